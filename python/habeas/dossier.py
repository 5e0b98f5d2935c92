# SPDX-License-Identifier: MIT
"""The dossier: an immutable value, and views of it that compose."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from typing import Any, Optional, Union

from habeas import _core, _show
from habeas._coded import Coded
from habeas._judged import Judged
from habeas._promised import Promised
from habeas.coded import EventsImport
from habeas.errors import InvalidValue
from habeas.graph import Graph
from habeas.ledger import Ledger
from habeas.lens import Lens, Moment, moment_text
from habeas.quantity import About
from habeas.things import Account, Actor, Assumption, Claim, Event, Things
from habeas.timeline import Timeline
from habeas.widening import Widening

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


class Dossier(Coded, Promised, Judged):
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

    def __init__(self) -> None:
        raise TypeError("a dossier is opened: Dossier.open(path) or Dossier.from_json(text)")

    @classmethod
    def _of(cls, core: _core.Dossier, left_out: int = 0) -> Dossier:
        made = object.__new__(cls)
        made._set(_engine=core, _left_out=left_out, _cache={})
        return made

    # Making one.

    @classmethod
    def open(cls, path: Union[str, os.PathLike[str]]) -> Dossier:
        """Read `dossier.json` from a file, or from a directory that holds one.

        Raises
        ------
        InvalidFile
            With every problem of the file at once.
        """
        return cls._of(_core.open_dossier(os.fspath(path)))

    @classmethod
    def from_json(cls, text: Union[str, bytes]) -> Dossier:
        """Read a dossier from JSON text.

        Raises
        ------
        InvalidFile
            With every problem of the text at once.

        Examples
        --------
        >>> import habeas
        >>> try:
        ...     habeas.Dossier.from_json('{"habeas": 1, "claims": [{"id": "a"}]}')
        ... except habeas.InvalidFile as e:
        ...     print(e.problems[0].pointer, e.problems[0].what)
        /claims/0/kind 'kind' is missing
        """
        return cls._of(_core.read_dossier(text))

    @classmethod
    def import_claims(cls, mapping: Union[str, os.PathLike[str]]) -> Dossier:
        """Make a dossier of a table of claims, by a mapping beside it that says what its columns mean.

        Raises
        ------
        InvalidFile
            With every problem of the mapping and of the table at once.
        """
        return cls._of(_core.import_claims(os.fspath(mapping)))

    @classmethod
    def import_events(cls, mapping: Union[str, os.PathLike[str]]) -> EventsImport:
        """Make a dossier of a table of coded events, by a mapping beside it and the crosswalk.

        Rows whose code gives no kind of event are left out and counted by code; nothing is guessed.

        Raises
        ------
        InvalidFile
            With every problem of the mapping and of the table at once.
        """
        core, report = _core.import_events(os.fspath(mapping))
        return EventsImport.of(cls._of(core), report)

    # What it is.

    @property
    def id(self) -> str:
        """Its own id; may be empty."""
        return self._engine.id

    @property
    def title(self) -> str:
        """What it is called; may be empty."""
        return self._engine.title

    @property
    def audience(self) -> str:
        """Who looks: "public", "partner" or "internal"."""
        return self._engine.audience

    @property
    def lens(self) -> Lens:
        """Through what it is looked at."""
        known, recorded = self._engine.lens_texts()
        return Lens(known, recorded, self.audience, tuple(sorted(self._engine.lens()[3].items())))

    @property
    def withheld(self) -> int:
        """How many claims the view withholds from its reader."""
        return self._engine.withheld + self._left_out

    @property
    def claims(self) -> Things[Claim]:
        """The claims that the view shows, those that do not count too, each with its standing."""

        def make() -> list[Claim]:
            shown = self._shown().get("claims", [])
            return [Claim(data, standing) for data, standing in zip(shown, self._engine.standings())]

        return self._things("claim", make)

    @property
    def accounts(self) -> Things[Account]:
        """The populations that somebody counts."""
        return self._things("account", lambda: [Account(data) for data in self._shown().get("accounts", [])])

    @property
    def actors(self) -> Things[Actor]:
        """Who speaks, negotiates, mediates or holds people."""
        return self._things("actor", lambda: [Actor(data) for data in self._shown().get("actors", [])])

    @property
    def events(self) -> Things[Event]:
        """What happened, or is claimed to have."""
        return self._things("event", lambda: [Event(data) for data in self._shown().get("events", [])])

    @property
    def assumptions(self) -> Things[Assumption]:
        """What is assumed, or may be: the two that every dossier has as well.

        Examples
        --------
        >>> from habeas import examples
        >>> for a in examples.small().assumptions:
        ...     print(a.id, "on" if a.on else "off")
        ours on
        only_releases off
        shared_cutoff on
        dates_as_written on
        """
        names = ("id", "on", "effect", "account", "speaker", "statement", "note")

        def make() -> list[Assumption]:
            rows = (dict(zip(names, row)) for row in self._engine.assumptions())
            return [Assumption({k: v for k, v in row.items() if v != ""}) for row in rows]

        return self._things("assumption", make)

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

    def for_audience(self, audience: str) -> Dossier:
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
        return self._view(self._engine.for_audience(audience))

    def with_(self, *what: Union[str, Mapping[str, Any], Dossier]) -> Dossier:
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
            if isinstance(one, str):
                core = core.switched_on(one)
            elif isinstance(one, Dossier):
                core = _core.with_additions(core, json.dumps(one._lists(self)))
            elif isinstance(one, Mapping):
                core = _core.with_additions(core, json.dumps(dict(one)))
            else:
                raise TypeError(f"an id, a mapping or a Dossier is added, not {type(one).__name__}")
        return self._view(core)

    def without(self, *names: str) -> Dossier:
        """Switch assumptions, leads or claims off by id.

        Raises
        ------
        UnknownId
            With near ids.
        """
        core = self._engine
        for name in names:
            core = core.switched_off(name)
        return self._view(core)

    # Questions.

    def ledger(
        self,
        account: str,
        about: Union[About, int, None] = None,
        language: str = "en",
        stop: Optional[Callable[[], bool]] = None,
        engine: str = "difference",
    ) -> Ledger:
        """Open the ledger of one account: bounds of stocks and flows, with proofs.

        Parameters
        ----------
        account : str
            Its id.
        about : About or int, optional
            How wide "about" is taken to be, in people where it is a number; not said, it bounds nothing.
        language : {"en", "es"}
            Of the sentences.
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
        engine : {"difference", "linear"}
            What solves: "difference" uses differences of two counts alone; "linear" kinds, parts, net changes and
            related accounts as well, by HiGHS (`pip install habeas[lp]`), and takes longer.

        Raises
        ------
        UnknownId
            With near ids.
        Unsupported
            The linear engine is asked for, and no HiGHS is found.
        """
        return Ledger(self, account, about=about, language=language, stop=stop, engine=engine)

    def timeline(
        self,
        language: str = "en",
        stop: Optional[Callable[[], bool]] = None,
        widen: Union[Widening, str, None] = None,
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
        """
        return Timeline(self, language=language, stop=stop, widen=widen)

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

    # As text, and as a value.

    def to_json(self) -> str:
        """Write what the view shows, in one canonical layout: nothing that is withheld, and no name of it."""
        text = self._cache.get("json")
        if text is None:
            text = self._cache["json"] = _core.shown_json(self._engine)
        return str(text)

    def to_dict(self) -> dict[str, Any]:
        """Give what `to_json` writes, as a dictionary of its own."""
        data: dict[str, Any] = json.loads(self.to_json())
        return data

    def _shown(self) -> dict[str, Any]:
        data: Optional[dict[str, Any]] = self._cache.get("data")
        if data is None:
            data = self._cache["data"] = self.to_dict()
        return data

    def _lists(self, into: Dossier) -> dict[str, Any]:
        data = self.to_dict()
        for field in ("clock", "hemisphere"):
            if data.get(field) != into._shown().get(field):
                mine, theirs = data.get(field), into._shown().get(field)
                message = f"dossiers of another {field} do not join: got {mine!r}, wanted {theirs!r}"
                raise InvalidValue(message, got=repr(mine), wanted=repr(theirs))
        return {name: data[name] for name in _LISTS if name in data}

    def _view(self, core: _core.Dossier) -> Dossier:
        return Dossier._of(core, self._left_out)

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
        return (_again, self._state())

    def __repr__(self) -> str:
        name = f" {self.id!r}" if self.id else ""
        return f"<Dossier{name}: {_show.count(len(self.claims), 'claim')}, {self.audience}, {self.withheld} withheld>"


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
