# SPDX-License-Identifier: MIT
"""Allen's thirteen relations between stretches of days, as sets of those still possible."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional, Union

from habeas import _core

__all__ = ["RELATIONS", "compose", "converse", "holds"]

#: The thirteen words, from `before` to `after`. Days are closed: `meets` means end + 1 day = start.
RELATIONS: tuple[str, ...] = tuple(_core.relation_words)

Relations = Union[str, Iterable[str]]


def _listed(relations: Relations) -> list[str]:
    return [relations] if isinstance(relations, str) else list(relations)


def converse(relations: Relations) -> tuple[str, ...]:
    """Give each relation as it is seen from the other side.

    Parameters
    ----------
    relations : str or iterable of str
        One of `RELATIONS`, or several.

    Raises
    ------
    InvalidValue
        A word that is no relation.

    Examples
    --------
    >>> from habeas import allen
    >>> allen.converse(["before", "during"])
    ('contains', 'after')
    """
    return tuple(_core.converse(_listed(relations)))


def compose(first: Relations, second: Relations) -> tuple[str, ...]:
    """Give what a can be to c when a is `first` to b and b is `second` to c.

    Raises
    ------
    InvalidValue
        A word that is no relation.

    Examples
    --------
    >>> from habeas import allen
    >>> allen.compose("meets", "during")
    ('overlaps', 'starts', 'during')
    """
    return tuple(_core.compose(_listed(first), _listed(second)))


def holds(possible: Relations, asked: Relations) -> Optional[bool]:
    """Say whether the relation is one of those asked for, when these are possible; None where that is not known.

    Examples
    --------
    >>> from habeas import Date, allen
    >>> allen.holds(Date("2026-01").relations(Date("2026-02-10")), ["before", "meets"])
    True
    >>> print(allen.holds(Date("2026").relations(Date("2026-02-10")), "before"))
    None
    """
    return _core.holds(_listed(possible), _listed(asked))
