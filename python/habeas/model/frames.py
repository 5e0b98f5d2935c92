# SPDX-License-Identifier: MIT
"""Data frames as tables of claims: their cells as text, whichever library they are of."""

from __future__ import annotations

import csv
import datetime
import decimal
import io
import math
import numbers
import os
import sys
import warnings
from collections.abc import Iterable, Mapping
from typing import Any, Optional

from habeas.errors import InvalidValue
from habeas.model.dates import period_text

__all__ = ["THE_FRAME", "TableWarning", "csv_of", "settings_of", "tell"]

#: What messages call a frame, which no file holds.
THE_FRAME = "the frame"

#: The folder of the package, with the mark that ends it.
_PACKAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "")


class TableWarning(UserWarning):
    """What there is to tell of how a table was read: what was made of names that it describes nowhere."""


def tell(told: list[str]) -> None:
    """Warn of each, at the line outside the package that called."""
    frame, level = sys._getframe(1), 2
    while frame.f_back is not None and os.path.abspath(frame.f_code.co_filename).startswith(_PACKAGE):
        frame, level = frame.f_back, level + 1
    for line in told:
        warnings.warn(line, TableWarning, stacklevel=level)


def settings_of(table: Mapping[str, str]) -> list[str]:
    """Write keyword arguments as the settings that the core reads."""
    for name, value in table.items():
        if not isinstance(value, str):
            wanted = f"text, such as '{value}'"
            message = f"what is said of a table is text: {name} is {value!r}, wanted {wanted}"
            raise InvalidValue(message, got=repr(value), wanted=wanted)
    return [f"{name.rstrip('_')}={value}" for name, value in table.items()]


def csv_of(frame: Any) -> str:
    """Write a frame as CSV."""
    names, rows = _columns_and_rows(frame)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for at, row in enumerate(rows, start=2):
        writer.writerow([_cell(value, names, place, at) for place, value in enumerate(row)])
    return out.getvalue()


def _columns_and_rows(frame: Any) -> tuple[list[str], Iterable[Iterable[Any]]]:
    if isinstance(frame, Mapping):
        return [str(name) for name in frame], _rows_of(list(frame.values()))
    if hasattr(frame, "iter_rows"):  # Polars
        return list(frame.columns), frame.iter_rows()
    if hasattr(frame, "itertuples"):  # pandas
        return _of_pandas(frame)
    if hasattr(frame, "column_names") and hasattr(frame, "columns"):  # Arrow
        return list(frame.column_names), _rows_of([column.to_pylist() for column in frame.columns])
    if isinstance(frame, (str, bytes, os.PathLike)) or not isinstance(frame, Iterable):
        wanted = "a data frame, a mapping of columns, or rows that are mappings; Dossier.open takes a file"
        raise InvalidValue(
            f"not a data frame: got {type(frame).__name__}, wanted {wanted}", got=type(frame).__name__, wanted=wanted
        )
    records = list(frame)
    names: dict[str, None] = {}
    for record in records:
        if not isinstance(record, Mapping):
            wanted = "a mapping of names to values"
            raise InvalidValue(
                f"not a row of a table: got {record!r}, wanted {wanted}", got=repr(record), wanted=wanted
            )
        names.update(dict.fromkeys(record))
    return [str(name) for name in names], ([record.get(name) for name in names] for record in records)


def _of_pandas(frame: Any) -> tuple[list[str], Iterable[Iterable[Any]]]:
    """Give a frame of pandas: an index that has a name is a column, before the others."""
    index, columns = frame.index, list(frame.columns)
    levels = [place for place, name in enumerate(index.names) if name is not None and name not in columns]
    if type(index).__name__ in ("DatetimeIndex", "PeriodIndex") and index.name is None:
        got, wanted = f"a {type(index).__name__} without a name", "frame.rename_axis('date'), or reset_index(drop=True)"
        raise InvalidValue(f"dates that are no column: got {got}, wanted {wanted}", got=got, wanted=wanted)
    names = [str(index.names[place]) for place in levels] + [str(name) for name in columns]
    rows = frame.itertuples(index=False, name=None)
    if not levels:
        return names, rows
    values = zip(*(index.get_level_values(place) for place in levels))
    return names, ((*before, *row) for before, row in zip(values, rows))


def _rows_of(columns: list[Any]) -> Iterable[Iterable[Any]]:
    for column in columns:
        if isinstance(column, (str, bytes)) or not hasattr(column, "__len__") or not hasattr(column, "__iter__"):
            got = type(column).__name__
            raise InvalidValue(f"not a column of a table: got {got}, wanted a list of values", got=got, wanted="a list")
    lengths = sorted({len(column) for column in columns})
    if len(lengths) > 1:
        got = f"lengths {lengths[0]} to {lengths[-1]}"
        raise InvalidValue(f"columns that are no table: got {got}, wanted one length", got=got, wanted="one length")
    return zip(*columns)


def _cell(value: Any, names: list[str], place: int, row: int) -> str:
    """Write the value of one cell.

    Raises
    ------
    InvalidValue
        Naming the cell, as a spreadsheet numbers it, and its column.
    """
    text = _text(value)
    if text is None:
        where = f"at {_letters(place)}{row}, {names[place]}" if place < len(names) else f"in row {row}"
        wanted = "text, a whole number, a date (a pandas.Period of a day, a month or a year too), or nothing"
        message = f"{THE_FRAME} {where}: not a value for a cell: got {value!r}, wanted {wanted}"
        raise InvalidValue(message, got=repr(value), wanted=wanted)
    return text


def _letters(place: int) -> str:
    """Name a column as spreadsheets do: A, B, ..., Z, AA."""
    name = ""
    while place >= 0:
        name = chr(ord("A") + place % 26) + name
        place = place // 26 - 1
    return name


def _decimal_text(value: decimal.Decimal) -> str:
    """Write a Decimal digit by digit, of which a double holds fewer; very large ones as they are, to be refused."""
    if value.is_nan():
        return ""
    is_whole = value.is_finite() and value.adjusted() < 40 and value == value.to_integral_value()
    return str(int(value)) if is_whole else str(value)


def _text(value: Any) -> Optional[str]:
    """Write a value; None where no cell can hold it."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or type(value).__name__ in ("bool", "bool_"):
        return "true" if value else "false"
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, decimal.Decimal):
        return _decimal_text(value)
    if isinstance(value, numbers.Real):
        number = float(value)
        if math.isnan(number):
            return ""
        return str(int(number)) if number.is_integer() else repr(number)
    if type(value).__name__ == "Period":
        return period_text(value)
    if type(value).__name__ == "datetime64":
        if value.dtype in ("datetime64[Y]", "datetime64[M]"):
            return "" if str(value) == "NaT" else str(value)
        value = value.astype("datetime64[us]").item()
        if value is None:
            return ""
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time() and value.tzinfo is None
        return value.date().isoformat() if midnight else value.replace(microsecond=0).isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "text") and isinstance(value.text, str):  # a date of ours
        return value.text
    return None
