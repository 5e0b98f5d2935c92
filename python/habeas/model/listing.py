# SPDX-License-Identifier: MIT
"""Sequences that are tables as well."""

from __future__ import annotations

import dataclasses
import datetime
from abc import ABCMeta
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Generic, TypeVar, Union, overload

from habeas import _core, _show
from habeas._frozen import Frozen
from habeas._options import options
from habeas._tables import Column, Tabular
from habeas._value import kept, no_such_field
from habeas.model.dates import Date
from habeas.model.fields import columns_of, fields_of
from habeas.model.quantity import Quantity, quantity_of

__all__ = ["Listing", "Table", "those_with"]

R = TypeVar("R")


class Listing(Tabular, Generic[R], metaclass=ABCMeta):
    """A sequence over one tuple.

    It is no `collections.abc.Sequence`, for which Polars would take its members one by one, and not the table.
    """

    __slots__ = ()

    def _members(self) -> tuple[R, ...]:
        raise NotImplementedError

    @overload
    def __getitem__(self, key: int) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[R, ...]: ...
    def __getitem__(self, key: Union[int, slice]) -> Union[R, tuple[R, ...]]:
        return self._members()[key]

    def __len__(self) -> int:
        return len(self._members())

    def __iter__(self) -> Iterator[R]:
        return iter(self._members())

    def __reversed__(self) -> Iterator[R]:
        return reversed(self._members())

    def __contains__(self, what: object) -> bool:
        return what in self._members()

    def index(self, what: object) -> int:
        """Give the place of a member.

        Raises
        ------
        ValueError
            Where it is none.
        """
        return self._members().index(what)

    def count(self, what: object) -> int:
        """Count the members that are equal to one."""
        return self._members().count(what)


def is_same(held: object, value: Any) -> bool:
    """Is a value what an attribute holds? Dates and numbers may be given as everywhere, and a thing for its id."""
    if held == value:
        return True
    if value is None or held is None:
        return False
    if isinstance(held, Date):
        return held == Date.of(value)
    if isinstance(held, Quantity):
        return held == quantity_of(value)
    if isinstance(held, datetime.date):
        return Date.of(value).text == Date.of(held).text
    return isinstance(held, str) and held == getattr(value, "id", None)


def those_with(items: Iterable[R], kind: type, values: dict[str, Any]) -> list[R]:
    """Give the records of a class whose attributes have these values."""
    fields = {f.name for f in dataclasses.fields(kind)} if dataclasses.is_dataclass(kind) else set()
    known = fields | {n for n in dir(kind) if not n.startswith("_") and not callable(getattr(kind, n, None))}
    for name in values:
        if name not in known:
            raise no_such_field(name, sorted(known))
    return [one for one in items if all(is_same(getattr(one, name), value) for name, value in values.items())]


class Table(Frozen, Listing[R]):
    """Answers in an order, as a tuple holds them, which leave as a frame as well.

    Equal to a tuple of the same, and written as one by `repr`; printed, it is a table of what its rows hold.

    Examples
    --------
    >>> from habeas import examples
    >>> holders = examples.talks().mediators
    >>> holders[0].actor, len(holders)
    ('north', 1)
    >>> holders == tuple(holders)
    True
    """

    __slots__ = ("_items", "_kind")
    _items: tuple[R, ...]
    _kind: type[R]

    def __init__(self, kind: type[R], items: Iterable[R] = ()) -> None:
        self._set(_kind=kind, _items=tuple(items))

    def _members(self) -> tuple[R, ...]:
        return self._items

    def where(self, **values: Any) -> Table[R]:
        """Give those whose attributes have these values, in their order.

        Raises
        ------
        InvalidValue
            For an attribute that they do not have.

        Examples
        --------
        >>> from habeas import examples
        >>> [r.role for r in examples.talks().roles.where(actor="north")]
        ['mediator', 'facilitator']
        """
        return Table(self._kind, those_with(self._items, self._kind, values))

    def _arrow_columns(self) -> list[Column]:
        return columns_of(self._kind, self._items)

    def __add__(self, other: Any) -> tuple[R, ...]:
        return self._items + tuple(other)

    def __radd__(self, other: Any) -> tuple[R, ...]:
        return tuple(other) + self._items

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Table):
            return self._items == other._items
        return self._items == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(Table, self._kind, self._items)

    def __repr__(self) -> str:
        return _show.listed(self._items)

    def _shown(self) -> tuple[list[str], Iterator[list[str]]]:
        """Give the heads and the cells of what is shown: a class may say so itself, or it is what fields hold."""
        own = getattr(self._kind, "_shown_head", None)
        if own is not None:
            return list(own), ([_cell(cell) for cell in one._shown_row()] for one in self._items)  # type: ignore[attr-defined]
        fields = fields_of(self._kind)
        return [name for name, _, _ in fields], ([_cell(get(one)) for _, _, get in fields] for one in self._items)

    def __str__(self) -> str:
        if not self._items:
            return f"{_show.count_of(0, 'row')} of {self._kind.__name__}"
        head, cells = self._shown()
        rows = list(islice(cells, options.max_rows))
        # A column that holds nothing says nothing.
        kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
        return _show.table([head[at] for at in kept], [[row[at] for at in kept] for row in rows], len(self))

    def _repr_html_(self) -> str:
        head, rows = self._shown()
        return _show.html_table(head, rows, _show.count_of(len(self), self._kind.__name__), len(self))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return _show.some(value) if isinstance(value, (list, tuple)) else str(value)


# The engine makes these itself.
_core.registered.update(Table=Table)
