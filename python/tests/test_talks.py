# SPDX-License-Identifier: MIT
"""Negotiations, agreements, pledges and exchanges in Python: typed, read only, the same as the command's answers."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import habeas


@pytest.fixture(scope="module")
def talks() -> habeas.Dossier:
    return habeas.examples.talks()


def test_talks_hold_what_claims_tell(talks: habeas.Dossier) -> None:
    (only,) = talks.negotiations
    assert [(m.event, m.to, m.earliest, m.latest, m.claims) for m in only.moves] == [
        ("opening", "under_way", "2030-01-02", "2030-01-02", ("N1",)),
        ("walkout", "suspended", "2030-01-08", "2030-01-10", ("N2",)),
    ]
    assert [r.event for r in only.rounds] == ["first_round"]
    assert only.agreements == ("accord",)
    assert only.channels == (("mediated", "by way of North", None),)
    assert only.days == ()


def test_states_on_days(talks: habeas.Dossier) -> None:
    day = datetime.date(2030, 1, 9)
    (days,) = talks.negotiation("talks", on=day).days
    assert days.possible == ("under_way", "suspended")
    ruled_out = next(s for s in days.states if not s.possible)
    assert ruled_out.state == "not_stated" and ruled_out.claims == ("N1",)
    known = talks.as_known_on("2030-01-10").negotiation("talks", on=day).days[0]
    assert known.possible == ("under_way",)
    with pytest.raises(habeas.UnknownId):
        talks.negotiation("talk")
    with pytest.raises(habeas.InvalidValue):
        talks.negotiation("talks", on="2030-01")
    with pytest.raises(habeas.InvalidValue):
        talks.negotiation("talks", on="2030-01-09", to="2030-01-08")


def test_agreements(talks: habeas.Dossier) -> None:
    accord = talks.agreements["accord"]
    assert accord.negotiation == "talks" and accord.signing == "signing"
    assert [(r.actor, r.role) for r in accord.roles] == [("south", "signatory")]
    (provision,) = accord.provisions
    assert provision.kind == "prisoner_release" and provision.pledge == "ten" and provision.fund is None
    assert [(c.value, c.claim) for c in provision.strength] == [(2, "K1")]
    assert [(c.value, c.coder) for c in provision.implemented] == [(1, "ana")]


def test_a_pledge_at_a_point(talks: habeas.Dossier) -> None:
    ten = talks.pledge("ten", at="claim:F1")
    (delivery,) = ten.deliveries
    assert (delivery.status, delivery.wanted, delivery.due) == ("not_met", 10, "no_deadline")
    assert delivery.delivered is not None and delivery.delivered.counter == "watch"
    assert delivery.delivered.bound.check(talks)
    assert str(delivery.delivered.bound) == "exactly 6"
    rows = {row.speaker: row for row in ten.ladder}
    assert rows["south"].pledged[0].quantity == habeas.Quantity.exact(10)
    assert rows["watch"].verified[0].bound.low == 6
    assert talks.pledges["ten"].deliveries == ()
    with pytest.raises(habeas.UnknownId):
        talks.pledge("tne", at="2030-01-09")


def test_exchanges(talks: habeas.Dossier) -> None:
    swap = talks.exchanges["swap"]
    assert [(leg.id, leg.custodian, leg.free_on_arrival) for leg in swap.legs] == [
        ("A", "south", None),
        ("B", None, None),
    ]
    assert {(r.of_claim, r.to_claim): (r.low, r.high) for r in swap.ratios}[("P1", "P2")] == ((5, 1), (5, 1))


@pytest.mark.parametrize("example", ["talks", "exchange_2025"])
def test_dictionaries_are_what_the_command_writes(example: str, tmp_path: Path) -> None:
    d: habeas.Dossier = getattr(habeas.examples, example)()
    at = "2030-01-20" if example == "talks" else "2026-01-20"
    path = tmp_path / "dossier.json"
    path.write_text(d.to_json(), encoding="utf-8")

    def written(*words: str) -> Any:
        called = [sys.executable, "-m", "habeas", words[0], str(path), *words[1:], "--json"]
        return json.loads(subprocess.run(called, capture_output=True, text=True, check=True).stdout)

    promised = written("pledges", "--at", at)
    pairs = [
        (d.negotiations, written("negotiation")["negotiations"]),
        (d.agreements, written("agreement")["agreements"]),
        ([d.pledge(p.id, at=at) for p in d.pledges], promised["pledges"]),
        ([d.exchange(x.id, at=at) for x in d.exchanges], promised["exchanges"]),
    ]
    assert sum(len(said) for _, said in pairs) > 2
    for things, said in pairs:
        assert [thing.to_dict() for thing in things] == said
        for thing in things:
            again = type(thing).from_dict(thing.to_dict())
            assert again.replace(note=thing.note, audience=thing.audience) == thing


def test_a_role_of_ones_own_making() -> None:
    role = habeas.Role("north", "mediator", ("R1",), ("watch",))
    talks = habeas.Negotiation("mine", roles=[role])  # type: ignore[arg-type]
    assert talks.roles == (role,) and talks.roles.to_polars()["role"].to_list() == ["mediator"]
    assert talks.replace(title="Ours").title == "Ours" and talks.title == ""
    with pytest.raises(habeas.InvalidValue, match="no such field: got 'titel', wanted one of title"):
        talks.replace(titel="Ours")


def test_values_do_not_change_and_travel(talks: habeas.Dossier) -> None:
    for thing in (
        talks.negotiations["talks"],
        talks.agreements["accord"],
        talks.pledge("ten", at="2030-01-09"),
        talks.exchanges["swap"],
    ):
        assert pickle.loads(pickle.dumps(thing)) == thing
        assert copy.deepcopy(thing) == thing
        assert repr(thing).startswith(f"<{type(thing).__name__} {thing.id}")
        with pytest.raises(AttributeError):
            thing.title = "other"  # type: ignore[misc]
    role = talks.negotiations["talks"].roles[0]
    with pytest.raises(AttributeError):
        role.role = "party"  # type: ignore[misc]
    assert hash(role) == hash(copy.deepcopy(role))
