# SPDX-License-Identifier: MIT
"""Contradictions: claims that cannot all hold, why, and what would let them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Union

from habeas import _core, _show
from habeas._value import Value
from habeas.answers.proofs import CheckResult, Proof, proof_or_none
from habeas.model.quantity import About, about_parts
from habeas.model.view import View
from habeas.model.widening import Widening, policy_text

__all__ = ["Contradiction", "Repair"]


@dataclass(frozen=True, repr=False)
class Repair(Value):
    """A change that by itself lets the claims of a contradiction hold together; of other claims it says nothing.

    Attributes
    ----------
    change : {"number", "date", "taken_away", "assumption_off"}
    sentence : str
        In plain words.
    claim, assumption : str or None
        What changes.
    what : str or None
        Which date: cutoff, start, end, during, date.
    from_, to : str or None
        The number or date as stated, and as it would have to be.
    by : int or None
        By how much the number changes, or by how many days the date; below 0: less, or earlier.
    """

    change: str
    sentence: str
    claim: Optional[str] = None
    assumption: Optional[str] = None
    what: Optional[str] = None
    from_: Optional[str] = None
    to: Optional[str] = None
    by: Optional[int] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Repair:
        """Read one of the command's JSON."""
        return cls(
            change=data["change"],
            sentence=data["sentence"],
            claim=data.get("claim"),
            assumption=data.get("assumption"),
            what=data.get("what"),
            from_=data.get("from"),
            to=data.get("to"),
            by=data.get("by", data.get("days")),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        by = "days" if self.change == "date" else "by"
        pairs = {
            "change": self.change,
            "claim": self.claim,
            "assumption": self.assumption,
            "what": self.what,
            "from": self.from_,
            "to": self.to,
            by: self.by,
            "sentence": self.sentence,
        }
        return {k: v for k, v in pairs.items() if v is not None}

    def __str__(self) -> str:
        return f"{self.claim}: {self.sentence}" if self.claim else self.sentence

    def __repr__(self) -> str:
        return f"<Repair {self.change} of {self.claim or self.assumption}>"

    def _repr_html_(self) -> str:
        return _show.html_facts(repr(self)[1:-1], [("what", str(self))])


@dataclass(frozen=True, repr=False)
class Contradiction(Value):
    """Claims that cannot all hold as stated, none of them without need, under these assumptions.

    At least one is wrong, misdated, revised, or counts something else; habeas does not say which.

    Attributes
    ----------
    claims, assumptions : tuple of str
    sentence : str
    proof : Proof or None
        A circle or a sum of steps; its value, below 0, is how far the claims are from fitting. None where they fit in
        fractions and only whole numbers show that they cannot hold.
    account : str or None
        Where it is; None is the timeline.
    quote : str
        A paragraph that can be quoted; empty unless `Dossier.first_contradictions` gave it.
    dissolves : tuple of Repair
        What would let the claims hold together, each by itself; empty in the same cases.
    accounts : tuple of str
        Of a contradiction between accounts, all of them, where a check gave it.
    denied_by : tuple of str
        The denials of its claims: they change nothing.
    """

    claims: tuple[str, ...]
    assumptions: tuple[str, ...]
    sentence: str
    proof: Optional[Proof]
    account: Optional[str] = None
    quote: str = ""
    dissolves: tuple[Repair, ...] = ()
    accounts: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: dict[str, Any], account: Optional[str] = None) -> Contradiction:
        """Read a contradiction of the command's JSON."""
        return cls(
            claims=tuple(data["claims"]),
            assumptions=tuple(data["assumptions"]),
            sentence=data["sentence"],
            proof=proof_or_none(data["proof"]),
            account=data.get("account", account),
            quote=data.get("quote", ""),
            dissolves=tuple(Repair.from_dict(r) for r in data.get("dissolves", ())),
            accounts=tuple(data.get("accounts", ())),
            denied_by=tuple(data.get("denied_by", ())),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it, which says the account only in a check."""
        return {
            "claims": list(self.claims),
            "assumptions": list(self.assumptions),
            "sentence": self.sentence,
            "proof": None if self.proof is None else self.proof.to_dict(),
            **({"denied_by": list(self.denied_by)} if self.denied_by else {}),
            **({"quote": self.quote, "dissolves": [r.to_dict() for r in self.dissolves]} if self.quote else {}),
        }

    def check(
        self, dossier: View, about: Union[About, int, None] = None, widen: Union[Widening, str, None] = None
    ) -> CheckResult:
        """Verify that the claims cannot all hold; as `Proof.check`."""
        found = _core.check_contradiction(self, dossier._engine, about_parts(about), policy_text(widen))
        return CheckResult(*map(tuple, found))

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        by = "" if self.proof is None else f", by {-self.proof.value}"
        return f"<Contradiction of {_show.some(self.claims)}{by}>"

    def _repr_html_(self) -> str:
        facts = [
            ("account", self.account or ""),
            ("claims", ", ".join(self.claims)),
            ("what", self.quote or self.sentence),
            ("assumptions", ", ".join(self.assumptions)),
        ]
        ways = (
            [_show.html_table(("what would let them hold",), [(str(r),) for r in self.dissolves])]
            if self.dissolves
            else []
        )
        proof = [] if self.proof is None else [self.proof._repr_html_()]
        return "".join([_show.html_facts(repr(self)[1:-1], facts), *ways, _show.html_parts("proof", proof)])


# The engine makes these itself.
_core.registered.update(Contradiction=Contradiction, Repair=Repair)
