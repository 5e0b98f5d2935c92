#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check what every file of the house promises by its shape.

Each source names its licence; each public header has `#pragma once`, at most 500 lines, a test file
of its own, and a place in habeas.hpp if the room belongs to habeas::habeas. Exits with 1, listing
every fault.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

LICENCE = "SPDX-License-Identifier: MIT"
LONGEST = 500
UMBRELLA_ROOMS = ("core", "time", "solve", "model", "graph", "infer", "stats", "simulate")
SOURCE_FOLDERS = ("include", "src", "tests", "examples", "bench", "python", "scripts", "cmake")
SOURCE_ENDINGS = {".hpp", ".cpp", ".py", ".pyi", ".cmake"}

FAMILY = "rules of checking; infer/findings.cpp tests each with a true and a false case"

# Headers without a test file of their own, each with its reason.
UNTESTED = {
    "model/ids.hpp": "names the tags of ids; core/id.cpp and compile_fail/ids.cpp test what ids do",
    "infer/findings_dates.hpp": FAMILY,
    "infer/findings_flows.hpp": FAMILY,
    "infer/findings_ledger.hpp": FAMILY,
    "infer/findings_meaning.hpp": FAMILY,
    "infer/findings_parts.hpp": FAMILY,
    "infer/findings_people.hpp": FAMILY,
    "infer/findings_sources.hpp": FAMILY,
    "infer/finding.hpp": FAMILY,
    "infer/claim_dates.hpp": FAMILY,
}

# Headers that habeas.hpp leaves to whoever needs them, each with its reason.
APART = {
    "time/bridge.hpp": "brings Boost.DateTime with it",
    "graph/csr_boost.hpp": "brings Boost.Graph with it",
}

INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*<(habeas/[^>]+)>", re.MULTILINE)


def needs_test(name: str) -> bool:
    return Path(name).name not in ("fwd.hpp", "habeas.hpp") and name not in UNTESTED


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


def check(root: Path) -> tuple[list[str], int]:
    faults: list[str] = []
    include = root / "include"
    top = include / "habeas"
    headers = sorted(top.rglob("*.hpp"))
    everything = reached(top / "habeas.hpp", include)
    for path in headers:
        name = path.relative_to(top).as_posix()
        text = path.read_text(encoding="utf-8")
        if "\n#pragma once\n" not in text:
            faults.append(f"{path}: no #pragma once")
        if text.count("\n") > LONGEST:
            faults.append(f"{path}: {text.count(chr(10))} lines; a header is split at {LONGEST}")
        test = root / "tests" / Path(name).with_suffix(".cpp")
        if needs_test(name) and not test.exists():
            faults.append(f"{path}: no test {test.relative_to(root)}")
        elif needs_test(name) and f"<habeas/{name}>" not in test.read_text(encoding="utf-8"):
            faults.append(f"{test}: does not include <habeas/{name}>")
        if name.split("/")[0] in UMBRELLA_ROOMS and path not in everything and path.name != "fwd.hpp" and name not in APART:
            faults.append(f"{path}: not reached from habeas/habeas.hpp")
    for name in (*UNTESTED, *APART):
        if root == Path(__file__).resolve().parent.parent and not (top / name).exists():
            faults.append(f"{name} is excused, but does not exist")
    for folder in SOURCE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in SOURCE_ENDINGS or "__pycache__" in path.parts or not path.is_file():
                continue
            if LICENCE not in "\n".join(path.read_text(encoding="utf-8").splitlines()[:3]):
                faults.append(f"{path}: the first lines do not say {LICENCE}")
    return faults, len(headers)


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
