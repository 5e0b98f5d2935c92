# SPDX-License-Identifier: MIT
"""Invented dossiers, with what is true in them and what was planted against it."""

from __future__ import annotations

import datetime
import json
import operator
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional, Union

from habeas import _core, _show
from habeas._frozen import Frozen
from habeas._progress import Progress, watched
from habeas._value import Value, kept
from habeas.dossier import Dossier
from habeas.errors import InvalidValue
from habeas.model.dates import Date, day_of
from habeas.model.listing import Table

__all__ = ["Movement", "PlantedFault", "SimulatedPerson", "Simulation", "Truth", "simulate"]


class Movement(NamedTuple):
    """Somebody came into a count or left it, within an hour; -1 is before the first day."""

    hour: int
    way: str
    kind: str
    person: int


class SimulatedPerson(NamedTuple):
    """Somebody who never lived; hours are counted from the start of the first day.

    `adult_from` is -1 for who was adult before; `convicted_from` is None for who is never convicted.
    """

    female: bool
    military: bool
    foreign: bool
    adult_from: int
    convicted_from: Optional[int]


@dataclass(frozen=True)
class PlantedFault(Value):
    """A fault that was planted, and what a check that finds it names.

    Attributes
    ----------
    fault : str
    rule : str
        The rule that should find it; of a contradiction: empty.
    subjects : tuple of str
        Sorted; a contradiction's set holds the first of them.
    """

    fault: str
    rule: str
    subjects: tuple[str, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> PlantedFault:
        """Read one of the command's JSON."""
        return cls(data["fault"], data["rule"], tuple(data["subjects"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {"fault": self.fault, "rule": self.rule, "subjects": list(self.subjects)}

    def __str__(self) -> str:
        return f"{self.fault} ({_show.some(self.subjects)})"


class Truth(Frozen):
    """What is true of every account of a simulated dossier, at every hour.

    Points are written as in answers of the ledger, or are hours from the start of the first day. What happens
    at an hour happens within it, so that no cut-off, which is on the hour, falls on it.

    Examples
    --------
    >>> import habeas
    >>> made = habeas.simulate(seed=2, claims=30, people=50)
    >>> ledger = made.dossier.ledger("counter_1")
    >>> point = ledger.points[0]
    >>> made.truth.held("counter_1", point) in ledger.held(point)
    True
    """

    __slots__ = ("_cache", "_engine")
    _engine: Optional[_core.Truth]
    _cache: dict[str, Any]

    def __init__(self, text: str) -> None:
        self._set(_engine=None, _cache={"text": text})

    @classmethod
    def _of(cls, engine: _core.Truth) -> Truth:
        made = cls.__new__(cls)
        made._set(_engine=engine, _cache={})
        return made

    @property
    def first_day(self) -> datetime.date:
        """The first day."""
        first = day_of(self._data()["first_day"])
        assert first is not None
        return first

    @property
    def hours(self) -> int:
        """How long the history is."""
        return int(self._data()["hours"])

    @property
    def accounts(self) -> tuple[str, ...]:
        """The accounts, by id."""
        return tuple(self._data()["accounts"])

    @property
    def people(self) -> Table[SimulatedPerson]:
        """Who is ever held, by the number that movements name them with."""
        people: Table[SimulatedPerson] = self._kept(
            "people", lambda d: Table(SimulatedPerson, map(_person, d["people"]))
        )
        return people

    @property
    def points(self) -> dict[str, int]:
        """A new dictionary of the hours of cut-offs, by claim:ID and bulletin:ID."""
        return dict(self._data()["points"])

    @property
    def untrue(self) -> tuple[str, ...]:
        """Claims that are not so; without planted faults none of them counts."""
        return tuple(self._data()["untrue"])

    @property
    def planted(self) -> Table[PlantedFault]:
        """What was planted."""
        planted: Table[PlantedFault] = self._kept(
            "planted", lambda d: Table(PlantedFault, map(PlantedFault.from_dict, d["planted"]))
        )
        return planted

    def movements(self, account: str) -> Table[Movement]:
        """Give every movement of an account, in time.

        Raises
        ------
        InvalidValue
            For an account that there is none of.
        """
        if account not in self._data()["accounts"]:
            wanted = "one of " + _show.some(self.accounts)
            raise InvalidValue(f"no such account: got {account!r}, wanted {wanted}", got=repr(account), wanted=wanted)
        moves: Table[Movement] = self._kept(
            f"of {account}", lambda d: Table(Movement, (Movement(*m) for m in d["accounts"][account]))
        )
        return moves

    def hour_of(self, point: Union[str, int]) -> int:
        """Give the hour of a point.

        Raises
        ------
        InvalidValue
            For a text that names none.
        """
        if not isinstance(point, str):
            return operator.index(point)
        known = self._data()["points"]
        if point in known:
            return int(known[point])
        how, _, text = point.partition(":")
        if how in ("start", "end") and text:
            day = Date(text).to_date()
            if day is not None:
                return ((day - self.first_day).days + (how == "end")) * 24
        wanted = "a cut-off such as claim:ID or bulletin:ID, start:DAY, end:DAY, or an hour"
        raise InvalidValue(f"no such point: got {point!r}, wanted {wanted}", got=repr(point), wanted=wanted)

    def held(self, account: str, at: Union[str, int]) -> int:
        """Say how many were in a count at a point."""
        hour = self.hour_of(at)
        return self._before(account, "entries", None, hour) - self._before(account, "exits", None, hour)

    def entries(self, account: str, from_: Union[str, int], to: Union[str, int], kind: Optional[str] = None) -> int:
        """Say how many came into a count between two points, in all or of one kind."""
        return self._moved(account, "entries", kind, from_, to)

    def exits(self, account: str, from_: Union[str, int], to: Union[str, int], kind: Optional[str] = None) -> int:
        """Say how many left a count between two points; as `entries`."""
        return self._moved(account, "exits", kind, from_, to)

    def _moved(self, account: str, way: str, kind: Optional[str], from_: Union[str, int], to: Union[str, int]) -> int:
        first, last = self.hour_of(from_), self.hour_of(to)
        return max(0, self._before(account, way, kind, last) - self._before(account, way, kind, first))

    def _before(self, account: str, way: str, kind: Optional[str], hour: int) -> int:
        moves = self.movements(account)
        hours: list[int] = self._kept(
            f"{way} {kind} of {account}",
            lambda _: [m.hour for m in moves if m.way == way and (kind is None or m.kind == kind)],
        )
        return bisect_left(hours, hour)

    def _data(self) -> dict[str, Any]:
        data: Optional[dict[str, Any]] = self._cache.get("data")
        if data is None:
            data = self._cache["data"] = self.to_dict()
        return data

    def _kept(self, name: str, make: Callable[[dict[str, Any]], Any]) -> Any:
        if name not in self._cache:
            self._cache[name] = make(self._data())
        return self._cache[name]

    def to_json(self) -> str:
        """Give it as `habeas simulate` writes it into truth.json."""
        text: Optional[str] = self._cache.get("text")
        if text is None and self._engine is not None:
            text = self._cache["text"] = self._engine.json()
        return text or ""

    def to_dict(self) -> dict[str, Any]:
        """Give what `to_json` writes, as a dictionary of its own."""
        if self._engine is not None:
            return self._engine.values()
        data: dict[str, Any] = json.loads(self.to_json())
        return data

    def __eq__(self, other: object) -> bool:
        return self.to_json() == other.to_json() if isinstance(other, Truth) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(Truth, self.to_json())

    def __repr__(self) -> str:
        return f"<Truth of {_show.count(len(self.accounts), 'account')}: {self.hours} hours from {self.first_day}>"


def _person(row: list[Any]) -> SimulatedPerson:
    female, military, foreign, adult_from, convicted_from = row
    return SimulatedPerson(bool(female), bool(military), bool(foreign), adult_from, convicted_from)


@dataclass(frozen=True, repr=False)
class Simulation(Value):
    """An invented dossier, and what is true in it.

    Attributes
    ----------
    dossier : Dossier
    truth : Truth
    """

    dossier: Dossier
    truth: Truth

    @property
    def planted(self) -> Table[PlantedFault]:
        """The faults that were planted."""
        return self.truth.planted

    def __repr__(self) -> str:
        return (
            f"<Simulation {self.dossier.id}: {_show.count(len(self.dossier.claims), 'claim')}, "
            f"{_show.count(len(self.planted), 'planted fault')}>"
        )

    def _repr_html_(self) -> str:
        rows = [(p.fault, p.rule, ", ".join(p.subjects)) for p in self.planted]
        return _show.html_table(("planted", "found by", "subjects"), rows, repr(self)[1:-1])


def simulate(
    seed: int = 1,
    days: int = 60,
    people: int = 200,
    counters: int = 3,
    claims: int = 200,
    named: int = 6,
    first_day: Union[str, datetime.date] = "2025-11-03",
    faults: Union[str, Iterable[str]] = (),
    breakdowns: bool = True,
    uncertain_dates: bool = True,
    revisions: bool = True,
    repeats: bool = True,
    vague_numbers: bool = True,
    facilities: bool = True,
    narrower_kinds: bool = True,
    related_lists: bool = True,
    lives: bool = True,
    stop: Optional[Callable[[], bool]] = None,
    progress: Progress = None,
) -> Simulation:
    """Make up a history, and the bulletins that imperfect counters would publish about it.

    The same arguments give the same dossier on every machine. Without faults all claims that count are true.

    Parameters
    ----------
    seed : int
        From 0 to 2^64 - 1.
    days, people, counters, claims, named : int
        How long, how many are ever held, how many counters with rules of their own, about how many claims, and
        how many people with a name.
    first_day : str or datetime.date
    faults : str or iterable of str
        What to plant, each as often as it stands there; "all" is one of each.
    breakdowns, uncertain_dates, revisions, repeats, vague_numbers, facilities, narrower_kinds, related_lists : bool
        What the bulletins may hold.
    lives : bool
        Whether changes of custody, memberships and groups of named people are told.
    stop : callable, optional
        Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
    progress : bool or callable, optional
        As for `Dossier.open`.

    Raises
    ------
    InvalidValue
        For sizes outside their limits, no day, or no such fault.

    Examples
    --------
    >>> import habeas
    >>> made = habeas.simulate(seed=7, claims=40, faults=["window_backwards"])
    >>> made.planted[0].rule, made.planted[0].subjects == made.dossier.check().findings[0].subjects
    ('window_backwards', True)
    """
    if not 0 <= seed < 2**64:
        raise InvalidValue(
            f"not a seed: got {seed}, wanted 0 to {2**64 - 1}", got=str(seed), wanted=f"0 to {2**64 - 1}"
        )
    first = Date(first_day).to_date() if isinstance(first_day, str) else first_day
    if first is None:
        wanted = "one day, such as 2025-11-03"
        raise InvalidValue(
            f"not a day to begin with: got {first_day!r}, wanted {wanted}", got=repr(first_day), wanted=wanted
        )
    asked = [faults] if isinstance(faults, str) else list(faults)
    planted = [f for one in asked for f in (_core.faults if one == "all" else [one])]

    def size(n: int) -> int:
        """What no 64 bits hold is refused as too large, with the limits."""
        return max(-(2**62), min(n, 2**62))

    with watched("making up", stop, progress) as watch:
        dossier, truth = _core.simulate(
            seed,
            size(days),
            size(people),
            size(counters),
            size(claims),
            size(named),
            (first.year, first.month, first.day),
            planted,
            breakdowns,
            uncertain_dates,
            revisions,
            repeats,
            vague_numbers,
            facilities,
            narrower_kinds,
            related_lists,
            lives,
            watch,
        )
    return Simulation(Dossier._of(dossier), Truth._of(truth))
