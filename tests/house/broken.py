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
import check_ids  # noqa: E402
import check_layers  # noqa: E402
import check_sentences  # noqa: E402

LICENCE = "// SPDX-License-Identifier: MIT\n"
HEAD = LICENCE + "#pragma once\n"
LONG = "".join(f"  n += {i};\n" for i in range(16))


class House(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        self.write("include/habeas/core/a.hpp", HEAD)
        self.write("include/habeas/time/b.hpp", HEAD + "#include <fmt/format.h>\n#include <habeas/core/a.hpp>\n")
        self.write("include/habeas/habeas.hpp", HEAD + "#include <habeas/core/a.hpp>\n#include <habeas/time/b.hpp>\n")
        self.write("tests/core/a.cpp", LICENCE + "#include <habeas/core/a.hpp>\n")
        self.write("tests/time/b.cpp", LICENCE + "#include <habeas/time/b.hpp>\n")
        self.write("examples/01.cpp", LICENCE + "#include <habeas/time/b.hpp>\n")

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

    def test_sentences_have_their_names(self) -> None:
        few = '{"few", "{n} {n|person|people} of {id}", "{n} {n|persona|personas} de {id}"}'
        by_death = '{"by_death", "by death", "por muerte"}'
        self.write("include/habeas/wording/catalogue.hpp", HEAD + few + by_death)
        slugs = 'keys_by_slug<mechanism> kinds("by_");\n'
        whole = 'say(l, "few", {{"n", number(a, "x")}, {"id", f(b)}});\n'
        for text, *faults in (
            (slugs + whole,),
            (whole, "no source asks for 'by_death'"),
            (
                slugs + 'say(l, least ? sentence_key("few") : "few", {{"n", text(a)}});',
                "x.cpp:2: 'few' wants a value for 'id'",
            ),
            (slugs + 'add("few", {a}, {{"m", f(b)}}, {}, sentence_key("by_death"));',),
            (slugs + 'add("few", {a}, {{"n", f(b)}});', "x.cpp:2: 'few' wants a value for 'id'"),
            (slugs, "no source asks for 'few'"),
        ):
            with self.subTest(text):
                self.write("src/wording/x.cpp", text)
                self.expect(check_sentences, *faults)
        self.write("include/habeas/wording/catalogue.hpp", HEAD + '{"few", "{n} people", "{m} personas"}')
        self.write("src/wording/x.cpp", whole)
        self.expect(check_sentences, "not the same names in each language: m, n", "wants a value for 'm'")

    def test_ids_are_not_taken_apart(self) -> None:
        self.expect(check_ids)
        for line, *faults in (
            ("const auto colon = name.find(':');", "looks for a mark"),
            ('if (name.rfind("end:", 0) == 0) return;', "looks for a mark", "reads the words of a point"),
            ('const bool from = rest.ends_with(":from");', "looks for a mark"),
            ('const bool in = t.chain.rfind("entries", 0) == 0;', "reads the words of a point or a chain"),
            ('if (t.chain == "held") return;', "compares the words"),
            ("const auto tail = c.id.text().substr(6);", "takes an id apart"),
            ('return "claim:" + c.id.text();', "puts a point together"),
            ('return fmt::format("bulletin:{}", name);', "puts a point together"),
            ("return b.axis + '=' + part.name;", "puts a chain or a stratum together"),
        ):
            with self.subTest(line):
                for place in ("src/ledger/c.cpp", "src/verify/c.hpp", "python/src/c.cpp"):
                    self.write(place, line + "\n")
                    self.expect(check_ids, *faults)
                    self.write(place, "// " + line + "\n")
                    self.expect(check_ids)
                for place in ("src/io/answers/c.cpp", "src/wording/c.cpp", "src/ledger/point_reader.cpp"):
                    self.write(place, line + "\n")
                self.expect(check_ids)

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
        self.expect(check_layers, "in quotes: a public header shows nothing of src/")

    def test_ring(self) -> None:
        self.write("include/habeas/core/a.hpp", HEAD + "#include <habeas/core/c.hpp>\n")
        self.write("include/habeas/core/c.hpp", HEAD + "#include <habeas/core/a.hpp>\n")
        self.expect(check_layers, "include one another: habeas/core/a.hpp -> habeas/core/c.hpp -> habeas/core/a.hpp")

    def test_source_upwards(self) -> None:
        self.write("src/lint/c.cpp", "#include <habeas/io/c.hpp>\n")
        self.expect(check_layers, "lint may not include habeas/io/c.hpp")

    def test_rules_have_no_dossier_of_their_own(self) -> None:
        for line in (
            "void look(const dossier& d) {}",
            "void look(finding_list& into, const dossier& d, int n) {}",
            "int number_of(const dossier_content& all);",
            "const dossier whole = opened();",
            "const excerpts whole(into.of());",
        ):
            with self.subTest(line):
                self.write("src/lint/rules_new.cpp", line + "\n")
                self.expect(check_layers, "a rule reads what its finding_list shows")
        self.write("src/lint/rules_new.cpp", "void look(finding_list& into) { const auto& d = into.of(); }\n")
        self.expect(check_layers)

    def test_private_upwards(self) -> None:
        self.write("src/ledger/c.hpp", HEAD + '#include "lint/d.hpp"\n')
        self.write("src/lint/d.hpp", HEAD)
        self.expect(check_layers, "ledger may not include lint/d.hpp")

    def test_private_of_nothing(self) -> None:
        self.write("src/ledger/c.hpp", HEAD + '#include "ledger/d.hpp"\n')
        self.expect(check_layers, "ledger/d.hpp does not exist")

    def test_private_circle(self) -> None:
        self.write("src/ledger/c.hpp", HEAD + '#include "ledger/d.hpp"\n')
        self.write("src/ledger/d.hpp", HEAD + '#include "ledger/c.hpp"\n')
        self.expect(check_layers, "include one another: ledger/c.hpp -> ledger/d.hpp -> ledger/c.hpp")

    def test_checker_shares_nothing(self) -> None:
        for room, name in (("proof", "proof"), ("proof", "labels"), ("ledger", "ledger"), ("solve", "system")):
            self.write(f"include/habeas/{room}/{name}.hpp", HEAD)
        allowed = "#include <habeas/proof/proof.hpp>\n#include <habeas/time/b.hpp>\n"
        self.write("src/verify/c.cpp", allowed)
        self.expect(check_layers)
        refused = "".join(f"#include <habeas/{n}.hpp>\n" for n in ("proof/labels", "ledger/ledger", "solve/system"))
        self.write("src/verify/c.cpp", allowed + refused + '#include "wording/words.hpp"\n')
        self.write("src/wording/words.hpp", HEAD)
        self.write("include/habeas/verify/c.hpp", HEAD + "#include <habeas/ledger/ledger.hpp>\n")
        may_not = [f"verify may not include {n}" for n in ("habeas/ledger/ledger.hpp", "habeas/proof/labels.hpp")]
        may_not += ["verify may not include habeas/ledger/ledger.hpp", "verify may not include habeas/solve/system.hpp"]
        self.expect(check_layers, *may_not, "verify may not include wording/words.hpp")

    def test_model_knows_no_solver(self) -> None:
        self.write("include/habeas/solve/c.hpp", HEAD)
        self.write("src/graph/c.cpp", "#include <habeas/solve/c.hpp>\n")
        self.expect(check_layers, "graph may not include habeas/solve/c.hpp")

    def test_command_looks_inside(self) -> None:
        self.write("src/ledger/c.hpp", HEAD)
        self.write("src/command/d.cpp", '#include "ledger/c.hpp"\n')
        self.expect(check_layers, 'the command may not include "ledger/c.hpp"')

    def test_command_reads_json_back(self) -> None:
        self.write("src/command/c.cpp", 'void f() {\n  put(text_of(answer.at("pledges")));\n}\n')
        self.write("src/command/d.cpp", "auto answer = json::parse(labels_json(d));\n")
        self.write("src/command/e.cpp", "for (const auto& one : answer.get_array()) put(one);\n")
        self.write(
            "src/command/f.cpp", 'put(json::object{{"account", l.account().text()}}, d);  // no .at("account")\n'
        )
        self.write("src/command/output.hpp", HEAD + 'inline void put(value v) { v.get_object()["withheld"] = 0; }\n')
        self.expect(check_layers, 'c.cpp:2: .at("', "d.cpp:1: json::parse(", "e.cpp:1: .get_array(")

    def test_importer_prints_a_document(self) -> None:
        self.write("src/io/import/c.cpp", "content = read_dossier(pretty(document_), name);\n")
        self.write("src/io/import/d.cpp", "return json::serialize(claims);\n")
        self.write("src/io/import/e.cpp", "const auto root = parse_json(mapping, name, problems);\n")
        self.write("src/io/json/c.cpp", "return pretty(w.take());\n")
        self.expect(check_layers, "c.cpp:1: read_dossier(", "d.cpp:1: serialize(")

    def test_heavy_library_elsewhere(self) -> None:
        self.write("src/ledger/c.cpp", "#include <boost/multiprecision/cpp_int.hpp>\n")
        self.expect(check_layers, "is used in solve alone")

    def test_boost_graph_elsewhere(self) -> None:
        self.write("src/ledger/c.cpp", "#include <boost/graph/strong_components.hpp>\n")
        self.expect(check_layers, "is used in graph and solve alone")

    def test_no_test(self) -> None:
        (self.root / "tests/time/b.cpp").unlink()
        self.expect(check_headers, "no test tests/time/b.cpp")

    def test_test_of_something_else(self) -> None:
        self.write("tests/time/b.cpp", "// SPDX-License-Identifier: MIT\n#include <habeas/core/a.hpp>\n")
        self.expect(check_headers, "does not include <habeas/time/b.hpp>")

    def test_left_out_of_umbrella(self) -> None:
        self.write("include/habeas/habeas.hpp", HEAD + "#include <habeas/core/a.hpp>\n")
        self.expect(check_headers, "not reached from habeas/habeas.hpp")

    def test_long_body(self) -> None:
        for head in (
            "inline int f(int n = g({1, 2})) {",
            "struct s {\n  int f() const noexcept {",
            "class c : d {\n  c() : n(0) {",
        ):
            closing = "}\n" * head.count("{\n") + "};\n"
            self.write("include/habeas/core/a.hpp", f"{HEAD}namespace habeas {{\n{head}\n{LONG}}}\n{closing}")
            self.expect(check_headers, "a body of 16 lines")

    def test_bodies_that_may_be_long(self) -> None:
        for head in (
            "template <class T>\nint f(T n) {",
            "template <class T>\nstruct s {\n  int f() {",
            "consteval int f(int n) {",
            "inline constexpr int table[] = {",
            "/* int f() { */ struct s {",
        ):
            closing = "}\n" * head.count("{\n") + "};\n"
            self.write("include/habeas/core/a.hpp", f"{HEAD}namespace habeas {{\n{head}\n{LONG}}}\n{closing}")
            self.expect(check_headers)
        self.write("include/habeas/core/a.hpp", HEAD)
        body = f"#include <habeas/core/a.hpp>\nnamespace habeas {{\ninline int f(int n) {{\n{LONG}}}\n}}\n"
        self.write("include/habeas/time/b.hpp", HEAD + body)
        self.expect(check_headers)

    def test_nobody_names_it(self) -> None:
        (self.root / "examples/01.cpp").unlink()
        self.expect(check_headers, "b.hpp: no user's program, binding or public header names it")

    def test_only_tests_reach_it(self) -> None:
        self.write("src/solve/c.hpp", HEAD)
        self.write("src/solve/c.cpp", LICENCE + '#include "solve/c.hpp"\n')
        self.write("tests/solve/c.cpp", LICENCE + '#include "solve/c.hpp"\n')
        self.expect(check_headers, "nothing but its tests or a benchmark reaches it")
        self.write("src/solve/d.cpp", LICENCE + '#include "solve/c.hpp"\n')
        self.expect(check_headers)
        (self.root / "tests/solve/c.cpp").unlink()
        self.expect(check_headers, "no test tests/solve/c.cpp")

    def test_join_of_older_fmt_alone(self) -> None:
        self.write(
            "src/core/c.cpp", LICENCE + '#include <fmt/format.h>\nauto s = fmt::format("{}", fmt::join(v, ", "));\n'
        )
        self.expect(check_headers, "c.cpp: fmt::join comes from <fmt/ranges.h>")
        self.write(
            "src/core/c.cpp", LICENCE + '#include <fmt/ranges.h>\nauto s = fmt::format("{}", fmt::join(v, ", "));\n'
        )
        self.expect(check_headers)

    def test_shape(self) -> None:
        self.write("include/habeas/core/a.hpp", "// nothing\n" * 501)
        self.expect(check_headers, "no #pragma once", "501 lines", "the first lines do not say")


if __name__ == "__main__":
    unittest.main()
