# SPDX-License-Identifier: MIT
"""People and groups against an independent integer program over all that can have been.

Of each small dossier every assignment of days is gone through, every way in which records are people and every life
that each person can have led; how many others there were is left to whole numbers. What the program finds as the least
and the most is the truth: no answer of ours may be narrower, what can be so contradicts nothing, and an answer that
says `integer` is as narrow as it.
"""

from __future__ import annotations

import itertools
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Optional

import pytest
from invented_people import DAYS, KINDS, UNTOLD, Case, Inventor, day_text

import habeas

optimize = pytest.importorskip("scipy.optimize")

#: As many dossiers as the suite is given time for; more by hand: HABEAS_DOSSIERS=3000.
DOSSIERS = int(os.environ.get("HABEAS_DOSSIERS", "120"))
SEED = int(os.environ.get("HABEAS_SEED", "20261130"))


# The lives that one person can have led.


@dataclass(frozen=True)
class Life:
    """Held at the start, and how many moves there were on each day: entries, and exits of each kind."""

    inside: int
    came: tuple[int, ...]
    left: tuple[tuple[int, ...], ...]  # by day, in the order of KINDS

    def moved(self, way: str, kind: str, first: int, last: int) -> int:
        if way == "entries":
            return sum(self.came[first:last])
        return sum(sum(day) if not kind else day[KINDS.index(kind)] for day in self.left[first:last])

    def held(self, day: int) -> int:
        return self.inside + self.moved("entries", "", 0, day) - self.moved("exits", "", 0, day)


@dataclass(frozen=True)
class Told:
    day: int
    effect: str
    kind: str
    as_group: bool = False  # let go as a whole: whoever is of the group was in the count


@dataclass(frozen=True)
class Path:
    """How far one life has come."""

    start: int
    inside: int
    came: tuple[int, ...] = ()
    left: tuple[tuple[int, ...], ...] = ()
    came_today: int = 0
    left_today: tuple[int, ...] = (0,) * len(KINDS)
    untold: int = UNTOLD
    #: Has an exit, or what may be one, been told of; may an arrest find the person in; was an arrest told of last?
    gone: bool = False
    may_be_in: bool = False
    taken: bool = False
    in_today: bool = False

    def leaves(self, kind: str) -> Path:
        today = tuple(n + (k == kind) for n, k in zip(self.left_today, KINDS))
        return replace(self, inside=0, left_today=today)

    def comes(self) -> Path:
        return replace(self, inside=1, came_today=self.came_today + 1, in_today=True)

    def next_day(self) -> Path:
        return replace(
            self,
            came=(*self.came, self.came_today),
            left=(*self.left, self.left_today),
            came_today=0,
            left_today=(0,) * len(KINDS),
            in_today=bool(self.inside),
        )


def lives(told: list[Told], listed: list[Optional[int]], enters: bool) -> set[Life]:
    """All that can be of somebody with these changes.

    At a change that is an exit the person is out afterwards, and whoever is on the list without a day was in when the
    first change came; who is listed as of a day was in at some instant of it. Where an arrest is an entry, whoever is
    arrested was out before, unless in by an earlier arrest or list, and whoever is then freed was in: taken again after
    any escape.
    """
    found: set[Life] = set()
    days_in = frozenset(d for d in listed if d is not None)

    def go_on(day: int, rest: tuple[Told, ...], p: Path) -> None:
        if day in days_in and p.inside:
            p = replace(p, may_be_in=True)
        if not rest and (day not in days_in or p.in_today):
            done = p.next_day()
            if day == DAYS:
                found.add(Life(done.start, done.came, done.left))
            else:
                go_on(day + 1, tuple(t for t in told if t.day == day + 1), done)
        for i, t in enumerate(rest):
            if t not in rest[:i]:
                for after in after_change(t, p):
                    go_on(day, rest[:i] + rest[i + 1 :], after)
        if p.untold:
            moved = [p.leaves(kind) for kind in KINDS] if p.inside else [p.comes()]
            for after in moved:
                go_on(day, rest, replace(after, untold=p.untold - 1))

    def after_change(t: Told, p: Path) -> list[Path]:
        first = None in listed and not p.gone and t.effect in ("exit", "open")
        if (t.as_group or first or (p.taken and t.effect == "exit")) and not p.inside:
            return []
        gone = p.gone or t.effect in ("exit", "open")
        if t.effect == "exit":
            return [replace(p.leaves(t.kind) if p.inside else p, gone=gone, may_be_in=False, taken=False)]
        p = replace(p, gone=gone, taken=False)
        if t.effect == "open":
            return [p, p.leaves(t.kind) if p.inside else p.comes()]
        if not enters:
            return [p]
        if not p.inside:
            return [replace(p.comes(), may_be_in=True, taken=True)]
        return [replace(p, taken=True)] if p.may_be_in else []

    for start in (0, 1):
        go_on(1, tuple(t for t in told if t.day == 1), Path(start, start, in_today=start == 1))
    return found


# The program: which life each person led, and how many others there were.


def partitions(case: Case) -> Iterator[dict[str, str]]:
    """By record, the first that stands for the person."""
    seen: set[tuple[str, ...]] = set()
    for n in range(len(case.perhaps) + 1):
        for chosen in itertools.combinations(case.perhaps, n):
            of = {r: r for r in case.records}
            for a, b in (*case.same, *chosen):
                one, other = sorted((of[a], of[b]))
                of = {r: one if p == other else p for r, p in of.items()}
            if any(of[a] == of[b] for a, b in case.different) or tuple(of.values()) in seen:
                continue
            seen.add(tuple(of.values()))
            yield of


Goal = tuple[str, str, int, int]
Ends = list[tuple[float, float]]


def solve(case: Case, goals: list[Goal]) -> Optional[list[tuple[int, Optional[int]]]]:
    """The least and the most of each goal over all that can have been; nothing where nothing can."""
    found: Ends = [(float("inf"), -float("inf"))] * len(goals)
    for person_of in partitions(case):
        for days in itertools.product(*(range(e.first, e.last + 1) for e in case.events)):
            for i, (low, high) in enumerate(Program(case, person_of, days).ends(goals) or []):
                found[i] = (min(found[i][0], low), max(found[i][1], high))
    if any(low == float("inf") for low, _ in found):
        return None
    return [(round(low), None if high == float("inf") else round(high)) for low, high in found]


def larger(case: Case, events: list[int]) -> int:
    """Of events that let groups go, that of the largest; of two of one size the earlier."""
    sizes = {g.name: g.least for g in case.groups}
    order = sorted(
        (-sizes[case.events[i].group], case.events[i].first, case.events[i].last, case.events[i].name, i)
        for i in events
    )
    return order[0][-1] if order else -1


CACHE: dict[Any, list[Life]] = {}


#: A person, a life of that person, and groups of which the person was one beside those that say so.
Column = tuple[str, Life, frozenset[str]]


def columns_of(case: Case, person_of: dict[str, str], days: tuple[int, ...]) -> list[Column]:
    """The lives that each person can have led."""
    known = {g.name: {person_of[m] for m in g.members} for g in case.groups}
    out = {(person_of[r], g) for r, g in case.outside}
    columns: list[Column] = []
    for who in sorted(set(person_of.values())):
        records = [r for r in case.records if person_of[r] == who]
        listed = sorted({d for r in records for d in case.listed[r]}, key=str)
        own = {i for i, e in enumerate(case.events) if any(r in e.people for r in records)}
        may_be_of = [
            (e.group, i)
            for i, e in enumerate(case.events)
            if e.group and who not in known[e.group] and (who, e.group) not in out
        ]
        for n in range(len(may_be_of) + 1):
            for beside in itertools.combinations(may_be_of, n):
                mine = own | {i for _, i in beside}
                leads = larger(case, [i for i in mine if case.events[i].group])
                # What another group is told to be of says nothing more.
                said = [i for i in mine if not case.events[i].group or i == leads or i in own]
                told = [Told(days[i], case.events[i].effect, case.events[i].kind, i == leads) for i in said]
                key = (tuple(sorted(told, key=str)), tuple(listed), case.enters)
                if key not in CACHE:
                    CACHE[key] = sorted(lives(list(key[0]), listed, case.enters), key=str)
                columns += [
                    (who, life, frozenset(g for g, _ in beside))
                    for life in CACHE[key]
                    if not case.persons or not_twice(case, records, life)
                ]
    return columns


class Program:
    """Which life each person led, and how many others there were, for one assignment of days and people.

    Its columns are those lives, then others: at the start, by day those who came and those who left of each kind, and
    members of sets of groups.
    """

    def __init__(self, case: Case, person_of: dict[str, str], days: tuple[int, ...]) -> None:
        self.case, self.days = case, days
        self.columns = columns_of(case, person_of, days)
        self.let_go = {e.group: i for i, e in enumerate(case.events) if e.group}
        names = [g.name for g in case.groups]
        self.sets = [s for n in range(1, len(names) + 1) for s in itertools.combinations(names, n)]
        self.others = 1 + DAYS * (1 + len(KINDS)) + len(self.sets)
        self.first_set = len(self.columns) + self.others - len(self.sets)
        self.rows: list[list[int]] = []
        self.low: list[float] = []
        self.high: list[float] = []
        for who in set(person_of.values()):
            self.hold([int(w == who) for w, _, _ in self.columns] + [0] * self.others, 1, 1)
        for day in range(1, DAYS + 1):
            self.hold(self.row("held", "", 0, day, of_lives=False), 0, None)
        for g in case.groups:
            line = [int(g.name in beside) for _, _, beside in self.columns] + [0] * self.others
            for n, s in enumerate(self.sets):
                line[self.first_set + n] = int(g.name in s)
            named = len({person_of[m] for m in g.members})
            self.hold(line, g.least - named, None if g.most is None else g.most - named)
        for c in case.counts:
            self.hold(self.row(c.way, c.kind, c.first, c.last, case.persons and c.way != "held"), c.least, c.most)

    def hold(self, line: list[int], least: float, most: Optional[float]) -> None:
        self.rows.append(line)
        self.low.append(least)
        self.high.append(float("inf") if most is None else most)

    def row(
        self, way: str, kind: str, first: int, last: int, distinct: bool = False, of_lives: bool = True
    ) -> list[int]:
        def counted(life: Life) -> int:
            n = life.held(last) if way == "held" else life.moved(way, kind, first, last)
            return min(n, 1) if distinct else n

        line = [counted(life) if of_lives else 0 for _, life, _ in self.columns] + [0] * self.others
        at = len(self.columns)
        line[at] = int(way == "held")
        leave = -1 if way == "held" else 1
        for day in range(first + 1, last + 1):
            base = at + 1 + (day - 1) * (1 + len(KINDS))
            if way in ("entries", "held"):
                line[base] += 1
            if way in ("exits", "held"):
                for k, name in enumerate(KINDS):
                    line[base + 1 + k] += leave if kind in ("", name) else 0
        if way in ("exits", "held"):
            for n, s in enumerate(self.sets):
                # Whoever is of two groups left with the larger of them.
                when = self.days[larger(self.case, [self.let_go[g] for g in s])]
                if first < when <= last and kind in ("", "release"):
                    line[self.first_set + n] += leave
        return line

    def ends(self, goals: list[Goal]) -> Optional[Ends]:
        whole = optimize.LinearConstraint(self.rows, self.low, self.high)
        size = len(self.columns) + self.others
        bounds = optimize.Bounds([0] * size, [1] * len(self.columns) + [float("inf")] * self.others)
        ends: Ends = []
        for goal in goals:
            line = self.row(*goal)
            one: list[float] = []
            for sign in (1, -1):
                done = optimize.milp([sign * x for x in line], integrality=[1] * size, constraints=whole, bounds=bounds)
                if done.status == 2:
                    return None
                assert done.status in (0, 3, 4), done.message
                one.append(sign * done.fun if done.status == 0 else float("inf"))
            ends.append((one[0], one[1]))
        return ends


def not_twice(case: Case, records: list[str], life: Life) -> bool:
    """Whoever is counted twice in the window of a count is named twice: by as many changes as the view shows."""
    for c in case.counts:
        if c.way == "held":
            continue
        effects = ("exit", "open") if c.way == "exits" else ("entry", "open")
        own = [any(r in e.people for r in records) for e in case.events]
        here = [
            e.effect in effects
            and e.first <= c.last
            and e.last > c.first
            and (not c.kind or e.kind == c.kind or e.effect == "open")
            for e in case.events
        ]
        may = sum(h and (mine or bool(e.group)) for h, mine, e in zip(here, own, case.events)) if any(own) else 1
        if life.moved(c.way, c.kind, c.first, c.last) > max(1, may):
            return False
    return True


def asked_of(ledger: Any, goal: Goal) -> Any:
    way, kind, first, last = goal
    if way == "held":
        return ledger.held(f"end:{day_text(last)}")
    how = {"kind": kind} if kind else {}
    return getattr(ledger, way)(f"start:{day_text(first + 1)}", f"end:{day_text(last)}", **how)


def some_goals(rng: random.Random) -> list[Goal]:
    goals: list[Goal] = []
    for way, kind in (("exits", ""), ("exits", "release"), ("entries", "")):
        first = rng.randint(0, DAYS - 1)
        goals.append((way, kind, first, rng.randint(first + 1, DAYS)))
    goals.append(("held", "", 0, rng.randint(1, DAYS)))
    return rng.sample(goals, 2)


@dataclass
class Tally:
    tight: int = 0
    wider: int = 0
    integers: int = 0
    said: int = 0  # of those as narrow as can be, how many say something

    def add(self, bound: Any, least: int, most: Optional[int]) -> None:
        exact = ((bound.low or 0), bound.high) == (least, most)
        self.tight += exact
        self.wider += not exact
        self.integers += bound.engine == "integer"
        self.said += exact and (least > 0 or most is not None)


def wrong_about(case: Case, seed: int, engine: str, tally: Tally, truth: Any, goals: list[Goal]) -> str:
    """What is wrong with the answers about one dossier; nothing where all is right."""
    d = habeas.Dossier.from_json(json.dumps(case.data), audience="internal")
    ledger = d.ledger("w", engine=engine)
    if ledger.contradictions:
        return f"seed {seed}: {ledger.contradictions} of what can be"
    for goal, (least, most) in zip(goals, truth):
        try:
            bound = asked_of(ledger, goal)
        except habeas.UnknownId:
            continue  # nobody is known to have left so
        if (bound.low or 0) > least or (bound.high is not None and (most is None or most > bound.high)):
            return f"seed {seed}, {goal}: {bound}, and {least} to {most} can be"
        # A list as of a day is used for what happened after it, and for no stock.
        listed_on_a_day = any(day is not None for days in case.listed.values() for day in days)
        if bound.engine == "integer" and not listed_on_a_day and ((bound.low or 0), bound.high) != (least, most):
            return f"seed {seed}, {goal}: {bound} says integer, and {least} to {most} can be"
        tally.add(bound, least, most)
    return ""


def test_no_answer_is_narrower_than_what_can_be() -> None:
    tallies = {"difference": Tally(), "linear": Tally()}
    for seed in range(SEED, SEED + DOSSIERS):
        case = Inventor(seed).make()
        goals = some_goals(random.Random(seed))
        truth = solve(case, goals)
        if truth is None:
            continue
        for engine, tally in tallies.items():
            why = wrong_about(case, seed, engine, tally, truth, goals)
            assert not why, f"{engine}: {why}"
    for engine, tally in tallies.items():
        print(engine, tally)
        assert tally.said >= DOSSIERS // 6
