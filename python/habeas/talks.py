# SPDX-License-Identifier: MIT
"""Negotiations, agreements, pledges and exchanges, as a view shows them: read only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

from habeas.proofs import Bound
from habeas.quantity import Quantity
from habeas.things import Thing

__all__ = [
    "Agreement",
    "Code",
    "Delivered",
    "Delivery",
    "Exchange",
    "Fund",
    "LadderRow",
    "Leg",
    "LegNumber",
    "LegRatio",
    "Negotiation",
    "Pledge",
    "PossibleState",
    "Promise",
    "Provision",
    "Role",
    "StateDays",
    "ToldEvent",
]


@dataclass(frozen=True)
class Role:
    """One actor in one role, with the claims that say so: a mediator for one speaker may be a facilitator for another."""

    actor: str
    role: str
    claims: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class ToldEvent:
    """A move or a round of talks: the event, when it can have started, and the claims that tell of it.

    `to` is the state that a move brings about, and None of a round; days are None where nothing bounds them.
    """

    event: str
    title: str
    to: Optional[str]
    earliest: Optional[str]
    latest: Optional[str]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class PossibleState:
    """A state at the end of a day: possible, and by which moves, or ruled out; with the claims for it."""

    state: str
    possible: bool
    by: tuple[str, ...]
    claims: tuple[str, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True)
class StateDays:
    """Days, first to last, at whose ends talks can be in the same states."""

    first: str
    last: str
    states: tuple[PossibleState, ...]

    @property
    def possible(self) -> tuple[str, ...]:
        """The states that are possible."""
        return tuple(s.state for s in self.states if s.possible)


class Negotiation(Thing):
    """Talks: who takes part as what, by whose word, and which events move them.

    Examples
    --------
    >>> from habeas import examples
    >>> talks = examples.talks()
    >>> talks.negotiations["talks"]
    <Negotiation talks: 2 moves, 1 round>
    >>> [(r.actor, r.role, r.speakers) for r in talks.negotiations["talks"].roles]
    [('north', 'mediator', ('watch',)), ('north', 'facilitator', ('south',))]
    """

    __slots__ = ()
    columns = ("id", "moves", "rounds")

    @property
    def title(self) -> str:
        """What it is called; may be empty."""
        return self._text("title") or ""

    @property
    def channels(self) -> tuple[tuple[str, str, Optional[str]], ...]:
        """How the sides reach each other: kind, name and place."""
        return tuple((c["kind"], c["name"], c["where"]) for c in self._data["channels"])

    @property
    def roles(self) -> tuple[Role, ...]:
        """Who takes part, and as what: each role that somebody claims."""
        return _roles(self._data["roles"])

    @property
    def moves(self) -> tuple[ToldEvent, ...]:
        """The events that move its state, as far as claims that count tell of them."""
        return tuple(_told(e) for e in self._data["moves"])

    @property
    def rounds(self) -> tuple[ToldEvent, ...]:
        """The rounds that claims tell of."""
        return tuple(_told(e) for e in self._data["rounds"])

    @property
    def agreements(self) -> tuple[str, ...]:
        """The agreements that came of it."""
        return self._words("agreements")

    @property
    def days(self) -> tuple[StateDays, ...]:
        """The states on the days asked for, days with the same answer together."""
        return tuple(
            StateDays(d["from"], d["to"], tuple(_state(s) for s in d["states"])) for d in self._data["days"]
        )

    def _summary(self) -> tuple[str, ...]:
        moves, rounds = len(self._data["moves"]), len(self._data["rounds"])
        return (self.id, _count(moves, "move"), _count(rounds, "round"))


@dataclass(frozen=True)
class Code:
    """What one coder codes: a status, a stage, a strength (0 to 3) or an implementation (0 to 3), under a codebook."""

    value: Any
    claim: str
    speaker: str
    coder: str
    codebook: str
    date: Optional[str]


@dataclass(frozen=True)
class Fund:
    """A fund or body that an agreement creates, and who has a role in it."""

    id: str
    title: str
    kind: str
    purpose: str
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Provision:
    """One thing agreed, with how strong and how far carried out it is, coder by coder."""

    id: str
    kind: str
    text: str
    pledge: Optional[str]
    exchange: Optional[str]
    fund: Optional[Fund]
    said_by: tuple[str, ...]
    strength: tuple[Code, ...]
    implemented: tuple[Code, ...]


class Agreement(Thing):
    """What was agreed: roles (who signed), what coders make of it, and its provisions."""

    __slots__ = ()
    columns = ("id", "provisions")

    @property
    def title(self) -> str:
        """What it is called; may be empty."""
        return self._text("title") or ""

    @property
    def negotiation(self) -> Optional[str]:
        """The talks that it came of."""
        return self._text("negotiation")

    @property
    def signing(self) -> Optional[str]:
        """The event of its signing."""
        signing = self._data["signing"]
        return None if signing is None else str(signing["event"])

    @property
    def roles(self) -> tuple[Role, ...]:
        """Who has a role in it or in its signing."""
        return _roles(self._data["roles"])

    @property
    def status(self) -> tuple[Code, ...]:
        """Its status, coder by coder."""
        return _codes(self._data["status"])

    @property
    def stage(self) -> tuple[Code, ...]:
        """Its stage, coder by coder."""
        return _codes(self._data["stage"])

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """What was agreed, one by one."""
        return tuple(_provision(p) for p in self._data["provisions"])

    def _summary(self) -> tuple[str, ...]:
        return (self.id, _count(len(self._data["provisions"]), "provision"))


@dataclass(frozen=True)
class Promise:
    """What one claim promises: how many, by when (EDTF), on what condition; `once` names an event."""

    claim: str
    speaker: str
    quantity: Quantity
    by: Optional[str]
    condition: str
    once: Optional[str]


@dataclass(frozen=True)
class Delivered:
    """What one counter's ledger bounds on one rung, from a point to another, by the word of the claim `counts`."""

    counts: str
    counter: Optional[str]
    account: str
    as_: str
    from_: str
    at: str
    under: tuple[str, ...]
    bound: Bound


@dataclass(frozen=True)
class Delivery:
    """One promise against one counter.

    Attributes
    ----------
    status : str
        met, not_met, possibly_met, overdue or nothing_promised.
    due : str
        no_deadline, not_yet, possibly, due or condition_open.
    wanted : int or None
        So many at least; None where no number with a lower end was promised.
    """

    promise: Optional[str]
    wanted: Optional[int]
    status: str
    due: str
    delivered: Optional[Delivered]


@dataclass(frozen=True)
class LadderRow:
    """What one speaker pledged, and what the same speaker counts on each rung."""

    speaker: Optional[str]
    pledged: tuple[Promise, ...]
    announced: tuple[Delivered, ...]
    verified: tuple[Delivered, ...]
    fully_free: tuple[Delivered, ...]
    rearrested: tuple[Delivered, ...]


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
    def promises(self) -> tuple[Promise, ...]:
        """What each claim promises."""
        return tuple(_promise(p) for p in self._data["promises"])

    @property
    def counts(self) -> tuple[str, ...]:
        """The claims that say what counts towards it."""
        return self._words("counts")

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """Each promise against each counter, at the point asked for."""
        return tuple(
            Delivery(
                d["promise"],
                d["wanted"],
                d["status"],
                d["due"],
                None if d["delivered"] is None else _delivered(d["delivered"]),
            )
            for d in self._data["deliveries"]
        )

    @property
    def ladder(self) -> tuple[LadderRow, ...]:
        """Pledged, announced, verified, fully free and re-arrested, by speaker."""
        rungs = ("announced", "verified", "fully_free", "rearrested")
        return tuple(
            LadderRow(
                r["speaker"],
                tuple(_promise(p) for p in r["pledged"]),
                *(tuple(_delivered(d) for d in r[name]) for name in rungs),
            )
            for r in self._data["ladder"]
        )

    def _summary(self) -> tuple[str, ...]:
        return (self.id, _count(len(self._data["promises"]), "promise"))


@dataclass(frozen=True)
class Leg:
    """One direction of an exchange; None is what nobody states."""

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


@dataclass(frozen=True)
class LegNumber:
    """A number that a claim gives a leg: pledged, announced, verified, ..."""

    leg: str
    claim: str
    speaker: str
    as_: str
    quantity: Quantity


@dataclass(frozen=True)
class LegRatio:
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
    def legs(self) -> tuple[Leg, ...]:
        """Its legs that the view shows."""
        return tuple(
            Leg(
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
            )
            for leg in self._data["legs"]
        )

    @property
    def numbers(self) -> tuple[LegNumber, ...]:
        """Every number that a claim gives a leg."""
        return tuple(
            LegNumber(n["leg"], n["claim"], n["speaker"], n["as"], Quantity.from_json(n["quantity"]))
            for n in self._data["numbers"]
        )

    @property
    def ratios(self) -> tuple[LegRatio, ...]:
        """Ratios between legs, number by number."""

        def fraction(pair: Optional[list[int]]) -> Optional[tuple[int, int]]:
            return None if pair is None else (pair[0], pair[1])

        return tuple(
            LegRatio(
                r["of"], r["to"], r["of_claim"], r["to_claim"], fraction(r["low"]), fraction(r["high"])
            )
            for r in self._data["ratios"]
        )

    def _summary(self) -> tuple[str, ...]:
        return (self.id, _count(len(self._data["legs"]), "leg"))


def _count(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


def _roles(data: list[Mapping[str, Any]]) -> tuple[Role, ...]:
    return tuple(Role(r["actor"], r["role"], tuple(r["claims"]), tuple(r["speakers"])) for r in data)


def _told(e: Mapping[str, Any]) -> ToldEvent:
    start = e["start"]
    return ToldEvent(
        e["event"], e["title"], e.get("to"), start["earliest"], start["latest"], tuple(e["claims"])
    )


def _state(s: Mapping[str, Any]) -> PossibleState:
    return PossibleState(
        s["state"], s["possible"], tuple(s["by"]), tuple(s["claims"]), tuple(s["assumptions"])
    )


def _codes(data: list[Mapping[str, Any]]) -> tuple[Code, ...]:
    names = ("value", "claim", "speaker", "coder", "codebook", "date")
    return tuple(Code(*(c[n] for n in names)) for c in data)


def _provision(p: Mapping[str, Any]) -> Provision:
    fund = p["fund"]
    return Provision(
        p["id"],
        p["kind"],
        p["text"],
        p["pledge"],
        p["exchange"],
        None
        if fund is None
        else Fund(fund["id"], fund["title"], fund["kind"], fund["purpose"], _roles(fund["roles"])),
        tuple(p["said_by"]),
        _codes(p["strength"]),
        _codes(p["implemented"]),
    )


def _promise(p: Mapping[str, Any]) -> Promise:
    number = Quantity.from_json(p["quantity"])
    return Promise(p["claim"], p["speaker"], number, p["by"], p["condition"], p["once"])


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
