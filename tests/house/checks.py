#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every rule of checking stands in docs/checks.md with its severity, and no other does."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    source = (ROOT / "include/habeas/lint/finding.hpp").read_text(encoding="utf-8")
    rules = dict(re.findall(r'\{"(\w+)", severity::(\w+)\}', source))
    told: dict[str, str] = {}
    for line in (ROOT / "docs/checks.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 3 and cells[1].startswith("`"):
            for slug in re.findall(r"`(\w+)`", cells[1]):
                told[slug] = cells[2]
    faults = [f"{s}: not in docs/checks.md" for s in rules if s not in told]
    faults += [f"{s}: no such rule" for s in told if s not in rules]
    faults += [
        f"{s}: {told[s]} in docs/checks.md, {rules[s]} in the code" for s in rules if told.get(s, rules[s]) != rules[s]
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"checks: {len(rules)} rules, {len(faults)} faults")
    return 1 if faults or not rules else 0


if __name__ == "__main__":
    sys.exit(main())
