# SPDX-License-Identifier: MIT
"""Answers whose fields are those of the command's JSON, by their names; and those of them that have an id."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any, ClassVar, TypeVar, Union

from habeas import _show
from habeas._value import Value
from habeas.model.listing import Table
from habeas.model.quantity import Quantity

__all__ = ["InTables", "Named", "Written", "plain"]

W = TypeVar("W", bound="Written")


def plain(value: Any) -> Any:
    """Give a field as the command's JSON writes it."""
    if isinstance(value, Quantity):
        return value.to_json()
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "_asdict"):
        return value._asdict()
    return [plain(one) for one in value] if isinstance(value, (tuple, Table)) else value


def read(hint: Any, value: Any) -> Any:
    """Give a field of a class from what the command's JSON has of it."""
    if value is None:
        return None
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Union:
        return read(args[0], value)
    if origin is Table:
        return Table(args[0], (read(args[0], one) for one in value))
    if origin is tuple:
        return tuple(read(args[0], one) for one in value)
    if hint is Quantity:
        return Quantity.from_json(value)
    if hasattr(hint, "from_dict"):
        return hint.from_dict(value)
    return hint(**value) if hasattr(hint, "_fields") else value


#: What was found once.
_TABLES: dict[type, tuple[tuple[str, type], ...]] = {}


def tables_of(kind: type[Any]) -> tuple[tuple[str, type], ...]:
    """Name those fields of a class that are tables, and what their rows are."""
    if kind not in _TABLES:
        hints = typing.get_type_hints(kind)
        found = [field.name for field in dataclasses.fields(kind) if typing.get_origin(hints[field.name]) is Table]
        _TABLES[kind] = tuple((name, typing.get_args(hints[name])[0]) for name in found)
    return _TABLES[kind]


class Written(Value):
    """A frozen dataclass, written by its fields. Rows may be handed to its constructor as any sequence of them."""

    #: Fields that the JSON leaves out where they hold nothing, and fields that it never has.
    _left_out: ClassVar[tuple[str, ...]] = ()
    _not_written: ClassVar[tuple[str, ...]] = ()
    #: What the JSON calls a field that it calls otherwise.
    _called: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __post_init__(self) -> None:
        for name, kind in tables_of(type(self)):
            rows = getattr(self, name)
            if not isinstance(rows, Table):
                object.__setattr__(self, name, Table(kind, rows))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        made = {}
        for field in dataclasses.fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            if field.name in self._not_written or (field.name in self._left_out and not value):
                continue
            made[self._key(field.name)] = plain(value)
        return made

    @classmethod
    def from_dict(cls: type[W], data: dict[str, Any]) -> W:
        """Read it from the command's JSON."""
        hints, made = typing.get_type_hints(cls), {}
        for field in dataclasses.fields(cls):  # type: ignore[arg-type]
            key = cls._key(field.name)
            if key in data or field.default is dataclasses.MISSING:
                made[field.name] = read(hints[field.name], data[key])
        return cls(**made)

    @classmethod
    def _key(cls, name: str) -> str:
        return dict(cls._called).get(name, name.rstrip("_"))


class Named(Written):
    """One of a list that answers to ids."""

    _not_written = ("note", "audience")
    id: str

    def _summary(self) -> tuple[str, ...]:
        return (self.id,)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {': '.join((self.id, ', '.join(w for w in self._summary()[1:] if w)))}>"


class InTables(Named):
    """One with a title that prints as tables."""

    title: str

    def _tables(self) -> list[_show.Part]:
        raise NotImplementedError

    def __str__(self) -> str:
        return _show.tables(f"{self.id}: {self.title}" if self.title else self.id, self._tables())

    def _repr_html_(self) -> str:
        return _show.html_tables(repr(self)[1:-1], self._tables())
