# SPDX-License-Identifier: MIT
"""The timeline: what follows about when events were."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Optional, TypeVar, Union

from habeas import _core, _show
from habeas._frozen import Frozen
from habeas._progress import Progress, watched
from habeas._tables import Column, Tabular
from habeas._value import kept
from habeas.answers.bounds import Bound
from habeas.answers.contradictions import Contradiction
from habeas.answers.event_days import EventDays
from habeas.errors import InvalidValue
from habeas.model.given import id_text
from habeas.model.listing import Table
from habeas.model.records import Thing
from habeas.model.view import View
from habeas.model.widening import Widening, policy_text
from habeas.model.words import Language
from habeas.plot import Picture, timeline

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from habeas.plot._options import PictureLook

__all__ = ["Timeline"]


T = TypeVar("T")


class Timeline(Frozen, Tabular):
    """When each event can have started and ended, tightened by what links it to others.

    Open one with `Dossier.timeline`. Claims that cannot all hold are in `contradictions` and set aside. As a frame it
    is a row an event, its days as days; those that no column of 32-bit days holds are missing.

    Examples
    --------
    >>> from habeas import examples
    >>> timeline = examples.small().for_audience("internal").timeline()
    >>> timeline["hearing"]
    <EventDays hearing: starts 2030-01-10, ends 2030-01-10>
    >>> timeline["arrest"].start_latest
    datetime.date(2030, 1, 10)
    >>> print(timeline.between("arrest", "hearing"))
    0 to 2
    """

    __slots__ = ("_cache", "_dossier", "_engine", "_language", "_widening")
    _engine: _core.Timeline
    #: What was made of the engine's days once.
    _cache: dict[str, Any]
    _dossier: View
    _language: Language
    _widening: Optional[Widening]

    def __init__(
        self,
        dossier: View,
        language: Language = "en",
        stop: Optional[Callable[[], bool]] = None,
        widen: Union[Widening, str, None] = None,
        progress: Progress = None,
    ) -> None:
        with watched("timeline", stop, progress) as watch:
            core = _core.Timeline(dossier._engine, language, policy_text(widen), watch)
        policy = Widening(widen) if isinstance(widen, str) else widen
        self._set(_engine=core, _cache={}, _dossier=dossier, _language=language, _widening=policy)

    @property
    def dossier(self) -> View:
        """The view that it was made from."""
        return self._dossier

    @property
    def language(self) -> str:
        """The language of its sentences."""
        return self._language

    @property
    def widening(self) -> Optional[Widening]:
        """The policy that dates marked `?` or `~` were widened by; None where they are as written."""
        return self._widening

    @property
    def events(self) -> Table[EventDays]:
        """All events that the view shows, in the order of the file."""
        return self._once("events", lambda: Table(EventDays, self._engine.events()))

    def _once(self, name: str, make: Callable[[], T]) -> T:
        made: Optional[T] = self._cache.get(name)
        if made is None:
            made = self._cache[name] = make()
        return made

    def __getitem__(self, event: Union[str, Thing]) -> EventDays:
        name = id_text(event, "an event")
        found = self._once("by id", lambda: {e.id: e for e in self.events}).get(name)
        if found is None:
            self._dossier._engine.require("event", name)
            raise KeyError(name)
        return found

    def between(self, from_: str, to: str, from_side: str = "end", to_side: str = "start") -> Bound:
        """Bound the days from one end of an event to an end of another.

        Parameters
        ----------
        from_, to : str
            Events.
        from_side, to_side : {"start", "end"}
            Which ends; from the end of the one to the start of the other unless said.

        Raises
        ------
        UnknownId
            With near ids.
        """
        for side in (from_side, to_side):
            if side not in ("start", "end"):
                message = f"not a side of an event: got {side!r}, wanted 'start' or 'end'"
                raise InvalidValue(message, got=repr(side), wanted="'start' or 'end'")
        days: Bound = self._engine.between(from_, from_side == "end", to, to_side == "end")
        return days

    @property
    def contradictions(self) -> Table[Contradiction]:
        """Sets of claims that cannot all hold, the smallest first."""
        return self._once("contradictions", lambda: Table(Contradiction, self._engine.contradictions()))

    @property
    def contradictions_left(self) -> int:
        """How many more contradictions are known than are listed."""
        return self._engine.contradictions_left()

    @property
    def contradictions_settled(self) -> bool:
        """Were all contradictions found within the work allowed? If not, there may be more than are known."""
        return self._engine.contradictions_settled()

    @property
    def set_aside(self) -> tuple[str, ...]:
        """The claims of those sets, which no answer rests on."""
        return self._once("set aside", self._engine.set_aside)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """Claims with masks that were still narrowing dates at the limit of rounds: days may be narrower than shown."""
        return self._once("unsettled", self._engine.unsettled)

    def to_dict(self) -> dict[str, Any]:
        """Give it as `habeas timeline --json` writes it."""
        return self._engine.values()

    def plot(self, events: Optional[Iterable[str]] = None, **look: Unpack[PictureLook]) -> Picture:
        """Draw when each event can have been; as `habeas.plot.timeline`.

        `title` and `width` may be given.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.talks().timeline().plot()
        <Picture 'When the events can have been'>
        """
        return timeline(self, events, **look)

    def _state(self) -> tuple[Any, ...]:
        return (self._dossier, self._language, None, self._widening)

    def __eq__(self, other: object) -> bool:
        return self._state() == other._state() if isinstance(other, Timeline) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._state())

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(Timeline, *self._state())

    def __repr__(self) -> str:
        return f"<Timeline of {_show.count(len(self.events), 'event')}>"

    def _arrow_columns(self) -> list[Column]:
        events = self.events
        ends = ("start_earliest", "start_latest", "end_earliest", "end_latest")
        return [
            ("id", "text", [e.id for e in events]),
            ("title", "text", [e.title for e in events]),
            *((name, "day", _core.days_of([e._days[place] for e in events])) for place, name in enumerate(ends)),
        ]

    def _rows(self) -> list[tuple[str, str, str]]:
        def ends(first: Optional[str], last: Optional[str]) -> str:
            return first or "?" if first == last else f"{first or '?'} .. {last or '?'}"

        return [(e.id, ends(*e._days[:2]), ends(*e._days[2:])) for e in self.events]

    def __str__(self) -> str:
        return _show.table(("event", "starts", "ends"), self._rows())

    def _repr_html_(self) -> str:
        return _show.html_table(("event", "starts", "ends"), self._rows(), repr(self)[1:-1])
