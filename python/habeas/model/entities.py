# SPDX-License-Identifier: MIT
"""What a dossier holds: claims, accounts, actors, events and assumptions, read only."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Optional

from habeas.model.dates import Date
from habeas.model.quantity import Quantity
from habeas.model.records import Thing

__all__ = ["Account", "Actor", "Assumption", "Claim", "Event"]


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
        dates_as_written, counts_at_day_end.
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
