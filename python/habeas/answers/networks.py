# SPDX-License-Identifier: MIT
"""What the event graph is projected to: who had to do with whom, and a table of negotiations by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from habeas import _show
from habeas._frozen import Frozen
from habeas._tables import Column, Tabular
from habeas._value import Value, kept
from habeas.errors import InvalidValue
from habeas.model.fields import columns_of, row_columns
from habeas.model.listing import Table
from habeas.model.records import own_copy

__all__ = ["ActorNetwork", "ActorTie", "Panel"]


@dataclass(frozen=True)
class ActorTie(Value):
    """Two actors and the events in which both are said to have had a role; `weight` is their number."""

    first: str
    second: str
    weight: int
    events: tuple[str, ...]
    claims: tuple[str, ...]


class _Data(Frozen, Tabular):
    """An answer as the command's JSON has it."""

    __slots__ = ("_data",)
    _data: dict[str, Any]

    def __init__(self, data: dict[str, Any]) -> None:
        self._set(_data=data)

    def to_dict(self) -> dict[str, Any]:
        """Give it as a dictionary of its own."""
        data: dict[str, Any] = own_copy(self._data)
        return data

    def __eq__(self, other: object) -> bool:
        return self._data == other._data if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), repr(self._data)))

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(type(self), self._data)


class ActorNetwork(_Data):
    """Actors, tied by the events in which both are said to have had a role; as a frame, their ties."""

    __slots__ = ()

    @property
    def actors(self) -> tuple[str, ...]:
        """By id."""
        return tuple(a["actor"] for a in self._data["actors"])

    @property
    def ties(self) -> Table[ActorTie]:
        """By the ids of their two actors."""
        found = self._data["ties"]
        return Table(
            ActorTie,
            (ActorTie(t["first"], t["second"], t["weight"], tuple(t["events"]), tuple(t["claims"])) for t in found),
        )

    def _arrow_columns(self) -> list[Column]:
        return columns_of(ActorTie, self.ties)

    @property
    def degree(self) -> dict[str, int]:
        """With how many others each actor is tied."""
        return {a["actor"]: a["degree"] for a in self._data["actors"]}

    @property
    def weight(self) -> dict[str, int]:
        """How many shared events each actor has in all."""
        return {a["actor"]: a["weight"] for a in self._data["actors"]}

    def betweenness(self, normalised: bool = True) -> dict[str, float]:
        """Give, for each actor, the share of shortest paths between others that pass through it, summed over pairs.

        Exact up to rounding; each tie is one step, whatever its weight.

        Parameters
        ----------
        normalised : bool
            Divide by the number of pairs of others.
        """
        key = "betweenness_normalised" if normalised else "betweenness"
        return {a["actor"]: a[key] for a in self._data["actors"]}

    def __repr__(self) -> str:
        actors, ties = len(self._data["actors"]), len(self._data["ties"])
        return f"<ActorNetwork: {_show.count(actors, 'actor')}, {_show.count(ties, 'tie')}>"

    def _repr_html_(self) -> str:
        rows = [(t.first, t.second, str(t.weight), _show.some(t.events)) for t in self.ties]
        return _show.html_table(("first", "second", "shared events", "events"), rows, repr(self)[1:-1])


class Panel(_Data):
    """Negotiations, month by month: how many events of each kind certainly and possibly fell in each."""

    __slots__ = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The negotiations: those of the dossier by their ids, others by the smallest id of their events."""
        return tuple(u["unit"] for u in self._data["units"])

    @property
    def entities(self) -> dict[str, Optional[str]]:
        """For each unit the id of the dossier's negotiation that it is, or None where events alone make it one."""
        return {u["unit"]: u["entity"] for u in self._data["units"]}

    def events_of(self, unit: str, possibly: bool = False) -> tuple[str, ...]:
        """Name the events that belong to a negotiation, certainly or possibly."""
        for u in self._data["units"]:
            if u["unit"] == unit:
                return tuple(u["possible" if possibly else "certain"])
        wanted = ", ".join(self.units)
        raise InvalidValue(f"no such negotiation: got {unit!r}, wanted one of {wanted}", got=repr(unit), wanted=wanted)

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns: unit, month, then KIND_certain and KIND_possible for each kind of event.

        `pandas.DataFrame(panel.columns)`, `polars.DataFrame(panel.columns)` and `pyarrow.table(panel.columns)` take it.
        """
        columns: dict[str, list[Any]] = self.to_dict()["columns"]
        return columns

    def _arrow_columns(self) -> list[Column]:
        columns = self._data["columns"]
        return row_columns(columns, [name for name in columns if name not in ("unit", "month")])

    def __len__(self) -> int:
        return len(self._data["columns"]["unit"])

    def __repr__(self) -> str:
        return f"<Panel of {_show.count(len(self.units), 'negotiation')}, {_show.count(len(self), 'row')}>"

    def _lines(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Months in which anything may have been: of each kind of event how many certainly and possibly."""
        columns = self._data["columns"]
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
