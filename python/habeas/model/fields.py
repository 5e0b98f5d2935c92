# SPDX-License-Identifier: MIT
"""The columns of records: those fields and properties that a cell can hold, by what they are annotated as."""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Optional, Union, cast

from habeas._tables import Column, Kind, Tabular
from habeas.model.dates import Date
from habeas.model.quantity import Quantity

__all__ = ["Field", "columns_of", "fields_of", "row_columns"]

#: The name of a column, what it holds, and what gives it of a record.
Field = tuple[str, Kind, Callable[[Any], Any]]

_PLAIN: dict[Any, Kind] = {str: "text", bool: "boolean", int: "integer", float: "real"}


def columns_of(kind: type, records: Iterable[object]) -> list[Column]:
    """Give the columns of records of one class."""
    rows = list(records)
    return [(name, what, [get(row) for row in rows]) for name, what, get in fields_of(kind)]


def row_columns(columns: dict[str, list[Any]], integers: Sequence[str] = (), texts: Sequence[str] = ()) -> list[Column]:
    """Give columns by name: whole numbers, lists of texts, and else texts."""

    def kind(name: str) -> Kind:
        return "integer" if name in integers else "texts" if name in texts else "text"

    return [(name, kind(name), values) for name, values in columns.items()]


def fields_of(kind: type) -> tuple[Field, ...]:
    """Give the columns of a class: its fields, or its properties, in their order.

    A number that somebody stated is three columns: as it is stated, its least and its greatest. What no cell holds is
    left out: records within a record, but for one, whose columns have its name before theirs.
    """
    if kind not in _KNOWN:
        _KNOWN[kind] = _fields_of(kind)
    return _KNOWN[kind]


#: What was found once.
_KNOWN: dict[type, tuple[Field, ...]] = {}


def _fields_of(kind: Any) -> tuple[Field, ...]:
    own = getattr(kind, "_own_fields", None)
    if own is not None:
        return tuple(own())
    if dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = typing.get_type_hints(kind)
        names = [f.name for f in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else kind._fields
        names = [name for name in names if not name.startswith("_")]
        return tuple(found for name in names for found in _of_type(name, hints[name], _getter(name)))
    return tuple(_of_properties(kind))


def _of_properties(kind: type) -> Iterable[Field]:
    first: list[tuple[str, Any, bool]] = []
    rest: list[tuple[str, Any, bool]] = []
    for one in reversed(kind.__mro__):
        for name, member in vars(one).items():
            if name.startswith("_") or not isinstance(member, property) or member.fget is None:
                continue
            hint = typing.get_type_hints(member.fget).get("return")
            # What every record has stands around what this one has: its id first.
            (first if name == "id" else rest).append((name, hint, one.__name__ == "Thing"))
    seen: dict[str, tuple[Any, bool]] = {name: (hint, common) for name, hint, common in [*first, *rest]}
    for common in (False, True):
        for name, (hint, is_common) in seen.items():
            if is_common is common if name != "id" else not common:
                called = getattr(kind, "_called", {}).get(name, name)
                yield from _of_type(called, hint, _text_of_file(name) if _is(hint, Date) else _getter(name))


def _of_type(name: str, hint: Any, get: Callable[[Any], Any]) -> Iterable[Field]:
    column = name.rstrip("_")
    bare = _bare(hint)
    if typing.get_origin(bare) is typing.Literal:
        yield column, "text", get
    elif bare in _PLAIN:
        yield column, _PLAIN[bare], get
    elif bare is Date:
        yield column, "text", lambda row: _text(get(row))
    elif bare is Quantity:
        yield column, "text", lambda row: _text(get(row))
        yield f"{column}_low", "integer", lambda row: _end(_interval(get(row)), "low")
        yield f"{column}_high", "integer", lambda row: _end(_interval(get(row)), "high")
    elif _is_range(bare):
        before = "" if column == "bound" else f"{column}_"
        yield f"{before}low", "integer", lambda row: _end(get(row), "low")
        yield f"{before}high", "integer", lambda row: _end(get(row), "high")
    elif typing.get_origin(bare) is tuple and typing.get_args(bare)[-1:] == (...,):
        if typing.get_args(bare)[0] in (str, Date):
            yield column, "texts", lambda row: [str(one) for one in get(row)]
    elif isinstance(bare, type) and dataclasses.is_dataclass(bare) and not issubclass(bare, Tabular):
        for inner, kind, of in fields_of(bare):
            yield f"{column}_{inner}", kind, cast("Callable[[Any], Any]", functools.partial(_within, get, of))


def _bare(hint: Any) -> Any:
    """A type without None."""
    if typing.get_origin(hint) is not Union:
        return hint
    left = [a for a in typing.get_args(hint) if a is not type(None)]
    return left[0] if len(left) == 1 else hint


def _is(hint: Any, kind: type) -> bool:
    return _bare(hint) is kind


def _is_range(kind: Any) -> bool:
    names: Collection[str] = getattr(kind, "_fields", getattr(kind, "__dataclass_fields__", ()))
    return isinstance(kind, type) and "low" in names and "high" in names and (len(names) == 2 or "low_proof" in names)


def _getter(name: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row, name)


def _text_of_file(name: str) -> Callable[[Any], Any]:
    """A date as the file writes it, without reading it."""
    return lambda row: row._data.get(name)


def _within(get: Callable[[Any], Any], of: Callable[[Any], Any], row: Any) -> Any:
    inner = get(row)
    return None if inner is None else of(inner)


def _text(value: Any) -> Optional[str]:
    return None if value is None else str(value)


def _interval(value: Optional[Quantity]) -> Any:
    return None if value is None else value.interval()


def _end(value: Any, which: str) -> Optional[int]:
    return None if value is None else getattr(value, which)
