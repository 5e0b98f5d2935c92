# SPDX-License-Identifier: MIT
"""A band of bounds along the days: filled where they reach, and without a line where an end is open."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

from habeas.errors import HabeasError, InvalidValue
from habeas.model.dates import one_day
from habeas.model.frames import csv_of
from habeas.plot import _axes, _look
from habeas.plot._days import DAY, ms
from habeas.plot._labels import short
from habeas.plot._look import BLUE, INK, PALE, SILVER, SKY, WHITE, Spec
from habeas.plot._picture import Picture
from habeas.plot._words import Say, words

__all__ = ["Step", "band", "band_layers", "legend_of", "meanings_of"]


@dataclass(frozen=True)
class Step:
    """A stretch of the band, in milliseconds, with what bounds the number there; an end that is None is open."""

    first: int
    last: int
    low: Optional[int]
    high: Optional[int]
    outer: bool = False

    @property
    def least(self) -> Optional[int]:
        """The lower end, unless it is the 0 that goes without saying."""
        return None if self.low == 0 and self.high != 0 else self.low

    @property
    def is_silent(self) -> bool:
        """Does nothing follow there? That a count is 0 or more goes without saying."""
        return self.least is None and self.high is None


def joined(steps: Iterable[Step]) -> list[Step]:
    """Make one stretch of neighbours that say the same."""
    made: list[Step] = []
    for step in steps:
        before = made[-1] if made else None
        if before and before.last == step.first and _says(before) == _says(step):
            made[-1] = Step(before.first, step.last, step.low, step.high, step.outer)
        else:
            made.append(step)
    return made


def _says(step: Step) -> tuple[Any, ...]:
    return ("silent",) if step.is_silent else (step.low, step.high, step.outer)


#: The strip along the bottom where nothing follows, and where arrows of open ends stand, in CSS pixels.
_STRIP, _ARROW = 5, 6


def band_layers(
    steps: Sequence[Step], ends: tuple[float, float], say: Say, x: Spec, size: tuple[int, int]
) -> list[Spec]:
    """Draw a band: filled where bounds reach, fading where an end is open, and a strip below where nothing follows."""
    stretches = _look.checked([_stretch(step, say, x, size[0]) for step in joined(steps)], "stretches")
    y = _axes.people_axis(ends, say("number"))
    across = {"x": {**x, "field": "x"}, "x2": {"field": "x2"}}
    tooltip = _look.tooltips(say, "answer")
    made: list[Spec] = []
    for kind, *opened in _AREAS:
        rows = [
            {
                **row,
                "low": ends[0] if row["low"] is None else row["low"],
                "high": ends[1] if row["high"] is None else row["high"],
            }
            for row in stretches
            if row["kind"] == kind and [row["low"] is None, row["high"] is None] == opened and row["low"] != row["high"]
        ]
        if rows:
            area = {"type": "rect", "clip": True, "color": _fill(_look.CREAM if kind == "outer" else SKY, *opened)}
            up = {"y": {**y, "field": "low"}, "y2": {"field": "high"}, "tooltip": tooltip}
            made.append({"data": {"values": rows}, "mark": area, "encoding": {**across, **up}})
    # Wider than a mark of a claim, which would hide the line of one day among many.
    wide = [{**row, **_at_least(14, row["x"], row["x2"], x, size[0])} for row in stretches]
    lines = [{**row, "at": end} for row in wide for end in sorted({row["low"], row["high"]} - {None})]
    if lines:
        line = {"type": "rule", "clip": True, "strokeWidth": 2, "color": BLUE}
        at = {"y": {**y, "field": "at"}, "tooltip": tooltip}
        made.append({"data": {"values": lines}, "mark": line, "encoding": {**across, **at}})
    silent = [row for row in stretches if row["kind"] == "silent"]
    if silent:
        strip = {"type": "rect", "color": SILVER}
        along = {"y": {"value": size[1] - _STRIP}, "y2": {"value": size[1]}, "tooltip": tooltip}
        made.append({"data": {"values": silent}, "mark": strip, "encoding": {**across, **along}})
    made += _open_ends(stretches, x, y, size)
    unsettled = [row for row in stretches if row["kind"] == "outer"]
    if unsettled:
        # In grey print its tint is that of any other band.
        sides = [{"x": row[side], "answer": row["answer"]} for row in unsettled for side in ("x", "x2")]
        edge = {"type": "rule", "color": INK, "strokeDash": [3, 2], "clip": True}
        made.append({"data": {"values": sides}, "mark": edge, "encoding": {"x": {**x, "field": "x"}}})
    if ends == _axes.NO_NUMBERS:
        made.append(_nothing(say, y, x, size))
    return made


#: The kinds of areas: whose stretches they are, and whether their lower and their upper end is open.
_AREAS = [(kind, low, high) for kind in ("bounded", "outer") for low in (False, True) for high in (False, True)]


def _stretch(step: Step, say: Say, x: Spec, width: int) -> Spec:
    """Give a stretch as a row of marks. A day of many years is still drawn two pixels wide."""
    return {
        **_at_least(2, step.first, step.last, x, width),
        "low": step.least,
        "high": step.high,
        "kind": "silent" if step.is_silent else "outer" if step.outer else "bounded",
        "answer": say("silent") if step.is_silent else say.range(step.low, step.high),
    }


def _at_least(pixels: int, first: int, last: int, x: Spec, width: int) -> Spec:
    """Give the ends of a stretch, so far apart that it can be seen."""
    domain = x["scale"]["domain"]
    short_of = max(0, (domain[1] - domain[0]) * pixels // width - (last - first)) // 2
    return {"x": first - short_of, "x2": last + short_of}


def _fill(colour: str, low_open: bool, high_open: bool) -> Any:
    """Give the colour of an area: one colour, or one that fades towards the end that is open."""
    if not low_open and not high_open:
        return colour
    stops = [(0, WHITE), (1, colour)] if high_open else [(0, colour), (1, WHITE)]
    fading = [{"offset": at, "color": one} for at, one in stops]
    return {"gradient": "linear", "x1": 0, "x2": 0, "y1": 0, "y2": 1, "stops": fading}


def _open_ends(stretches: Sequence[Spec], x: Spec, y: Spec, size: tuple[int, int]) -> list[Spec]:
    """Mark open ends by arrows, where a stretch is wide enough for one."""
    made: list[Spec] = []
    for end, arrow, at in (("high", "triangle-up", _ARROW), ("low", "triangle-down", size[1] - _ARROW)):
        rows = [
            {"x": (row["x"] + row["x2"]) // 2, "arrow": arrow}
            for row in stretches
            if row["kind"] != "silent" and row[end] is None and _is_wide(row["x2"] - row["x"], x, size[0])
        ]
        made += [_look.arrows(rows, x, {"value": at}, BLUE)] if rows else []
    return made


def _is_wide(time: int, x: Spec, width: int) -> bool:
    """Is there room for an arrow?"""
    domain = x["scale"]["domain"]
    return bool(time * width >= (domain[1] - domain[0]) * 14)


def _nothing(say: Say, y: Spec, x: Spec, size: tuple[int, int]) -> Spec:
    """Say in the middle of a picture without numbers that nothing follows."""
    mark = {"type": "text", "fontSize": 12, "limit": size[0] - 10}
    # The axes are there, though no mark of the band is on them.
    middle = {"x": {"value": size[0] // 2}, "y": {**y, "field": "y"}, "text": {"field": "label", "type": "nominal"}}
    return {"data": {"values": [{"y": 0.5, "label": say("nothing_follows")}]}, "mark": mark, "encoding": middle}


def meanings_of(steps: Sequence[Step]) -> set[str]:
    """Name what occurs in a band, so that its legend says no more."""
    found = set()
    for s in steps:
        if s.is_silent:
            found.add("silent")
            continue
        found.add("end")
        found |= {"outer"} if s.outer else set()
        if s.least is None or s.high is None:
            found.add("half_open")
        elif s.least != s.high and not s.outer:
            found.add("between")
    return found


def legend_of(steps: Sequence[Step], say: Say, x: Spec, width: int) -> list[tuple[str, str, str]]:
    """Say what the parts of a band mean that occur in it."""
    opened = [s for s in joined(steps) if not s.is_silent and None in (s.least, s.high)]
    arrow = any(_is_wide(s.last - s.first, x, width) for s in opened)
    items = [
        ("square", SKY, "between"),
        ("triangle-up" if arrow else "square", BLUE if arrow else PALE, "half_open"),
        ("dashes", INK, "outer"),
        ("line", BLUE, "end"),
        ("strip", SILVER, "silent"),
    ]
    used = meanings_of(steps)
    return [(symbol, colour, say(key)) for symbol, colour, key in items if key in used]


def band(
    columns: Any,
    *,
    title: str = "",
    caption: str = "",
    language: str = "en",
    width: int = _look.WIDTH,
    height: int = 260,
) -> Picture:
    """Draw bounds that are columns already: what `Ledger.bounds` gives as a frame.

    Parameters
    ----------
    columns : DataFrame, mapping of columns, or rows that are mappings
        `day` (or `first` and `last`), `low` and `high`, and perhaps `repairs`; of pandas, Polars, Arrow or plain lists.
        A number that is missing is an open end.
    title, caption : str, optional
    language : {"en", "es"}
    width, height : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    InvalidValue
        For a table without these columns or without rows, and for a cell that is no day or no whole number.
    LimitExceeded
        For more than 2,000 stretches that differ.

    Examples
    --------
    >>> from habeas import plot
    >>> picture = plot.band({"day": ["2030-01-05", "2030-01-06"], "low": [100, 95], "high": [100, None]})
    >>> print(picture.description)
    Bounds from 2030-01-05 to 2030-01-06: 2 rows, 1 of them with an open end.
    """
    say = words(language)
    width, height = _look.pixels(width=width, height=height)
    rows = _rows_of(columns)
    steps = [_step(row, at) for at, row in enumerate(rows, start=1)]
    domain = (min(s.first for s in steps), max(s.last for s in steps))
    opened = sum(s.low is None or s.high is None for s in steps)
    first, last = (min(row["first"] for row in rows), max(row["last"] for row in rows))
    described = say("bounds_described", first=first, last=last, n=len(steps), opened=opened)
    ends = _axes.span([n for s in steps for n in (s.least, s.high)])
    caption = caption or (say("open_is_open") if "half_open" in meanings_of(steps) else "")
    title = _look.heading(title, say("bounds_title"))
    x = _axes.time_axis(domain, width)
    layers = band_layers(steps, ends, say, x, (width, height))
    parts = [_look.view(layers, height, width), _look.legend(legend_of(steps, say, x, width), width)]
    return Picture(_look.whole(parts, title, "", caption, described, width), title, caption)


def _rows_of(columns: Any) -> list[dict[str, str]]:
    """Read a table of bounds, whichever library it is of, as rows of texts; each with a first and a last day."""
    if hasattr(columns, "to_frame"):  # an answer of ours
        columns = columns.to_frame()
    reader = csv.DictReader(io.StringIO(csv_of(columns)))
    names = list(reader.fieldnames or ())
    for name in ("low", "high", *(("first", "last") if "first" in names else ("day",))):
        if name not in names:
            got, wanted = ", ".join(map(repr, names)) or "no column", f"a column {name!r}"
            raise InvalidValue(f"not columns of bounds: got {got}, wanted {wanted}", got=got, wanted=wanted)
    rows = [{"first": row.get("day", ""), "last": row.get("day", ""), **row} for row in reader]
    if not rows:
        raise InvalidValue("not columns of bounds: got no row, wanted one or more", got="no row", wanted="one or more")
    return rows


def _step(row: Mapping[str, str], at: int) -> Step:
    """Read a row of bounds."""
    first, last = (_day(row[name], name, at) for name in ("first", "last"))
    low, high = (_number(row[name], name, at) for name in ("low", "high"))
    return Step(ms(first), ms(last) + DAY, low, high, row.get("repairs") == "outer")


def _day(text: str, name: str, at: int) -> datetime.date:
    try:
        return one_day(text)
    except HabeasError:
        raise _bad_cell(text, name, at, "a day such as 2030-01-05") from None


def _number(text: str, name: str, at: int) -> Optional[int]:
    """Read a number of people; an empty cell is an open end."""
    if not text:
        return None
    if not text.isascii() or not text.lstrip("-").isdigit():
        raise _bad_cell(text, name, at, "a whole number, or nothing")
    return int(text)


def _bad_cell(text: str, name: str, at: int, wanted: str) -> InvalidValue:
    got = f"{short(text, 40)!r}"
    return InvalidValue(f"not bounds, in row {at}, {name}: got {got}, wanted {wanted}", got=got, wanted=wanted)
