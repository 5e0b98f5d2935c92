# SPDX-License-Identifier: MIT
"""Answers as text and as HTML: pure functions, no state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Optional

from habeas import _core


def range_text(low: Optional[int], high: Optional[int]) -> str:
    """Say a range of whole numbers in words, as the command does."""
    return _core.range_text(low, high)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out columns, two spaces apart."""
    lines = [tuple(head), *(tuple(r) for r in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, widths)).rstrip() for line in lines)


def html_table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """Lay out a table for a notebook; every cell is escaped."""
    above = f"<caption>{escape(caption)}</caption>" if caption else ""
    top = "".join(f'<th scope="col">{escape(h)}</th>' for h in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows)
    return f"<table>{above}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def some(words: Sequence[str], most: int = 5) -> str:
    """Name the first few of many."""
    shown = ", ".join(words[:most])
    return shown + (f", ... ({len(words)} in all)" if len(words) > most else "")


def count(n: int, word: str) -> str:
    """Say so many of a thing."""
    return f"{n} {word}{'' if n == 1 else 's'}"
