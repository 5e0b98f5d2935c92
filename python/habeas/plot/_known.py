# SPDX-License-Identifier: MIT
"""What was known when: one answer as each day's knowledge gave it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from habeas.errors import InvalidValue
from habeas.plot import _look
from habeas.plot._axes import NO_NUMBERS, span, time_axis
from habeas.plot._band import Step, band_layers, legend_of
from habeas.plot._bounds import population
from habeas.plot._days import DAY, Places, day_text, ms, optional_day
from habeas.plot._given import SeriesLike, ViewLike
from habeas.plot._labels import listed, short
from habeas.plot._look import INK, Spec
from habeas.plot._names import account_name, told_apart
from habeas.plot._picture import Picture
from habeas.plot._rests import Rests
from habeas.plot._words import Say, words

__all__ = ["PointNames", "known"]


def known(
    series: SeriesLike,
    *,
    dossier: Optional[ViewLike] = None,
    language: str = "en",
    title: Optional[str] = None,
    width: int = _look.WIDTH,
    height: int = 220,
) -> Picture:
    """Draw one answer as it was known from each day on: the band steps where claims were said or stopped counting.

    Parameters
    ----------
    series : KnownSeries
        As `Ledger.series` gives it.
    dossier : Dossier, optional
        Where the name of the account and the dates of cut-offs are found; without it the account is told by its id.
    language : {"en", "es"}
    title : str, optional
    width, height : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    InvalidValue
        Where no step has a day.
    LimitExceeded
        For more than 2,000 steps.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> series = examples.small().ledger("watch").series("exits", "start:2030-01-06", "end:2030-01-15")
    >>> print(plot.known(series).description)
    The answer by the day of knowing: since 2030-01-06 at least 0; since 2030-01-11 at least 0; since 2030-01-13 \
at least 0; since 2030-01-15 at least 30; since 2030-01-16 at least 28.
    >>> plot.known(series, dossier=examples.small()).title
    'The Watch: left from the end of 2030-01-05 to the end of 2030-01-15, as known from each day on'
    """
    say = words(language)
    width, height = _look.pixels(width=width, height=height)
    found = [(s, day) for s in series.steps for day in [optional_day(s.since[:10])] if day is not None]
    if not found:
        wanted = "a series with a claim that was said on some day"
        raise InvalidValue(f"nothing to draw: got no days, wanted {wanted}", got="no days", wanted=wanted)
    starts = [ms(day) for _, day in found]
    # What was known last goes on; it is drawn a little further, so that it can be seen.
    last = starts[-1] + max((starts[-1] - starts[0]) // 8, 2 * DAY)
    stretches = list(zip(found, starts, [*starts[1:], last]))
    steps = [
        Step(a, b, s.bound.low, s.bound.high, s.bound.repairs == "outer")
        for (s, _), a, b in stretches
        if s.bound is not None and a < b
    ]
    ends = span(n for s in steps for n in (s.least, s.high))
    # Who came or went is counted from 0; a stock need not be.
    if series.asked.what != "held" and ends != NO_NUMBERS:
        ends = (0.0, ends[1] * 1.2)
    x = time_axis((starts[0], last), width)
    layers = band_layers(steps, ends, say, x, (width, height))
    items = legend_of(steps, say, x, width)
    refusals = [
        {"x": a, "x2": b, "answer": short(s.refused or "", 120)} for (s, _), a, b in stretches if s.bound is None
    ]
    if refusals:
        hollow = {"type": "rect", "filled": False, "stroke": INK, "strokeDash": [3, 2]}
        where = {"x": {**x, "field": "x"}, "x2": {"field": "x2"}, "tooltip": _look.tooltips(say, "answer")}
        layers.append({"data": {"values": refusals}, "mark": hollow, "encoding": where})
        items.append(("dashes", INK, say("refused")))
    ticks = _ticks(found, say)
    if ticks:
        layers.append(_tick_layer(ticks, x, say, height))
        marks = {row["arrow"]: row["means"] for row in ticks}
        items += [(shape, INK, word) for shape, word in sorted(marks.items())]
    turns = [
        s
        for before, s in zip([None, *series.steps], series.steps)
        if before is not None and _answer(before, say) != _answer(s, say)
    ]
    said = "; ".join(say("change_row", since=s.since, claims=listed((*s.said, *s.no_longer), 4)) for s in turns[-6:])
    caption = say("known_caption", said=said) if said else say("known_same")
    rests = Rests()
    if found[-1][0].bound is not None:
        rests.add(found[-1][0].bound.claims, found[-1][0].bound.assumptions)
    caption = f"{rests.sentence(say)} {caption}".strip()
    told = "; ".join(say("known_row", since=s.since, answer=_answer(s, say)) for s, _ in found[:40])
    names = dict.fromkeys(n for s, _ in found for n in s.said)
    account, subtitle = short(series.account), say("known_sub")
    points = PointNames(say)
    if dossier is not None:
        account = account_name(dossier, series.account)
        subtitle = f"{population(dossier, series.account)} {subtitle}".strip()
        points = PointNames(say, [series.asked], Places(dossier))
    heading = _look.heading(title, say("known_title", account=account, asked=points.asked(series.asked)))
    parts = [_look.view(layers, height, width), _look.legend(items, width)]
    spec = _look.whole(parts, heading, subtitle, caption, say("known_described", rows=told), width)
    return Picture(spec, heading, caption, tuple(names))


class PointNames:
    """What questions call their points: cut-offs by their dates too, where a dossier places them."""

    def __init__(self, say: Say, asked: Iterable[Any] = (), places: Optional[Places] = None) -> None:
        self._say = say
        self._dates: dict[str, str] = {}
        self._brief: dict[str, str] = {}
        if places is not None:
            points = dict.fromkeys(point for one in asked for point in (one.at, one.from_, one.to) if point)
            for point in points:
                date = places.said(point, say.language)
                if point.startswith(("claim:", "bulletin:")) and date != day_text(None):
                    self._dates[point] = short(date, 40)
            # Two cut-offs of one day are told apart by their names.
            names = {p: [self._dates.get(p, ""), p.partition(":")[2], self._in_full(p)] for p in points}
            self._brief = told_apart(names, 40)

    def asked(self, asked: Any, brief: bool = False) -> str:
        """Say what was asked in words of a colleague; in brief, points are no more than their dates or names."""
        place = self._in_brief if brief else self._in_full
        kind = f" ({asked.kind})" if asked.kind else ""
        if asked.what == "held":
            return self._say("asked_held", first=place(asked.at or "")) + kind
        return self._say("asked_" + asked.what, first=place(asked.from_ or ""), last=place(asked.to or "")) + kind

    def _in_brief(self, point: str) -> str:
        name = point.partition(":")[2]
        return self._brief.get(point) or (short(name, 30) if name else self._in_full(point))

    def _in_full(self, point: str) -> str:
        kind, _, name = point.partition(":")
        if kind not in ("end", "start", "claim", "bulletin") or not name:
            return short(point, 30)
        text = self._say("point_" + kind, name=short(name, 30))
        return f"{text} ({self._dates[point]})" if point in self._dates else text


def _answer(step: Any, say: Any) -> str:
    return say("refused") if step.bound is None else str(say.range(step.bound.low, step.bound.high))


def _ticks(found: list[Any], say: Any) -> list[Spec]:
    """Give a mark for each day on which claims were said, or stopped counting."""
    rows = []
    for step, day in found:
        for names, shape, word in ((step.said, "triangle-up", "said_then"), (step.no_longer, "cross", "no_longer")):
            if names:
                row = {"x": ms(day), "arrow": shape, "means": say(word), "claim": listed(names, 4), "when": step.since}
                rows.append(row)
    return rows


def _tick_layer(ticks: list[Spec], x: Spec, say: Any, height: int) -> Spec:
    mark = {"type": "point", "filled": True, "size": 60, "opacity": 1, "color": INK}
    where = {
        "x": {**x, "field": "x"},
        "y": {"value": height - 17},
        "shape": {"field": "arrow", "type": "nominal", "scale": None},
        "tooltip": _look.tooltips(say, "claim", "when"),
    }
    return {"data": {"values": ticks}, "mark": mark, "encoding": where}
