# SPDX-License-Identifier: MIT
"""Bounds: the least and the greatest that a number can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Optional, Union

from habeas import _core, _show
from habeas._value import Value
from habeas.answers.contradictions import Contradiction
from habeas.answers.proofs import CheckResult, Proof, proof_or_none
from habeas.answers.ranges import Range
from habeas.errors import InvalidType
from habeas.model.quantity import About, about_parts, whole_number
from habeas.model.view import View
from habeas.model.widening import Widening, policy_text

__all__ = ["Alternative", "Bound"]


@dataclass(frozen=True, eq=False)
class Alternative(Value, Range):
    """What an answer is if these claims, and no others, are wrong.

    Attributes
    ----------
    without : tuple of str
        The claims given up.
    origins : int
        How many independent origins these have.
    low, high : int or None
    low_proof, high_proof : Proof or None
    engine : str
    refused : str
        Why there is no answer, where there is none; else empty.
    """

    without: tuple[str, ...]
    origins: int
    low: Optional[int]
    high: Optional[int]
    low_proof: Optional[Proof] = None
    high_proof: Optional[Proof] = None
    engine: str = "difference"
    refused: str = ""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Alternative:
        """Read an alternative of the command's JSON."""
        return cls(
            without=tuple(data["without"]),
            origins=data["origins"],
            low=data["low"],
            high=data["high"],
            low_proof=proof_or_none(data["low_proof"]),
            high_proof=proof_or_none(data["high_proof"]),
            engine=data["engine"],
            refused=data.get("refused", ""),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        made: dict[str, Any] = {
            "without": list(self.without),
            "origins": self.origins,
            "low": self.low,
            "high": self.high,
            "low_proof": None if self.low_proof is None else self.low_proof.to_dict(),
            "high_proof": None if self.high_proof is None else self.high_proof.to_dict(),
            "engine": self.engine,
        }
        return {**made, "refused": self.refused} if self.refused else made

    def __str__(self) -> str:
        return _show.range_text(self.low, self.high)


@dataclass(frozen=True, repr=False, eq=False)
class Bound(Value, Range):
    """The least and the greatest that a number can be, each with its proof; an end that is None is unbounded.

    Attributes
    ----------
    low, high : int or None
    low_proof, high_proof : Proof or None
    assumptions : tuple of str
        Those that the proofs use.
    set_aside : tuple of str
        Claims that no end here uses, since they contradict others; where `repairs` is "outer", since they may.
    engine : str
        Which engine gave the answer: "difference", "linear" or "integer".
    repairs : str
        Where claims contradict one another, whichever are wrong: "all", or those that give up the "fewest" origins;
        "outer" where that was not settled and the bound may be wider than need be. Else "none".
    alternatives : tuple of Alternative
        What the answer is for each way in which claims may be wrong, the fewest origins first; at most 64.
    alternatives_left : int
        How many more there are.
    fewest : tuple of (int or None, int or None), or None
        The ends if as few origins as possible are wrong, where that is narrower.
    disputed : tuple of str
        Claims that not every alternative keeps.
    contradictions : tuple of Contradiction
        What the alternatives are the ways out of.
    contradictions_left : int
        How many more of these are known; 0 unless there are more than 200.
    denied_by : tuple of str
        The denials of claims that the proofs cite: they change no bound.

    Examples
    --------
    >>> from habeas import examples
    >>> b = examples.small().ledger("watch").entries("2030-01-05", "2030-01-12")
    >>> b
    <Bound at least 15: C1, C2, C3, ours, shared_cutoff>
    >>> print(b)
    at least 15

    A bound is no number. Its ends are compared with numbers, and a number may lie within it:

    >>> b.low == 15, b.is_exact, 14 in b
    (True, False, False)
    >>> b == 15
    Traceback (most recent call last):
    habeas.errors.InvalidType: a bound is compared with a number: got 'at least 15' == 15, wanted .low == .high == 15, \
or one end: .low == 15
    """

    low: Optional[int]
    high: Optional[int]
    low_proof: Optional[Proof] = None
    high_proof: Optional[Proof] = None
    assumptions: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    engine: str = "difference"
    repairs: str = "none"
    alternatives: tuple[Alternative, ...] = ()
    alternatives_left: int = 0
    fewest: Optional[tuple[Optional[int], Optional[int]]] = None
    disputed: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    denied_by: tuple[str, ...] = ()
    contradictions_left: int = 0

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
            repairs=data.get("repairs", "none"),
            alternatives=tuple(Alternative.from_dict(a) for a in data.get("alternatives", ())),
            alternatives_left=data.get("alternatives_left", 0),
            fewest=None if data.get("fewest") is None else (data["fewest"]["low"], data["fewest"]["high"]),
            disputed=tuple(data.get("disputed", ())),
            contradictions=tuple(Contradiction.from_dict(c) for c in data.get("contradictions", ())),
            denied_by=tuple(data.get("denied_by", ())),
            contradictions_left=data.get("contradictions_left", 0),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "low": self.low,
            "high": self.high,
            "low_proof": None if self.low_proof is None else self.low_proof.to_dict(),
            "high_proof": None if self.high_proof is None else self.high_proof.to_dict(),
            "assumptions": list(self.assumptions),
            "repairs": self.repairs,
            "alternatives": [a.to_dict() for a in self.alternatives],
            "alternatives_left": self.alternatives_left,
            "fewest": None if self.fewest is None else {"low": self.fewest[0], "high": self.fewest[1]},
            "disputed": list(self.disputed),
            "contradictions": [c.to_dict() for c in self.contradictions],
            "set_aside": list(self.set_aside),
            "engine": self.engine,
            **({"contradictions_left": self.contradictions_left} if self.contradictions_left else {}),
            **({"denied_by": list(self.denied_by)} if self.denied_by else {}),
        }

    @cached_property
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
        found = _core.check_bound(self, dossier._engine, about_parts(about), policy_text(widen))
        return CheckResult(*map(tuple, found))

    def __str__(self) -> str:
        return _show.range_text(self.low, self.high)

    def __repr__(self) -> str:
        rests_on = _show.some((*self.claims, *self.assumptions))
        return f"<Bound {self}{': ' + rests_on if rests_on else ''}>"

    def _repr_html_(self) -> str:
        fewest = "" if self.fewest is None else _show.range_text(*self.fewest)
        facts = [
            ("answer", str(self)),
            ("claims", _show.some(self.claims, 20)),
            ("assumptions", ", ".join(self.assumptions)),
            ("repairs", "" if self.repairs == "none" else self.repairs),
            ("if as few origins as possible are wrong", fewest),
            ("disputed", _show.some(self.disputed, 20)),
            ("not used" if self.repairs == "outer" else "set aside", _show.some(self.set_aside, 20)),
            ("engine", "" if self.engine == "difference" else self.engine),
        ]
        head = ("if these are wrong", "answer")
        rows = [(", ".join(a.without), a.refused or str(a)) for a in self.alternatives]
        more = [("...", f"{self.alternatives_left} more")] if self.alternatives_left else []
        ways = [_show.html_table(head, [*rows, *more], "alternatives")] if rows else []
        against = [c._repr_html_() for c in self.contradictions]
        if self.contradictions_left:
            against.append(f"<p>{self.contradictions_left} more are not listed.</p>")
        proofs = [p._repr_html_() for p in (self.low_proof, self.high_proof) if p is not None]
        page = [_show.html_facts(repr(self)[1:-1], facts), *ways, _show.html_parts("contradictions", against)]
        return "".join([*page, _show.html_parts("proof", proofs)])


# The engine makes these itself.
_core.registered.update(Alternative=Alternative, Bound=Bound)
