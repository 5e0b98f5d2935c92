# SPDX-License-Identifier: MIT
"""What each new claim changed: answers before it was said, and after."""

from __future__ import annotations

from typing import Optional

from habeas.errors import InvalidValue
from habeas.plot import _look
from habeas.plot._axes import people_axis, rows_axis, span
from habeas.plot._bounds import population
from habeas.plot._days import Places
from habeas.plot._given import ChangesLike, ViewLike
from habeas.plot._known import PointNames
from habeas.plot._labels import listed, short, short_id
from habeas.plot._look import BLUE, INK, ORANGE, SILVER, Spec
from habeas.plot._names import account_in_full, account_name
from habeas.plot._picture import Picture
from habeas.plot._words import Say, words

__all__ = ["changes"]

_ROW = 42
#: Where in a row its label stands, what followed before and after, and a contradiction.
_ALONE = (0.25, 0.56, 0.82, 0.66)
#: The same beneath the name of an account, which needs a line by itself.
_ROW_WITH_NAME, _NAME_AT, _BENEATH = 58, 0.18, (0.44, 0.68, 0.88, 0.76)


def changes(
    changes: ChangesLike,
    *,
    dossier: Optional[ViewLike] = None,
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
    dossier : Dossier, optional
        Where names of accounts and dates of cut-offs are found; without it accounts are told by their ids.
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

    With its dossier it says names and dates:

    >>> d = examples.small()
    >>> picture = plot.changes(d.changes("2030-01-10"), dossier=d)
    >>> picture.title
    'The Watch: what each claim changed'
    >>> picture.description.split(";")[0]
    'What changed: C3 (2030-01-13) held at the cut-off of C3 (2030-01-12): at least 0, then exactly 95'
    """
    say = words(language)
    (width,) = _look.pixels(width=width)
    rows = _rows(changes, say, dossier, width)
    if not rows:
        wanted = "changes of which some claim changed an answer"
        raise InvalidValue(f"nothing to draw: got none, wanted {wanted}", got="none", wanted=wanted)
    _look.checked(rows, "rows", _look.MOST_ROWS)
    numbers = [n for row in rows for one in row["ranges"] for n in _ends(one)]
    ends = span(numbers)
    accounts = [a.account for a in changes.accounts]
    subtitle = say("changes_sub")
    if dossier is not None:
        # Of one account the subtitle says whom it counts; of several the rows do.
        subtitle = f"{population(dossier, accounts[0])} {subtitle}".strip() if len(accounts) == 1 else subtitle
        accounts = list(dict.fromkeys(account_name(dossier, account) for account in accounts))
    # Names may have commas within, ids have none.
    called = listed(accounts, 3, ", " if dossier is None else "; ")
    heading = _look.heading(title, say("changes_title", accounts=called))
    names = dict.fromkeys(row["claim"] for row in rows)
    caption = say("changes_caption", claims=listed(names, 12))
    told = say("changes_described", rows="; ".join(row["told"] for row in rows[:40]))
    height = (_ROW_WITH_NAME if rows[0]["account"] else _ROW) * len(rows) + 6
    parts = [_look.view(_layers(rows, ends, say, width), height, width)]
    items = [("circle", SILVER, say("before")), ("circle", BLUE, say("after"))]
    items += (
        [("triangle-right", INK, say("open_number"))] if any(None in r for row in rows for r in row["ranges"]) else []
    )
    items += [("square", ORANGE, say("in_contradiction_row"))] if any(row["against"] for row in rows) else []
    parts.append(_look.legend(items, width))
    spec = _look.whole(parts, heading, subtitle, caption, told, width)
    return Picture(spec, heading, caption, tuple(names))


def _ends(one: tuple[Optional[int], Optional[int]]) -> list[int]:
    """Give the ends that say something: that a number is 0 or more goes without saying."""
    low, high = one
    return [n for n in (None if low == 0 and high != 0 else low, high) if n is not None]


def _rows(changes: ChangesLike, say: Say, view: Optional[ViewLike], width: int) -> list[Spec]:
    rows: list[Spec] = []
    places = None if view is None else Places(view)
    effects = []
    for account in changes.accounts:
        points = PointNames(say, (one.asked for effect in account.changes for one in effect.changed), places)
        names = _account_names(view, account.account, width)
        effects += [(names, effect, points) for effect in account.changes]
    # In one account they are in the order said already; a sort that keeps that brings the accounts together.
    effects.sort(key=lambda one: one[1].said[:10])
    several = sum(bool(account.changes) for account in changes.accounts) > 1
    for (above, in_full), effect, points in effects:
        head = label = f"{short_id(effect.claim, 40)} ({short(effect.said, 25)})"
        if several:
            head = say("of_account", account=in_full, what=label)
            label = label if view is not None else head
        base = {"claim": effect.claim, "when": effect.said, "account": above if several else ""}
        for one in effect.changed:
            ranges = [(one.before.low, one.before.high), (one.after.low, one.after.high)]
            before, after = (say.range(*r) for r in ranges)
            rows.append(
                {
                    **base,
                    "label": f"{label}: {points.asked(one.asked, brief=True)}",
                    "ranges": ranges,
                    "told": say("change_told", head=head, asked=points.asked(one.asked), before=before, after=after),
                    "against": "",
                }
            )
        for sets, word in ((effect.appeared, "set_appeared"), (effect.dissolved, "set_dissolved")):
            for claims in sets:
                sentence = say(word, claims=listed(claims))
                rows.append({**base, "label": label, "ranges": [], "told": f"{head} {sentence}", "against": sentence})
    return rows


def _account_names(view: Optional[ViewLike], account: str, width: int) -> tuple[str, str]:
    """Call an account as a line above what a row says has room for, if at all, and as sentences do."""
    if view is None:
        return "", short_id(account, 30)
    return account_in_full(view, account, width // 6), account_in_full(view, account)


def _layers(rows: list[Spec], ends: tuple[float, float], say: Say, width: int) -> list[Spec]:
    labels: list[Spec] = []
    lines: list[Spec] = []
    points: list[Spec] = []
    arrows: list[Spec] = []
    against: list[Spec] = []
    for at, row in enumerate(rows):
        labels += [{"label": row["account"], "label_y": at + _NAME_AT}] if row["account"] else []
        label_y, *answers, against_y = _BENEATH if row["account"] else _ALONE
        labels.append({"label": row["label"], "label_y": at + label_y})
        if row["against"]:
            against.append({"y": at + against_y, "label": row["against"]})
        for (low, high), meaning, y in zip(row["ranges"], ("before", "after"), answers):
            y += at
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
