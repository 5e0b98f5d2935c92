# SPDX-License-Identifier: MIT
"""Links between events, and paths along them in an order that their dates allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from habeas import _core, _show
from habeas._tables import Column, Tabular
from habeas._value import Value
from habeas.answers.bounds import Bound
from habeas.answers.proofs import Proof
from habeas.model.fields import row_columns

__all__ = ["Link", "PathAnswer", "PathHop", "TimePath"]


@dataclass(frozen=True, repr=False)
class Link(Value):
    """One event stands to another in a relation: a claim, as its speaker makes it.

    Attributes
    ----------
    claim : str
        The claim that says so.
    from_, to : str
        The two events, as the claim names them.
    relation : str
        How the first stands to the second.
    course : {"onward", "back", "either"}
        Whether what comes first is the first event, the second, or not stated.
    days : int or None
        Of "within", and where else the claim states a number.
    speaker : str
        Who says so.
    hedge : str or None
        The words with which the speaker hedges it.
    grade : str or None
        Admiralty grade, "A1" to "F6".
    """

    claim: str
    from_: str
    relation: str
    to: str
    course: str
    days: Optional[int]
    speaker: str
    hedge: Optional[str]
    grade: Optional[str]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Link:
        """Read it from the command's JSON."""
        keys = ("claim", "from", "relation", "to", "course", "days", "speaker", "hedge", "grade")
        return cls(*(data[k] for k in keys))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        data = {("from" if k == "from_" else k): getattr(self, k) for k in self.__dataclass_fields__}
        return data

    def __repr__(self) -> str:
        hedge = f", {self.hedge!r}" if self.hedge else ""
        return f"<Link {self.claim}: {self.from_} {self.relation} {self.to}{hedge}>"


@dataclass(frozen=True)
class PathHop(Value):
    """One step of a path: two events, every claim that links them, and the days between, with proofs."""

    from_: str
    to: str
    links: tuple[Link, ...]
    hedged: bool
    days: Bound

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> PathHop:
        """Read it from the command's JSON."""
        links = tuple(map(Link.from_dict, data["links"]))
        return cls(data["from"], data["to"], links, data["hedged"], Bound.from_dict(data["days"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        links = [x.to_dict() for x in self.links]
        return {"from": self.from_, "to": self.to, "links": links, "hedged": self.hedged, "days": self.days.to_dict()}


@dataclass(frozen=True, repr=False)
class TimePath(Value):
    """A path with its verdict.

    Attributes
    ----------
    events : tuple of str
        From the first to the last.
    verdict : {"certain", "possible", "impossible"}
        Whether all, some or none of the dates that the claims allow put the events in this order; a step that
        is only said with a hedge makes a path possible at most.
    hops : tuple of PathHop
        Its steps.
    why : tuple of str
        In sentences: who links what, with what hedge, and what the dates leave.
    against : tuple of Proof
        Of an impossible path: bounds that its order cannot meet together.
    days_against : tuple of str
        Of one that only single days refuse: the claims whose masks and sets leave out every choice of days.
    """

    events: tuple[str, ...]
    verdict: str
    hops: tuple[PathHop, ...]
    why: tuple[str, ...]
    against: tuple[Proof, ...]
    days_against: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> TimePath:
        """Read it from the command's JSON."""
        hops = tuple(map(PathHop.from_dict, data["hops"]))
        against = tuple(map(Proof.from_dict, data["against"]))
        why = tuple(w["sentence"] for w in data["why"])
        return cls(tuple(data["events"]), data["verdict"], hops, why, against, tuple(data.get("days_against", ())))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "events": list(self.events),
            "verdict": self.verdict,
            "hops": [h.to_dict() for h in self.hops],
            "why": [{"sentence": w} for w in self.why],
            "against": [p.to_dict() for p in self.against],
            **({"days_against": list(self.days_against)} if self.days_against else {}),
        }

    def __repr__(self) -> str:
        return f"<TimePath {' -> '.join(self.events)}: {self.verdict}>"


@dataclass(frozen=True, repr=False)
class PathAnswer(Value, Tabular):
    """The paths from one event to another, the shortest first, and the best verdict of any; as a frame, their steps.

    Attributes
    ----------
    verdict : {"certain", "possible", "impossible", "no_path"}
        Exact, whatever the limit on paths.
    paths : tuple of TimePath
        At most as many as asked for, and one more where the verdict rests on it.
    more : bool
        There may be others.
    set_aside : tuple of str
        Claims that contradict one another, which no date rests on.
    """

    from_: str
    to: str
    after: str
    verdict: str
    paths: tuple[TimePath, ...]
    more: bool
    set_aside: tuple[str, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> PathAnswer:
        """Read it from the command's JSON."""
        paths = tuple(map(TimePath.from_dict, data["paths"]))
        rest = (data["more"], tuple(data["set_aside"]))
        return cls(data["from"], data["to"], data["after"], data["verdict"], paths, *rest)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "from": self.from_,
            "to": self.to,
            "after": self.after,
            "verdict": self.verdict,
            "paths": [p.to_dict() for p in self.paths],
            "more": self.more,
            "set_aside": list(self.set_aside),
        }

    def _arrow_columns(self) -> list[Column]:
        hops = [(i, j, p, h) for i, p in enumerate(self.paths, 1) for j, h in enumerate(p.hops, 1)]
        columns: dict[str, list[Any]] = {
            "path": [i for i, _, _, _ in hops],
            "step": [j for _, j, _, _ in hops],
            "from": [h.from_ for _, _, _, h in hops],
            "to": [h.to for _, _, _, h in hops],
            "claims": [[x.claim for x in h.links] for _, _, _, h in hops],
            "days_low": [h.days.low for _, _, _, h in hops],
            "days_high": [h.days.high for _, _, _, h in hops],
            "verdict": [p.verdict for _, _, p, _ in hops],
        }
        return row_columns(columns, ("path", "step", "days_low", "days_high"), ("claims",))

    def _repr_html_(self) -> str:
        rows = [(" \u2192 ".join(p.events), p.verdict, " ".join(p.why)) for p in self.paths]
        return _show.html_table(("path", "verdict", "why"), rows, repr(self)[1:-1])

    def __str__(self) -> str:
        lines = [f"{self.from_} to {self.to}: {self.verdict.replace('_', ' ')}"]
        for p in self.paths:
            lines += [f"{' -> '.join(p.events)} ({p.verdict})", *("  " + w for w in p.why)]
        return _show.lines(lines)

    def __repr__(self) -> str:
        more = ", more" if self.more else ""
        return f"<PathAnswer {self.from_} to {self.to}: {self.verdict}, {_show.count(len(self.paths), 'path')}{more}>"


# The engine makes these itself.
_core.registered.update(Link=Link, PathAnswer=PathAnswer, PathHop=PathHop, TimePath=TimePath)
