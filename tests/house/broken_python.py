#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Break each rule of the Python package's imports in a tree made for it, and see that the check says so."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import check_python  # noqa: E402

HEAD = "# SPDX-License-Identifier: MIT\n"


class Python(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        self.write("__init__.py", "from habeas.dossier import Dossier\n")
        self.write("_core.pyi", "version: str\n")
        self.write("_frozen.py", "")
        self.write("errors.py", "")
        self.write("dossier.py", "from habeas import _core\nfrom habeas.answers.proofs import Proof\n")
        self.write("model/__init__.py", "")
        self.write("model/dates.py", "import datetime\nfrom habeas import _core, errors\n")
        self.write("model/view.py", "from habeas.model import dates\nfrom habeas.model.dates import Date\n")
        self.write("answers/__init__.py", "")
        self.write("answers/proofs.py", "from habeas._frozen import Frozen\nfrom ..model.view import View\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / "python" / "habeas" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + text, encoding="utf-8")

    def expect(self, *needles: str) -> None:
        faults, _ = check_python.check(self.root)
        self.assertEqual(len(faults), len(needles), faults)
        for fault, needle in zip(faults, needles):
            self.assertIn(needle, fault)

    def test_sound(self) -> None:
        self.expect()
        self.assertEqual(check_python.check(self.root)[1], 10)

    def test_circle(self) -> None:
        self.write("model/dates.py", "from habeas.model import view\n")
        self.expect("import one another: habeas.model.dates -> habeas.model.view -> habeas.model.dates")

    def test_circle_for_types_alone(self) -> None:
        late = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from habeas.model.view import View\n"
        self.write("model/dates.py", late)
        self.expect("habeas.model.dates -> habeas.model.view -> habeas.model.dates")

    def test_circle_within_a_function(self) -> None:
        self.write("model/dates.py", "def f():\n    from .view import View\n    return View\n")
        self.expect("habeas.model.dates -> habeas.model.view -> habeas.model.dates")

    def test_circle_by_name(self) -> None:
        late = "import importlib\ndef f():\n    return importlib.import_module('habeas.model.view')\n"
        self.write("model/dates.py", late)
        self.expect("habeas.model.dates -> habeas.model.view -> habeas.model.dates")

    def test_circle_of_the_top_level(self) -> None:
        self.write("ledger.py", "from habeas.dossier import Dossier\n")
        self.write("dossier.py", "from habeas.ledger import Ledger\n")
        self.expect("habeas.dossier -> habeas.ledger -> habeas.dossier")

    def test_circle_through_the_compiled_module(self) -> None:
        self.write("errors.py", "from habeas import _core\n")
        self.expect("habeas._core -> habeas.errors -> habeas._core")

    def test_the_package_itself(self) -> None:
        self.write("ledger.py", "import habeas\n")
        self.expect("ledger.py:2: habeas.ledger may not import habeas itself")

    def test_the_package_itself_beside_a_module(self) -> None:
        self.write("ledger.py", "import habeas.dossier\n")
        self.expect("habeas.ledger may not import habeas itself")

    def test_a_name_of_the_package_itself(self) -> None:
        self.write("ledger.py", "from habeas import Dossier\n")
        self.expect("habeas.ledger may not import habeas itself")

    def test_the_package_itself_from_within_it_closes_a_circle(self) -> None:
        self.write("dossier.py", "from . import schema\n")
        self.expect("habeas.dossier may not import habeas itself", "habeas -> habeas.dossier -> habeas")

    def test_model_knows_no_answer(self) -> None:
        self.write("model/dates.py", "from habeas.answers import checks\nfrom habeas.answers.checks import Check\n")
        self.write("answers/checks.py", "")
        self.expect("dates.py:2: model may not import habeas.answers.checks", "dates.py:3: model may not import")

    def test_model_knows_no_dossier(self) -> None:
        self.write("ledger.py", "")
        self.write("model/dates.py", "import habeas.ledger as ledger\n")
        self.expect("model may not import habeas.ledger")

    def test_answers_know_no_dossier(self) -> None:
        self.write("ledger.py", "")
        self.write("answers/proofs.py", "from ..ledger import Ledger\n")
        self.expect("proofs.py:2: answers may not import habeas.ledger")

    def test_leaves_know_no_room(self) -> None:
        self.write("_frozen.py", "from habeas.model.dates import Date\n")
        self.expect("_frozen may not import habeas.model.dates")

    def test_unknown_room(self) -> None:
        self.write("attic/old.py", "")
        self.expect("'attic' is no room")

    def test_not_there(self) -> None:
        self.write("ledger.py", "from habeas.model.months import Month\n")
        self.expect("habeas.model.months does not exist")

    def test_no_python(self) -> None:
        self.write("ledger.py", "def\n")
        self.expect("ledger.py:2: ")

    def test_what_the_command_says(self) -> None:
        def run() -> subprocess.CompletedProcess[str]:
            command = [sys.executable, str(SCRIPTS / "check_python.py"), "--root", str(self.root)]
            return subprocess.run(command, capture_output=True, text=True, check=False)

        self.assertEqual((run().returncode, run().stdout), (0, "python: 10 modules, 0 faults\n"))
        self.write("model/dates.py", "from habeas.dossier import Dossier\n")
        self.assertEqual(run().returncode, 1)
        self.assertIn("model may not import habeas.dossier", run().stderr)
        self.assertIn("modules import one another", run().stderr)


if __name__ == "__main__":
    unittest.main()
