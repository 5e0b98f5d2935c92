# SPDX-License-Identifier: MIT
"""Answers beyond single bounds: what moved unstated, what an answer hangs on, what checking finds, when events were."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union, overload

from habeas import _show
from habeas.contradictions import Contradiction
from habeas.dates import day_of
from habeas.proofs import Bound, Proof, proof_or_none

__all__ = ["CheckReport", "EventDays", "Finding", "FirstContradictions", "Sensitivity", "SensitivityRow", "Unaccounted"]


@dataclass(frozen=True, repr=False)
class Unaccounted:
    """Movements that no claim of the account states: the least there were, less the most that claims state.

    Attributes
    ----------
    bound : Bound
        Entries (or exits) from one point to the other.
    stated : int or None
        The most that claims of them state there; None is any number.
    unaccounted : int
        At least so many are stated by none.
    claims : tuple of str
        The claims that state some there.
    """

    bound: Bound
    stated: Optional[int]
    unaccounted: int
    claims: tuple[str, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Unaccounted:
        """Read it from the command's JSON."""
        return cls(Bound.from_dict(data["bound"]), data["stated"], data["unaccounted"], tuple(data["claims"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "bound": self.bound.to_dict(),
            "stated": self.stated,
            "unaccounted": self.unaccounted,
            "claims": list(self.claims),
        }

    def __str__(self) -> str:
        stated = "any number" if self.stated is None else f"at most {self.stated}"
        return f"at least {self.unaccounted} unaccounted for: {self.bound} moved, {stated} stated"

    def __repr__(self) -> str:
        return f"<Unaccounted {self}>"


@dataclass(frozen=True)
class SensitivityRow:
    """An answer without one claim or assumption; `refused` says why there is none."""

    without: str
    is_assumption: bool
    low: Optional[int]
    high: Optional[int]
    refused: Optional[str] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> SensitivityRow:
        """Read a row of the command's JSON."""
        return cls(data["without"], data["is"] == "assumption", data["low"], data["high"], data.get("refused"))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        data: dict[str, Any] = {
            "without": self.without,
            "is": "assumption" if self.is_assumption else "claim",
            "low": self.low,
            "high": self.high,
        }
        if self.refused is not None:
            data["refused"] = self.refused
        return data

    def __str__(self) -> str:
        return self.refused if self.refused is not None else _show.range_text(self.low, self.high)


def row_columns(rows: Sequence[SensitivityRow]) -> dict[str, list[Any]]:
    """Give rows as columns."""
    return {
        "without": [r.without for r in rows],
        "is": ["assumption" if r.is_assumption else "claim" for r in rows],
        "low": [r.low for r in rows],
        "high": [r.high for r in rows],
        "refused": [r.refused for r in rows],
    }


@dataclass(frozen=True, repr=False, eq=True)
class Sensitivity(Sequence[SensitivityRow]):
    """An answer, and for each claim and assumption that it rests on the answer without it.

    A sequence of rows: claims first, then assumptions, by id.

    Examples
    --------
    >>> from habeas import examples
    >>> ledger = examples.small().ledger("watch")
    >>> print(ledger.sensitivity("entries", "2030-01-05", "2030-01-12"))
    without        is          answer
    -              -           at least 15
    C1             claim       at least 0
    C2             claim       at least 0
    C3             claim       at least 0
    ours           assumption  at least 0
    shared_cutoff  assumption  at least 0
    """

    bound: Bound
    rows: tuple[SensitivityRow, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the bound and the rows as the command's JSON writes them."""
        return {"bound": self.bound.to_dict(), "rows": [r.to_dict() for r in self.rows]}

    @overload
    def __getitem__(self, key: int) -> SensitivityRow: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[SensitivityRow, ...]: ...
    def __getitem__(self, key: Union[int, slice]) -> Union[SensitivityRow, tuple[SensitivityRow, ...]]:
        return self.rows[key]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[SensitivityRow]:
        return iter(self.rows)

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns, for `pandas.DataFrame` and the like: without, is, low, high, refused."""
        return row_columns(self.rows)

    def _table(self) -> list[tuple[str, str, str]]:
        rows = [(r.without, "assumption" if r.is_assumption else "claim", str(r)) for r in self.rows]
        return [("-", "-", str(self.bound)), *rows]

    def __str__(self) -> str:
        return _show.table(("without", "is", "answer"), self._table())

    def __repr__(self) -> str:
        return f"<Sensitivity of {self.bound} to {_show.some([r.without for r in self.rows]) or 'nothing'}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("without", "is", "answer"), self._table())


@dataclass(frozen=True, repr=False)
class Finding:
    """What one rule of the check found: about what, and one sentence in plain words.

    `severity` is "error", "warning" or "note"; `rule` is a stable word.
    """

    rule: str
    severity: str
    subjects: tuple[str, ...]
    sentence: str
    proof: Optional[Proof] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Finding:
        """Read a finding of the command's JSON."""
        proof = proof_or_none(data["proof"])
        return cls(data["rule"], data["severity"], tuple(data["subjects"]), data["sentence"], proof)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "subjects": list(self.subjects),
            "sentence": self.sentence,
            "proof": None if self.proof is None else self.proof.to_dict(),
        }

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<Finding {self.severity} {self.rule}: {_show.some(self.subjects)}>"


@dataclass(frozen=True, repr=False)
class CheckReport:
    """What checking a dossier finds: contradictions, the smallest first, and findings, the gravest first."""

    contradictions: tuple[Contradiction, ...]
    findings: tuple[Finding, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> CheckReport:
        """Read a check of the command's JSON."""
        contradictions = tuple(Contradiction.from_dict(c) for c in data["contradictions"])
        return cls(contradictions, tuple(Finding.from_dict(f) for f in data["findings"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "contradictions": [{**c.to_dict(), "account": c.account} for c in self.contradictions],
            "findings": [f.to_dict() for f in self.findings],
        }

    @property
    def has_errors(self) -> bool:
        """Is there a contradiction, or a finding of severity error?"""
        return bool(self.contradictions) or any(f.severity == "error" for f in self.findings)

    def _table(self) -> list[tuple[str, str, str]]:
        rows = [("error", c.account or "timeline", c.sentence) for c in self.contradictions]
        return rows + [(f.severity, f.rule, f.sentence) for f in self.findings]

    def __str__(self) -> str:
        rows = self._table()
        return _show.table(("severity", "where", "what"), rows) if rows else "nothing found"

    def __repr__(self) -> str:
        return f"<CheckReport: {_show.count(len(self.contradictions), 'contradiction')}, {_show.count(len(self.findings), 'finding')}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("severity", "where", "what"), self._table(), repr(self)[1:-1])


@dataclass(frozen=True, repr=False)
class FirstContradictions:
    """The first contradictions of a dossier, the smallest sets of claims first.

    Attributes
    ----------
    contradictions : tuple of Contradiction
    more : bool or None
        Are there others? None: the work allowed did not suffice to tell.
    """

    contradictions: tuple[Contradiction, ...]
    more: Optional[bool]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> FirstContradictions:
        """Read them of the command's JSON."""
        return cls(tuple(Contradiction.from_dict(c) for c in data["contradictions"]), data["more"])

    def to_dict(self) -> dict[str, Any]:
        """Give them as the command's JSON writes them."""
        return {
            "contradictions": [{**c.to_dict(), "account": c.account} for c in self.contradictions],
            "more": self.more,
        }

    def __len__(self) -> int:
        return len(self.contradictions)

    def __getitem__(self, place: int) -> Contradiction:
        return self.contradictions[place]

    def __str__(self) -> str:
        return "\n\n".join("\n  ".join([c.quote, *map(str, c.dissolves)]) for c in self.contradictions)

    def __repr__(self) -> str:
        more = {True: ", and more", False: "", None: ", maybe more"}[self.more]
        return f"<FirstContradictions: {_show.count(len(self.contradictions), 'contradiction')}{more}>"

    def _repr_html_(self) -> str:
        rows = [(c.account or "timeline", c.quote) for c in self.contradictions]
        return _show.html_table(("where", "what"), rows, repr(self)[1:-1])


@dataclass(frozen=True, repr=False)
class EventDays:
    """The days on which an event can have started and ended.

    The days are `datetime.date`, or None where nothing bounds them; `to_dict` keeps years that
    `datetime.date` cannot hold, for which these raise `Unsupported`.
    """

    id: str
    title: str
    _days: tuple[Optional[str], Optional[str], Optional[str], Optional[str]]
    start_proofs: tuple[Optional[Proof], Optional[Proof]]
    end_proofs: tuple[Optional[Proof], Optional[Proof]]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> EventDays:
        """Read an event of the command's JSON."""
        start, end, proofs = data["start"], data["end"], data["proofs"]
        return cls(
            data["id"],
            data["title"],
            (start["earliest"], start["latest"], end["earliest"], end["latest"]),
            (proof_or_none(proofs["start"]["earliest"]), proof_or_none(proofs["start"]["latest"])),
            (proof_or_none(proofs["end"]["earliest"]), proof_or_none(proofs["end"]["latest"])),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""

        def ends(pair: tuple[Any, Any]) -> dict[str, Any]:
            return {"earliest": pair[0], "latest": pair[1]}

        def proofs(pair: tuple[Optional[Proof], Optional[Proof]]) -> dict[str, Any]:
            return ends(tuple(None if p is None else p.to_dict() for p in pair))  # type: ignore[arg-type]

        return {
            "id": self.id,
            "title": self.title,
            "start": ends(self._days[:2]),
            "end": ends(self._days[2:]),
            "proofs": {"start": proofs(self.start_proofs), "end": proofs(self.end_proofs)},
        }

    @property
    def start_earliest(self) -> Optional[datetime.date]:
        """It started no earlier."""
        return self._day(0)

    @property
    def start_latest(self) -> Optional[datetime.date]:
        """It started no later."""
        return self._day(1)

    @property
    def end_earliest(self) -> Optional[datetime.date]:
        """It ended no earlier."""
        return self._day(2)

    @property
    def end_latest(self) -> Optional[datetime.date]:
        """It ended no later."""
        return self._day(3)

    def _day(self, place: int) -> Optional[datetime.date]:
        text = self._days[place]
        return None if text is None else day_of(text)

    def __str__(self) -> str:
        def ends(first: Optional[str], last: Optional[str]) -> str:
            return str(first) if first == last and first else f"{first or '?'} .. {last or '?'}"

        return f"starts {ends(*self._days[:2])}, ends {ends(*self._days[2:])}"

    def __repr__(self) -> str:
        return f"<EventDays {self.id}: {self}>"
