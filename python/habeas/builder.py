# SPDX-License-Identifier: MIT
"""Makes a dossier in code: entities and claims in the words of the field, checked together when it is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional, TypedDict

from habeas import _core, _show
from habeas._builder_base import id_of, ids_of, several, with_word
from habeas._builder_events import BuilderEvents
from habeas._builder_handles import (
    AgreementHandle,
    EventHandle,
    ExchangeHandle,
    NegotiationHandle,
    PledgeHandle,
    hold,
    with_builder,
)
from habeas._builder_things import ended
from habeas._value import Value
from habeas.dossier import Dossier
from habeas.errors import wrong_type
from habeas.model.given import DateLike, file_values, optional_date, text_of, whole_number, word_of
from habeas.model.handles import (
    AccountHandle,
    ActorHandle,
    BulletinHandle,
    ClaimHandle,
    DocumentHandle,
    FundHandle,
    PlaceHandle,
)
from habeas.model.words import (
    Audience,
    FundKind,
    Hemisphere,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["Builder", "ExchangeLeg"]


class Parties(TypedDict, total=False):
    """Who says between whom talks are, when, and where it was read; who may see it, the audience of the talks says."""

    said_by: ActorHandle
    said: DateLike
    recorded: DateLike
    via: ActorHandle
    document: DocumentHandle
    locator: str
    bulletin: BulletinHandle
    quote: str
    language: str
    translation: str
    grading: str
    coder: str
    codebook: str


@dataclass(frozen=True)
class ExchangeLeg(Value):
    """One direction of an exchange: from whose custody, on whose behalf, to whom; what is None is not stated.

    Examples
    --------
    >>> from habeas import ExchangeLeg
    >>> ExchangeLeg("home", title="The ten").id
    'home'
    """

    id: str
    title: str = ""
    pledge: Optional[PledgeHandle] = None
    custodian: Optional[ActorHandle] = None
    on_behalf: Optional[ActorHandle] = None
    by_way_of: Sequence[PlaceHandle] = ()
    handed_to: Optional[ActorHandle] = None
    destination: Optional[PlaceHandle] = None
    free_on_arrival: Optional[bool] = None
    said_by: Sequence[ClaimHandle] = ()
    unit: str = ""


def leg_fields(leg: object) -> dict[str, Any]:
    """Give a leg as a file writes it."""
    if not isinstance(leg, ExchangeLeg):
        raise wrong_type("a leg of an exchange", leg, "an ExchangeLeg")
    fields = {
        "id": text_of(leg.id, "an id"),
        "title": text_of(leg.title, "a title"),
        "pledge": None if leg.pledge is None else id_of(leg.pledge, PledgeHandle),
        "custodian": None if leg.custodian is None else id_of(leg.custodian, ActorHandle),
        "on_behalf": None if leg.on_behalf is None else id_of(leg.on_behalf, ActorHandle),
        "by_way_of": ids_of(list(leg.by_way_of), PlaceHandle),
        "handed_to": None if leg.handed_to is None else id_of(leg.handed_to, ActorHandle),
        "destination": None if leg.destination is None else id_of(leg.destination, PlaceHandle),
        "free_on_arrival": leg.free_on_arrival,
        "said_by": ids_of(list(leg.said_by), ClaimHandle),
        "unit": text_of(leg.unit, "a unit"),
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


class Builder(BuilderEvents):
    """Makes a dossier in code, statement by statement.

    Each word adds one thing and gives its handle: its id, of a kind of its own, which a type checker keeps apart from
    others. An id that is not given is made of the thing's name or of what it is about, and is unique in its list.
    What says who does something is a claim, by whom `said_by` names, else by the coder of the dossier. What a word
    cannot take is refused at once; what does not fit together is listed by `build`, all of it, each with the line of
    the call.

    Parameters
    ----------
    id : str
        Of the dossier.
    title, language, note : str
    clock : int
        Minutes east of UTC of the one local clock on which instants are ordered.
    hemisphere : {"north", "south"}, optional
        Of seasons.
    recorded : date, optional
        When claims entered that do not say so themselves.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder("lake_talks")
    >>> watch = b.actor("watch", kind="ngo", name="The Watch")
    >>> count = b.account("watch", counter=watch, population="political prisoners")
    >>> b.held(count, 276, as_of="2030-03-16", said_by=watch)
    <claim held_watch>
    >>> d = b.build()
    >>> print(d.ledger(count).held("2030-03-16"))
    exactly 276
    """

    def __init__(
        self,
        id: str = "",
        *,
        title: str = "",
        language: str = "",
        note: str = "",
        clock: int = 0,
        hemisphere: Optional[Hemisphere] = None,
        recorded: Optional[DateLike] = None,
    ) -> None:
        self._engine = _core.Builder(text_of(id, "an id"))
        self._where().head(
            text_of(title, "a title"),
            text_of(language, "a language"),
            text_of(note, "a note"),
            max(-(2**31), min(whole_number(clock, "a clock", "minutes east of UTC"), 2**31 - 1)),
            with_word(hemisphere, Hemisphere, "a hemisphere"),
            optional_date(recorded),
        )

    def coder(self, who: ActorHandle) -> None:
        """Name who says what no `said_by` attributes; not named, an actor "coder" is added when one is needed."""
        self._engine.set_coder(id_of(who, ActorHandle))

    # What happens, and what is agreed.

    def negotiation(
        self,
        id: str = "",
        *,
        title: str = "",
        parties: Sequence[ActorHandle] = (),
        note: str = "",
        audience: Audience = "public",
        **words: Unpack[Parties],
    ) -> NegotiationHandle:
        """Add talks, and between whom they are: a claim for each, by `said_by`."""
        fields = {"id": text_of(id, "an id"), "title": text_of(title, "a title"), **ended(note, audience)}
        talks = with_builder(self._add(NegotiationHandle, fields), self)
        return talks.parties(*several(parties, ActorHandle), **words)

    def agreement(
        self, id: str = "", *, title: str = "", note: str = "", audience: Audience = "public"
    ) -> AgreementHandle:
        """Add what parties agreed on, of no talks; `NegotiationHandle.agreement` adds one that came of talks."""
        fields = {"id": text_of(id, "an id"), "title": text_of(title, "a title"), **ended(note, audience)}
        return with_builder(self._add(AgreementHandle, fields), self)

    def fund(
        self,
        id: str = "",
        *,
        title: str = "",
        kind: FundKind = "fund",
        purpose: str = "",
        administered_by: Optional[ActorHandle] = None,
        note: str = "",
        audience: Audience = "public",
    ) -> FundHandle:
        """Add a fund or a body that an agreement creates; who administers it is a claim of the coder."""
        fields = {
            "id": text_of(id, "an id"),
            "title": text_of(title, "a title"),
            "kind": word_of(kind, FundKind, "a kind of fund"),
            "purpose": text_of(purpose, "a purpose"),
        }
        made = self._add(FundHandle, {**fields, **ended(note, audience)})
        if administered_by is not None:
            hold(self, made, administered_by, "administrator", {})
        return made

    def pledge(
        self,
        id: str = "",
        *,
        title: str = "",
        from_: Optional[ActorHandle] = None,
        to: Optional[ActorHandle] = None,
        population: Optional[AccountHandle] = None,
        unit: str = "",
        note: str = "",
        audience: Audience = "public",
    ) -> PledgeHandle:
        """Add a promise to let people go, of no agreement; `PledgeHandle.promised` claims how many.

        `unit` says what is counted where that is not people: bodies, vehicles.
        """
        fields = {
            "id": text_of(id, "an id"),
            "title": text_of(title, "a title"),
            "from": None if from_ is None else id_of(from_, ActorHandle),
            "to": None if to is None else id_of(to, ActorHandle),
            "population": None if population is None else id_of(population, AccountHandle),
            "unit": text_of(unit, "a unit"),
        }
        made = with_builder(self._add(PledgeHandle, {**fields, **ended(note, audience)}), self)
        made._engine = self._engine.pledge(str(made))
        return made

    def exchange(
        self,
        id: str = "",
        *,
        title: str = "",
        negotiation: Optional[NegotiationHandle] = None,
        event: Optional[EventHandle] = None,
        legs: Sequence[ExchangeLeg] = (),
        note: str = "",
        audience: Audience = "public",
    ) -> ExchangeHandle:
        """Add people against people, with any number of directions."""
        fields = {
            "id": text_of(id, "an id"),
            "title": text_of(title, "a title"),
            "negotiation": None if negotiation is None else id_of(negotiation, NegotiationHandle),
            "event": None if event is None else id_of(event, EventHandle),
            "legs": [leg_fields(leg) for leg in legs],
        }
        return with_builder(self._add(ExchangeHandle, {**fields, **ended(note, audience)}), self)

    # A dossier of it.

    def add(self, list: str, fields: Mapping[str, Any]) -> str:
        """Add one thing to a list by the fields that a file would hold for it; give its id.

        Raises
        ------
        InvalidValue
            For a list that there is not. What is wrong with the fields is listed by `build`.
        """
        if not isinstance(fields, Mapping):
            raise wrong_type("the fields of a thing", fields, "a mapping, as a file writes it")
        return self._where().add(text_of(list, "a list"), file_values(fields))

    def build(self) -> Dossier:
        """Make a dossier of all that was said so far; more may be said afterwards, for another.

        Raises
        ------
        InvalidFile
            With every problem: what, got, wanted, and the line of the call.

        Examples
        --------
        >>> import habeas
        >>> b = habeas.Builder()
        >>> watch = b.actor("watch")
        >>> count = b.account("count", counter=watch)
        >>> _ = b.held(count, -5, as_of="in spring", said_by=watch)
        >>> try:
        ...     b.build()
        ... except habeas.InvalidFile as e:
        ...     for p in e.problems:
        ...         print(p.what, "/", p.got)
        not a count / -5
        not a date at offset 0 of 'in spring' / 'i'
        """
        return Dossier._of(self._engine.build())

    def __repr__(self) -> str:
        held = [_show.count(n, "person" if name == "people" else name[:-1]) for name, n in self._engine.counts() if n]
        return f"<Builder: {', '.join(held) or 'empty'}>"

    def _repr_html_(self) -> str:
        return _show.html_facts("Builder", [(name, f"{n:,}") for name, n in self._engine.counts() if n])
