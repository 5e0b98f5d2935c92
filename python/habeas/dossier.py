# SPDX-License-Identifier: MIT
"""The dossier: an immutable value, and views of it that compose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, Optional, Union

from habeas import _core, _show
from habeas._dossier_checks import DossierChecks
from habeas._dossier_coding import DossierCoding
from habeas._dossier_read import DossierRead
from habeas._dossier_records import DossierRecords
from habeas._dossier_talks import DossierTalks
from habeas._progress import Progress
from habeas._value import kept
from habeas.answers.paths import Link
from habeas.errors import InvalidValue, wrong_type
from habeas.graph import Graph
from habeas.ledger import Ledger
from habeas.model.entities import Account
from habeas.model.given import file_values, id_text, word_of
from habeas.model.listing import Table
from habeas.model.quantity import About
from habeas.model.records import Thing
from habeas.model.view import Moment, moment_text
from habeas.model.widening import Widening
from habeas.model.words import Audience, Engine, Language
from habeas.timeline import Timeline

__all__ = ["Dossier"]

_LISTS = (
    "actors",
    "places",
    "documents",
    "bulletins",
    "accounts",
    "assumptions",
    "points",
    "people",
    "groups",
    "editions",
    "events",
    "negotiations",
    "agreements",
    "funds",
    "pledges",
    "exchanges",
    "claims",
)


class Dossier(DossierRead, DossierRecords, DossierCoding, DossierTalks, DossierChecks):
    """Actors, documents, claims, assumptions, accounts and events, as one view shows them.

    Open one with `Dossier.open` or `Dossier.from_json`. What is opened is what the public may see;
    every view is a dossier again, and everything asked of it is worked out without what it leaves out.
    A pickle holds what the view shows, and never what it withholds.

    Examples
    --------
    >>> from habeas import examples
    >>> d = examples.small()
    >>> d
    <Dossier 'small': 6 claims, public, 1 withheld>
    >>> print(d.ledger("watch").held("2030-01-12"))
    exactly 95
    >>> d.as_known_on("2030-01-10").claims["C3"].standing
    'not_yet_said'
    """

    __slots__ = ("_cache", "_engine", "_left_out")

    def __init__(self, *_: NoReturn, **__: NoReturn) -> None:
        raise TypeError(
            "a dossier is opened: Dossier.open(path), Dossier.from_json(text) or Dossier.from_frame(frame); "
            "or made by a Builder"
        )

    # Views.

    def as_known_on(self, time: Moment) -> Dossier:
        """See only what was certainly said by then.

        Parameters
        ----------
        time : str, Date, datetime.date or datetime.datetime
            A day counts to its end. A time without an offset is on the dossier's clock; fractions of a
            second are cut off.

        Raises
        ------
        InvalidDate, InvalidValue
            For a text that is no date, or a date that does not end.
        """
        return self._view(self._engine.as_known_on(moment_text(time)))

    def as_recorded_on(self, time: Moment) -> Dossier:
        """See only what was certainly recorded in this dossier by then; as `as_known_on`."""
        return self._view(self._engine.as_recorded_on(moment_text(time)))

    def for_audience(self, audience: Audience) -> Dossier:
        """See what an audience may see: "public", "partner" or "internal". A view of a view is never wider.

        Examples
        --------
        >>> from habeas import examples
        >>> d = examples.small()
        >>> "C7" in d.claims, "C7" in d.for_audience("internal").claims
        (False, True)
        >>> "C7" in d.for_audience("public").for_audience("internal").claims
        False
        """
        return self._view(self._engine.for_audience(word_of(audience, Audience, "an audience")))

    def with_(self, *what: Union[str, Thing, Mapping[str, Any], Dossier]) -> Dossier:
        """Switch assumptions, leads or claims on by id, or add the things of another dossier.

        Parameters
        ----------
        *what : str, mapping or Dossier
            An id; or lists to add, as a dossier's JSON has them: ``{"claims": [...]}`` may name what this
            dossier holds.

        Raises
        ------
        UnknownId
            With near ids.
        InvalidFile
            What is added does not fit: an id used twice, or naming what is not there.

        Examples
        --------
        >>> from habeas import examples
        >>> d = examples.small()
        >>> print(d.ledger("watch").entries("2030-01-05", "2030-01-12"))
        at least 15
        >>> print(d.with_("only_releases").ledger("watch").entries("2030-01-05", "2030-01-12"))
        exactly 15
        >>> draft = {"claims": [{"id": "D1", "kind": "held", "speaker": "watch", "account": "watch",
        ...                      "quantity": 60, "bulletin": "b2"}]}
        >>> d.with_(draft).check().contradictions[0].claims
        ('C3', 'D1')
        """
        core = self._engine
        for one in what:
            if isinstance(one, (str, Thing)):
                core = core.switched_on(id_text(one))
            elif isinstance(one, Dossier):
                core = _core.with_added_values(core, _core.Values(one._lists(self)))
            elif isinstance(one, Mapping):
                core = _core.with_added_values(core, file_values(one))
            else:
                raise wrong_type("what can be added", one, "an id, a thing of the dossier, a mapping or a Dossier")
        return self._view(core)

    def without(self, *names: Union[str, Thing]) -> Dossier:
        """Switch assumptions, leads or claims off by id.

        Raises
        ------
        UnknownId
            With near ids.
        """
        core = self._engine
        for name in names:
            core = core.switched_off(id_text(name))
        return self._view(core)

    # Questions.

    def ledger(
        self,
        account: Union[str, Account],
        about: Union[About, int, None] = None,
        language: Language = "en",
        stop: Optional[Callable[[], bool]] = None,
        engine: Engine = "difference",
        progress: Progress = None,
    ) -> Ledger:
        """Open the ledger of one account: bounds of stocks and flows, with proofs.

        Parameters
        ----------
        account : str or Account
            The account, its id, or the name of its counter or population where it is the only one of that name.
        about : About or int, optional
            How wide "about" is taken to be, in people where it is a number; not said, it bounds nothing.
        language : {"en", "es"}
            Of the sentences.
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
        engine : {"auto", "difference", "linear"}
            What solves: "difference" uses differences of two counts alone; "linear" kinds, parts, net changes and
            related accounts as well, by HiGHS, and takes longer; "auto" is "linear" where HiGHS is found.
        progress : bool or callable, optional
            As for `Dossier.open`.

        Raises
        ------
        UnknownId
            With near ids.
        Unsupported
            The linear engine is asked for, and no HiGHS is found.
        """
        return Ledger(self, account, about=about, language=language, stop=stop, engine=engine, progress=progress)

    def timeline(
        self,
        language: Language = "en",
        stop: Optional[Callable[[], bool]] = None,
        widen: Union[Widening, str, None] = None,
        progress: Progress = None,
    ) -> Timeline:
        """Work out when each event can have been, with proofs.

        Parameters
        ----------
        language : {"en", "es"}
            Of the sentences.
        stop : callable, optional
            As in `ledger`.
        widen : Widening or str, optional
            How far dates marked `?` or `~` may lie off. The policy takes the place of the assumption
            `dates_as_written` where it has a width. Ledgers take dates as written, whatever is named here.
        progress : bool or callable, optional
            As for `Dossier.open`.
        """
        return Timeline(self, language=language, stop=stop, widen=widen, progress=progress)

    @property
    def graph(self) -> Graph:
        """The event graph: events, and between them links that are claims themselves.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.small().for_audience("internal").graph
        <Graph: 2 events, 1 link>
        """
        made: Optional[Graph] = self._cache.get("graph")
        if made is None:
            made = self._cache["graph"] = Graph(self)
        return made

    @property
    def links(self) -> Table[Link]:
        """The links between events, each a claim: those of `graph`."""
        return self.graph.links

    # As a value.

    def _lists(self, into: Dossier) -> dict[str, Any]:
        data = self.to_dict()
        for field in ("clock", "hemisphere"):
            if data.get(field) != into._shown().get(field):
                mine, theirs = data.get(field), into._shown().get(field)
                message = f"dossiers of another {field} do not join: got {mine!r}, wanted {theirs!r}"
                raise InvalidValue(message, got=repr(mine), wanted=repr(theirs))
        return {name: data[name] for name in _LISTS if name in data}

    def _state(self) -> tuple[Any, ...]:
        known, recorded, audience, switches = self._engine.lens()
        return (self.to_json(), known, recorded, audience, tuple(sorted(switches.items())), self.withheld)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dossier):
            return NotImplemented
        return self._state() == other._state()

    def __hash__(self) -> int:
        return hash(self._state())

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(_again, *self._state())

    def __repr__(self) -> str:
        name = f" {self.id!r}" if self.id else ""
        return f"<Dossier{name}: {_show.count(len(self.claims), 'claim')}, {self.audience}, {self.withheld} withheld>"

    def _repr_html_(self) -> str:
        shown = self._shown()
        lists = [(name, f"{len(shown[name]):,}") for name in _LISTS if shown.get(name)]
        lens = self.lens
        through = [("title", self.title), ("known on", lens.known or ""), ("recorded on", lens.recorded or "")]
        off = [name if on else f"without {name}" for name, on in lens.switches]
        return _show.html_facts(repr(self)[1:-1], [*through, ("switched", _show.some(off)), *lists])


def _again(
    text: str,
    known: Optional[tuple[int, int]],
    recorded: Optional[tuple[int, int]],
    audience: Optional[str],
    switches: tuple[tuple[str, bool], ...],
    left_out: int,
) -> Dossier:
    core = _core.read_dossier(text).through(known, recorded, audience, dict(switches))
    return Dossier._of(core, left_out - core.withheld)
