# SPDX-License-Identifier: MIT
"""Of a dossier: what cannot all hold, and lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Optional, Union

from habeas import _core
from habeas._seen import Seen
from habeas.answers import CheckReport, FirstContradictions
from habeas.lists import EditionDiff, Tally
from habeas.quantity import About, about_parts

__all__ = ["Judged"]


class Judged(Seen):
    """Checks and lists."""

    __slots__ = ()

    def check(
        self,
        language: str = "en",
        about: Union[About, int, None] = None,
        stop: Optional[Callable[[], bool]] = None,
    ) -> CheckReport:
        """Say what cannot all hold, and what else catches the eye.

        Examples
        --------
        >>> from habeas import examples
        >>> report = examples.small().check()
        >>> report.contradictions
        (<Contradiction of C4, C5, by 2>,)
        >>> report.has_errors
        True
        """
        answer = _core.check_dossier(self._engine, language, about_parts(about), stop)
        return CheckReport.from_dict(json.loads(answer))

    def compare_editions(self, before: str, after: str) -> EditionDiff:
        """Set one edition of a list against a later one: who joined, who left and why, what is said differently.

        Raises
        ------
        UnknownId
            With near ids.
        InvalidValue
            For editions of two accounts.
        """
        return EditionDiff.from_dict(json.loads(_core.compare_editions(self._engine, before, after)))

    def tally(
        self, edition: str, by: str = "", at: str = "", about: Union[About, int, None] = None
    ) -> Tally:
        """Count an edition of a list under its account's rule, beside the numbers published at the same point.

        Parameters
        ----------
        edition : str
            Its id.
        by : str, optional
            A property of the people listed, such as "sex".
        at : str, optional
            The point at which published numbers are looked for; not said, the edition's own.
        about : About or int, optional
            How wide "about" is taken to be in published numbers.

        Raises
        ------
        UnknownId
            With near ids.
        """
        return Tally.from_dict(json.loads(_core.tally_edition(self._engine, edition, by, at, about_parts(about))))

    def first_contradictions(
        self,
        k: int,
        language: str = "en",
        about: Union[About, int, None] = None,
        effort: int = 4000,
        stop: Optional[Callable[[], bool]] = None,
    ) -> FirstContradictions:
        """Tell the first k contradictions, the smallest first, each to be quoted and with what would dissolve it.

        A check names sets that share no claim; these may share some.

        Parameters
        ----------
        k : int
            How many.
        effort : int
            How often the rows of each account may be solved at most.

        Examples
        --------
        >>> from habeas import examples
        >>> told = examples.small().first_contradictions(1)
        >>> told.more
        False
        >>> [str(r) for r in told[0].dissolves][:2]
        ['C4: 28 instead of 30 (-2)', 'C4: its cut-off 1 day later (15 January 2030)']
        """
        answer = _core.first_contradictions(self._engine, k, language, about_parts(about), effort, stop)
        return FirstContradictions.from_dict(json.loads(answer))
