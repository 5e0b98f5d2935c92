#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check what every file of the house promises by its shape.

Each source names its licence. Each header, public or private, has `#pragma once` and at most 500 lines, and each that
is made for something has a test file of its own. A public header belongs to habeas.hpp where its room does; no function
that is not a template has a body of more than 15 lines in it outside time/ and graph/; and it is there since a program
of a user (the examples, the consumers of tests/install), a binding, or another public header names it: what only our
own sources reach lies in src/, and what only tests and benchmarks reach is not there at all. What uses fmt::join names
the header that every version of fmt has it in. Exits with 1, listing
every fault.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from check_layers import ROOMS

LICENCE = "SPDX-License-Identifier: MIT"
LONGEST = 500
LONGEST_BODY = 15
BODIES_ALLOWED = ("time", "graph")
# What reads and writes is left out of habeas.hpp.
UMBRELLA_ROOMS = [room for room in ROOMS if room not in ("lp", "io")]
SOURCE_FOLDERS = ("include", "src", "tests", "examples", "bench", "python", "scripts", "cmake")
SOURCE_ENDINGS = {".hpp", ".cpp", ".py", ".pyi", ".cmake"}
USERS = ("examples", "python/src", "tests/install")

RULES = "rules of checking; lint/dossier_check.cpp tests each with a true and a false case"
VALUE = "a plain value; the tests of what answers with it look at it"

# Headers without a test file of their own, each with its reason.
UNTESTED = {
    "build.hpp": "only includes others; examples/14_builder.cpp goes by it",
    "model/source_line.hpp": "model/dossier_builder.cpp tests the line of a call",
    "model/found_places.hpp": "model/dossier_builder.cpp and io/dossier_json.cpp test what is no second fault",
    "model/builder_state.hpp": "what the builder and its handles share; they are tested",
    "format.hpp": "tests/wording/answer_text.cpp prints one of each",
    "model/ids.hpp": "names the tags of ids; core/id.cpp and compile_fail/ids.cpp test what ids do",
    "core/export.hpp": "a mark for compilers; tests/install looks at what a shared library shows",
    "conflict/placed_contradiction.hpp": VALUE,
    "conflict/conflict_of_claims.hpp": "lint/contradiction_lists.cpp looks at what it proves",
    "ledger/ledger_state.hpp": "what a ledger keeps; ledger/ledger.cpp asks it through the ledger",
    "proof/bound_ends.hpp": VALUE,
    "ledger/bound_ends.hpp": VALUE,
    "ledger/chain.hpp": VALUE,
    "proof/vote_policy.hpp": VALUE,
    "solve/whole_range.hpp": VALUE,
    "verify/check_result.hpp": VALUE,
    "lint/finding.hpp": RULES,
    "lint/rules_dates.hpp": RULES,
    "lint/rules_flows.hpp": RULES,
    "lint/rules_ledger.hpp": RULES,
    "lint/rules_meaning.hpp": RULES,
    "lint/rules_parts.hpp": RULES,
    "lint/rules_people.hpp": RULES,
    "lint/rules_sources.hpp": RULES,
    "proof/claim_windows.hpp": RULES,
    "core/cancel.hpp": "three lines; every call that can be stopped is tested where it is",
    "ledger/counting_claims.hpp": "ledger/knowledge_series.cpp and lint/draft_check.cpp test what counts",
    "process/supposition.hpp": "process/negotiation_state.cpp and process/talks_rules.cpp test what is supposed",
    "solve/wide_integer.hpp": "names a type of Boost.Multiprecision",
}
# Rooms whose private headers are parts of sources that are tested as wholes.
UNTESTED_INSIDE = ("command", "io", "lp", "simulate")

# Headers that habeas.hpp leaves to whoever needs them, each with its reason.
APART = {
    "core/export.hpp": "every header that needs it includes it",
    "time/boost_date_time.hpp": "brings Boost.DateTime with it",
    "graph/boost_graph.hpp": "brings Boost.Graph with it",
}

INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*<(habeas/[^>]+)>", re.MULTILINE)
OURS = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<habeas/([^>]+)>|"([^"]+)")', re.MULTILINE)


def includes(path: Path) -> list[str]:
    """Headers of ours that a file names, public and private alike, as room/name.hpp."""
    return [public or private for public, private in OURS.findall(path.read_text(encoding="utf-8"))]


def reached(start: Path, include: Path) -> set[Path]:
    """Every header that `start` includes, directly or through others."""
    seen: set[Path] = set()
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path in seen or not path.exists():
            continue
        seen.add(path)
        waiting += [include / name for name in INCLUDE.findall(path.read_text(encoding="utf-8"))]
    return seen


def without_literals(text: str) -> str:
    """The same text, line by line, with comments and the insides of quotes left out."""
    pattern = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])+\''
    return re.sub(pattern, lambda m: "\n" * m.group(0).count("\n"), text, flags=re.DOTALL)


def long_bodies(text: str) -> list[tuple[int, int]]:
    """Line and length of each body of a function that is no template and has more than LONGEST_BODY lines."""
    bare = without_literals(text)
    found = []
    stack: list[tuple[str, int, bool]] = []  # kind of the brace, where it opens, is it within a template?
    head_from = 0
    for at, mark in ((m.start(), m.group()) for m in re.finditer(r"[{};]", bare)):
        if mark == ";":
            # One within the head of a loop ends nothing, but heads of loops are only looked at within functions.
            head_from = at + 1
            continue
        if mark == "{":
            head = bare[head_from:at]
            inside = stack[-1] if stack else ("namespace", 0, False)
            template = (
                inside[2]
                or bool(re.search(r"\btemplate\s*<", head))
                or bool(re.search(r"\bauto\b\s*[&\w]*\s*[,)]", head))
            )
            if re.search(r"\bnamespace\b", head):
                kind = "namespace"
            elif inside[0] in ("function", "value"):
                kind = inside[0] if inside[0] == "value" else "block"
            elif inside[0] == "block":
                kind = "block"
            elif re.search(r"\b(class|struct|union|enum)\b(?![^{]*\)\s*(const|noexcept|override|\s)*$)", head):
                kind = "class"
            elif re.search(r"\)\s*(const|noexcept|override|final|&|\s|->\s*[\w:<>,\s&*]+)*$", head) or re.search(
                r"\)\s*(noexcept\s*)?:[^:]", head
            ):
                kind = "function"
            else:
                kind = "value"
            compile_time = bool(re.search(r"\b(consteval|constexpr)\b", head))
            stack.append((kind, at, template or (kind == "function" and compile_time)))
        elif stack:
            kind, opened, template = stack.pop()
            if kind == "function" and not template:
                lines = bare.count("\n", opened, at) - 1
                if lines > LONGEST_BODY:
                    found.append((bare.count("\n", 0, opened) + 1, lines))
        head_from = at + 1
    return found


def test_faults(path: Path, name: str, written: str, root: Path) -> list[str]:
    """Faults of the test of one header, which the test names as it is written in an include."""
    if name in UNTESTED or name == "habeas.hpp":
        return []
    test = root / "tests" / Path(name).with_suffix(".cpp")
    if not test.exists():
        return [f"{path}: no test {test.relative_to(root)}"]
    if written not in test.read_text(encoding="utf-8"):
        return [f"{test}: does not include {written}"]
    return []


def named_by_users(root: Path, headers: list[Path], top: Path) -> set[str]:
    """Public headers that a user's program or a binding names, or a public header other than habeas.hpp does."""
    files = [p for folder in USERS for p in (root / folder).rglob("*") if p.suffix in (".cpp", ".hpp")]
    files += [p for p in headers if p.parent != top]
    return {name for path in files for name in includes(path)}


def check_public(root: Path, headers: list[Path], top: Path) -> list[str]:
    faults = []
    everything = reached(top / "habeas.hpp", top.parent)
    named = named_by_users(root, headers, top)
    for path in headers:
        name = path.relative_to(top).as_posix()
        room = name.split("/")[0]
        text = path.read_text(encoding="utf-8")
        faults += test_faults(path, name, f"<habeas/{name}>", root)
        if room in UMBRELLA_ROOMS and path not in everything and name not in APART:
            faults.append(f"{path}: not reached from habeas/habeas.hpp")
        if path.parent != top and name not in named:
            faults.append(f"{path}: no user's program, binding or public header names it; it belongs in src/")
        if room not in BODIES_ALLOWED:
            faults += [f"{path}:{line}: a body of {n} lines; it belongs in src/" for line, n in long_bodies(text)]
    return faults


def check_private(root: Path) -> list[str]:
    """Private headers: tested, and reached by a source that is no test."""
    faults = []
    source = root / "src"
    users = [p for p in source.rglob("*") if p.suffix in (".cpp", ".hpp")]
    users += list((root / "include").rglob("*.hpp"))
    named = {path: set(includes(path)) for path in users}
    for path in sorted(source.rglob("*.hpp")):
        name = path.relative_to(source).as_posix()
        if name.split("/")[0] not in UNTESTED_INSIDE:
            faults += test_faults(path, name, f'"{name}"', root)
        own = path.with_suffix(".cpp")
        if not any(name in names for user, names in named.items() if user not in (path, own)):
            faults.append(f"{path}: nothing but its tests or a benchmark reaches it")
    return faults


def check(root: Path) -> tuple[list[str], int]:
    faults: list[str] = []
    top = root / "include" / "habeas"
    headers = sorted(top.rglob("*.hpp"))
    inside = sorted((root / "src").rglob("*.hpp"))
    for path in headers + inside:
        text = path.read_text(encoding="utf-8")
        if "\n#pragma once\n" not in text:
            faults.append(f"{path}: no #pragma once")
        if text.count("\n") > LONGEST:
            faults.append(f"{path}: {text.count(chr(10))} lines; a header is split at {LONGEST}")
    faults += check_public(root, headers, top) + check_private(root)
    for name in (*UNTESTED, *APART):
        here = root == Path(__file__).resolve().parent.parent
        if here and not (top / name).exists() and not (root / "src" / name).exists():
            faults.append(f"{name} is excused, but does not exist")
    for folder in SOURCE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in SOURCE_ENDINGS or "__pycache__" in path.parts or not path.is_file():
                continue
            text = path.read_text(encoding="utf-8")
            if LICENCE not in "\n".join(text.splitlines()[:3]):
                faults.append(f"{path}: the first lines do not say {LICENCE}")
            # Up to fmt 10 its other headers bring fmt::join with them; newer ones do not, and far builds break.
            if path.suffix in (".hpp", ".cpp") and "fmt::join(" in text and "<fmt/ranges.h>" not in text:
                faults.append(f"{path}: fmt::join comes from <fmt/ranges.h>")
    return faults, len(headers) + len(inside)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    faults, count = check(parser.parse_args().root.resolve())
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"headers: {count} headers, {len(faults)} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
