# SPDX-License-Identifier: MIT
"""Columns of dates: texts in, bounds as days and flags as bits out, with no Python object for each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Optional, Union

from habeas import _core, _show
from habeas._frozen import Frozen
from habeas._options import options
from habeas._progress import Progress, Watch, watched
from habeas._tables import Tabular, first_values
from habeas.errors import wrong_type
from habeas.model.dates import date_text
from habeas.model.widening import Widening, policy_text
from habeas.model.words import Hemisphere

__all__ = ["DateColumns", "parse_dates"]


def parse_dates(
    column: Any,
    hemisphere: Optional[Hemisphere] = None,
    stop: Optional[Callable[[], bool]] = None,
    widen: Union[Widening, str, None] = None,
    progress: Progress = None,
) -> DateColumns:
    """Read a column of texts as dates.

    Parameters
    ----------
    column : sequence of str, Date, day or None, or anything that exports Arrow strings
        An Arrow column (of pyarrow, polars, duckdb, ...: whatever has `__arrow_c_stream__` or
        `__arrow_c_array__`) of strings, large strings, string views or a dictionary of them is read where it
        lies; nothing of pyarrow is needed.
    hemisphere : {"north", "south"}, optional
        Of seasons 21 to 24; without it they have no bounds and the flag `needs_hemisphere`.
    stop : callable, optional
        Asked now and then; reading ends with `Cancelled` when it says True. Ctrl-C ends it too.
    widen : Widening or str, optional
        A policy by which the bounds of dates marked '?', '~' or '%' are widened. `DateColumns.widening` repeats it.
    progress : bool or callable, optional
        As for `Dossier.open`.

    Raises
    ------
    InvalidType
        A list with something other than dates and None, or no column at all.
    InvalidValue
        An Arrow column of something else.

    Examples
    --------
    >>> import habeas
    >>> dates = habeas.parse_dates(["1985-04", "2004-06-~01/2004-06-20", "2019-02-29", None])
    >>> dates
    <DateColumns of 4 rows: 2 dates, 1 refused, 1 absent>
    """
    policy = policy_text(widen)
    with watched("reading dates", stop, progress) as watch:
        return DateColumns(_read(column, hemisphere, watch, policy))


def _read(column: Any, hemisphere: Optional[str], watch: Watch, policy: Optional[str]) -> _core.DateColumns:
    try:
        return _core.DateColumns(column, hemisphere, watch, policy)
    except TypeError:
        if not isinstance(column, Sequence) or isinstance(column, (str, bytes)):
            raise wrong_type("a column of dates", column, "a list of dates, or an Arrow column of strings") from None
    texts = [None if one is None else date_text(one) for one in column]
    return _core.DateColumns(texts, hemisphere, watch, policy)


class DateColumns(Frozen, Tabular):
    """What `parse_dates` read, as Arrow columns: `pyarrow.table(dates)`, `polars.DataFrame(dates)`.

    Its columns, all nullable:

    ============================================  ===========  ==========================================
    column                                        type         null where
    ============================================  ===========  ==========================================
    valid                                         bool         there was no text
    level                                         int8         it is no date
    earliest_start, latest_start,                 date32       it is no date; the side is open, unknown or
    earliest_end, latest_end                                   no 32-bit day; a hemisphere is missing
    interval, one_of, all_of, uncertain,          bool         there was no text
    approximate, mask, needs_hemisphere,
    overflow, open_start, open_end,
    unknown_start, unknown_end
    bad_at                                        int32        it is a date: the offset of the first bad
                                                               byte of what is none
    ============================================  ===========  ==========================================
    """

    __slots__ = ("_columns",)
    _columns: _core.DateColumns

    def __init__(self, columns: _core.DateColumns) -> None:
        self._set(_columns=columns)

    @property
    def valid_count(self) -> int:
        """How many rows are dates."""
        return self._columns.valid_count

    @property
    def widening(self) -> Optional[Widening]:
        """The policy by which bounds are widened, or None."""
        text = self._columns.widening
        return None if text is None else Widening(text)

    @property
    def absent_count(self) -> int:
        """How many rows had no text."""
        return self._columns.absent_count

    def __len__(self) -> int:
        return self._columns.size

    def __arrow_c_array__(self, requested_schema: Optional[object] = None) -> tuple[object, object]:
        """Hand over one struct array, by the Arrow PyCapsule interface; nothing is copied."""
        return self._columns.arrow_array()

    def _arrow_table(self) -> _core.DateColumns:
        return self._columns

    def _shown(self) -> tuple[list[str], list[tuple[str, ...]]]:
        names = ("valid", "earliest_start", "latest_start", "earliest_end", "latest_end", "level", "bad_at")
        columns = dict(first_values(self._columns.arrow_array(), options.max_rows))
        return list(names), [
            tuple("" if v is None else str(v) for v in row) for row in zip(*(columns[name] for name in names))
        ]

    def __str__(self) -> str:
        head, rows = self._shown()
        return _show.table(head, rows, len(self))

    def _repr_html_(self) -> str:
        head, rows = self._shown()
        return _show.html_table(head, rows, repr(self)[1:-1], len(self))

    def __repr__(self) -> str:
        refused = len(self) - self.valid_count - self.absent_count
        wider = "" if self._columns.widening is None else f", widened by {self._columns.widening}"
        return (
            f"<DateColumns of {_show.count(len(self), 'row')}: {_show.count(self.valid_count, 'date')}, "
            f"{refused} refused, {self.absent_count} absent{wider}>"
        )
