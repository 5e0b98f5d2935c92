#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check that each room of the house includes only what it may.

The table below is the house: rooms from the ground up, what each may take from the rooms beneath it,
and what from outside. Exits with 1, listing every fault, when an include breaks the order, when an
outside library appears where it must not, when the checker of proofs reaches for what it checks, when
a public header shows the inside, or when files include one another in a circle. --table prints the lines
of each room, public and private.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOMS = [
    "core",
    "time",
    "solve",
    "model",
    "graph",
    "proof",
    "people",
    "wording",
    "timeline",
    "ledger",
    "verify",
    "conflict",
    "process",
    "lists",
    "lint",
    "coding",
    "simulate",
    "lp",
    "io",
]

# Rooms that may touch less than everything beneath them: the solvers know no prisoner and no date, the model links
# without them, and what checks a proof shares nothing with what finds it.
ONLY = {
    "solve": {"core"},
    "model": {"core", "time"},
    "graph": {"core", "time", "model"},
    "verify": {"core", "time", "model"},
    "simulate": {"core", "time", "model"},
    "lp": {"core", "solve"},
}
# Single headers that a room may take from one that it may not.
BESIDES = {"verify": {"proof/proof.hpp"}}

# Outside libraries by the start of their include path. Everything not listed is refused in include/.
EVERYWHERE = ("fmt/",)
# Containers that cost little to compile.
LIGHT_BOOST = ("boost/unordered/", "boost/container/", "boost/container_hash/")
OUTSIDE = {
    "time": ("boost/date_time/",),
    "graph": (*LIGHT_BOOST, "boost/graph/", "boost/iterator/", "boost/property_map/"),
    "model": LIGHT_BOOST,
}
# Heavy libraries stay in few headers, whose names say so.
ONLY_IN = {"boost/date_time/": re.compile(r"^time/boost_"), "boost/graph/": re.compile(r"^graph/boost_")}
# And some in sources of few rooms.
SOURCES_OF = {"boost/json": ("io",), "boost/multiprecision/": ("solve",), "boost/graph/": ("graph", "solve")}

# Data goes from cell to entity to answer to what is printed, never through text in the middle: the command prints from
# typed answers, not from JSON that it reads back, and an importer hands entities over, not a document to be read again.
# One file puts an answer's JSON out, and adds to it what every answer says.
ANSWERS_OUT = "output.hpp"
JSON_READ_BACK = re.compile(
    r"\.at\(\"|\bif_contains\(|\bparse_json\(|\bjson::parse\(|\.(?:as|if|get)_(?:object|array|string|int64|uint64|double|bool)\("
)
DOCUMENT_PRINTED = re.compile(r"\bserialize\(|\bpretty\(|\b(?:write|read|parse)_dossier\(")

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def includes(path: Path) -> list[tuple[str, str]]:
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def allowed_rooms(room: str) -> set[str]:
    beneath = set(ROOMS[: ROOMS.index(room) + 1])
    return (ONLY[room] | {room}) & beneath if room in ONLY else beneath


def may_include(room: str, inside: str) -> bool:
    """May `room` include the file `inside`, given as room/name.hpp?"""
    return inside.split("/")[0] in allowed_rooms(room) or inside in BESIDES.get(room, ())


def check_header(path: Path, top: Path) -> list[str]:
    """Faults of one public header; `top` is include/habeas."""
    faults = []
    inside = path.relative_to(top).as_posix()
    room = inside.split("/")[0]
    if room not in ROOMS:
        return [f"{path}: '{room}' is no room of the house ({', '.join(ROOMS)})"]
    for mark, name in includes(path):
        if mark == '"':
            faults.append(f'{path}: "{name}" is included in quotes: a public header shows nothing of src/')
        elif name.startswith("habeas/"):
            if not may_include(room, name.removeprefix("habeas/")):
                faults.append(f"{path}: {room} may not include {name}")
            elif not (top.parent / name).exists():
                faults.append(f"{path}: {name} does not exist")
        elif "/" in name:
            if not name.startswith(EVERYWHERE + OUTSIDE.get(room, ())):
                faults.append(f"{path}: {room} may not use {name}")
            for heavy, place in ONLY_IN.items():
                if name.startswith(heavy) and not place.search(inside):
                    faults.append(f"{path}: {name} is too heavy for this header")
    return faults


def text_in_the_middle(path: Path, source: Path) -> list[str]:
    """Places where the command reads JSON by its keys, or an importer prints a document."""
    parts = path.relative_to(source).parts
    if parts[0] == "command" and parts[-1] != ANSWERS_OUT:
        wrong, why = JSON_READ_BACK, "the command prints from typed answers, and reads no JSON"
    elif parts[:2] == ("io", "import"):
        wrong, why = DOCUMENT_PRINTED, "an importer hands entities over, and prints no document"
    else:
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        f"{path}:{number}: {found.group()} ({why})"
        for number, line in enumerate(lines, 1)
        if (found := wrong.search(line.split("//")[0]))
    ]


def check_source(path: Path, source: Path) -> list[str]:
    """Faults of one file under src/: it obeys the order of its room, and may use what it likes from outside."""
    room = path.relative_to(source).parts[0]
    if room == "command":
        # A user of the library like any other, but for answers that it takes apart, UTF-8, and its own parts.
        return [
            f'{path}: the command may not include "{name}"'
            for mark, name in includes(path)
            if mark == '"'
            and not name.startswith(
                (
                    "command/",
                    "core/near_names.hpp",
                    "core/utf8.hpp",
                    "core/visible.hpp",
                    "io/answers/",
                    "io/json/",
                    "wording/",
                )
            )
        ]
    if room not in ROOMS:
        return [f"{path}: '{room}' is no room of the house"]
    faults = []
    for mark, name in includes(path):
        inside = name.removeprefix("habeas/") if name.startswith("habeas/") else name if mark == '"' else ""
        if "/" in inside and inside.split("/")[0] in ROOMS and not may_include(room, inside):
            faults.append(f"{path}: {room} may not include {name}")
        if mark == '"' and not (source / name).exists():
            faults.append(f"{path}: {name} does not exist in src/")
        for heavy, owners in SOURCES_OF.items():
            if name.startswith(heavy) and room not in owners:
                faults.append(f"{path}: {name} is used in {' and '.join(owners)} alone")
    return faults


def circles(files: dict[str, Path]) -> list[str]:
    """Files that include one another: #pragma once hides it until one is included first."""
    edges = {name: sorted(n for _, n in includes(path) if n in files) for name, path in files.items()}
    state: dict[str, int] = {}
    found: list[str] = []

    def walk(node: str, trail: list[str]) -> None:
        state[node] = 1
        for following in edges.get(node, ()):
            if state.get(following) == 1:
                circle = [*trail[trail.index(following) :], following]
                found.append("files include one another: " + " -> ".join(circle))
            elif following not in state:
                walk(following, [*trail, following])
        state[node] = 2

    for start in sorted(edges):
        if start not in state:
            walk(start, [start])
    return found


def check(root: Path) -> tuple[list[str], int]:
    include = root / "include"
    top = include / "habeas"
    source = root / "src"
    headers = sorted(top.rglob("*.hpp"))
    faults = []
    for path in headers:
        if path.parent != top:
            faults += check_header(path, top)
    sources = sorted(p for p in source.rglob("*") if p.suffix in (".cpp", ".hpp"))
    for path in sources:
        faults += check_source(path, source) + text_in_the_middle(path, source)
    files = {path.relative_to(include).as_posix(): path for path in headers}
    files |= {path.relative_to(source).as_posix(): path for path in sources}
    return faults + circles(files), len(headers) + len(sources)


def table(root: Path) -> str:
    """Lines of each room: of public headers, private headers and sources."""

    def lines(folder: Path, ending: str) -> int:
        return sum(len(p.read_text(encoding="utf-8").splitlines()) for p in folder.rglob(f"*{ending}"))

    rows = [("room", "public", "private", "sources")]
    for room in [*ROOMS, "command"]:
        inside = root / "src" / room
        counts = (lines(root / "include" / "habeas" / room, ".hpp"), lines(inside, ".hpp"), lines(inside, ".cpp"))
        rows.append((room, *map(str, counts)))
    rows.append(("all", *(str(sum(int(row[i]) for row in rows[1:])) for i in (1, 2, 3))))
    return "\n".join(f"{row[0]:10}" + "".join(f"{cell:>9}" for cell in row[1:]) for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--table", action="store_true", help="print the lines of each room instead")
    given = parser.parse_args()
    if given.table:
        print(table(given.root))
        return 0
    faults, count = check(given.root)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"layers: {count} files, {len(faults)} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
