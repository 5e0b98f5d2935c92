# SPDX-License-Identifier: MIT
"""Small dossiers of invented people and groups, each with what it says as an integer program reads it."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field
from typing import Any, Optional

DAYS = 4
#: Moves of a person that no event tells of; another person could have made any further one.
UNTOLD = 2
KINDS = ("release", "death", "other")


def day_text(day: int) -> str:
    return f"2031-05-{day:02}"


@dataclass(frozen=True)
class Event:
    name: str
    first: int
    last: int
    effect: str  # exit, entry, open
    kind: str
    people: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True)
class Group:
    name: str
    least: int
    most: Optional[int]
    members: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    way: str  # exits, entries, held
    kind: str
    first: int
    last: int
    least: int
    most: Optional[int]


@dataclass
class Case:
    """What one dossier says, as the program reads it; and the dossier."""

    persons: bool  # or detentions
    enters: bool  # whoever is arrested is counted
    home_counts: bool  # house arrest is counted
    records: list[str] = field(default_factory=list)
    listed: dict[str, list[Optional[int]]] = field(default_factory=dict)
    same: list[tuple[str, str]] = field(default_factory=list)
    perhaps: list[tuple[str, str]] = field(default_factory=list)
    different: list[tuple[str, str]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    outside: set[tuple[str, str]] = field(default_factory=set)
    counts: list[Count] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)


# The dossiers.

ENTERS = {
    "id": "enters",
    "statement": "Whoever is arrested is counted.",
    "on": True,
    "effect": "enter_when_held",
    "account": "w",
}


class Inventor:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        rng = self.rng
        self.case = Case(rng.random() < 0.5, rng.random() < 0.4, rng.random() < 0.6)
        self.claims: list[dict[str, Any]] = []
        self.things: list[dict[str, Any]] = []

    def say(self, **claim: Any) -> None:
        self.claims.append({"id": f"c{len(self.claims)}", "speaker": "s", **claim})

    def make(self) -> Case:
        rng, case = self.rng, self.case
        case.records = [f"p{i}" for i in range(rng.choice([1, 1, 2, 2, 2, 3]))]
        for name in case.records:
            case.listed[name] = []
            for _ in range(rng.choice([0, 1, 1, 1, 2])):
                day = rng.choice([None, rng.randint(1, DAYS)])
                case.listed[name].append(day)
                self.say(kind="member", person=name, account="w", **({"as_of": day_text(day)} if day else {}))
        for pair in itertools.combinations(case.records, 2):
            how = rng.random()
            if how < 0.15:
                case.same.append(pair)
                self.say(kind="identity", first=pair[0], second=pair[1], verdict="same")
            elif how < 0.3:
                case.perhaps.append(pair)
                self.say(kind="identity", first=pair[0], second=pair[1], verdict="possibly_same")
            elif how < 0.36:
                case.different.append(pair)
                self.say(kind="identity", first=pair[0], second=pair[1], verdict="different")
        for _ in range(rng.choice([1, 1, 2, 2, 3])):
            self.event()
        if rng.random() < 0.35:
            for _ in range(rng.choice([1, 1, 2])):
                self.group()
        for _ in range(rng.choice([0, 0, 1, 1, 2])):
            self.count()
        rng.shuffle(self.claims)
        rule: dict[str, Any] = {
            "unit": "persons" if case.persons else "detentions",
            "leaves": "when_freed",
            "cutoff": "end_of_day",
        }
        if not case.home_counts:
            rule["clauses"] = [{"facet": "regime", "value": "house_arrest", "counted": False}]
        case.data = {
            "habeas": 2,
            "id": "invented",
            "actors": [{"id": "s", "kind": "ngo"}],
            "people": [{"id": name, "synthetic": True} for name in case.records],
            "groups": [
                {
                    "id": g.name,
                    "size": g.least if g.least == g.most else {"at_least": g.least},
                    "members": list(g.members),
                    "counted_in": "w",
                }
                for g in case.groups
            ],
            "accounts": [{"id": "w", "counter": "s", "population": "all", "rule": rule}],
            "assumptions": [ENTERS] if case.enters else [],
            "events": self.things,
            "claims": self.claims,
        }
        return case

    def days(self) -> tuple[int, int]:
        first = self.rng.randint(1, DAYS)
        return first, min(DAYS, first + self.rng.choice([0, 0, 1, 1, 2]))

    def told(self, name: str, days: tuple[int, int], change: dict[str, Any], **fields: Any) -> None:
        first, last = days
        self.things.append({"id": name, "kind": "custody_change", "change": change, **fields})
        date = (
            day_text(first)
            if first == last
            else self.rng.choice(["[{}..{}]", "{}/{}"]).format(day_text(first), day_text(last))
        )
        self.say(kind="dated", event=name, date=date)

    def event(self) -> None:
        rng, case = self.rng, self.case
        days = self.days()
        name = f"e{len(self.things)}"
        people = tuple(rng.sample(case.records, rng.choice([1, 1, 1, min(2, len(case.records))])))
        what = rng.choice(
            ["release", "release", "release", "pardon", "death", "arrest", "arrest", "offered", "home", "transfer"]
        )
        change: dict[str, Any] = {"mechanism": what}
        effect, kind = "exit", "death" if what == "death" else "release"
        if what == "pardon":
            change = {"mechanism": "release", "ground": "pardon"}
        elif what in ("offered", "home"):
            answer = "offered" if what == "offered" else "accepted"
            change = {"mechanism": "release", "conditions": [{"kind": "house_arrest", "answer": answer}]}
            effect = "open" if what == "offered" else "" if case.home_counts else "exit"
        elif what in ("arrest", "transfer"):
            # Where house arrest is not counted, whoever is taken may have been taken there.
            effect = "open" if not case.home_counts else "entry" if what == "arrest" else ""
            kind = "other"
        if effect:
            case.events.append(Event(name, *days, effect, kind, people))
        self.told(name, days, change, people=list(people))

    def group(self) -> None:
        rng, case = self.rng, self.case
        g = Group(
            f"g{len(case.groups)}",
            n := rng.randint(1, 3),
            n if rng.random() < 0.7 else None,
            tuple(r for r in case.records if rng.random() < 0.25)[:n],
        )
        case.groups.append(g)
        days = self.days()
        name = f"e{len(self.things)}"
        case.events.append(Event(name, *days, "exit", "release", g.members, g.name))
        self.told(name, days, {"mechanism": "release"}, group=g.name)
        for record in case.records:
            if record not in g.members and rng.random() < 0.4:
                case.outside.add((record, g.name))
                self.say(kind="member", person=record, group=g.name, outside=True)

    def count(self) -> None:
        rng, case = self.rng, self.case
        way = rng.choice(["exits", "exits", "entries", "held"])
        n = rng.choice([0, 0, 1, 1, 2, 2, 3])
        how = rng.random()
        least, most = (n, n) if how < 0.6 else (n, None) if how < 0.8 else (0, n)
        number: Any = n if how < 0.6 else {"at_least": n} if how < 0.8 else {"at_most": n}
        if way == "held":
            day = rng.randint(1, DAYS)
            case.counts.append(Count(way, "", 0, day, least, most))
            self.say(kind="held", account="w", quantity=number, as_of=day_text(day))
            return
        first = rng.randint(0, DAYS - 1)
        last = rng.randint(first + 1, DAYS)
        kind = rng.choice(["", "release"]) if way == "exits" else ""
        case.counts.append(Count(way, kind, first, last, least, most))
        self.say(
            kind=way,
            account="w",
            quantity=number,
            to={"end_of": day_text(last)},
            **{"from": {"start_of": day_text(first + 1)}, **({"of": kind} if kind else {})},
        )
