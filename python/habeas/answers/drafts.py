# SPDX-License-Identifier: MIT
"""What a draft would change before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.answers.asked import Asked
from habeas.answers.bounds import Bound
from habeas.answers.changes import ends, interval
from habeas.answers.contradictions import Contradiction
from habeas.model.fields import row_columns
from habeas.model.quantity import Interval

__all__ = ["DraftReport", "ImpliedAnswer", "SettledContradiction"]


@dataclass(frozen=True, repr=False)
class SettledContradiction(Value):
    """A contradiction that is there without a draft and no more with it; without an account, of the timeline."""

    account: Optional[str]
    claims: tuple[str, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> SettledContradiction:
        """Read one of the command's JSON."""
        return cls(data["account"], tuple(data["claims"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {"account": self.account, "claims": list(self.claims)}

    def __str__(self) -> str:
        return f"{self.account or 'timeline'}: {', '.join(self.claims)}"

    def __repr__(self) -> str:
        return f"<SettledContradiction {self}>"


@dataclass(frozen=True, repr=False)
class ImpliedAnswer(Value):
    """An answer that a draft makes another, without saying so; `after` has its proof."""

    account: str
    asked: Asked
    before: Interval
    after: Bound

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ImpliedAnswer:
        """Read one of the command's JSON."""
        return cls(data["account"], Asked.from_dict(data), interval(data["before"]), Bound.from_dict(data["after"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            **self.asked.to_dict(),
            "account": self.account,
            "before": ends(self.before),
            "after": self.after.to_dict(),
        }

    def __str__(self) -> str:
        return f"{self.account}: {self.asked}: {_show.range_text(*self.before)}, now {self.after}"

    def __repr__(self) -> str:
        return f"<ImpliedAnswer {self}>"


@dataclass(frozen=True, repr=False)
class DraftReport(Value, Tabular):
    """Whether a draft fits what is said already, and what it implies that it does not say; as a frame, what it implies.

    Attributes
    ----------
    claims : tuple of str
        Those of the draft.
    contradictions : tuple of Contradiction
        Those with a claim of the draft in them, each with `quote` and `dissolves`.
    contradictions_left : int
        How many more contradictions of the draft are known than are listed.
    contradictions_settled : bool
        Were all contradictions found within the work allowed?
    settled : tuple of SettledContradiction
        Those that were there without it and are no more, by what it supersedes.
    implied : tuple of ImpliedAnswer
        What it makes another of the stocks, and of what came and went between them.
    """

    claims: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]
    settled: tuple[SettledContradiction, ...]
    implied: tuple[ImpliedAnswer, ...]
    contradictions_left: int = 0
    contradictions_settled: bool = True

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> DraftReport:
        """Read it from the command's JSON."""
        return cls(
            tuple(data["claims"]),
            tuple(Contradiction.from_dict(c) for c in data["contradictions"]),
            tuple(SettledContradiction.from_dict(c) for c in data["settled"]),
            tuple(ImpliedAnswer.from_dict(i) for i in data["implied"]),
            data.get("contradictions_left", 0),
            data.get("contradictions_settled", True),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "claims": list(self.claims),
            "fits": self.fits,
            "contradictions": [{**c.to_dict(), "account": c.account} for c in self.contradictions],
            "settled": [c.to_dict() for c in self.settled],
            "implied": [i.to_dict() for i in self.implied],
            "contradictions_left": self.contradictions_left,
            "contradictions_settled": self.contradictions_settled,
        }

    @property
    def fits(self) -> bool:
        """Does the draft contradict nothing?"""
        return not self.contradictions

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns of what it implies.

        account, what, at, from, to, kind, before_low, before_high, after_low, after_high.
        """
        return {
            "account": [i.account for i in self.implied],
            "what": [i.asked.what for i in self.implied],
            "at": [i.asked.at for i in self.implied],
            "from": [i.asked.from_ for i in self.implied],
            "to": [i.asked.to for i in self.implied],
            "kind": [i.asked.kind for i in self.implied],
            "before_low": [i.before.low for i in self.implied],
            "before_high": [i.before.high for i in self.implied],
            "after_low": [i.after.low for i in self.implied],
            "after_high": [i.after.high for i in self.implied],
        }

    def _arrow_columns(self) -> list[Column]:
        return row_columns(self.columns, ("before_low", "before_high", "after_low", "after_high"))

    def _table(self) -> list[tuple[str, str]]:
        rows = [("contradicts", c.quote or c.sentence) for c in self.contradictions]
        rows += [("settles", str(c)) for c in self.settled]
        return rows + [("implies", str(i)) for i in self.implied]

    def __str__(self) -> str:
        names = _show.some(self.claims) or "nothing"
        head = f"The draft ({names}) {'fits' if self.fits else 'does not fit'} what is said already."
        return _show.lines([head, *(f"{how}: {what}" for how, what in self._table())])

    def __repr__(self) -> str:
        against = _show.count(len(self.contradictions), "contradiction")
        return f"<DraftReport of {_show.some(self.claims) or 'nothing'}: {against}, {len(self.implied)} implied>"

    def _repr_html_(self) -> str:
        return _show.html_table(("draft", "what"), self._table(), repr(self)[1:-1])


# The engine makes these itself.
_core.registered.update(DraftReport=DraftReport, ImpliedAnswer=ImpliedAnswer, SettledContradiction=SettledContradiction)
