# SPDX-License-Identifier: MIT
"""How pictures look: colours, sizes, and the parts of a specification that all of them have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from habeas.errors import InvalidType, InvalidValue, LimitExceeded
from habeas.model.given import text_of, whole_number
from habeas.plot._axes import rows_axis
from habeas.plot._labels import LONGEST, short, wrapped

__all__ = [
    "Spec",
    "arrows",
    "checked",
    "colours",
    "heading",
    "legend",
    "meaning",
    "names",
    "pixels",
    "tooltips",
    "view",
    "whole",
]

Spec = dict[str, Any]

# Colours of Okabe and Ito (2008), which people who see fewer colours tell apart, and tints of them. Those that stand
# for different things in one picture also differ by 15 of lightness (CIE L*) or more, so that they do in grey print.
INK = "#000000"
BLUE = "#0072B2"
ORANGE = "#E69F00"
SKY = "#7DBFE9"
PALE = "#E3F2FB"
GREY = "#6E6E6E"
SILVER = "#A0A0A0"
CREAM = "#FBE7BF"
WHITE = "#FFFFFF"
#: Of axes, grids and frames.
LINES = ("#333333", "#888888", "#CCCCCC", "#E8E8E8")
PALETTE = (INK, BLUE, ORANGE, SKY, PALE, GREY, SILVER, CREAM, WHITE, *LINES)

#: The width of what is plotted, in CSS pixels: with its axis it fits the screen of a phone.
WIDTH = 285

#: More than this many marks of one kind are not drawn, since they could not be read.
MOST_MARKS = 2_000
#: And more than this many rows of text.
MOST_ROWS = 200

CONFIG: Spec = {
    "font": "sans-serif",
    "axis": {
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelLimit": 120,
        "gridColor": "#E8E8E8",
        "domainColor": "#888888",
        "tickColor": "#888888",
    },
    "title": {"anchor": "start", "fontSize": 14, "frame": "group"},
    "view": {"stroke": "#CCCCCC"},
}


def pixels(**sizes: int) -> list[int]:
    """Give widths and heights as whole numbers; refuse those that no picture can have.

    Raises
    ------
    InvalidValue
    """
    made = []
    for name, size in sizes.items():
        try:
            pixel = whole_number(size)
        except InvalidType:
            pixel = 0
        if not 100 <= pixel <= 10_000:
            got, wanted = repr(size), "a whole number of CSS pixels, 100 to 10,000"
            raise InvalidValue(f"not a {name} of a picture: got {got}, wanted {wanted}", got=got, wanted=wanted)
        made.append(pixel)
    return made


def heading(title: Optional[str], otherwise: str) -> str:
    """Give the title that was asked for; where none was, another."""
    return otherwise if title is None else text_of(title, "a title") or otherwise


def checked(rows: list[Spec], what: str, most: int = MOST_MARKS) -> list[Spec]:
    """Refuse more marks than can be read.

    Raises
    ------
    LimitExceeded
    """
    if len(rows) > most:
        got, wanted = f"{len(rows):,} {what}", f"at most {most:,}; ask for a shorter time or for fewer of them"
        raise LimitExceeded(f"too many marks for a picture: got {got}, wanted {wanted}", got=got, wanted=wanted)
    return rows


def colours(pairs: Sequence[tuple[str, str]]) -> Spec:
    """Give the scale of what the colours of a picture mean: pairs of words and colours."""
    return {"domain": [word for word, _ in pairs], "range": [colour for _, colour in pairs]}


def meaning(scale: Spec) -> Spec:
    """Encode what each mark means by colour: the field `means`; the legend says it in words of its own."""
    return {"field": "means", "type": "nominal", "scale": scale, "legend": None}


def view(layers: Sequence[Spec], height: int, width: int = WIDTH) -> Spec:
    """Put layers on one another; what goes over the edge is cut."""
    return {"width": width, "height": height, "layer": list(layers)}


def names(rows: Sequence[Spec], count: float, width: int = WIDTH) -> Spec:
    """Write what rows are, above what they show: `label` at `label_y`, bold where `bold` says so."""
    y = {"field": "label_y", **rows_axis(count)}
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11, "limit": width}
    encoding = {"x": {"value": 2}, "y": y, "text": {"field": "label", "type": "nominal"}}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def arrows(rows: Sequence[Spec], x: Spec, y: Spec, colour: str = INK) -> Spec:
    """Mark open ends: `arrow` (a shape of Vega) at `x` and `y`."""
    mark = {"type": "point", "filled": True, "size": 60, "opacity": 1, "color": colour}
    shape = {"field": "arrow", "type": "nominal", "scale": None}
    return {
        "data": {"values": list(rows)},
        "mark": mark,
        "encoding": {"x": {**x, "field": "x"}, "y": y, "shape": shape},
    }


def tooltips(say: Any, *fields: str) -> list[Spec]:
    """Say what is under the pointer: fields by their words."""
    return [{"field": name, "type": "nominal", "title": say(name)} for name in fields]


def legend(items: Sequence[tuple[str, str, str]], width: int = WIDTH) -> Spec:
    """Say what marks mean, one under another: pairs of a symbol, its colour and words.

    A symbol is a shape of Vega, or "line", "dashes", "upright" or "strip".
    """
    lines = {"line": [1, 0], "dashes": [3, 2]}
    paths = {"upright": "M0,-0.9V0.9", "strip": "M-1,-0.3H1V0.3H-1Z"}
    items = [(paths.get(symbol, symbol), colour, word) for symbol, colour, word in items]
    rows = [
        {
            "y": y + 0.5,
            "symbol": symbol,
            "colour": colour,
            "word": word,
            "edge": "#888888" if symbol in ("square", paths["strip"]) else BLUE if colour == BLUE else INK,
        }
        for y, (symbol, colour, word) in enumerate(items)
    ]
    y = {"field": "y", **rows_axis(len(items))}
    plain = {"scale": None, "type": "nominal"}
    layers: list[Spec] = []
    for symbol, dash in lines.items():
        kept = [row for row in rows if row["symbol"] == symbol]
        if kept:
            rule = {"type": "rule", "strokeWidth": 2, "strokeDash": dash}
            ends = {"x": {"value": 0}, "x2": {"value": 16}, "y": y, "color": {"field": "colour", **plain}}
            layers.append({"data": {"values": kept}, "mark": rule, "encoding": ends})
    shaped = [row for row in rows if row["symbol"] not in lines]
    if shaped:
        mark = {"type": "point", "size": 80, "opacity": 1, "strokeWidth": 1, "filled": True}
        symbols = {
            "x": {"value": 8},
            "y": y,
            "shape": {"field": "symbol", **plain},
            "fill": {"field": "colour", **plain},
            "stroke": {"field": "edge", **plain},
        }
        layers.append({"data": {"values": shaped}, "mark": mark, "encoding": symbols})
    text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11, "limit": width}
    words = {"x": {"value": 24}, "y": y, "text": {"field": "word", "type": "nominal"}}
    layers.append({"data": {"values": rows}, "mark": text, "encoding": words})
    return {"width": width, "height": 17 * len(items), "view": {"stroke": None}, "layer": layers}


def spoken(part: Spec) -> Spec:
    """Give every mark the words that a screen reader says: those under the pointer, or its text; else nothing."""
    inner: Spec = {name: [spoken(one) for one in part[name]] for name in ("hconcat", "layer") if name in part}
    if "mark" not in part:
        return {**part, **inner}
    encoding = part["encoding"]
    if "text" in encoding:
        return {**part, "encoding": {**encoding, "description": encoding["text"]}}
    if "tooltip" not in encoding:
        return {**part, "mark": {**part["mark"], "aria": False}}
    fields = [(one["title"], one["field"]) for one in encoding["tooltip"]]
    rows = [
        {
            **row,
            "spoken": "; ".join(
                f"{title}: {row[field]}" for title, field in fields if row.get(field) not in (None, "")
            ),
        }
        for row in part["data"]["values"]
    ]
    words = {"field": "spoken", "type": "nominal"}
    return {**part, "data": {"values": rows}, "encoding": {**encoding, "description": words}}


def whole(parts: Sequence[Spec], title: str, subtitle: str, caption: str, description: str, width: int = WIDTH) -> Spec:
    """Put a title over the parts of a picture, and beneath the last of them what it rests on."""
    under = {
        "text": wrapped(short(caption, LONGEST), width + 40, 10),
        "orient": "bottom",
        "anchor": "start",
        "fontSize": 10,
        "fontWeight": "normal",
        "color": "#333333",
        "offset": 14,
    }
    *before, last = (spoken(part) for part in parts)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": description,
        "background": "white",
        "padding": 8,
        "config": CONFIG,
        "title": {
            "text": wrapped(short(text_of(title, "a title"), 200), width + 40, 14),
            "subtitle": wrapped(short(subtitle, 300), width + 40, 11) if subtitle else [],
            "subtitleFontSize": 11,
        },
        "spacing": 12,
        "vconcat": [*before, {**last, "title": under}],
    }
