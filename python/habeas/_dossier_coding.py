# SPDX-License-Identifier: MIT
"""Of a dossier: what people are called by whom, and what coders made of the same things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from habeas import _core
from habeas._progress import Progress, watched
from habeas._view import DossierView
from habeas.answers.labels import AgreementBetween, Dispute, Labels
from habeas.model.listing import Table
from habeas.model.words import Language

__all__ = ["DossierCoding"]


class DossierCoding(DossierView):
    """Labels and coders."""

    __slots__ = ()

    @property
    def labels(self) -> Table[Labels]:
        """What speakers call whom, side by side, one entry a subject; sentences in English.

        Examples
        --------
        >>> from habeas import examples
        >>> d = examples.small().with_({"claims": [
        ...     {"id": "L1", "kind": "labelled", "speaker": "watch", "population": "watch", "label": "hostages"}]})
        >>> d.labels
        (<Labels of watch: 1 said, 0 disputed>,)
        >>> print(d.labels[0].said[0])
        The Watch (L1): hostages.
        """
        made: Optional[Table[Labels]] = self._cache.get("labels")
        if made is None:
            made = self._cache["labels"] = self.labels_of()
        return made

    @property
    def disputes(self) -> Table[Dispute]:
        """The labels about which speakers differ, of all subjects."""
        made: Optional[Table[Dispute]] = self._cache.get("disputes")
        if made is None:
            made = self._cache["disputes"] = Table(Dispute, (d for one in self.labels for d in one.disputes))
        return made

    def labels_of(self, subject: str = "", language: Language = "en") -> Table[Labels]:
        """Give the labels of one subject, or of all, with sentences in a language.

        Parameters
        ----------
        subject : str
            The id of an account, a person, a group, a place or an actor.
        language : {"en", "es"}
            Of the sentences.

        Raises
        ------
        UnknownId
            For a subject that the view does not show.
        """
        return Table(Labels, _core.labels(self._engine, language, subject))

    @property
    def coders(self) -> tuple[str, ...]:
        """Who coded claims that count in this view, sorted."""
        return tuple(_core.coders(self._engine))

    def agreement_between(
        self,
        first: str,
        second: str,
        samples: int = 1000,
        stop: Optional[Callable[[], bool]] = None,
        progress: Progress = None,
    ) -> AgreementBetween:
        """Compare two coders over all that both coded: Cohen's kappa, Krippendorff's alpha, and where they differ.

        Parameters
        ----------
        first, second : str
            Coders, as claims name them.
        samples : int
            Of the items, for the range of alpha; 0 gives none.
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
        progress : bool or callable, optional
            As for `Dossier.open`.

        Raises
        ------
        UnknownId
            For a coder whom no claim of the view names, with those who are named.
        """
        with watched("comparing coders", stop, progress) as watch:
            groups = _core.agreement_between(self._engine, first, second, samples, watch)
        return AgreementBetween(first, second, groups)
