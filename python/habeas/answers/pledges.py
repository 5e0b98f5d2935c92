# SPDX-License-Identifier: MIT
"""Pledges and what came of them, and exchanges, as a view shows them: read only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from habeas import _show
from habeas._value import Value
from habeas.answers.bounds import Bound
from habeas.model.listing import Table
from habeas.model.quantity import Quantity
from habeas.model.records import Thing
from habeas.model.words import Language
from habeas.plot import Picture, ladder

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from habeas.plot._options import PictureLook

__all__ = [
    "Delivered",
    "Delivery",
    "Exchange",
    "LadderRow",
    "Leg",
    "LegNumber",
    "LegRatio",
    "LegTotal",
    "Pledge",
    "Promise",
    "PromisedRatio",
    "RatioCame",
]


@dataclass(frozen=True)
class Promise(Value):
    """What one claim promises: how many, by when (EDTF), on what condition; `once` names an event, `via` an outlet."""

    claim: str
    speaker: str
    quantity: Quantity
    by: Optional[str]
    condition: str
    once: Optional[str]
    via: Optional[str] = None


@dataclass(frozen=True)
class Delivered(Value):
    """What one counter's ledger bounds on one rung, from a point to another, by the word of the claim `counts`."""

    counts: str
    counter: Optional[str]
    account: str
    as_: str
    from_: str
    at: str
    under: tuple[str, ...]
    bound: Bound

    def __str__(self) -> str:
        return f"{self.bound} {self.as_} by {self.counter or 'an account without a counter'} ({self.counts})"


@dataclass(frozen=True)
class Delivery(Value):
    """One promise against one counter.

    Attributes
    ----------
    status : str
        met, met_late, not_met, possibly_met, overdue or nothing_promised.
    due : str
        no_deadline, not_yet, possibly, due or condition_open.
    wanted : int or None
        So many at least; None where no number with a lower end was promised.
    late_at_least, late_at_most : int or None
        Of what was met late, or can only have been met late: how many days after the deadline.
    """

    promise: Optional[str]
    wanted: Optional[int]
    status: str
    due: str
    delivered: Optional[Delivered]
    late_at_least: Optional[int] = None
    late_at_most: Optional[int] = None

    _shown_head = ("promise", "wanted", "status", "due", "came", "days late")

    def _shown_row(self) -> tuple[Any, ...]:
        late = "" if self.late_at_least is None else _show.range_text(self.late_at_least, self.late_at_most)
        return (self.promise, self.wanted, self.status, self.due, self.delivered, late)


@dataclass(frozen=True)
class LadderRow(Value):
    """What one speaker pledged, and what the same speaker counts on each rung."""

    speaker: Optional[str]
    pledged: tuple[Promise, ...]
    announced: tuple[Delivered, ...]
    verified: tuple[Delivered, ...]
    fully_free: tuple[Delivered, ...]
    rearrested: tuple[Delivered, ...]

    _shown_head = ("by", "pledged", "announced", "verified", "fully_free", "rearrested")

    def _shown_row(self) -> tuple[str, ...]:
        counted = (self.announced, self.verified, self.fully_free, self.rearrested)
        rungs = ["; ".join(str(d.bound) for d in rung) or "-" for rung in counted]
        return (self.speaker or "-", "; ".join(str(p.quantity) for p in self.pledged) or "-", *rungs)


class Pledge(Thing):
    """A promise, who speaks of it, and what came of it at a point.

    Examples
    --------
    >>> from habeas import examples
    >>> d = examples.talks()
    >>> d.pledges["ten"]
    <Pledge ten: 1 promise>
    >>> for day in ("2030-01-03", "2030-01-08", "2030-01-20"):
    ...     delivery = d.pledge("ten", at=day).deliveries[0]
    ...     print(day, delivery.status, delivery.delivered.bound)
    2030-01-03 not_met exactly 0
    2030-01-08 not_met 0 to 6
    2030-01-20 possibly_met at least 6
    """

    __slots__ = ()
    columns = ("id", "promises")

    @property
    def id(self) -> str:
        """Its id, or claim:ID for a promise that names no pledge."""
        return str(self._data["pledge"])

    @property
    def title(self) -> str:
        """What it is called; may be empty."""
        return self._text("title") or ""

    @property
    def unit(self) -> str:
        """What is counted, where that is not people; else empty."""
        return str(self._data.get("unit", ""))

    @property
    def promises(self) -> Table[Promise]:
        """What each claim promises."""
        return self._once("promises", lambda all: Table(Promise, map(_promise, all)))

    @property
    def counts(self) -> tuple[str, ...]:
        """The claims that say what counts towards it."""
        return self._words("counts")

    @property
    def deliveries(self) -> Table[Delivery]:
        """Each promise against each counter, at the point asked for."""
        return self._once("deliveries", lambda all: Table(Delivery, map(_delivery, all)))

    @property
    def ladder(self) -> Table[LadderRow]:
        """Pledged, announced, verified, fully free and re-arrested, by speaker.

        A stage is filled by the claims of kind counts_towards that say so (`as`). Re-arrested is of the entries to an
        account of those who were taken again: that a person was freed and is held again does not fill it by itself.
        """
        return self._once("ladder", lambda all: Table(LadderRow, map(_rungs, all)))

    def plot(self, language: Language = "en", **look: Unpack[PictureLook]) -> Picture:
        """Draw what was pledged, announced, verified and fully free; as `habeas.plot.ladder`.

        `title` and `width` may be given.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.talks().pledge("ten", at="2030-01-20").plot()
        <Picture 'ten go free: from pledged to free'>
        """
        return ladder(self, language=language, **look)

    def _summary(self) -> tuple[str, ...]:
        return (self.id, _show.count(len(self._data["promises"]), "promise"))

    def _tables(self) -> list[_show.Part]:
        promised = [(p.claim, p.speaker, str(p.quantity), p.by or "", p.condition) for p in self.promises]
        came = [
            (d.promise or "", d.status, d.due, "" if d.delivered is None else d.delivered.account, _came(d))
            for d in self.deliveries
        ]
        return [
            ("", ("claim", "speaker", "how many", "by", "condition"), promised),
            ("what came of it", ("promise", "status", "due", "counted by", "came"), came),
            ("by stage", LadderRow._shown_head, [row._shown_row() for row in self.ladder] if came else []),
        ]

    def __str__(self) -> str:
        return _show.tables(f"{self.id}: {self.title}" if self.title else self.id, self._tables())

    def _repr_html_(self) -> str:
        return _show.html_tables(repr(self)[1:-1], self._tables())


@dataclass(frozen=True)
class Leg(Value):
    """One direction of an exchange; None means not stated."""

    id: str
    title: str
    pledge: Optional[str]
    custodian: Optional[str]
    on_behalf: Optional[str]
    by_way_of: tuple[str, ...]
    handed_to: Optional[str]
    destination: Optional[str]
    free_on_arrival: Optional[bool]
    said_by: tuple[str, ...]
    unit: str = ""


@dataclass(frozen=True)
class LegNumber(Value):
    """A number that a claim gives a leg: pledged, announced, verified, ..."""

    leg: str
    claim: str
    speaker: str
    as_: str
    quantity: Quantity
    via: Optional[str] = None


@dataclass(frozen=True)
class LegTotal(Value):
    """What came of a leg in all, by one counter's ledger at one stage."""

    leg: str
    delivered: Delivered


@dataclass(frozen=True)
class RatioCame(Value):
    """What the totals of two legs make of a promised ratio at one stage: fractions (over, under)."""

    as_: str
    low: Optional[tuple[int, int]]
    high: Optional[tuple[int, int]]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class PromisedRatio(Value):
    """So many of one leg promised for every `per` of another, and what came of it, stage by stage."""

    claim: str
    speaker: str
    of: str
    to: str
    quantity: Quantity
    per: int
    terms: str
    came: tuple[RatioCame, ...]


@dataclass(frozen=True)
class LegRatio(Value):
    """How many of one leg for one of another by two claims: fractions (over, under), the least and the most."""

    of: str
    to: str
    of_claim: str
    to_claim: str
    low: Optional[tuple[int, int]]
    high: Optional[tuple[int, int]]


class Exchange(Thing):
    """People against people: legs, the numbers that claims give them, and ratios in every direction."""

    __slots__ = ()
    columns = ("id", "legs")

    @property
    def title(self) -> str:
        """What it is called; may be empty."""
        return self._text("title") or ""

    @property
    def legs(self) -> Table[Leg]:
        """Its legs that the view shows."""
        return self._once("legs", lambda all: Table(Leg, map(_leg, all)))

    @property
    def numbers(self) -> Table[LegNumber]:
        """Every number that a claim gives a leg."""
        return self._once("numbers", lambda all: Table(LegNumber, map(_number, all)))

    @property
    def ratios(self) -> Table[LegRatio]:
        """Ratios between legs, number by number."""
        return self._once("ratios", lambda all: Table(LegRatio, map(_ratio, all)))

    @property
    def totals(self) -> Table[LegTotal]:
        """What came of each leg in all, stage by stage and counter by counter."""
        return self._once("totals", lambda all: Table(LegTotal, (LegTotal(t["leg"], _delivered(t)) for t in all)))

    @property
    def promised(self) -> Table[PromisedRatio]:
        """Each promised ratio, against the totals of its legs."""
        return self._once("promised", lambda all: Table(PromisedRatio, map(_promised, all)))

    def _summary(self) -> tuple[str, ...]:
        return (self.id, _show.count(len(self._data["legs"]), "leg"))

    def _tables(self) -> list[_show.Part]:
        legs = [
            (x.id, x.title, x.custodian or "", x.on_behalf or "", x.handed_to or "", x.destination or "")
            for x in self.legs
        ]
        numbers = [(n.leg, n.speaker, n.as_, str(n.quantity), n.claim) for n in self.numbers]
        totals = [
            (t.leg, t.delivered.as_, t.delivered.account, str(t.delivered.bound), t.delivered.counts)
            for t in self.totals
        ]
        return [
            ("", ("leg", "title", "held by", "on behalf of", "handed to", "destination"), legs),
            ("numbers", ("leg", "speaker", "as", "how many", "claim"), numbers),
            ("what came of each leg", ("leg", "as", "counted by", "came", "claim"), totals),
        ]

    def __str__(self) -> str:
        return _show.tables(f"{self.id}: {self.title}" if self.title else self.id, self._tables())

    def _repr_html_(self) -> str:
        return _show.html_tables(repr(self)[1:-1], self._tables())


def _came(delivery: Delivery) -> str:
    return "" if delivery.delivered is None else str(delivery.delivered.bound)


def _fraction(pair: Optional[list[int]]) -> Optional[tuple[int, int]]:
    return None if pair is None else (pair[0], pair[1])


def _promise(p: Mapping[str, Any]) -> Promise:
    number = Quantity.from_json(p["quantity"])
    return Promise(p["claim"], p["speaker"], number, p["by"], p["condition"], p["once"], p.get("via"))


def _delivered(d: Mapping[str, Any]) -> Delivered:
    return Delivered(
        d["counts"],
        d["counter"],
        d["account"],
        d["as"],
        d["from"],
        d["at"],
        tuple(d["under"]),
        Bound.from_dict(d["bound"]),
    )


def _delivery(d: Mapping[str, Any]) -> Delivery:
    came = None if d["delivered"] is None else _delivered(d["delivered"])
    late = (d.get("late_at_least"), d.get("late_at_most"))
    return Delivery(d["promise"], d["wanted"], d["status"], d["due"], came, *late)


def _rungs(r: Mapping[str, Any]) -> LadderRow:
    counted = (tuple(map(_delivered, r[name])) for name in ("announced", "verified", "fully_free", "rearrested"))
    return LadderRow(r["speaker"], tuple(map(_promise, r["pledged"])), *counted)


def _leg(leg: Mapping[str, Any]) -> Leg:
    return Leg(
        leg["id"],
        leg["title"],
        leg["pledge"],
        leg["custodian"],
        leg["on_behalf"],
        tuple(leg["by_way_of"]),
        leg["handed_to"],
        leg["destination"],
        leg["free_on_arrival"],
        tuple(leg["said_by"]),
        leg.get("unit", ""),
    )


def _number(n: Mapping[str, Any]) -> LegNumber:
    return LegNumber(n["leg"], n["claim"], n["speaker"], n["as"], Quantity.from_json(n["quantity"]), n.get("via"))


def _ratio(r: Mapping[str, Any]) -> LegRatio:
    return LegRatio(r["of"], r["to"], r["of_claim"], r["to_claim"], _fraction(r["low"]), _fraction(r["high"]))


def _promised(r: Mapping[str, Any]) -> PromisedRatio:
    came = (RatioCame(c["as"], _fraction(c["low"]), _fraction(c["high"]), tuple(c["claims"])) for c in r["came"])
    number = Quantity.from_json(r["quantity"])
    return PromisedRatio(r["claim"], r["speaker"], r["of"], r["to"], number, r["per"], r["terms"], tuple(came))
