# SPDX-License-Identifier: MIT
"""Proofs: the steps that a number rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Optional, Union

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.model.quantity import About, about_parts
from habeas.model.view import View
from habeas.model.widening import Widening, policy_text

__all__ = ["CheckResult", "DateWidening", "Proof", "ProofStep", "Term", "WeightedTerm"]


#: How wide the amounts of a proof are written.
_AMOUNT = 5


class CheckResult(NamedTuple):
    """What is wrong with a proof, in plain words; true where nothing is.

    Attributes
    ----------
    reasons : tuple of str
        What is wrong.
    unchecked : tuple of str
        What was not checked, since the answer does not bring it or it would be too much: it may be right or wrong.
    """

    reasons: tuple[str, ...]
    unchecked: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        """Is nothing wrong in what was checked?"""
        return not self.reasons

    def __bool__(self) -> bool:
        return self.valid


@dataclass(frozen=True)
class Term(Value):
    """A quantity that a step speaks of: a running count of an account at a point, or an end of an event.

    Parameters
    ----------
    kind : str
        "account", "event" or "calendar" (the day 1970-01-01).
    owner : str
        The account or event.
    chain : str
        entries, exits, entries:KIND, exits:KIND, held (of a stratum); of an event, start or end.
    point : str
        Of an account: which point.
    stratum : str
        Of an account: AXIS=NAME where a stratum of it is meant.
    """

    kind: str = "calendar"
    owner: str = ""
    chain: str = ""
    point: str = ""
    stratum: str = ""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Term:
        """Read a term of the command's JSON."""
        if "account" in data:
            return cls("account", data["account"], data["chain"], data["point"], data.get("stratum", ""))
        return cls("event", data["event"], data["chain"]) if "event" in data else cls()

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        if self.kind == "account":
            of_stratum = {"stratum": self.stratum} if self.stratum else {}
            return {"account": self.owner, "chain": self.chain, "point": self.point, **of_stratum}
        if self.kind == "event":
            return {"event": self.owner, "chain": self.chain}
        return {"calendar": "1970-01-01"}


@dataclass(frozen=True)
class WeightedTerm(Value):
    """A term of a sum, and how often it is taken; below 0, it is taken away."""

    times: int
    variable: Term

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> WeightedTerm:
        """Read one of the command's JSON."""
        return cls(data["times"], Term.from_dict(data["variable"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {"times": self.times, "variable": self.variable.to_dict()}


@dataclass(frozen=True)
class DateWidening(Value):
    """That a step widens a date: by how many days, and by which policy."""

    days: int
    policy: str


@dataclass(frozen=True, repr=False)
class ProofStep(Value):
    """One step: plus - minus is at least (low) or at most (high) amount.

    A step of the linear engine may be of more terms than two: then `terms` holds them, and plus and minus mean
    nothing. A step without a claim names a rule of the count or of the calendar. `because` is the proof of a step
    that follows from others.
    """

    claims: tuple[str, ...]
    assumptions: tuple[str, ...]
    rule: str
    end: str
    plus: Term
    minus: Term
    amount: int
    times: int
    sentence: str
    because: Optional[Proof] = None
    terms: tuple[WeightedTerm, ...] = ()
    widened: Optional[DateWidening] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ProofStep:
        """Read a step of the command's JSON."""
        return cls(
            claims=tuple(data["claims"]),
            assumptions=tuple(data["assumptions"]),
            rule=data["rule"],
            end=data["end"],
            plus=Term.from_dict(data["plus"] or {}),
            minus=Term.from_dict(data["minus"] or {}),
            amount=data["amount"],
            times=data["times"],
            sentence=data["sentence"],
            because=Proof.from_dict(data["because"]) if "because" in data else None,
            terms=tuple(WeightedTerm.from_dict(t) for t in data.get("terms", ())),
            widened=DateWidening(**data["widened"]) if "widened" in data else None,
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        data: dict[str, Any] = {
            "claims": list(self.claims),
            "assumptions": list(self.assumptions),
            "rule": self.rule,
            "end": self.end,
            "plus": None if self.terms else self.plus.to_dict(),
            "minus": None if self.terms else self.minus.to_dict(),
            "amount": self.amount,
            "times": self.times,
            "sentence": self.sentence,
        }
        if self.terms:
            data["terms"] = [t.to_dict() for t in self.terms]
        if self.because is not None:
            data["because"] = self.because.to_dict()
        if self.widened is not None:
            data["widened"] = {"days": self.widened.days, "policy": self.widened.policy}
        return data

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<ProofStep {self.rule} {self.amount:+d}: {self.sentence}>"


@dataclass(frozen=True, repr=False)
class Proof(Value, Tabular):
    """Steps that make up a number: amounts times, summed, divided by divisor and rounded to the safe side.

    As a frame, a row a step; those of a proof within another are one deeper.

    Examples
    --------
    >>> from habeas import examples
    >>> d = examples.small()
    >>> proof = d.ledger("watch").entries("2030-01-05", "2030-01-12").low_proof
    >>> proof.value, proof.claims, proof.assumptions
    (15, ('C1', 'C2', 'C3'), ('ours', 'shared_cutoff'))
    >>> bool(proof.check(d))
    True
    """

    value: int
    divisor: int
    end: str
    steps: tuple[ProofStep, ...]
    about: Optional[tuple[Term, Term]] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Proof:
        """Read a proof of the command's JSON."""
        steps = tuple(ProofStep.from_dict(s) for s in data["steps"])
        both = data.get("about")
        about = None if both is None else (Term.from_dict(both["plus"]), Term.from_dict(both["minus"]))
        return cls(data["value"], data["divisor"], data["end"], steps, about)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        steps = [s.to_dict() for s in self.steps]
        data: dict[str, Any] = {"value": self.value, "divisor": self.divisor, "end": self.end, "steps": steps}
        if self.about is not None:
            data["about"] = {"plus": self.about[0].to_dict(), "minus": self.about[1].to_dict()}
        return data

    @property
    def plus(self) -> Term:
        """What the steps start from; of a sum, what it is about."""
        if self.about is not None:
            return self.about[0]
        return self.steps[0].plus if self.steps else Term()

    @property
    def minus(self) -> Term:
        """What the steps lead to: the number is of plus less minus."""
        if self.about is not None:
            return self.about[1]
        return self.steps[-1].minus if self.steps else Term()

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The claims that it cites, those of proofs within it too, sorted."""
        return tuple(sorted({c for s in self._all() for c in s.claims}))

    @cached_property
    def assumptions(self) -> tuple[str, ...]:
        """The assumptions that it cites, those of proofs within it too, sorted."""
        return tuple(sorted({a for s in self._all() for a in s.assumptions}))

    def check(
        self, dossier: View, about: Union[About, int, None] = None, widen: Union[Widening, str, None] = None
    ) -> CheckResult:
        """Verify every step against the claims themselves, without the engine that found it.

        Parameters
        ----------
        dossier : Dossier
            The dossier as it was asked: the same view, the same assumptions.
        about : About or int, optional
            How wide "about" was taken to be.
        widen : Widening or str, optional
            The policy that the timeline widened dates by.
        """
        found = _core.check_proof(self, dossier._engine, about_parts(about), policy_text(widen))
        return CheckResult(*map(tuple, found))

    def _all(self) -> Iterator[ProofStep]:
        for s in self.steps:
            yield s
            if s.because is not None:
                yield from s.because._all()

    def _tree(self, depth: int = 0) -> Iterator[tuple[int, ProofStep]]:
        for s in self.steps:
            yield depth, s
            if s.because is not None:
                yield from s.because._tree(depth + 1)

    def _arrow_columns(self) -> list[Column]:
        tree = list(self._tree())
        return [
            ("depth", "integer", [depth for depth, _ in tree]),
            ("amount", "integer", [s.amount for _, s in tree]),
            ("times", "integer", [s.times for _, s in tree]),
            ("rule", "text", [s.rule for _, s in tree]),
            ("sentence", "text", [s.sentence for _, s in tree]),
            ("claims", "texts", [s.claims for _, s in tree]),
            ("assumptions", "texts", [s.assumptions for _, s in tree]),
        ]

    def __str__(self) -> str:
        sign = ">=" if self.end == "low" else "<="
        # Amounts stand in a column, as the command and C++'s proof_text write them.
        steps = (
            f"  {' ' * (_AMOUNT + 2) * depth}{s.amount:>+{_AMOUNT}d}{_times(s)}  {s.sentence}"
            for depth, s in self._tree()
        )
        return _show.lines([f"{sign} {self.value}{_divided(self)}", *steps])

    def __repr__(self) -> str:
        sign = ">=" if self.end == "low" else "<="
        steps = _show.count(len(self.steps), "step")
        return f"<Proof {sign} {self.value} in {steps}: {_show.some((*self.claims, *self.assumptions)) or 'no claim'}>"

    def _repr_html_(self) -> str:
        def leaf(s: ProofStep) -> str:
            on = ", ".join((*s.claims, *s.assumptions))
            return f"{s.amount:+d}{_times(s)}: {s.sentence}{f' [{on}]' if on else ''}"

        sign = "\u2265" if self.end == "low" else "\u2264"
        return _show.html_tree(f"{sign} {self.value}{_divided(self)}", [(depth, leaf(s)) for depth, s in self._tree()])


def _times(step: ProofStep) -> str:
    return f" \u00d7 {step.times}" if step.times != 1 else ""


def _divided(proof: Proof) -> str:
    return f", the sum divided by {proof.divisor}" if proof.divisor != 1 else ""


def proof_or_none(data: Optional[dict[str, Any]]) -> Optional[Proof]:
    """Read a proof where there is one."""
    return None if data is None else Proof.from_dict(data)


# The engine makes these itself.
_core.registered.update({kind.__name__: kind for kind in (DateWidening, Proof, ProofStep, Term, WeightedTerm)})
