#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The chains of headers: every header once, each after one that it includes, and a header that lacks something is seen.

    chains.py COMPILER
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import header_chains  # noqa: E402


def compiles(compiler: str, headers: dict[str, str]) -> tuple[bool, int]:
    """Do all chains of these headers compile, and how many are they?"""
    with tempfile.TemporaryDirectory() as name:
        include, out = Path(name, "include"), Path(name, "out")
        for header, text in headers.items():
            path = include / "habeas" / header
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("#pragma once\n" + text)
        header_chains.main(include, out)
        runs = [
            subprocess.run([compiler, "-fsyntax-only", "-I", include, source], capture_output=True, check=False)
            for source in sorted(out.iterdir())
        ]
        return all(run.returncode == 0 for run in runs), len(runs)


def check(good: bool, what: str) -> None:
    if not good:
        raise SystemExit(f"FAILED: {what}")


included = header_chains.closures(ROOT / "include")
found = header_chains.chains(included)
placed = [name for chain in found for name in chain]
check(sorted(placed) == sorted(included) and len(placed) > 100, "every header stands in a chain, once")
for chain in found:
    for before, name in zip(chain, chain[1:]):
        check(before in included[name], f"{name} stands after {before}, which it does not include")

compiler = sys.argv[1]
base, user, other = "struct base {};\n", '#include <habeas/base.hpp>\nstruct user : base {};\n', "struct other {};\n"
check(compiles(compiler, {"base.hpp": base, "user.hpp": user, "other.hpp": other}) == (True, 2), "sound headers compile")
lacking = "struct user : base {};\n"  # base.hpp must not come before it by chance
check(compiles(compiler, {"base.hpp": base, "user.hpp": lacking}) == (False, 2), "a header that lacks an include is seen")
between = '#include <habeas/base.hpp>\n#include <habeas/middle.hpp>\nstruct user : base, middle {};\n'
check(
    compiles(compiler, {"base.hpp": base, "middle.hpp": "struct middle : base {};\n", "user.hpp": between})[0] is False,
    "a header that leans on what stood before it elsewhere is seen",
)
print(f"{len(placed)} headers in {len(found)} chains")
