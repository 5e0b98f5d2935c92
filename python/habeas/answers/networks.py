# SPDX-License-Identifier: MIT
"""What the event graph is projected to: who had to do with whom, and a table of negotiations by month."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Optional

from habeas import _show
from habeas._frozen import Frozen
from habeas.errors import InvalidValue

__all__ = ["ActorNetwork", "ActorTie", "Panel"]


@dataclass(frozen=True)
class ActorTie:
    """Two actors and the events in which both are said to have had a role; `weight` is their number."""

    first: str
    second: str
    weight: int
    events: tuple[str, ...]
    claims: tuple[str, ...]


class _Data(Frozen):
    """A value that is read out of the JSON text of an answer."""

    __slots__ = ("_data", "_text")
    _data: dict[str, Any]
    _text: str

    def __init__(self, text: str) -> None:
        self._set(_text=text, _data=json.loads(text))

    def to_dict(self) -> dict[str, Any]:
        """Give it as a dictionary of its own."""
        data: dict[str, Any] = json.loads(self._text)
        return data

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self._text,))


class ActorNetwork(_Data):
    """Actors, tied by the events in which both are said to have had a role."""

    __slots__ = ()

    @property
    def actors(self) -> tuple[str, ...]:
        """By id."""
        return tuple(a["actor"] for a in self._data["actors"])

    @property
    def ties(self) -> tuple[ActorTie, ...]:
        """By the ids of their two actors."""
        return tuple(
            ActorTie(t["first"], t["second"], t["weight"], tuple(t["events"]), tuple(t["claims"]))
            for t in self._data["ties"]
        )

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

    def __len__(self) -> int:
        return len(self._data["columns"]["unit"])

    def __repr__(self) -> str:
        return f"<Panel of {_show.count(len(self.units), 'negotiation')}, {_show.count(len(self), 'row')}>"
