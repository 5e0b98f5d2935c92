# SPDX-License-Identifier: MIT
"""One answer as it was known from each day on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from habeas import _core, _show
from habeas._tables import Column
from habeas._value import Value
from habeas.answers.asked import Asked
from habeas.answers.bounds import Bound
from habeas.answers.rows import Rows
from habeas.model.fields import row_columns
from habeas.model.words import Language
from habeas.plot import Picture, known
from habeas.plot._given import ViewLike

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from habeas.plot._options import PictureSize

__all__ = ["KnownAnswer", "KnownSeries"]


@dataclass(frozen=True, repr=False)
class KnownAnswer(Value):
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
class KnownSeries(Value, Rows[KnownAnswer]):
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
    2030-01-16  at least 28  C5
    """

    account: str
    asked: Asked
    steps: tuple[KnownAnswer, ...]
    unsaid: int = 0
    """How many claims were known on no day: neither they nor their document say when they were said."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> KnownSeries:
        """Read it from the command's JSON."""
        return cls(
            data["account"],
            Asked.from_dict(data),
            tuple(KnownAnswer.from_dict(s) for s in data["steps"]),
            data.get("unsaid", 0),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            **self.asked.to_dict(),
            "account": self.account,
            "steps": [s.to_dict() for s in self.steps],
            "unsaid": self.unsaid,
        }

    def _rows(self) -> tuple[KnownAnswer, ...]:
        return self.steps

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns, for `pandas.DataFrame` and the like.

        since, low, high, refused, said, no_longer.
        """
        return {
            "since": [s.since for s in self.steps],
            "low": [None if s.bound is None else s.bound.low for s in self.steps],
            "high": [None if s.bound is None else s.bound.high for s in self.steps],
            "refused": [s.refused for s in self.steps],
            "said": [", ".join(s.said) for s in self.steps],
            "no_longer": [", ".join(s.no_longer) for s in self.steps],
        }

    def plot(
        self, language: Language = "en", *, dossier: Optional[ViewLike] = None, **look: Unpack[PictureSize]
    ) -> Picture:
        """Draw what was known when; as `habeas.plot.known`.

        With `dossier` it says names, and dates of cut-offs. `title`, `width` and `height` may be given.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.small().ledger("watch").series("held", "b2").plot().caption
        'Rests on C3. Assumes shared_cutoff. The answer changed: 2030-01-13 with C2, C3.'
        >>> d = examples.small()
        >>> d.ledger("watch").series("held", "b2").plot(dossier=d).title
        'The Watch: held at the cut-off of b2 (2030-01-12), as known from each day on'
        """
        return known(self, dossier=dossier, language=language, **look)

    def _arrow_columns(self) -> list[Column]:
        lists = {"said": [s.said for s in self.steps], "no_longer": [s.no_longer for s in self.steps]}
        return row_columns({**self.columns, **lists}, ("low", "high"), ("said", "no_longer"))

    def _table(self) -> list[tuple[str, str, str, str]]:
        return [(s.since, str(s), ", ".join(s.said), ", ".join(s.no_longer)) for s in self.steps]

    def __str__(self) -> str:
        return _show.table(("since", "answer", "said", "no longer"), self._table())

    def __repr__(self) -> str:
        return f"<KnownSeries of {self.account}, {self.asked}: {_show.count(len(self), 'step')}>"

    def _repr_html_(self) -> str:
        return _show.html_table(("since", "answer", "said", "no longer"), self._table(), repr(self)[1:-1])


# The engine makes these itself.
_core.registered.update(KnownAnswer=KnownAnswer, KnownSeries=KnownSeries)
