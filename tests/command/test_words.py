# SPDX-License-Identifier: MIT
"""Every word, as text and as JSON: the answer has its shape, and its proofs sum."""

import json

import jsonschema
import pytest

ASKED = {
    "held": ("held", "--account", "list", "--at", "2026-02-01"),
    "held between": ("held", "--account", "list", "--from", "b1", "--to", "2026-02-15"),
    "entries": ("entries", "--account", "list", "--from", "b1", "--to", "2026-02-01"),
    "entries of a kind": ("exits", "--account", "list", "--from", "b1", "--to", "2026-02-01", "--kind", "release"),
    "exits": ("exits", "--account", "list", "--from", "b1", "--to", "2026-02-01"),
    "unaccounted": ("unaccounted", "--account", "list", "--from", "b1", "--to", "2026-02-01"),
    "sensitivity entries": ("sensitivity", "entries", "--account", "list", "--from", "b1", "--to", "2026-02-01"),
    "sensitivity held": ("sensitivity", "held", "--account", "list", "--at", "c2"),
    "why entries": ("why", "entries", "--account", "list", "--from", "b1", "--to", "2026-02-01"),
    "why exits": ("why", "exits", "--account", "list", "--from", "b1", "--to", "2026-02-01", "--kind", "release"),
    "why held": ("why", "held", "--account", "list", "--at", "c1"),
    "least-change": ("least-change", "--account", "list"),
    "least-change of a flow": (
        "least-change",
        "--account",
        "list",
        "--from",
        "b1",
        "--to",
        "2026-02-01",
        "--policy",
        "by_size",
    ),
    "check": ("check",),
    "timeline": ("timeline",),
    "negotiation": ("negotiation",),
    "agreement": ("agreement",),
    "pledges": ("pledges",),
    "paths": ("paths", "arrest1", "release1"),
    "graph": ("graph",),
    "report": ("report",),
}


def arguments(words, dossier):
    return (words[0], dossier, *words[1:])


@pytest.mark.parametrize("name", ASKED)
def test_text_and_json(habeas, answer, small, write, name):
    path = write(small)
    text = habeas(*arguments(ASKED[name], path), code=0)
    assert text.out.strip() and text.out.endswith("\n")
    assert text.raw_err == b""
    value = answer(*arguments(ASKED[name], path))
    assert value["withheld"] == 0


@pytest.mark.parametrize("name", ASKED)
def test_a_folder_is_as_good_as_its_file(habeas, small, write, name):
    path = write(small)
    for more in ((), ("--json",)):
        assert (
            habeas(*arguments(ASKED[name], path), *more).out == habeas(*arguments(ASKED[name], path.parent), *more).out
        )


@pytest.mark.parametrize("name", ASKED)
def test_standard_input(habeas, small, write, name):
    path = write(small)
    read = habeas(*arguments(ASKED[name], "-"), "--json", stdin=path.read_bytes(), code=0)
    assert read.out == habeas(*arguments(ASKED[name], path), "--json", code=0).out


@pytest.mark.parametrize("name", ASKED)
def test_spanish_says_the_same_numbers(habeas, answer, small, write, name):
    path = write(small)
    english = habeas(*arguments(ASKED[name], path), code=0).out
    spanish = habeas(*arguments(ASKED[name], path), "--language", "es", code=0).out
    assert spanish.strip()

    def numbers(text):
        return sorted(
            word for word in text.replace(":", " ").replace(".", " ").replace(",", " ").split() if word.isdigit()
        )

    if ASKED[name][0] != "timeline":
        assert english != spanish
    assert numbers(english) == numbers(spanish)
    one, other = answer(*arguments(ASKED[name], path)), answer(*arguments(ASKED[name], path), "--language", "es")
    assert without_sentences(one) == without_sentences(other)
    assert one == other or sentences(one) != sentences(other)


def without_sentences(value):
    if isinstance(value, dict):
        return {k: without_sentences(v) for k, v in value.items() if k != "sentence"}
    return [without_sentences(v) for v in value] if isinstance(value, list) else value


def sentences(value):
    if isinstance(value, dict):
        return [v for k, v in value.items() if k == "sentence"] + [s for v in value.values() for s in sentences(v)]
    return [s for v in value for s in sentences(v)] if isinstance(value, list) else []


@pytest.mark.parametrize("which", ["venezuela", "article"])
@pytest.mark.parametrize("word", ["check", "timeline", "report"])
def test_the_examples(habeas, examples, schema_of, proofs, word, which):
    path = examples / "dossiers" / which
    ran = habeas(word, path, "--json")
    assert ran.code in (0, 1)
    schema_of(word).validate(ran.json)
    assert proofs.check_all(ran.json) > (0 if (word, which) not in {("timeline", "venezuela")} else -1)
    assert habeas(word, path).code == ran.code
    assert habeas(word, path, "--language", "es").out.strip()


def test_every_stock_of_the_example(answer, venezuela, proofs):
    report = answer("report", venezuela, code=1)
    for account in report["accounts"]:
        names = [p["at"] for p in account["points"]]
        assert len(names) == len(set(names))
        for name in names[:3] + names[-3:]:
            held = answer("held", venezuela, "--account", account["account"], "--at", name)
            assert held["at"] == name
            assert held["bound"] == next(p["bound"] for p in account["points"] if p["at"] == name)


# By hand.


def test_the_small_count(answer, small, write):
    path = write(small)

    def ask(word, *more, **code):
        return answer(word, path, *more, **code)

    bound = ask("entries", "--account", "list", "--from", "b1", "--to", "2026-02-01")["bound"]
    assert (bound["low"], bound["high"]) == (90 - 100 + 30, None)
    closed = ask("entries", "--account", "list", "--from", "b1", "--to", "2026-02-01", "--assume", "only_releases")[
        "bound"
    ]
    assert (closed["low"], closed["high"]) == (20, 20)
    assert "only_releases" in closed["assumptions"]
    exits = ask("exits", "--account", "list", "--from", "b1", "--to", "2026-02-01")["bound"]
    assert (exits["low"], exits["high"]) == (30, None)
    moved = ask("unaccounted", "--account", "list", "--from", "b1", "--to", "2026-02-01")
    assert (
        moved["entries"]["unaccounted"] == 20 and moved["entries"]["stated"] == 0 and moved["entries"]["claims"] == []
    )
    # The two of the group that was freed may be others than the 30.
    exits = moved["exits"]
    assert (exits["unaccounted"], exits["stated"], exits["claims"]) == (0, 32, ["c3", "d2"])
    last = ask("held", "--account", "list", "--at", "2026-02-15")
    assert last["at"] == "claim:c4" and (last["bound"]["low"], last["bound"]["high"]) == (0, 95)


def test_held_at_each_point_between(answer, small, write):
    value = answer("held", write(small), "--account", "list", "--from", "b1", "--to", "2026-02-15")
    assert [p["at"] for p in value["points"]] == ["bulletin:b1", "claim:c2", "claim:c4"]
    assert [(p["bound"]["low"], p["bound"]["high"]) for p in value["points"]] == [(100, 100), (90, 90), (0, 95)]


def test_sensitivity_has_a_row_for_each_claim_and_assumption_of_the_proofs(answer, proofs, small, write):
    value = answer("sensitivity", write(small), "entries", "--account", "list", "--from", "b1", "--to", "2026-02-01")
    assert [(r["without"], r["is"]) for r in value["rows"]] == [
        ("c1", "claim"),
        ("c2", "claim"),
        ("c3", "claim"),
        ("shared_cutoff", "assumption"),
    ]
    assert proofs.cited(value["bound"]["low_proof"]) == ["c1", "c2", "c3"]
    # Without c2 nothing says how many were held at the end; nobody can have entered a negative number of times.
    assert all(r["low"] == 0 and r["high"] is None for r in value["rows"] if r["is"] == "claim")


def test_the_timeline_tightens_by_links(answer, small, write, copied):
    def days(dossier, event):
        return next(e for e in answer("timeline", write(dossier))["events"] if e["id"] == event)

    assert days(small, "release1")["start"] == {"earliest": "2026-01-01", "latest": "2026-01-31"}
    later = copied(small)
    later["claims"].append(
        {"id": "d3", "kind": "dated", "speaker": "watch", "event": "arrest1", "date": "2025-12-20/2026-01-10"}
    )
    later["claims"] = [c for c in later["claims"] if c["id"] != "d1"]
    event = days(later, "release1")
    assert event["start"] == {"earliest": "2026-01-10", "latest": "2026-01-31"}
    cited = {c for step in event["proofs"]["start"]["earliest"]["steps"] for c in step["claims"]}
    assert cited == {"d3", "l1"}


def test_a_contradiction_of_days(answer, small, write, habeas):
    small["claims"].append({"id": "d3", "kind": "dated", "speaker": "watch", "event": "arrest1", "date": "2026-02-10"})
    small["claims"] = [c for c in small["claims"] if c["id"] != "d1"]
    found = answer("check", write(small), code=1)["contradictions"]
    assert [c["claims"] for c in found] == [["d2", "d3", "l1"]]
    assert found[0]["account"] is None and found[0]["proof"]["value"] < 0
    timeline = answer("timeline", write(small))
    assert timeline["contradictions"][0]["claims"] == ["d2", "d3", "l1"]
    assert timeline["set_aside"] == []
    start = next(e for e in timeline["events"] if e["id"] == "release1")["start"]
    assert start["disputed"] == ["d2", "d3", "l1"] and len(start["alternatives"]) == 3


def test_import_makes_the_dossier_of_the_example(habeas, venezuela, tmp_path):
    made = habeas("import", venezuela / "mapping.json", code=0)
    assert made.raw_out == (venezuela / "dossier.json").read_bytes()
    assert made.raw_err == b""
    out = tmp_path / "made.json"
    silent = habeas("import", venezuela / "mapping.json", "--out", out, code=0)
    assert silent.raw_out == b"" and out.read_bytes() == made.raw_out
    assert habeas("check", out, "--json", code=1).out == habeas("check", venezuela, "--json", code=1).out


def test_schema_is_a_schema_that_the_examples_keep_to(habeas, venezuela, article, small):
    schema = habeas("schema", code=0).json
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(json.loads((venezuela / "dossier.json").read_text(encoding="utf-8")))
    validator.validate(json.loads((article / "dossier.json").read_text(encoding="utf-8")))
    validator.validate(small)
    small["claims"][0]["unknown"] = 1
    assert not validator.is_valid(small)


def test_version_and_help(habeas):
    assert habeas("--version", code=0).out.startswith("habeas ")
    assert "Usage" in habeas("--help", code=0).out
    for word in (
        "check",
        "held",
        "entries",
        "exits",
        "unaccounted",
        "sensitivity",
        "why",
        "least-change",
        "timeline",
        "negotiation",
        "agreement",
        "pledges",
        "paths",
        "graph",
        "panel",
        "date",
        "report",
        "import",
        "schema",
    ):
        assert word in habeas("--help").out
        ran = habeas(word, "--help", code=0)
        assert "Usage" in ran.out and ran.raw_err == b""


def test_what_every_dossier_supposes_is_told_in_the_language_of_the_reader(habeas, tmp_path):
    file = tmp_path / "d.json"
    supposed = {"id": "mine", "statement": "In my own words.", "on": True}
    file.write_text(json.dumps({"habeas": 2, "id": "d", "assumptions": [supposed]}), encoding="utf-8")
    spanish = habeas("report", file, "--language", "es", code=0).out
    assert "shared_cutoff: Los números de un boletín comparten un corte." in spanish
    assert "mine: In my own words." in spanish
    assert "nobody_twice: Nobody is counted twice" in habeas("report", file, code=0).out
    # Data is as the dossier has it, in every language.
    told = habeas("report", file, "--language", "es", "--json", code=0).json["assumptions"]
    assert {a["id"]: a["statement"] for a in told}["nobody_twice"].startswith("Nobody is counted twice")
    # Whoever words one of these differently is quoted.
    own = {"id": "shared_cutoff", "statement": "One bulletin, one hour.", "on": True, "effect": "shared_cutoff"}
    file.write_text(json.dumps({"habeas": 2, "id": "d", "assumptions": [own]}), encoding="utf-8")
    assert "shared_cutoff: One bulletin, one hour." in habeas("report", file, "--language", "es", code=0).out
