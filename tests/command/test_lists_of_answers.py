# SPDX-License-Identifier: MIT
"""Answers in a list say in marks what a single answer says in lines."""

import datetime
import json

import pytest

OUTER = "* which claims contradict one another was not settled within the work allowed"
FEWEST = "[ ] if as few sources as possible are wrong"


@pytest.fixture
def slips(tmp_path):
    """Three hundred weeks of one counter, every thirtieth number a hundred too high."""
    day = [(datetime.date(2031, 1, 1) + datetime.timedelta(days=7 * week)).isoformat() for week in range(300)]
    claims = []
    for week in range(300):
        said = {"speaker": "watch", "account": "watch", "said": day[week]}
        held = 1000 + 3 * week + (100 if week % 30 == 15 else 0)
        claims.append({**said, "id": f"S{week}", "kind": "held", "quantity": held, "as_of": day[week]})
        if week == 0:
            continue
        between = {"from": {"claim": f"S{week - 1}"}, "to": {"claim": f"S{week}"}}
        claims.append({**said, "id": f"E{week}", "kind": "entries", "quantity": 5, **between})
        claims.append({**said, "id": f"X{week}", "kind": "exits", "quantity": 2, **between})
    path = tmp_path / "slips.json"
    dossier = {
        "habeas": 1,
        "id": "slips",
        "title": "Invented",
        "actors": [{"id": "watch", "name": "The Watch", "kind": "ngo"}],
        "accounts": [
            {"id": "watch", "counter": "watch", "population": "invented prisoners", "rule": {"leaves": "when_freed"}}
        ],
        "claims": claims,
    }
    path.write_text(json.dumps(dossier))
    return path


def test_a_list_marks_what_is_wide_and_gives_what_few_wrong_sources_leave(habeas, slips):
    asked = ["held", slips, "--account", "watch", "--from", "S10", "--to", "S20"]
    at_once = habeas(*asked, "--every", "day").out.splitlines()
    assert at_once[0].startswith("at least 0 * [1028 to 1035]  the end of 2031-03-12"), at_once[0]
    assert at_once[-2].startswith(OUTER) and at_once[-1] == FEWEST
    one_by_one = habeas(*asked).out.splitlines()
    assert one_by_one[5].startswith("at least 0 * [exactly 1045]"), one_by_one[
        5
    ]  # a hundred too high, and not believed
    bound = habeas("held", slips, "--account", "watch", "--at", "S15", "--json").json["bound"]
    assert (bound["repairs"], bound["fewest"]) == ("outer", {"low": 1045, "high": 1045})


def test_json_of_many_answers_has_the_same_and_names_what_is_set_aside(habeas, schema_of, slips):
    answer = habeas(
        "held", slips, "--account", "watch", "--from", "S14", "--to", "S16", "--every", "day", "--json"
    ).json
    schema_of("held").validate(answer)
    bounds = [p["bound"] for p in answer["points"]]
    assert all(b["repairs"] == "outer" and b["fewest"] and len(b["set_aside"]) > 800 for b in bounds)


def test_a_report_and_a_series_have_the_same_marks(habeas, slips):
    text = habeas("report", slips, code=1).out
    lines = [line.strip() for line in text.splitlines()]
    assert "2031-04-16  at least 0 * [exactly 1045]" in lines
    assert any(line.startswith(OUTER) for line in lines) and FEWEST in lines
    told = habeas("series", slips, "held", "--account", "watch", "--at", "S15", "--known-from", "2036-09-01").out
    assert "at least 0 * [exactly 1045]" in told and FEWEST in told
    spanish = habeas("report", slips, "--language", "es", code=1).out
    assert "[ ] si son erróneas las menos fuentes posibles" in spanish


def test_a_list_without_contradictions_has_no_marks(habeas, tmp_path):
    table = tmp_path / "one.csv"
    table.write_text("id,speaker,kind,number,as_of\na,watch,held,10,2031-01-05\n")
    text = habeas(
        "held", table, "--account", "watch", "--from", "2031-01-05", "--to", "2031-01-07", "--every", "day"
    ).out
    assert "*" not in text and "[" not in text
