# SPDX-License-Identifier: MIT
"""The linear engine from Python: what it adds, its proofs, and what is said where there is no HiGHS."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

import habeas
from habeas._engine import highs_library

FROM, TO = "end:2026-01-01", "end:2026-01-31"


def flow(name: str, number: int, kind: str | None = None) -> dict[str, Any]:
    """People who left in January."""
    claim = {"id": name, "kind": "exits", "speaker": "w", "account": "w", "quantity": number}
    claim |= {"from": {"end_of": "2026-01-01"}, "to": {"end_of": "2026-01-31"}}
    return claim if kind is None else {**claim, "of": kind}


def made(*claims: dict[str, Any]) -> habeas.Dossier:
    content = {"habeas": 1, "actors": [{"id": "w"}], "accounts": [{"id": "w", "counter": "w"}], "claims": list(claims)}
    content["assumptions"] = [
        {
            "id": "closed",
            "statement": "Nobody left otherwise.",
            "on": True,
            "effect": "no_other_exits",
            "account": "w",
            "kinds": ["release", "death"],
        }
    ]
    return habeas.Dossier.from_json(json.dumps(content))


@pytest.fixture
def kinds() -> habeas.Dossier:
    """That the two kinds are all there are, is more than differences can say."""
    return made(flow("F1", 15, "release"), flow("F2", 3, "death"))


@pytest.fixture(autouse=True)
def needs_highs() -> None:
    if not highs_library():
        pytest.skip("there is no HiGHS here (pip install highsbox)")


def test_auto_is_linear_where_there_is_a_solver(kinds: habeas.Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    auto = kinds.ledger("w", engine="auto")
    assert (auto.engine, auto.is_linear) == ("auto", True)
    assert auto.exits(FROM, TO) == kinds.ledger("w", engine="linear").exits(FROM, TO)
    monkeypatch.setattr("habeas._core.finds_linear_solver", lambda library: False)
    left = kinds.ledger("w", engine="auto")
    assert (left.engine, left.is_linear, left.used_in_part) == ("auto", False, ("F1", "F2"))


def test_kinds_add_up(kinds: habeas.Dossier) -> None:
    plain, linear = kinds.ledger("w"), kinds.ledger("w", engine="linear")
    assert (plain.engine, plain.is_linear, plain.used_in_part) == ("difference", False, ("F1", "F2"))
    assert (linear.engine, linear.is_linear, linear.used_in_part) == ("linear", True, ())
    assert (plain.exits(FROM, TO).low, plain.exits(FROM, TO).high) == (18, None)
    bound = linear.exits(FROM, TO)
    assert (bound.low, bound.high, bound.engine) == (18, 18, "integer")
    assert bound.claims == ("F1", "F2")
    assert repr(linear).endswith("linear engine>") and "linear" not in repr(plain)


def test_a_weighted_proof_is_read_whole_and_checked(kinds: habeas.Dossier) -> None:
    bound = kinds.ledger("w", engine="linear").exits(FROM, TO)
    assert bound.check(kinds), bound.check(kinds).reasons
    assert habeas.Bound.from_dict(bound.to_dict()) == bound
    proof = bound.high_proof
    assert proof is not None
    several = next(s for s in proof.steps if s.terms)
    assert {t.variable.chain for t in several.terms} == {"exits", "exits:release", "exits:death"}
    assert proof.about is not None and (proof.plus.chain, proof.minus.chain) == ("exits", "exits")
    assert "×" not in proof._repr_html_()
    # One person less in a step, and it proves nothing.
    data = bound.to_dict()
    step = next(s for s in data["high_proof"]["steps"] if s["claims"] == ["F1"])
    step["amount"] -= 1
    assert not habeas.Bound.from_dict(data).check(kinds)


def test_a_contradiction_that_only_sums_show(kinds: habeas.Dossier) -> None:
    d = made(flow("F1", 15, "release"), flow("F2", 3, "death"), flow("F3", 19))
    assert d.ledger("w").contradictions == () and not d.check().contradictions
    (found,) = d.ledger("w", engine="linear").contradictions
    assert found.claims == ("F1", "F2", "F3") and found.proof is not None and found.proof.value == -1
    assert found.check(d)
    assert [c.claims for c in d.check(engine="linear").contradictions] == [found.claims]
    assert [c.claims for c in d.first_contradictions(1, engine="linear").contradictions] == [found.claims]


def test_a_draft_and_changes_are_judged_by_the_engine_asked_for(kinds: habeas.Dossier) -> None:
    draft = {"claims": [flow("F3", 19)]}
    assert not kinds.draft(draft).contradictions
    (found,) = kinds.draft(draft, engine="linear").contradictions
    assert found.claims == ("F1", "F2", "F3")


def test_a_ledger_is_pickled_with_its_engine(kinds: habeas.Dossier) -> None:
    linear = kinds.ledger("w", engine="linear")
    again = pickle.loads(pickle.dumps(linear))
    assert again == linear and again.engine == "linear"
    assert linear != kinds.ledger("w")


def test_the_venezuelan_account_has_more_to_say(venezuela: habeas.Dossier) -> None:
    linear = venezuela.ledger("foro_penal", engine="linear")
    assert linear.is_linear
    bound = linear.entries("2025-12-29", "2026-01-19")
    assert bound.low == 101 and bound.check(venezuela), bound.check(venezuela).reasons
