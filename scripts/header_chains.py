#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sources that show of every public header that it needs nothing but what it includes, with less to compile.

A header may stand after one that it includes anyhow, directly or through others: that one hides nothing that it lacks.
So the headers fall into chains, as few as can be (Dilworth, by a largest matching), and each chain is one source.

    header_chains.py INCLUDE FOLDER    writes FOLDER/chain_<n>.cpp and removes those that are there no more
"""

from __future__ import annotations

import sys
from pathlib import Path

from check_headers import reached


def closures(include: Path) -> dict[str, set[str]]:
    """Of each header all that it includes, directly or through others."""
    return {
        path.relative_to(include).as_posix(): {p.relative_to(include).as_posix() for p in reached(path, include) - {path}}
        for path in include.rglob("*.hpp")
    }


def chains(included: dict[str, set[str]]) -> list[list[str]]:
    """As few lists as can be that hold every header once, each header after one that it includes."""
    after: dict[str, str] = {}

    def place(name: str, tried: set[str]) -> bool:
        # The deepest first: what then stands alone is cheap.
        for before in sorted(included[name], key=lambda h: (-len(included[h]), h)):
            if before in tried:
                continue
            tried.add(before)
            if before not in after or place(after[before], tried):
                after[before] = name
                return True
        return False

    for name in sorted(included):
        place(name, set())
    found = []
    for name in sorted(set(included) - set(after.values())):
        chain = [name]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        found.append(chain)
    left = set(included).difference(*found)
    if left:
        raise SystemExit(f"headers that include one another: {', '.join(sorted(left))}")
    return found


def main(include: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {}
    for number, chain in enumerate(chains(closures(include))):
        wanted[folder / f"chain_{number}.cpp"] = "".join(f"#include <{name}>\n" for name in chain)
    for path in set(folder.glob("chain_*.cpp")) - set(wanted):
        path.unlink()
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
