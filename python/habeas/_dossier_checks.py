# SPDX-License-Identifier: MIT
"""Of a dossier: what cannot all hold, what changed since a day, what a draft would change, and lists."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Optional, TypeVar, Union

from habeas import _core
from habeas._engine import reading
from habeas._progress import Progress, watched
from habeas._view import DossierView
from habeas.answers.changes import Changes
from habeas.answers.checks import CheckReport, FirstContradictions
from habeas.answers.drafts import DraftReport
from habeas.answers.lists import EditionDiff, Tally
from habeas.errors import wrong_type
from habeas.model.given import DateLike, file_values, id_text, point_text, word_of
from habeas.model.quantity import About, about_parts
from habeas.model.records import Thing
from habeas.model.view import Moment, moment_text
from habeas.model.words import AssumptionEffect, Engine, Language, Mechanism

__all__ = ["DossierChecks"]

#: What can be added as a draft: lists, JSON or CSV text, or the path of a file.
Additions = Union[Mapping[str, Any], str, "os.PathLike[str]"]

C = TypeVar("C", bound="DossierChecks")


def _drafted(core: _core.Dossier, additions: Additions) -> _core.Dossier:
    if isinstance(additions, Mapping):
        return _core.with_added_values(core, file_values(additions))
    if isinstance(additions, str):
        if additions.lstrip("\ufeff \t\r\n").startswith("{"):
            return _core.with_additions(core, additions)
        if "\n" in additions:
            return _core.with_draft(core, additions, "")
    elif not isinstance(additions, os.PathLike):
        raise wrong_type("a draft", additions, "a mapping, text or a path")
    path = os.fspath(additions)
    text = _core.read_file(path)
    return _core.with_draft(core, text, path) if path.endswith(".csv") else _core.with_additions(core, text, path)


class DossierChecks(DossierView):
    """Checks, changes, drafts and lists."""

    __slots__ = ()

    def check(
        self,
        language: Language = "en",
        about: Union[About, int, None] = None,
        stop: Optional[Callable[[], bool]] = None,
        engine: Engine = "difference",
        progress: Progress = None,
    ) -> CheckReport:
        """List contradictions and data-quality findings.

        Parameters
        ----------
        language, about, stop, engine, progress
            As for `ledger`.

        Examples
        --------
        >>> from habeas import examples
        >>> report = examples.small().check()
        >>> report.contradictions
        (<Contradiction of C4, C5, by 2>,)
        >>> report.has_errors
        True
        """
        with watched("checking", stop, progress) as watch:
            report: CheckReport = _core.check_dossier(self._engine, language, reading(about, engine), watch)
        return report

    def changes(
        self,
        since: Moment,
        account: Optional[str] = None,
        at: Optional[DateLike] = None,
        from_: Optional[DateLike] = None,
        to: Optional[DateLike] = None,
        about: Union[About, int, None] = None,
        stop: Optional[Callable[[], bool]] = None,
        engine: Engine = "difference",
        progress: Progress = None,
    ) -> Changes:
        """Say what each claim said since a moment changed: bounds, and contradictions.

        Parameters
        ----------
        since : str, Date, datetime.date or datetime.datetime
            Claims said after then; a day counts to its end.
        account : str, optional
            Of one account; else of each in which something changed.
        at : str, optional
            Watch the stock at this point alone; needs the account.
        from_, to : str, optional
            Watch what came and went between two points alone; needs the account. Where nothing is asked, every
            stock is watched, and what came and went from each to the next.
        about, stop, engine, progress
            As for `ledger`.

        Raises
        ------
        UnknownId
            With near ids.
        """
        if account is None and (at is not None or from_ is not None or to is not None):
            raise TypeError("points are of one account")
        if (from_ is None) != (to is None):
            raise TypeError("what came and went is watched between two points")
        asked: list[tuple[str, str, Optional[str], Optional[str]]] = []
        if at is not None:
            asked.append(("held", point_text(at), None, None))
        if from_ is not None and to is not None:
            first, last = point_text(from_), point_text(to)
            asked += [("entries", first, last, None), ("exits", first, last, None)]
        how = reading(about, engine)
        with watched("changes", stop, progress) as watch:
            found: Changes = _core.changes(self._engine, moment_text(since), account, asked, how, watch)
        return found

    def assuming(
        self: C, effect: AssumptionEffect, account: Union[str, Thing] = "", kinds: Sequence[Mechanism] = ()
    ) -> C:
        """Suppose something for the answers of this view that the dossier need not hold an assumption of.

        The assumption is the asker's own: its id starts with ``asked_``, and every sentence and proof that uses it
        says so.

        Parameters
        ----------
        effect : str
            "no_other_exits", "no_other_entries", "leave_when_freed" or "enter_when_held", of an account; or one that
            every dossier has an assumption of, such as "counts_at_day_end", which is switched on.
        account : Account or str
            What it is about: an account, its id or its name.
        kinds : list of str
            Of "no_other_exits" and "no_other_entries", all kinds that there are; not said, those that claims count.

        Raises
        ------
        UnknownId
            No such account, with near ids.
        InvalidValue
            An effect without the account that it needs, or with one that it does not need.

        Examples
        --------
        >>> from habeas import examples
        >>> d = examples.small()
        >>> print(d.assuming("no_other_exits", account="watch").ledger("watch").entries("2030-01-05", "2030-01-12"))
        exactly 15
        """
        return self._view(
            self._engine.assuming(
                word_of(effect, AssumptionEffect, "the effect of an assumption"),
                id_text(account, "an account"),
                [word_of(kind, Mechanism, "a kind of entry or exit") for kind in kinds],
            )
        )

    def with_draft(self: C, additions: Additions) -> C:
        """Add the claims of a draft, as `draft` reads it.

        Raises
        ------
        InvalidFile
            With every problem of the draft at once.
        """
        return self._view(_drafted(self._engine, additions))

    def as_last_said(
        self: C,
        about: Union[About, int, None] = None,
        stop: Optional[Callable[[], bool]] = None,
        engine: Engine = "difference",
        progress: Progress = None,
    ) -> C:
        """Give the view in which a counter's later number of one series corrects an earlier one that it contradicts.

        A series is what one speaker says of one account, of one kind and from one start; later is what counts to a
        later point, or to the same and was said later.

        Parameters
        ----------
        about, stop, engine, progress
            As for `ledger`.

        Examples
        --------
        >>> from habeas import examples
        >>> last = examples.venezuela().as_last_said()
        >>> len(last.ledger("foro_penal").contradictions)
        0
        """
        with watched("looking for corrections", stop, progress) as watch:
            return self._view(_core.as_last_said(self._engine, reading(about, engine), watch))

    def draft(
        self,
        additions: Additions,
        language: Language = "en",
        about: Union[About, int, None] = None,
        stop: Optional[Callable[[], bool]] = None,
        engine: Engine = "difference",
        progress: Progress = None,
    ) -> DraftReport:
        """Judge a draft before it is published: whether it fits what is said, and what it implies that it does not say.

        Parameters
        ----------
        additions : mapping, str or path
            Lists to add, as `with_` takes them; the same as JSON text; a table of claims as CSV text, which has
            more than one line; or the path of a file of either, a table where its name ends in `.csv`.
        language, about, stop, engine, progress
            As for `ledger`.

        Raises
        ------
        InvalidFile
            With every problem of the draft at once.

        Examples
        --------
        >>> from habeas import examples
        >>> report = examples.small().draft('''id,speaker,kind,account,number,bulletin
        ... D1,watch,held,watch,60,b2
        ... ''')
        >>> report
        <DraftReport of D1: 1 contradiction, 3 implied>
        >>> [str(r) for r in report.contradictions[0].dissolves][:2]
        ['C3: 60 instead of 95 (-35)', 'C3: its cut-off 1 day earlier (11 January 2030)']
        """
        after = _drafted(self._engine, additions)
        with watched("judging the draft", stop, progress) as watch:
            report: DraftReport = _core.judge_draft(self._engine, after, language, reading(about, engine), watch)
        return report

    def compare_editions(
        self,
        before: Union[str, Thing],
        after: Union[str, Thing],
        stop: Optional[Callable[[], bool]] = None,
        progress: Progress = None,
    ) -> EditionDiff:
        """Set one edition of a list against a later one: who joined, who left and why, what is said differently.

        Parameters
        ----------
        before, after : str or Edition
            Two editions of one list, or their ids.
        stop, progress
            As for `ledger`.

        Raises
        ------
        UnknownId
            With near ids.
        InvalidValue
            For editions of two accounts.
        """
        both = (id_text(before, "an edition"), id_text(after, "an edition"))
        with watched("comparing lists", stop, progress) as watch:
            found: EditionDiff = _core.compare_editions(self._engine, *both, watch)
        return found

    def tally(
        self,
        edition: Union[str, Thing],
        by: str = "",
        at: Optional[DateLike] = None,
        about: Union[About, int, None] = None,
        language: Language = "en",
        stop: Optional[Callable[[], bool]] = None,
        progress: Progress = None,
    ) -> Tally:
        """Count an edition of a list under its account's rule, beside the numbers published at the same point.

        Parameters
        ----------
        edition : str or Edition
            The edition or its id.
        by : str, optional
            A property of the people listed, such as "sex".
        at : str or a day, optional
            The point at which published numbers are looked for; not said, the edition's own.
        about : About or int, optional
            How wide "about" is taken to be in published numbers.
        language, stop, progress
            As for `ledger`.

        Raises
        ------
        UnknownId
            With near ids.
        """
        asked = (id_text(edition, "an edition"), by, "" if at is None else point_text(at), about_parts(about), language)
        with watched("counting the list", stop, progress) as watch:
            found: Tally = _core.tally_edition(self._engine, *asked, watch)
        return found

    def first_contradictions(
        self,
        k: int,
        language: Language = "en",
        about: Union[About, int, None] = None,
        effort: int = 4000,
        stop: Optional[Callable[[], bool]] = None,
        engine: Engine = "difference",
        progress: Progress = None,
    ) -> FirstContradictions:
        """Give the first k contradictions, smallest first, each with a sentence to quote and changes that resolve it.

        They are of the contradictions that a check counts, however many it lists. Where not all of those were found,
        others are looked for, the smallest first.

        Parameters
        ----------
        k : int
            How many.
        effort : int
            How often the rows of each account may be solved at most where others are looked for.
        language, about, stop, engine, progress
            As for `ledger`.

        Examples
        --------
        >>> from habeas import examples
        >>> told = examples.small().first_contradictions(1)
        >>> told.more
        False
        >>> [str(r) for r in told[0].dissolves][:2]
        ['C4: 28 instead of 30 (-2)', 'C4: its cut-off 1 day later (15 January 2030)']
        """
        with watched("looking for contradictions", stop, progress) as watch:
            found: FirstContradictions = _core.first_contradictions(
                self._engine, k, language, reading(about, engine), effort, watch
            )
        return found
