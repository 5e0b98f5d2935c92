# SPDX-License-Identifier: MIT
"""The axes of pictures: days with whole labels, whole numbers of people, and rows."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator
from typing import Any, Optional

from habeas.plot._days import DAY, ms

__all__ = ["NO_NUMBERS", "day_ticks", "padded", "people_axis", "rows_axis", "span", "time_axis", "whole_ticks"]

Spec = dict[str, Any]

#: The ends of an axis of numbers where no number is known: it gets no labels, since they would be invented.
NO_NUMBERS = (0.0, 1.0)

_EPOCH = datetime.date(1970, 1, 1)
#: How days are written by the step between them, and how wide that is in CSS pixels.
_DAYS, _MONTHS, _YEARS = ("%Y-%m-%d", 60), ("%Y-%m", 44), ("%Y", 26)
#: The air at either end of an axis of days, in CSS pixels: a mark on the first or the last day is not cut.
_AIR = 9


def padded(domain: tuple[int, int], width: int) -> tuple[int, int]:
    """Widen a time, so that marks at its ends are seen whole."""
    air = (domain[1] - domain[0]) * _AIR // max(1, width - 2 * _AIR)
    return domain[0] - air, domain[1] + air


def time_axis(days: tuple[int, int], width: int, title: Optional[str] = None, air: bool = True, most: int = 6) -> Spec:
    """Describe an axis of days, which are the same in every time zone; all of its labels fit into the width."""
    domain = padded(days, width) if air else days
    ticks, form, label = day_ticks(days, domain, width, most)
    axis = {
        "title": title,
        "grid": True,
        "values": ticks,
        "format": form,
        "labelAngle": 0,
        "labelOverlap": False,
        # A label near an end is written from there inwards.
        "labelFlush": label // 2,
    }
    scale = {"type": "utc", "nice": False, "domain": list(domain)}
    return {"type": "temporal", "scale": scale, "axis": axis}


def day_ticks(days: tuple[int, int], domain: tuple[int, int], width: int, most: int = 6) -> tuple[list[int], str, int]:
    """Choose the days that an axis names: as many as fit; with how they are written, and how wide that is."""
    for series, (form, label) in _candidates(days):
        fitting = [ticks for ticks in series if 0 < len(ticks) <= most and _fits(ticks, domain, width, label)]
        if fitting:
            return max(fitting, key=len), form, label
    return [days[0]], *_DAYS


def _fits(ticks: list[int], domain: tuple[int, int], width: int, label: int) -> bool:
    """Is there room between the labels, where those near an end are moved inwards?"""
    places = [(tick - domain[0]) * width / max(1, domain[1] - domain[0]) for tick in ticks]
    half = label / 2
    edges = [
        (at, at + label) if at < half else (at - label, at) if at > width - half else (at - half, at + half)
        for at in places
    ]
    return all(b[0] - a[1] >= 8 for a, b in zip(edges, edges[1:]))


def _candidates(days: tuple[int, int]) -> Iterator[tuple[list[list[int]], tuple[str, int]]]:
    """Give ticks of wider and wider steps: days and weeks (from each day that they can start on), months, years."""
    first, last = -(-days[0] // DAY), (days[1] - 1) // DAY
    for step in (1, 2, 7, 14):
        if (last - first) // step <= 40:
            yield [[day * DAY for day in range(first + n, last + 1, step)] for n in range(step)], _DAYS
    low, high = _date(first), _date(last)
    if low is None or high is None:
        return
    months = (low.year * 12 + low.month - 1, high.year * 12 + high.month - 1)
    for step in (1, 2, 3, 6):
        if (months[1] - months[0]) // step <= 40:
            yield [_starts(((m // 12, m % 12 + 1) for m in _multiples(*months, step)), days)], _MONTHS
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        yield [_starts(((year, 1) for year in _multiples(low.year, high.year, step) if year), days)], _YEARS


def _multiples(first: int, last: int, step: int) -> range:
    return range(-(-first // step) * step, last + 1, step)


def _starts(months: Iterable[tuple[int, int]], days: tuple[int, int]) -> list[int]:
    found = (ms(datetime.date(year, month, 1)) for year, month in months)
    return [at for at in found if days[0] <= at <= days[1]]


def _date(day: int) -> Optional[datetime.date]:
    try:
        return _EPOCH + datetime.timedelta(days=day)
    except OverflowError:
        return None


def span(numbers: Iterable[Optional[int]]) -> tuple[float, float]:
    """Give the ends of an axis that shows all of these numbers, with air on both sides. It need not begin at 0."""
    known = [n for n in numbers if n is not None]
    if not known:
        return NO_NUMBERS
    low, high = min(known), max(known)
    air = max((high - low) * 0.12, high * 0.05, 2.0)
    return max(0.0, low - air), high + air


def people_axis(ends: tuple[float, float], title: Optional[str], most: int = 6) -> Spec:
    """Describe an axis of whole numbers of people, which need not begin at 0; without labels where none is known."""
    axis: Spec = {"title": title, "format": ",d", "values": whole_ticks(ends, most), "labelOverlap": True}
    if ends == NO_NUMBERS:
        axis = {"title": title, "values": [], "domain": False}
    return {"type": "quantitative", "scale": {"domain": list(ends), "zero": False, "nice": False}, "axis": axis}


def whole_ticks(ends: tuple[float, float], most: int = 6) -> list[int]:
    """Give whole numbers of round steps within two ends: 1, 2 or 5 times a power of ten apart, so that few fit."""
    step, factors = 1, (2, 5, 10)
    power, at = 1, 0
    while (ends[1] - ends[0]) / step > most:
        step = power * factors[at]
        power, at = (power * 10, 0) if at == 2 else (power, at + 1)
    first = math.ceil(ends[0] / step) * step
    return list(range(first, math.floor(ends[1]) + 1, step))


def rows_axis(count: float) -> Spec:
    """Describe rows from the top to the bottom, which carry their names within the picture."""
    scale = {"domain": [0, count], "reverse": True, "nice": False, "zero": False}
    return {"type": "quantitative", "scale": scale, "axis": None}
