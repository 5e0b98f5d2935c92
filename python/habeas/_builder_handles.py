# SPDX-License-Identifier: MIT
"""Handles that have more to say: talks, agreements, pledges, exchanges and events under construction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Optional, TypeVar, Union

from habeas import _core
from habeas._builder_base import BuilderBase, Said, id_of, ids_of, number_parts, people_of, said_fields, several
from habeas.errors import wrong_type
from habeas.model.given import DateLike, QuantityLike, date_text, optional_date, text_of, word_of
from habeas.model.handles import (
    AccountHandle,
    ActorHandle,
    BulletinHandle,
    ClaimHandle,
    FundHandle,
    Handle,
    PersonHandle,
    PlaceHandle,
    PointHandle,
)
from habeas.model.words import ActorRole, ChannelKind, Mechanism, ProvisionKind, ReleaseStage, TalksState

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = [
    "AgreementHandle",
    "EventHandle",
    "ExchangeHandle",
    "Instant",
    "NegotiationHandle",
    "PledgeHandle",
    "end_of",
    "start_of",
]


class TalkingHandle(Handle):
    """A handle that knows its builder, to say more of its thing. A pickle holds the id alone."""

    _builder: BuilderBase


T = TypeVar("T", bound=TalkingHandle)


def with_builder(handle: T, builder: BuilderBase) -> T:
    """Let a handle know its builder."""
    handle._builder = builder
    return handle


class Instant:
    """The start or the end of an event or of a day, where a flow starts or ends. Made by `start_of` and `end_of`.

    Examples
    --------
    >>> import habeas
    >>> habeas.end_of("2030-03-04")
    end_of('2030-03-04')
    """

    __slots__ = ("_how", "_what")

    def __init__(self, how: str, what: str) -> None:
        self._how, self._what = how, what

    def __repr__(self) -> str:
        return f"{'end_of' if 'end' in self._how else 'start_of'}({self._what!r})"


def start_of(what: Union[EventHandle, DateLike]) -> Instant:
    """Name the start of an event or of a day."""
    if isinstance(what, EventHandle):
        return Instant("event_start", str(what))
    return Instant("start_of", date_text(what, "a day, or an event"))


def end_of(what: Union[EventHandle, DateLike]) -> Instant:
    """Name the end of an event or of a day."""
    if isinstance(what, EventHandle):
        return Instant("event_end", str(what))
    return Instant("end_of", date_text(what, "a day, or an event"))


#: Where a flow starts or ends: a day, a bulletin's or a claim's cut-off, a point, or the start or end of something.
FlowEnd = Union[DateLike, BulletinHandle, ClaimHandle, PointHandle, Instant]


def flow_end(value: object, boundary: str) -> tuple[str, str]:
    """Give where a flow starts or ends: by what it is named, and the name."""
    if isinstance(value, Instant):
        return (value._how, value._what)
    for kind in (BulletinHandle, ClaimHandle, PointHandle):
        if isinstance(value, kind):
            return (kind.word, str(value))
    if isinstance(value, Handle):
        raise wrong_type("a point in time", value, "a day, a bulletin, a claim, a point, start_of(...) or end_of(...)")
    return (boundary, date_text(value, "a point in time"))


def hold(builder: BuilderBase, where: Handle, who: ActorHandle, role: ActorRole, words: Any) -> None:
    """Claim a role."""
    by = said_fields(words)
    word = word_of(role, ActorRole, "a role")
    builder._where().role(where.list_name, str(where), id_of(who, ActorHandle), word, by)


class EventHandle(TalkingHandle):
    """The id of an event, to say more of it.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.event("protest", kind="protest").on("2030-03-04").role(b.actor("watch"), "observer")
    >>> len(b.build().claims)
    2
    """

    list_name, word = "events", "event"

    def on(self, date: Optional[DateLike] = None, **words: Unpack[Said]) -> EventHandle:
        """Claim when it was; without a date, that it was."""
        by = said_fields(words)
        self._builder._where().was(str(self), optional_date(date), by)
        return self

    def role(self, who: ActorHandle, role: ActorRole, **words: Unpack[Said]) -> EventHandle:
        """Claim that somebody had a part in it."""
        hold(self._builder, self, who, role, words)
        return self

    def including(self, who: Union[PersonHandle, Sequence[PersonHandle]]) -> EventHandle:
        """Name people of it."""
        self._builder._where().including(str(self), people_of(who))
        return self

    def of(self, size: QuantityLike) -> EventHandle:
        """Say how many people: a group of that size, in which whoever is named is included."""
        self._builder._where().of(str(self), number_parts(size))
        return self

    def counted_in(self, account: AccountHandle) -> EventHandle:
        """Name the account that counts them, all of them."""
        self._builder._where().from_(str(self), id_of(account, AccountHandle))
        return self


class PledgeHandle(TalkingHandle):
    """The id of a pledge, to say more of it.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.pledge("ten").promised(10, by="2030-04", said_by=b.actor("north"))
    >>> b.build().pledges["ten"].promises[0].quantity
    Quantity.exact(10)
    """

    list_name, word = "pledges", "pledge"
    _engine: _core.PledgeHandle

    def promised(
        self,
        quantity: QuantityLike,
        *,
        by: Optional[DateLike] = None,
        condition: Optional[str] = None,
        once: Optional[EventHandle] = None,
        **words: Unpack[Said],
    ) -> PledgeHandle:
        """Claim how many were promised, by when, and on what condition."""
        said = said_fields(words)
        self._engine = self._builder._where().promised(self._engine, number_parts(quantity), said)
        return self._due(by, condition, once)

    def counted_in(
        self,
        account: AccountHandle,
        *,
        as_: ReleaseStage = "verified",
        from_: Optional[FlowEnd] = None,
        **words: Unpack[Said],
    ) -> PledgeHandle:
        """Claim that exits of an account go towards it, from a day on: that on which the agreement was signed."""
        said = said_fields(words)
        how, what = (None, "") if from_ is None else flow_end(from_, "start_of")
        stage = word_of(as_, ReleaseStage, "a stage of a release")
        core = self._builder._where()
        self._engine = core.counted_in(self._engine, id_of(account, AccountHandle), stage, how, what, said)
        return self

    def _due(self, by: Optional[object], condition: Optional[str], once: Optional[object]) -> PledgeHandle:
        core = self._builder._where()
        if by is not None:
            self._engine = core.due(self._engine, date_text(by))
        if condition is not None:
            self._engine = core.on_condition(self._engine, text_of(condition, "a condition"))
        if once is not None:
            self._engine = core.once(self._engine, id_of(once, EventHandle))
        return self

    def _between(self, from_: Optional[object], to: Optional[object]) -> PledgeHandle:
        core = self._builder._where()
        if from_ is not None:
            self._engine = core.pledged_by(self._engine, id_of(from_, ActorHandle))
        if to is not None:
            self._engine = core.pledged_to(self._engine, id_of(to, ActorHandle))
        return self


class ExchangeHandle(TalkingHandle):
    """The id of an exchange.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> b.exchange("july", legs=[habeas.ExchangeLeg("home")])
    <exchange july>
    """

    list_name, word = "exchanges", "exchange"


class AgreementHandle(TalkingHandle):
    """The id of an agreement, to say more of it.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> deal = b.negotiation("talks").agreement("deal", signed="2030-03-06")
    >>> deal.provision("ceasefire", "All arms rest.").pledge(20, by="2030-03-31")
    <pledge deal_pledge>
    """

    list_name, word = "agreements", "agreement"

    def signatories(self, *who: ActorHandle, **words: Unpack[Said]) -> AgreementHandle:
        """Claim who signed it."""
        for one in who:
            hold(self._builder, self, one, "signatory", words)
        return self

    def signed(self, date: Optional[DateLike] = None, **words: Unpack[Said]) -> AgreementHandle:
        """Claim when it was signed: an event, and a claim."""
        by = said_fields(words)
        self._builder._where().signed(str(self), optional_date(date), by)
        return self

    def role(self, who: ActorHandle, role: ActorRole, **words: Unpack[Said]) -> AgreementHandle:
        """Claim that somebody has a role in it."""
        hold(self._builder, self, who, role, words)
        return self

    def pledge(
        self,
        quantity: QuantityLike,
        *,
        id: str = "",
        of: Mechanism = "release",
        counted_in: Optional[AccountHandle] = None,
        by: Optional[DateLike] = None,
        condition: Optional[str] = None,
        once: Optional[EventHandle] = None,
        from_: Optional[ActorHandle] = None,
        to: Optional[ActorHandle] = None,
        **words: Unpack[Said],
    ) -> PledgeHandle:
        """Add a promise: a pledge, a provision, and a claim that so many were promised.

        Parameters
        ----------
        quantity : int or Quantity
        id : str
            Its own id; made of the agreement's where it is not given.
        of : {"release", "exchange", ...}
            How they are to be let go.
        counted_in : AccountHandle, optional
            The account whose exits go towards it from the day of signing on; `PledgeHandle.counted_in` says more.
        by : date, optional
            By when.
        condition : str, optional
        once : EventHandle, optional
            It falls due once this has happened.
        from_, to : ActorHandle, optional
            Who promises it, and to whom.
        """
        said = said_fields(words)
        how = word_of(of, Mechanism, "a kind of entry or exit")
        made = self._builder._where().pledge_of(str(self), text_of(id, "an id"), number_parts(quantity), how, said)
        pledge = with_builder(PledgeHandle(made.id), self._builder)
        pledge._engine = made
        if counted_in is not None:
            pledge.counted_in(counted_in)
        return pledge._due(by, condition, once)._between(from_, to)

    def provision(
        self,
        kind: ProvisionKind,
        text: str = "",
        *,
        id: str = "",
        pledge: Optional[PledgeHandle] = None,
        exchange: Optional[ExchangeHandle] = None,
        fund: Optional[FundHandle] = None,
        said_by: Sequence[ClaimHandle] = (),
    ) -> AgreementHandle:
        """Add one thing agreed; `said_by` are the claims from which it was read."""
        self._builder._where().provision(
            str(self),
            text_of(id, "an id"),
            word_of(kind, ProvisionKind, "a kind of provision"),
            text_of(text, "a text"),
            "" if pledge is None else id_of(pledge, PledgeHandle),
            "" if exchange is None else id_of(exchange, ExchangeHandle),
            "" if fund is None else id_of(fund, FundHandle),
            ids_of(list(said_by), ClaimHandle),
        )
        return self


class NegotiationHandle(TalkingHandle):
    """The id of talks, to say more of them.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> talks = b.negotiation("talks", parties=[b.actor("north"), b.actor("south")])
    >>> talks.started("2030-03-01"), talks.round("2030-03-04")
    (<event talks_under_way>, <event talks_round>)
    """

    list_name, word = "negotiations", "negotiation"

    def parties(self, *who: ActorHandle, **words: Unpack[Said]) -> NegotiationHandle:
        """Claim between whom they are."""
        for one in who:
            hold(self._builder, self, one, "party", words)
        return self

    def mediator(self, who: ActorHandle, **words: Unpack[Said]) -> NegotiationHandle:
        """Claim that somebody mediates."""
        hold(self._builder, self, who, "mediator", words)
        return self

    def role(self, who: ActorHandle, role: ActorRole, **words: Unpack[Said]) -> NegotiationHandle:
        """Claim that somebody takes part, and as what."""
        hold(self._builder, self, who, role, words)
        return self

    def channel(self, kind: ChannelKind, name: str = "", where: Optional[PlaceHandle] = None) -> NegotiationHandle:
        """Say how the sides reach each other."""
        word = word_of(kind, ChannelKind, "a kind of channel")
        place = "" if where is None else id_of(where, PlaceHandle)
        self._builder._where().channel(str(self), word, text_of(name, "a name"), place)
        return self

    def announced(self, date: Optional[DateLike] = None, **words: Unpack[Said]) -> EventHandle:
        """Say that they were announced: an event, and a claim of its date."""
        return self._happened("announced", date, words)

    def started(self, date: Optional[DateLike] = None, **words: Unpack[Said]) -> EventHandle:
        """Say that they started."""
        return self._happened("started", date, words)

    def suspended(self, date: Optional[DateLike] = None, **words: Unpack[Said]) -> EventHandle:
        """Say that they were suspended."""
        return self._happened("suspended", date, words)

    def resumed(self, date: Optional[DateLike] = None, **words: Unpack[Said]) -> EventHandle:
        """Say that they resumed."""
        return self._happened("resumed", date, words)

    def concluded(self, date: Optional[DateLike] = None, **words: Unpack[Said]) -> EventHandle:
        """Say that they were concluded."""
        return self._happened("concluded", date, words)

    def collapsed(self, date: Optional[DateLike] = None, **words: Unpack[Said]) -> EventHandle:
        """Say that they collapsed."""
        return self._happened("collapsed", date, words)

    def round(self, date: Optional[DateLike] = None, **words: Unpack[Said]) -> EventHandle:
        """Say that there was a round, which moves nothing."""
        return self._happened("round", date, words)

    def moved_by(self, event: EventHandle, to: Optional[TalksState] = None) -> NegotiationHandle:
        """Say that an event that there is moved them, or, without a state, that it was a round of them."""
        state = None if to is None else word_of(to, TalksState, "a state of talks")
        self._builder._where().moved_by(str(self), id_of(event, EventHandle), state)
        return self

    def agreement(
        self,
        id: str = "",
        *,
        title: str = "",
        signatories: Sequence[ActorHandle] = (),
        signed: Optional[DateLike] = None,
        signing: Optional[EventHandle] = None,
        note: str = "",
        **words: Unpack[Said],
    ) -> AgreementHandle:
        """Add what came of them: who signed it, and when; both are claims. `signing` is an event that there is."""
        name, called, noted = text_of(id, "an id"), text_of(title, "a title"), text_of(note, "a note")
        event = "" if signing is None else id_of(signing, EventHandle)
        made = self._builder._where().agreement(str(self), name, called, noted, event)
        deal = with_builder(AgreementHandle(made), self._builder)
        deal.signatories(*several(signatories, ActorHandle), **words)
        return deal if signed is None else deal.signed(signed, **words)

    def _happened(self, how: str, date: Optional[object], words: Any) -> EventHandle:
        by = said_fields(words)
        made = self._builder._where().happened(str(self), how, optional_date(date), by)
        return with_builder(EventHandle(made), self._builder)
