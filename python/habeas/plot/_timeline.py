# SPDX-License-Identifier: MIT
"""When events can have been: what is certain, what is possible, and which ends are open."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Sequence
from typing import Any, Optional

from habeas.errors import InvalidValue
from habeas.plot import _look
from habeas.plot._axes import rows_axis, time_axis
from habeas.plot._days import DAY, day_text, ms, optional_day
from habeas.plot._given import TimelineLike
from habeas.plot._labels import listed
from habeas.plot._look import BLUE, INK, SKY, Spec
from habeas.plot._names import titles_of
from habeas.plot._picture import Picture
from habeas.plot._rests import Rests
from habeas.plot._words import Say, words

__all__ = ["timeline"]

_ROW = 38
#: A bar is no narrower, and one that is less wide has no marks within; in CSS pixels.
_NARROWEST, _WIDE = 4, 20

Days = tuple[Optional[datetime.date], ...]


def timeline(
    timeline: TimelineLike,
    events: Optional[Iterable[str]] = None,
    *,
    title: Optional[str] = None,
    width: int = _look.WIDTH,
) -> Picture:
    """Draw when each event can have been: dark where it was certainly going on, light where it may have been.

    An arrow at the edge is an open end: no claim bounds the event on that side. Events are in the order of the days
    on which they can have started.

    Parameters
    ----------
    timeline : Timeline
    events : iterable of str, optional
        Only these events, by id.
    title : str, optional
    width : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    InvalidValue
        Where there is no event, or none of them has a day.
    LimitExceeded
        For more than 200 events.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> print(plot.timeline(examples.talks().timeline()).description)
    Events: 4. opening: starts 2030-01-02, ends 2030-01-02; first_round: starts 2030-01-04, ends 2030-01-04; \
walkout: starts 2030-01-08 to 2030-01-10, ends 2030-01-08 to 2030-01-10; signing: starts open, ends open.
    """
    say = words(timeline.language)
    (width,) = _look.pixels(width=width)
    wanted_events = None if events is None else set(events)
    found = [(e, _days(e)) for e in timeline.events if wanted_events is None or e.id in wanted_events]
    known = [day for _, days in found for day in days if day is not None]
    if not known:
        wanted = "an event with a day that a claim bounds"
        raise InvalidValue(
            f"nothing to draw: got {len(found)} events, wanted {wanted}", got=f"{len(found)} events", wanted=wanted
        )
    _look.checked([{}] * len(found), "events", _look.MOST_ROWS)
    found.sort(key=lambda one: (min((d for d in one[1] if d), default=datetime.date.max), one[0].id))
    first, last = ms(min(known)), ms(max(known)) + DAY
    air = max((last - first) // 12, DAY)
    domain = (first - air, last + air)
    bars, labels, ends, ticks = _rows(found, domain, width, say)
    in_brief = titles_of((event for event, _ in found), 60)
    told = "; ".join(say("one_event", event=in_brief[e.id], when=_when(days, say)) for e, days in found[:40])
    against = timeline.contradictions
    rests = Rests()
    for proof in (p for e, _ in found for p in (*e.start_proofs, *e.end_proofs) if p):
        rests.add(proof.claims, proof.assumptions)
    caption = rests.sentence(say)
    if against:
        caption += " " + say("cannot_all_hold", sets="; ".join(listed(c.claims) for c in against[:4]))
    heading = _look.heading(title, say("timeline_title"))
    parts = [
        _look.view(_layers((bars, labels, ends, ticks), domain, len(found), say, width), _ROW * len(found) + 6, width)
    ]
    meant = {bar["means"] for bar in bars}
    kinds = [("square", BLUE, say("certain")), ("square", SKY, say("possible"))]
    items = [item for item in kinds if item[2] in meant]
    items += [("upright", INK, say("turning"))] if ticks else []
    items += [("triangle-right", INK, say("open_days"))] if ends else []
    parts.append(_look.legend(items, width))
    described = say("timeline_described", n=len(found), rows=told)
    spec = _look.whole(parts, heading, say("timeline_sub"), caption, described, width)
    return Picture(spec, heading, caption, rests.names)


def _days(event: Any) -> Days:
    """Give the earliest and latest start, and the earliest and latest end, where an axis has a place for them."""
    data = event.to_dict()
    return tuple(optional_day(data[side][end]) for side in ("start", "end") for end in ("earliest", "latest"))


def _range(first: Optional[datetime.date], last: Optional[datetime.date], say: Say) -> str:
    if first is None and last is None:
        return say("days_open")
    if first == last:
        return day_text(first)
    return say("day_range", first=day_text(first, say("days_open")), last=day_text(last, say("days_open")))


def _when(days: Days, say: Say) -> str:
    return say("starts_and_ends", start=_range(days[0], days[1], say), end=_range(days[2], days[3], say))


def _rows(
    found: Sequence[tuple[Any, Days]], domain: tuple[int, int], width: int, say: Say
) -> tuple[list[Spec], list[Spec], list[Spec], list[Spec]]:
    bars: list[Spec] = []
    labels: list[Spec] = []
    ends: list[Spec] = []
    ticks: list[Spec] = []
    pixel = (domain[1] - domain[0]) / width
    events = [event for event, _ in found]
    names, in_brief = titles_of(events, 200), titles_of(events, 60)
    for row, (event, days) in enumerate(found):
        start_first, start_last, end_first, end_last = days
        labels.append({"label": names[event.id], "label_y": row + 0.3})
        # Where a start and an end of it touch, the event was going on in between, whatever else is open.
        core = start_last is not None and end_first is not None and start_last <= end_first
        left = domain[0] if start_first is None else ms(start_first)
        right = domain[1] if end_last is None else ms(end_last) + DAY
        base = {"y": row + 0.55, "y2": row + 0.9, "event": in_brief[event.id], "when": _when(days, say)}
        bars.append({**base, **_seen(left, right, pixel), "means": say("possible")})
        if core and start_last is not None and end_first is not None:
            bars.append({**base, **_seen(ms(start_last), ms(end_first) + DAY, pixel), "means": say("certain")})
        inner = [ms(day, part) for day, part in ((start_last, 0), (end_first, 1)) if day and not core]
        # On a narrow bar they would run together, and say nothing that it does not.
        ticks += [{**base, "x": at} for at in inner if right - left >= _WIDE * pixel]
        if start_first is None:
            ends.append({"x": domain[0], "y": row + 0.725, "arrow": "triangle-left"})
        if end_last is None:
            ends.append({"x": domain[1], "y": row + 0.725, "arrow": "triangle-right"})
    return bars, labels, ends, ticks


def _seen(left: int, right: int, pixel: float) -> Spec:
    """Give a bar that can be seen: a day of many years is still some pixels wide."""
    missing = max(0, math.ceil(_NARROWEST * pixel) - (right - left))
    return {"x": left - missing // 2, "x2": right + missing - missing // 2}


def _layers(marks: tuple[list[Spec], ...], domain: tuple[int, int], count: int, say: Say, width: int) -> list[Spec]:
    bars, labels, ends, ticks = marks
    x, y = time_axis(domain, width, air=False), rows_axis(count)
    scale = _look.colours([(say("certain"), BLUE), (say("possible"), SKY)])
    encoding = {
        "x": {**x, "field": "x"},
        "x2": {"field": "x2"},
        "y": {**y, "field": "y"},
        "y2": {"field": "y2"},
        "color": _look.meaning(scale),
        "tooltip": _look.tooltips(say, "event", "when"),
    }
    layers: list[Spec] = [
        {"data": {"values": bars}, "mark": {"type": "rect", "stroke": BLUE, "strokeWidth": 0.75}, "encoding": encoding},
        _look.names(labels, count, width),
    ]
    if ticks:
        upright = {"x": encoding["x"], "y": encoding["y"], "y2": encoding["y2"], "tooltip": encoding["tooltip"]}
        rule = {"type": "rule", "color": INK, "strokeWidth": 2}
        layers.append({"data": {"values": ticks}, "mark": rule, "encoding": upright})
    if ends:
        layers.append(_look.arrows(ends, x, {**y, "field": "y"}))
    return layers
