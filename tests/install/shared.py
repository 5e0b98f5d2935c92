#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""See that shared libraries show what their headers mark, and nothing else: shared.py NM LIBRARY..."""

from __future__ import annotations

import re
import subprocess
import sys

# What the language itself makes for a class of ours belongs to it.
OF_OURS = re.compile(r"^((typeinfo|typeinfo name|vtable) for )?habeas::")
# Parts of the inside that no header shows.
INSIDE = re.compile(
    r"habeas::(ledger_system|linear_account|difference_solver|network_simplex|claim_system|instant_links)::"
)


def main() -> int:
    nm, *libraries = sys.argv[1:]
    faults = []
    count = 0
    for library in libraries:
        told = subprocess.run([nm, "-DC", "--defined-only", library], capture_output=True, text=True, check=True).stdout
        names = [line.split(" ", 2)[2] for line in told.splitlines()]
        count += len(names)
        faults += [f"{library}: {n}" for n in names if not OF_OURS.match(n)]
        faults += [f"{library}: of the inside: {n}" for n in names if INSIDE.search(n)]
        if not any(OF_OURS.match(n) for n in names):
            faults.append(f"{library} shows nothing of ours")
    for fault in faults[:40]:
        print(fault, file=sys.stderr)
    print(f"shared: {count} symbols, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
