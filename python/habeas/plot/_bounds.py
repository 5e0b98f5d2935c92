# SPDX-License-Identifier: MIT
"""How many were held: a band of what follows from the claims, with the claims as marks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Optional

from habeas.errors import InvalidValue
from habeas.model.dates import DateLike
from habeas.model.entities import Claim
from habeas.plot import _look
from habeas.plot._axes import people_axis, span, time_axis
from habeas.plot._band import Step, band, band_layers, joined, legend_of, meanings_of
from habeas.plot._claim_marks import BREADTH, SHAPES, claim_rows, mark_layers, middle
from habeas.plot._days import DAY, Places, Span, day_at, day_text, given_day, ms
from habeas.plot._given import LedgerLike
from habeas.plot._labels import listed, short
from habeas.plot._look import BLUE, INK, ORANGE, Spec
from habeas.plot._names import account_in_full, account_name
from habeas.plot._picture import Picture
from habeas.plot._rests import Rests
from habeas.plot._words import Say, words

__all__ = ["bounds", "bounds_at", "counted_within", "flow_at", "population"]

_ONE_DAY = datetime.timedelta(days=1)
#: So many points are named with what they are under each repair; the others are counted.
_MOST_REPAIRED = 6


def _repair_layers(rows: list[Spec], say: Say, x: Spec, y: Spec, width: int) -> list[Spec]:
    if not rows:
        return []
    data = {"values": rows}
    domain = x["scale"]["domain"]
    last = domain[0] + (domain[1] - domain[0]) * 6 // 10
    where = {"x": {**x, "field": "x"}, "y": {**y, "field": "low"}}
    tooltip = [{"field": n, "type": "nominal", "title": say(n)} for n in ("without", "answer")]
    rule = {"type": "rule", "strokeDash": [3, 2], "color": INK, "clip": True}
    square = {"type": "point", "shape": "diamond", "size": 110, "filled": False, "color": INK, "strokeWidth": 1.5}
    layers: list[Spec] = [
        {"data": data, "mark": rule, "encoding": {**where, "y2": {"field": "high"}}},
        {"data": data, "mark": {**square, "clip": True}, "encoding": {**where, "tooltip": tooltip}},
    ]
    for align, offset, kept in (("left", 11, "datum.x <= {}"), ("right", -11, "datum.x > {}")):
        text = {"type": "text", "align": align, "dx": offset, "fontSize": 10, "limit": int(width * 0.37)}
        layers.append(
            {
                "data": data,
                "transform": [{"filter": kept.format(last)}],
                "mark": text,
                "encoding": {**where, "text": {"field": "label", "type": "nominal"}},
            }
        )
    return layers


def _range_of_days(
    spans: Iterable[Optional[tuple[datetime.date, datetime.date]]],
    from_: Optional[DateLike],
    to: Optional[DateLike],
) -> tuple[datetime.date, datetime.date]:
    known = [s for s in spans if s is not None]
    first, last = given_day(from_), given_day(to)
    if known:
        first = first or min(s[0] for s in known)
        last = last or max(s[1] for s in known)
    if first is None or last is None:
        wanted = "an account with a claim whose day is known, or from_ and to"
        raise InvalidValue(f"nothing to draw: got no days, wanted {wanted}", got="no days", wanted=wanted)
    if first > last:
        got, wanted = f"{first} to {last}", "a first day that is not after the last"
        raise InvalidValue(f"not a time to draw: got {got}, wanted {wanted}", got=got, wanted=wanted)
    return first, last


def _pieces(days: tuple[datetime.date, datetime.date]) -> list[datetime.date]:
    whole = (days[1] - days[0]).days + 1
    if whole > 40_000:
        got, wanted = f"{whole:,} days", "at most 40,000 days; name a shorter time by from_ and to"
        raise InvalidValue(f"too long a time to draw: got {got}, wanted {wanted}", got=got, wanted=wanted)
    return [days[0] + n * _ONE_DAY for n in range(whole)]


def bounds(
    ledger: LedgerLike,
    from_: Optional[DateLike] = None,
    to: Optional[DateLike] = None,
    *,
    title: Optional[str] = None,
    width: int = _look.WIDTH,
    height: int = 260,
) -> Picture:
    """Draw how many were held: a band of what follows for the end of each day, and the claims as marks.

    Where an end of the band is open it has no line and fades; where nothing follows there is a grey strip at the
    bottom. Claims that cannot all hold are orange, and beside their cut-off stands what the number is without each of
    them.

    Parameters
    ----------
    ledger : Ledger
    from_, to : a day, optional
        The first and the last day that is drawn; those of the claims unless said.
    title : str, optional
    width, height : int
        Of what is plotted, in CSS pixels.

    Raises
    ------
    InvalidValue
        Where no day is known to draw, or more than 40,000 are.
    LimitExceeded
        For more than 2,000 stretches or claims.

    Notes
    -----
    The account is solved once for all days.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> print(plot.bounds(examples.small().ledger("watch")).description)
    The number held in The Watch from 2030-01-05 to 2030-01-15, by day. Claims of a stock: 2, 100 (C1), 95 (C3). \
Claims cannot all hold: C4, C5.
    """
    width, height = _look.pixels(width=width, height=height)
    places = Places(ledger.dossier)
    known = [places.of_point(point) for point in ledger.points]
    days = _range_of_days([*known, *map(places.of_claim, _stocks(ledger))], from_, to)
    pieces = _pieces(days)
    steps = [
        Step(ms(day), ms(day) + DAY, b.low, b.high, b.repairs == "outer")
        for day, b in zip(pieces, ledger.bounds([f"end:{day}" for day in pieces]))
    ]
    return _with_claims(ledger, places, steps, days, "day_ends", title=title, width=width, height=height)


def bounds_at(ledger: LedgerLike, stocks: Iterable[tuple[Optional[Span], Any]], end_periods: bool) -> Picture:
    """Draw stocks of an account, each on the days on which it lies, with its claims as marks.

    A stock without days has no place on the axis. One of few days among many is drawn as wide as can be seen. Where
    they are the ends of periods, the axis begins with the first of these.
    """
    placed = [(at, bound) for at, bound in stocks if at is not None]
    days = _range_of_days([at for at, _ in placed], None, None)
    if end_periods and len(placed) > 1:
        apart = placed[1][0][0] - placed[0][0][0]
        days = (max(days[0] - max(apart, _ONE_DAY) + _ONE_DAY, datetime.date.min + _ONE_DAY), days[1])
    widest = max(DAY, (ms(days[1]) - ms(days[0])) // 150)
    steps = []
    for (start, end), b in placed:
        first, last = ms(start), ms(end) + DAY
        air = max(0, widest - (last - first)) // 2
        steps.append(Step(first - air, last + air, b.low, b.high, b.repairs == "outer"))
    whole_days = all(one.last == other.first for one, other in zip(steps, steps[1:]))
    subtitle = "day_ends" if whole_days and len(steps) > 1 else "stock_ends"
    places = Places(ledger.dossier)
    return _with_claims(ledger, places, steps, days, subtitle, title=None, width=_look.WIDTH, height=260)


def flow_at(ledger: LedgerLike, columns: Any, what: str) -> Picture:
    """Draw how many came or went in each of some periods: columns, as `band` takes them."""
    say = words(ledger.language)
    title = say("flow_title", account=account_in_full(ledger.dossier, ledger.account), what=say(what))
    return band(columns, title=title, language=ledger.language)


def _stocks(ledger: LedgerLike) -> list[Claim]:
    return [c for c in ledger.dossier.claims if c.account == ledger.account and c.kind == "held" and c.counts]


def counted_within(ledger: LedgerLike, days: Span) -> bool:
    """Did somebody count a stock of the account on one day among these?"""
    places = Places(ledger.dossier)
    spans = (places.of_claim(claim) for claim in _stocks(ledger))
    return any(at is not None and at[0] == at[1] and _within(at, days) for at in spans)


def _with_claims(
    ledger: LedgerLike,
    places: Places,
    steps: list[Step],
    days: Span,
    subtitle: str,
    *,
    title: Optional[str],
    width: int,
    height: int,
) -> Picture:
    """Draw a band with the claims of its account as marks."""
    say, view = words(ledger.language), ledger.dossier
    spans = {point: places.of_point(point) for point in ledger.points}
    against = ledger.contradictions
    disputed = {claim for one in against for claim in one.claims}
    claims = _stocks(ledger)
    shown = [c for c in claims if _within(places.of_claim(c), days)]
    rows, left = claim_rows(shown, places, disputed, say)
    inside = [point for point, at in spans.items() if at is not None and _within(at, days)]
    found = {point: ledger.held(point) for point in inside[: _look.MOST_MARKS]}
    ways, untold = _ways(found, spans, say)
    points = _point_rows(found, spans, [*rows, *ways], say)
    drawn = [row for part in (rows, points, ways) for row in part]
    ends = span(
        [*(n for s in steps for n in (s.least, s.high)), *(row[end] for row in drawn for end in ("low", "high"))]
    )
    for row in (*points, *ways):
        row["low"], row["high"] = _closed((row["low"], row["high"]), ends)
    rests = Rests()
    # Only a stretch of whole days ends where a day does.
    for bound in (*found.values(), *(_of_days(ledger, steps) if subtitle == "day_ends" else ())):
        rests.add_bound(bound)
    silent = [s.is_silent for s in steps]
    caption = [rests.sentence(say)] if rests.names else []
    caption += [say("strip_is_silent")] if any(silent) else []
    caption += [say("cutoffs_are_no_days")] if all(silent) and any(r["x1"] == r["x2"] for r in rows) else []
    caption += [say("open_is_open")] if "half_open" in meanings_of(steps) else []
    caption += [say("cannot_all_hold", sets="; ".join(listed(c.claims) for c in against[:4]))] if against else []
    caption += [say("not_drawn", things=listed(left))] if left else []
    caption += [say("repairs_left", n=untold)] if untold else []
    name = account_name(view, ledger.account)
    return _drawn(
        steps,
        (rows, points, ways),
        ends,
        say,
        title=_look.heading(title, say("held_in", account=name)),
        caption=" ".join(caption),
        subtitle=f"{population(view, ledger.account)} {say(subtitle)}".strip(),
        description=_described(name, days, rows, against, say),
        rests=rests.names,
        size=(width, height),
    )


def _of_days(ledger: LedgerLike, steps: Sequence[Step]) -> Iterator[Any]:
    """Ask again, with proofs, for one day of each stretch where anything follows."""
    told = [step for step in joined(steps) if not step.is_silent]
    for step in told[: _look.MOST_MARKS]:
        yield ledger.held(f"end:{day_at(step.first)}")


def _closed(ends: tuple[Optional[int], Optional[int]], edges: tuple[float, float]) -> tuple[float, float]:
    """Give where a mark begins and ends; an open end runs to the edge."""
    low, high = ends
    return edges[0] if low is None else low, edges[1] if high is None else high


def population(view: Any, account: str) -> str:
    """Say whom an account counts, as a sentence; empty where it does not say."""
    found = view.accounts.get(account)
    whom = short((found.population if found is not None else "") or "", 90)
    return f"{whom[:1].upper()}{whom[1:]}." if whom else ""


def _within(span: Optional[tuple[datetime.date, datetime.date]], days: tuple[datetime.date, datetime.date]) -> bool:
    return span is None or (span[0] <= days[1] and days[0] <= span[1])


def _ways(found: Mapping[str, Any], spans: Mapping[str, Any], say: Say) -> tuple[list[Spec], int]:
    """Give what the number is at disputed points without each repair's claims, and how many ways are left out."""
    rows: list[Spec] = []
    disputed = [(point, bound) for point, bound in found.items() if bound.alternatives]
    left = sum(len(bound.alternatives) for _, bound in disputed[_MOST_REPAIRED:])
    for point, bound in disputed[:_MOST_REPAIRED]:
        left += bound.alternatives_left + sum(bool(way.refused) for way in bound.alternatives)
        for way in bound.alternatives:
            if not way.refused:
                names = listed(way.without, 3)
                row: Spec = {"x": middle(spans[point]), "low": way.low, "high": way.high, "without": names}
                rows.append(
                    {**row, "answer": say.range(way.low, way.high), "label": say("without_claims", claims=names)}
                )
    return rows, left


def _point_rows(found: Mapping[str, Any], spans: Mapping[str, Any], marks: Sequence[Spec], say: Say) -> list[Spec]:
    """Give what follows at the cut-offs where that is another thing than what a mark there shows already."""
    stated = {(row["x"], row["states"]) for row in marks if "states" in row}
    repaired = {row["x"] for row in marks if "without" in row}
    rows: list[Spec] = []
    for point, bound in found.items():
        # The ends of days are what the band shows; that a count is 0 or more goes without saying.
        if point.startswith(("end:", "start:")) or not (bound.low or bound.high is not None):
            continue
        at = middle(spans[point])
        low = None if bound.low == 0 and bound.high != 0 else bound.low
        if at not in repaired and (at, (low, bound.high)) not in stated:
            rows.append({"x": at, "low": low, "high": bound.high, "answer": say.range(bound.low, bound.high)})
            rows[-1]["ticks"] = sorted({low, bound.high} - {None})
    return rows


def _point_layers(rows: list[Spec], say: Say, x: Spec, y: Spec) -> list[Spec]:
    if not rows:
        return []
    where = {"x": {**x, "field": "x"}, "y": {**y, "field": "low"}, "y2": {"field": "high"}}
    tall = {"type": "rule", "color": BLUE, "strokeWidth": 1.5, "clip": True}
    ticks = [{"x": row["x"], "at": at, "answer": row["answer"]} for row in rows for at in row.pop("ticks")]
    at = {"x": where["x"], "y": {**y, "field": "at"}, "tooltip": _look.tooltips(say, "answer")}
    flat = {
        "type": "tick",
        "orient": "horizontal",
        "color": BLUE,
        "thickness": 2,
        "size": 12,
        "opacity": 1,
        "clip": True,
    }
    return [
        {"data": {"values": rows}, "mark": tall, "encoding": where},
        {"data": {"values": ticks}, "mark": flat, "encoding": at},
    ]


def _described(account: str, days: Any, rows: list[Spec], against: Any, say: Say) -> str:
    marks = ", ".join(f"{r['says']} ({r['claim']})" for r in rows[:12]) + (" …" if len(rows) > 12 else "")
    first, last = day_text(days[0]), day_text(days[1])
    told = say("held_described", account=account, first=first, last=last, n=len(rows), marks=marks or "-")
    sets = "; ".join(listed(c.claims) for c in against[:4])
    return told if not against else told + " " + say("cannot_all_hold", sets=sets)


def _drawn(
    steps: Sequence[Step],
    marks: tuple[list[Spec], list[Spec], list[Spec]],
    ends: tuple[float, float],
    say: Say,
    *,
    title: str,
    caption: str,
    description: str,
    subtitle: str = "",
    rests: tuple[str, ...],
    size: tuple[int, int],
) -> Picture:
    rows, points, ways = marks
    x = time_axis((min(s.first for s in steps), max(s.last for s in steps)), size[0])
    y = people_axis(ends, say("number"))
    layers = band_layers(steps, ends, say, x, size)
    layers += _point_layers(points, say, x, y)
    layers += mark_layers(rows, say, x, y, size)
    layers += _repair_layers(ways, say, x, y, size[0])
    items = legend_of(steps, say, x, size[0]) + _legend(
        marks, say, (x["scale"]["domain"][1] - x["scale"]["domain"][0]) * BREADTH // size[0]
    )
    parts = [_look.view(layers, size[1], size[0]), _look.legend(items, size[0])]
    spec = _look.whole(parts, title, subtitle, caption, description, size[0])
    return Picture(spec, title, caption, rests)


def _legend(marks: tuple[list[Spec], list[Spec], list[Spec]], say: Say, breadth: int) -> list[tuple[str, str, str]]:
    """Say what the marks mean that occur; a line that is no longer than a mark is broad is not seen."""
    rows, points, ways = marks
    items = [("upright", BLUE, say("at_cutoff"))] if points else []
    shapes = {row["shape"] for row in rows}
    for key, shape in SHAPES.items():
        if say("shape_" + key) in shapes:
            items.append((shape, INK, say("claim_that", what=say("shape_" + key))))
    items += [("line", INK, say("days_of_cutoff"))] if any(row["x2"] - row["x1"] > breadth for row in rows) else []
    if any(row["means"] == say("in_contradiction") for row in rows):
        items.append(("circle", ORANGE, say("in_contradiction")))
    return items + ([("diamond", _look.WHITE, say("a_repair"))] if ways else [])
