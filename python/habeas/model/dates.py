# SPDX-License-Identifier: MIT
"""Dates as sources write them: EDTF, levels 0 to 2."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple, Optional, Protocol, Union

from habeas import _core, _show
from habeas._frozen import Frozen
from habeas._value import kept
from habeas.errors import InvalidValue, Unsupported, wrong_type
from habeas.model.allen import holds
from habeas.model.widening import Widening, policy_text
from habeas.model.words import Hemisphere

__all__ = ["Date", "DateBounds", "DateLike", "date_text", "day_of"]


DATES = "a date: EDTF text, a Date, or a day of datetime, pandas or numpy"


class _NumpyDay(Protocol):
    """A `numpy.datetime64`, as far as a type checker needs to know one."""

    @property
    def dtype(self) -> Any: ...
    def astype(self, kind: Any, /) -> Any: ...


class _PandasPeriod(Protocol):
    """A `pandas.Period`, as far as a type checker needs to know one."""

    @property
    def freqstr(self) -> str: ...
    def strftime(self, fmt: Any, /) -> str: ...


#: A day, or a stretch of days: EDTF text, a Date, a day of datetime or pandas, a pandas.Period of a day, a month or a
#: year, or a numpy.datetime64.
DateLike = Union[str, "Date", datetime.date, _NumpyDay, _PandasPeriod]


def is_of(value: object, package: str) -> bool:
    """Is a value of a class of a package that may not be installed?"""
    return type(value).__module__.split(".")[0] == package


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
    text : str or Date
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

    def __init__(self, text: Union[str, Date]) -> None:
        if isinstance(text, Date):
            text = text.text
        if not isinstance(text, str):
            raise wrong_type("a date", text, "EDTF text; Date.of takes a day of datetime")
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

    def bounds(self, hemisphere: Optional[Hemisphere] = None, widen: Union[Widening, str, None] = None) -> DateBounds:
        """Give the four bounds, in days of the calendar as written; no qualifier widens them unless a policy does.

        Parameters
        ----------
        hemisphere : {"north", "south"}, optional
            Of seasons 21 to 24.
        widen : Widening or str, optional
            How far what is marked `?` or `~` may lie off.

        Raises
        ------
        InvalidValue
            A season needs a hemisphere and none is given.
        InvalidFile
            The text of a policy is none.

        Examples
        --------
        >>> from habeas import Date
        >>> Date("2026-01~").bounds(widen="one_unit").latest_end
        '2026-03-03'
        """
        return DateBounds(*self._date.bounds(hemisphere, policy_text(widen)))

    def matches(self, day: DateLike, hemisphere: Optional[Hemisphere] = None) -> bool:
        """Say whether a day belongs to it.

        Examples
        --------
        >>> import datetime
        >>> from habeas import Date
        >>> Date("XXXX-10-18").matches(datetime.date(2024, 10, 18))
        True
        """
        one = one_day(day)
        return self._date.matches(one.year, one.month, one.day, hemisphere)

    def days(self, first: DateLike, last: DateLike, hemisphere: Optional[Hemisphere] = None) -> Iterator[datetime.date]:
        """Go through the days that belong to it, from `first` to `last`, both included.

        Examples
        --------
        >>> import datetime
        >>> from habeas import Date
        >>> [d.year for d in Date("20X0-10-18").days(datetime.date(2005, 1, 1), datetime.date(2035, 1, 1))]
        [2010, 2020, 2030]
        """
        start, stop = one_day(first), one_day(last)
        end = (stop.year, stop.month, stop.day)
        at = (start.year, start.month, start.day)
        while at <= end:
            found = self._date.first_match(at, end, hemisphere)
            if found is None:
                return
            day = datetime.date(*found)
            yield day
            if day == datetime.date.max:
                return
            after = day + datetime.timedelta(days=1)
            at = (after.year, after.month, after.day)

    def relations(
        self, other: Date, hemisphere: Optional[Hemisphere] = None, widen: Union[Widening, str, None] = None
    ) -> tuple[str, ...]:
        """Give those of Allen's relations to another date that are still possible, `before` first.

        Each is read as one stretch of days from a start to an end. None is left of a date that must end before it
        starts. `habeas.allen` has their converse and composition. A policy widens both dates, which leaves more
        possible.

        Examples
        --------
        >>> from habeas import Date
        >>> Date("2026-01-07").relations(Date("2026-01-08/2026-01-09"))
        ('meets',)
        >>> Date("2026-01").relations(Date("2026-01-31"))
        ('before', 'meets', 'equals', 'finished_by')
        >>> Date("2026-01-07~").ends_before(Date("2026-01-08"), widen="one_unit") is None
        True
        """
        return tuple(self._date.relations(other._date, hemisphere, policy_text(widen)))

    def ends_before(
        self, other: Date, hemisphere: Optional[Hemisphere] = None, widen: Union[Widening, str, None] = None
    ) -> Optional[bool]:
        """Say whether it ends on a day before the other starts; None where that is not known."""
        return holds(self.relations(other, hemisphere, widen), ("before", "meets"))

    def shares_a_day(
        self, other: Date, hemisphere: Optional[Hemisphere] = None, widen: Union[Widening, str, None] = None
    ) -> Optional[bool]:
        """Say whether both have a day in common; None where that is not known."""
        apart = holds(self.relations(other, hemisphere, widen), ("before", "meets", "met_by", "after"))
        return None if apart is None else not apart

    def lies_within(
        self, other: Date, hemisphere: Optional[Hemisphere] = None, widen: Union[Widening, str, None] = None
    ) -> Optional[bool]:
        """Say whether every day of it is a day of the other; None where that is not known."""
        return holds(self.relations(other, hemisphere, widen), ("starts", "during", "finishes", "equals"))

    @classmethod
    def of(cls, when: DateLike) -> Date:
        """Write a day, or a date and time with its offset, as a date. Fractions of a second are left out.

        A midnight `pandas.Timestamp` or `numpy.datetime64` is its day, a `pandas.Period` its day, month or year.

        Raises
        ------
        Unsupported
            An offset with seconds, which EDTF cannot write.

        Examples
        --------
        >>> import datetime
        >>> from habeas import Date
        >>> Date.of(datetime.date(2026, 1, 19))
        Date('2026-01-19')
        >>> Date.of(datetime.datetime(2026, 2, 4, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=-4))))
        Date('2026-02-04T10:00:00-04:00')
        """
        if not isinstance(when, datetime.datetime) or is_of(when, "pandas"):
            return cls(date_text(when))
        offset = when.utcoffset()
        if offset is not None and offset.total_seconds() % 60 != 0:
            message = f"not an offset that a date can have: got {offset}, wanted whole minutes"
            raise Unsupported(message, got=str(offset), wanted="whole minutes")
        text = when.replace(microsecond=0).isoformat()
        return cls(text[:-6] + "Z" if offset == datetime.timedelta(0) else text)

    def to_date(self) -> Optional[datetime.date]:
        """Give the one day that it is; None where it is more than one, or may be.

        Raises
        ------
        Unsupported
            A year before 1 or after 9999.

        Examples
        --------
        >>> from habeas import Date
        >>> Date("2026-01-19~").to_date(), Date("2026-01").to_date()
        (datetime.date(2026, 1, 19), None)
        """
        if self.needs_hemisphere:
            return None
        earliest, _, _, latest = self.bounds()
        return day_of(earliest) if earliest == latest else None

    def to_datetime(self) -> Optional[datetime.datetime]:
        """Give the instant, with its offset where one is written; None for a date without a time of day.

        24:00 is the start of the next day.

        Examples
        --------
        >>> from habeas import Date
        >>> Date("2026-02-04T10:00-04:00").to_datetime().isoformat()
        '2026-02-04T10:00:00-04:00'
        """
        time, day = self._date.time, self.to_date()
        if time is None or day is None:
            return None
        seconds, minutes = time
        zone = None if minutes is None else datetime.timezone(datetime.timedelta(minutes=minutes))
        midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=zone)
        return midnight + datetime.timedelta(seconds=seconds)

    def to_dict(
        self, hemisphere: Optional[Hemisphere] = None, widen: Union[Widening, str, None] = None
    ) -> dict[str, Any]:
        """Give what `habeas date --json` answers."""
        return _core.date_values(self.text, hemisphere, policy_text(widen))

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Date) else NotImplemented

    def __hash__(self) -> int:
        return hash((Date, self.text))

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(Date, self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Date({self.text!r})"

    def _repr_html_(self) -> str:
        facts = [("level", str(self.level))]
        # Seasons have days in a hemisphere alone, which a date does not know.
        if not self.needs_hemisphere:
            facts += [(name.replace("_", " "), str(edge)) for name, edge in zip(DateBounds._fields, self.bounds())]
        return _show.html_facts(self.text, facts)


def period_text(value: Any) -> Optional[str]:
    """Write a period of pandas as the date that it is: a day, a month, or a year from January to December."""
    forms = {"D": "%Y-%m-%d", "M": "%Y-%m", "Y-DEC": "%Y", "A-DEC": "%Y"}
    form = forms.get(value.freqstr)
    return None if form is None else str(value.strftime(form))


def date_text(value: object, what: str = "a date") -> str:
    """Give a date as EDTF text. A midnight Timestamp is its day; fractions of a second are cut off.

    Raises
    ------
    InvalidType
        For what is no date: a number, None, NaT.

    Examples
    --------
    >>> import datetime
    >>> from habeas.model.dates import date_text
    >>> date_text(datetime.date(2026, 1, 19)), date_text("2026-01~")
    ('2026-01-19', '2026-01~')
    """
    if isinstance(value, Date):
        return value.text
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime.datetime) and value == value:  # NaT is a datetime that is not itself
        midnight = value.time() == datetime.time() and value.tzinfo is None
        if midnight and is_of(value, "pandas"):
            return value.date().isoformat()
        plain: Any = value
        return Date.of(plain.to_pydatetime(warn=False) if is_of(value, "pandas") else plain).text
    if isinstance(value, datetime.date) and value == value:
        return value.isoformat()
    if is_of(value, "numpy") and type(value).__name__ == "datetime64" and str(value) != "NaT":
        day, _, time = str(value).partition("T")
        time = time.partition(".")[0]
        if len(time) == 2:
            time += ":00"
        return f"{day}T{time}" if time.strip(":0") else day
    if is_of(value, "pandas") and type(value).__name__ == "Period":
        text = period_text(value)
        if text is not None:
            return text
    raise wrong_type(what, value, DATES)


def one_day(value: DateLike) -> datetime.date:
    """Give the one day that a date is.

    Raises
    ------
    InvalidType, InvalidDate, InvalidValue
        For what is no date, or one of more than one day.
    """
    if type(value) is datetime.date:
        return value
    date = Date(date_text(value))
    day = date.to_date()
    if day is None:
        raise InvalidValue(f"not one day: got '{date.text}', wanted a day", got=f"'{date.text}'", wanted="a day")
    return day


# The engine makes these itself.
_core.registered.update(Date=Date)
