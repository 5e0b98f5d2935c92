#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the commands in the ```console blocks of the documentation and compare what they print.

A line that starts with "$ " is a command, run by the shell at the root of the repository; the lines up to the next are
what it prints to both streams, and "(exit code N)" where that is not 0. The command is HABEAS_COMMAND, else the first
argument. With HABEAS_UPDATE=1 in the environment the blocks are written instead; read them before they are committed.
"""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "README.md",
    "docs/command.md",
    "docs/guides/first_proof.md",
    "docs/guides/mistakes.md",
    "docs/guides/words.md",
    "docs/guides/writing_a_dossier.md",
    "docs/limits.md",
    "docs/mapping.md",
    "docs/model.md",
    "docs/semantics.md",
    "docs/tables.md",
)


def printed(command: str, program: Path) -> list[str]:
    path = f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1"}
    run = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=600,
    )
    lines = run.stdout.splitlines()
    return [*lines, f"(exit code {run.returncode})"] if run.returncode else lines


def renewed(page: Path, program: Path) -> tuple[list[str], int]:
    """Give the lines of a page with every command's output put in anew, and how many commands it has."""
    lines: list[str] = []
    inside, commands = False, 0
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            inside = line == "```console"
        if not inside or line.startswith("```"):
            lines.append(line)
        elif line.startswith("$ "):
            commands += 1
            lines += [line, *printed(line[2:], program)]
    return lines, commands


def main() -> int:
    named = os.environ.get("HABEAS_COMMAND") or (sys.argv[1] if len(sys.argv) > 1 else "")
    program = Path(named).resolve()
    if not named or program.name != "habeas" or not program.exists():
        print(f"HABEAS_COMMAND names no command habeas: '{named}'", file=sys.stderr)
        return 2
    failed, total = 0, 0
    for name in PAGES:
        page = ROOT / name
        lines, commands = renewed(page, program)
        total += commands
        if commands == 0:
            print(f"{name}: no command in it", file=sys.stderr)
            failed += 1
        if os.environ.get("HABEAS_UPDATE") == "1":
            page.write_text("\n".join(lines) + "\n", encoding="utf-8")
            continue
        written = page.read_text(encoding="utf-8").splitlines()
        difference = list(difflib.unified_diff(written, lines, name, "what is printed", lineterm=""))
        failed += 1 if difference else 0
        for line in difference:
            print(line, file=sys.stderr)
    print(f"docs: {total} commands in {len(PAGES)} pages, {failed} pages differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
