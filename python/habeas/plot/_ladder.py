# SPDX-License-Identifier: MIT
"""The release ladder of a pledge: pledged, announced, verified, fully free, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from habeas.plot import _look
from habeas.plot._axes import people_axis, rows_axis
from habeas.plot._given import PledgeLike, ViewLike
from habeas.plot._labels import short, short_id
from habeas.plot._look import BLUE, INK, PALE, SKY, Spec
from habeas.plot._names import actor_names, titles_of
from habeas.plot._picture import Picture
from habeas.plot._rests import Rests
from habeas.plot._words import Say, words

__all__ = ["ladder"]

_STAGES = ("pledged", "announced", "verified", "fully_free", "rearrested")
_ROW = 22


def ladder(
    pledge: PledgeLike,
    *,
    dossier: Optional[ViewLike] = None,
    language: str = "en",
    title: Optional[str] = None,
    width: int = _look.WIDTH,
) -> Picture:
    """Draw what was pledged, announced, verified and fully free, by speaker: different numbers of different people.

    A bar that fades is open: so many at least, and no upper bound follows.

    Parameters
    ----------
    pledge : Pledge
        With what came of it: `Dossier.pledge(id, at=...)`.
    dossier : Dossier, optional
        Where names of speakers and counters are found; without it they are told by their ids.
    language : {"en", "es"}
    title : str, optional
    width : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    LimitExceeded
        For more than 200 rows.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> d = examples.talks()
    >>> pledge = d.pledge("ten", at="2030-01-20")
    >>> print(plot.ladder(pledge).description)
    By stage: pledged: south: exactly 10 (P1); announced: no claim of this dossier; verified: watch: at least 6 (T1); \
fully free: no claim of this dossier.
    >>> print(plot.ladder(pledge, dossier=d).description)
    By stage: pledged: South: exactly 10 (P1); announced: no claim of this dossier; verified: The Watch: at least 6 \
(T1); fully free: no claim of this dossier.
    """
    say = words(language)
    (width,) = _look.pixels(width=width)
    rows = _rows(pledge, say, {} if dossier is None else actor_names(dossier, 60))
    _look.checked(rows, "rows", _look.MOST_ROWS)
    numbers = [n for row in rows for n in (row.get("low"), row.get("high")) if n is not None]
    most = max(numbers, default=1) * 1.15 + 1
    called = short(getattr(pledge, "title", "") or pledge.id, 60)
    if dossier is not None:
        called = titles_of(dossier.pledges, 60).get(pledge.id, called)
    heading = _look.heading(title, say("ladder_title", id=called))
    rests = Rests()
    for row in rows:
        rests.add(row["names"], row["assumptions"])
    opened = any(row["open"] for row in rows)
    caption = rests.sentence(say)
    stages = [stage for stage in _STAGES if any(row["stage"] == stage for row in rows)]
    told = "; ".join(
        say(
            "stage_row",
            stage=say(stage),
            rows=", ".join(r["label"] for r in rows if r["stage"] == stage and r["label"]),
        )
        for stage in stages
    )
    parts = [_look.view(*_layers(rows, most, say, width), width)]
    items = [("square", BLUE, say("stated_bound"))] if any(row.get("low") for row in rows) else []
    items += [("square", PALE, say("open_above"))] if opened else []
    items += (
        [("square", SKY, say("anywhere"))] if any(r.get("high") != r.get("low") and not r["open"] for r in rows) else []
    )
    parts.append(_look.legend(items, width))
    described = say("ladder_described", rows=told)
    return Picture(
        _look.whole(parts, heading, say("ladder_sub"), caption, described, width), heading, caption, rests.names
    )


def _rows(pledge: PledgeLike, say: Say, names: Mapping[str, str]) -> list[Spec]:
    """Give a row for each number at each stage, and one that says so where there is none."""
    rows: list[Spec] = []
    for stage in _STAGES:
        here: list[Spec] = []
        for entry in pledge.ladder:
            for one in getattr(entry, stage):
                here.append(_row(stage, one, say, names))
        if not here and stage != "rearrested":
            here = [{"stage": stage, "label": say("nobody_says"), "names": (), "assumptions": (), "open": False}]
        rows += here
    return rows


def _row(stage: str, one: Any, say: Say, actors: Mapping[str, str]) -> Spec:
    if stage == "pledged":
        low, high = one.quantity.interval()
        speaker, claim = one.speaker, one.claim
        names: tuple[str, ...] = (claim,)
        assumed: tuple[str, ...] = ()
    else:
        low, high = one.bound.low, one.bound.high
        speaker, claim = one.counter, one.counts
        names, assumed = (one.counts, *one.bound.claims), (*one.bound.assumptions, *one.under)
    answer = say.range(low, high)
    who = actors.get(speaker or "") or short(speaker or say("nobody"), 60)
    label = say("ladder_row", speaker=who, answer=answer, claim=short_id(claim))
    row = {
        "stage": stage,
        "label": label,
        "names": names,
        "assumptions": assumed,
        "answer": answer,
        "claim": short(claim, 40),
    }
    return {**row, "low": low, "high": high, "open": high is None and bool(low)}


def _layers(rows: list[Spec], most: float, say: Say, width: int) -> tuple[list[Spec], int]:
    bars: list[Spec] = []
    labels: list[Spec] = []
    heads: list[Spec] = []
    y, before = 0.0, ""
    for row in rows:
        if row["stage"] != before:
            before = row["stage"]
            heads.append({"label": say(before), "label_y": y + 0.6})
            y += 1.1
        labels.append({"label": row["label"], "label_y": y + 0.45})
        y += 0.85
        low, high = row.get("low"), row.get("high")
        base = {"y": y, "y2": y + 0.6, "claim": row.get("claim", "-"), "answer": row.get("answer", "-")}
        if low:
            bars.append({**base, "x": 0, "x2": low, "means": say("stated_bound")})
        if high is not None and high != low:
            bars.append({**base, "x": low or 0, "x2": high, "means": say("anywhere")})
        elif row["open"]:
            bars.append({**base, "x": low, "x2": most, "means": say("open_above")})
        y += 0.75 if low or high else 0.1
    pairs = [(say("stated_bound"), BLUE), (say("anywhere"), SKY), (say("open_above"), PALE)]
    x = people_axis((0, most), say("number"))
    at = rows_axis(y + 0.2)
    encoding = {
        "x": {**x, "field": "x"},
        "x2": {"field": "x2"},
        "y": {**at, "field": "y"},
        "y2": {"field": "y2"},
        "color": _look.meaning(_look.colours(pairs)),
        "tooltip": _look.tooltips(say, "claim", "answer"),
    }
    bold = _look.names(heads, y + 0.2, width)
    bold["mark"] = {**bold["mark"], "fontWeight": "bold", "fontSize": 12}
    # Without a bar there would be no axis.
    blank = {"mark": {"type": "rule", "opacity": 0, "color": INK}, "encoding": {"x": {**x, "datum": 0}}}
    blank["data"] = {"values": [{}]}
    layers: list[Spec] = [
        blank,
        {"data": {"values": bars}, "mark": {"type": "rect"}, "encoding": encoding},
        bold,
        _look.names(labels, y + 0.2, width),
    ]
    return layers, int((y + 0.2) * _ROW)
