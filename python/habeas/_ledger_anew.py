# SPDX-License-Identifier: MIT
"""Of a ledger: what is worked out anew, without a claim, with what was known, or with the least change."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Optional, Union

from habeas import _core
from habeas._frozen import Frozen
from habeas._narrower import NarrowerKind, kind_asked
from habeas._progress import Progress, Stop, watched
from habeas._tables import Tabular
from habeas.answers.bounds import Bound
from habeas.answers.minimal_adjustment import MinimalAdjustment
from habeas.answers.sensitivity import (
    Sensitivity,
    StockSensitivity,
    StockSensitivityRow,
    UnaccountedSensitivity,
)
from habeas.answers.series import KnownSeries
from habeas.answers.unaccounted import Unaccounted, UnaccountedSeries
from habeas.model.given import DateLike, point_text
from habeas.model.view import Moment, moment_text
from habeas.model.words import Mechanism, Question, VotePolicy, Way

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["LedgerAnew"]

_Stop = Stop
_Kind = Union[str, tuple[Optional[str], ...], None]


class LedgerAnew(Frozen, Tabular):
    """What no claim states, and answers without each claim, as they were known, and with the least change."""

    __slots__ = ()
    _engine: _core.Ledger
    account: str

    def unaccounted(
        self,
        way: Way,
        from_: DateLike,
        to: DateLike,
        kind: Optional[Mechanism] = None,
        stop: _Stop = None,
        **narrower: Unpack[NarrowerKind],
    ) -> Unaccounted:
        """Say how many entries or exits no claim of the account states, at least.

        They are movements of the count: late registration, transfer and re-arrest are as possible as arrest.

        Parameters
        ----------
        way : {"entries", "exits"}
        from_, to : str or a day
            Points.
        kind, ground, condition, destination, authority : str, optional
            Only one kind, as for `entries`.
        stop
            As for `sensitivity`.
        """
        of = kind_asked(kind, narrower)
        found: Unaccounted = self._engine.unaccounted(way, point_text(from_), point_text(to), of, stop)
        return found

    def unaccounted_series(self, stop: _Stop = None, progress: Progress = None) -> UnaccountedSeries:
        """Say from each stock to the next how many entries and exits no claim states; as `unaccounted`.

        Only between stocks that follow one another and are certainly in order. Steps may not be added up.

        Parameters
        ----------
        stop, progress
            As for `sensitivity`.
        """
        with watched("unaccounted", stop, progress) as watch:
            return UnaccountedSeries(self.account, self._engine.unaccounted_series(watch))

    def sensitivity(
        self,
        what: Question,
        from_: DateLike,
        to: Optional[DateLike] = None,
        kind: Optional[Mechanism] = None,
        stop: _Stop = None,
        progress: Progress = None,
        **narrower: Unpack[NarrowerKind],
    ) -> Sensitivity:
        """Work out an answer anew without each claim and assumption that it rests on.

        Parameters
        ----------
        what : {"held", "entries", "exits"}
        from_, to : str or a day
            Points; `held` takes one.
        kind : str, optional
            One kind of entry or exit.
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true.
        progress : bool or callable, optional
            As for `Dossier.open`.
        ground, condition, destination, authority : str, optional
            What limits the kind, as for `entries`.
        """
        of = kind_asked(kind, narrower)
        bound = self._ask(what, from_, to, of, stop)
        with watched("sensitivity", stop, progress) as watch:
            rows = self._engine.sensitivity(what, point_text(from_), _point(to), of, watch)
        return Sensitivity(bound, rows)

    def unaccounted_sensitivity(
        self, way: Way, from_: DateLike, to: DateLike, stop: _Stop = None, progress: Progress = None
    ) -> UnaccountedSensitivity:
        """Work out anew what no claim states, without each claim and assumption that it rests on.

        Parameters
        ----------
        way : {"entries", "exits"}
        from_, to : str or a day
            Points.
        stop, progress
            As for `sensitivity`.
        """
        whole = self.unaccounted(way, from_, to, stop=stop)
        with watched("sensitivity", stop, progress) as watch:
            rows = self._engine.unaccounted_sensitivity(way, point_text(from_), point_text(to), watch)
        return UnaccountedSensitivity(whole, rows)

    def stock_sensitivity(
        self, from_: DateLike, to: DateLike, stop: _Stop = None, progress: Progress = None
    ) -> StockSensitivity:
        """Give every stock between two points, and each that is another without a claim or assumption.

        Parameters
        ----------
        from_, to : str or a day
            Points.
        stop, progress
            As for `sensitivity`.
        """
        with watched("sensitivity", stop, progress) as watch:
            points, rows = self._engine.stock_sensitivities(point_text(from_), point_text(to), watch)
        return StockSensitivity(tuple(points), tuple(StockSensitivityRow(at, row) for at, row in rows))

    def series(
        self,
        what: Question,
        from_: DateLike,
        to: Optional[DateLike] = None,
        kind: Optional[Mechanism] = None,
        known_from: Optional[Moment] = None,
        known_to: Optional[Moment] = None,
        stop: _Stop = None,
        progress: Progress = None,
    ) -> KnownSeries:
        """Give one answer as each day's knowledge would have given it: what did we know when.

        Parameters
        ----------
        what, from_, to, kind
            As for `sensitivity`. Points are those of the whole view, so that the question stays the same.
        known_from, known_to : str, Date, datetime.date or datetime.datetime, optional
            What was known then, and from then on; and up to when. A day counts to its end.
        stop, progress
            As for `sensitivity`.
        """
        since, until = (None if t is None else moment_text(t) for t in (known_from, known_to))
        if what != "held" and to is None:
            raise TypeError(f"{what} need two points")
        with watched("series", stop, progress) as watch:
            found: KnownSeries = self._engine.series(what, point_text(from_), _point(to), kind, since, until, watch)
        return found

    def minimal_adjustment(
        self,
        at: Optional[DateLike] = None,
        from_: Optional[DateLike] = None,
        to: Optional[DateLike] = None,
        kind: Optional[Mechanism] = None,
        policy: VotePolicy = "one_vote",
        stop: _Stop = None,
        progress: Progress = None,
    ) -> MinimalAdjustment:
        """Measure how far the claims are from fitting: the smallest total of changes that lets all of them hold.

        A diagnostic, never a correction; no claim is set aside for it. Dates, order, the ledger's own rules and
        assumptions that are on do not change.

        Parameters
        ----------
        at : str, optional
            The stock at this point over all least changes.
        from_, to : str, optional
            What came and went between two points. Where nothing is asked, the stock at each of its points.
        kind : str, optional
            One kind of entry or exit.
        policy : {"one_vote", "by_grading", "by_size"}
            How changes are weighed: alike for each origin, by the grading of claims, or as a share of numbers.
        stop, progress
            As for `sensitivity`.

        Examples
        --------
        >>> from habeas import examples
        >>> print(examples.small().ledger("watch").minimal_adjustment(at="b2"))
        Smallest change (watch) to make all claims consistent: exactly 2 people, by one vote for each origin.
        claim  stated      moves
        C4     exactly 30  -2 .. +0
        C5     exactly 28  +0 .. +2
        """
        asked: list[tuple[str, str, Optional[str], Optional[str]]] = []
        if at is not None:
            asked.append(("held", point_text(at), None, None))
        if (from_ is None) != (to is None):
            raise TypeError("what came and went is asked for between two points")
        if from_ is not None:
            # A kind is of one way or of the other; one of neither is asked for, and refused with those there are.
            ways = [w for w in ("entries", "exits") if kind is None or kind in self.kinds(w)]
            asked += [(way, point_text(from_), _point(to), kind) for way in ways or ("entries", "exits")]
        with watched("minimal adjustment", stop, progress) as watch:
            found: MinimalAdjustment = self._engine.least_change(asked, policy, watch)
        return found

    def least_change(self, *args: Any, **kwargs: Any) -> MinimalAdjustment:
        """Call `minimal_adjustment`, whose name this was in 0.1; it goes with 0.2."""
        warnings.warn("Ledger.least_change is called minimal_adjustment now", DeprecationWarning, stacklevel=2)
        return self.minimal_adjustment(*args, **kwargs)

    def kinds(self, way: Way) -> tuple[str, ...]:
        """Give the kinds of entry or exit that claims count; `way` is "entries" or "exits"."""
        return tuple(self._engine.kinds(way))

    def _ask(
        self, what: Question, from_: DateLike, to: Optional[DateLike], kind: _Kind = None, stop: _Stop = None
    ) -> Bound:
        if what != "held" and to is None:
            raise TypeError(f"{what} need two points")
        first, last = point_text(from_), None if to is None else point_text(to)
        bound: Bound = self._engine.ask(what, first, last, kind, stop)
        return bound


def _point(value: Optional[DateLike]) -> Optional[str]:
    return None if value is None else point_text(value)
