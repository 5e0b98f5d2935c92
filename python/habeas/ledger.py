# SPDX-License-Identifier: MIT
"""The custody ledger: what follows from the claims about one account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Optional, Union

from habeas import _core, _show
from habeas._engine import reading
from habeas._ledger_anew import LedgerAnew
from habeas._narrower import NarrowerKind, kind_asked
from habeas._progress import Progress, Stop, watched
from habeas._value import kept
from habeas.answers.bound_tables import Bounds
from habeas.answers.bounds import Bound
from habeas.answers.contradictions import Contradiction
from habeas.errors import InvalidValue
from habeas.model.entities import Account
from habeas.model.given import DateLike, id_text, optional_date, point_text
from habeas.model.listing import Table
from habeas.model.quantity import About, about_of
from habeas.model.view import View
from habeas.model.words import Engine, Frequency, Language, Mechanism, Question
from habeas.plot import Picture, bounds, movements

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from habeas.plot._options import PictureLook, PictureSize

__all__ = ["Ledger"]

_Stop = Stop


class Ledger(LedgerAnew):
    """Bounds of stocks and flows of one account, each with its proof.

    Open one with `Dossier.ledger`. Claims that cannot all hold are in `contradictions` and set aside, so
    that the rest can answer. May be asked from several threads.

    Points are written as on the command line: `end:2024-10-17` and `start:2024-10-18` for boundaries of
    days; `2025-12-29` for the only cut-off of a stock on that day; else the id of a bulletin or a claim
    (`bulletin:ID`, `claim:ID`; the prefix may be left out where the id is unique).

    As a frame it is the stock at each of its points, as `bounds(points)` gives it.

    Examples
    --------
    >>> from habeas import examples
    >>> ledger = examples.small().ledger("watch")
    >>> ledger
    <Ledger of watch: 5 points, 1 contradiction>
    >>> print(ledger.held("2030-01-05"))
    exactly 100
    >>> print(ledger.exits("b1", "b2", kind="release"))
    exactly 20
    """

    __slots__ = ("_about", "_dossier", "_engine", "_language", "_solver", "account")
    _dossier: View
    _about: Optional[About]
    _language: Language
    _solver: Engine

    def __init__(
        self,
        dossier: View,
        account: Union[str, Account],
        about: Union[About, int, None] = None,
        language: Language = "en",
        stop: _Stop = None,
        engine: Engine = "difference",
        progress: Progress = None,
    ) -> None:
        width = about_of(about)
        name = id_text(account, "an account")
        with watched(f"ledger of {name}", stop, progress) as watch:
            core = _core.Ledger(dossier._engine, name, reading(width, engine), language, watch)
        self._set(
            _engine=core,
            _dossier=dossier,
            _about=width,
            _language=language,
            _solver=engine,
            account=core.account,
        )

    @property
    def dossier(self) -> View:
        """The view that it was made from."""
        return self._dossier

    @property
    def about(self) -> Optional[About]:
        """How wide "about" is taken to be."""
        return self._about

    @property
    def language(self) -> Language:
        """The language of its sentences."""
        return self._language

    @property
    def engine(self) -> Engine:
        """What was asked to solve: "difference", "linear", or "auto", which is linear where HiGHS is found."""
        return self._solver

    @property
    def is_linear(self) -> bool:
        """Do claims say more than differences can, and is there something that solves it?"""
        return self._engine.is_linear()

    def held(self, at: DateLike, stop: _Stop = None) -> Bound:
        """Bound how many were held at a point.

        Parameters
        ----------
        at : str or a day
            A point.
        stop : callable, optional
            Called again and again; when it returns true, Cancelled is raised.

        Raises
        ------
        UnknownId, Ambiguous, InvalidDate
            The text names no point, or more than one.
        """
        return self._ask("held", at, None, stop=stop)

    def entries(
        self,
        from_: DateLike,
        to: DateLike,
        kind: Optional[Mechanism] = None,
        stop: _Stop = None,
        **narrower: Unpack[NarrowerKind],
    ) -> Bound:
        """Bound how many entered the count between two points, in all or of one kind.

        Parameters
        ----------
        from_, to : str or a day
            Points.
        kind : str, optional
            One kind of entry or exit.
        stop
            As for `held`.
        ground, condition, destination, authority : str, optional
            Only those on this legal ground, put under this condition, who went to this place, whom this actor ordered.

        Raises
        ------
        NotOrdered
            The first point is not certainly before the second, or at it.
        UnknownId
            No claim counts that kind.
        """
        return self._ask("entries", from_, to, kind_asked(kind, narrower), stop)

    def exits(
        self,
        from_: DateLike,
        to: DateLike,
        kind: Optional[Mechanism] = None,
        stop: _Stop = None,
        **narrower: Unpack[NarrowerKind],
    ) -> Bound:
        """Bound how many left the count between two points; as `entries`."""
        return self._ask("exits", from_, to, kind_asked(kind, narrower), stop)

    def point_at(self, text: DateLike) -> str:
        """Give the full name of a point."""
        return self._engine.point_at(point_text(text))

    def is_not_after(self, before: DateLike, after: DateLike) -> bool:
        """Is one point certainly not after another?"""
        return self._engine.is_not_after(point_text(before), point_text(after))

    @property
    def points(self) -> tuple[str, ...]:
        """The points at which claims were taken, along the calendar; one for each bulletin."""
        return tuple(self._engine.points())

    def points_between(self, from_: DateLike, to: DateLike) -> tuple[str, ...]:
        """Give the points certainly between two points, both included."""
        return tuple(self._engine.points_between(point_text(from_), point_text(to)))

    def bounds(
        self,
        of: Union[Question, Iterable[DateLike]] = "held",
        *,
        from_: Optional[DateLike] = None,
        to: Optional[DateLike] = None,
        freq: Frequency = "D",
        kind: Optional[Mechanism] = None,
        stop: _Stop = None,
        progress: Progress = None,
    ) -> Bounds:
        """Bound a number day by day, or in other steps, or the stock at each of many points; without proofs.

        The account is solved once for all stocks; a flow costs one answer a step. Columns are made by the engine and
        leave by Arrow without a copy. At most a million rows.

        Parameters
        ----------
        of : {"held", "entries", "exits"} or an iterable of points
            What is bounded: the stock at the end of each day, week, month or year, what came or went in each; or the
            stock at each of these points, in their order.
        from_, to : str or a day, optional
            The first and the last day; unless said, those on which anything was counted.
        freq : {"D", "W", "M", "Y"}
            Steps: days, weeks from Monday, months, years. The first and the last are cut where the days end.
        kind : str, optional
            One kind of entry or exit.
        stop, progress
            As for `sensitivity`.

        Raises
        ------
        UnknownId, Ambiguous, InvalidDate
            As `held` does, of points.
        InvalidValue
            For days that begin after they end.
        LimitExceeded
            For more than a million rows.

        Examples
        --------
        >>> from habeas import examples
        >>> ledger = examples.small().ledger("watch")
        >>> print(ledger.bounds("held", from_="2030-01-04", to="2030-01-06"))
        day         held
        2030-01-04  at least 0
        2030-01-05  at least 0
        2030-01-06  at least 0
        No bound follows on any of these days. Each claim is of its own cut-off; the assumption counts_at_day_end \
takes that for the end of the day.
        >>> print(ledger.bounds(["2030-01-05", "end:2030-01-05"]))
        at              held
        claim:C1        exactly 100
        end:2030-01-05  at least 0
        >>> ledger.bounds(ledger.points).to_polars().shape
        (5, 4)
        """
        with watched("bounds", stop, progress) as watch:
            if not isinstance(of, str):
                return Bounds(self._engine.bounds_at([point_text(p) for p in of], watch), "held", self)
            first, last = optional_date(from_, "a day"), optional_date(to, "a day")
            return Bounds(self._engine.bounds_between(of, first, last, _frequency(freq), kind, watch), of, self)

    def _arrow_table(self) -> Any:
        return self.bounds(self.points)._arrow_table()

    @property
    def contradictions(self) -> Table[Contradiction]:
        """Sets of claims that cannot all hold, the smallest first."""
        return Table(Contradiction, self._engine.contradictions())

    @property
    def contradictions_left(self) -> int:
        """How many more contradictions are known than are listed."""
        return self._engine.contradictions_left()

    @property
    def contradictions_settled(self) -> bool:
        """Were all contradictions found within the work allowed? If not, there may be more than are known."""
        return self._engine.conflicts_settled()

    @property
    def set_aside(self) -> tuple[str, ...]:
        """The claims of those sets, which no answer rests on."""
        return tuple(self._engine.set_aside())

    @property
    def without_bound(self) -> tuple[str, ...]:
        """Claims that count and bound nothing: "about" without a width; net changes, but for the linear engine."""
        return tuple(self._engine.without_bound())

    @property
    def used_in_part(self) -> tuple[str, ...]:
        """Claims that say more than is used: of kinds, parts and relations.

        With the linear engine, parts that do not fit.
        """
        return tuple(self._engine.used_in_part())

    def plot(
        self, from_: Optional[DateLike] = None, to: Optional[DateLike] = None, **look: Unpack[PictureSize]
    ) -> Picture:
        """Draw how many were held: a band of bounds, with the claims as marks; as `habeas.plot.bounds`.

        `title`, `width` and `height` may be given.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.small().ledger("watch").plot()
        <Picture 'The Watch: how many were held'>
        """
        return bounds(self, from_, to, **look)

    def plot_movements(
        self, from_: Optional[DateLike] = None, to: Optional[DateLike] = None, **look: Unpack[PictureLook]
    ) -> Picture:
        """Draw who came and went between stocks, and what no claim states of it; as `habeas.plot.movements`.

        `title` and `width` may be given.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.small().ledger("watch").plot_movements()
        <Picture 'The Watch: who came and went'>
        """
        return movements(self, from_, to, **look)

    def _state(self) -> tuple[Any, ...]:
        return (self._dossier, self.account, self._about, self._language, self._solver)

    def __eq__(self, other: object) -> bool:
        return self._state() == other._state() if isinstance(other, Ledger) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._state())

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(_ledger, *self._state())

    def __repr__(self) -> str:
        points = _show.count(len(self.points), "point")
        against = _show.count(self._engine.contradiction_count(), "contradiction")
        solver = ", linear engine" if self.is_linear else ""
        return f"<Ledger of {self.account}: {points}, {against}{solver}>"

    def _repr_html_(self) -> str:
        points = self.points
        rows = ((p, str(self._ask("held", p, None))) for p in points)
        return _show.html_table(("point", "held"), rows, repr(self)[1:-1], len(points))


def _frequency(freq: object) -> str:
    if freq not in ("D", "W", "M", "Y"):
        raise InvalidValue(
            f"no such step: got {freq!r}, wanted one of D, W, M, Y", got=repr(freq), wanted="one of D, W, M, Y"
        )
    return str(freq)


def _ledger(dossier: View, account: str, about: Optional[About], language: Language, engine: Engine) -> Ledger:
    """Make one again from its state."""
    return Ledger(dossier, account, about, language, engine=engine)
