# SPDX-License-Identifier: MIT
"""Dates as sources write them: EDTF, levels 0 to 2."""

from __future__ import annotations

import datetime
import json
from typing import Any, NamedTuple, Optional

from habeas import _core
from habeas._frozen import Frozen
from habeas.errors import Unsupported

__all__ = ["Date", "DateBounds", "day_of"]


def day_of(text: str) -> Optional[datetime.date]:
    """Turn a bound's text into a day; None for "open" and "unknown".

    Raises
    ------
    Unsupported
        A year before 1 or after 9999, which `datetime.date` cannot hold; the text does.
    """
    if text in ("open", "unknown"):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = f"not a day that datetime.date can hold: got '{text}', wanted a year from 1 to 9999"
        raise Unsupported(message, got=text, wanted="a year from 1 to 9999") from None


class DateBounds(NamedTuple):
    """The four bounds of a date, each "YYYY-MM-DD", "open" or "unknown".

    `1985/1990` starts on some day of 1985 and ends on some day of 1990. Years of more than four digits
    are written in full; `day_of` turns a bound into a `datetime.date`.
    """

    earliest_start: str
    latest_start: str
    earliest_end: str
    latest_end: str


class Date(Frozen):
    """A date that EDTF can write, kept as it was written.

    Two dates are equal when their texts are; `canonical` brings spellings of the same together.

    Parameters
    ----------
    text : str
        Such as `2026-01-19`, `2004-06-~01/2004-06-20`, `[1667, 1668]` without spaces, `156X-12`, `2001-21`.

    Raises
    ------
    InvalidDate
        With the offset of the first bad character, what was found and what was expected.

    Examples
    --------
    >>> from habeas import Date
    >>> d = Date("2004-06-~01/2004-06-20")
    >>> d.level, d.is_interval, d.is_approximate
    (2, True, True)
    >>> d.bounds().earliest_start
    '2004-06-01'
    >>> Date("2004-21").bounds(hemisphere="south").latest_end
    '2004-11-30'
    """

    __slots__ = ("_date",)
    _date: _core.Date

    def __init__(self, text: str) -> None:
        if not isinstance(text, str):
            raise TypeError(f"a date is text, not {type(text).__name__}")
        self._set(_date=_core.Date(text.encode("utf-8", "surrogatepass")))

    @property
    def text(self) -> str:
        """The text as written."""
        return self._date.text

    @property
    def canonical(self) -> str:
        """One spelling for what EDTF lets one write in several ways."""
        return self._date.canonical

    @property
    def level(self) -> int:
        """The lowest level of the standard that knows this form: 0, 1 or 2."""
        return self._date.level

    @property
    def is_interval(self) -> bool:
        """Is it something that lasts, `a/b`?"""
        return self._date.is_interval

    @property
    def is_one_of(self) -> bool:
        """Is it one day of a set, `[...]`?"""
        return self._date.is_one_of

    @property
    def is_all_of(self) -> bool:
        """Is it every day of a set, `{...}`?"""
        return self._date.is_all_of

    @property
    def is_uncertain(self) -> bool:
        """Is any part marked `?` or `%`?"""
        return self._date.is_uncertain

    @property
    def is_approximate(self) -> bool:
        """Is any part marked `~` or `%`?"""
        return self._date.is_approximate

    @property
    def has_mask(self) -> bool:
        """Is there a digit X anywhere?"""
        return self._date.has_mask

    @property
    def needs_hemisphere(self) -> bool:
        """Is there a season whose months depend on the hemisphere?"""
        return self._date.needs_hemisphere

    def bounds(self, hemisphere: Optional[str] = None) -> DateBounds:
        """Give the four bounds, in days of the calendar as written; no qualifier widens them.

        Parameters
        ----------
        hemisphere : {"north", "south"}, optional
            Of seasons 21 to 24.

        Raises
        ------
        InvalidValue
            A season needs a hemisphere and none is given.
        """
        return DateBounds(*self._date.bounds(hemisphere))

    def matches(self, day: datetime.date, hemisphere: Optional[str] = None) -> bool:
        """Say whether a day belongs to it.

        Examples
        --------
        >>> import datetime
        >>> from habeas import Date
        >>> Date("XXXX-10-18").matches(datetime.date(2024, 10, 18))
        True
        """
        return self._date.matches(day.year, day.month, day.day, hemisphere)

    def to_dict(self, hemisphere: Optional[str] = None) -> dict[str, Any]:
        """Give what `habeas date --json` answers."""
        answer: dict[str, Any] = json.loads(_core.date_json(self.text, hemisphere))
        return answer

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Date) else NotImplemented

    def __hash__(self) -> int:
        return hash((Date, self.text))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Date, (self.text,))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Date({self.text!r})"
