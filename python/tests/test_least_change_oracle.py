# SPDX-License-Identifier: MIT
"""Least change against an independent linear program, written here straight from the claims and solved by SciPy."""

from __future__ import annotations

import json
import math
import random
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Optional

import pytest

import habeas

np = pytest.importorskip("numpy")
optimize = pytest.importorskip("scipy.optimize")

SEED = 20260119
Ends = tuple[Optional[int], Optional[int]]
#: A point is known up to a range of day boundaries: the end of a day is one, a cut-off is somewhere within its day.
Point = tuple[str, int, int]


@dataclass
class Said:
    """A claim: what it counts, between which points, within which numbers, at what weight."""

    name: str
    what: str
    points: tuple[str, ...]
    number: Ends
    weight: Fraction = Fraction(1)


@dataclass
class Made:
    """A random ledger, as claims in a dossier and as this test understands them."""

    data: dict[str, Any]
    points: dict[str, Point] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    kind: Optional[str] = None  # "release", where exits by release are counted
    only_kind: bool = False


def day_text(day: int) -> str:
    return f"2030-03-{day:02}"


def quantity(rng: random.Random, n: int) -> tuple[Any, Ends]:
    how = rng.randrange(10)
    if how < 6:
        return n, (n, n)
    if how < 7:
        return {"at_least": n}, (n, None)
    if how < 8:
        return {"at_most": n}, (None, n)
    wide = rng.randint(1, 3)
    return {"between": [n, n + wide]}, (n, n + wide)


def random_ledger(rng: random.Random) -> Made:
    """Bulletins on days that grow, stocks and flows between them, windows of days, and repeats of what was said."""
    days = sorted(rng.sample(range(2, 28), rng.randint(2, 4)))
    bulletins = [{"id": f"b{i}", "as_of": day_text(day)} for i, day in enumerate(days)]
    actors = [{"id": "watch"}, {"id": "analyst"}]
    lists: dict[str, Any] = {"actors": actors, "accounts": [{"id": "a"}], "bulletins": bulletins, "claims": []}
    made = Made({"habeas": 1, **lists})
    for i, day in enumerate(days):
        made.points[f"bulletin:b{i}"] = (f"bulletin:b{i}", day - 1, day)
    if rng.random() < 0.4:
        made.kind = "release"
        made.only_kind = rng.random() < 0.5
        effect = {"effect": "no_other_exits", "account": "a", "on": made.only_kind, "speaker": "analyst"}
        made.data["assumptions"] = [{"id": "only", "statement": "Nobody leaves but by release.", **effect}]
    graded = rng.random() < 0.3
    origin: dict[str, str] = {}
    sizes = {"held": 12, "entries": 6, "exits": 6}

    def boundary(day: int) -> str:
        name = f"end:{day_text(day)}"
        made.points[name] = (name, day, day)
        return name

    for c in range(rng.randint(3, 9)):
        name = f"c{c}"
        what = rng.choice(("held", "held", "entries", "exits", "exits"))
        stated, number = quantity(rng, rng.randint(0, sizes[what]))
        claim: dict[str, Any] = {"id": name, "kind": what, "speaker": "watch", "account": "a", "quantity": stated}
        here = rng.randrange(len(days))
        where = {"bulletin": f"b{here}", "as_of": day_text(days[here])}
        chain = what
        if what == "held":
            points: tuple[str, ...] = (f"bulletin:b{here}",)
            if rng.random() < 0.2:  # a cut-off of its own, in no order with others of that day
                where = {"as_of": day_text(days[here])}
                points = (f"claim:{name}",)
                made.points[points[0]] = (points[0], days[here] - 1, days[here])
            claim.update(where)
        else:
            if here > 0 and rng.random() < 0.6:
                before = rng.randrange(here)
                claim.update(where, **{"from": {"bulletin": f"b{before}"}})
                points = (f"bulletin:b{before}", f"bulletin:b{here}")
            else:
                first = rng.randint(1, 27)
                last = rng.randint(first, 28)
                claim.update({"from": {"start_of": day_text(first)}, "to": {"end_of": day_text(last)}})
                points = (boundary(first - 1) if first > 1 else boundary_before(made), boundary(last))
            if what == "exits" and made.kind and rng.random() < 0.6:
                claim["of"] = made.kind
                chain = "exits of a kind"
        # A repeat has the cut-off of what it repeats: those with one of their own stay out of it.
        others = [s.name for s in made.said if not s.points[0].startswith("claim:")]
        if others and not points[0].startswith("claim:") and rng.random() < 0.25:
            claim["derived_from"] = rng.choice(others)
        origin[name] = origin[claim["derived_from"]] if "derived_from" in claim else name
        factor = 9
        if graded and rng.random() < 0.7:
            source, information = rng.randrange(5), rng.randrange(5)
            claim["grading"] = "ABCDE"[source] + str(information + 1)
            factor = (5 - source) * (5 - information)
        made.data["claims"].append(claim)
        made.said.append(Said(name, chain, points, number, Fraction(factor if graded else 1)))
    for s in made.said:
        s.weight /= sum(o == origin[s.name] for o in origin.values())
    made.data["id"] = "graded" if graded else "votes"
    return made


def boundary_before(made: Made) -> str:
    made.points["end:2030-02-28"] = ("end:2030-02-28", 0, 0)
    return "end:2030-02-28"


class Program:
    """The claims as a linear program: running counts that never fall, and what each claim is short of or over."""

    def __init__(self, made: Made) -> None:
        self.made = made
        self.names = list(made.points)
        chains = ["entries", "exits", *(["exits of a kind"] if made.kind else [])]
        self.at = {(chain, p): i for i, (chain, p) in enumerate((c, p) for c in chains for p in self.names)}
        self.width = len(self.at) + 2 * len(made.said)
        self.above: list[Any] = []  # rows with at most 0, then with numbers
        self.limits: list[float] = []
        for p in self.names:
            self.add(self.stock(p), at_least=0)
        for p in self.names:
            for q in self.names:
                if p == q or made.points[p][2] > made.points[q][1]:
                    continue
                for chain in chains:
                    self.add(self.flow(chain, p, q), at_least=0)
                if made.kind:
                    others = self.flow("exits", p, q) - self.flow("exits of a kind", p, q)
                    self.add(others, at_least=0)
                    if made.only_kind:
                        self.add(-others, at_least=0)
        self.divisor = math.lcm(*(s.weight.denominator for s in made.said))
        self.cost = np.zeros(self.width)
        for i, s in enumerate(made.said):
            short, over = len(self.at) + 2 * i, len(self.at) + 2 * i + 1
            self.cost[[short, over]] = int(s.weight * self.divisor)
            low, high = s.number
            if low is not None:
                row = self.value(s)
                row[short] = 1
                self.add(row, at_least=low)
            if high is not None:
                row = -self.value(s)
                row[over] = 1
                self.add(row, at_least=-high)
        self.best = round(self.solve(self.cost) or 0)

    def add(self, row: Any, at_least: float) -> None:
        self.above.append(-row)
        self.limits.append(-at_least)

    def stock(self, p: str) -> Any:
        row = np.zeros(self.width)
        row[self.at["entries", p]] += 1
        row[self.at["exits", p]] -= 1
        return row

    def flow(self, chain: str, p: str, q: str) -> Any:
        row = np.zeros(self.width)
        row[self.at[chain, q]] += 1
        row[self.at[chain, p]] -= 1
        return row

    def value(self, s: Said) -> Any:
        return self.stock(s.points[0]) if s.what == "held" else self.flow(s.what, *s.points)

    def solve(self, objective: Any, on_face: bool = False) -> Optional[float]:
        """The least of it; None where there is no end to it."""
        free = [(None, None)] * len(self.at) + [(0, None)] * (self.width - len(self.at))
        face = {"A_eq": [self.cost], "b_eq": [self.best]} if on_face else {}
        found = optimize.linprog(
            objective, A_ub=np.array(self.above), b_ub=self.limits, bounds=free, method="highs", **face
        )
        if found.status in (3, 4):
            return None
        assert found.status == 0, found.message
        assert abs(found.fun - round(found.fun)) < 1e-5  # a circulation: corners are whole
        return float(found.fun)

    def range_of(self, row: Any) -> Ends:
        """The least and the most of it over all least changes."""
        low, high = self.solve(row, True), self.solve(-row, True)
        return None if low is None else round(low), None if high is None else -round(high)

    def moves(self, s: Said) -> tuple[int, int]:
        """By how much the number of a claim moves over all least changes."""
        low, high = s.number
        least, most = self.range_of(self.value(s))

        def moved(n: Optional[int]) -> int:
            if n is not None and low is not None and n < low:
                return n - low
            return n - high if n is not None and high is not None and n > high else 0

        return moved(least), moved(most)


def point_of(name: str, made: Made) -> str:
    """The point that an answer names by the claim that was taken there first."""
    (claim,) = (s for s in made.said if f"claim:{s.name}" == name)
    return claim.points[-1]  # of a flow, its end


def test_prices_and_ranges_are_those_of_a_linear_program() -> None:
    rng = random.Random(SEED)
    print("seed", SEED)
    inconsistent = exact = of_kinds = faces = shared = 0
    for _ in range(600):
        made = random_ledger(rng)
        ledger = habeas.Dossier.from_json(json.dumps(made.data)).ledger("a")
        policy = "by_grading" if made.data["id"] == "graded" else "one_vote"
        least = ledger.minimal_adjustment(policy=policy)
        program = Program(made)
        best = Fraction(program.best, program.divisor)
        assert least.hard == () and least.high is not None
        assert Fraction(least.low, least.divisor) <= best <= Fraction(least.high, least.divisor), made.data
        untied = made.kind is not None and not made.only_kind and "exits:release" in least.used_in_part
        if not untied:
            assert least.price == best and least.ranges == "exact", made.data
        assert ledger.contradictions or best == 0
        inconsistent += best > 0
        exact += best > 0 and least.is_exact
        of_kinds += best > 0 and untied
        shared += best > 0 and best.denominator > 1
        if best == 0 or not least.is_exact or faces == 100:
            continue
        faces += 1
        moved = {c.claim: (c.low, c.high) for c in least.changes}
        asked = [(b.asked.at, (b.low, b.high)) for b in least.bounds]
        for s in made.said:
            ours, theirs = moved.get(s.name, (0, 0)), program.moves(s)
            if least.ranges == "exact":
                assert ours == theirs, (s, made.data)
            elif least.ranges == "outer":
                assert ours[0] <= theirs[0] and theirs[1] <= ours[1], (s, made.data)
        for at, ours_at in asked:
            theirs_at = program.range_of(program.stock(point_of(at, made)))
            if least.ranges == "exact":
                assert ours_at == theirs_at, (at, made.data)
    print(
        f"{inconsistent} inconsistent, {exact} with an exact price, {of_kinds} with kinds, {shared} in parts,", end=" "
    )
    print(f"{faces} faces")
    assert inconsistent > 300 and exact > 250 and of_kinds > 30 and shared > 20 and faces == 100
