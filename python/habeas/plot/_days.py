# SPDX-License-Identifier: MIT
"""Where days and points of an account lie on an axis: milliseconds since 1970, as drawings count."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Optional, Union

from habeas import _core
from habeas.errors import InvalidDate, InvalidValue, Unsupported
from habeas.model.dates import Date, DateLike, day_of, one_day
from habeas.model.entities import Claim

__all__ = ["DAY", "Places", "Span", "day_at", "day_text", "given_day", "ms", "optional_day", "span_of"]

#: A day in milliseconds.
DAY = 86_400_000
_EPOCH = datetime.date(1970, 1, 1)

Span = tuple[datetime.date, datetime.date]
_When = Union[Date, str, None]


def ms(day: datetime.date, part: float = 0.0) -> int:
    """Give the start of a day, or a part of a day later."""
    return (day - _EPOCH).days * DAY + int(part * DAY)


def day_at(time: int) -> datetime.date:
    """Give the day in which a time lies."""
    return _EPOCH + datetime.timedelta(days=time // DAY)


def day_text(day: Optional[datetime.date], otherwise: str = "?") -> str:
    """Write a day, or a word where there is none."""
    return otherwise if day is None else day.isoformat()


def given_day(value: Optional[DateLike]) -> Optional[datetime.date]:
    """Read a day that a caller hands over."""
    return None if value is None else one_day(value)


def optional_day(text: Optional[str]) -> Optional[datetime.date]:
    """Read a day of an answer; None where there is none, or no axis of this calendar has a place for it."""
    try:
        return None if text in (None, "open", "unknown") else day_of(str(text))
    except (InvalidDate, InvalidValue, Unsupported):
        return None


def span_of(date: Union[Date, str, None], hemisphere: Optional[str] = None) -> Optional[Span]:
    """Give the first and the last day of a date; None where an axis of this calendar has no place for it."""
    if date is None:
        return None
    try:
        bounds = (date if isinstance(date, Date) else Date(date)).bounds(hemisphere)  # type: ignore[arg-type]
    except (InvalidDate, InvalidValue, Unsupported):
        return None
    first, last = optional_day(bounds.earliest_start), optional_day(bounds.latest_end)
    if first is None or last is None:
        return None
    return (first, last) if first <= last else (last, first)


class Places:
    """On which days the points of an account can lie, as the claims and bulletins that name them state it."""

    def __init__(self, view: Any) -> None:
        self._claims: dict[str, Claim] = {c.id: c for c in view.claims}
        self._bulletins: dict[str, Any] = {b.id: b for b in getattr(view, "bulletins", ())}
        self._hemisphere = view._engine.hemisphere
        self._by_bulletin: dict[str, Claim] = {}
        for claim in self._claims.values():
            if claim.bulletin is not None and claim.as_of is not None:
                self._by_bulletin.setdefault(claim.bulletin, claim)

    def of_claim(self, claim: Claim) -> Optional[Span]:
        """Give the days of a claim's cut-off."""
        return self._span(self._date_of_claim(claim))

    def of_point(self, point: str) -> Optional[Span]:
        """Give the days of a point by its name, as `Ledger.points` names it."""
        return self._span(self._date_of_point(point))

    def said(self, point: str, language: str) -> str:
        """Say the date of a point as it was said: a day, or a month, a year, "about" one; "?" without a date."""
        date = self._date_of_point(point)
        if date is None:
            return day_text(None)
        when = date if isinstance(date, Date) else Date(date)
        span = self._span(when)
        if span is not None and span[0] == span[1] and not (when.is_approximate or when.is_uncertain):
            return day_text(span[0])
        return _core.date_words(when.text, language)

    def of_window(self, claim: Claim) -> tuple[Optional[Span], Optional[Span]]:
        """Give the days on which the window of a flow can start and end; of a stock, those of its cut-off twice."""
        data = claim.to_dict()
        if data.get("during"):
            span = self._span(data["during"])
            return span, span
        cutoff = self.of_claim(claim)
        if claim.kind == "held":
            return cutoff, cutoff
        end = self._span(self._date_of_end(data, "to")) if "to" in data else cutoff
        return self._span(self._date_of_end(data, "from")), end

    def _span(self, date: _When) -> Optional[Span]:
        return span_of(date, self._hemisphere)

    def _date_of_claim(self, claim: Claim) -> _When:
        if claim.as_of is not None:
            return claim.as_of
        return None if claim.bulletin is None else self._date_of_bulletin(claim.bulletin)

    def _date_of_bulletin(self, name: str) -> _When:
        bulletin = self._bulletins.get(name)
        if bulletin is not None and bulletin.as_of is not None:
            return bulletin.as_of  # type: ignore[no-any-return]
        claim = self._by_bulletin.get(name)
        return None if claim is None else claim.as_of

    def _date_of_point(self, point: str) -> _When:
        kind, _, name = point.partition(":")
        if kind in ("end", "start"):
            return name
        if kind == "bulletin":
            return self._date_of_bulletin(name)
        if kind != "claim":
            return None
        if name in self._claims:
            return self._date_of_claim(self._claims[name])
        claim_id, _, end = name.rpartition(":")
        claim = self._claims.get(claim_id)
        return None if claim is None else self._date_of_end(claim.to_dict(), end)

    def _date_of_end(self, data: Mapping[str, Any], end: str) -> _When:
        value = data.get(end)
        if isinstance(value, str):
            return value
        if not isinstance(value, Mapping):
            return None
        for word, inner in value.items():
            if word in ("start_of", "end_of"):
                return str(inner)
            if word == "bulletin":
                return self._date_of_bulletin(inner)
            if word == "claim" and inner in self._claims:
                return self._date_of_claim(self._claims[inner])
        return None
