# SPDX-License-Identifier: MIT
"""Neighbours of small cases whose right value follows by hand: other numbers, mechanisms and days, by chance.

Each test draws dossiers of one kind and says the expected value by a formula of its own.
"""

from __future__ import annotations

import datetime
import json
import os
import random
from typing import Any, Optional

import pytest

import habeas

SEED = 20261201
ROUNDS = int(os.environ.get("HABEAS_NEIGHBOURS", "6"))
LEAVING = ["release", "exchange", "expulsion", "escape", "death"]
COMING = ["arrest", "rearrest", "abduction", "surrender", "disappearance"]


def rounds() -> Any:
    return pytest.mark.parametrize("seed", range(SEED, SEED + ROUNDS))


def day(n: int) -> str:
    return (datetime.date(2031, 1, 1) + datetime.timedelta(days=n)).isoformat()


def dossier(claims: list[dict[str, Any]], rule: Optional[dict[str, Any]] = None, **lists: Any) -> habeas.Dossier:
    for i, c in enumerate(claims):
        c.setdefault("id", f"c{i}")
        c.setdefault("speaker", "w")
        if c["kind"] in ("held", "entries", "exits", "net", "ever_held"):
            c.setdefault("account", "w")
    data = {
        "habeas": 2,
        "id": "t",
        "actors": [{"id": "w", "kind": "ngo"}, {"id": "v", "kind": "ngo"}],
        "accounts": [{"id": "w", "counter": "w", "population": "all", "rule": rule or {}}],
        "claims": claims,
        **lists,
    }
    return habeas.Dossier.from_json(json.dumps(data), audience="internal")


def window(first: int, last: int) -> dict[str, Any]:
    """The days from one to another, both whole."""
    return {"from": {"start_of": day(first)}, "to": {"end_of": day(last)}}


def ends(bound: habeas.Bound) -> tuple[Any, Any]:
    return bound.low or 0, bound.high


@rounds()
def test_three_stocks_of_one_instant_and_none_is_exact(seed: int) -> None:
    rng = random.Random(seed)
    numbers = rng.sample(range(1, 2000), rng.choice([2, 3, 4]))
    claims = [{"kind": "held", "quantity": n, "as_of": day(5), "bulletin": "b"} for n in numbers]
    d = dossier(claims, bulletins=[{"id": "b", "speaker": "w", "as_of": day(5)}])
    assert ends(d.ledger("w").held("bulletin:b")) == (min(numbers), max(numbers))
    assert len(d.ledger("w").contradictions) == len(numbers) * (len(numbers) - 1) // 2


@rounds()
def test_a_stretch_adds_up_to_the_day(seed: int) -> None:
    """A month, a quarter, a half-year, a fiscal year or weeks: opening, entries, exits and closing stock."""
    rng = random.Random(seed)
    length = rng.choice([7, 28, 31, 90, 181, 365])
    opening, came, left = rng.randint(50, 900), rng.randint(0, 60), rng.randint(0, 50)
    wrong = rng.choice([0, 0, 3, -3, 17])
    first = rng.randint(0, 40)
    last = first + length - 1
    claims: list[dict[str, Any]] = [
        {"kind": "held", "quantity": opening, "as_of": day(first - 1)},
        {"kind": "entries", "quantity": came, **window(first, last)},
        {"kind": "exits", "quantity": left, **window(first, last)},
        {"kind": "held", "quantity": opening + came - left + wrong, "as_of": day(last)},
    ]
    exact = dossier(claims, {"cutoff": "end_of_day"}).ledger("w").contradictions
    # A flow that could not make up for it, were it nothing, takes no part.
    needed = ["c0", *(["c1"] if -wrong <= came else []), *(["c2"] if wrong <= left else []), "c3"]
    assert [sorted(c.claims) for c in exact] == ([needed] if wrong else [])
    if wrong:
        assert exact[0].proof.value == -abs(wrong) + (left if wrong > left else came if -wrong > came else 0)
    # Nobody says at which hour: a warning and no contradiction.
    open_hours = dossier(claims)
    assert open_hours.ledger("w").contradictions == ()
    rules = [f.rule for f in open_hours.check().findings]
    assert ("opening_and_closing" in rules) == bool(wrong)


@rounds()
def test_parts_of_a_stretch_are_no_more_than_the_stretch_and_nested_ones_are_not_added(seed: int) -> None:
    """Weeks or months that tile a longer stretch sum to it; a part of them nested in another is not counted twice."""
    rng = random.Random(seed)
    lengths = [rng.choice([7, 7, 28, 30, 31]) for _ in range(rng.randint(2, 6))]
    numbers = [rng.randint(0, 30) for _ in lengths]
    kind = rng.choice(LEAVING)
    claims: list[dict[str, Any]] = []
    at = 0
    for n, length in zip(numbers, lengths):
        claims.append({"kind": "exits", "of": kind, "quantity": n, **window(at, at + length - 1)})
        # A few days of it, said once more.
        claims.append({"kind": "exits", "of": kind, "quantity": rng.randint(0, n), **window(at, at + length // 2)})
        at += length
    d = dossier(claims)
    whole = d.ledger("w").exits(f"start:{day(0)}", f"end:{day(at - 1)}", kind=kind)
    assert ends(whole) == (sum(numbers), sum(numbers))
    wrong = rng.choice([-3, 0, 3])
    claims.append({"kind": "exits", "of": kind, "quantity": max(0, sum(numbers) + wrong), **window(0, at - 1)})
    assert bool(dossier(claims).ledger("w").contradictions) == (max(0, sum(numbers) + wrong) != sum(numbers))


@rounds()
def test_kinds_of_two_speakers_are_not_added_and_those_of_one_are(seed: int) -> None:
    rng = random.Random(seed)
    one, other = rng.sample(LEAVING, 2)
    a, b = rng.randint(1, 40), rng.randint(1, 40)
    for second, least in (("w", a + b), ("v", max(a, b))):
        claims = [
            {"kind": "exits", "of": one, "quantity": a, **window(0, 30)},
            {"kind": "exits", "of": other, "quantity": b, "speaker": second, **window(0, 30)},
        ]
        for engine in ("difference", "linear"):
            found = dossier(claims).ledger("w", engine=engine).exits(f"start:{day(0)}", f"end:{day(30)}")
            assert ends(found) == (least, None), f"{one} {a}, {other} {b} by {second} on {engine}"


@rounds()
def test_grounds_of_one_document_are_no_more_than_its_total(seed: int) -> None:
    rng = random.Random(seed)
    grounds = rng.sample(["pardon", "amnesty", "sentence_served", "medical", "dismissal"], rng.choice([2, 3]))
    numbers = [rng.randint(1, 20) for _ in grounds]
    total = sum(numbers) + rng.choice([-2, -1, 0, 1, 5])
    for documents, apart in ((["d"] * len(grounds), True), ([f"d{i}" for i in range(len(grounds))], False)):
        claims: list[dict[str, Any]] = [
            {"kind": "exits", "of": "release", "ground": g, "quantity": n, "document": doc, **window(0, 30)}
            for g, n, doc in zip(grounds, numbers, documents)
        ]
        claims.append({"kind": "exits", "of": "release", "quantity": total, **window(0, 30)})
        d = dossier(claims, documents=[{"id": doc} for doc in sorted(set(documents))])
        too_few = total < (sum(numbers) if apart else max(numbers))
        assert bool(d.ledger("w").contradictions) == too_few
        # A total that is larger is none of their business.
        if not too_few:
            found = d.ledger("w").exits(f"start:{day(0)}", f"end:{day(30)}", kind="release")
            assert ends(found) == (total, total)


def person(changes: list[tuple[str, int]], listed: Optional[int] = None, enters: bool = False) -> habeas.Dossier:
    claims: list[dict[str, Any]] = [{"kind": "member", "person": "p", "account": "w"}]
    if listed is not None:
        claims[0]["as_of"] = day(listed)
    events = []
    for i, (how, when) in enumerate(changes):
        events.append({"id": f"e{i}", "kind": "custody_change", "people": ["p"], "change": {"mechanism": how}})
        claims.append({"kind": "dated", "event": f"e{i}", "date": day(when)})
    enter = {"id": "in", "statement": "x", "on": True, "effect": "enter_when_held", "account": "w"}
    return dossier(
        claims,
        {"leaves": "when_freed"},
        people=[{"id": "p", "synthetic": True}],
        events=events,
        assumptions=[enter] if enters else [],
    )


@rounds()
def test_one_person_leaves_once_however_it_is_told(seed: int) -> None:
    rng = random.Random(seed)
    changes = [(rng.choice(LEAVING), rng.randint(1, 30)) for _ in range(rng.randint(1, 4))]
    first, last = min(when for _, when in changes), max(when for _, when in changes)
    books = person(changes).ledger("w")
    assert ends(books.exits(f"start:{day(0)}", f"end:{day(31)}")) == (1, None)
    assert ends(books.exits(f"start:{day(first)}", f"end:{day(last)}")) == (1, None)
    # With several days none of them alone is certain.
    if first != last:
        assert ends(books.exits(f"start:{day(first + 1)}", f"end:{day(last)}")) == (0, None)
    kinds = {how for how, _ in changes}
    if len(kinds) == 1:
        assert ends(books.exits(f"start:{day(0)}", f"end:{day(31)}", kind=kinds.pop())) == (1, None)


@rounds()
def test_freed_taken_and_freed_again_is_as_many_exits_as_releases(seed: int) -> None:
    rng = random.Random(seed)
    times = rng.randint(1, 4)
    days = sorted(rng.sample(range(1, 60), 2 * times - 1))
    changes = [(rng.choice(COMING if i % 2 else LEAVING[:4]), when) for i, when in enumerate(days)]
    for enters, least in ((True, times), (False, 1)):
        books = person(changes, enters=enters).ledger("w")
        assert ends(books.exits(f"start:{day(0)}", f"end:{day(60)}")) == (least, None)
    entries = person(changes, enters=True).ledger("w").entries(f"start:{day(0)}", f"end:{day(60)}")
    assert ends(entries) == (times - 1, None)


@rounds()
def test_membership_has_a_time(seed: int) -> None:
    rng = random.Random(seed)
    listed, freed = rng.randint(0, 30), rng.randint(0, 30)
    books = person([(rng.choice(LEAVING), freed)], listed=listed).ledger("w")
    assert ends(books.exits(f"start:{day(-1)}", f"end:{day(31)}")) == (int(listed < freed), None)
    if listed < freed:
        assert ends(books.exits(f"start:{day(listed)}", f"end:{day(freed)}")) == (1, None)
        assert ends(books.exits(f"start:{day(listed + 1)}", f"end:{day(freed)}")) == (0, None)


@rounds()
def test_what_no_correction_changes_is_kept(seed: int) -> None:
    """So many as of one day and fewer as of the next, of one running total: what both say at least is certain."""
    rng = random.Random(seed)
    a = rng.randint(100, 900)
    fall = rng.randint(1, 60)
    claims = [
        {"kind": "exits", "of": "release", "quantity": a, "from": {"start_of": day(0)}, "to": {"end_of": day(30)}},
        {
            "kind": "exits",
            "of": "release",
            "quantity": a - fall,
            "from": {"start_of": day(0)},
            "to": {"end_of": day(31)},
        },
    ]
    found = dossier(claims).ledger("w").exits(f"start:{day(0)}", f"end:{day(31)}", kind="release")
    assert found.low == a - fall


@rounds()
def test_same_along_a_chain_and_different(seed: int) -> None:
    rng = random.Random(seed)
    n = rng.randint(3, 6)
    names = [f"p{i}" for i in range(n)]
    pairs = list(zip(names, names[1:]))
    claims: list[dict[str, Any]] = [
        {"kind": "identity", "first": a, "second": b, "verdict": "same", "speaker": rng.choice(["w", "v"])}
        for a, b in pairs
    ]
    claims.append({"kind": "identity", "first": names[0], "second": names[-1], "verdict": "different"})
    claims.append({"kind": "member", "person": names[0], "account": "w"})
    claims.append({"kind": "dated", "event": "e", "date": day(5)})
    d = dossier(
        claims,
        {"leaves": "when_freed"},
        people=[{"id": p, "synthetic": True} for p in names],
        events=[{"id": "e", "kind": "release", "people": [names[-1]]}],
    )
    books = d.ledger("w")
    assert [sorted(c.claims) for c in books.contradictions] == [[f"c{i}" for i in range(n)]]
    # Who was counted left if they are one person, which any of the claims may be wrong about.
    assert ends(books.exits(f"start:{day(0)}", f"end:{day(31)}")) == (0, None)
    without = d.without(f"c{n - 1}").ledger("w")
    assert ends(without.exits(f"start:{day(0)}", f"end:{day(31)}")) == (1, None)
