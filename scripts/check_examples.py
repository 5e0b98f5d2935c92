#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run each examples/*.py with this Python and compare what it prints with examples/expected/<name>.py.txt.

HABEAS_UPDATE=1 in the environment writes the expected files instead; read them before they are committed.
"""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "examples"


def check(program: Path) -> bool:
    expected = FOLDER / "expected" / (program.name + ".txt")
    run = subprocess.run([sys.executable, str(program)], cwd=FOLDER, capture_output=True, text=True, encoding="utf-8")
    if run.returncode != 0:
        print(f"{program.name} ended with {run.returncode}\n{run.stderr}", file=sys.stderr)
        return False
    if os.environ.get("HABEAS_UPDATE") == "1":
        expected.write_text(run.stdout, encoding="utf-8")
        return True
    if not expected.exists():
        print(f"{expected} is missing", file=sys.stderr)
        return False
    wanted = expected.read_text(encoding="utf-8")
    difference = difflib.unified_diff(wanted.splitlines(True), run.stdout.splitlines(True), str(expected), program.name)
    sys.stderr.writelines(difference)
    return run.stdout == wanted


def main() -> int:
    programs = sorted(FOLDER.glob("*.py"))
    failed = [program.name for program in programs if not check(program)]
    print(f"examples: {len(programs)} Python programs, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
