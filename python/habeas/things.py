# SPDX-License-Identifier: MIT
"""What a dossier holds, as a view of it shows them: read only."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, Optional, TypeVar, Union, overload

from habeas import _show
from habeas._frozen import Frozen
from habeas.dates import Date
from habeas.quantity import Quantity

__all__ = ["Account", "Actor", "Assumption", "Claim", "Event", "Thing", "Things"]


class Thing(Frozen):
    """One thing of a dossier, as its file writes it."""

    __slots__ = ("_data",)
    _data: Mapping[str, Any]

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._set(_data=data)

    @property
    def id(self) -> str:
        """The author's own name for it."""
        name: str = self._data["id"]
        return name

    @property
    def note(self) -> Optional[str]:
        """What its author remarks."""
        return self._text("note")

    @property
    def audience(self) -> str:
        """The widest circle that may see it: "public", "partner" or "internal"."""
        return self._text("audience") or "public"

    def to_dict(self) -> dict[str, Any]:
        """Give it as the dossier's file writes it."""
        return copy.deepcopy(dict(self._data))

    def _text(self, name: str) -> Optional[str]:
        value = self._data.get(name)
        return value if isinstance(value, str) else None

    def _date(self, name: str) -> Optional[Date]:
        value = self._text(name)
        return None if value is None else Date(value)

    def _words(self, name: str) -> tuple[str, ...]:
        return tuple(self._data.get(name, ()))

    def _summary(self) -> tuple[str, ...]:
        return (self.id,)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Thing):
            return NotImplemented
        return type(self) is type(other) and self._state() == other._state()

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def _state(self) -> tuple[Any, ...]:
        return (self._data,)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), self._state())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {': '.join((self.id, ', '.join(w for w in self._summary()[1:] if w)))}>"


class Claim(Thing):
    """Who said what, when, and where it was read; and how it stands in the view.

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
        """What it does beyond carrying claims: none, no_other_exits, no_other_entries, shared_cutoff, dates_as_written."""
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


T = TypeVar("T", bound=Thing)


class Things(Frozen, Sequence[T], Generic[T]):
    """A list of things in the order of the file, which also answers to ids.

    Examples
    --------
    >>> from habeas import examples
    >>> claims = examples.small().claims
    >>> claims[0].id, claims["C3"].kind, "C9" in claims
    ('C1', 'held', False)
    >>> [c.id for c in claims if c.kind == "held"]
    ['C1', 'C3']
    """

    __slots__ = ("_items", "_missing", "_places", "_word")
    _items: tuple[T, ...]
    _places: dict[str, int]
    _missing: Callable[[str, str], None]
    _word: str

    def __init__(self, word: str, items: Sequence[T], missing: Callable[[str, str], None]) -> None:
        self._set(
            _items=tuple(items), _places={t.id: i for i, t in enumerate(items)}, _missing=missing, _word=word
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in the order of the file."""
        return tuple(self._places)

    def get(self, name: str) -> Optional[T]:
        """Give the thing of an id, or None."""
        place = self._places.get(name)
        return None if place is None else self._items[place]

    @overload
    def __getitem__(self, key: Union[int, str]) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[T, ...]: ...
    def __getitem__(self, key: Union[int, str, slice]) -> Union[T, tuple[T, ...]]:
        if not isinstance(key, str):
            return self._items[key]
        if key not in self._places:
            self._missing(self._word, key)
        return self._items[self._places[key]]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __contains__(self, what: object) -> bool:
        return what in self._places if isinstance(what, str) else what in self._items

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Things) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_list_again, (self._word, self._items))

    def __repr__(self) -> str:
        names = f": {_show.some(self.ids)}" if self._items else ""
        return f"<{_show.count(len(self), self._word)}{names}>"

    def _repr_html_(self) -> str:
        head = getattr(type(self._items[0]), "columns", ("id",)) if self._items else ("id",)
        return _show.html_table(head, (t._summary() for t in self._items), repr(self)[1:-1])


def _list_again(word: str, items: Sequence[T]) -> Things[T]:
    return Things(word, items, _not_here)


def _not_here(word: str, name: str) -> None:
    from habeas.errors import UnknownId

    raise UnknownId(f"no such {word}: got '{name}'", got=f"'{name}'")
