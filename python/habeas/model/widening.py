# SPDX-License-Identifier: MIT
"""Widening policies: how far a date marked `?` or `~` may lie off, where a caller says so."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional, Union

from habeas import _core
from habeas._frozen import Frozen
from habeas._value import kept

__all__ = ["Widening", "Widths"]


class Widths(NamedTuple):
    """Days to either side, by what a date is precise to."""

    year: int
    season: int
    month: int
    day: int


class Widening(Frozen):
    """A named policy: how many days a date marked `?` or `~` may lie off. `%` takes the larger of the two.

    The standard gives the marks no width, so nothing is widened unless a call names a policy, and its answer repeats
    it.

    Parameters
    ----------
    text : str
        `one_unit` or `loose`, or one's own: `name=mine,~year=365,~month=31,?day=3`. Widths are in days; what is not
        named is 0 and leaves a date as written.

    Raises
    ------
    InvalidFile
        With every fault of the text.

    Examples
    --------
    >>> from habeas import Date, Widening
    >>> Widening("one_unit").approximate
    Widths(year=366, season=92, month=31, day=1)
    >>> week = Widening("~day=7,name=week")
    >>> week
    Widening('name=week,~day=7')
    >>> Date("2026-01-19~").bounds(widen=week).earliest_start
    '2026-01-12'
    """

    __slots__ = ("_approximate", "_name", "_text", "_uncertain")
    _text: str
    _name: str
    _uncertain: Widths
    _approximate: Widths

    def __init__(self, text: str) -> None:
        name, canonical, uncertain, approximate = _core.read_widening(text)
        self._set(_name=name, _text=canonical, _uncertain=Widths(*uncertain), _approximate=Widths(*approximate))

    @classmethod
    def known(cls) -> tuple[Widening, ...]:
        """Give the policies that have a name already."""
        return tuple(cls(name) for name in _core.widening_names())

    @property
    def name(self) -> str:
        """What answers call it."""
        return self._name

    @property
    def text(self) -> str:
        """The whole policy, as `--widen` reads it."""
        return self._text

    @property
    def uncertain(self) -> Widths:
        """Of dates marked `?`."""
        return self._uncertain

    @property
    def approximate(self) -> Widths:
        """Of dates marked `~`."""
        return self._approximate

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Widening) else NotImplemented

    def __hash__(self) -> int:
        return hash((Widening, self.text))

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(Widening, self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Widening({self.text!r})"


def policy_text(widen: Union[Widening, str, None]) -> Optional[str]:
    """Give what the engine reads: the text of a policy, or None."""
    return widen.text if isinstance(widen, Widening) else widen
