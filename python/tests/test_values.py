# SPDX-License-Identifier: MIT
"""What answers promise as values: they do not change, compare, hash, and survive a pickle and JSON."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import habeas

MAKERS: dict[str, Callable[[habeas.Dossier], Any]] = {
    "dossier": lambda d: d,
    "view": lambda d: d.for_audience("partner").without("C2").as_known_on("2030-01-14").with_("only_releases"),
    "lens": lambda d: d.without("C2").as_known_on("2030-01-14").lens,
    "claim": lambda d: d.claims["C3"],
    "claims": lambda d: d.claims,
    "account": lambda d: d.accounts["watch"],
    "actor": lambda d: d.actors["watch"],
    "event": lambda d: d.events["hearing"],
    "assumption": lambda d: d.assumptions["ours"],
    "ledger": lambda d: d.ledger("watch", about=3, language="es"),
    "bound": lambda d: d.ledger("watch").entries("b1", "b2"),
    "proof": lambda d: d.ledger("watch").entries("b1", "b2").low_proof,
    "step": lambda d: d.ledger("watch").entries("b1", "b2").low_proof.steps[0],
    "term": lambda d: d.ledger("watch").entries("b1", "b2").low_proof.plus,
    "contradiction": lambda d: d.ledger("watch").contradictions[0],
    "unaccounted": lambda d: d.ledger("watch").unaccounted("entries", "b1", "b2"),
    "sensitivity": lambda d: d.ledger("watch").sensitivity("entries", "b1", "b2"),
    "row": lambda d: d.ledger("watch").sensitivity("entries", "b1", "b2")[0],
    "report": lambda d: d.check(),
    "finding": lambda d: d.with_(TOO_EARLY).check().findings[0],
    "least change": lambda d: d.ledger("watch").minimal_adjustment(),
    "claim change": lambda d: d.ledger("watch").minimal_adjustment().changes[0],
    "asked range": lambda d: d.ledger("watch").minimal_adjustment().bounds[0],
    "series": lambda d: d.ledger("watch").series("held", "b2"),
    "known answer": lambda d: d.ledger("watch").series("entries", "b1", "b2")[0],
    "asked": lambda d: d.ledger("watch").series("entries", "b1", "b2").asked,
    "unaccounted series": lambda d: d.ledger("watch").unaccounted_series(),
    "unaccounted sensitivity": lambda d: d.ledger("watch").unaccounted_sensitivity("entries", "b1", "b2"),
    "stock sensitivity": lambda d: d.ledger("watch").stock_sensitivity("b1", "b2"),
    "changes": lambda d: d.changes("2030-01-10"),
    "effect": lambda d: d.changes("2030-01-10").accounts[0].changes[0],
    "draft": lambda d: d.draft(TOO_EARLY),
    "simulation": lambda d: habeas.simulate(claims=20, people=20, faults=["two_ends"]),
    "truth": lambda d: habeas.simulate(claims=20, people=20).truth,
    "timeline": lambda d: d.timeline(),
    "days": lambda d: d.timeline()["hearing"],
    "graph": lambda d: d.for_audience("internal").graph.only("precedes").directed(),
    "link": lambda d: d.for_audience("internal").graph.links[0],
    "paths": lambda d: d.for_audience("internal").graph.paths("arrest", "hearing"),
    "network": lambda d: d.graph.actor_network(),
    "panel": lambda d: d.graph.panel(),
    "date": lambda d: habeas.Date("2004-06-~01/2004-06-20"),
    "widening": lambda d: habeas.Widening("name=mine,~day=3"),
    "wider timeline": lambda d: d.timeline(widen="loose"),
    "quantity": lambda d: habeas.Quantity.between(3, 4),
    "about": lambda d: habeas.About(percent=3),
}
TOO_EARLY = {
    "claims": [
        {
            "id": "E1",
            "kind": "held",
            "speaker": "watch",
            "account": "watch",
            "quantity": 95,
            "as_of": "2030-01-12",
            "bulletin": "b2",
            "said": "2030-01-02",
        }
    ]
}


def test_days_of_an_event_are_made_once(small: habeas.Dossier) -> None:
    event = small.for_audience("internal").timeline()["arrest"]
    assert event.start_latest is event.start_latest and str(event.start_latest) == "2030-01-10"
    same = event.replace()
    assert same == event and same.replace(_days=(None,) * 4).start_latest is None


@pytest.mark.parametrize("name", MAKERS)
def test_equal_when_made_alike_and_hashed_alike(name: str) -> None:
    one, other = (MAKERS[name](habeas.examples.small()) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != "something else"


@pytest.mark.usefixtures("no_json")
@pytest.mark.parametrize("name", MAKERS)
def test_none_passes_through_text(name: str, read_all: Callable[[Any], None]) -> None:
    made = MAKERS[name](habeas.examples.small())
    if name not in ("graph", "dossier", "view"):  # their attributes are whole answers
        read_all(made)


@pytest.mark.parametrize("name", MAKERS)
def test_pickled_and_copied(name: str) -> None:
    one = MAKERS[name](habeas.examples.small())
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(one, protocol))
        assert type(again) is type(one)
        assert again == one
        assert repr(again) == repr(one)
    assert copy.deepcopy(one) == one


@pytest.mark.parametrize("name", MAKERS)
def test_nothing_changes(name: str) -> None:
    one = MAKERS[name](habeas.examples.small())
    for attribute in ("id", "low", "text", "whatever"):
        with pytest.raises(AttributeError):
            setattr(one, attribute, 1)
    with pytest.raises(AttributeError):
        del one.id


def test_dictionaries_given_out_are_copies(small: habeas.Dossier) -> None:
    before = small.to_json()
    small.to_dict()["claims"].clear()
    small.claims["C2"].to_dict()["from"]["bulletin"] = "b9"
    with pytest.raises(TypeError):
        small.accounts["watch"].rule["unit"] = "court_cases"  # type: ignore[index]
    assert small.to_json() == before
    assert small.claims["C2"].to_dict()["from"] == {"bulletin": "b1"}
    assert small.accounts["watch"].rule == {}


def test_differing_values_differ(small: habeas.Dossier) -> None:
    assert small != small.without("C2")
    assert small != small.for_audience("internal")
    assert small.claims["C3"] != small.without("C3").claims["C3"]
    assert small.ledger("watch") != small.ledger("watch", about=3)
    ledger = small.ledger("watch")
    assert ledger.entries("b1", "b2") != ledger.exits("b1", "b2")


def test_replace_makes_another_quantity() -> None:
    q = habeas.Quantity.between(3, 4)
    assert q.replace(second=5) == habeas.Quantity.between(3, 5)
    assert q.replace(how="about", first=9) == habeas.Quantity.about(9).replace()
    assert q == habeas.Quantity.between(3, 4)
    with pytest.raises(habeas.InvalidValue):
        q.replace(second=2)


def commanded(path: Path, *words: str) -> dict[str, Any]:
    """Give what the command of the same package writes."""
    called = [sys.executable, "-m", "habeas", words[0], str(path), *words[1:], "--json"]
    answer: dict[str, Any] = json.loads(subprocess.run(called, capture_output=True, text=True).stdout)
    return answer


def every_answer(d: habeas.Dossier, account: str, path: Path) -> list[tuple[Any, dict[str, Any]]]:
    """Answers beside the JSON text that the command writes for them."""
    ledger = d.ledger(account)
    pairs: list[tuple[Any, dict[str, Any]]] = []
    of = ("--account", account)
    for p in ledger.points[:4]:
        pairs.append((ledger.held(p), commanded(path, "held", *of, "--at", p)["bound"]))
    for p, q in list(zip(ledger.points, ledger.points[1:]))[:3]:
        if ledger.is_not_after(p, q):
            between = (*of, "--from", p, "--to", q)
            told = commanded(path, "unaccounted", *between)
            for way in ("entries", "exits"):
                pairs.append((getattr(ledger, way)(p, q), commanded(path, way, *between)["bound"]))
                pairs.append((ledger.unaccounted(way, p, q), told[way]))
    checked = commanded(path, "check")
    # The command puts findings of one kind together, with the others as rows of the first.
    findings = [row for f in checked["findings"] for row in (f, *f.pop("rows", ()))]
    report = d.check()
    assert sorted(f.sentence for f in report.findings) == sorted(f["sentence"] for f in findings)
    by_name = {(f["rule"], f["sentence"]): f for f in findings}
    pairs += [(f, by_name[f.rule, f.sentence]) for f in report.findings]
    pairs.append(
        (
            habeas.CheckReport(report.contradictions, ()),
            {name: [] if name == "findings" else checked[name] for name in checked if name != "withheld"},
        )
    )
    return pairs


@pytest.mark.parametrize("which", ["small", "venezuela"])
def test_dictionaries_are_what_the_command_writes(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    d: habeas.Dossier = request.getfixturevalue(which)
    path = tmp_path / "dossier.json"
    path.write_text(d.to_json(), encoding="utf-8")
    pairs = every_answer(d, "watch" if which == "small" else "foro_penal", path)
    assert len(pairs) > 10
    for answer, written in pairs:
        assert answer.to_dict() == written
        assert list(answer.to_dict()) == list(written)
        again = type(answer).from_dict(written)
        assert again.to_dict() == written
        if not isinstance(answer, habeas.Contradiction):  # a ledger's own knows its account, which is not written
            assert again == answer


@pytest.mark.parametrize("which", ["small", "venezuela"])
def test_every_answer_proves_itself(which: str, request: pytest.FixtureRequest) -> None:
    d: habeas.Dossier = request.getfixturevalue(which)
    ledger, checked = d.ledger("watch" if which == "small" else "foro_penal"), 0
    for answer in (*map(ledger.held, ledger.points), *ledger.contradictions, *d.check().contradictions):
        if hasattr(answer, "check"):
            assert answer.check(d), answer.check(d).reasons
            checked += 1
    assert checked > 5


def test_a_proof_does_not_hold_where_its_claims_do_not_count(small: habeas.Dossier) -> None:
    b = small.ledger("watch").entries("b1", "b2")
    assert b.low_proof is not None
    result = b.low_proof.check(small.without("C2"))
    assert not result and not result.valid
    assert any("C2" in r for r in result.reasons)


def test_a_proof_that_was_tampered_with_does_not_hold(small: habeas.Dossier) -> None:
    data = small.ledger("watch").entries("b1", "b2").to_dict()
    data["low"] = data["low_proof"]["value"] = 16
    assert not habeas.Bound.from_dict(data).check(small)
    data["low_proof"]["steps"][0]["amount"] += 1
    assert not habeas.Bound.from_dict(data).check(small)


def test_timeline_and_dates_write_what_the_engine_writes(small: habeas.Dossier) -> None:
    timeline = small.for_audience("internal").timeline()
    assert [e.to_dict() for e in timeline.events] == timeline.to_dict()["events"]
    assert len(timeline.events) == 2
    assert habeas.Date("1985/1990").to_dict() == {
        "text": "1985/1990",
        "valid": True,
        "level": 0,
        "earliest_start": "1985-01-01",
        "latest_start": "1985-12-31",
        "earliest_end": "1990-01-01",
        "latest_end": "1990-12-31",
        "error": None,
    }


def test_sensitivity_is_a_sequence_of_rows(small: habeas.Dossier) -> None:
    rows = small.ledger("watch").sensitivity("held", "b2")
    assert len(rows) == len(list(rows)) == len(rows.to_dict()["rows"])
    assert rows[0] in rows and rows[:1] == (rows[0],)
    assert habeas.SensitivityRow.from_dict(rows[0].to_dict()) == rows[0]
    assert rows.columns["without"] == [r.without for r in rows] and rows.columns["is"][-1] == "assumption"
    assert rows.to_dict()["bound"] == small.ledger("watch").held("b2").to_dict()
