#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Break each rule of the house in a tree made for it, and see that the check says so."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import check_headers  # noqa: E402
import check_layers  # noqa: E402

HEAD = "// SPDX-License-Identifier: MIT\n#pragma once\n"


class House(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        self.write("include/habeas/core/a.hpp", HEAD)
        self.write("include/habeas/time/b.hpp", HEAD + "#include <fmt/format.h>\n#include <habeas/core/a.hpp>\n")
        self.write("include/habeas/habeas.hpp", HEAD + "#include <habeas/core/a.hpp>\n#include <habeas/time/b.hpp>\n")
        self.write("tests/core/a.cpp", "// SPDX-License-Identifier: MIT\n#include <habeas/core/a.hpp>\n")
        self.write("tests/time/b.cpp", "// SPDX-License-Identifier: MIT\n#include <habeas/time/b.hpp>\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def expect(self, check, *needles: str) -> None:
        faults, _ = check.check(self.root)
        self.assertEqual(len(faults), len(needles), faults)
        for fault, needle in zip(faults, needles):
            self.assertIn(needle, fault)

    def test_sound(self) -> None:
        self.expect(check_layers)
        self.expect(check_headers)

    def test_upwards(self) -> None:
        self.write("include/habeas/core/a.hpp", HEAD + "#include <habeas/time/c.hpp>\n")
        self.expect(check_layers, "core may not include habeas/time/c.hpp")

    def test_engine_knows_no_date(self) -> None:
        self.write("include/habeas/solve/c.hpp", HEAD + "#include <habeas/time/b.hpp>\n")
        self.expect(check_layers, "solve may not include habeas/time/b.hpp")

    def test_outside(self) -> None:
        self.write("include/habeas/core/a.hpp", HEAD + "#include <boost/graph/graph_traits.hpp>\n")
        self.expect(check_layers, "core may not use", "too heavy")

    def test_unknown_room(self) -> None:
        self.write("include/habeas/attic/c.hpp", HEAD)
        self.expect(check_layers, "'attic' is no room")

    def test_quotes(self) -> None:
        self.write("include/habeas/core/a.hpp", HEAD + '#include "b.hpp"\n')
        self.expect(check_layers, "in quotes")

    def test_ring(self) -> None:
        self.write("include/habeas/core/a.hpp", HEAD + "#include <habeas/core/c.hpp>\n")
        self.write("include/habeas/core/c.hpp", HEAD + "#include <habeas/core/a.hpp>\n")
        self.expect(check_layers, "include one another: habeas/core/a.hpp -> habeas/core/c.hpp -> habeas/core/a.hpp")

    def test_source_upwards(self) -> None:
        self.write("src/io/c.cpp", "#include <habeas/store/c.hpp>\n")
        self.expect(check_layers, "io may not include habeas/store/c.hpp")

    def test_no_test(self) -> None:
        (self.root / "tests/time/b.cpp").unlink()
        self.expect(check_headers, "no test tests/time/b.cpp")

    def test_test_of_something_else(self) -> None:
        self.write("tests/time/b.cpp", "// SPDX-License-Identifier: MIT\n#include <habeas/core/a.hpp>\n")
        self.expect(check_headers, "does not include <habeas/time/b.hpp>")

    def test_left_out_of_umbrella(self) -> None:
        self.write("include/habeas/habeas.hpp", HEAD + "#include <habeas/core/a.hpp>\n")
        self.expect(check_headers, "not reached from habeas/habeas.hpp")

    def test_shape(self) -> None:
        self.write("include/habeas/core/a.hpp", "// nothing\n" * 501)
        self.expect(check_headers, "no #pragma once", "501 lines", "the first lines do not say")


if __name__ == "__main__":
    unittest.main()
