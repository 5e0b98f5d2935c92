# SPDX-License-Identifier: MIT
"""Invented dossiers: the same for the same seed, consistent unless asked otherwise, with the truth beside them."""

from __future__ import annotations

import json

SIZES = ("--days", "20", "--people", "40", "--claims", "40", "--counters", "2")


def texts(folder):
    return [(folder / name).read_bytes() for name in ("dossier.json", "truth.json")]


def test_the_same_seed_writes_the_same_bytes(habeas, tmp_path):
    for name, seed in (("a", "5"), ("b", "5"), ("c", "6")):
        habeas("simulate", "--seed", seed, *SIZES, "--fault", "all", "--out", tmp_path / name, code=0)
    assert texts(tmp_path / "a") == texts(tmp_path / "b")
    assert texts(tmp_path / "a") != texts(tmp_path / "c")


def test_a_consistent_dossier_has_no_contradiction_and_what_is_said_counts(habeas, tmp_path):
    habeas("simulate", *SIZES, "--out", tmp_path, code=0)
    assert habeas("check", tmp_path, "--json", code=0).json["contradictions"] == []


def test_the_truth_gives_every_stock_that_is_claimed(habeas, tmp_path):
    habeas("simulate", *SIZES, "--plain", "--out", tmp_path, code=0)
    dossier = json.loads((tmp_path / "dossier.json").read_text(encoding="utf-8"))
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    stocks = 0
    for claim in dossier["claims"]:
        at = truth["points"].get("claim:" + claim["id"])
        if claim["kind"] != "held" or at is None or not isinstance(claim["quantity"], int):
            continue
        moves = truth["accounts"][claim["account"]]
        held = sum(1 if way == "entries" else -1 for hour, way, _, _ in moves if hour < at)
        assert held == claim["quantity"], claim["id"]
        stocks += 1
    assert stocks > 5
    assert all(person["synthetic"] for person in dossier["people"])


def test_the_answer_keeps_to_its_schema_and_names_what_was_planted(habeas, schema_of, tmp_path):
    ran = habeas(
        "simulate", *SIZES, "--fault", "impossible_age", "--fault", "contradiction", "--out", tmp_path, "--json", code=0
    )
    schema_of("simulate").validate(ran.json)
    assert [f["fault"] for f in ran.json["planted"]] == ["impossible_age", "contradiction"]
    found = habeas("check", tmp_path, "--json", code=1).json
    assert ran.json["planted"][0]["subjects"] in [
        f["subjects"] for f in found["findings"] if f["rule"] == "impossible_age"
    ]
    assert any(ran.json["planted"][1]["subjects"][0] in c["claims"] for c in found["contradictions"])


def test_what_cannot_be_simulated_is_refused(habeas, tmp_path):
    for wrong in (
        ("--days", "3"),
        ("--claims", "0"),
        ("--fault", "wibble"),
        ("--first-day", "2026-02-30"),
        ("--first-day", "2026-02"),
    ):
        habeas("simulate", *wrong, "--out", tmp_path / "none", code=2)
    habeas("simulate", code=2)
    assert not (tmp_path / "none").exists()
