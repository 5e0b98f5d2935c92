# SPDX-License-Identifier: MIT
"""Of a dossier: talks, what was agreed and promised in them, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional, Union

from habeas import _core
from habeas._engine import reading
from habeas._progress import Progress, watched
from habeas._view import DossierView
from habeas.answers.pledges import Exchange, Pledge
from habeas.answers.talks import Agreement, Negotiation
from habeas.model.given import DateLike, date_text, id_text, optional_date, point_text
from habeas.model.quantity import About
from habeas.model.records import Things
from habeas.model.words import Engine, Language

__all__ = ["DossierTalks"]


class DossierTalks(DossierView):
    """Negotiations, agreements, pledges and exchanges."""

    __slots__ = ()

    @property
    def negotiations(self) -> Things[Negotiation]:
        """Talks: who takes part as what, and which events move them."""

        return self._things("negotiation", Negotiation, lambda: _core.negotiations(self._engine, "", None, None, None))

    @property
    def agreements(self) -> Things[Agreement]:
        """What was agreed, provision by provision, with what coders make of it."""

        return self._things("agreement", Agreement, lambda: _core.agreements(self._engine, "", None))

    @property
    def pledges(self) -> Things[Pledge]:
        """What was promised; `pledge` says what came of it."""
        return self._things("pledge", Pledge, lambda: self._promised()[0])

    @property
    def exchanges(self) -> Things[Exchange]:
        """People against people: legs, numbers and ratios."""
        return self._things("exchange", Exchange, lambda: self._promised()[1])

    def _named(self, word: str, name: object) -> str:
        # To the engine, no name is all of them.
        text = id_text(name)
        if not text:
            self._engine.require(word, text)
        return text

    def _promised(self) -> tuple[tuple[Pledge, ...], tuple[Exchange, ...]]:
        both: Optional[tuple[tuple[Pledge, ...], tuple[Exchange, ...]]] = self._cache.get("promised")
        if both is None:
            both = self._cache["promised"] = _core.pledges(self._engine, "", "", "en", (None, None), None)
        return both

    def negotiation(
        self,
        name: str,
        on: Optional[DateLike] = None,
        to: Optional[DateLike] = None,
        stop: Optional[Callable[[], bool]] = None,
        progress: Progress = None,
    ) -> Negotiation:
        """Open one negotiation, with the states that it can be in on days.

        Parameters
        ----------
        name : str
            Its id.
        on : str or datetime.date, optional
            A day: the states at its end.
        to : str or datetime.date, optional
            The last of several days, from `on`.
        stop, progress
            As for `ledger`.

        Raises
        ------
        UnknownId
            With near ids.
        InvalidValue
            For what is not one day, or days that run backwards.

        Examples
        --------
        >>> from habeas import examples
        >>> for days in examples.talks().negotiation("talks", on="2030-01-01", to="2030-01-12").days:
        ...     print(days.first, days.last, days.possible)
        2030-01-01 2030-01-01 ('not_stated',)
        2030-01-02 2030-01-07 ('under_way',)
        2030-01-08 2030-01-09 ('under_way', 'suspended')
        2030-01-10 2030-01-12 ('suspended',)
        """
        name = self._named("negotiation", name)
        first = optional_date(on, "a day")
        last = first if to is None else date_text(to, "a day")
        with watched("following the talks", stop, progress) as watch:
            talks: tuple[Negotiation, ...] = _core.negotiations(self._engine, name, first, last, watch)
        return talks[0]

    def pledge(
        self,
        name: str,
        at: DateLike,
        about: Union[About, int, None] = None,
        language: Language = "en",
        stop: Optional[Callable[[], bool]] = None,
        engine: Engine = "difference",
        progress: Progress = None,
    ) -> Pledge:
        """Judge one pledge at a point: what each counter's ledger proves against what was promised.

        Parameters
        ----------
        name : str
            Its id; of a promise that names no pledge, that of its claim.
        at : str or datetime.date
            A day (its end), or a point of the accounts that count towards it.
        about, language, stop, engine, progress
            As for `ledger`.

        Raises
        ------
        UnknownId
            With near ids.
        """
        asked = (self._named("pledge", name), point_text(at), language, reading(about, engine))
        with watched("judging the pledge", stop, progress) as watch:
            pledges: tuple[Pledge, ...] = _core.pledges(self._engine, *asked, watch)[0]
        return pledges[0]

    def exchange(
        self,
        name: str,
        at: Optional[DateLike] = None,
        about: Union[About, int, None] = None,
        language: Language = "en",
        stop: Optional[Callable[[], bool]] = None,
        engine: Engine = "difference",
        progress: Progress = None,
    ) -> Exchange:
        """Open one exchange, with what came of its legs and of the ratios that were promised.

        Parameters
        ----------
        name : str
            Its id.
        at : str or datetime.date, optional
            A day (its end), or a point of the accounts that count towards its legs; otherwise the last number of each.
        about, language, stop, engine, progress
            As for `ledger`.

        Raises
        ------
        UnknownId
            With near ids.
        """
        point = "" if at is None else point_text(at)
        asked = (self._named("exchange", name), point, language, reading(about, engine))
        self._engine.require("exchange", asked[0])
        with watched("judging the exchange", stop, progress) as watch:
            exchanges: tuple[Exchange, ...] = _core.pledges(self._engine, *asked, watch)[1]
        return next(x for x in exchanges if x.id == asked[0])
