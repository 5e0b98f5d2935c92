# SPDX-License-Identifier: MIT
"""What a dossier holds: claims, accounts, actors, events and assumptions, read only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from habeas.model.claims import Claim
from habeas.model.dates import Date
from habeas.model.people import CustodyAt, CustodyEvent, Edition, Group, Person, RoleHolder
from habeas.model.records import Thing, read_only

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
    def rule(self) -> Mapping[str, Any]:
        """The counting rule, as the file writes it; a mapping that does not change.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.venezuela().accounts["foro_penal"].rule["clauses"][0]["value"]
        'house_arrest'
        """
        return self._once("rule", _rule)

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.counter or "", self.population or "")


def _rule(data: Any) -> Mapping[str, Any]:
    rule: Mapping[str, Any] = read_only(data or {})
    return rule


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
    _dates = ("published", "accessed")

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
        return self._typed.get("published")

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
        return self._typed.get("accessed")

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
    _dates = ("as_of",)

    @property
    def speaker(self) -> Optional[str]:
        """Who gave it out."""
        return self._text("speaker")

    @property
    def as_of(self) -> Optional[Date]:
        """The cut-off that its numbers share."""
        return self._typed.get("as_of")

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
    _dates = ("date",)

    @property
    def date(self) -> Optional[Date]:
        """When it was, as far as is known."""
        return self._typed.get("date")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, str(self.date or ""))
