# SPDX-License-Identifier: MIT
"""How answers are shown: `habeas.options`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Optional

from habeas.errors import InvalidValue, wrong_type

__all__ = ["Options", "options"]


class Options:
    """How answers are shown. There is one, `habeas.options`; nothing that is worked out depends on it.

    Attributes
    ----------
    max_rows : int
        So many rows of a table are shown at most, as text and as HTML; 60 unless set. Frames hold all rows.

    Examples
    --------
    >>> import habeas
    >>> with habeas.options(max_rows=2):
    ...     print(habeas.examples.small().ledger("watch").series("held", "b2"))
    since       answer      said  no longer
    2030-01-06  at least 0  C1
    2030-01-11  at least 0  C6
    ... (5 rows in all)
    """

    #: No others: an option whose name is misspelt is refused, and not kept beside them.
    __slots__ = ("_here", "_max_rows")

    def __init__(self) -> None:
        self._max_rows = 60
        self._here: ContextVar[Optional[int]] = ContextVar("habeas_max_rows", default=None)

    @property
    def max_rows(self) -> int:
        """So many rows of a table are shown at most."""
        here = self._here.get()
        return self._max_rows if here is None else here

    @max_rows.setter
    def max_rows(self, rows: int) -> None:
        self._max_rows = _checked(rows)

    @contextmanager
    def __call__(self, *, max_rows: Optional[int] = None) -> Iterator[Options]:
        """Set options within a `with` statement, for this thread or task alone."""
        token = self._here.set(self._here.get() if max_rows is None else _checked(max_rows))
        try:
            yield self
        finally:
            self._here.reset(token)

    def __repr__(self) -> str:
        return f"<Options max_rows={self.max_rows}>"


def _checked(rows: object) -> int:
    if isinstance(rows, bool) or not isinstance(rows, int):
        raise wrong_type("a number of rows", rows, "a whole number of 1 or more")
    if rows < 1:
        raise InvalidValue(
            f"not a number of rows: got {rows}, wanted 1 or more", got=str(rows), wanted="a whole number of 1 or more"
        )
    return rows


#: How answers are shown.
options = Options()
