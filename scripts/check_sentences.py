#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check that what fills a sentence in has a value for each {name} of its pattern, in each language.

The compiler refuses a key that the catalogue lacks (wording/sentence_key.hpp); it does not see the names in a pattern.
Here each call is read that gives a key of the catalogue and a list of names beside it. Exits with 1, listing every
name that a call does not give, every pattern whose languages do not have the same names, and every sentence that no
source asks for.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROW = re.compile(r'\{"(?P<key>\w+)",\s*(?P<en>"(?:[^"\\]|\\.)*"),\s*(?P<es>"(?:[^"\\]|\\.)*")\}')
LITERAL = re.compile(r'"(\w+)"')
# The front of keys that end with a slug: keys_by_slug<mechanism> by("by_").
FRONT = re.compile(r'keys_by_slug<[^>]*>\s*\w*[({]\s*"(\w+)"')
GIVEN = re.compile(r'\{\s*"(\w+)",')


def names_in(pattern: str) -> set[str]:
    """The names that a pattern wants, those of forms as {n|person|people} included."""
    return {inside.split("|")[0] for inside in re.findall(r"\{([^{}]*)\}", pattern)}


def catalogue(root: Path) -> dict[str, tuple[set[str], set[str]]]:
    """The names that each sentence wants, in English and in Spanish."""
    rows = {}
    for file in sorted((root / "include/habeas/wording").glob("catalogue*.hpp")):
        for row in ROW.finditer(file.read_text(encoding="utf-8")):
            rows[row["key"]] = (names_in(row["en"]), names_in(row["es"]))
    return rows


def closing(text: str, at: int) -> int:
    """Where the bracket that opens at `at` closes; texts are stepped over."""
    pairs = {"(": ")", "{": "}", "[": "]"}
    open_, depth, i = text[at], 0, at
    while i < len(text):
        if text[i] == '"':
            i += 1
            while i < len(text) and text[i] != '"':
                i += 2 if text[i] == "\\" else 1
        elif text[i] == open_:
            depth += 1
        elif text[i] == pairs[open_]:
            depth -= 1
            if depth == 0:
                return i
        i += 1
    return len(text)


def calls(text: str) -> Iterator[tuple[int, list[str], set[str]]]:
    """Where each call is that is given a list of names, the words beside the list, and the names.

    A word after the list stands in for one before it: a finding may be told by another sentence than its rule's own.
    """
    for call in re.finditer(r"\b(?!if\b|for\b|while\b|switch\b)\w+\(", text):
        inside = text[call.end() : closing(text, call.end() - 1)]
        begin = re.search(r'\{\s*\{\s*"\w+",', inside)
        # A call inside the call is read by itself.
        if begin is None or inside[: begin.start()].count("(") != inside[: begin.start()].count(")"):
            continue
        end = closing(inside, begin.start()) + 1
        words = LITERAL.findall(inside[end:]) or LITERAL.findall(inside[: begin.start()])
        yield text.count("\n", 0, call.start()) + 1, words, set(GIVEN.findall(inside[begin.start() : end]))


def sources(root: Path) -> Iterator[tuple[Path, str]]:
    for folder in ("src", "include", "python/src"):
        for file in sorted([*(root / folder).rglob("*.cpp"), *(root / folder).rglob("*.hpp")]):
            if not file.name.startswith("catalogue"):
                yield file.relative_to(root), file.read_text(encoding="utf-8")


def check(root: Path) -> tuple[list[str], int]:
    """What is wrong, and how many calls were read."""
    rows = catalogue(root)
    found = [
        f"catalogue: '{key}': not the same names in each language: {', '.join(sorted(en ^ es))}"
        for key, (en, es) in rows.items()
        if en != es
    ]
    read = 0
    asked: set[str] = set()
    fronts: set[str] = set()
    for file, text in sources(root):
        asked.update(LITERAL.findall(text))
        fronts.update(FRONT.findall(text))
        for line, words, given in calls(text):
            read += 1
            for key in dict.fromkeys(word for word in words if word in rows):
                for missing in sorted((rows[key][0] | rows[key][1]) - given):
                    found.append(f"{file}:{line}: '{key}' wants a value for '{missing}'")
    for key in rows:
        if key not in asked and not any(key.startswith(front) for front in fronts):
            found.append(f"catalogue: no source asks for '{key}'")
    return found, read


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", nargs="?", type=Path, default=Path(__file__).resolve().parent.parent)
    root = parser.parse_args().root
    found, read = check(root)
    for line in found:
        print(line)
    print(f"{len(catalogue(root))} sentences, {read} calls that fill one in, {len(found)} problems")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
