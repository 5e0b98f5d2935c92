# SPDX-License-Identifier: MIT
"""What a dossier holds: claims, accounts, actors, events and assumptions, read only."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Optional

from habeas.model.dates import Date
from habeas.model.quantity import Interval, Quantity
from habeas.model.records import Thing

__all__ = [
    "Account",
    "Actor",
    "Assumption",
    "Bulletin",
    "Claim",
    "CustodyAt",
    "CustodyEvent",
    "Document",
    "Edition",
    "Event",
    "Group",
    "Person",
    "Place",
    "Point",
    "RoleHolder",
]


class Claim(Thing):
    """Who said what, when, and where it was read; and its status in the view.

    Dates and ids that a claim does not state are None.

    Examples
    --------
    >>> from habeas import examples
    >>> c = examples.small().claims["C3"]
    >>> c
    <Claim C3: held, 95, watch, counts>
    >>> c.quantity, c.as_of, c.standing
    (Quantity.exact(95), Date('2030-01-12'), 'counts')
    """

    __slots__ = ("_standing",)
    _standing: str
    columns = ("id", "kind", "quantity", "account", "standing")
    # As a claims table calls it.
    _called: ClassVar[dict[str, str]] = {"quantity": "number"}

    def __init__(self, data: Mapping[str, Any], standing: str) -> None:
        super().__init__(data)
        self._set(_standing=standing)

    @property
    def kind(self) -> str:
        """What kind of claim: held, entries, exits, dated, ..."""
        kind: str = self._data["kind"]
        return kind

    @property
    def speaker(self) -> str:
        """The actor who says it."""
        speaker: str = self._data["speaker"]
        return speaker

    @property
    def standing(self) -> str:
        """Whether it counts in this view, and if not, why not.

        One of counts, not_yet_said, not_yet_recorded, superseded, corrected, retracted, assumption_off,
        lead_off, switched_off.
        """
        return self._standing

    @property
    def counts(self) -> bool:
        """Does it give bounds in this view?"""
        return self._standing == "counts"

    @property
    def quantity(self) -> Optional[Quantity]:
        """The number that it states."""
        value = self._data.get("quantity")
        return None if value is None else Quantity.from_json(value)

    @property
    def account(self) -> Optional[str]:
        """Whose count it is about."""
        return self._text("account")

    @property
    def of(self) -> Optional[str]:
        """The kind of entry or exit that it counts: release, arrest, ..."""
        return self._text("of")

    @property
    def from_(self) -> Optional[str]:
        """Where what it counts begins, as a claims table writes it: start:2030-01-06, bulletin:ID, ..."""
        return _moment_text(self._data.get("from"))

    @property
    def to(self) -> Optional[str]:
        """Where what it counts ends, as `from_`; not stated, it is the cut-off."""
        return _moment_text(self._data.get("to"))

    @property
    def event(self) -> Optional[str]:
        """The event that it is about."""
        return self._text("event")

    @property
    def said(self) -> Optional[Date]:
        """When the speaker said it."""
        return self._date("said")

    @property
    def recorded(self) -> Optional[Date]:
        """When it entered the dossier, where it says so itself."""
        return self._date("recorded")

    @property
    def as_of(self) -> Optional[Date]:
        """Its own cut-off."""
        return self._date("as_of")

    @property
    def bulletin(self) -> Optional[str]:
        """What it was given out with."""
        return self._text("bulletin")

    @property
    def under(self) -> tuple[str, ...]:
        """The assumptions without which it does not count."""
        return self._words("under")

    @property
    def lead(self) -> bool:
        """Is it off until somebody switches it on?"""
        return bool(self._data.get("lead", False))

    @property
    def supersedes(self) -> Optional[str]:
        """The claim that it takes the place of."""
        return self._text("supersedes")

    @property
    def derived_from(self) -> Optional[str]:
        """The claim that it repeats."""
        return self._text("derived_from")

    @property
    def about(self) -> Optional[str]:
        """The claim that it denies, corrects, retracts or leaves unconfirmed."""
        return self._text("about")

    @property
    def via(self) -> Optional[str]:
        """The outlet that carried it."""
        return self._text("via")

    @property
    def document(self) -> Optional[str]:
        """Where it was read."""
        return self._text("document")

    @property
    def locator(self) -> Optional[str]:
        """Where in the document."""
        return self._text("locator")

    @property
    def text(self) -> Optional[str]:
        """What it says where no number does."""
        return self._text("text")

    @property
    def quote(self) -> Optional[str]:
        """Its own words."""
        return self._text("quote")

    @property
    def translation(self) -> Optional[str]:
        """Its own words, translated."""
        return self._text("translation")

    @property
    def language(self) -> Optional[str]:
        """The language of its own words."""
        return self._text("language")

    @property
    def grading(self) -> Optional[str]:
        """A grading after the Admiralty scale, such as B2."""
        return self._text("grading")

    def _state(self) -> tuple[Any, ...]:
        return (self._data, self._standing)

    def _summary(self) -> tuple[str, ...]:
        number = self.quantity
        return (self.id, self.kind, "" if number is None else str(number), self.account or "", self.standing)


def _moment_text(value: Any) -> Optional[str]:
    """Write an instant as a claim names it in the words of a claims table."""
    if not isinstance(value, dict):
        return value if isinstance(value, str) else None
    words = {"start_of": "start:", "end_of": "end:", "as_of": ""}
    return next((words.get(how, f"{how}:") + str(what) for how, what in value.items()), None)


class Account(Thing):
    """One population counted by one counter under one counting rule."""

    __slots__ = ()
    columns = ("id", "counter", "population")

    @property
    def counter(self) -> Optional[str]:
        """The actor who counts."""
        return self._text("counter")

    @property
    def population(self) -> Optional[str]:
        """Who is counted."""
        return self._text("population")

    @property
    def rule(self) -> dict[str, Any]:
        """The counting rule, as the file writes it."""
        return copy.deepcopy(dict(self._data.get("rule", {})))

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.counter or "", self.population or "")


class Actor(Thing):
    """Somebody who speaks, negotiates, mediates or holds people."""

    __slots__ = ()
    columns = ("id", "name", "kind")

    @property
    def name(self) -> Optional[str]:
        """What they are called."""
        return self._text("name")

    @property
    def kind(self) -> str:
        """What kind of actor: person, government, ngo, ..."""
        return self._text("kind") or "other"

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.name or "", self.kind)


class Event(Thing):
    """Something that happened, or is claimed to have. When it was is said by claims: see `Dossier.timeline`."""

    __slots__ = ()
    columns = ("id", "kind", "title")

    @property
    def kind(self) -> str:
        """What kind of event: detention, release, agreement_signed, ..."""
        return self._text("kind") or "other"

    @property
    def title(self) -> Optional[str]:
        """What it is called."""
        return self._text("title")

    @property
    def where(self) -> Optional[str]:
        """The place where it was."""
        return self._text("where")

    @property
    def people(self) -> tuple[str, ...]:
        """The people whom it is about."""
        return self._words("people")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.kind, self.title or "")


class Assumption(Thing):
    """Something that an analyst supposes, and whether it is on in this view."""

    __slots__ = ()
    columns = ("id", "on", "statement")

    @property
    def statement(self) -> str:
        """What is supposed."""
        statement: str = self._data["statement"]
        return statement

    @property
    def on(self) -> bool:
        """Is it in force in this view?"""
        return bool(self._data["on"])

    @property
    def effect(self) -> str:
        """What it does beyond carrying claims.

        One of none, no_other_exits, no_other_entries, leave_when_freed, enter_when_held, shared_cutoff,
        dates_as_written, counts_at_day_end, nobody_twice.
        """
        return self._text("effect") or "none"

    @property
    def account(self) -> Optional[str]:
        """The account that it is about."""
        return self._text("account")

    @property
    def speaker(self) -> Optional[str]:
        """The analyst."""
        return self._text("speaker")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, "on" if self.on else "off", self.statement)


class Place(Thing):
    """A country, a town, a detention centre.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> island = b.place("island", name="The island")
    >>> _ = b.place("harbour", name="The harbour", within=island)
    >>> b.build().places["harbour"]
    <Place harbour: The harbour, island>
    """

    __slots__ = ()
    columns = ("id", "name", "within")

    @property
    def name(self) -> Optional[str]:
        """What it is called."""
        return self._text("name")

    @property
    def within(self) -> Optional[str]:
        """The place that it lies in."""
        return self._text("within")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.name or "", self.within or "")


class Document(Thing):
    """Where claims were read: a page, a report, a list.

    Examples
    --------
    >>> from habeas import examples
    >>> examples.exchange_2025().documents[0].published is not None
    True
    """

    __slots__ = ()
    columns = ("id", "title", "published")

    @property
    def title(self) -> Optional[str]:
        """What it is called."""
        return self._text("title")

    @property
    def publisher(self) -> Optional[str]:
        """The actor who published it."""
        return self._text("publisher")

    @property
    def published(self) -> Optional[Date]:
        """When it was published."""
        return self._date("published")

    @property
    def address(self) -> Optional[str]:
        """Where it is found."""
        return self._text("address")

    @property
    def archived(self) -> Optional[str]:
        """Where a copy of it is kept."""
        return self._text("archived")

    @property
    def accessed(self) -> Optional[Date]:
        """When it was read."""
        return self._date("accessed")

    @property
    def hash(self) -> Optional[str]:
        """By which its copy is known again."""
        return self._text("hash")

    @property
    def language(self) -> Optional[str]:
        """In which language it is."""
        return self._text("language")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.title or "", str(self.published or ""))


class Bulletin(Thing):
    """What one speaker gave out together, with one cut-off.

    Examples
    --------
    >>> from habeas import examples
    >>> examples.small().bulletins["b1"].speaker
    'watch'
    """

    __slots__ = ()
    columns = ("id", "speaker", "as_of")

    @property
    def speaker(self) -> Optional[str]:
        """Who gave it out."""
        return self._text("speaker")

    @property
    def as_of(self) -> Optional[Date]:
        """The cut-off that its numbers share."""
        return self._date("as_of")

    @property
    def documents(self) -> tuple[str, ...]:
        """Where it was read."""
        return self._words("documents")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.speaker or "", str(self.as_of or ""))


class Point(Thing):
    """An instant that several claims name together, known up to a date.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.point("start", date="2029~")
    >>> b.build().points["start"].date
    Date('2029~')
    """

    __slots__ = ()
    columns = ("id", "date")

    @property
    def date(self) -> Optional[Date]:
        """When it was, as far as is known."""
        return self._date("date")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, str(self.date or ""))


class Person(Thing):
    """A person whom the dossier names.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.detainee("ana", name="Ana N.", synthetic=True)
    >>> b.build().detainees["ana"]
    <Person ana: Ana N., invented>
    """

    __slots__ = ()
    columns = ("id", "name")

    @property
    def name(self) -> Optional[str]:
        """What they are called."""
        return self._text("name")

    @property
    def synthetic(self) -> bool:
        """Are they invented?"""
        return bool(self._data.get("synthetic", False))

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.name or "", "invented" if self.synthetic else "")


class Group(Thing):
    """So many people, some of them perhaps known.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.group("freed", size=18)
    >>> b.build().groups["freed"].size
    Quantity.exact(18)
    """

    __slots__ = ()
    columns = ("id", "name", "size")

    @property
    def name(self) -> Optional[str]:
        """What it is called."""
        return self._text("name")

    @property
    def size(self) -> Optional[Quantity]:
        """How many they are."""
        value = self._data.get("size")
        return None if value is None else Quantity.from_json(value)

    @property
    def members(self) -> tuple[str, ...]:
        """Those of them who are known."""
        return self._words("members")

    @property
    def counted_in(self) -> Optional[str]:
        """The account that counts them, all of them."""
        return self._text("counted_in")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.name or "", "" if self.size is None else str(self.size))


class Edition(Thing):
    """A list of an account as it was published at one time.

    Examples
    --------
    >>> from habeas import examples
    >>> len(examples.list_of_people().editions["edition_1"].people)
    6
    """

    __slots__ = ()
    columns = ("id", "account", "as_of")

    @property
    def account(self) -> Optional[str]:
        """Whose count it lists."""
        return self._text("account")

    @property
    def document(self) -> Optional[str]:
        """Where it was read."""
        return self._text("document")

    @property
    def bulletin(self) -> Optional[str]:
        """With which numbers it shares a cut-off."""
        return self._text("bulletin")

    @property
    def as_of(self) -> Optional[Date]:
        """Its own day."""
        return self._date("as_of")

    @property
    def people(self) -> tuple[str, ...]:
        """Whom it names, line by line."""
        return tuple(line["person"] for line in self._data.get("people", ()))

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.account or "", str(self.as_of or ""))


class CustodyEvent(Thing):
    """A release, or a detention: an event that changes custody, with how many people and who among them is known.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.release("freed", "2030-03-10", size=habeas.Quantity.at_least(18))
    >>> d = b.build()
    >>> d.releases["freed"]
    <CustodyEvent freed: release, at least 18, 2030-03-10>
    """

    __slots__ = ()
    columns = ("id", "kind", "people", "dates")

    @property
    def kind(self) -> str:
        """What kind of event: release, arrest, ..."""
        kind: str = self._data["kind"]
        return kind

    @property
    def mechanism(self) -> Optional[str]:
        """How custody changed: release, exchange, rearrest, ..."""
        return self._text("mechanism")

    @property
    def people(self) -> Interval:
        """How many, as its group and its names have it."""
        return Interval(self._data["low"], self._data["high"])

    @property
    def named(self) -> tuple[str, ...]:
        """Whom the dossier names."""
        return self._words("named")

    @property
    def group(self) -> Optional[str]:
        """Those whom it is about together."""
        return self._text("group")

    @property
    def counted_in(self) -> Optional[str]:
        """The account that counts its group."""
        return self._text("counted_in")

    @property
    def dates(self) -> tuple[Date, ...]:
        """When it was, as claims that count state it, each date once."""
        return tuple(Date(text) for text in self._data["dates"])

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that it was."""
        return self._words("claims")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.kind, str(self.people), ", ".join(self._data["dates"]))


@dataclass(frozen=True)
class RoleHolder:
    """One actor in one role in one thing, with the claims that say so: a mediator of talks, a guarantor of a deal.

    A role in a move or a round of talks is a role in them; one in the signing of an agreement is one in it.

    Examples
    --------
    >>> from habeas import examples
    >>> [(r.actor, r.role, r.speakers) for r in examples.talks().third_parties]
    [('north', 'mediator', ('watch',)), ('north', 'facilitator', ('south',))]
    """

    actor: str
    role: str
    negotiation: Optional[str]
    agreement: Optional[str]
    fund: Optional[str]
    event: Optional[str]
    claims: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class CustodyAt:
    """Somebody's custody at the end of a day, as it was stated last: nothing is proven of the days between.

    Attributes
    ----------
    person, group : str or None
        Whom it is about: one of the two.
    status : {"held", "free", "open"}
        Open: nothing was stated for certain by then, or statements differ or leave it open.
    since : str or None
        The date of what was stated last, as it is written.
    claims, editions : tuple of str
        What it rests on.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.release("freed", "2030-03-10", including=b.detainee("ana"))
    >>> custody = b.build().custody("2030-03-11")
    >>> custody[0].since
    '2030-03-10'
    >>> print(custody)
    person  status  as stated of  claims
    ana     free    2030-03-10    freed_dated
    """

    person: Optional[str]
    group: Optional[str]
    status: str
    since: Optional[str]
    claims: tuple[str, ...]
    editions: tuple[str, ...]

    _shown_head = ("person", "group", "status", "as stated of", "claims", "editions")

    def _shown_row(self) -> tuple[Any, ...]:
        why = "nothing is stated for certain by then" if self.since is None else "statements differ, or leave it open"
        status = f"open: {why}" if self.status == "open" else self.status
        return (self.person, self.group, status, self.since, self.claims, self.editions)
