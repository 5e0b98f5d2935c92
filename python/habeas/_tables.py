# SPDX-License-Identifier: MIT
"""What leaves as a table: as a frame of pandas or Polars, and by Arrow to whatever speaks it."""

from __future__ import annotations

import datetime
import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from typing import Any, Literal, Optional, Union

from habeas import _core
from habeas.errors import Unsupported

__all__ = ["Column", "Kind", "Tabular", "first_values"]

#: What a column holds; each may hold nothing in some rows.
Kind = Literal["integer", "real", "boolean", "day", "text", "texts"]
#: Its name, what it holds, and a value or None for each row; days count from 1970-01-01.
Column = tuple[str, Kind, Sequence[Any]]


class Tabular:
    """What is a table, or can be read as one: it leaves as a frame, and by the Arrow PyCapsule interface.

    Whole numbers are of 64 bits and may be missing; days are days, texts texts, and several ids in one cell a list.
    `pyarrow.table(answer)`, `polars.DataFrame(answer)`, `pandas.DataFrame.from_arrow(answer)` and DuckDB's
    `from_arrow` take it as it is; none of these libraries has to be there.

    Examples
    --------
    >>> import habeas
    >>> table = habeas.examples.small().ledger("watch").unaccounted_series()
    >>> isinstance(table, habeas.Tabular), type(table.__arrow_c_stream__()).__name__
    (True, 'PyCapsule')
    """

    __slots__ = ()

    def _arrow_columns(self) -> list[Column]:
        raise NotImplementedError

    def _arrow_table(self) -> Any:
        return _core.ArrowTable([(name, kind, list(values)) for name, kind, values in self._arrow_columns()])

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object:
        """Hand over the table as a stream of one batch; what it asks for is taken as a wish."""
        return self._arrow_table().arrow_stream()

    def __arrow_c_schema__(self) -> object:
        """Hand over the names and types of its columns."""
        return self._arrow_table().arrow_schema()

    def to_frame(self) -> Any:
        """Give a data frame: of pandas where that is installed, else of Polars.

        Raises
        ------
        Unsupported
            Where neither is.
        """
        for package, make in (("pandas", self.to_pandas), ("polars", self.to_polars)):
            if importlib.util.find_spec(package) is not None:
                return make()
        raise _missing("pandas or polars")

    def to_polars(self) -> Any:
        """Give a `polars.DataFrame`.

        Raises
        ------
        Unsupported
            Where Polars is not installed.
        """
        return _package("polars").DataFrame(_Columns(self._arrow_table()))

    def to_pandas(self) -> Any:
        """Give a `pandas.DataFrame`; PyArrow need not be there.

        Whole numbers are of the type Int64, truth values boolean, texts string, days datetime64[s], lists objects.

        Raises
        ------
        Unsupported
            Where pandas is not installed.
        """
        pandas = _package("pandas")
        made = {}
        # A number for each column: a frame may have two of one name.
        parts = _core.open_columns(self._arrow_table().arrow_array())
        for place, (_, kind, values, nulls) in enumerate(parts):
            made[place] = _pandas_column(pandas, kind, values, nulls)
        frame = pandas.DataFrame(made)
        frame.columns = pandas.Index([name for name, _, _, _ in parts], dtype=object)
        return frame


def first_values(handed: tuple[object, object], rows: int) -> Iterator[tuple[str, list[Any]]]:
    """Give the first values of each column that an array of ours hands over; days as `datetime.date` where it can."""
    casts: dict[str, Any] = {"int8": "b", "int32": "i", "int64": "q", "float64": "d", "bool": "?", "day": "i"}
    for name, kind, values, nulls in _core.open_columns(handed):
        held = memoryview(values).cast(casts[kind])[:rows].tolist() if kind in casts else values[:rows]
        if kind == "day":
            held = [_day(n) for n in held]
        yield name, [None if missing else value for value, missing in zip(held, nulls)]


def _day(since_epoch: int) -> Union[datetime.date, int]:
    ordinal = since_epoch + 719_163
    return datetime.date.fromordinal(ordinal) if 0 < ordinal <= datetime.date.max.toordinal() else since_epoch


class _Columns:
    """A table and nothing else, whatever else the answer is."""

    __slots__ = ("_table",)

    def __init__(self, table: Any) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object:
        return self._table.arrow_stream()


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise _missing(name) from None


def _missing(package: str) -> Unsupported:
    wanted = f"{package}, installed; or whatever takes __arrow_c_stream__"
    return Unsupported(f"no library of data frames: got none, wanted {wanted}", got="none", wanted=wanted)


def _pandas_column(pandas: Any, kind: str, values: Any, nulls: bytearray) -> Any:
    numpy = importlib.import_module("numpy")
    missing = numpy.frombuffer(nulls, dtype=bool)
    if kind == "text":
        return pandas.array(values, dtype="string")
    if kind == "texts":
        return pandas.Series(values, dtype=object)
    if kind == "day":
        days = numpy.frombuffer(values, dtype="int32").astype("int64").astype("datetime64[D]").astype("datetime64[s]")
        days[missing] = numpy.datetime64("NaT")
        return pandas.Series(days)
    if kind == "bool":
        return pandas.arrays.BooleanArray(numpy.frombuffer(values, dtype=bool), missing)
    if kind == "float64":
        return pandas.arrays.FloatingArray(numpy.frombuffer(values, dtype=kind), missing)
    return pandas.arrays.IntegerArray(numpy.frombuffer(values, dtype=kind), missing)
