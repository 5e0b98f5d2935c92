# SPDX-License-Identifier: MIT
"""Who came and went from each stock to the next: what claims state, and what is implied and stated by none."""

from __future__ import annotations

import datetime
from typing import Any, Optional

from habeas.errors import InvalidValue
from habeas.model.dates import DateLike
from habeas.plot import _look
from habeas.plot._axes import rows_axis
from habeas.plot._bounds import population
from habeas.plot._days import Places, given_day
from habeas.plot._given import LedgerLike
from habeas.plot._look import BLUE, INK, ORANGE, Spec
from habeas.plot._names import account_name
from habeas.plot._picture import Picture
from habeas.plot._rests import Rests
from habeas.plot._words import Say, words

__all__ = ["movements"]

_ROW = 36


def movements(
    ledger: LedgerLike,
    from_: Optional[DateLike] = None,
    to: Optional[DateLike] = None,
    *,
    title: Optional[str] = None,
    width: int = _look.WIDTH,
) -> Picture:
    """Draw the least that must have come and gone from each stock to the next, and how much of it no claim states.

    A bar to the right is of entries, to the left of exits. Its dark part may be among what claims state; its bright
    part is implied by the stocks and stated by none. Rows from which nothing follows are left out.

    Parameters
    ----------
    ledger : Ledger
    from_, to : a day, optional
        Only stocks from this day on, and up to that one.
    title : str, optional
    width : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    InvalidValue
        Where nothing must have come or gone between any two stocks.
    LimitExceeded
        For more than 200 rows.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> print(plot.movements(examples.small().ledger("watch")).description)
    From each of 2 stocks of The Watch to the next. Implied and stated by no claim: 2030-01-05 to 2030-01-12: at least \
15 entered, 0 left.
    """
    say, places = words(ledger.language), Places(ledger.dossier)
    (width,) = _look.pixels(width=width)
    first, last = given_day(from_), given_day(to)
    steps = [
        (s, places.said(s.from_, say.language), places.said(s.to, say.language))
        for s in ledger.unaccounted_series()
        for start, end in [(places.of_point(s.from_), places.of_point(s.to))]
        if _inside(start, first, last) and _inside(end, first, last)
    ]
    moved = [(s, a, b) for s, a, b in steps if s.entries.bound.low or s.exits.bound.low]
    if not moved:
        wanted = "two stocks between which somebody must have come or gone"
        raise InvalidValue(f"nothing to draw: got none, wanted {wanted}", got="none", wanted=wanted)
    _look.checked([{}] * len(moved), "rows", _look.MOST_ROWS)
    bars, labels, ends = _rows(moved, say)
    rests = Rests()
    for way in (way for s, _, _ in moved for way in (s.entries, s.exits)):
        rests.add((*way.bound.claims, *way.claims), way.bound.assumptions)
    caption = f"{rests.sentence(say)} {say('moves_open')}"
    most = "; ".join(
        say("moves_one", first=a, last=b, entries=s.entries.unaccounted, exits=s.exits.unaccounted)
        for s, a, b in moved
        if s.entries.unaccounted or s.exits.unaccounted
    )
    name = account_name(ledger.dossier, ledger.account)
    described = say("moves_described", n=len(steps) + 1, account=name, most=most or say("moves_none"))
    heading = _look.heading(title, say("moves_title", account=name))
    parts = [_look.view(_layers(bars, labels, ends, len(moved), say, width), _ROW * len(moved) + 8, width)]
    subtitle = f"{population(ledger.dossier, ledger.account)} {say('moves_sub')}".strip()
    meant = {bar["means"] for bar in bars}
    kinds = [("square", BLUE, say("listed")), ("square", ORANGE, say("implied"))]
    items = [item for item in kinds if item[2] in meant]
    parts.append(_look.legend(items, width))
    return Picture(_look.whole(parts, heading, subtitle, caption, described, width), heading, caption, rests.names)


def _inside(span: Any, first: Optional[datetime.date], last: Optional[datetime.date]) -> bool:
    if span is None:
        return first is None and last is None
    return (first is None or first <= span[0]) and (last is None or span[1] <= last)


def _rows(moved: list[Any], say: Say) -> tuple[list[Spec], list[Spec], list[Spec]]:
    bars: list[Spec] = []
    labels: list[Spec] = []
    ends: list[Spec] = []
    for row, (step, start, end) in enumerate(moved):
        label = say("moves_row", first=start, last=end)
        labels.append({"label": label, "label_y": row + 0.25})
        for sign, name, way in ((1, "entries", step.entries), (-1, "exits", step.exits)):
            low = way.bound.low or 0
            if not low:
                continue
            known = low - way.unaccounted
            base = {
                "y": row + 0.48,
                "y2": row + 0.92,
                "event": label,
                "answer": f"{say(name)}: {say.range(low, way.bound.high)}",
            }
            for first, last, meaning in ((0, known, "listed"), (known, low, "implied")):
                if first != last:
                    bars.append({**base, "x": sign * first, "x2": sign * last, "means": say(meaning)})
            number = f"{low:,}" if way.bound.high == low else f"≥ {low:,}"
            ends.append({"x": sign * low, "y": row + 0.7, "number": number, "side": sign})
    return bars, labels, ends


def _layers(bars: list[Spec], labels: list[Spec], ends: list[Spec], count: int, say: Say, width: int) -> list[Spec]:
    most = max(abs(bar["x2"]) for bar in bars)
    scale = {"domain": [-1.45 * most, 1.45 * most], "nice": False, "zero": True}
    axis = {
        "title": say("moves_axis"),
        "tickCount": 5,
        "labelExpr": "format(abs(datum.value), ',')",
        "labelOverlap": True,
    }
    x = {"type": "quantitative", "scale": scale, "axis": axis}
    y = rows_axis(count)
    meanings = _look.colours([(say("listed"), BLUE), (say("implied"), ORANGE)])
    layers: list[Spec] = [
        {
            "data": {"values": bars},
            "mark": {"type": "rect", "stroke": INK, "strokeWidth": 0.75},
            "encoding": {
                "x": {**x, "field": "x"},
                "x2": {"field": "x2"},
                "y": {**y, "field": "y"},
                "y2": {"field": "y2"},
                "color": _look.meaning(meanings),
                "tooltip": _look.tooltips(say, "event", "answer"),
            },
        },
        {
            # Beside the bars alone: it would cut the dates above them.
            "data": {"values": [{"x": 0, "y": row + 0.42, "y2": row + 0.98} for row in range(count)]},
            "mark": {"type": "rule", "color": INK},
            "encoding": {"x": {**x, "field": "x"}, "y": {**y, "field": "y"}, "y2": {"field": "y2"}},
        },
        _look.names(labels, count, width),
    ]
    for side, align, offset in ((1, "left", 4), (-1, "right", -4)):
        kept = [end for end in ends if end["side"] == side]
        if kept:
            text = {"type": "text", "align": align, "dx": offset, "fontSize": 11, "baseline": "middle"}
            where = {"x": {**x, "field": "x"}, "y": {**y, "field": "y"}, "text": {"field": "number", "type": "nominal"}}
            layers.append({"data": {"values": kept}, "mark": text, "encoding": where})
    return layers
