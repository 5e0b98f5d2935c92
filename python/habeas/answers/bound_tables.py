# SPDX-License-Identifier: MIT
"""Bounds of many points or periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional, Union, overload

from habeas import _core, _show
from habeas._frozen import Frozen
from habeas._tables import Tabular
from habeas._value import kept
from habeas.answers.bounds import Bound
from habeas.errors import InvalidValue
from habeas.model.dates import one_day
from habeas.plot import Picture
from habeas.plot._band import band
from habeas.plot._bounds import bounds_at, counted_within, flow_at
from habeas.plot._days import Places, Span
from habeas.plot._given import LedgerLike
from habeas.plot._words import words

__all__ = ["Bounds"]

_PAGE = 4096


class Bounds(Frozen, Tabular):
    """Bounds in their order, kept as columns: a sequence of `Bound`, which are made as they are asked for.

    Columns are `at` (a point), or `day`, or `first` and `last` (days of a period), then `low` and `high` (missing where
    that end is open) and `repairs` (how far claims contradict one another there, as `Bound.repairs`).

    Examples
    --------
    >>> from habeas import examples
    >>> bounds = examples.small().ledger("watch").bounds("exits", from_="2030-01-01", to="2030-02-28", freq="M")
    >>> bounds
    <Bounds of exits: 2 rows>
    >>> bounds[0]
    <Bound at least 28>
    >>> bounds.to_polars()["low"].to_list()
    [28, 0]
    """

    __slots__ = ("_ledger", "_table", "what")
    _table: Any
    _ledger: Optional[LedgerLike]
    #: What is bounded: "held", "entries" or "exits".
    what: str

    def __init__(self, table: _core.ArrowTable, what: str, ledger: Optional[LedgerLike] = None) -> None:
        self._set(_table=table, what=what, _ledger=ledger)

    def _arrow_table(self) -> _core.ArrowTable:
        table: _core.ArrowTable = self._table
        return table

    @overload
    def __getitem__(self, key: int) -> Bound: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Bound, ...]: ...
    def __getitem__(self, key: Union[int, slice]) -> Union[Bound, tuple[Bound, ...]]:
        places = range(len(self))[key]
        if isinstance(places, int):
            return self._made(places, places + 1)[0]
        return tuple(self._made(i, i + 1)[0] for i in places)

    def __len__(self) -> int:
        return self._table.size  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[Bound]:
        for at in range(0, len(self), _PAGE):
            yield from self._made(at, at + _PAGE)

    def _made(self, from_: int, to: int) -> list[Bound]:
        rows = self._table.rows(from_, to)
        return [Bound(row[-3], row[-2], repairs=row[-1]) for row in rows]

    def plot(self) -> Picture:
        """Draw it: stocks as a band with the claims as marks, what came or went as a band by itself.

        Raises
        ------
        InvalidValue
            Where no row has a day.
        LimitExceeded
            For more than 2,000 stretches that differ.

        Examples
        --------
        >>> from habeas import examples
        >>> ledger = examples.small().ledger("watch")
        >>> ledger.bounds("held", freq="D").plot()
        <Picture 'The Watch: how many were held'>
        >>> ledger.bounds("exits", from_="2030-01-01", to="2030-02-28", freq="M").plot()
        <Picture 'The Watch: how many left'>
        """
        ledger, name = self._ledger, self._table.names[0]
        if ledger is not None and self.what == "held":
            places = Places(ledger.dossier)

            def days(row: tuple[Any, ...]) -> Optional[Span]:
                return places.of_point(row[0]) if name == "at" else (one_day(row[0]), one_day(row[0]))

            stocks = [(days(row), Bound(row[-3], row[-2], repairs=row[-1])) for row in self._rows()]
            return bounds_at(ledger, stocks, name != "at")
        if name == "at":
            wanted = "rows of days, or the ledger that they are of"
            raise InvalidValue(f"no days to draw: got points, wanted {wanted}", got="points", wanted=wanted)
        return band(self) if ledger is None else flow_at(ledger, self, self.what)

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        for at in range(0, len(self), _PAGE):
            yield from self._table.rows(at, at + _PAGE)

    def _head(self) -> tuple[str, ...]:
        return (*self._table.names[:-3], self.what)

    def _shown(self) -> Iterator[tuple[str, ...]]:
        for row in (row for at in range(0, len(self), 64) for row in self._table.rows(at, at + 64)):
            yield (*map(str, row[:-3]), _show.range_text(row[-3], row[-2]))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Bounds):
            return bool(self.what == other.what and self._table.columns() == other._table.columns())
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(_again, self._table.columns(), self.what, self._ledger)

    def _silent(self) -> str:
        """Say what to do where nothing follows for any of the days, though somebody counted on one of them."""
        ledger = self._ledger
        if ledger is None or self.what != "held" or self._table.names[0] == "at" or not 0 < len(self) <= _PAGE:
            return ""
        if ledger.dossier.assumptions["counts_at_day_end"].on:
            return ""
        first, last = (one_day(self._table.rows(at, at + 1)[0][0]) for at in (0, len(self) - 1))
        if any(row[-3] or row[-2] is not None for row in self._rows()) or not counted_within(ledger, (first, last)):
            return ""
        say = words(ledger.language)
        return f"{say('nothing_follows')} {say('cutoffs_are_no_days')}"

    def __str__(self) -> str:
        silent = self._silent()
        return _show.table(self._head(), self._shown(), len(self)) + (f"\n{silent}" if silent else "")

    def __repr__(self) -> str:
        return f"<Bounds of {self.what}: {_show.count(len(self), 'row')}>"

    def _repr_html_(self) -> str:
        silent = self._silent()
        table = _show.html_table(self._head(), self._shown(), repr(self)[1:-1], len(self))
        return table + (f"<p>{_show.html_text(silent)}</p>" if silent else "")


def _again(columns: list[Any], what: str, ledger: Optional[LedgerLike] = None) -> Bounds:
    return Bounds(_core.ArrowTable(columns), what, ledger)
