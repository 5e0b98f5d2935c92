#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the ```cpp blocks of the documentation as programs: cpp_blocks.py FOLDER

Each becomes FOLDER/<page>_<n>.cpp, as it is printed; of a block that has no main, all but the includes goes into one.
What it prints goes into <page>_<n>.txt: the ```text block that follows before the next ```cpp block, where the block
prints anything; else nothing. The names are printed, a line each. The tests compile, run and compare them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("docs", "docs/guides")
PAGES = ["README.md", "CONTRIBUTING.md", *(f"{f}/{p.name}" for f in FOLDERS for p in sorted((ROOT / f).glob("*.md")))]

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INCLUDE = re.compile(r"^#include .*\n", re.MULTILINE)


def program(body: str) -> str:
    """Give the whole program of a block."""
    if re.search(r"^int main\(", body, re.MULTILINE):
        return body
    includes = "".join(INCLUDE.findall(body))
    return f"{includes}\nint main() {{\n{INCLUDE.sub('', body).strip()}\n}}\n"


def programs(text: str) -> list[tuple[str, str]]:
    """Give the program of each ```cpp block of a page, and what the page says that it prints."""
    found: list[tuple[str, str]] = []
    waiting = False
    for language, body in BLOCK.findall(text):
        if language == "cpp":
            waiting = "print(" in body or "printf(" in body
            found.append((program(body), ""))
        elif language == "text" and waiting:
            waiting = False
            found[-1] = (found[-1][0], body)
    return found


def write(path: Path, text: str) -> None:
    """Leave a file alone that is as it should be, so that nothing is compiled again."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for page in PAGES:
        found = programs((ROOT / page).read_text(encoding="utf-8"))
        if page == "README.md" and not any(printed for _, printed in found):
            print(f"{page}: no C++ block with what it prints", file=sys.stderr)
            return 1
        for number, (code, printed) in enumerate(found, start=1):
            name = f"{Path(page).stem.lower()}_{number}"
            write(folder / f"{name}.cpp", code)
            write(folder / f"{name}.txt", printed)
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
