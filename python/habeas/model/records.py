# SPDX-License-Identifier: MIT
"""Records of a dossier, as a view of it shows them, and lists of them: read only."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, Optional, TypeVar, Union, overload

from habeas import _show
from habeas._frozen import Frozen
from habeas.errors import UnknownId
from habeas.model.dates import Date

__all__ = ["Thing", "Things"]


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
        self._set(_items=tuple(items), _places={t.id: i for i, t in enumerate(items)}, _missing=missing, _word=word)

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

        Examples
        --------
        >>> from habeas import examples
        >>> examples.small().claims.where(kind="held", standing="counts").ids
        ('C1', 'C3')
        """
        kept = [t for t in self._items if all(getattr(t, name) == value for name, value in values.items())]
        return Things(self._word, kept, self._missing)

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
    raise UnknownId(f"no such {word}: got '{name}'", got=f"'{name}'")
