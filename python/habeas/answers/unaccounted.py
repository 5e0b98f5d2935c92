# SPDX-License-Identifier: MIT
"""Movements that no claim states: between two points, and from each stock to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from habeas import _core, _show
from habeas._tables import Column
from habeas._value import Value
from habeas.answers.bounds import Bound
from habeas.answers.rows import Rows
from habeas.model.fields import row_columns

__all__ = ["Unaccounted", "UnaccountedSeries", "UnaccountedStep"]


@dataclass(frozen=True, repr=False)
class Unaccounted(Value):
    """Movements that no claim of the account states: the least there were, less the most that claims state.

    Attributes
    ----------
    bound : Bound
        Entries (or exits) from one point to the other.
    stated : int or None
        The most that claims of them state there; None is any number.
    unaccounted : int
        At least this many are not stated by any claim.
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

    def _repr_html_(self) -> str:
        stated = "any number" if self.stated is None else f"at most {self.stated}"
        facts = [("moved", str(self.bound)), ("stated", stated), ("stated by", ", ".join(self.claims))]
        return _show.html_facts(repr(self)[1:-1], facts) + _show.html_parts("why", [self.bound._repr_html_()])


@dataclass(frozen=True, repr=False)
class UnaccountedStep(Value):
    """What came and went between two stocks that follow one another, and what no claim states of it."""

    from_: str
    to: str
    entries: Unaccounted
    exits: Unaccounted

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> UnaccountedStep:
        """Read a step of the command's JSON."""
        entries, exits = Unaccounted.from_dict(data["entries"]), Unaccounted.from_dict(data["exits"])
        return cls(data["from"], data["to"], entries, exits)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {"from": self.from_, "to": self.to, "entries": self.entries.to_dict(), "exits": self.exits.to_dict()}

    def __str__(self) -> str:
        entries, exits = self.entries.unaccounted, self.exits.unaccounted
        return f"{self.from_} to {self.to}: at least {entries} entries, at least {exits} exits"

    def __repr__(self) -> str:
        return f"<UnaccountedStep {self}>"


@dataclass(frozen=True, repr=False)
class UnaccountedSeries(Value, Rows[UnaccountedStep]):
    """What no claim states of what came and went, from each stock to the next. A sequence of steps.

    Steps may not be added up: a claim may state movements of several.

    Examples
    --------
    >>> from habeas import examples
    >>> print(examples.small().ledger("watch").unaccounted_series())
    from      to        entries      exits
    claim:C1  claim:C3  at least 15  at least 0
    """

    account: str
    steps: tuple[UnaccountedStep, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> UnaccountedSeries:
        """Read it from the command's JSON."""
        return cls(data["account"], tuple(UnaccountedStep.from_dict(s) for s in data["steps"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {"account": self.account, "steps": [s.to_dict() for s in self.steps]}

    def _rows(self) -> tuple[UnaccountedStep, ...]:
        return self.steps

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns: from, to, and of each way the least that moved, what is stated, what is not."""
        columns: dict[str, list[Any]] = {"from": [s.from_ for s in self.steps], "to": [s.to for s in self.steps]}
        for way in ("entries", "exits"):
            flows: list[Unaccounted] = [getattr(s, way) for s in self.steps]
            columns[f"{way}_low"] = [f.bound.low for f in flows]
            columns[f"{way}_high"] = [f.bound.high for f in flows]
            columns[f"{way}_stated"] = [f.stated for f in flows]
            columns[f"{way}_unaccounted"] = [f.unaccounted for f in flows]
        return columns

    def _arrow_columns(self) -> list[Column]:
        columns = self.columns
        return row_columns(columns, [name for name in columns if name not in ("from", "to")])

    def _table(self) -> list[tuple[str, str, str, str]]:
        return [
            (s.from_, s.to, f"at least {s.entries.unaccounted}", f"at least {s.exits.unaccounted}") for s in self.steps
        ]

    def __str__(self) -> str:
        return _show.table(("from", "to", "entries", "exits"), self._table())

    def __repr__(self) -> str:
        return f"<UnaccountedSeries of {self.account}: {_show.count(len(self), 'step')}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("from", "to", "entries", "exits"), self._table(), repr(self)[1:-1])


# The engine makes these itself.
_core.registered.update(Unaccounted=Unaccounted, UnaccountedStep=UnaccountedStep)
