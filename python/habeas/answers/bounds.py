# SPDX-License-Identifier: MIT
"""Bounds: the least and the greatest that a number can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Union

from habeas import _core, _show
from habeas.answers.proofs import CheckResult, Proof, proof_or_none
from habeas.errors import InvalidType
from habeas.model.quantity import About, about_parts, whole_number
from habeas.model.view import View
from habeas.model.widening import Widening, policy_text

__all__ = ["Bound"]


@dataclass(frozen=True, repr=False)
class Bound:
    """The least and the greatest that a number can be, each with its proof; an end that is None is unbounded.

    Attributes
    ----------
    low, high : int or None
    low_proof, high_proof : Proof or None
    assumptions : tuple of str
        Those that the proofs use.
    set_aside : tuple of str
        Claims left out because they contradict one another.
    engine : str
        Which engine gave the answer: "difference", "linear" or "integer".

    Examples
    --------
    >>> from habeas import examples
    >>> b = examples.small().ledger("watch").entries("2030-01-05", "2030-01-12")
    >>> b
    <Bound at least 15: C1, C2, C3, ours, shared_cutoff>
    >>> print(b)
    at least 15
    """

    low: Optional[int]
    high: Optional[int]
    low_proof: Optional[Proof] = None
    high_proof: Optional[Proof] = None
    assumptions: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    engine: str = "difference"

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Bound:
        """Read a bound of the command's JSON."""
        return cls(
            low=data["low"],
            high=data["high"],
            low_proof=proof_or_none(data["low_proof"]),
            high_proof=proof_or_none(data["high_proof"]),
            assumptions=tuple(data["assumptions"]),
            set_aside=tuple(data["set_aside"]),
            engine=data["engine"],
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "low": self.low,
            "high": self.high,
            "low_proof": None if self.low_proof is None else self.low_proof.to_dict(),
            "high_proof": None if self.high_proof is None else self.high_proof.to_dict(),
            "assumptions": list(self.assumptions),
            "set_aside": list(self.set_aside),
            "engine": self.engine,
        }

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that the proofs cite, sorted."""
        return tuple(sorted({c for p in (self.low_proof, self.high_proof) if p is not None for c in p.claims}))

    @property
    def is_exact(self) -> bool:
        """Are both ends the same number?"""
        return self.low is not None and self.low == self.high

    def __contains__(self, number: object) -> bool:
        try:
            n = whole_number(number)
        except InvalidType:
            return False
        return (self.low is None or self.low <= n) and (self.high is None or n <= self.high)

    def check(
        self, dossier: View, about: Union[About, int, None] = None, widen: Union[Widening, str, None] = None
    ) -> CheckResult:
        """Verify both ends; as `Proof.check`."""
        return CheckResult(tuple(_core.check_bound(self, dossier._engine, about_parts(about), policy_text(widen))))

    def __str__(self) -> str:
        return _show.range_text(self.low, self.high)

    def __repr__(self) -> str:
        rests_on = _show.some((*self.claims, *self.assumptions))
        return f"<Bound {self}{': ' + rests_on if rests_on else ''}>"

    def _repr_html_(self) -> str:
        parts = [_show.html_table(("answer", "set aside"), [(str(self), ", ".join(self.set_aside))])]
        parts += [p._repr_html_() for p in (self.low_proof, self.high_proof) if p is not None]
        return "".join(parts)
