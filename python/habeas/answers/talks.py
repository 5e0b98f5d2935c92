# SPDX-License-Identifier: MIT
"""Negotiations and agreements, as a view shows them: read only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from habeas import _core, _show
from habeas._value import Value
from habeas.model.fields import Field
from habeas.model.listing import Table
from habeas.model.records import Thing
from habeas.model.words import Language
from habeas.plot import Picture, states

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from habeas.plot._options import PictureLook

__all__ = [
    "Agreement",
    "Code",
    "Fund",
    "Negotiation",
    "NegotiationEvent",
    "PossibleState",
    "Provision",
    "Role",
    "StateDays",
]


@dataclass(frozen=True)
class Role(Value):
    """One actor in one role, with the claims that say so.

    A mediator for one speaker may be a facilitator for another.
    """

    actor: str
    role: str
    claims: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class NegotiationEvent(Value):
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
class PossibleState(Value):
    """A state at the end of a day: possible, and by which moves, or ruled out; with the claims for it."""

    state: str
    possible: bool
    by: tuple[str, ...]
    claims: tuple[str, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True)
class StateDays(Value):
    """Days, first to last, at whose ends talks can be in the same states."""

    first: str
    last: str
    states: tuple[PossibleState, ...]

    @property
    def possible(self) -> tuple[str, ...]:
        """The states that are possible."""
        return tuple(s.state for s in self.states if s.possible)

    @classmethod
    def _own_fields(cls) -> Iterator[Field]:
        yield "first", "day", lambda d: _core.days_of([d.first])[0]
        yield "last", "day", lambda d: _core.days_of([d.last])[0]
        yield "possible", "texts", lambda d: d.possible


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
        return self._once("channels", lambda all: tuple((c["kind"], c["name"], c["where"]) for c in all))

    @property
    def roles(self) -> Table[Role]:
        """Who takes part, and as what: each role that somebody claims."""
        return self._once("roles", _roles)

    @property
    def moves(self) -> Table[NegotiationEvent]:
        """The events that move its state, as far as claims that count tell of them."""
        return self._once("moves", _told)

    @property
    def rounds(self) -> Table[NegotiationEvent]:
        """The rounds that claims tell of."""
        return self._once("rounds", _told)

    @property
    def agreements(self) -> tuple[str, ...]:
        """The agreements that came of it."""
        return self._words("agreements")

    @property
    def days(self) -> Table[StateDays]:
        """The states on the days asked for, days with the same answer together; a frame has those that are possible."""
        return self._once("days", _state_days)

    def plot(self, language: Language = "en", **look: Unpack[PictureLook]) -> Picture:
        """Draw its states on the days asked for; as `habeas.plot.states`.

        `title` and `width` may be given.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.talks().negotiation("talks", "2030-01-01", "2030-01-20").plot()
        <Picture 'South and the others: the state of the talks, day by day'>
        """
        return states(self, language=language, **look)

    def _summary(self) -> tuple[str, ...]:
        moves, rounds = len(self._data["moves"]), len(self._data["rounds"])
        return (self.id, _show.count(moves, "move"), _show.count(rounds, "round"))

    def _tables(self) -> list[_show.Part]:
        roles = [(r.actor, r.role, ", ".join(r.speakers)) for r in self.roles]
        events = [(e.event, e.to or "round", _days(e.earliest, e.latest)) for e in (*self.moves, *self.rounds)]
        days = [(_days(d.first, d.last), ", ".join(d.possible)) for d in self.days]
        return [
            ("", ("actor", "role", "by the word of"), roles),
            ("moves and rounds", ("event", "to", "started"), events),
            ("states", ("days", "possible"), days),
        ]

    def __str__(self) -> str:
        return _show.tables(f"{self.id}: {self.title}" if self.title else self.id, self._tables())

    def _repr_html_(self) -> str:
        return _show.html_tables(repr(self)[1:-1], self._tables())


@dataclass(frozen=True)
class Code(Value):
    """What one coder codes: a status, a stage, a strength (0 to 3) or an implementation (0 to 3), under a codebook."""

    value: Any
    claim: str
    speaker: str
    coder: str
    codebook: str
    date: Optional[str]


class Fund(Thing):
    """A fund or body that an agreement creates, and who has a role in it."""

    __slots__ = ()
    columns = ("id", "title", "kind")

    @property
    def title(self) -> str:
        """What it is called; may be empty."""
        return self._text("title") or ""

    @property
    def kind(self) -> str:
        """What it is: fund, commission, monitoring_body or other."""
        return self._text("kind") or "fund"

    @property
    def purpose(self) -> str:
        """What it is for; may be empty."""
        return self._text("purpose") or ""

    @property
    def roles(self) -> Table[Role]:
        """Who has a role in it: who administers it."""
        return self._once("roles", _roles)

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.title, self.kind)


@dataclass(frozen=True)
class Provision(Value):
    """One thing agreed, with how strong and how far carried out it is, coder by coder."""

    id: str
    kind: str
    text: str
    pledge: Optional[str]
    exchange: Optional[str]
    fund: Optional[Fund]
    said_by: tuple[str, ...]
    strength: Table[Code]
    implemented: Table[Code]


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
    def roles(self) -> Table[Role]:
        """Who has a role in it or in its signing."""
        return self._once("roles", _roles)

    @property
    def status(self) -> Table[Code]:
        """Its status, coder by coder."""
        return self._once("status", _codes)

    @property
    def stage(self) -> Table[Code]:
        """Its stage, coder by coder."""
        return self._once("stage", _codes)

    @property
    def provisions(self) -> Table[Provision]:
        """What was agreed, one by one."""
        return self._once("provisions", lambda all: Table(Provision, map(_provision, all)))

    def _summary(self) -> tuple[str, ...]:
        return (self.id, _show.count(len(self._data["provisions"]), "provision"))


def _days(first: Optional[str], last: Optional[str]) -> str:
    return f"{first}" if first == last and first else f"{first or '?'} .. {last or '?'}"


def _roles(data: list[Mapping[str, Any]]) -> Table[Role]:
    return Table(Role, (Role(r["actor"], r["role"], tuple(r["claims"]), tuple(r["speakers"])) for r in data))


def _told(events: list[Mapping[str, Any]]) -> Table[NegotiationEvent]:
    def one(e: Mapping[str, Any]) -> NegotiationEvent:
        first, last = e["start"]["earliest"], e["start"]["latest"]
        return NegotiationEvent(e["event"], e["title"], e.get("to"), first, last, tuple(e["claims"]))

    return Table(NegotiationEvent, map(one, events))


def _state_days(days: list[Mapping[str, Any]]) -> Table[StateDays]:
    return Table(StateDays, (StateDays(d["from"], d["to"], tuple(map(_state, d["states"]))) for d in days))


def _state(s: Mapping[str, Any]) -> PossibleState:
    return PossibleState(s["state"], s["possible"], tuple(s["by"]), tuple(s["claims"]), tuple(s["assumptions"]))


def _codes(data: list[Mapping[str, Any]]) -> Table[Code]:
    names = ("value", "claim", "speaker", "coder", "codebook", "date")
    return Table(Code, (Code(*(c[n] for n in names)) for c in data))


def _provision(p: Mapping[str, Any]) -> Provision:
    fund = p["fund"]
    return Provision(
        p["id"],
        p["kind"],
        p["text"],
        p["pledge"],
        p["exchange"],
        None if fund is None else Fund(fund),
        tuple(p["said_by"]),
        _codes(p["strength"]),
        _codes(p["implemented"]),
    )
