# SPDX-License-Identifier: MIT
"""Names as a picture shows them: no control characters, cut to a length, wrapped at a width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from habeas import _show

__all__ = ["listed", "safe", "short", "short_id", "visible", "wrapped"]

#: What is no character at all in XML.
_NO_XML = str.maketrans({0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"})

#: No text of a picture is longer, whatever a dossier calls its things.
LONGEST = 2_000


def visible(text: str) -> str:
    """Write control characters as escapes, and what no drawing can hold."""
    return _show.visible(text).translate(_NO_XML)


def short(text: str, most: int = 48) -> str:
    """Cut a text, with a mark where it was cut."""
    # Escapes are longer than what they stand for, and what is cut away need not be escaped.
    shown = visible(text[: most + 1])
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def short_id(name: str, most: int = 60) -> str:
    """Cut a long id in its middle: ids of one table begin alike, and their ends tell them apart."""
    if len(name) <= most:
        return short(name, most)
    half = most // 2 - 1
    return visible(name[:half]) + "…" + visible(name[-half:])


def listed(words: Iterable[str], most: int = 8, between: str = ", ") -> str:
    """Name the first few of many, each whole unless it is very long."""
    names = list(words)
    shown = between.join(map(short_id, names[:most]))
    return shown + (f" … (+{len(names) - most})" if len(names) > most else "")


def wrapped(text: str, pixels: int, size: int = 10) -> list[str]:
    """Break a text into lines that fit into a width; letters are taken as half as wide as they are high."""
    return textwrap.wrap(visible(text), max(20, int(pixels / (size * 0.56)))) or [""]


def safe(value: Any) -> Any:
    """Give a specification with every text in it visible and no longer than `LONGEST`."""
    if isinstance(value, str):
        return short(value, LONGEST)
    if isinstance(value, dict):
        return {name: safe(inner) for name, inner in value.items()}
    if isinstance(value, Sequence):
        return [safe(inner) for inner in value]
    return value
