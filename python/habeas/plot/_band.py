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
from habeas.plot import _look
from habeas.plot._days import DAY, ms
from habeas.plot._labels import short
from habeas.plot._look import BLUE, FAINT, INK, PALE, SKY, Spec
from habeas.plot._picture import Picture
from habeas.plot._words import Say, words

__all__ = ["Step", "band", "band_layers", "legend_of", "meanings_of", "scale_of", "span"]


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


def span(numbers: Iterable[Optional[int]]) -> tuple[float, float]:
    """Give the ends of an axis that shows all of these numbers, with air on both sides. It need not begin at 0."""
    known = [n for n in numbers if n is not None]
    if not known:
        return 0.0, 10.0
    low, high = min(known), max(known)
    air = max((high - low) * 0.12, high * 0.02, 2.0)
    return max(0.0, low - air), high + air


def band_layers(steps: Sequence[Step], ends: tuple[float, float], say: Say, scale: Spec, x: Spec) -> list[Spec]:
    """Draw a band: filled where bounds reach, without a line where an end is open."""
    bottom, top = ends
    rows, lines = [], []
    for step in joined(steps):
        meaning = "silent" if step.is_silent else "outer" if step.outer else None
        if meaning is None:
            meaning = "between" if step.least is not None and step.high is not None else "half_open"
        low, high = step.least, step.high
        shown = say("silent") if step.is_silent else say.range(step.low, step.high)
        place = {"x": step.first, "x2": step.last, "answer": shown}
        rows.append({**place, "low": bottom if low is None else low, "high": top if high is None else high})
        rows[-1]["means"] = say(meaning)
        lines += [{**place, "at": end, "means": say("end")} for end in {low, high} - {None}]
    y = _look.people_axis(ends, say("number"))
    tooltip = [{"field": "answer", "type": "nominal", "title": say("answer")}]
    colour = _look.meaning(scale)
    area: Spec = {
        "data": {"values": _look.checked(rows, "stretches")},
        "mark": {"type": "rect", "clip": True},
        "encoding": {
            "x": {**x, "field": "x"},
            "x2": {"field": "x2"},
            "y": {**y, "field": "low"},
            "y2": {"field": "high"},
            "color": colour,
            "tooltip": tooltip,
        },
    }
    line = {
        "data": {"values": lines},
        "mark": {"type": "rule", "clip": True, "strokeWidth": 2},
        "encoding": {
            "x": {**x, "field": "x"},
            "x2": {"field": "x2"},
            "y": {**y, "field": "at"},
            "color": colour,
            "tooltip": tooltip,
        },
    }
    made = [area, line] if lines else [area]
    unsettled = [row for row in rows if row["means"] == say("outer")]
    if unsettled:
        # In grey print its tint is that of any other band.
        sides = [{"x": row[side], "answer": row["answer"]} for row in unsettled for side in ("x", "x2")]
        edge = {"type": "rule", "color": INK, "strokeDash": [3, 2], "clip": True}
        made.append({"data": {"values": sides}, "mark": edge, "encoding": {"x": {**x, "field": "x"}}})
    return made


def scale_of(say: Say) -> list[tuple[str, str]]:
    """Say what the colours of a band mean."""
    pairs = [("between", SKY), ("half_open", PALE), ("silent", FAINT), ("outer", _look.CREAM), ("end", BLUE)]
    return [(say(key), colour) for key, colour in pairs]


def meanings_of(steps: Sequence[Step]) -> set[str]:
    """Name what occurs in a band, so that its legend says no more."""
    found = set()
    for s in steps:
        if s.is_silent:
            found.add("silent")
            continue
        found.add("outer" if s.outer else "between" if None not in (s.least, s.high) else "half_open")
        found.add("end")
    return found


def legend_of(steps: Sequence[Step], say: Say) -> list[tuple[str, str, str]]:
    """Say what the parts of a band mean that occur in it."""
    used = meanings_of(steps)
    items = [("square", colour, word) for word, colour in scale_of(say)[:3] if word in {say(key) for key in used}]
    items += [("dashes", INK, say("outer"))] if "outer" in used else []
    return items + ([("line", BLUE, say("end"))] if "end" in used else [])


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
    rows = _rows_of(columns)
    steps = [_step(row, at) for at, row in enumerate(rows, start=1)]
    domain = (min(s.first for s in steps), max(s.last for s in steps))
    opened = sum(s.low is None or s.high is None for s in steps)
    first, last = (min(row["first"] for row in rows), max(row["last"] for row in rows))
    described = say("bounds_described", first=first, last=last, n=len(steps), opened=opened)
    ends = span([n for s in steps for n in (s.least, s.high)])
    caption = caption or (say("open_is_open") if opened else "")
    title = title or say("bounds_title")
    used = {say(key) for key in meanings_of(steps)}
    scale = _look.colours([pair for pair in scale_of(say) if pair[0] in used])
    parts = [
        _look.view(band_layers(steps, ends, say, scale, _look.time_axis(domain)), height, width),
        _look.legend(legend_of(steps, say), width),
    ]
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
