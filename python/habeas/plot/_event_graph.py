# SPDX-License-Identifier: MIT
"""The event graph on a page: events from the top to the bottom as links lead, and links as arcs beside them."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence
from typing import Any, Optional

from habeas.errors import InvalidValue, wrong_type
from habeas.plot import _look
from habeas.plot._axes import rows_axis
from habeas.plot._days import optional_day
from habeas.plot._given import GraphLike, TimelineLike
from habeas.plot._labels import short, short_id, wrapped
from habeas.plot._look import BLUE, GREY, INK, ORANGE, Spec
from habeas.plot._names import titles_of
from habeas.plot._picture import Picture
from habeas.plot._words import Say, words

__all__ = ["event_graph", "order_of"]

_ROW = 50
#: A title that has more lines than this is cut.
_LINES = 3
#: Where the events stand, in CSS pixels from the left; the arcs are left of it, the names right of it.
_NODES = 92
_NAMED = 24
#: Of so many pieces an arc is made.
_STEPS = 24


def event_graph(
    graph: GraphLike,
    timeline: Optional[TimelineLike] = None,
    *,
    title: Optional[str] = None,
    width: int = _look.WIDTH,
) -> Picture:
    """Draw events and links from the top down: each event stands below what leads to it.

    Events that no link orders stand by the latest day on which they can have started, as written beneath them. Links
    are arcs, numbered as the caption names them; what states no direction has no arrow, what its speaker hedges is
    dashed, and a link of a circle that leads up is orange.

    Parameters
    ----------
    graph : Graph
    timeline : Timeline, optional
        Whose days are written beneath the events, and order those that no link orders. That of the graph's dossier
        unless given.
    title : str, optional
    width : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    InvalidValue
        Where there is no event.
    InvalidType
        For what is no timeline.
    LimitExceeded
        For more than 200 events, or 2,000 links.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> print(plot.event_graph(examples.small().for_audience("internal").graph).description)
    Events: 2; links: 1 arrest precedes hearing (C7, 2 days).
    """
    say = words(graph.language)
    (width,) = _look.pixels(width=width)
    if not graph.events:
        wanted = "a graph with an event that the view shows"
        raise InvalidValue(f"nothing to draw: got no event, wanted {wanted}", got="no event", wanted=wanted)
    _look.checked([{}] * len(graph.events), "events", _look.MOST_ROWS)
    known = graph.dossier.timeline() if timeline is None else timeline
    if not hasattr(known, "events") or not hasattr(known, "contradictions"):
        raise wrong_type("a timeline", known, "what Dossier.timeline gives")
    days = {e.id: e.to_dict() for e in known.events}
    order = order_of(graph, {name: _latest_start(data) for name, data in days.items()})
    rows = {name: row for row, name in enumerate(order)}
    titles = titles_of((e for e in graph.dossier.events if e.id in rows), 200)
    labels = [_label(name, titles, days, row, width, say) for row, name in enumerate(order)]
    links = _look.checked([_link(link, number, rows, say) for number, link in enumerate(graph.links, start=1)], "links")
    told = "; ".join(_told(link, number, say) for number, link in enumerate(list(graph.links)[:_NAMED], start=1))
    left = len(graph.links) - _NAMED
    described = say("graph_described", n=len(order), rows=(told or say("no_links")))
    caption = (told + (f" … (+{left})" if left > 0 else "") + ".") if told else say("no_links") + "."
    caption += " " + say("link_either") if any(link.course == "either" for link in graph.links) else ""
    heading = _look.heading(title, say("graph_title"))
    height = _ROW * len(order)
    part = {
        "width": width,
        "height": height,
        "view": {"stroke": None},
        "layer": _layers(labels, links, width, say),
    }
    items = [("line", BLUE, say("link_plain"))] if any(not k["hedged"] for k in links) else []
    items += [("dashes", BLUE, say("link_hedged"))] if any(k["hedged"] for k in links) else []
    items += [("line", ORANGE, say("link_back"))] if any(k["back"] for k in links) else []
    items += [("circle", INK, say("event"))]
    spec = _look.whole([part, _look.legend(items, width)], heading, say("graph_sub"), caption, described, width)
    return Picture(spec, heading, caption, tuple(link.claim for link in graph.links))


def _latest_start(data: Mapping[str, Any]) -> str:
    """Give what orders events that no link orders, as it stands beside them; those without a day come last."""
    start = data["start"]
    found = [day.isoformat() for day in map(optional_day, (start["latest"], start["earliest"])) if day is not None]
    return found[0] if found else "~"


def _ends(link: Any) -> tuple[str, str]:
    """Give the events of a link as it leads."""
    return (link.to, link.from_) if link.course == "back" else (link.from_, link.to)


def order_of(graph: GraphLike, days: Mapping[str, str]) -> list[str]:
    """Order events so that links lead forward, and those that no link orders by their days; circles stand together.

    Takes time in the size of the graph, times the logarithm of its events.
    """
    groups = [tuple(group) for group in graph.topological_order]
    place = {name: at for at, group in enumerate(groups) for name in group}
    after: list[set[int]] = [set() for _ in groups]
    waiting = [0] * len(groups)
    for link in graph.links:
        if link.course == "either":
            continue
        first, second = (place[name] for name in _ends(link))
        if first != second and second not in after[first]:
            after[first].add(second)
            waiting[second] += 1
    keys = [min(days.get(name, "~") for name in group) for group in groups]
    ready = [(keys[at], at) for at in range(len(groups)) if not waiting[at]]
    heapq.heapify(ready)
    made: list[str] = []
    while ready:
        _, at = heapq.heappop(ready)
        made += groups[at]
        for following in after[at]:
            waiting[following] -= 1
            if not waiting[following]:
                heapq.heappush(ready, (keys[following], following))
    return made


def _label(name: str, titles: Mapping[str, str], days: Mapping[str, Any], row: int, width: int, say: Say) -> Spec:
    # Letters of a sans-serif are rather less than half as wide as high, so that most lines have room to spare.
    lines = wrapped(titles.get(name, short(name, 200)), int((width - _NODES - 14) * 1.12), 11)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][:-2].rstrip() + "…"]
    when = ""
    if name in days:
        start = days[name]["start"]
        first, last = start["earliest"], start["latest"]
        if first is not None or last is not None:
            when = _when(first, last, say)
    return {"label": lines, "when": when, "y": row + 0.5, "event": short(name, 40), "lines": len(lines)}


def _when(first: Optional[str], last: Optional[str], say: Say) -> str:
    """Say in a few words when an event can have started."""
    if first is None or last is None:
        return say("day_until", last=last) if first is None else say("day_since", first=first)
    return first if first == last else say("day_range", first=first, last=last)


def _link(link: Any, number: int, rows: Mapping[str, int], say: Say) -> Spec:
    first, last = (rows[name] for name in _ends(link))
    either = link.course == "either"
    span = abs(last - first)
    return {
        "number": str(number),
        "first": first,
        "last": last,
        "depth": min(_NODES - 14, 16 + 10 * span + 5 * (number % 3)),
        "hedged": link.hedge is not None,
        "either": either,
        "back": last < first and not either,
        "link": short(f"{link.from_} {say.relation(link.relation)} {link.to}", 120),
        "claim": short(link.claim, 40),
    }


def _told(link: Any, number: int, say: Say) -> str:
    names = {
        "from_": short_id(link.from_),
        "to": short_id(link.to),
        "claim": short_id(link.claim) + ("" if link.days is None else ", " + say("so_many_days", n=link.days)),
    }
    return say("graph_row", letter=number, relation=say.relation(link.relation), **names)


def _arc(link: Spec) -> list[Spec]:
    """Give the points of an arc, in CSS pixels across and in rows down."""
    shown = {k: link[k] for k in ("number", "link", "claim")}
    if link["first"] == link["last"]:
        turn = [(math.pi * 2 * at / _STEPS) for at in range(_STEPS + 1)]
        return [
            {**shown, "x": _NODES - 10 + 10 * math.cos(t), "y": link["first"] + 0.5 + 0.2 * math.sin(t), "at": at}
            for at, t in enumerate(turn)
        ]
    points = []
    for at in range(_STEPS + 1):
        t = at / _STEPS
        x = _NODES - link["depth"] * math.sin(math.pi * t)
        y = link["first"] + (link["last"] - link["first"]) * t + 0.5
        points.append({**shown, "x": round(x, 2), "y": round(y, 4), "at": at})
    return points


def _head(link: Spec) -> Spec:
    """Give the arrow of a link: where it stands, just before its event, and how it is turned."""
    down = (link["last"] - link["first"]) * _ROW
    across = link["depth"] * math.pi
    t = 1 - 9 / max(1.0, math.hypot(down, across))
    x = _NODES - link["depth"] * math.sin(math.pi * t)
    y = link["first"] + (link["last"] - link["first"]) * t + 0.5
    angle = math.degrees(math.atan2(down, -across * math.cos(math.pi * t)))
    return {"x": round(x, 2), "y": round(y, 4), "angle": round(angle, 1)}


def _layers(labels: Sequence[Spec], links: Sequence[Spec], width: int, say: Say) -> list[Spec]:
    x = {"type": "quantitative", "scale": {"domain": [0, width], "nice": False, "zero": False}, "axis": None}
    y = {**rows_axis(len(labels)), "field": "y"}
    where = {"x": {**x, "field": "x"}, "y": y}
    layers: list[Spec] = []
    for hedged in (False, True):
        for back in (False, True):
            kept = [k for k in links if k["hedged"] == hedged and k["back"] == back]
            if not kept:
                continue
            colour = ORANGE if back else BLUE
            line = {"type": "line", "color": colour, "strokeWidth": 1.75, "strokeDash": [4, 3] if hedged else [1, 0]}
            detail = {
                "detail": {"field": "number", "type": "nominal"},
                "order": {"field": "at", "type": "quantitative"},
                "tooltip": _look.tooltips(say, "link", "claim"),
            }
            points = [point for link in kept for point in _arc(link)]
            layers.append({"data": {"values": points}, "mark": line, "encoding": {**where, **detail}})
            heads = [_head(link) for link in kept if not link["either"] and link["first"] != link["last"]]
            if heads:
                arrow = {"type": "point", "shape": "triangle-right", "filled": True, "size": 70, "opacity": 1}
                turned = {"angle": {"field": "angle", "type": "quantitative", "scale": None}}
                mark = {**arrow, "color": colour}
                layers.append({"data": {"values": heads}, "mark": mark, "encoding": {**where, **turned}})
    numbers = [
        {"number": k["number"], "x": _NODES - k["depth"], "y": (k["first"] + k["last"]) / 2 + 0.5} for k in links
    ]
    if numbers:
        text = {"field": "number", "type": "nominal"}
        halo = {"type": "text", "fontSize": 10, "stroke": "white", "strokeWidth": 4, "fontWeight": "bold"}
        layers.append({"data": {"values": numbers}, "mark": halo, "encoding": {**where, "text": text}})
        number = {"type": "text", "fontSize": 10, "fontWeight": "bold"}
        layers.append({"data": {"values": numbers}, "mark": number, "encoding": {**where, "text": text}})
    nodes = {"type": "point", "filled": True, "size": 70, "color": INK, "opacity": 1}
    at = {"x": {"value": _NODES}, "y": y, "tooltip": _look.tooltips(say, "event", "when")}
    layers.append({"data": {"values": list(labels)}, "mark": nodes, "encoding": at})
    left = {"type": "text", "align": "left", "fontSize": 11, "limit": width - _NODES - 14}
    name = {"x": {"value": _NODES + 12}, "y": y}
    for lines in range(1, _LINES + 1):
        kept = [label for label in labels if label["lines"] == lines]
        if kept:
            up = {**left, "baseline": "middle", "dy": 3 - 7 * lines, "lineHeight": 13}
            layers.append(
                {
                    "data": {"values": kept},
                    "mark": up,
                    "encoding": {**name, "text": {"field": "label", "type": "nominal"}},
                }
            )
            down = {**left, "fontSize": 10, "color": GREY, "baseline": "middle", "dy": 4 + 6 * lines}
            when = {**name, "text": {"field": "when", "type": "nominal"}}
            layers.append({"data": {"values": kept}, "mark": down, "encoding": when})
    return layers
