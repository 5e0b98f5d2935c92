# SPDX-License-Identifier: MIT
"""Pledges and what came of them, and exchanges, as a view shows them: read only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from habeas import _core, _show
from habeas.answers.bounds import Bound
from habeas.answers.written import InTables, Written
from habeas.model.listing import Table
from habeas.model.quantity import Quantity
from habeas.model.words import Audience, DeliveryStatus, DueState, Language, LegStage, ReleaseStage
from habeas.plot import Picture, ladder
from habeas.plot._given import ViewLike

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
class Promise(Written):
    """What one claim promises: how many, by when (EDTF), on what condition; `once` names an event, `via` an outlet."""

    _left_out = ("via",)

    claim: str
    speaker: str
    quantity: Quantity
    by: Optional[str]
    condition: str
    once: Optional[str]
    via: Optional[str] = None


@dataclass(frozen=True)
class Delivered(Written):
    """What one counter's ledger bounds on one rung, from a point to another, by the word of the claim `counts`."""

    counts: str
    counter: Optional[str]
    account: str
    as_: ReleaseStage
    from_: str
    at: str
    under: tuple[str, ...]
    bound: Bound

    def __str__(self) -> str:
        return f"{self.bound} {self.as_} by {self.counter or 'an account without a counter'} ({self.counts})"


@dataclass(frozen=True)
class Delivery(Written):
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
    status: DeliveryStatus
    due: DueState
    delivered: Optional[Delivered]
    late_at_least: Optional[int] = None
    late_at_most: Optional[int] = None

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it, which tells lateness only of what was late."""
        made = super().to_dict()
        if self.status != "met_late" and self.late_at_least is None:
            del made["late_at_least"], made["late_at_most"]
        return made

    _shown_head = ("promise", "wanted", "status", "due", "came", "days late")

    def _shown_row(self) -> tuple[Any, ...]:
        late = "" if self.late_at_least is None else _show.range_text(self.late_at_least, self.late_at_most)
        return (self.promise, self.wanted, self.status, self.due, self.delivered, late)


@dataclass(frozen=True)
class LadderRow(Written):
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


@dataclass(frozen=True, repr=False)
class Pledge(InTables):
    """A promise, who speaks of it, and what came of it at a point.

    Attributes
    ----------
    id : str
        Its id, or claim:ID for a promise that names no pledge.
    title : str
        What it is called; may be empty.
    from_, to : str or None
        Who pledged, and to whom.
    population : str or None
        The account of those out of whom people are to be let go.
    unit : str
        What is counted, where that is not people; else empty.
    promises : Table of Promise
        What each claim promises.
    counts : tuple of str
        The claims that say what counts towards it.
    deliveries : Table of Delivery
        Each promise against each counter, at the point asked for.
    ladder : Table of LadderRow
        Pledged, announced, verified, fully free and re-arrested, by speaker. A stage is filled by the claims of kind
        counts_towards that say so (`as`). Re-arrested is of the entries to an account of those who were taken again:
        that a person was freed and is held again does not fill it by itself.
    note : str or None
        What its author remarks.
    audience : {"public", "partner", "internal"}

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

    columns = ("id", "promises")
    _called = (("id", "pledge"),)
    _left_out = ("unit",)

    id: str
    title: str = ""
    from_: Optional[str] = None
    to: Optional[str] = None
    population: Optional[str] = None
    unit: str = ""
    promises: Table[Promise] = Table(Promise)
    counts: tuple[str, ...] = ()
    deliveries: Table[Delivery] = Table(Delivery)
    ladder: Table[LadderRow] = Table(LadderRow)
    note: Optional[str] = None
    audience: Audience = "public"

    def plot(
        self, language: Language = "en", *, dossier: Optional[ViewLike] = None, **look: Unpack[PictureLook]
    ) -> Picture:
        """Draw what was pledged, announced, verified and fully free; as `habeas.plot.ladder`.

        With `dossier` it says names of speakers and counters. `title` and `width` may be given.

        Examples
        --------
        >>> from habeas import examples
        >>> d = examples.talks()
        >>> picture = d.pledge("ten", at="2030-01-20").plot(dossier=d)
        >>> picture
        <Picture 'ten go free: from pledged to free'>
        >>> "pledged: South: exactly 10 (P1)" in picture.description
        True
        """
        return ladder(self, dossier=dossier, language=language, **look)

    def _summary(self) -> tuple[str, ...]:
        return (self.id, _show.count(len(self.promises), "promise"))

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


@dataclass(frozen=True)
class Leg(Written):
    """One direction of an exchange; None means not stated."""

    _left_out = ("unit",)

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
class LegNumber(Written):
    """A number that a claim gives a leg: pledged, announced, verified, ..."""

    _left_out = ("via",)

    leg: str
    claim: str
    speaker: str
    as_: LegStage
    quantity: Quantity
    via: Optional[str] = None


@dataclass(frozen=True)
class LegTotal(Written):
    """What came of a leg in all, by one counter's ledger at one stage."""

    leg: str
    delivered: Delivered

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> LegTotal:
        """Read it from the command's JSON."""
        return cls(data["leg"], Delivered.from_dict(data))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {**self.delivered.to_dict(), "leg": self.leg}


@dataclass(frozen=True)
class RatioCame(Written):
    """What the totals of two legs make of a promised ratio at one stage: fractions (over, under)."""

    as_: ReleaseStage
    low: Optional[tuple[int, int]]
    high: Optional[tuple[int, int]]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class PromisedRatio(Written):
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
class LegRatio(Written):
    """How many of one leg for one of another by two claims: fractions (over, under), the least and the most."""

    of: str
    to: str
    of_claim: str
    to_claim: str
    low: Optional[tuple[int, int]]
    high: Optional[tuple[int, int]]


@dataclass(frozen=True, repr=False)
class Exchange(InTables):
    """People against people: legs, the numbers that claims give them, and ratios in every direction.

    Attributes
    ----------
    id, title : str
        The title may be empty.
    negotiation, event : str or None
        The talks and the event that it belongs to.
    legs : Table of Leg
        Its legs that the view shows.
    numbers : Table of LegNumber
        Every number that a claim gives a leg.
    ratios : Table of LegRatio
        Ratios between legs, number by number.
    totals : Table of LegTotal
        What came of each leg in all, stage by stage and counter by counter.
    promised : Table of PromisedRatio
        Each promised ratio, against the totals of its legs.
    note : str or None
        What its author remarks.
    audience : {"public", "partner", "internal"}

    Examples
    --------
    >>> from habeas import examples
    >>> swap = examples.talks().exchanges["swap"]
    >>> [(r.of, r.to, r.low) for r in swap.ratios][:1]
    [('A', 'B', (5, 1))]
    """

    columns = ("id", "legs")

    id: str
    title: str = ""
    negotiation: Optional[str] = None
    event: Optional[str] = None
    legs: Table[Leg] = Table(Leg)
    numbers: Table[LegNumber] = Table(LegNumber)
    ratios: Table[LegRatio] = Table(LegRatio)
    totals: Table[LegTotal] = Table(LegTotal)
    promised: Table[PromisedRatio] = Table(PromisedRatio)
    note: Optional[str] = None
    audience: Audience = "public"

    def _summary(self) -> tuple[str, ...]:
        return (self.id, _show.count(len(self.legs), "leg"))

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


def _came(delivery: Delivery) -> str:
    return "" if delivery.delivered is None else str(delivery.delivered.bound)


# The engine makes these itself.
_core.registered.update(
    {
        kind.__name__: kind
        for kind in (
            Delivered,
            Delivery,
            Exchange,
            LadderRow,
            Leg,
            LegNumber,
            LegRatio,
            LegTotal,
            Pledge,
            Promise,
            PromisedRatio,
            RatioCame,
        )
    }
)
