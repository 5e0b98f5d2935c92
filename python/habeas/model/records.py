# SPDX-License-Identifier: MIT
"""Records of a dossier, as a view of it shows them, and lists of them: read only."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Optional, Protocol, TypeVar, Union, overload, runtime_checkable

from habeas import _show
from habeas._frozen import Frozen
from habeas._tables import Column
from habeas._value import kept, no_such_field
from habeas.errors import UnknownId
from habeas.model.dates import Date, date_text
from habeas.model.fields import columns_of
from habeas.model.listing import Listing, those_with
from habeas.model.quantity import Quantity, quantity_of, whole_number

__all__ = ["Member", "Thing", "Things", "own_copy", "read_only"]

M = TypeVar("M")
H = TypeVar("H", bound="Thing")


class Thing(Frozen):
    """One thing of a dossier, as its file writes it."""

    __slots__ = ("_data", "_typed")
    _data: Mapping[str, Any]
    #: What is made of its fields: dates and numbers at once, by the engine or here; the rest when asked for.
    _typed: dict[str, Any]
    #: Those of its fields that are dates, and those that are numbers as somebody stated them.
    _dates: ClassVar[tuple[str, ...]] = ()
    _numbers: ClassVar[tuple[str, ...]] = ()

    def __init__(self, data: Mapping[str, Any]) -> None:
        dates = {name: Date(data[name]) for name in self._dates if isinstance(data.get(name), str)}
        numbers = {name: Quantity.from_json(data[name]) for name in self._numbers if data.get(name) is not None}
        self._set(_data=data, _typed={**dates, **numbers})

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
        return {name: own_copy(value) for name, value in self._data.items()}

    def replace(self: H, **changes: Any) -> H:
        """Make another with some fields changed, named as in its file or as its attributes; None leaves one out.

        It is a value by itself: the dossier does not change.

        Raises
        ------
        InvalidValue
            For a field that neither the file nor the class has.

        Examples
        --------
        >>> from habeas import Quantity, examples
        >>> claim = examples.small().claims["C3"]
        >>> claim.replace(quantity=Quantity.at_least(90), bulletin=None)
        <Claim C3: held, at least 90, watch, counts>
        >>> claim.replace(quantity="about 90").quantity
        Quantity.about(90)
        """
        kind = type(self)
        own = {n for n in dir(kind) if not n.startswith("_") and isinstance(getattr(kind, n), property)}
        data = self.to_dict()
        for name, value in changes.items():
            if name not in own and name not in data and not name.startswith("x_"):
                raise no_such_field(name, sorted({*own, *data}))
            field = name.rstrip("_")
            if field in self._numbers and isinstance(value, str):
                value = quantity_of(value)
            elif field in self._dates and value is not None:
                value = date_text(value)
            data[field] = _written(value)
        return kind({name: value for name, value in data.items() if value is not None}, *self._state()[1:])

    def _text(self, name: str) -> Optional[str]:
        value = self._data.get(name)
        return value if isinstance(value, str) else None

    def _words(self, name: str) -> tuple[str, ...]:
        words: Optional[tuple[str, ...]] = self._typed.get(name)
        if words is None:
            words = self._typed[name] = tuple(self._data.get(name, ()))
        return words

    def _once(self, name: str, make: Callable[[Any], M]) -> M:
        """Make something of a field, and keep it."""
        made: Optional[M] = self._typed.get(name)
        if made is None:
            made = self._typed[name] = make(self._data.get(name))
        return made

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
        return kept(type(self), *self._state())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {': '.join((self.id, ', '.join(w for w in self._summary()[1:] if w)))}>"

    def _facts(self) -> list[tuple[str, str]]:
        """What is shown of it: each field of the file, short where it is long."""
        return [(name, _short(value)) for name, value in self._data.items()]

    def _repr_html_(self) -> str:
        return _show.html_facts(repr(self)[1:-1], self._facts())


@runtime_checkable
class Member(Protocol):
    """What a list holds that answers to ids: a thing of the file, or what is told of talks and promises."""

    @property
    def id(self) -> str:
        """Its own name."""

    def _summary(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Member)


def own_copy(value: Any) -> Any:
    """Copy the lists and mappings that a file holds, so that nobody changes those of a thing."""
    if isinstance(value, dict):
        return {name: own_copy(inner) for name, inner in value.items()}
    return [own_copy(inner) for inner in value] if isinstance(value, list) else value


def read_only(value: Any) -> Any:
    """Give what a file holds as mappings and tuples that do not change."""
    if isinstance(value, Mapping):
        return types.MappingProxyType({name: read_only(inner) for name, inner in value.items()})
    return tuple(read_only(inner) for inner in value) if isinstance(value, list) else value


def _written(value: Any) -> Any:
    """Give a value as the file of a dossier writes it."""
    if value is None or isinstance(value, (bool, str, dict, list)):
        return value
    if isinstance(value, Quantity):
        return value.to_json()
    if isinstance(value, Thing):
        return value.id
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    return whole_number(value) if hasattr(type(value), "__index__") else date_text(value, "what a file can hold")


def _short(value: Any) -> str:
    """Say what a field holds in one line."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
        return _show.some(value)
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:200] + " ..."


class Things(Frozen, Listing[T]):
    """A list of things in the order of the file, which also answers to ids, and leaves as a frame.

    A column of the frame is a property that a cell can hold: of a number the number as stated, its least and its
    greatest; of several ids a list; a date as it is written, which `parse_dates` reads by column.

    Examples
    --------
    >>> from habeas import examples
    >>> claims = examples.small().claims
    >>> claims[0].id, claims["C3"].kind, "C9" in claims
    ('C1', 'held', False)
    >>> [c.id for c in claims if c.kind == "held"]
    ['C1', 'C3']
    >>> claims.to_polars()["number_low"].to_list()
    [100, 20, 95, 30, 28, None]
    """

    __slots__ = ("_items", "_kind", "_missing", "_places", "_word")
    _items: tuple[T, ...]
    _places: dict[str, int]
    _missing: Callable[[str, str], None]
    _kind: type[Any]
    _word: str

    def __init__(
        self, word: str, items: Iterable[T], missing: Callable[[str, str], None], kind: Optional[type[T]] = None
    ) -> None:
        held = tuple(items)
        of = kind or (type(held[0]) if held else Thing)
        self._set(_items=held, _places={t.id: i for i, t in enumerate(held)}, _missing=missing, _kind=of, _word=word)

    def _members(self) -> tuple[T, ...]:
        return self._items

    def _arrow_columns(self) -> list[Column]:
        return columns_of(self._kind, self._items)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in the order of the file."""
        return tuple(self._places)

    def get(self, name: str) -> Optional[T]:
        """Give the thing of an id, or None."""
        place = self._places.get(name)
        return None if place is None else self._items[place]

    def where(self, **values: Any) -> Things[T]:
        """Give those whose attributes have these values, in the order of the file.

        Raises
        ------
        InvalidValue
            For an attribute that they do not have.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.small().claims.where(kind="held", standing="counts").ids
        ('C1', 'C3')
        """
        found = those_with(self._items, self._kind, values)
        return Things(self._word, found, self._missing, self._kind)

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

    def __contains__(self, what: object) -> bool:
        return what in self._places if isinstance(what, str) else what in self._items

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Things) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(_list_again, self._word, self._items, self._kind)

    def __repr__(self) -> str:
        names = f": {_show.some(self.ids)}" if self._items else ""
        return f"<{_show.count(len(self), self._word)}{names}>"

    def _repr_html_(self) -> str:
        head = getattr(self._kind, "columns", ("id",))
        rows = (t._summary()[: len(head)] for t in self._items)
        return _show.html_table(head, rows, repr(self)[1:-1], len(self))


def _list_again(word: str, items: tuple[T, ...], kind: Optional[type[T]] = None) -> Things[T]:
    return Things(word, items, _not_here, kind)


def _not_here(word: str, name: str) -> None:
    raise UnknownId(f"no such {word}: got '{name}'", got=f"'{name}'")
