# SPDX-License-Identifier: MIT
"""Claims of a stock as marks: what kind of number each states, and on which days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Optional

from habeas.model.entities import Claim
from habeas.plot import _look
from habeas.plot._days import Places, Span, ms
from habeas.plot._labels import short
from habeas.plot._look import INK, ORANGE, Spec
from habeas.plot._words import Say

__all__ = ["BREADTH", "SHAPES", "claim_rows", "mark_layers", "middle"]

#: How broad a mark is, in CSS pixels.
BREADTH = 9


def _shape(claim: Claim) -> tuple[str, Optional[int]]:
    """Give what kind of number a claim states, and where its mark stands."""
    quantity = claim.quantity
    if quantity is None or quantity.stated is None:
        return "vague", None
    low, high = quantity.interval()
    if low is None and high is None:
        return "vague", quantity.stated
    if low is None or high is None:
        return ("at_most", high) if low is None else ("at_least", low)
    return ("exact", low) if low == high else ("between", quantity.stated)


def middle(days: Span) -> int:
    """Give the middle of the days on which a cut-off can lie."""
    return (ms(days[0], 0.5) + ms(days[1], 0.5)) // 2


def claim_rows(claims: Iterable[Claim], places: Places, disputed: set[str], say: Say) -> tuple[list[Spec], list[str]]:
    """Place the claims that state a stock; those without a number or a day on the axis are named instead."""
    rows, left = [], []
    for claim in claims:
        days = places.of_claim(claim)
        shape, at = _shape(claim)
        if days is None or at is None:
            left.append(claim.id)
            continue
        low, high = (None, None) if claim.quantity is None else claim.quantity.interval()
        rows.append(
            {
                "states": (low, high),
                "x": middle(days),
                "x1": ms(days[0], 0.5),
                "x2": ms(days[1], 0.5),
                "y": at,
                "low": at if low is None else low,
                "high": at if high is None else high,
                "shape": say("shape_" + shape),
                "means": say("in_contradiction" if claim.id in disputed else "stated"),
                "claim": short(claim.id, 40),
                "says": say.quantity(claim.quantity),
                "speaker": short(claim.speaker, 40),
            }
        )
    # What states an end alone is drawn last: beneath a number it would not be seen.
    rows.sort(key=lambda row: row["shape"] != say("shape_exact"))
    return rows, left


SHAPES = {
    "exact": "circle",
    "at_least": "triangle-up",
    "at_most": "triangle-down",
    "between": "square",
    "vague": "cross",
}


def mark_layers(rows: list[Spec], say: Say, x: Spec, y: Spec, size: tuple[int, int]) -> list[Spec]:
    if not rows:
        return []
    data = {"values": _look.checked([{k: v for k, v in row.items() if k != "states"} for row in rows], "claims")}
    tooltip = [{"field": name, "type": "nominal", "title": say(name)} for name in ("claim", "says", "speaker")]
    present = [key for key in SHAPES if any(row["shape"] == say("shape_" + key) for row in rows)]
    shapes = {"domain": [say("shape_" + k) for k in present], "range": [SHAPES[k] for k in present]}
    pairs = [(say("stated"), INK), (say("in_contradiction"), ORANGE)]
    scale = _look.colours([pair for pair in pairs if any(row["means"] == pair[0] for row in rows)])
    wide = {"type": "rule", "strokeWidth": 1.5, "clip": True}
    across = {"x": {**x, "field": "x"}, "y": {**y, "field": "y"}}
    layers: list[Spec] = []
    if any(row["x1"] != row["x2"] for row in rows):
        along = {"x": {**x, "field": "x1"}, "x2": {"field": "x2"}, "y": across["y"]}
        layers.append({"data": data, "mark": wide, "encoding": along})
    if any(row["low"] != row["high"] for row in rows):
        tall = {"x": across["x"], "y": {**y, "field": "low"}, "y2": {"field": "high"}}
        layers.append({"data": data, "mark": wide, "encoding": tall})
    points = {
        **across,
        "shape": {"field": "shape", "type": "nominal", "scale": shapes, "legend": None},
        "fill": _look.meaning(scale),
        "tooltip": tooltip,
    }
    # Where many lie close together, smaller marks with a white edge can still be told apart.
    look = {"size": 55, "stroke": INK, "strokeWidth": 1}
    if _crowded(rows, x["scale"]["domain"], y["scale"]["domain"], size):
        look = {"size": 26, "stroke": _look.WHITE, "strokeWidth": 0.75}
    mark = {"type": "point", "opacity": 1, "clip": True, **look}
    return [*layers, {"data": data, "mark": mark, "encoding": points}]


def _crowded(rows: Sequence[Spec], days: Sequence[float], people: Sequence[float], size: tuple[int, int]) -> bool:
    """Do four marks or more lie within the breadth of one?"""
    across, up = size[0] / (days[1] - days[0]), size[1] / (people[1] - people[0])
    places = sorted((row["x"] * across, row["y"] * up) for row in rows)
    for at, (x, y) in enumerate(places):
        near = 0
        for other_x, other_y in places[at + 1 :]:
            if other_x - x > BREADTH:
                break
            near += abs(other_y - y) <= BREADTH
            if near >= 3:
                return True
    return False
