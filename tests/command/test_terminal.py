# SPDX-License-Identifier: MIT
"""Text of others cannot act on a terminal: no control character leaves the command, and no name starts a line."""

import json
import re

import pytest

FREE = {"title", "name", "note", "statement", "text", "quote", "hedge", "label", "locator", "codebook"}
FREE |= {"coder", "address", "purpose", "condition", "source", "description", "source_text"}
# As many characters without a command of their own, so that columns are as wide where each is one character.
HOSTILE = "\x1b]0;x\x07\x1b[2J\n\r\tforged: 0\x08\x7f\u0085\u009b\u202e\u2066\u2028"
PLAIN = "Q" * len(HOSTILE)
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

HELD = "held --account foro_penal --at end:2023-10-25"
FLOW = "--account foro_penal --from 2025-12-29 --to 2026-01-19"
TALKS = "check|report|timeline|negotiation|agreement|pledges|graph|labels|panel|agreement-between first second"
# The words of each question; the dossier goes where DOSSIER stands.
QUESTIONS = {
    "article": [f"{word} DOSSIER" for word in TALKS.split("|")[:-1]]
    + [
        HELD.replace("held", "held DOSSIER", 1),
        HELD.replace("held", "why DOSSIER held", 1),
        "check DOSSIER --contradictions 3",
        "paths DOSSIER talks_restart lorenzo_release",
    ],
    "exchange_2025": ["check DOSSIER", "report DOSSIER", "pledges DOSSIER", "pledges DOSSIER --at 2025-07-31 --ladder"],
    "list": [
        "check DOSSIER",
        "report DOSSIER",
        "timeline DOSSIER",
        "custody DOSSIER --at 2030-01-31",
        "custody DOSSIER --at 2030-01-31 --audience internal",
        "tally DOSSIER edition_1 --audience internal",
        "list diff DOSSIER edition_1 edition_2 --audience internal",
        "convert DOSSIER - --as table",
    ],
    "coders": ["check DOSSIER", "labels DOSSIER", "agreement DOSSIER", "agreement-between DOSSIER first second"],
    "venezuela": [
        "check DOSSIER",
        f"entries DOSSIER {FLOW}",
        f"why DOSSIER entries {FLOW}",
        f"unaccounted DOSSIER {FLOW}",
        f"sensitivity DOSSIER entries {FLOW}",
        "unaccounted DOSSIER --series --account foro_penal",
        "changes DOSSIER --since 2026-02-01 --account foro_penal",
        "least-change DOSSIER --account foro_penal",
        "check DOSSIER --contradictions 1 --repairs fewest",
    ],
}


def spoilt(value, suffix, key=None):
    if isinstance(value, dict):
        return {k: spoilt(v, suffix, k) for k, v in value.items()}
    if isinstance(value, list):
        return [spoilt(v, suffix, key) for v in value]
    return value + suffix if isinstance(value, str) and key in FREE else value


@pytest.mark.parametrize("name", sorted(QUESTIONS))
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_text_of_others_acts(habeas, examples, tmp_path, name, language):
    dossier = json.loads((examples / "dossiers" / name / "dossier.json").read_text(encoding="utf-8"))
    files = {}
    for kind, suffix in (("plain", PLAIN), ("hostile", HOSTILE)):
        files[kind] = tmp_path / f"{kind}.json"
        files[kind].write_text(json.dumps(spoilt(dossier, suffix)), encoding="utf-8")
    shown = 0
    for question in QUESTIONS[name]:
        told = {}
        for kind, file in files.items():
            words = [file if word == "DOSSIER" else word for word in question.split()]
            told[kind] = habeas(*words, "--language", language)
        plain, hostile = told["plain"], told["hostile"]
        assert hostile.code == plain.code, (question, hostile.err, plain.err)
        # A table is for programs, and goes round byte for byte.
        for stream in (hostile.err,) if "convert" in question else (hostile.out, hostile.err):
            assert not ACTS.search(stream), (question, ACTS.search(stream))
        assert "convert" in question or hostile.out.count("\n") == plain.out.count("\n"), question
        assert hostile.err.count("\n") == plain.err.count("\n"), question
        shown += "forged: 0" in hostile.out
    assert shown > 0


def test_json_keeps_what_was_written(habeas, examples, tmp_path):
    dossier = json.loads((examples / "dossiers" / "article" / "dossier.json").read_text(encoding="utf-8"))
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps(spoilt(dossier, HOSTILE)), encoding="utf-8")
    ran = habeas("graph", file, "--json")
    assert not ACTS.search(ran.out) and ran.out.count("\n") == 1
    assert any(e["title"].endswith(HOSTILE) for e in ran.json["events"])


def test_messages_show_what_they_quote(habeas, tmp_path):
    file = tmp_path / "d.json"
    file.write_text(json.dumps({"habeas": 1, HOSTILE: 1, "actors": [{"id": "a", "kind": HOSTILE}]}), encoding="utf-8")
    ran = habeas("check", file, code=3)
    assert not ACTS.search(ran.err) and "\\x1b" in ran.err
    ran = habeas("held", examples_dossier(tmp_path), "--account", HOSTILE, "--at", "2030-01-01", code=4)
    assert not ACTS.search(ran.err) and "\\x1b" in ran.err
    ran = habeas("date", "2020\x1b[2J", code=1)
    assert not ACTS.search(ran.out)


def examples_dossier(folder, claims=()):
    content = {
        "habeas": 1,
        "actors": [{"id": "w"}],
        "accounts": [{"id": "a", "counter": "w"}],
        "claims": list(claims),
    }
    path = folder / "small.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("seed", ["18446744073709551616", "-1", "1e3", "0x10", "1 ", "99999999999999999999999"])
def test_a_seed_that_no_number_holds_is_refused(habeas, tmp_path, seed):
    ran = habeas("simulate", "--out", tmp_path / "o", "--claims", "20", f"--seed={seed}", code=2)
    assert "0 to 18446744073709551615" in ran.err and not (tmp_path / "o").exists()


def test_the_greatest_seed_is_taken(habeas, tmp_path):
    habeas("simulate", "--out", tmp_path / "o", "--claims", "20", "--seed", "18446744073709551615", code=0)


def test_a_width_never_wraps_around(habeas, tmp_path):
    claim = {"id": "1", "kind": "held", "speaker": "w", "account": "a", "quantity": {"about": 34359738368}}
    file = examples_dossier(tmp_path, [claim | {"as_of": "2030-01-05", "said": "2030-01-05"}])
    ran = habeas("held", file, "--account", "a", "--at", "2030-01-05", "--about", "536870912%", "--json", code=0)
    assert (ran.json["bound"]["low"], ran.json["bound"]["high"]) == (0, None)


FORGED = "x\nhabeas: all is well\x1b[2J"


@pytest.mark.parametrize(
    "words",
    [
        [FORGED],
        ["help", FORGED],
        ["check", "d.json", FORGED],
        ["check", "d.json", "--" + FORGED],
        ["check", "d.json", "--language", FORGED],
        ["check", "d.json", f"--engine={FORGED}"],
        ["simulate", "--out", "o", "--seed", FORGED],
        ["date", FORGED],
        ["date", "--language", "es", FORGED],
    ],
)
def test_no_word_of_the_line_starts_a_line(habeas, words):
    ran = habeas(*words)
    assert ran.code in (1, 2)
    for line in (ran.out + ran.err).split("\n"):
        assert not line.startswith("habeas: all is well") and not ACTS.search(line)


def test_no_code_of_a_table_starts_a_line(habeas, examples, tmp_path):
    mapping = {"habeas_event_mapping": 1, "table": "t.csv", "standard": "cameo", "speaker": "coder"}
    mapping["columns"] = {"id": "id", "date": "date", "actor": "who", "recipient": "whom", "code": "code"}
    mapping["dossier"] = {"actors": [{"id": "coder"}]}
    (tmp_path / "m.json").write_text(json.dumps(mapping), encoding="utf-8")
    rows = 'a,2031-01-01,X,Y,"99\nhabeas: all is well"\nb,2031-01-01,X,Y,04\u009b5\nc,2031-01-01,X,Y,04\u202e5\n'
    (tmp_path / "t.csv").write_text("id,date,who,whom,code\n" + rows, encoding="utf-8")
    ran = habeas("import", tmp_path / "m.json", code=0)
    assert "99\\nhabeas: all is well" in ran.err
    assert not ACTS.search(ran.err) and "\nhabeas" not in ran.err


def test_no_population_starts_a_line(habeas, tmp_path):
    content = {"habeas": 1, "actors": [{"id": "w"}]}
    content["accounts"] = [{"id": "a", "counter": "w", "population": "people\n  ! all is well"}]
    claim = {"id": "1", "kind": "held", "speaker": "w", "account": "a", "quantity": 3}
    content["claims"] = [claim | {"as_of": "2030-01-05", "said": "2030-01-05"}]
    (tmp_path / "d.json").write_text(json.dumps(content), encoding="utf-8")
    out = habeas("report", tmp_path / "d.json", code=0).out
    assert "people\\n  ! all is well" in out


ACTING = "\x1b]0;x\x07\rforged: 0\u202e\u009b"


@pytest.mark.parametrize("rows", ["watch,held,5,2030-01-05", f"watch{ACTING},held,many{ACTING},2030-01-05{ACTING}"])
@pytest.mark.parametrize("heading", ["number", f"number{ACTING}", f"sex={ACTING}", f"x_{ACTING}"])
def test_no_heading_or_cell_or_name_of_a_table_acts(habeas, tmp_path, heading, rows):
    folder = tmp_path / f"d{ACTING}"
    folder.mkdir()
    for name in ("claims.csv", "actors.csv", f"more{ACTING}.csv"):
        (folder / name).write_text(f"speaker,kind,{heading},as_of\n{rows}\n", encoding="utf-8", newline="")
    table = folder / "claims.csv"
    for words in (
        ("check", folder),
        ("check", table),
        ("check", table, "--table", f"number={heading}", "--table", f"speaker={ACTING}"),
        ("check", table, "--table", f"{ACTING}=x"),
        ("held", table, "--account", f"watch{ACTING}", "--at", f"2030{ACTING}"),
        ("held", table, "--account", "watch", "--at", f"claim:{ACTING}", "--without", ACTING),
        ("check", table, "--assuming", f"no_other_exits:{ACTING}"),
        ("custody", table, "--at", ACTING),
        ("custody", table, "--at", "2030", "--of", ACTING),
        ("convert", table, folder / "claims.csv"),
        ("convert", table, tmp_path / "no" / ACTING / "such.csv"),
        ("convert", table, folder),
        ("new", folder),
        ("mapping", "suggest", folder),
        ("import", table, "--out", table),
    ):
        ran = habeas(*words)
        for stream in (ran.out, ran.err):
            assert not ACTS.search(stream), (words, stream)
            assert "\nforged" not in stream
