#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""See that README.md shows what the examples say, which are compiled, run and compared elsewhere.

Each ```python block stands, line after line, in one of the examples; each ```text block in one of their expected
outputs; the numbers of its sentences and of its picture stand in those outputs too. Its C++ is run by tests/docs.
"""

from __future__ import annotations

import html
import re
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def blocks(text: str) -> list[tuple[str, str]]:
    found = re.findall(r"^```(\w+)\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    return [(language, body) for language, body in found]


def bare(text: str) -> list[str]:
    """Lines without their common indentation, without line ends, without the empty ones around."""
    return [line.rstrip() for line in textwrap.dedent(text).strip("\n").splitlines()]


def stands_in(body: str, texts: list[str]) -> bool:
    wanted = bare(body)
    for text in texts:
        lines = text.splitlines()
        for at in range(len(lines) - len(wanted) + 1):
            if bare("\n".join(lines[at : at + len(wanted)])) == wanted:
                return True
    return False


def numbers(text: str, digits: int) -> set[str]:
    """Give the whole numbers of so many digits or more, but for those within ids, days and versions."""
    return set(re.findall(rf"(?<![\w.+-])\d{{{digits},}}(?![\w-]|\.\d)", text))


def faults(readme: str, picture: str, examples: dict[str, list[str]], expected: list[str]) -> list[str]:
    found = []
    seen = {language for language, _ in blocks(readme)}
    found += [f"no {wanted} block" for wanted in ("cpp", "python", "text") if wanted not in seen]
    for language, body in blocks(readme):
        first = body.splitlines()[0] if body else ""
        if language in examples and not stands_in(body, examples[language]):
            found.append(f"{language} block of '{first}' stands in no example")
        if language == "text" and not stands_in(body, expected):
            found.append(f"text block of '{first}' stands in no expected output")
    prose = re.sub(r"^```.*?^```$", "", readme, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"`[^`\n]*`|\]\([^)]*\)", "", prose)
    shown = set(re.findall(r"\d+", "\n".join(expected)))
    found += [f"the number {n} stands in no expected output" for n in sorted(numbers(prose, 3) - shown)]
    words = html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", picture, flags=re.DOTALL))
    found += [f"the number {n} of the picture stands in no expected output" for n in sorted(numbers(words, 2) - shown)]
    if len(readme.splitlines()) >= 200:
        found.append("README.md has 200 lines or more")
    return found


def main() -> int:
    def texts(pattern: str) -> list[str]:
        return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob(pattern))]

    examples = {"python": texts("*.py")}
    expected = texts("expected/*.txt")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    picture = (ROOT / "docs" / "picture.svg").read_text(encoding="utf-8")
    found = faults(readme, picture, examples, expected)
    # What a program says does not depend on its language.
    for path in sorted((ROOT / "examples" / "expected").glob("*.py.txt")):
        other = path.with_name(path.name.replace(".py.txt", ".txt"))
        if not other.exists() or other.read_bytes() != path.read_bytes():
            found.append(f"examples/expected/{path.name} is not what the C++ program prints")
    model = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    for language, body in blocks(model):
        if language in examples and not stands_in(body, examples[language]):
            found.append(f"a {language} block of docs/model.md stands in no example")
    # The check can fail: a block and a number that stand nowhere are found.
    sound = len(faults(readme, picture, examples, expected))
    broken = faults(readme + "\n```python\nnowhere()\n```\nand 987654 people\n", picture, examples, expected)
    if len(broken) != sound + 2:
        found.append("this check does not see what is broken on purpose")
    for fault in found:
        print(f"README.md: {fault}", file=sys.stderr)
    print(f"readme: {len(blocks(readme))} blocks, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
