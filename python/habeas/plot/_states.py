# SPDX-License-Identifier: MIT
"""In what state a negotiation was, day by day: certainly, or as one of several that are possible."""

from __future__ import annotations

from typing import Optional

from habeas.errors import InvalidValue
from habeas.plot import _look
from habeas.plot._axes import rows_axis, time_axis
from habeas.plot._days import DAY, ms, optional_day
from habeas.plot._given import NegotiationLike
from habeas.plot._labels import listed, short
from habeas.plot._look import BLUE, SKY, Spec
from habeas.plot._picture import Picture
from habeas.plot._rests import Rests
from habeas.plot._words import words

__all__ = ["states"]

_ROW = 40


def states(
    negotiation: NegotiationLike,
    *,
    language: str = "en",
    title: Optional[str] = None,
    width: int = _look.WIDTH,
) -> Picture:
    """Draw the states that a negotiation can have been in, at the end of each day.

    Parameters
    ----------
    negotiation : Negotiation
        With the states of its days: `Dossier.negotiation(id, from_, to)`.
    language : {"en", "es"}
    title : str, optional
    width : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    InvalidValue
        Where it was asked for without days.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> talks = examples.talks().negotiation("talks", "2030-01-01", "2030-01-20")
    >>> print(plot.states(talks).description)
    The states possible, day by day: 2030-01-01 to 2030-01-01: unstated; 2030-01-02 to 2030-01-07: under way; \
2030-01-08 to 2030-01-09: under way or suspended; 2030-01-10 to 2030-01-20: suspended.
    """
    say = words(language)
    (width,) = _look.pixels(width=width)
    spans = [(d, optional_day(d.first), optional_day(d.last)) for d in negotiation.days]
    drawn = [(d, first, last) for d, first, last in spans if first is not None and last is not None]
    if not drawn:
        wanted = "a negotiation with days: Dossier.negotiation(id, from_, to)"
        raise InvalidValue(f"nothing to draw: got no days, wanted {wanted}", got="no days", wanted=wanted)
    # Those that are possible on some day, in the order in which they can have begun.
    order = list(dict.fromkeys(s.state for d, _, _ in drawn for s in d.states if s.possible))
    bars: list[Spec] = []
    for day, first, last in drawn:
        possible = [s for s in day.states if s.possible]
        for state in possible:
            row = order.index(state.state)
            meaning = "only_state" if len(possible) == 1 else "one_of_states"
            bars.append(
                {
                    "x": ms(first),
                    "x2": ms(last) + DAY,
                    "y": row + 0.5,
                    "y2": row + 0.88,
                    "state": say.state(state.state),
                    "means": say(meaning),
                    "when": say("day_range", first=day.first, last=day.last),
                    "claim": listed(state.claims) or "-",
                    "event": listed(state.by) or "-",
                }
            )
    labels = [{"label": say.state(name), "label_y": row + 0.27} for row, name in enumerate(order)]
    domain = (ms(min(first for _, first, _ in drawn)), ms(max(last for _, _, last in drawn)) + DAY)
    x, y = time_axis(domain, width), rows_axis(len(order))
    scale = _look.colours([(say("only_state"), BLUE), (say("one_of_states"), SKY)])
    encoding = {
        "x": {**x, "field": "x"},
        "x2": {"field": "x2"},
        "y": {**y, "field": "y"},
        "y2": {"field": "y2"},
        "color": _look.meaning(scale),
        "tooltip": _look.tooltips(say, "state", "when", "event", "claim"),
    }
    mark = {"type": "rect", "stroke": BLUE, "strokeWidth": 0.75}
    layers = [
        {"data": {"values": _look.checked(bars, "stretches")}, "mark": mark, "encoding": encoding},
        _look.names(labels, len(order), width),
    ]
    rests = Rests()
    for day, _, _ in drawn:
        for possible_state in (s for s in day.states if s.possible):
            rests.add(possible_state.claims, possible_state.assumptions)
    caption = rests.sentence(say)
    told = "; ".join(
        say("states_row", first=d.first, last=d.last, states=say("or").join(map(say.state, d.possible)))
        for d, _, _ in drawn[:40]
    )
    heading = _look.heading(
        title, say("states_title", id=short(getattr(negotiation, "title", "") or negotiation.id, 60))
    )
    meant = {bar["means"] for bar in bars}
    kinds = [("square", BLUE, say("only_state")), ("square", SKY, say("one_of_states"))]
    items = [item for item in kinds if item[2] in meant]
    parts = [_look.view(layers, _ROW * len(order) + 6, width), _look.legend(items, width)]
    spec = _look.whole(parts, heading, say("states_sub"), caption, say("states_described", rows=told), width)
    return Picture(spec, heading, caption, rests.names)
