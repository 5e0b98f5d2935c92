# SPDX-License-Identifier: MIT
"""What the event graph is projected to: who had to do with whom, and a table of negotiations by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Optional

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.answers.written import Written
from habeas.errors import InvalidValue
from habeas.model.fields import columns_of, row_columns
from habeas.model.listing import Table

__all__ = ["ActorNetwork", "ActorTie", "NetworkActor", "Panel", "PanelUnit"]


@dataclass(frozen=True)
class ActorTie(Written):
    """Two actors and the events in which both are said to have had a role; `weight` is their number."""

    first: str
    second: str
    weight: int
    events: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class NetworkActor(Written):
    """One actor of a network: with how many others it is tied, how many events they share, and its betweenness.

    `betweenness_normalised` is divided by the number of pairs of others.
    """

    actor: str
    degree: int
    weight: int
    betweenness: float
    betweenness_normalised: float


@dataclass(frozen=True, repr=False)
class ActorNetwork(Written, Tabular):
    """Actors, tied by the events in which both are said to have had a role; as a frame, their ties.

    Attributes
    ----------
    members : Table of NetworkActor
        By id.
    ties : Table of ActorTie
        By the ids of their two actors.

    Examples
    --------
    >>> from habeas import examples
    >>> network = examples.article().graph.actor_network()
    >>> network.members[0].actor == network.actors[0]
    True
    """

    _called = (("members", "actors"),)

    members: Table[NetworkActor]
    ties: Table[ActorTie]

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """By id."""
        return tuple(one.actor for one in self.members)

    def _arrow_columns(self) -> list[Column]:
        return columns_of(ActorTie, self.ties)

    @cached_property
    def degree(self) -> Mapping[str, int]:
        """With how many others each actor is tied."""
        return MappingProxyType({one.actor: one.degree for one in self.members})

    @cached_property
    def weight(self) -> Mapping[str, int]:
        """How many shared events each actor has in all."""
        return MappingProxyType({one.actor: one.weight for one in self.members})

    def betweenness(self, normalised: bool = True) -> dict[str, float]:
        """Give, for each actor, the share of shortest paths between others that pass through it, summed over pairs.

        Exact up to rounding; each tie is one step, whatever its weight.

        Parameters
        ----------
        normalised : bool
            Divide by the number of pairs of others.
        """
        return {one.actor: one.betweenness_normalised if normalised else one.betweenness for one in self.members}

    def __repr__(self) -> str:
        return f"<ActorNetwork: {_show.count(len(self.members), 'actor')}, {_show.count(len(self.ties), 'tie')}>"

    def _repr_html_(self) -> str:
        rows = [(t.first, t.second, str(t.weight), _show.some(t.events)) for t in self.ties]
        return _show.html_table(("first", "second", "shared events", "events"), rows, repr(self)[1:-1])


@dataclass(frozen=True)
class PanelUnit(Written):
    """One negotiation of a panel, with the events that belong to it.

    `entity` is the dossier's negotiation that it is, or None where events alone make it one; `negotiation` are the
    events that make it.
    """

    unit: str
    entity: Optional[str]
    negotiation: tuple[str, ...]
    certain: tuple[str, ...]
    possible: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Panel(Value, Tabular):
    """Negotiations, month by month: how many events of each kind certainly and possibly fell in each.

    Attributes
    ----------
    members : Table of PanelUnit
        The negotiations, each with its events.
    counts : tuple of (str, tuple)
        The columns: unit, month, then KIND_certain and KIND_possible for each kind of event.
    """

    members: Table[PanelUnit]
    counts: tuple[tuple[str, tuple[Any, ...]], ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Panel:
        """Read it from the command's JSON."""
        columns = tuple((name, tuple(values)) for name, values in data["columns"].items())
        return cls(Table(PanelUnit, map(PanelUnit.from_dict, data["units"])), columns)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {"units": [one.to_dict() for one in self.members], "columns": self.columns}

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The negotiations: those of the dossier by their ids, others by the smallest id of their events."""
        return tuple(one.unit for one in self.members)

    @cached_property
    def entities(self) -> Mapping[str, Optional[str]]:
        """For each unit the id of the dossier's negotiation that it is, or None where events alone make it one."""
        return MappingProxyType({one.unit: one.entity for one in self.members})

    def events_of(self, unit: str, possibly: bool = False) -> tuple[str, ...]:
        """Name the events that belong to a negotiation, certainly or possibly."""
        for one in self.members:
            if one.unit == unit:
                return one.possible if possibly else one.certain
        wanted = ", ".join(self.units)
        raise InvalidValue(f"no such negotiation: got {unit!r}, wanted one of {wanted}", got=repr(unit), wanted=wanted)

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns: unit, month, then KIND_certain and KIND_possible for each kind of event.

        `pandas.DataFrame(panel.columns)`, `polars.DataFrame(panel.columns)` and `pyarrow.table(panel.columns)` take it.
        """
        return {name: list(values) for name, values in self.counts}

    def _arrow_columns(self) -> list[Column]:
        columns = self.columns
        return row_columns(columns, [name for name in columns if name not in ("unit", "month")])

    def __len__(self) -> int:
        return len(self.counts[0][1]) if self.counts else 0

    def __repr__(self) -> str:
        return f"<Panel of {_show.count(len(self.units), 'negotiation')}, {_show.count(len(self), 'row')}>"

    def _lines(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Months in which anything may have been: of each kind of event how many certainly and possibly."""
        columns = dict(self.counts)
        kinds = [name[: -len("_certain")] for name in columns if name.endswith("_certain")]
        rows: list[tuple[str, ...]] = []
        for i, (unit, month) in enumerate(zip(columns["unit"], columns["month"])):
            numbers = [(k, columns[f"{k}_certain"][i], columns[f"{k}_possible"][i]) for k in kinds]
            told = [f"{k} {c}" if c == p else f"{k} {c} to {p}" for k, c, p in numbers if p]
            if told:
                rows.append((unit, month, ", ".join(told)))
        return ("negotiation", "month", "events"), rows

    def __str__(self) -> str:
        return _show.table(*self._lines())

    def _repr_html_(self) -> str:
        return _show.html_table(*self._lines(), repr(self)[1:-1])


# The engine makes these itself.
_core.registered.update(
    ActorNetwork=ActorNetwork, ActorTie=ActorTie, NetworkActor=NetworkActor, Panel=Panel, PanelUnit=PanelUnit
)
