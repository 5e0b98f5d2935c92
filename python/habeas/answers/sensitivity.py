# SPDX-License-Identifier: MIT
"""Answers worked out anew without each claim and assumption that they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

from habeas import _core, _show
from habeas._tables import Column
from habeas._value import Value
from habeas.answers.bounds import Bound
from habeas.answers.rows import Rows
from habeas.answers.unaccounted import Unaccounted
from habeas.model.fields import row_columns as typed

__all__ = ["Sensitivity", "SensitivityRow", "StockSensitivity", "StockSensitivityRow", "UnaccountedSensitivity"]


@dataclass(frozen=True)
class SensitivityRow(Value):
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
class Sensitivity(Value, Rows[SensitivityRow]):
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

    def _rows(self) -> tuple[SensitivityRow, ...]:
        return self.rows

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns, for `pandas.DataFrame` and the like: without, is, low, high, refused."""
        return row_columns(self.rows)

    def _arrow_columns(self) -> list[Column]:
        return typed(self.columns, ("low", "high"))

    def _table(self) -> list[tuple[str, str, str]]:
        rows = [(r.without, "assumption" if r.is_assumption else "claim", str(r)) for r in self.rows]
        return [("-", "-", str(self.bound)), *rows]

    def __str__(self) -> str:
        return _show.table(("without", "is", "answer"), self._table())

    def __repr__(self) -> str:
        return f"<Sensitivity of {self.bound} to {_show.some([r.without for r in self.rows]) or 'nothing'}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("without", "is", "answer"), self._table(), repr(self)[1:-1])


@dataclass(frozen=True, repr=False)
class UnaccountedSensitivity(Value, Rows[SensitivityRow]):
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

    def _arrow_columns(self) -> list[Column]:
        return typed(self.columns, ("low", "high"))

    def _table(self) -> list[tuple[str, str, str]]:
        rows = [(r.without, "assumption" if r.is_assumption else "claim", str(r)) for r in self.rows]
        return [("-", "-", f"at least {self.whole.unaccounted}"), *rows]

    def __str__(self) -> str:
        return _show.table(("without", "is", "unaccounted"), self._table())

    def __repr__(self) -> str:
        on = _show.some([r.without for r in self.rows]) or "nothing"
        return f"<UnaccountedSensitivity of at least {self.whole.unaccounted} to {on}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("without", "is", "unaccounted"), self._table(), repr(self)[1:-1])


@dataclass(frozen=True, repr=False)
class StockSensitivityRow(Value):
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
class StockSensitivity(Value, Rows[StockSensitivityRow]):
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

    def _arrow_columns(self) -> list[Column]:
        return typed(self.columns, ("low", "high"))

    def _table(self) -> list[tuple[str, str, str]]:
        return [(at, "-", str(bound)) for at, bound in self.points] + [
            (r.at, r.row.without, str(r.row)) for r in self.rows
        ]

    def __str__(self) -> str:
        return _show.table(("at", "without", "held"), self._table())

    def __repr__(self) -> str:
        return f"<StockSensitivity of {_show.count(len(self.points), 'stock')}: {_show.count(len(self), 'row')}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("at", "without", "held"), self._table(), repr(self)[1:-1])


# The engine makes these itself.
_core.registered.update(SensitivityRow=SensitivityRow)
