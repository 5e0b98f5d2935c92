# SPDX-License-Identifier: MIT
"""The days on which events can have started and ended."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Optional

from habeas import _core, _show
from habeas._value import Value
from habeas.answers.proofs import Proof, proof_or_none
from habeas.model.dates import day_of
from habeas.model.fields import Field

__all__ = ["DayAlternative", "EventDays"]


@dataclass(frozen=True)
class DayAlternative(Value):
    """On which days an end of an event can fall if these claims, and no others, are wrong.

    Days are texts, or None where nothing bounds them.
    """

    without: tuple[str, ...]
    origins: int
    earliest: Optional[str]
    latest: Optional[str]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> DayAlternative:
        """Read an alternative of the command's JSON."""
        return cls(tuple(data["without"]), data["origins"], data["earliest"], data["latest"])

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "without": list(self.without),
            "origins": self.origins,
            "earliest": self.earliest,
            "latest": self.latest,
        }


def _since_epoch(place: int, event: EventDays) -> Optional[int]:
    return _core.days_of([event._days[place]])[0]


@dataclass(frozen=True, repr=False)
class EventDays(Value):
    """The days on which an event can have started and ended.

    The days are `datetime.date`, or None where nothing bounds them; `to_dict` keeps years that
    `datetime.date` cannot hold, for which these raise `Unsupported`.
    """

    id: str
    title: str
    _days: tuple[Optional[str], Optional[str], Optional[str], Optional[str]]
    start_proofs: tuple[Optional[Proof], Optional[Proof]]
    end_proofs: tuple[Optional[Proof], Optional[Proof]]
    start_alternatives: tuple[DayAlternative, ...] = ()
    end_alternatives: tuple[DayAlternative, ...] = ()
    _told: tuple[tuple[tuple[str, Any], ...], ...] = ((), ())

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> EventDays:
        """Read an event of the command's JSON."""
        start, end, proofs = data["start"], data["end"], data["proofs"]

        def alternatives(side: dict[str, Any]) -> tuple[DayAlternative, ...]:
            return tuple(DayAlternative.from_dict(a) for a in side.get("alternatives", ()))

        def told(side: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
            if "repairs" not in side:
                return ()
            return (
                ("repairs", side["repairs"]),
                ("alternatives_left", side["alternatives_left"]),
                ("disputed", tuple(side["disputed"])),
            )

        return cls(
            data["id"],
            data["title"],
            (start["earliest"], start["latest"], end["earliest"], end["latest"]),
            (proof_or_none(proofs["start"]["earliest"]), proof_or_none(proofs["start"]["latest"])),
            (proof_or_none(proofs["end"]["earliest"]), proof_or_none(proofs["end"]["latest"])),
            alternatives(start),
            alternatives(end),
            (told(start), told(end)),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""

        def ends(pair: tuple[Any, Any]) -> dict[str, Any]:
            return {"earliest": pair[0], "latest": pair[1]}

        def proofs(pair: tuple[Optional[Proof], Optional[Proof]]) -> dict[str, Any]:
            return ends(tuple(None if p is None else p.to_dict() for p in pair))  # type: ignore[arg-type]

        def of_side(told: tuple[tuple[str, Any], ...], ways: tuple[DayAlternative, ...]) -> dict[str, Any]:
            if not told:
                return {}
            rest = dict(told)
            return {
                "repairs": rest["repairs"],
                "alternatives": [a.to_dict() for a in ways],
                "alternatives_left": rest["alternatives_left"],
                "disputed": list(rest["disputed"]),
            }

        return {
            "id": self.id,
            "title": self.title,
            "start": {**ends(self._days[:2]), **of_side(self._told[0], self.start_alternatives)},
            "end": {**ends(self._days[2:]), **of_side(self._told[1], self.end_alternatives)},
            "proofs": {"start": proofs(self.start_proofs), "end": proofs(self.end_proofs)},
        }

    @cached_property
    def start_earliest(self) -> Optional[datetime.date]:
        """It started no earlier."""
        return self._day(0)

    @cached_property
    def start_latest(self) -> Optional[datetime.date]:
        """It started no later."""
        return self._day(1)

    @cached_property
    def end_earliest(self) -> Optional[datetime.date]:
        """It ended no earlier."""
        return self._day(2)

    @cached_property
    def end_latest(self) -> Optional[datetime.date]:
        """It ended no later."""
        return self._day(3)

    @classmethod
    def _own_fields(cls) -> Iterator[Field]:
        yield "id", "text", lambda e: e.id
        yield "title", "text", lambda e: e.title
        for place, name in enumerate(("start_earliest", "start_latest", "end_earliest", "end_latest")):
            yield name, "day", functools.partial(_since_epoch, place)

    def _day(self, place: int) -> Optional[datetime.date]:
        text = self._days[place]
        return None if text is None else day_of(text)

    def __str__(self) -> str:
        def ends(first: Optional[str], last: Optional[str]) -> str:
            return str(first) if first == last and first else f"{first or '?'} .. {last or '?'}"

        return f"starts {ends(*self._days[:2])}, ends {ends(*self._days[2:])}"

    def __repr__(self) -> str:
        return f"<EventDays {self.id}: {self}>"

    def _repr_html_(self) -> str:
        proofs = [p._repr_html_() for p in (*self.start_proofs, *self.end_proofs) if p is not None]
        ways = [(", ".join(a.without), end, f"{a.earliest or '?'} .. {a.latest or '?'}") for end, a in self._ways()]
        told = [_show.html_table(("if these are wrong", "end", "days"), ways, "alternatives")] if ways else []
        facts = [("title", self.title), ("days", str(self))]
        return "".join([_show.html_facts(repr(self)[1:-1], facts), *told, _show.html_parts("proof", proofs)])

    def _ways(self) -> list[tuple[str, DayAlternative]]:
        return [("start", a) for a in self.start_alternatives] + [("end", a) for a in self.end_alternatives]


# The engine makes these itself.
_core.registered.update(DayAlternative=DayAlternative, EventDays=EventDays)
