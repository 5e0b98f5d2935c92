# SPDX-License-Identifier: MIT
"""The two engines as the command asks them: the linear one where it is asked for and HiGHS is found; what it adds."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def kinds(tmp_path):
    """100 held, then 80; 15 released and 3 dead in January."""

    def flow(name, kind, number):
        return {
            "id": name,
            "kind": "exits",
            "speaker": "watch",
            "account": "watch",
            "of": kind,
            "quantity": number,
            "from": {"end_of": "2026-01-01"},
            "to": {"end_of": "2026-01-31"},
        }

    def held(name, number, day):
        return {"id": name, "kind": "held", "speaker": "watch", "account": "watch", "quantity": number, "as_of": day}

    claims = [
        held("H1", 100, "2026-01-01"),
        held("H2", 80, "2026-01-31"),
        flow("F1", "release", 15),
        flow("F2", "death", 3),
    ]
    file = tmp_path / "dossier.json"
    file.write_text(
        json.dumps(
            {
                "habeas": 1,
                "actors": [{"id": "watch"}],
                "accounts": [{"id": "watch", "counter": "watch"}],
                "claims": claims,
            }
        )
    )
    return file


EXITS = ("exits", "--account", "watch", "--from", "end:2026-01-01", "--to", "end:2026-01-31", "--json")


def test_kinds_add_up_where_there_is_a_linear_solver(habeas, kinds, with_highs):
    word, *rest = EXITS
    plain = habeas(word, kinds, *rest, code=0).json
    linear = habeas(word, kinds, *rest, "--engine", "linear", code=0, env=with_highs).json
    assert plain["bound"]["engine"] == "difference"
    assert linear["bound"]["engine"] in ("linear", "integer")
    # One speaker counts both kinds, so that on either engine the two are 18.
    assert (plain["bound"]["low"], linear["bound"]["low"]) == (18, 18)
    steps = linear["bound"]["low_proof"]["steps"]
    assert {c for s in steps for c in s["claims"]} == {"F1", "F2"}
    assert any("terms" in inner for s in steps for inner in (s, *s.get("because", {"steps": []})["steps"]))
    assert habeas(word, kinds, *rest, code=0, env=with_highs).json == plain


def test_without_a_solver_it_says_so(habeas, kinds, with_highs):
    word, *rest = EXITS
    refused = habeas(word, kinds, *rest, "--engine", "linear", code=2)
    assert "linear solver" in refused.err
    rules = [f["rule"] for f in habeas("check", kinds, "--json", code=0).json["findings"]]
    assert rules.count("used_in_part") == 1
    there = [
        f["rule"]
        for f in habeas("check", kinds, "--json", "--engine", "linear", code=0, env=with_highs).json["findings"]
    ]
    assert "used_in_part" not in there


def test_auto_takes_the_solver_that_there_is(habeas, kinds, with_highs):
    word, *rest = EXITS
    auto = ("--engine", "auto")
    linear = habeas(word, kinds, *rest, "--engine", "linear", code=0, env=with_highs)
    with_one = habeas(word, kinds, *rest, *auto, code=0, env=with_highs)
    assert (with_one.json, with_one.err) == (linear.json, "")
    without = habeas(word, kinds, *rest, *auto, code=0)
    assert without.json == habeas(word, kinds, *rest, code=0).json
    assert "HiGHS was not found: of 2 claims" in without.err
    assert habeas(word, kinds, *rest, *auto, "--quiet", code=0).err == ""
    # Stocks alone need none.
    stocks = kinds.parent / "stocks.csv"
    stocks.write_text("speaker,kind,number,date\nThe Watch,held,100,2026-01-01\n")
    assert "HiGHS" not in habeas("check", stocks, *auto, code=0).err


def test_a_file_that_is_no_library(habeas, kinds):
    word, *rest = EXITS
    assert (
        "nowhere.so"
        in habeas(word, kinds, *rest, "--engine", "linear", code=2, env={"HABEAS_HIGHS": "/nowhere.so"}).err
    )
