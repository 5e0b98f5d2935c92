# SPDX-License-Identifier: MIT
"""Answers in a row: what was known when, what nobody states between stocks, and stocks without each claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Optional, TypeVar, Union, overload

from habeas import _show
from habeas.answers import SensitivityRow, Unaccounted, row_columns
from habeas.proofs import Bound

__all__ = [
    "Asked",
    "KnownAnswer",
    "KnownSeries",
    "StockSensitivity",
    "StockSensitivityRow",
    "UnaccountedSensitivity",
    "UnaccountedSeries",
    "UnaccountedStep",
]

R = TypeVar("R")


@dataclass(frozen=True, repr=False)
class Asked:
    """A question to a ledger: a stock at a point, or what came or went between two.

    Attributes
    ----------
    what : {"held", "entries", "exits"}
    at : str or None
        The point of a stock.
    from_, to : str or None
        The points of a flow.
    kind : str or None
        One kind of entry or exit; None is all.
    """

    what: str
    at: Optional[str] = None
    from_: Optional[str] = None
    to: Optional[str] = None
    kind: Optional[str] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Asked:
        """Read it from the command's JSON."""
        return cls(data["what"], data.get("at"), data.get("from"), data.get("to"), data.get("kind"))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        if self.what == "held":
            return {"what": self.what, "at": self.at}
        return {"what": self.what, "from": self.from_, "to": self.to, "kind": self.kind}

    def __str__(self) -> str:
        if self.what == "held":
            return f"held at {self.at}"
        return f"{self.what}{f' ({self.kind})' if self.kind else ''} from {self.from_} to {self.to}"

    def __repr__(self) -> str:
        return f"<Asked {self}>"


class _Rows(Sequence[R], Generic[R]):
    """A sequence over one tuple of a frozen value."""

    def _rows(self) -> tuple[R, ...]:
        raise NotImplementedError

    @overload
    def __getitem__(self, key: int) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[R, ...]: ...
    def __getitem__(self, key: Union[int, slice]) -> Union[R, tuple[R, ...]]:
        return self._rows()[key]

    def __len__(self) -> int:
        return len(self._rows())

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows())


@dataclass(frozen=True, repr=False)
class KnownAnswer:
    """An answer as it was known from one moment until the next step of its series.

    Attributes
    ----------
    since : str
        A day, whose end it is, or a date and time; "start" is before everything.
    said, no_longer : tuple of str
        Claims that began to count then, and that stopped counting.
    bound : Bound or None
        The answer; None where there was none.
    refused : str or None
        Why there was none.
    """

    since: str
    said: tuple[str, ...]
    no_longer: tuple[str, ...]
    bound: Optional[Bound]
    refused: Optional[str] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> KnownAnswer:
        """Read a step of the command's JSON."""
        bound = Bound.from_dict(data["bound"]) if "bound" in data else None
        return cls(data["since"], tuple(data["said"]), tuple(data["no_longer"]), bound, data.get("refused"))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        data: dict[str, Any] = {"since": self.since, "said": list(self.said), "no_longer": list(self.no_longer)}
        if self.bound is not None:
            data["bound"] = self.bound.to_dict()
        if self.refused is not None:
            data["refused"] = self.refused
        return data

    def __str__(self) -> str:
        return self.refused or str(self.bound)

    def __repr__(self) -> str:
        return f"<KnownAnswer since {self.since}: {self}>"


@dataclass(frozen=True, repr=False)
class KnownSeries(_Rows[KnownAnswer]):
    """One answer as known from each day on, what was known when. A sequence of steps, in time.

    Examples
    --------
    >>> from habeas import examples
    >>> print(examples.small().ledger("watch").series("exits", "start:2030-01-06", "end:2030-01-15"))
    since       answer       said    no longer
    2030-01-06  at least 0   C1
    2030-01-11  at least 0   C6
    2030-01-13  at least 0   C2, C3
    2030-01-15  at least 30  C4
    2030-01-16  at least 0   C5
    """

    account: str
    asked: Asked
    steps: tuple[KnownAnswer, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> KnownSeries:
        """Read it from the command's JSON."""
        return cls(data["account"], Asked.from_dict(data), tuple(KnownAnswer.from_dict(s) for s in data["steps"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {**self.asked.to_dict(), "account": self.account, "steps": [s.to_dict() for s in self.steps]}

    def _rows(self) -> tuple[KnownAnswer, ...]:
        return self.steps

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns, for `pandas.DataFrame` and the like: since, low, high, refused, said, no_longer."""
        return {
            "since": [s.since for s in self.steps],
            "low": [None if s.bound is None else s.bound.low for s in self.steps],
            "high": [None if s.bound is None else s.bound.high for s in self.steps],
            "refused": [s.refused for s in self.steps],
            "said": [", ".join(s.said) for s in self.steps],
            "no_longer": [", ".join(s.no_longer) for s in self.steps],
        }

    def _table(self) -> list[tuple[str, str, str, str]]:
        return [(s.since, str(s), ", ".join(s.said), ", ".join(s.no_longer)) for s in self.steps]

    def __str__(self) -> str:
        return _show.table(("since", "answer", "said", "no longer"), self._table())

    def __repr__(self) -> str:
        return f"<KnownSeries of {self.account}, {self.asked}: {_show.count(len(self), 'step')}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("since", "answer", "said", "no longer"), self._table(), repr(self)[1:-1])


@dataclass(frozen=True, repr=False)
class UnaccountedStep:
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
class UnaccountedSeries(_Rows[UnaccountedStep]):
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


@dataclass(frozen=True, repr=False)
class UnaccountedSensitivity(_Rows[SensitivityRow]):
    """What no claim states of a movement, and the same without each claim and assumption. A sequence of rows.

    The `low` of a row is what is then unaccounted for. Taking away a claim that states some makes it more.
    """

    whole: Unaccounted
    rows: tuple[SensitivityRow, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give what is unaccounted for, the bound and the rows as the command's JSON writes them."""
        return {
            "unaccounted": self.whole.unaccounted,
            "bound": self.whole.bound.to_dict(),
            "rows": [r.to_dict() for r in self.rows],
        }

    def _rows(self) -> tuple[SensitivityRow, ...]:
        return self.rows

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns, for `pandas.DataFrame` and the like: without, is, low, high, refused."""
        return row_columns(self.rows)

    def _table(self) -> list[tuple[str, str, str]]:
        rows = [(r.without, "assumption" if r.is_assumption else "claim", str(r)) for r in self.rows]
        return [("-", "-", f"at least {self.whole.unaccounted}"), *rows]

    def __str__(self) -> str:
        return _show.table(("without", "is", "unaccounted"), self._table())

    def __repr__(self) -> str:
        on = _show.some([r.without for r in self.rows]) or "nothing"
        return f"<UnaccountedSensitivity of at least {self.whole.unaccounted} to {on}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("without", "is", "unaccounted"), self._table())


@dataclass(frozen=True, repr=False)
class StockSensitivityRow:
    """One stock that is another without a claim or assumption."""

    at: str
    row: SensitivityRow

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> StockSensitivityRow:
        """Read a row of the command's JSON."""
        return cls(data["at"], SensitivityRow.from_dict(data))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {**self.row.to_dict(), "at": self.at}

    def __str__(self) -> str:
        return f"{self.at} without {self.row.without}: {self.row}"

    def __repr__(self) -> str:
        return f"<StockSensitivityRow {self}>"


@dataclass(frozen=True, repr=False)
class StockSensitivity(_Rows[StockSensitivityRow]):
    """The stocks between two points, and each that is another without a claim or assumption. A sequence of rows."""

    points: tuple[tuple[str, Bound], ...]
    rows: tuple[StockSensitivityRow, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the points and the rows as the command's JSON writes them."""
        return {
            "points": [{"at": at, "bound": bound.to_dict()} for at, bound in self.points],
            "rows": [r.to_dict() for r in self.rows],
        }

    def _rows(self) -> tuple[StockSensitivityRow, ...]:
        return self.rows

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns: at, without, is, low, high, refused."""
        return {"at": [r.at for r in self.rows], **row_columns([r.row for r in self.rows])}

    def _table(self) -> list[tuple[str, str, str]]:
        return [(at, "-", str(bound)) for at, bound in self.points] + [
            (r.at, r.row.without, str(r.row)) for r in self.rows
        ]

    def __str__(self) -> str:
        return _show.table(("at", "without", "held"), self._table())

    def __repr__(self) -> str:
        return f"<StockSensitivity of {_show.count(len(self.points), 'stock')}: {_show.count(len(self), 'row')}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("at", "without", "held"), self._table())
