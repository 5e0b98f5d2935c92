# SPDX-License-Identifier: MIT
"""Counters side by side: for each claim its number, its window and the rule that it counts by."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Optional

from habeas.errors import InvalidValue
from habeas.model.dates import DateLike
from habeas.model.entities import Claim
from habeas.model.words import Question
from habeas.plot import _look
from habeas.plot._axes import people_axis, rows_axis, span, time_axis
from habeas.plot._days import DAY, Places, given_day, ms
from habeas.plot._given import ViewLike
from habeas.plot._labels import listed, short
from habeas.plot._look import BLUE, INK, SKY, Spec
from habeas.plot._picture import Picture
from habeas.plot._words import Say, words

__all__ = ["counters"]

_ROW = 58

Span = Optional[tuple[datetime.date, datetime.date]]


def counters(
    dossier: ViewLike,
    what: Question = "exits",
    *,
    accounts: Optional[Iterable[str]] = None,
    from_: Optional[DateLike] = None,
    to: Optional[DateLike] = None,
    language: str = "en",
    title: Optional[str] = None,
    width: int = _look.WIDTH,
) -> Picture:
    """Draw claims of several counters side by side: the days of each (left), its number (right), its rule (in grey).

    Parameters
    ----------
    dossier : Dossier
    what : {"held", "entries", "exits"}
    accounts : iterable of str, optional
        Only these accounts.
    from_, to : a day, optional
        Only claims that are about some day from this one on, and up to that one.
    language : {"en", "es"}
    title : str, optional
    width : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    InvalidValue
        Where no claim that counts fits.
    LimitExceeded
        For more than 200 claims.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> print(plot.counters(examples.small(), "held").description)
    Claims side by side: 2. 100, The Watch (C1); 95, The Watch (C3).
    """
    say, places = words(language), Places(dossier)
    (width,) = _look.pixels(width=width)
    wanted_accounts = None if accounts is None else set(accounts)
    first, last = given_day(from_), given_day(to)
    found = []
    for claim in dossier.claims:
        if claim.kind != what or not claim.counts or claim.quantity is None:
            continue
        if wanted_accounts is not None and claim.account not in wanted_accounts:
            continue
        window = places.of_window(claim)
        if _meets(window, first, last):
            found.append((claim, window))
    if not found:
        wanted = f"a claim of the kind {what!r} that counts, of these accounts and days"
        raise InvalidValue(f"nothing to draw: got none, wanted {wanted}", got="none", wanted=wanted)
    _look.checked([{}] * len(found), "claims", _look.MOST_ROWS)
    bars, arrows, numbers, labels = _rows(found, dossier, say)
    heading = _look.heading(title, say("counters_" + what))
    rests = tuple(claim.id for claim, _ in found)
    told = "; ".join(f"{row['label']} ({row['claim']})" for row in labels[:40])
    caption = say("rests_on", claims=listed(rests, 12))
    part = _panels(bars, arrows, numbers, labels, say, width)
    meant = {bar["means"] for bar in bars}
    items = [
        ("square", colour, say(key))
        for colour, key in ((BLUE, "certain_window"), (SKY, "uncertain_window"))
        if say(key) in meant
    ]
    shapes = {row["shape"] for row in numbers} | {row["arrow"] for row in arrows}
    items += [("circle", INK, say("stated_number"))] if "circle" in shapes else []
    items += [("diamond", INK, say("vague_number"))] if "diamond" in shapes else []
    items += [("triangle-right", INK, say("arrow_means"))] if shapes & {"triangle-left", "triangle-right"} else []
    described = say("counters_described", n=len(found), rows=told)
    spec = _look.whole([part, _look.legend(items, width)], heading, say("counters_sub"), caption, described, width)
    return Picture(spec, heading, caption, rests)


def _meets(window: tuple[Span, Span], first: Optional[datetime.date], last: Optional[datetime.date]) -> bool:
    start, end = window
    if first is None and last is None:
        return True
    if start is None and end is None:
        return False
    begins = start[0] if start is not None else datetime.date.min
    ends = end[1] if end is not None else datetime.date.max
    return (first is None or first <= ends) and (last is None or begins <= last)


def _named(things: Any, name: Optional[str]) -> str:
    if name is None:
        return ""
    thing = things.get(name)
    return short((thing.name if thing is not None else None) or name, 120)


def _rule(account: Any, say: Say) -> str:
    """Say by which rule an account counts, in a line."""
    if account is None:
        return say("rule_not_stated")
    rule = account.rule
    parts = [account.population or ""]
    parts += [say.rule(rule[n]) for n in ("unit", "leaves", "cutoff") if rule.get(n)]
    parts += [str(rule["verification"])] if rule.get("verification") else []
    return "; ".join(short(p, 90) for p in parts if p) or say("rule_not_stated")


def _rows(
    found: list[tuple[Claim, tuple[Span, Span]]], view: ViewLike, say: Say
) -> tuple[list[Spec], list[Spec], list[Spec], list[Spec]]:
    days = [day for _, window in found for one in window if one is not None for day in one]
    left, right = (ms(min(days)), ms(max(days)) + DAY) if days else (0, DAY)
    bars: list[Spec] = []
    arrows: list[Spec] = []
    numbers: list[Spec] = []
    labels: list[Spec] = []
    for row, (claim, (start, end)) in enumerate(found):
        speaker = _named(view.actors, claim.speaker)
        if claim.via is not None:
            speaker = say("carried_by", speaker=speaker, outlet=_named(view.actors, claim.via))
        kind = claim.to_dict().get("of")
        number = say.quantity(claim.quantity) + (f" ({say.kind(kind)})" if kind else "")
        label = say("counter_row", speaker=speaker, number=number)
        rule = _rule(view.accounts.get(claim.account or ""), say)
        base = {
            "claim": short(claim.id, 40),
            "rule": short(f"{short(claim.id, 40)}: {rule}", 160),
            "says": say.quantity(claim.quantity),
        }
        labels.append({**base, "label": label, "label_y": row + 0.18, "rule_y": row + 0.46})
        where = {**base, "y": row + 0.66, "y2": row + 0.9}
        outer = (left if start is None else ms(start[0]), right if end is None else ms(end[1]) + DAY)
        bars.append({**where, "x": outer[0], "x2": outer[1], "means": say("uncertain_window")})
        if start is not None and end is not None and start[1] <= end[0]:
            bars.append({**where, "x": ms(start[1]), "x2": ms(end[0]) + DAY, "means": say("certain_window")})
        arrows += [{"x": left, "y": row + 0.78, "arrow": "triangle-left"}] if start is None else []
        arrows += [{"x": right, "y": row + 0.78, "arrow": "triangle-right"}] if end is None else []
        quantity = claim.quantity
        if quantity is not None and quantity.stated is not None:
            low, high = quantity.interval()
            shape = (
                "triangle-right" if high is None and low is not None else "triangle-left" if low is None else "circle"
            )
            shape = "diamond" if low is None and high is None else shape
            middle = quantity.stated
            numbers.append(
                {**base, "x": low if low is not None else middle, "x2": high if high is not None else middle}
            )
            numbers[-1].update({"y": row + 0.78, "shape": shape})
    return bars, arrows, numbers, labels


def _panels(
    bars: list[Spec], arrows: list[Spec], numbers: list[Spec], labels: list[Spec], say: Say, width: int
) -> Spec:
    count = len(labels)
    y = rows_axis(count)
    left = int(width * 0.56)
    days = (min(b["x"] for b in bars), max(b["x2"] for b in bars))
    x = time_axis(days, left, say("counters_axis_days"), air=False, most=3)
    x["axis"]["grid"] = False
    scale = _look.colours([(say("certain_window"), BLUE), (say("uncertain_window"), SKY)])
    rect = {"type": "rect", "stroke": BLUE, "strokeWidth": 0.75}
    tooltip = _look.tooltips(say, "claim", "says", "rule")
    window = {
        "x": {**x, "field": "x"},
        "x2": {"field": "x2"},
        "y": {**y, "field": "y"},
        "y2": {"field": "y2"},
        "color": _look.meaning(scale),
        "tooltip": tooltip,
    }
    rule = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 10, "color": _look.GREY, "limit": width}
    under = {"x": {"value": 2}, "y": {**y, "field": "rule_y"}, "text": {"field": "rule", "type": "nominal"}}
    windows: list[Spec] = [
        {"data": {"values": bars}, "mark": rect, "encoding": window},
        _look.names(labels, count, width),
        {"data": {"values": labels}, "mark": rule, "encoding": under},
    ]
    if arrows:
        windows.append(_look.arrows(arrows, x, {**y, "field": "y"}))
    ends = span([n for row in numbers for n in (row["x"], row["x2"])])
    people = people_axis(ends, say("number"), 3)
    # A grid would cut the names, which run over both panels.
    people["axis"]["grid"] = False
    at = {"x": {**people, "field": "x"}, "y": {**y, "field": "y"}, "tooltip": tooltip}
    stated: list[Spec] = [
        {
            "data": {"values": numbers},
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {**at, "x2": {"field": "x2"}},
        },
        {
            "data": {"values": numbers},
            "mark": {"type": "point", "filled": True, "size": 60, "opacity": 1, "color": INK},
            "encoding": {**at, "shape": {"field": "shape", "type": "nominal", "scale": None}},
        },
    ]
    height = _ROW * count + 4
    # Names of rows run over both panels, whose places do not depend on how long they are.
    return {
        "spacing": 24,
        "bounds": "flush",
        "hconcat": [
            {**_look.view(windows, height, left), "view": {"stroke": None}},
            {**_look.view(stated, height, width - left - 24), "view": {"stroke": None}},
        ],
    }
