# SPDX-License-Identifier: MIT
"""Named people and groups against invented histories of them: no true number is left out, and nothing contradicts.

All dates and sizes that are claimed are true. What is left open is who the unnamed members of a group are: some of them
are the people whom other events name.
"""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass, field
from typing import Any

import pytest

import habeas

HISTORIES = int(os.environ.get("HABEAS_HISTORIES", "300"))
SEED = 20261130
LAST_DAY = 20


@dataclass
class History:
    """Who left and came, on which day; and the dossier that tells some of it."""

    exits: list[tuple[int, str, str, str]] = field(default_factory=list)  # day, person, mechanism, ground
    entries: list[tuple[int, str]] = field(default_factory=list)
    held_first: int = 0
    data: dict[str, Any] = field(default_factory=dict)

    def left(self, first: int, last: int, of: str = "", ground: str = "") -> int:
        return sum(
            first < day <= last and (not of or of == how) and (not ground or ground == why)
            for day, _, how, why in self.exits
        )

    def people_left(self, first: int, last: int, of: str = "") -> int:
        return len({who for day, who, how, _ in self.exits if first < day <= last and (not of or of == how)})

    def held(self, day: int) -> int:
        return self.held_first + sum(d <= day for d, _ in self.entries) - self.left(0, day)


def day_text(day: int) -> str:
    return f"2031-05-{day:02}"


class Inventor:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.h = History()
        self.claims: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []
        self.groups: list[dict[str, Any]] = []

    def say(self, **claim: Any) -> None:
        self.claims.append({"id": f"c{len(self.claims)}", "speaker": "s", **claim})

    def date(self, day: int) -> str:
        early, late = max(1, day - self.rng.randrange(3)), min(LAST_DAY, day + self.rng.randrange(3))
        return self.rng.choice([day_text(day), day_text(day), f"[{day_text(early)}..{day_text(late)}]"])

    def event(self, day: int, change: dict[str, Any], **fields: Any) -> str:
        name = f"e{len(self.events)}"
        self.events.append({"id": name, "kind": "custody_change", "change": change, **fields})
        self.say(kind="dated", event=name, date=self.date(day))
        return name

    def make(self) -> History:
        rng, h = self.rng, self.h
        everybody = [f"p{i}" for i in range(rng.randint(4, 10))]
        named = everybody[: rng.randint(1, 5)]
        inside = dict.fromkeys(everybody, 0)  # since which day
        h.held_first = len(everybody)
        for who in named:
            if rng.random() < 0.8:
                self.say(kind="member", person=who, account="w")
        for _ in range(rng.randint(1, 3)):
            self.group_let_go(everybody, named, inside)
        for who in named:
            self.alone(who, inside)
        self.counts()
        rng.shuffle(self.claims)
        rule = {"unit": "persons", "leaves": "when_freed", "cutoff": "end_of_day"}
        assumptions = []
        if rng.random() < 0.4:
            assumptions = [
                {
                    "id": "enters",
                    "statement": "Whoever is arrested is counted.",
                    "on": True,
                    "effect": "enter_when_held",
                    "account": "w",
                }
            ]
        h.data = {
            "habeas": 1,
            "id": "invented",
            "actors": [{"id": "s", "kind": "ngo"}],
            "people": [{"id": who, "synthetic": True} for who in named],
            "groups": self.groups,
            "accounts": [{"id": "w", "counter": "s", "population": "all", "rule": rule}],
            "assumptions": assumptions,
            "events": self.events,
            "claims": self.claims,
        }
        return h

    def group_let_go(self, everybody: list[str], named: list[str], inside: dict[str, int]) -> None:
        rng = self.rng
        day = rng.randint(2, LAST_DAY - 6)
        held = [
            who
            for who in everybody
            if who in inside and inside[who] < day and not any(p == who for _, p, *_ in self.h.exits)
        ]
        if len(held) < 2:
            return
        members = rng.sample(held, rng.randint(1, len(held)))
        ground = rng.choice(["", "pardon", "amnesty"])
        told = [who for who in members if who in named and rng.random() < 0.5]
        stay = [who for who in members if rng.random() < 0.15]
        group = f"g{len(self.groups)}"
        size = len(members) if rng.random() < 0.7 else {"at_least": max(1, len(members) - rng.randrange(2))}
        self.groups.append({"id": group, "size": size, "members": told, "counted_in": "w"})
        change = {"mechanism": "release", **({"ground": ground} if ground else {})}
        event = self.event(day, change, group=group)
        if stay:
            fields = {"people": stay} if all(who in named for who in stay) else {"group": f"{group}_stayed"}
            if "group" in fields:
                self.groups.append({"id": f"{group}_stayed", "size": len(stay)})
            name = f"e{len(self.events)}"
            self.events.append({"id": name, "kind": "release_aborted", **fields})
            self.say(kind="occurred", event=name)
            self.say(kind="linked", **{"from": name, "relation": "part_of", "to": event})
        for who in named:
            if who not in members and rng.random() < 0.5:
                self.say(kind="member", person=who, group=group, outside=True)
        for who in members:
            if who not in stay:
                self.h.exits.append((day, who, "release", ground))
                inside.pop(who)

    def alone(self, who: str, inside: dict[str, int]) -> None:
        """Somebody's own story: another report of the same release, an arrest and a release, a death at liberty."""
        rng = self.rng
        left = [(day, why) for day, p, how, why in self.h.exits if p == who]
        if left and rng.random() < 0.6:
            day, _ = left[0]
            self.event(day, {"mechanism": "release"}, people=[who])
        if not left:
            if rng.random() < 0.6:
                day = rng.randint(2, LAST_DAY - 5)
                self.event(day, {"mechanism": "release"}, people=[who])
                self.h.exits.append((day, who, "release", ""))
                inside.pop(who)
            return
        day = left[0][0]
        if rng.random() < 0.5:
            back = day + rng.randint(1, 3)
            again = back + rng.randint(1, 3)
            self.event(back, {"mechanism": "rearrest"}, people=[who])
            self.h.entries.append((back, who))
            self.event(again, {"mechanism": "release"}, people=[who])
            self.h.exits.append((again, who, "release", ""))
        elif rng.random() < 0.5:
            self.event(min(LAST_DAY, day + rng.randint(1, 4)), {"mechanism": "death"}, people=[who])

    def counts(self) -> None:
        """Numbers of distinct people, as a counter of persons gives them, and stocks."""
        for _ in range(self.rng.randint(0, 3)):
            first = self.rng.randint(0, LAST_DAY - 1)
            last = self.rng.randint(first + 1, LAST_DAY)
            of = self.rng.choice(["", "release"])
            self.say(
                kind="exits",
                account="w",
                quantity=self.h.people_left(first, last, of),
                to={"end_of": day_text(last)},
                **{"from": {"start_of": day_text(first + 1)}, **({"of": of} if of else {})},
            )
        for _ in range(self.rng.randint(0, 2)):
            day = self.rng.randint(1, LAST_DAY)
            self.say(kind="held", account="w", quantity=self.h.held(day), as_of=day_text(day))


@pytest.mark.parametrize("engine", ["difference", "linear"])
def test_the_true_number_is_never_left_out(engine: str) -> None:
    narrowed = 0
    for seed in range(SEED, SEED + HISTORIES):
        h = Inventor(seed).make()
        d = habeas.Dossier.from_json(json.dumps(h.data), audience="internal")
        ledger = d.ledger("w", engine=engine)
        assert ledger.contradictions == (), f"seed {seed}: {ledger.contradictions}"
        rng = random.Random(seed)
        for of, ground in (("", ""), ("release", ""), ("release", "pardon")):
            first = rng.randint(0, LAST_DAY - 1)
            last = rng.randint(first + 1, LAST_DAY)
            asked = {name: word for name, word in (("kind", of), ("ground", ground)) if word}
            try:
                bound = ledger.exits(f"start:{day_text(first + 1)}", f"end:{day_text(last)}", **asked)
            except habeas.UnknownId:
                continue  # of such a kind nobody is known to have left
            truth = h.left(first, last, of, ground)
            assert (bound.low or 0) <= truth, f"seed {seed}, {of} {ground}: {bound} and {truth}"
            assert bound.high is None or truth <= bound.high, f"seed {seed}, {of} {ground}: {bound} and {truth}"
            narrowed += bool(bound.low)
            if seed % 3 == 0:
                checked = bound.check(d)
                assert checked, f"seed {seed}, {of} {ground}: {checked}"
        day = rng.randint(1, LAST_DAY)
        bound = ledger.held(f"end:{day_text(day)}")
        assert (bound.low or 0) <= h.held(day) and (bound.high is None or h.held(day) <= bound.high), f"seed {seed}"
    assert narrowed >= HISTORIES // 4
