# SPDX-License-Identifier: MIT
"""The least that claims would have to change by so that all hold: a diagnostic, never a correction."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Optional

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.answers.asked import Asked
from habeas.answers.contradictions import Contradiction
from habeas.model.fields import row_columns
from habeas.model.quantity import Interval

__all__ = ["AskedRange", "ClaimChange", "MinimalAdjustment"]


def _moved(low: int, high: int) -> str:
    return f"{low:+}" if low == high else f"{low:+} .. {high:+}"


@dataclass(frozen=True, repr=False)
class ClaimChange(Value):
    """By how much one claim's number moves, over all least changes; below 0 it falls.

    Attributes
    ----------
    claim : str
    stated : Interval
        The number as it stands.
    weight : int
        What one person of change costs, over the divisor of the answer.
    low, high : int
        Some least change moves it by each of these where `MinimalAdjustment.ranges` is "exact".
    """

    claim: str
    stated: Interval
    weight: int
    low: int
    high: int

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ClaimChange:
        """Read one of the command's JSON."""
        stated = Interval(data["stated"]["low"], data["stated"]["high"])
        return cls(data["claim"], stated, data["weight"], data["low"], data["high"])

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "claim": self.claim,
            "stated": {"low": self.stated.low, "high": self.stated.high},
            "weight": self.weight,
            "low": self.low,
            "high": self.high,
        }

    def __str__(self) -> str:
        return f"{self.claim} states {_show.range_text(*self.stated)}: {_moved(self.low, self.high)}"

    def __repr__(self) -> str:
        return f"<ClaimChange {self}>"


@dataclass(frozen=True, repr=False)
class AskedRange(Value):
    """What the answer to a question is, over all least changes; None is an open end."""

    asked: Asked
    low: Optional[int]
    high: Optional[int]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> AskedRange:
        """Read one of the command's JSON."""
        return cls(Asked.from_dict(data), data["low"], data["high"])

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {**self.asked.to_dict(), "low": self.low, "high": self.high}

    def __str__(self) -> str:
        return f"{self.asked}: {_show.range_text(self.low, self.high)}"

    def __repr__(self) -> str:
        return f"<AskedRange {self}>"


@dataclass(frozen=True, repr=False)
class MinimalAdjustment(Value, Tabular):
    """How far the claims of an account are from fitting: the smallest total of changes that lets all hold.

    A diagnostic. Often many changes cost the same, so each claim has the range over all of them; the ranges
    do not all hold at once.

    Attributes
    ----------
    account : str
    policy : {"one_vote", "by_grading", "by_size"}
        How changes were weighed.
    low, high : int or None
        The least total is at least `low`, and `high` suffices; both over `divisor`. None: no total suffices.
    divisor : int
        So many parts are one vote.
    rounded : bool
        No exact weights fit: they are rounded to whole parts, and totals and ranges are of these.
    ranges : {"exact", "outer", "of_two_steps"}
        What the ranges are: just what some least change makes of it; no least change goes beyond; or of one
        way to settle all.
    engine : str
    changes : tuple of ClaimChange
        The claims that some least change moves, by id.
    bounds : tuple of AskedRange
    hard : tuple of Contradiction
        What cannot change conflicts on its own: dates, order.
    used_in_part : tuple of str
        Kinds of which only what follows for the totals was used.
    not_used : tuple of str
        Claims that bound nothing.
    assumptions : tuple of str
        Those in force, which stay as they are.
    sentence : str
        The answer in plain words.
    hard_left : int
        How many more of `hard` there are, as far as they were looked for.
    hard_settled : bool
        Are those all there are?

    Examples
    --------
    >>> from habeas import examples
    >>> least = examples.small().ledger("watch").minimal_adjustment()
    >>> least.price, least.changes
    (Fraction(2, 1), (<ClaimChange C4 states exactly 30: -2 .. +0>, <ClaimChange C5 states exactly 28: +0 .. +2>))
    """

    account: str
    policy: str
    low: int
    high: Optional[int]
    divisor: int
    rounded: bool
    ranges: str
    engine: str
    changes: tuple[ClaimChange, ...]
    bounds: tuple[AskedRange, ...]
    hard: tuple[Contradiction, ...]
    used_in_part: tuple[str, ...]
    not_used: tuple[str, ...]
    assumptions: tuple[str, ...]
    sentence: str
    hard_left: int = 0
    hard_settled: bool = True

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> MinimalAdjustment:
        """Read it from the command's JSON."""
        total = data["total"]
        return cls(
            data["account"],
            data["policy"],
            total["low"],
            total["high"],
            total["divisor"],
            data["rounded"],
            data["ranges"],
            data["engine"],
            tuple(ClaimChange.from_dict(c) for c in data["changes"]),
            tuple(AskedRange.from_dict(b) for b in data["bounds"]),
            tuple(Contradiction.from_dict(c) for c in data["hard"]),
            tuple(data["used_in_part"]),
            tuple(data["not_used"]),
            tuple(data["assumptions"]),
            data["sentence"],
            data.get("hard_left", 0),
            data.get("hard_settled", True),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "account": self.account,
            "policy": self.policy,
            "total": {"low": self.low, "high": self.high, "divisor": self.divisor},
            "exact": self.is_exact,
            "rounded": self.rounded,
            "ranges": self.ranges,
            "engine": self.engine,
            "changes": [c.to_dict() for c in self.changes],
            "bounds": [b.to_dict() for b in self.bounds],
            "hard": [c.to_dict() for c in self.hard],
            "hard_left": self.hard_left,
            "hard_settled": self.hard_settled,
            "used_in_part": list(self.used_in_part),
            "not_used": list(self.not_used),
            "assumptions": list(self.assumptions),
            "sentence": self.sentence,
        }

    @property
    def is_exact(self) -> bool:
        """Is the least total known, and not only between two numbers or in rounded weights?"""
        return self.low == self.high and not self.rounded

    @cached_property
    def price(self) -> Optional[Fraction]:
        """The least total, in votes; None where it is only known between `low` and `high`, or rounded."""
        return Fraction(self.low, self.divisor) if self.is_exact else None

    @property
    def fits(self) -> bool:
        """Do the claims fit as they stand?"""
        return self.low == self.high == 0 and not self.hard

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns of the claims: claim, stated_low, stated_high, weight, low, high."""
        return {
            "claim": [c.claim for c in self.changes],
            "stated_low": [c.stated.low for c in self.changes],
            "stated_high": [c.stated.high for c in self.changes],
            "weight": [c.weight for c in self.changes],
            "low": [c.low for c in self.changes],
            "high": [c.high for c in self.changes],
        }

    def _arrow_columns(self) -> list[Column]:
        return row_columns(self.columns, ("stated_low", "stated_high", "weight", "low", "high"))

    def _table(self) -> list[tuple[str, str, str]]:
        return [(c.claim, _show.range_text(*c.stated), _moved(c.low, c.high)) for c in self.changes]

    def __str__(self) -> str:
        return "\n".join(
            [self.sentence, *([_show.table(("claim", "stated", "moves"), self._table())] if self.changes else [])]
        )

    def __repr__(self) -> str:
        def votes(parts: Optional[int]) -> str:
            return "?" if parts is None else str(Fraction(parts, self.divisor))

        total = votes(self.low) if self.low == self.high else f"{votes(self.low)} to {votes(self.high)}"
        return f"<MinimalAdjustment of {self.account}: {total}, {_show.count(len(self.changes), 'claim')}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("claim", "stated", "moves"), self._table(), self.sentence)


# The engine makes these itself.
_core.registered.update(AskedRange=AskedRange, ClaimChange=ClaimChange, MinimalAdjustment=MinimalAdjustment)
