#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check that each room of the house includes only what it may.

The table below is the house: rooms from the ground up, what each may take from the rooms beneath it,
and what from outside. Exits with 1, listing every fault, when an include breaks the order, when an
outside library appears where it must not, or when headers include one another in a ring.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOMS = ["core", "time", "solve", "model", "graph", "infer", "stats", "simulate", "lp", "io", "store"]

# Rooms that may touch less than everything beneath them: the engine knows no prisoner and no date.
ONLY = {"solve": {"core"}, "lp": {"core", "solve"}, "stats": {"core", "time", "solve"}}

# Outside libraries by the start of their include path. Everything not listed is refused in include/.
EVERYWHERE = ("fmt/",)
# Containers that cost little to compile.
LIGHT_BOOST = ("boost/unordered/", "boost/container/", "boost/container_hash/", "boost/multiprecision/", "boost/rational.hpp")
OUTSIDE = {
    "core": (),
    "time": ("boost/date_time/",),
    "solve": (*LIGHT_BOOST, "boost/graph/"),
    "lp": (),
    "model": LIGHT_BOOST,
    "graph": (*LIGHT_BOOST, "boost/graph/", "boost/iterator/", "boost/property_map/"),
    "infer": LIGHT_BOOST,
    "stats": (*LIGHT_BOOST, "boost/math/"),
    "simulate": (),
    "io": LIGHT_BOOST,
    "store": LIGHT_BOOST,
}
# Heavy libraries stay in few headers, whose names say so.
ONLY_IN = {"boost/date_time/": re.compile(r"(calendar|gregorian|bridge)"), "boost/graph/": re.compile(r"boost|bgl|^graph/")}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def includes(path: Path) -> list[tuple[str, str]]:
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def allowed_rooms(room: str) -> set[str]:
    beneath = set(ROOMS[: ROOMS.index(room) + 1])
    return (ONLY[room] | {room}) & beneath if room in ONLY else beneath


def check_header(path: Path, top: Path) -> list[str]:
    """Faults of one public header; `top` is include/habeas."""
    faults = []
    inside = path.relative_to(top).as_posix()
    room = inside.split("/")[0]
    if room not in ROOMS:
        return [f"{path}: '{room}' is no room of the house ({', '.join(ROOMS)})"]
    for mark, name in includes(path):
        if mark == '"':
            faults.append(f'{path}: "{name}" is included in quotes; ours are written <habeas/...>')
        elif name.startswith("habeas/"):
            target = name.split("/")[1]
            if target not in allowed_rooms(room):
                faults.append(f"{path}: {room} may not include {name}")
            elif not (top.parent / name).exists():
                faults.append(f"{path}: {name} does not exist")
        elif "/" in name:
            if not name.startswith(EVERYWHERE + OUTSIDE[room]):
                faults.append(f"{path}: {room} may not use {name}")
            for heavy, place in ONLY_IN.items():
                if name.startswith(heavy) and not place.search(inside):
                    faults.append(f"{path}: {name} is too heavy for this header")
    return faults


def check_source(path: Path, source: Path) -> list[str]:
    """Faults of one file under src/: a room's sources obey its order, but may use what they like from outside."""
    room = path.relative_to(source).parts[0]
    if room == "command":
        return []
    if room not in ROOMS:
        return [f"{path}: '{room}' is no room of the house"]
    faults = []
    for _, name in includes(path):
        if name.startswith("habeas/") and name.count("/") > 1 and name.split("/")[1] not in allowed_rooms(room):
            faults.append(f"{path}: {room} may not include {name}")
    return faults


def rings(headers: list[Path], include: Path) -> list[str]:
    """Headers that include one another: #pragma once hides it until one is included first."""
    edges = {
        path.relative_to(include).as_posix(): sorted(n for _, n in includes(path) if n.startswith("habeas/"))
        for path in headers
    }
    state: dict[str, int] = {}
    found: list[str] = []

    def walk(node: str, trail: list[str]) -> None:
        state[node] = 1
        for following in edges.get(node, ()):
            if state.get(following) == 1:
                ring = [*trail[trail.index(following) :], following]
                found.append("headers include one another: " + " -> ".join(ring))
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
    headers = sorted(top.rglob("*.hpp"))
    faults = []
    for path in headers:
        if path.parent != top:
            faults += check_header(path, top)
    sources = sorted(p for p in (root / "src").rglob("*") if p.suffix in (".cpp", ".hpp"))
    for path in sources:
        faults += check_source(path, root / "src")
    return faults + rings(headers, include), len(headers) + len(sources)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    faults, count = check(parser.parse_args().root)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"layers: {count} files, {len(faults)} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
