# SPDX-License-Identifier: MIT
"""Claims: who said what, when, and where it was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Optional

from habeas.model.dates import Date
from habeas.model.quantity import Quantity
from habeas.model.records import Thing

__all__ = ["Claim"]


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
    _dates = ("said", "recorded", "as_of")
    _numbers = ("quantity",)
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
        return self._typed.get("quantity")

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
        return self._once("from", _moment_text) or None

    @property
    def to(self) -> Optional[str]:
        """Where what it counts ends, as `from_`; not stated, it is the cut-off."""
        return self._once("to", _moment_text) or None

    @property
    def event(self) -> Optional[str]:
        """The event that it is about."""
        return self._text("event")

    @property
    def said(self) -> Optional[Date]:
        """When the speaker said it."""
        return self._typed.get("said")

    @property
    def recorded(self) -> Optional[Date]:
        """When it entered the dossier, where it says so itself."""
        return self._typed.get("recorded")

    @property
    def as_of(self) -> Optional[Date]:
        """Its own cut-off."""
        return self._typed.get("as_of")

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


def _moment_text(value: Any) -> str:
    """Write an instant as a claim names it in the words of a claims table; nothing where there is none."""
    if not isinstance(value, dict):
        return value if isinstance(value, str) else ""
    words = {"start_of": "start:", "end_of": "end:", "as_of": ""}
    return next((words.get(how, f"{how}:") + str(what) for how, what in value.items()), "")
