#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check that nothing is read out of an id, a point or a chain but where people's words are read.

An id may hold any character, so no source may look for a mark inside one, nor put points together from words: points,
chains and terms are types (model/account_point.hpp, proof/proof.hpp). Their words are written beside the types, read in
io/, turned into sentences in wording/, and read from people in ledger/point_reader.cpp. Exits with 1, listing every
line that takes an id apart, or glues or compares the words of a point, anywhere else in src/, include/ or python/src/.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

# Where words are read or written; dates have marks of their own and are no ids, nor is an option of a command line.
READERS = (
    "src/io/",
    "src/wording/",
    "src/ledger/point_reader.cpp",
    "src/time/",
    "include/habeas/time/",
    "src/lp/",
    "src/command/line.cpp",
)
# The words of points and chains, written beside their types.
WRITERS = ("src/model/account_point.cpp", "src/proof/proof.cpp")

POINT = r"(?:end|start|at|claim|bulletin|point|event_start|event_end)"
CHAIN = r"(?:entries|exits|held|start|end)"
LOOKING = r"\b(?:find|rfind|find_first_of|find_last_of|starts_with|ends_with|compare)"

TAKING_APART = {
    "looks for a mark inside a text": re.compile(LOOKING + r"""\(\s*(?:'[:=]'|"[^"]*[:=][^"]*")"""),
    "takes an id apart": re.compile(
        r"\.text\(\)\s*\.\s*(?:find|rfind|substr|starts_with|ends_with|compare|find_first_of|find_last_of|front|back|erase|remove_\w+)\("
    ),
    "reads the words of a point or a chain": re.compile(
        LOOKING + rf'\(\s*"{POINT}:?"|' + LOOKING + rf'\(\s*"{CHAIN}:?"'
    ),
    "compares the words of a chain or a point": re.compile(
        rf'\b(?:chain|point|name|text)\s*[!=]=\s*"{POINT}:?|\bchain\s*[!=]=\s*"'
    ),
}
GLUING = {
    "puts a point together from words": re.compile(
        rf'"{POINT}:"\s*\+|format\(\s*"{POINT}:\{{|\+\s*":(?:from|to)"|append\(\s*"{POINT}:"'
    ),
    "puts a chain or a stratum together from words": re.compile(
        rf'"{CHAIN}:"\s*\+|format\(\s*"(?:entries|exits):\{{|\+\s*\'=\'\s*\+'
    ),
}


def faults_of(name: str, text: str) -> list[str]:
    """The faults of one file; `name` is its path from the root."""
    if name.startswith(READERS):
        return []
    rules = TAKING_APART if name.startswith(WRITERS) else TAKING_APART | GLUING
    faults = []
    for number, line in enumerate(text.splitlines(), 1):
        code = line.split("//")[0]
        faults += [f"{name}:{number}: {what}: {code.strip()}" for what, shape in rules.items() if shape.search(code)]
    return faults


def check(root: Path) -> tuple[list[str], int]:
    files = sorted(
        p
        for folder in ("src", "include", "python/src")
        for p in (root / folder).rglob("*")
        if p.suffix in (".cpp", ".hpp")
    )
    faults = []
    for path in files:
        faults += faults_of(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
    return faults, len(files)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    faults, count = check(parser.parse_args().root)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"ids: {count} files, {len(faults)} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
