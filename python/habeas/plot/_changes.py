# SPDX-License-Identifier: MIT
"""What each new claim changed: answers before it was said, and after."""

from __future__ import annotations

from typing import Optional

from habeas.errors import InvalidValue
from habeas.plot import _look
from habeas.plot._axes import people_axis, rows_axis, span
from habeas.plot._given import ChangesLike
from habeas.plot._known import asked_text
from habeas.plot._labels import listed, short, short_id
from habeas.plot._look import BLUE, INK, ORANGE, SILVER, Spec
from habeas.plot._picture import Picture
from habeas.plot._words import Say, words

__all__ = ["changes"]

_ROW = 42


def changes(
    changes: ChangesLike,
    *,
    language: str = "en",
    title: Optional[str] = None,
    width: int = _look.WIDTH,
) -> Picture:
    """Draw what each new claim changed: each answer before it was said (grey) and after (blue), in the order said.

    An arrow at the edge is an open end. A contradiction that appeared or dissolved has a row of its own.

    Parameters
    ----------
    changes : Changes
        As `Dossier.changes` gives it.
    language : {"en", "es"}
    title : str, optional
    width : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    InvalidValue
        Where nothing changed.
    LimitExceeded
        For more than 200 rows.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> print(plot.changes(examples.small().changes("2030-01-10")).description)
    What changed: C3 (2030-01-13) held at the cut-off of C3: at least 0, then exactly 95; C3 (2030-01-13) entered from \
the cut-off of C1 to the cut-off of C3: at least 0, then at least 15; C3 (2030-01-13) left from the cut-off of C1 to \
the cut-off of C3: at least 0, then at least 20; C5 (2030-01-16) C4, C5 cannot all hold.
    """
    say = words(language)
    (width,) = _look.pixels(width=width)
    rows = _rows(changes, say)
    if not rows:
        wanted = "changes of which some claim changed an answer"
        raise InvalidValue(f"nothing to draw: got none, wanted {wanted}", got="none", wanted=wanted)
    _look.checked(rows, "rows", _look.MOST_ROWS)
    numbers = [n for row in rows for one in row["ranges"] for n in _ends(one)]
    ends = span(numbers)
    heading = _look.heading(title, say("changes_title", accounts=listed((a.account for a in changes.accounts), 3)))
    names = dict.fromkeys(row["claim"] for row in rows)
    caption = say("changes_caption", claims=listed(names, 12))
    told = say("changes_described", rows="; ".join(row["told"] for row in rows[:40]))
    parts = [_look.view(_layers(rows, ends, say, width), _ROW * len(rows) + 6, width)]
    items = [("circle", SILVER, say("before")), ("circle", BLUE, say("after"))]
    items += (
        [("triangle-right", INK, say("open_number"))] if any(None in r for row in rows for r in row["ranges"]) else []
    )
    items += [("square", ORANGE, say("in_contradiction_row"))] if any(row["against"] for row in rows) else []
    parts.append(_look.legend(items, width))
    spec = _look.whole(parts, heading, say("changes_sub"), caption, told, width)
    return Picture(spec, heading, caption, tuple(names))


def _ends(one: tuple[Optional[int], Optional[int]]) -> list[int]:
    """Give the ends that say something: that a number is 0 or more goes without saying."""
    low, high = one
    return [n for n in (None if low == 0 and high != 0 else low, high) if n is not None]


def _rows(changes: ChangesLike, say: Say) -> list[Spec]:
    rows: list[Spec] = []
    effects = [(account.account, effect) for account in changes.accounts for effect in account.changes]
    # In one account they are in the order said already; a sort that keeps that brings the accounts together.
    effects.sort(key=lambda one: one[1].said[:10])
    several = len({name for name, _ in effects}) > 1
    for name, effect in effects:
        head = f"{short_id(effect.claim, 40)} ({short(effect.said, 25)})"
        head = say("of_account", account=short_id(name, 30), what=head) if several else head
        base = {"claim": effect.claim, "when": effect.said}
        for one in effect.changed:
            ranges = [(one.before.low, one.before.high), (one.after.low, one.after.high)]
            asked = asked_text(one.asked, say)
            before, after = (say.range(*r) for r in ranges)
            told = say("change_told", head=head, asked=asked, before=before, after=after)
            rows.append(
                {
                    **base,
                    "label": f"{head}: {asked_text(one.asked, say, brief=True)}",
                    "ranges": ranges,
                    "told": told,
                    "against": "",
                }
            )
        for sets, word in ((effect.appeared, "set_appeared"), (effect.dissolved, "set_dissolved")):
            for claims in sets:
                sentence = say(word, claims=listed(claims))
                told = f"{head} {sentence}"
                rows.append({**base, "label": head, "ranges": [], "told": told, "against": sentence})
    return rows


def _layers(rows: list[Spec], ends: tuple[float, float], say: Say, width: int) -> list[Spec]:
    labels: list[Spec] = []
    lines: list[Spec] = []
    points: list[Spec] = []
    arrows: list[Spec] = []
    against: list[Spec] = []
    for at, row in enumerate(rows):
        labels.append({"label": row["label"], "label_y": at + 0.25})
        if row["against"]:
            against.append({"y": at + 0.66, "label": row["against"]})
        for (low, high), meaning, y in zip(row["ranges"], ("before", "after"), (at + 0.56, at + 0.82)):
            base = {"y": y, "means": say(meaning), "answer": say.range(low, high), "claim": short(row["claim"], 40)}
            said = _ends((low, high))
            least = None if low == 0 and high != 0 else low
            lines.append({**base, "x": ends[0] if least is None else least, "x2": ends[1] if high is None else high})
            points += [{**base, "x": n} for n in said]
            arrows += [{"x": ends[0], "y": y, "arrow": "triangle-left"}] if least is None else []
            arrows += [{"x": ends[1], "y": y, "arrow": "triangle-right"}] if high is None else []
    x, y_axis = people_axis(ends, say("number")), rows_axis(len(rows))
    colour = _look.meaning(_look.colours([(say("before"), SILVER), (say("after"), BLUE)]))
    where: Spec = {"x": {**x, "field": "x"}, "y": {**y_axis, "field": "y"}, "color": colour}
    where["tooltip"] = _look.tooltips(say, "claim", "answer")
    layers: list[Spec] = [_look.names(labels, len(rows), width)]
    if lines:
        line = {"type": "rule", "strokeWidth": 2.5}
        layers.append({"data": {"values": lines}, "mark": line, "encoding": {**where, "x2": {"field": "x2"}}})
        dot = {"type": "point", "filled": True, "size": 60, "opacity": 1}
        layers.append({"data": {"values": points}, "mark": dot, "encoding": where})
    if arrows:
        layers.append(_look.arrows(arrows, x, {**y_axis, "field": "y"}))
    if against:
        box = {"type": "point", "shape": "square", "filled": True, "size": 70, "opacity": 1, "color": ORANGE}
        down = {**y_axis, "field": "y"}
        layers.append({"data": {"values": against}, "mark": box, "encoding": {"x": {"value": 9}, "y": down}})
        text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11, "limit": width - 22}
        words_at = {"x": {"value": 20}, "y": down, "text": {"field": "label", "type": "nominal"}}
        layers.append({"data": {"values": against}, "mark": text, "encoding": words_at})
    return layers
