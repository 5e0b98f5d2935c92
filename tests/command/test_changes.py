# SPDX-License-Identifier: MIT
"""Contradictions to be quoted, series, changes and drafts, on the Venezuelan dossier and a small one."""

import json


def test_the_first_contradictions_are_quoted_with_what_would_dissolve_them(habeas, schema_of, venezuela):
    told = habeas("check", venezuela, "--contradictions", "2", "--json", code=1).json
    schema_of("check").validate(told)
    assert told["more"] is True
    first = told["contradictions"][0]
    assert first["claims"] == ["VEN-088", "VEN-090"]
    assert "302 people had left the count by release" in first["quote"]
    numbers = {r["claim"]: (r["to"], r["by"]) for r in first["dissolves"] if r["change"] == "number"}
    assert numbers == {"VEN-088": ("711", 409), "VEN-090": ("302", -409)}
    days = {(r["claim"], r["what"]): r["days"] for r in first["dissolves"] if r["change"] == "date"}
    assert days[("VEN-088", "cutoff")] == -1 and days[("VEN-090", "cutoff")] == 1
    assert [r["claim"] for r in first["dissolves"] if r["change"] == "taken_away"] == ["VEN-088", "VEN-090"]
    text = habeas("check", venezuela, "--contradictions", "2", code=1).out
    assert "711 instead of 302 (+409)" in text and "There are more contradictions" in text
    assert (
        "difieren en 409 personas"
        in habeas("check", venezuela, "--contradictions", "2", "--language", "es", code=1).out
    )


def test_a_series_ends_with_the_answer_of_today(habeas, schema_of, venezuela):
    asked = ("entries", "--account", "foro_penal", "--from", "2025-12-29", "--to", "2026-01-19")
    series = habeas("series", venezuela, *asked, "--known-from", "2026-01-10", "--json", code=0).json
    schema_of("series").validate(series)
    today = habeas(asked[0], venezuela, *asked[1:], "--json", code=0).json
    assert series["steps"][-1]["bound"]["low"] == today["bound"]["low"] == 101
    for step in series["steps"]:
        then = habeas(asked[0], venezuela, *asked[1:], "--as-known", step["since"], "--json")
        if "bound" in step and then.code == 0:  # a day is no cut-off before its stock was said
            assert step["bound"]["low"] == then.json["bound"]["low"]
    assert habeas("series", venezuela, *asked, code=0).out.count("at least 101") > 1


def test_a_series_of_nothing_that_could_be_is_refused(habeas, venezuela):
    at = ("held", "--account", "foro_penal", "--at", "2026-01-19")
    turned = habeas("series", venezuela, *at, "--known-from", "2026-03-01", "--known-to", "2026-02-01", code=2)
    assert "--known-to is before --known-from: got 2026-02-01, wanted a time from 2026-03-01 on" in turned.err
    habeas("series", venezuela, *at, "--known-from", "2026-02-01", "--known-to", "2026-02-01", code=0)
    for words in (("--kind", "release"), ("--ground", "pardon"), ("--condition", "exile")):
        for word in ("series", "why", "sensitivity"):
            refused = habeas(word, venezuela, *at, *words, code=2)
            assert f"got {words[0]} with held, wanted entries or exits, or no {words[0]}" in refused.err


def test_what_each_claim_changed(habeas, schema_of, venezuela):
    changes = habeas("changes", venezuela, "--since", "2026-02-08", "--account", "foro_penal", "--json", code=0).json
    schema_of("changes").validate(changes)
    (account,) = changes["accounts"]
    by_claim = {c["claim"]: c for c in account["changes"]}
    assert by_claim["VEN-101"]["appeared"] == [["VEN-090", "VEN-101"], ["VEN-101", "VEN-102"]]
    assert by_claim["VEN-109"]["changed"][0]["after"] == {"low": 644, "high": 644}
    assert "VEN-101, VEN-102 cannot all hold." in habeas("changes", venezuela, "--since", "2026-02-08", code=0).out


def test_a_draft_as_a_table(habeas, schema_of, venezuela, tmp_path):
    draft = tmp_path / "draft.csv"
    draft.write_text(
        "id,speaker,kind,account,number,as_of,bulletin\nours,foro_penal,held,foro_penal,700,,foro_penal/2026-02-09\n"
    )
    told = habeas("draft", venezuela, "--with", draft, "--json").json
    schema_of("draft").validate(told)
    assert told["claims"] == ["ours"]
    held = habeas(
        "held", venezuela, "--account", "foro_penal", "--at", "claim:ours", "--with", draft, "--json", code=0
    ).json
    assert (held["bound"]["low"] == 700) == told["fits"]


def test_a_draft_that_does_not_fit_is_told_how_it_would(habeas, small, write, tmp_path):
    path = write(small)
    held = json.loads(habeas("held", path, "--account", "list", "--at", "c1", "--json", code=0).out)["bound"]
    draft = tmp_path / "draft.csv"
    claims = json.loads(path.read_text())["claims"]
    c1 = next(c for c in claims if c["id"] == "c1")
    head, row = (
        ["id", "kind", "account", "number", "derived_from"],
        ["ours", "held", "list", str(held["high"] + 7), "c1"],
    )
    draft.write_text(",".join([*head, "speaker"]) + "\n" + ",".join([*row, c1["speaker"]]) + "\n")
    told = habeas("draft", path, "--with", draft, "--json", code=1).json
    assert not told["fits"]
    assert any(
        r["change"] == "number" and r.get("claim") == "ours" and r["by"] == -7
        for c in told["contradictions"]
        for r in c["dissolves"]
    )
    assert habeas("draft", path, code=2).err


def test_the_problems_of_a_draft_have_their_places(habeas, venezuela, tmp_path):
    draft = tmp_path / "draft.csv"
    draft.write_text("id,speaker,kind,account,number,as_of\nours,foro_penal,held,foro_penal,a few,2026-02-30\n")
    err = habeas("held", venezuela, "--account", "foro_penal", "--at", "2026-01-19", "--with", draft, code=3).err
    assert "draft.csv:2:33 at E2, number: not a number of people" in err
    assert "draft.csv:2:39" in err


def test_unaccounted_from_stock_to_stock_and_without_each_claim(habeas, venezuela):
    steps = habeas("unaccounted", venezuela, "--account", "foro_penal", "--series", "--json", code=0).json["steps"]
    one = next(s for s in steps if s["entries"]["unaccounted"] > 0)
    asked = ("--account", "foro_penal", "--from", one["from"], "--to", one["to"], "--json")
    assert habeas("unaccounted", venezuela, *asked, code=0).json["entries"] == one["entries"]
    table = habeas("sensitivity", venezuela, "unaccounted-entries", *asked, code=0).json
    assert table["unaccounted"] == one["entries"]["unaccounted"]
    for row in table["rows"]:
        less = habeas("unaccounted", venezuela, *asked, "--without", row["without"])
        assert less.code != 0 or row["low"] == less.json["entries"]["unaccounted"]


def test_claims_that_nobody_knows_when_they_were_said_are_told_as_left_out(habeas, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text(
        "speaker,kind,number,as_of,said\n"
        "watch,held,10,2031-01-01,2031-01-02\n"
        "watch,held,30,2031-02-01,\n"
        "watch,held,20,2031-03-01,2031-03-02\n"
    )
    told = "1 claim is left out of what was known: neither it nor its document says when it was said.\n"
    at = ("--account", "watch", "--at", "end:2031-03-01")
    for words in (
        ("series", table, "held", *at),
        ("changes", table, "--since", "2030-01-01"),
        ("held", table, *at, "--as-known", "2031-06-01"),
        ("timeline", table, "--as-known", "2031-06-01"),
    ):
        assert told in habeas(*words, code=0).out, words
        assert habeas(*words, "--json", code=0).json["unsaid"] == 1, words
    for words in (("held", table, *at), ("report", table)):
        assert "left out of what was known" not in habeas(*words, code=0).out, words
        assert "unsaid" not in habeas(*words, "--json", code=0).json, words
    spanish = habeas("series", table, "held", *at, "--language", "es", code=0).out
    assert "1 afirmación queda fuera de lo que se sabía: ni ella ni su documento dice cuándo se hizo." in spanish


def test_what_was_known_on_no_day_is_not_what_a_claim_changed(habeas, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text(
        "id,speaker,kind,number,as_of,said\n"
        "never,watch,held,at most 30,2031-03-01T12:00,\n"
        "told,watch,held,20,2031-03-01T12:00,2031-03-02\n"
    )
    changes = habeas("changes", table, "--since", "2031-01-01", "--json", code=0).json
    (account,) = changes["accounts"]
    (told,) = account["changes"]
    assert (told["claim"], changes["unsaid"]) == ("told", 1)
    # Of its cut-off, and of the other's.
    assert [c["before"] for c in told["changed"]] == [{"low": 0, "high": None}] * 2


def test_people_count_among_all_entries_beside_a_claim_of_their_kind(habeas, tmp_path):
    said = {"speaker": "watch"}
    dossier = {
        "habeas": 2,
        "id": "kinds",
        "actors": [{"id": "watch"}],
        "accounts": [{"id": "list", "counter": "watch"}],
        "assumptions": [
            {"id": "held", "statement": "s", "on": True, "effect": "enter_when_held", "account": "list"},
        ],
        "people": [{"id": "ana", "synthetic": True}],
        "events": [{"id": "taken", "kind": "arrest", "people": ["ana"]}],
        "claims": [
            {"id": "before", "kind": "entries", "of": "arrest", "account": "list", "quantity": 2, "said": "2031-01-22"}
            | {"from": {"start_of": "2031-01-01"}, "to": {"end_of": "2031-01-05"}}
            | said,
            {"id": "on", "kind": "dated", "event": "taken", "date": "2031-01-08", "said": "2031-01-29"} | said,
        ],
    }
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps(dossier))
    asked = ("--account", "list", "--from", "end:2031-01-07", "--to", "end:2031-01-08")
    (account,) = habeas("changes", path, "--since", "2031-01-20", *asked, "--json", code=0).json["accounts"]
    ends = {c["claim"]: (c["changed"][0]["before"]["low"], c["changed"][0]["after"]["low"]) for c in account["changes"]}
    assert ends == {"on": (0, 1)}
