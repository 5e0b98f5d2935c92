# SPDX-License-Identifier: MIT
"""What each new claim changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.answers.asked import Asked
from habeas.model.fields import row_columns
from habeas.model.quantity import Interval
from habeas.model.words import Language
from habeas.plot import Picture, changes
from habeas.plot._given import ViewLike

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from habeas.plot._options import PictureLook

__all__ = [
    "AccountChanges",
    "ChangedAnswer",
    "Changes",
    "ClaimEffect",
]


def interval(data: dict[str, Any]) -> Interval:
    return Interval(data["low"], data["high"])


def ends(interval: Interval) -> dict[str, Optional[int]]:
    return {"low": interval.low, "high": interval.high}


@dataclass(frozen=True, repr=False)
class ChangedAnswer(Value):
    """One answer, before a claim was said and after."""

    asked: Asked
    before: Interval
    after: Interval

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ChangedAnswer:
        """Read one of the command's JSON."""
        return cls(Asked.from_dict(data), interval(data["before"]), interval(data["after"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {**self.asked.to_dict(), "before": ends(self.before), "after": ends(self.after)}

    def __str__(self) -> str:
        return f"{self.asked}: {_show.range_text(*self.before)}, now {_show.range_text(*self.after)}"

    def __repr__(self) -> str:
        return f"<ChangedAnswer {self}>"


@dataclass(frozen=True, repr=False)
class ClaimEffect(Value):
    """What one claim changed when it was said.

    Attributes
    ----------
    claim : str
    said : str
        A day, whose end it is, or a date and time.
    standing : str
        Its status in the whole view; it may be superseded by now.
    changed : tuple of ChangedAnswer
    appeared, dissolved : tuple of tuple of str
        Contradictions, by their claims.
    """

    claim: str
    said: str
    standing: str
    changed: tuple[ChangedAnswer, ...]
    appeared: tuple[tuple[str, ...], ...]
    dissolved: tuple[tuple[str, ...], ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ClaimEffect:
        """Read one of the command's JSON."""
        return cls(
            data["claim"],
            data["said"],
            data["standing"],
            tuple(ChangedAnswer.from_dict(c) for c in data["changed"]),
            tuple(tuple(c) for c in data["appeared"]),
            tuple(tuple(c) for c in data["dissolved"]),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "claim": self.claim,
            "said": self.said,
            "standing": self.standing,
            "changed": [c.to_dict() for c in self.changed],
            "appeared": [list(c) for c in self.appeared],
            "dissolved": [list(c) for c in self.dissolved],
        }

    def _lines(self) -> list[str]:
        lines = [str(c) for c in self.changed]
        lines += [f"{', '.join(c)} cannot all hold" for c in self.appeared]
        return lines + [f"{', '.join(c)} contradict no more" for c in self.dissolved]

    def __str__(self) -> str:
        return "\n  ".join([f"{self.said}  {self.claim}", *self._lines()])

    def __repr__(self) -> str:
        return f"<ClaimEffect of {self.claim}, said {self.said}: {'; '.join(self._lines())}>"


@dataclass(frozen=True, repr=False)
class AccountChanges(Value, Tabular):
    """What the claims said since a moment changed in one account, in the order in which they were said.

    `said` is how many were said, those that changed nothing included. Where not `contradictions_settled`, not all
    contradictions could be found, and only those that certainly appeared or dissolved are told.
    """

    account: str
    said: int
    changes: tuple[ClaimEffect, ...]
    contradictions_settled: bool = True

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> AccountChanges:
        """Read one of the command's JSON."""
        effects = tuple(ClaimEffect.from_dict(c) for c in data["changes"])
        return cls(data["account"], data["said"], effects, data.get("contradictions_settled", True))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "account": self.account,
            "said": self.said,
            "changes": [c.to_dict() for c in self.changes],
            "contradictions_settled": self.contradictions_settled,
        }

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[ClaimEffect]:
        return iter(self.changes)

    def _arrow_columns(self) -> list[Column]:
        return Changes("", (self,))._arrow_columns()

    def __str__(self) -> str:
        head = f"{self.account}: {len(self)} of {_show.count(self.said, 'claim')} changed something"
        return _show.lines([head, *map(str, self.changes)])

    def __repr__(self) -> str:
        return f"<AccountChanges of {self.account}: {len(self)} of {_show.count(self.said, 'claim')} changed something>"

    def _repr_html_(self) -> str:
        return Changes("", (self,))._html(repr(self)[1:-1])


@dataclass(frozen=True, repr=False)
class Changes(Value, Tabular):
    """What each claim said since a moment changed, by account.

    Examples
    --------
    >>> from habeas import examples
    >>> print(examples.small().changes(since="2030-01-10"))
    watch: 2 of 5 claims changed something
    2030-01-13  C3
      held at claim:C3: at least 0, now exactly 95
      entries from claim:C1 to claim:C3: at least 0, now at least 15
      exits from claim:C1 to claim:C3: at least 0, now at least 20
    2030-01-16  C5
      C4, C5 cannot all hold
    """

    since: str
    accounts: tuple[AccountChanges, ...]
    unsaid: int = 0
    """How many claims were known on no day: neither they nor their document say when they were said."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Changes:
        """Read it from the command's JSON."""
        return cls(data["since"], tuple(AccountChanges.from_dict(a) for a in data["accounts"]), data.get("unsaid", 0))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {"since": self.since, "accounts": [a.to_dict() for a in self.accounts], "unsaid": self.unsaid}

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns, a row for each answer that a claim changed.

        account, claim, said, what, at, from, to, kind, before_low, before_high, after_low, after_high.
        """
        rows = [(a, e, c) for a in self.accounts for e in a.changes for c in e.changed]
        return {
            "account": [a.account for a, _, _ in rows],
            "claim": [e.claim for _, e, _ in rows],
            "said": [e.said for _, e, _ in rows],
            "what": [c.asked.what for _, _, c in rows],
            "at": [c.asked.at for _, _, c in rows],
            "from": [c.asked.from_ for _, _, c in rows],
            "to": [c.asked.to for _, _, c in rows],
            "kind": [c.asked.kind for _, _, c in rows],
            "before_low": [c.before.low for _, _, c in rows],
            "before_high": [c.before.high for _, _, c in rows],
            "after_low": [c.after.low for _, _, c in rows],
            "after_high": [c.after.high for _, _, c in rows],
        }

    def _arrow_columns(self) -> list[Column]:
        return row_columns(self.columns, ("before_low", "before_high", "after_low", "after_high"))

    def plot(
        self, language: Language = "en", *, dossier: Optional[ViewLike] = None, **look: Unpack[PictureLook]
    ) -> Picture:
        """Draw each answer before a claim was said, and after; as `habeas.plot.changes`.

        With `dossier` it says names, and dates of cut-offs. `title` and `width` may be given.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.small().changes(since="2030-01-10").plot()
        <Picture 'watch: what each claim changed'>
        >>> d = examples.small()
        >>> d.changes(since="2030-01-10").plot(dossier=d)
        <Picture 'The Watch: what each claim changed'>
        """
        return changes(self, dossier=dossier, language=language, **look)

    def _table(self) -> list[tuple[str, str, str, str]]:
        return [(a.account, e.said, e.claim, line) for a in self.accounts for e in a.changes for line in e._lines()]

    def __str__(self) -> str:
        return "\n".join(map(str, self.accounts)) if self.accounts else "nothing changed"

    def __repr__(self) -> str:
        names = _show.some([a.account for a in self.accounts]) or "nothing"
        return f"<Changes since {self.since}: {names}>"

    def _repr_html_(self) -> str:
        return self._html(repr(self)[1:-1])

    def _html(self, caption: str) -> str:
        return _show.html_table(("account", "said", "claim", "what changed"), self._table(), caption)


# The engine makes these itself.
_core.registered.update(
    AccountChanges=AccountChanges, ChangedAnswer=ChangedAnswer, Changes=Changes, ClaimEffect=ClaimEffect
)
