# SPDX-License-Identifier: MIT
"""Negotiations and agreements, as a view shows them: read only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Optional, TypeVar, Union

from habeas import _core, _show
from habeas.answers.written import InTables, Named, Written
from habeas.model.fields import Field
from habeas.model.listing import Table
from habeas.model.words import (
    ActorRole,
    Audience,
    ChannelKind,
    FundKind,
    Language,
    NegotiationState,
    ProvisionKind,
    TalksState,
)
from habeas.plot import Picture, states

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from habeas.plot._options import PictureLook

__all__ = [
    "Agreement",
    "Channel",
    "Code",
    "Fund",
    "Negotiation",
    "NegotiationEvent",
    "PossibleState",
    "Provision",
    "Role",
    "Signing",
    "StateDays",
]

S = TypeVar("S", bound="_Started")


@dataclass(frozen=True)
class Role(Written):
    """One actor in one role, with the claims that say so.

    A mediator for one speaker may be a facilitator for another.

    Examples
    --------
    >>> from habeas import examples
    >>> examples.talks().negotiations["talks"].roles[0]
    Role(actor='north', role='mediator', claims=('R1',), speakers=('watch',))
    """

    actor: str
    role: ActorRole
    claims: tuple[str, ...]
    speakers: tuple[str, ...]


class _Started(Written):
    """An event with the first and the last day on which it can have started, which the JSON has in `start`."""

    @classmethod
    def from_dict(cls: type[S], data: dict[str, Any]) -> S:
        """Read it from the command's JSON."""
        return super().from_dict({**dict.fromkeys(cls._left_out), **data, **data["start"]})

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        made = super().to_dict()
        made["start"] = {end: made.pop(end) for end in ("earliest", "latest")}
        return made


@dataclass(frozen=True)
class NegotiationEvent(_Started):
    """A move or a round of talks: the event, when it can have started, and the claims that tell of it.

    `to` is the state that a move brings about, and None of a round; days are None where nothing bounds them.
    """

    _left_out = ("to",)

    event: str
    title: str
    to: Optional[TalksState]
    earliest: Optional[str]
    latest: Optional[str]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class PossibleState(Written):
    """A state at the end of a day: possible, and by which moves, or ruled out; with the claims for it."""

    state: NegotiationState
    possible: bool
    by: tuple[str, ...]
    claims: tuple[str, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True)
class StateDays(Written):
    """Days, first to last, at whose ends talks can be in the same states."""

    _called = (
        ("first", "from"),
        ("last", "to"),
    )

    first: str
    last: str
    states: tuple[PossibleState, ...]

    @cached_property
    def possible(self) -> tuple[str, ...]:
        """The states that are possible."""
        return tuple(s.state for s in self.states if s.possible)

    @classmethod
    def _own_fields(cls) -> Iterator[Field]:
        yield "first", "day", lambda d: _core.days_of([d.first])[0]
        yield "last", "day", lambda d: _core.days_of([d.last])[0]
        yield "possible", "texts", lambda d: d.possible


class Channel(NamedTuple):
    """How the sides of talks reach each other, what that is called, and where it is."""

    kind: ChannelKind
    name: str
    where: Optional[str]


@dataclass(frozen=True, repr=False)
class Negotiation(InTables):
    """Talks: who takes part as what, by whose word, and which events move them.

    Attributes
    ----------
    id, title : str
        The title may be empty.
    channels : Table of Channel
        How the sides reach each other.
    roles : Table of Role
        Who takes part, and as what: each role that somebody claims.
    moves : Table of NegotiationEvent
        The events that move its state, as far as claims that count tell of them.
    rounds : Table of NegotiationEvent
        The rounds that claims tell of.
    agreements : tuple of str
        The agreements that came of it.
    days : Table of StateDays
        The states on the days asked for, days with the same answer together; a frame has those that are possible.
    note : str or None
        What its author remarks.
    audience : {"public", "partner", "internal"}
        The widest circle that may see it.

    Examples
    --------
    >>> from habeas import examples
    >>> talks = examples.talks()
    >>> talks.negotiations["talks"]
    <Negotiation talks: 2 moves, 1 round>
    >>> [(r.actor, r.role, r.speakers) for r in talks.negotiations["talks"].roles]
    [('north', 'mediator', ('watch',)), ('north', 'facilitator', ('south',))]
    """

    columns = ("id", "moves", "rounds")

    id: str
    title: str = ""
    channels: Table[Channel] = Table(Channel)
    roles: Table[Role] = Table(Role)
    moves: Table[NegotiationEvent] = Table(NegotiationEvent)
    rounds: Table[NegotiationEvent] = Table(NegotiationEvent)
    agreements: tuple[str, ...] = ()
    days: Table[StateDays] = Table(StateDays)
    note: Optional[str] = None
    audience: Audience = "public"

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
        return (self.id, _show.count(len(self.moves), "move"), _show.count(len(self.rounds), "round"))

    def _tables(self) -> list[_show.Part]:
        roles = [(r.actor, r.role, ", ".join(r.speakers)) for r in self.roles]
        events = [(e.event, e.to or "round", _days(e.earliest, e.latest)) for e in (*self.moves, *self.rounds)]
        days = [(_days(d.first, d.last), ", ".join(d.possible)) for d in self.days]
        return [
            ("", ("actor", "role", "by the word of"), roles),
            ("moves and rounds", ("event", "to", "started"), events),
            ("states", ("days", "possible"), days),
        ]


@dataclass(frozen=True)
class Code(Written):
    """What one coder codes: a status, a stage, a strength (0 to 3) or an implementation (0 to 3), under a codebook."""

    value: Union[int, str]
    claim: str
    speaker: str
    coder: str
    codebook: str
    date: Optional[str]


@dataclass(frozen=True, repr=False)
class Fund(Named):
    """A fund or body that an agreement creates, and who has a role in it: who administers it.

    Attributes
    ----------
    id, title : str
        The title may be empty.
    kind : {"fund", "commission", "monitoring_body", "other"}
    purpose : str
        What it is for; may be empty.
    roles : Table of Role
    note : str or None
    audience : {"public", "partner", "internal"}
    """

    columns = ("id", "title", "kind")

    id: str
    title: str = ""
    kind: FundKind = "fund"
    purpose: str = ""
    roles: Table[Role] = Table(Role)
    note: Optional[str] = None
    audience: Audience = "public"

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.title, self.kind)


@dataclass(frozen=True)
class Provision(Written):
    """One thing agreed, with how strong and how far carried out it is, coder by coder."""

    id: str
    kind: ProvisionKind
    text: str
    pledge: Optional[str]
    exchange: Optional[str]
    fund: Optional[Fund]
    said_by: tuple[str, ...]
    strength: Table[Code]
    implemented: Table[Code]


@dataclass(frozen=True)
class Signing(_Started):
    """The event of a signing, and when it can have started; days are None where nothing bounds them."""

    event: str
    title: str
    earliest: Optional[str]
    latest: Optional[str]


@dataclass(frozen=True, repr=False)
class Agreement(Named):
    """What was agreed: roles (who signed), what coders make of it, and its provisions.

    Attributes
    ----------
    id, title : str
        The title may be empty.
    negotiation : str or None
        The talks that it came of.
    signed : Signing or None
        When it was signed, as far as the view shows that.
    roles : Table of Role
        Who has a role in it or in its signing.
    status, stage : Table of Code
        What coders make of it, coder by coder.
    provisions : Table of Provision
        What was agreed, one by one.
    note : str or None
    audience : {"public", "partner", "internal"}

    Examples
    --------
    >>> from habeas import examples
    >>> accord = examples.talks().agreements["accord"]
    >>> accord.signing, accord.signed.earliest, [p.kind for p in accord.provisions]
    ('signing', None, ['prisoner_release'])
    """

    columns = ("id", "provisions")
    _called = (("signed", "signing"),)

    id: str
    title: str = ""
    negotiation: Optional[str] = None
    signed: Optional[Signing] = None
    roles: Table[Role] = Table(Role)
    status: Table[Code] = Table(Code)
    stage: Table[Code] = Table(Code)
    provisions: Table[Provision] = Table(Provision)
    note: Optional[str] = None
    audience: Audience = "public"

    @property
    def signing(self) -> Optional[str]:
        """The event of its signing."""
        return None if self.signed is None else self.signed.event

    def _summary(self) -> tuple[str, ...]:
        return (self.id, _show.count(len(self.provisions), "provision"))


def _days(first: Optional[str], last: Optional[str]) -> str:
    return f"{first}" if first == last and first else f"{first or '?'} .. {last or '?'}"


# The engine makes these itself.
_core.registered.update(
    {
        kind.__name__: kind
        for kind in (
            Agreement,
            Channel,
            Code,
            Fund,
            Negotiation,
            NegotiationEvent,
            PossibleState,
            Provision,
            Role,
            Signing,
            StateDays,
        )
    }
)
