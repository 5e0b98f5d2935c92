# SPDX-License-Identifier: MIT
"""Editions of lists: one set against another, and counted against what was published."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Optional

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.answers.bounds import Bound
from habeas.model.fields import row_columns

__all__ = [
    "EditionDiff",
    "LeavingReason",
    "LeftPerson",
    "ListedChange",
    "Published",
    "RenamedPerson",
    "Tally",
    "TallyRow",
]


@dataclass(frozen=True)
class LeavingReason(Value):
    """A change of custody that may be why somebody is no longer on a list.

    `effect` is "exit", or "open" where the rule or the facts leave it open; `certain` says whether it was
    certainly between the two editions.
    """

    event: str
    effect: str
    certain: bool
    claims: tuple[str, ...]


@dataclass(frozen=True)
class LeftPerson(Value):
    """Somebody who left a list; without reasons, the dossier holds none."""

    person: str
    reasons: tuple[LeavingReason, ...]


@dataclass(frozen=True)
class RenamedPerson(Value):
    """One record that left and one that joined, which a claim says are ("same") or may be one person."""

    before: str
    after: str
    verdict: str
    claim: str


@dataclass(frozen=True)
class ListedChange(Value):
    """What two editions say differently of somebody; None: nothing was said."""

    person: str
    property: str
    before: Optional[str]
    after: Optional[str]


@dataclass(frozen=True, repr=False)
class EditionDiff(Value, Tabular):
    """Two editions of a list: who joined, who left and why, and what is said differently. All by id.

    As a frame, a row for each: `what` is joined, left, renamed, changed or listed_twice, `events` are the reasons.
    """

    before: str
    after: str
    joined: tuple[str, ...]
    left: tuple[LeftPerson, ...]
    renamed: tuple[RenamedPerson, ...]
    changed: tuple[ListedChange, ...]
    listed_twice: tuple[str, ...]
    stayed: int

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> EditionDiff:
        """Read it from the command's JSON."""
        return cls(
            data["before"],
            data["after"],
            tuple(data["joined"]),
            tuple(
                LeftPerson(
                    p["person"],
                    tuple(
                        LeavingReason(r["event"], r["effect"], r["certain"], tuple(r["claims"])) for r in p["reasons"]
                    ),
                )
                for p in data["left"]
            ),
            tuple(RenamedPerson(r["before"], r["after"], r["verdict"], r["claim"]) for r in data["renamed"]),
            tuple(ListedChange(c["person"], c["property"], c["before"], c["after"]) for c in data["changed"]),
            tuple(data["listed_twice"]),
            data["stayed"],
        )

    @cached_property
    def left_without_reason(self) -> tuple[str, ...]:
        """Who left without a reason that the dossier holds."""
        return tuple(p.person for p in self.left if not p.reasons)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "before": self.before,
            "after": self.after,
            "joined": list(self.joined),
            "left": [
                {
                    "person": p.person,
                    "reasons": [
                        {"event": r.event, "effect": r.effect, "certain": r.certain, "claims": list(r.claims)}
                        for r in p.reasons
                    ],
                }
                for p in self.left
            ],
            "left_without_reason": len(self.left_without_reason),
            "renamed": [
                {"before": r.before, "after": r.after, "verdict": r.verdict, "claim": r.claim} for r in self.renamed
            ],
            "changed": [
                {"person": c.person, "property": c.property, "before": c.before, "after": c.after} for c in self.changed
            ],
            "listed_twice": list(self.listed_twice),
            "stayed": self.stayed,
        }

    def _changes(self) -> list[tuple[str, str, Optional[str], Optional[str], Optional[str], tuple[str, ...]]]:
        """What, who, which property, before, after, and the events that may be why."""
        rows: list[tuple[str, str, Optional[str], Optional[str], Optional[str], tuple[str, ...]]] = []
        rows += [("joined", p, None, None, None, ()) for p in self.joined]
        rows += [("left", p.person, None, None, None, tuple(r.event for r in p.reasons)) for p in self.left]
        rows += [("renamed", r.before, r.verdict, r.before, r.after, ()) for r in self.renamed]
        rows += [("changed", c.person, c.property, c.before, c.after, ()) for c in self.changed]
        return rows + [("listed_twice", p, None, None, None, ()) for p in self.listed_twice]

    def _arrow_columns(self) -> list[Column]:
        rows = self._changes()
        names = ("what", "person", "property", "before", "after", "events")
        return row_columns({name: [row[i] for row in rows] for i, name in enumerate(names)}, texts=("events",))

    def _repr_html_(self) -> str:
        rows = [(w, p, prop or "", b or "", a or "", ", ".join(e)) for w, p, prop, b, a, e in self._changes()]
        return _show.html_table(("what", "person", "property", "before", "after", "events"), rows, repr(self)[1:-1])

    def __str__(self) -> str:
        return (
            f"{len(self.joined)} joined, {len(self.left)} left ({len(self.left_without_reason)} without a reason), "
            f"{self.stayed} stayed"
        )

    def __repr__(self) -> str:
        return f"<EditionDiff {self.before} to {self.after}: {self}>"


@dataclass(frozen=True)
class Published(Value):
    """A published number for what was tallied; `differs_by` is the tally less it, by the least that it must be."""

    claim: str
    low: Optional[int]
    high: Optional[int]
    differs_by: int


@dataclass(frozen=True)
class TallyRow(Value):
    """How many of a list have one value on the axis, at least and at most; None is the whole list."""

    value: Optional[str]
    low: int
    high: int
    published: tuple[Published, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> TallyRow:
        """Read a row of the command's JSON."""
        published = tuple(Published(p["claim"], p["low"], p["high"], p["differs_by"]) for p in data["published"])
        return cls(data.get("value"), data["low"], data["high"], published)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        published = [
            {"claim": p.claim, "low": p.low, "high": p.high, "differs_by": p.differs_by} for p in self.published
        ]
        data: dict[str, Any] = {"low": self.low, "high": self.high, "published": published}
        if self.value is not None:
            data["value"] = self.value
        return data


@dataclass(frozen=True, repr=False)
class Tally(Value, Tabular):
    """A list counted under its account's rule, beside the numbers published at the same point.

    As a frame, a row for each published number, and for each value without one; the whole list has no value.

    Attributes
    ----------
    edition, account : str
        What was counted, and whose count it is.
    by, at : str or None
        The property and the point asked for or found.
    lines : int
        So many people are named.
    not_counted, open, not_stated : int
        Of those: certainly left out by the rule, left open by it, and without a word on the property.
    total : TallyRow
    rows : tuple of TallyRow
        By value of the property.
    bound : Bound or None
        What all claims together leave for the stock at that point.
    """

    edition: str
    account: str
    by: Optional[str]
    at: Optional[str]
    lines: int
    not_counted: int
    open: int
    not_stated: int
    total: TallyRow
    rows: tuple[TallyRow, ...]
    bound: Optional[Bound]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Tally:
        """Read it from the command's JSON."""
        return cls(
            data["edition"],
            data["account"],
            data["by"],
            data["at"],
            data["lines"],
            data["not_counted"],
            data["open"],
            data["not_stated"],
            TallyRow.from_dict(data["total"]),
            tuple(TallyRow.from_dict(r) for r in data["rows"]),
            None if data["bound"] is None else Bound.from_dict(data["bound"]),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "edition": self.edition,
            "account": self.account,
            "by": self.by,
            "at": self.at,
            "lines": self.lines,
            "not_counted": self.not_counted,
            "open": self.open,
            "not_stated": self.not_stated,
            "total": self.total.to_dict(),
            "rows": [r.to_dict() for r in self.rows],
            "bound": None if self.bound is None else self.bound.to_dict(),
        }

    def _arrow_columns(self) -> list[Column]:
        rows = [(r, p) for r in (self.total, *self.rows) for p in (r.published or (None,))]
        columns: dict[str, list[Any]] = {
            "value": [r.value for r, _ in rows],
            "low": [r.low for r, _ in rows],
            "high": [r.high for r, _ in rows],
            "claim": [None if p is None else p.claim for _, p in rows],
            "published_low": [None if p is None else p.low for _, p in rows],
            "published_high": [None if p is None else p.high for _, p in rows],
            "differs_by": [None if p is None else p.differs_by for _, p in rows],
        }
        return row_columns(columns, ("low", "high", "published_low", "published_high", "differs_by"))

    def _table(self) -> list[tuple[str, str, str]]:
        def published(row: TallyRow) -> str:
            parts = []
            for p in row.published:
                apart = "" if p.differs_by == 0 else f", {p.differs_by:+d} on the list"
                parts.append(f"{_show.range_text(p.low, p.high)} ({p.claim}{apart})")
            return "; ".join(parts)

        return [(r.value or "all", _show.range_text(r.low, r.high), published(r)) for r in (self.total, *self.rows)]

    def __str__(self) -> str:
        return _show.table((self.by or "", "on the list", "published"), self._table())

    def __repr__(self) -> str:
        return f"<Tally of {self.edition}: {_show.range_text(self.total.low, self.total.high)} of {self.lines} named>"

    def _repr_html_(self) -> str:
        return _show.html_table((self.by or "", "on the list", "published"), self._table(), repr(self)[1:-1])


# The engine makes these itself.
_core.registered.update(
    EditionDiff=EditionDiff,
    LeavingReason=LeavingReason,
    LeftPerson=LeftPerson,
    ListedChange=ListedChange,
    Published=Published,
    RenamedPerson=RenamedPerson,
    Tally=Tally,
    TallyRow=TallyRow,
)
