# SPDX-License-Identifier: MIT
"""Answers as text and as HTML: pure functions.

Tables are cut at `habeas.options.max_rows`; what names hold is shown and never obeyed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Sized
from html import escape
from itertools import islice
from typing import Any, Callable, Optional

from habeas import _core
from habeas._options import options

#: What would move a cursor, start a line or turn the direction of writing; halves of pairs of surrogates.
_ACTS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ACTS_IN_LINES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _code(found: re.Match[str]) -> str:
    one = found.group()
    return _SHORT.get(one) or (f"\\x{ord(one):02x}" if ord(one) < 0x20 else f"\\u{ord(one):04x}")


def visible(text: str) -> str:
    """Give a text with its control characters as escapes, as the command writes it."""
    return _ACTS.sub(_code, text)


def visible_lines(text: str) -> str:
    """Give the same of text in lines of our own: a line feed stays."""
    return _ACTS_IN_LINES.sub(_code, text)


def range_text(low: Optional[int], high: Optional[int]) -> str:
    """Say a range of whole numbers in words, as the command does."""
    return _core.range_text(low, high)


def some(words: Sequence[str], most: int = 5) -> str:
    """Name the first few of many."""
    shown = ", ".join(words[:most])
    return shown + (f", ... ({len(words)} in all)" if len(words) > most else "")


def count(n: int, word: str) -> str:
    """Say so many of a thing."""
    return f"{n} {word}{'' if n == 1 else 's'}"


def _cut(rows: Iterable[Any], total: Optional[int]) -> tuple[list[Any], int]:
    """Give the rows that are shown, and how many there are."""
    if total is None:
        rows = rows if isinstance(rows, Sized) else list(rows)
        total = len(rows)
    return list(islice(rows, options.max_rows)), total


# Text.


def table(head: Sequence[str], rows: Iterable[Sequence[str]], total: Optional[int] = None) -> str:
    """Lay out columns, two spaces apart; `total` is how many rows there are, where they are made one by one."""
    shown, total = _cut(rows, total)
    lines = [tuple(visible(cell) for cell in line) for line in (head, *shown)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    text = "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, widths)).rstrip() for line in lines)
    return text + (f"\n... ({count_of(total, 'row')} in all)" if total > len(shown) else "")


def count_of(n: int, word: str) -> str:
    """Say so many of a thing, with marks between thousands."""
    return f"{n:,} {word}{'' if n == 1 else 's'}"


def lines(all_lines: Iterable[str], total: Optional[int] = None) -> str:
    """Put lines beneath one another."""
    shown, total = _cut(all_lines, total)
    return "\n".join([*shown, *([f"... ({count_of(total, 'line')} in all)"] if total > len(shown) else [])])


#: A table among others: its caption, the names of its columns, and its rows.
Part = tuple[str, tuple[str, ...], Sequence[tuple[str, ...]]]


def tables(head: str, parts: Iterable[Part]) -> str:
    """Put tables beneath a line, each beneath its caption; those without rows are left out."""
    shown = [visible(head)]
    for caption, names, rows in parts:
        if rows:
            text = table(names, rows).replace("\n", "\n  ")
            shown.append(f"{caption}:\n  {text}" if caption else f"  {text}")
    return "\n".join(shown)


def html_tables(head: str, parts: Iterable[Part]) -> str:
    """Write the same for a notebook; the first table has the line for a caption."""
    shown = list(parts)
    pages = [html_table(names, rows, caption or head) for caption, names, rows in shown if rows or not caption]
    return "".join(pages) or html_facts(head, ())


def listed(items: Sequence[object]) -> str:
    """Show answers as a tuple does, cut."""
    if len(items) <= options.max_rows:
        return repr(tuple(items))
    return f"({', '.join(map(repr, items[: options.max_rows]))}, ... ({len(items):,} in all))"


# HTML. Every text is escaped.


def html_text(text: str) -> str:
    """Write a text where HTML is read."""
    return escape(visible(text))


def html_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "", total: Optional[int] = None
) -> str:
    """Lay out a table for a notebook."""
    shown, total = _cut(rows, total)
    above = f"<caption>{html_text(caption)}</caption>" if caption else ""
    top = "".join(f'<th scope="col">{html_text(h)}</th>' for h in head)
    body = "".join("<tr>" + "".join(f"<td>{html_text(c)}</td>" for c in row) + "</tr>" for row in shown)
    rest = (
        f'<tr><td colspan="{len(head)}">... ({count_of(total, "row")} in all)</td></tr>' if total > len(shown) else ""
    )
    return f"<table>{above}<thead><tr>{top}</tr></thead><tbody>{body}{rest}</tbody></table>"


def html_facts(caption: str, facts: Iterable[tuple[str, str]]) -> str:
    """Lay out names and what stands under them; what is empty is left out."""
    shown = [(name, value) for name, value in facts if value]
    body = "".join(f'<tr><th scope="row">{html_text(n)}</th><td>{html_text(v)}</td></tr>' for n, v in shown)
    return f"<table><caption>{html_text(caption)}</caption><tbody>{body}</tbody></table>"


def html_tree(caption: str, leaves: Iterable[tuple[int, str]], total: Optional[int] = None) -> str:
    """Lay out lines by their depth, the first at 0, as lists within lists."""
    shown, total = _cut(leaves, total)
    parts, depth = [f"<p>{html_text(caption)}</p><ul>"], 0
    for place, (at, text) in enumerate(shown):
        if at > depth:
            parts.append("<ul>" * (at - depth))
        elif place:
            parts.append("</li>" + "</ul></li>" * (depth - at))
        depth = at
        parts.append(f"<li>{html_text(text)}")
    parts.append("</li>" + "</ul></li>" * depth if shown else "")
    rest = f"<li>... ({count_of(total, 'step')} in all)</li>" if total > len(shown) else ""
    return "".join(parts) + rest + "</ul>"


def html_parts(caption: str, parts: Iterable[str]) -> str:
    """Put what is folded away beneath a line."""
    inner = "".join(parts)
    return f"<details><summary>{html_text(caption)}</summary>{inner}</details>" if inner else ""


# What is said of things by their own classes goes through here, so that no class has to think of hostile names.


def show_safely(namespace: dict[str, Any], names: Iterable[str]) -> None:
    """Put `visible` around the `__repr__` and `__str__` that public classes write themselves."""
    for name in names:
        thing = namespace[name]
        if not isinstance(thing, type):
            continue
        for kind in thing.__mro__:
            if kind.__module__.startswith("habeas") and not issubclass(kind, BaseException):
                _wrap(kind, "__repr__", visible)
                if not issubclass(kind, str):
                    _wrap(kind, "__str__", visible_lines)


def _wrap(kind: type, name: str, safe: Callable[[str], str]) -> None:
    function = vars(kind).get(name)
    if function is None or hasattr(function, "__wrapped__"):
        return

    def shown(self: Any) -> str:
        return safe(function(self))

    shown.__wrapped__ = function  # type: ignore[attr-defined]
    shown.__name__, shown.__qualname__, shown.__doc__ = name, function.__qualname__, function.__doc__
    setattr(kind, name, shown)
