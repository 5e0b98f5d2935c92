# SPDX-License-Identifier: MIT
"""What checking a dossier finds: contradictions and findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.answers.contradictions import Contradiction
from habeas.answers.proofs import Proof, proof_or_none
from habeas.model.fields import columns_of, row_columns

__all__ = ["CheckReport", "Finding", "FirstContradictions"]


@dataclass(frozen=True, repr=False)
class Finding(Value):
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

    def _repr_html_(self) -> str:
        facts = [("what", self.sentence), ("subjects", _show.some(self.subjects, 20))]
        proof = [] if self.proof is None else [self.proof._repr_html_()]
        return _show.html_facts(repr(self)[1:-1], facts) + _show.html_parts("proof", proof)


#: Where a check finds more, it is shown by kind: how many of each, and so many sentences of each in text.
_FEW, _SHOWN = 12, 3


@dataclass(frozen=True, repr=False)
class CheckReport(Value, Tabular):
    """What checking a dossier finds: contradictions, the smallest first, and findings, the gravest first.

    As a frame, a row for each of both: severity, rule ("contradiction"), account, subjects (claims) and sentence. Where
    there are many, text and HTML begin with how many of each kind there are, and then show them kind by kind.

    Attributes
    ----------
    contradictions : tuple of Contradiction
        At most 20 of those that hang together.
    findings : tuple of Finding
    contradictions_left : int
        How many more contradictions are known.
    contradictions_settled : bool
        Were all contradictions found within the work allowed? If not, there may be more than are known.
    """

    contradictions: tuple[Contradiction, ...]
    findings: tuple[Finding, ...]
    contradictions_left: int = 0
    contradictions_settled: bool = True

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> CheckReport:
        """Read a check of the command's JSON."""
        contradictions = tuple(Contradiction.from_dict(c) for c in data["contradictions"])
        findings = tuple(Finding.from_dict(f) for f in data["findings"])
        return cls(
            contradictions, findings, data.get("contradictions_left", 0), data.get("contradictions_settled", True)
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "contradictions": [{**c.to_dict(), "account": c.account} for c in self.contradictions],
            "findings": [f.to_dict() for f in self.findings],
            "more": self.more,
            "contradictions_left": self.contradictions_left,
            "contradictions_settled": self.contradictions_settled,
        }

    @property
    def more(self) -> Optional[bool]:
        """Are there other contradictions than those listed? None: the work allowed did not suffice to tell."""
        return True if self.contradictions_left else False if self.contradictions_settled else None

    @property
    def has_errors(self) -> bool:
        """Is there a contradiction, or a finding of severity error?"""
        return bool(self.contradictions or self.contradictions_left) or any(
            f.severity == "error" for f in self.findings
        )

    def _arrow_columns(self) -> list[Column]:
        against, found = self.contradictions, self.findings
        columns: dict[str, list[Any]] = {
            "severity": ["error"] * len(against) + [f.severity for f in found],
            "rule": ["contradiction"] * len(against) + [f.rule for f in found],
            "account": [c.account for c in against] + [None] * len(found),
            "subjects": [c.claims for c in against] + [f.subjects for f in found],
            "sentence": [c.sentence for c in against] + [f.sentence for f in found],
        }
        return row_columns(columns, texts=("subjects",))

    def _left(self) -> str:
        """What the list of contradictions leaves out; nothing where it is whole."""
        if self.contradictions_left:
            least = "" if self.contradictions_settled else "at least "
            return f"{least}{self.contradictions_left} more contradictions"
        return "" if self.contradictions_settled else "there may be more contradictions"

    def _table(self) -> list[tuple[str, str, str]]:
        rows = [("error", c.account or "timeline", c.sentence) for c in self.contradictions]
        rows += [("error", "", left)] if (left := self._left()) else []
        return rows + [(f.severity, f.rule, f.sentence) for f in self.findings]

    def _groups(self) -> dict[tuple[str, str], list[str]]:
        """What is of one kind together, in the order of the whole."""
        groups: dict[tuple[str, str], list[str]] = {}
        of_contradictions = len(self.contradictions) + bool(self._left())
        for place, (severity, where, sentence) in enumerate(self._table()):
            what = f"contradictions{f' ({where})' if where else ''}" if place < of_contradictions else where
            groups.setdefault((severity, what), []).append(sentence)
        return groups

    def __str__(self) -> str:
        rows = self._table()
        if len(rows) <= _FEW:
            return _show.table(("severity", "where", "what"), rows) if rows else "nothing found"
        groups = self._groups()
        lines = [_show.table(("severity", "what", "how many"), [(*of, str(len(told))) for of, told in groups.items()])]
        for (severity, what), told in groups.items():
            lines += ["", f"{severity}: {what}", *(f"  {sentence}" for sentence in told[:_SHOWN])]
            lines += [f"  ... and {len(told) - _SHOWN} more"] if len(told) > _SHOWN else []
        return "\n".join(lines)

    def __repr__(self) -> str:
        known = _show.count(len(self.contradictions) + self.contradictions_left, "contradiction")
        against = known if self.contradictions_settled else f"at least {known}"
        return f"<CheckReport: {against}, {_show.count(len(self.findings), 'finding')}>"

    def _repr_html_(self) -> str:
        rows = self._table()
        if len(rows) <= _FEW:
            return _show.html_table(("severity", "where", "what"), rows, repr(self)[1:-1])
        groups = self._groups()
        counted = [(*of, str(len(told))) for of, told in groups.items()]
        page = [_show.html_table(("severity", "what", "how many"), counted, repr(self)[1:-1])]
        for (severity, what), told in groups.items():
            table = _show.html_table(("what",), [(sentence,) for sentence in told])
            page.append(_show.html_parts(f"{severity}: {what} ({len(told)})", [table]))
        return "".join(page)


@dataclass(frozen=True, repr=False)
class FirstContradictions(Value, Tabular):
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

    def _arrow_columns(self) -> list[Column]:
        return columns_of(Contradiction, self.contradictions)

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


# The engine makes these itself.
_core.registered.update(CheckReport=CheckReport, Finding=Finding, FirstContradictions=FirstContradictions)
