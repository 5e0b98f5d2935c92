# SPDX-License-Identifier: MIT
"""Who is held, things called by their names, days written otherwise, what an asker supposes, and pipes that close."""

import json
import os
import subprocess

import pytest

LANTERN = """speaker,kind,account,number,as_of,said,supersedes,id
The Lantern,held,the_lantern,398,2031-03-31,2031-04-03,,C1
The Lantern,held,the_lantern,401,2031-03-31,2031-04-10,C1,C2
The Lantern,held,the_lantern,380,2031-04-30,2031-05-03,,C3
"""

EVENTS = {
    "habeas": 2,
    "id": "again",
    "actors": [{"id": "watch", "kind": "ngo", "name": "The Watch"}],
    "people": [
        {"id": "ana", "name": "Ana N.", "synthetic": True},
        {"id": "leo", "synthetic": True},
        {"id": "eva", "synthetic": True},
    ],
    "events": [
        {"id": "freed", "kind": "release", "people": ["ana"]},
        {"id": "taken", "kind": "rearrest", "people": ["ana", "leo"]},
    ],
    "claims": [
        {"id": "E1", "kind": "dated", "speaker": "watch", "event": "freed", "date": "2031-02-10"},
        {"id": "E2", "kind": "dated", "speaker": "watch", "event": "taken", "date": "2031-02-20"},
    ],
}


@pytest.fixture
def lantern(tmp_path):
    path = tmp_path / "lantern.csv"
    path.write_text(LANTERN, encoding="utf-8")
    return path


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "events.json"
    path.write_text(json.dumps(EVENTS), encoding="utf-8")
    return path


def test_custody_says_who_was_held_on_a_day(habeas, answer, events):
    told = habeas("custody", events, "--at", "2031-02-21", code=0).out
    assert "Ana N. (ana): held since 2031-02-20 (E2)" in told and "eva: nothing stated by then" in told
    rows = answer("custody", events, "--at", "2031-02-15")["people"]
    assert [(r["person"], r["status"], r["since"]) for r in rows] == [
        ("ana", "free", "2031-02-10"),
        ("eva", "open", None),
        ("leo", "open", None),
    ]
    (one,) = answer("custody", events, "--at", "2031-02-21", "--of", "leo")["people"]
    assert (one["status"], one["claims"]) == ("held", ["E2"])
    spanish = habeas("custody", events, "--at", "2031-02-21", "--language", "es", code=0).out
    assert "Ana N. (ana): bajo custodia desde 2031-02-20 (E2)" in spanish
    missing = habeas("custody", events, "--at", "2031-02-21", "--of", "anna", code=4)
    assert "ana" in missing.err
    assert habeas("custody", events, "--at", "2031-02/..", code=2).err


def test_a_report_tells_of_people_and_talks(habeas, article, events):
    told = habeas("report", events).out
    assert "People:\n  Ana N. (ana): held since 2031-02-20 (E2)\n" in told
    told = habeas("report", article).out
    for head in ("Negotiations:", "Agreements:"):
        assert f"\n{head}\n" in told


def test_a_revised_number_is_known_as_it_was(habeas, answer, lantern):
    steps = answer("series", lantern, "held", "--account", "the_lantern", "--at", "2031-03-31", "--quiet")["steps"]
    assert [s["bound"]["high"] for s in steps] == [398, 401, 401]
    told = habeas("changes", lantern, "--since", "2031-04-05", "--quiet", code=0).out
    assert "exactly 398, now exactly 401" in told


@pytest.mark.parametrize("name", ["the_lantern", "The Lantern", "the lantern"])
def test_an_account_is_called_by_its_counter(answer, lantern, name):
    value = answer("held", lantern, "--account", name, "--at", "2031-04-30", "--quiet")
    assert (value["account"], value["bound"]["high"]) == ("the_lantern", 380)


@pytest.mark.parametrize("name", ["lantern", "Lantrn", "zzz"])
def test_a_name_that_is_not_there_is_answered_with_those_that_are(habeas, lantern, name):
    ran = habeas("held", lantern, "--account", name, "--at", "2031-04-30", "--quiet", code=4)
    assert "no such account" in ran.err and "wanted one of the_lantern" in ran.err


@pytest.mark.parametrize("day", ["31/03/2031", "2031-13-31", "march", "31 March 2031", "31.03.2031"])
def test_a_day_written_otherwise_is_answered_with_how_it_is_written(habeas, lantern, day):
    ran = habeas("held", lantern, "--account", "the_lantern", "--at", day, "--quiet", code=4)
    assert "no such point" in ran.err and "wanted a day as in 2031-03-31" in ran.err


def test_more_than_is_shown_is_told(habeas, tmp_path):
    claims = [
        {"id": f"C{i}", "kind": "held", "speaker": "watch", "account": "count", "quantity": i, "as_of": f"2031-01-0{i}"}
        for i in range(1, 8)
    ]
    path = tmp_path / "many.json"
    document = {"habeas": 2, "id": "many", "actors": [{"id": "watch", "kind": "ngo"}], "claims": claims}
    document["accounts"] = [{"id": "count", "counter": "watch"}]
    path.write_text(json.dumps(document), encoding="utf-8")
    ran = habeas("check", path, "--without", "C33", code=4)
    assert ran.err.rstrip().endswith(", ...")


def test_what_an_asker_supposes_is_told_in_the_answer(habeas, answer, tmp_path):
    path = tmp_path / "flows.csv"
    path.write_text(
        "speaker,kind,number,as_of,from,to,of\n"
        "The Watch,held,100,2031-01-31,,,\nThe Watch,exits,20,,2031-02-01,2031-02-28,release\n",
        encoding="utf-8",
    )
    plain = ("exits", path, "--account", "the_watch", "--from", "start:2031-02-01", "--to", "end:2031-02-28", "--quiet")
    assert answer(*plain)["bound"]["high"] is None
    for given in ("no_other_exits:The Watch", "no_other_exits:the_watch", "no_other_exits"):
        value = answer(*plain, "--assuming", given)
        assert (value["bound"]["low"], value["bound"]["high"]) == (20, 20)
        assert value["bound"]["assumptions"] == ["asked_no_other_exits_the_watch"]
    told = habeas(*plain, "--assuming", "no_other_exits", code=0).out
    assert told.startswith("Assuming asked_no_other_exits_the_watch, ")
    why = habeas("why", path, "exits", *plain[2:], "--assuming", "no_other_exits", code=0).out
    assert "Whoever asks supposes: all exits of the_watch are of kinds that claims count." in why
    spanish = habeas("why", path, "exits", *plain[2:], "--assuming", "no_other_exits", "--language", "es", code=0).out
    assert (
        "Quien pregunta supone: todas las salidas de the_watch son de clases que las afirmaciones cuentan." in spanish
    )
    assert "Whoever asks" not in spanish
    assert habeas(*plain, "--assuming", "no_exits", code=2).err
    assert habeas(*plain, "--assuming", "no_other_exits:nobody", code=4).err


def test_of_one_thing_the_words_are_of_one(habeas, lantern):
    told = habeas("report", lantern, "--quiet", "--language", "es").out
    assert "al menos 1 entradas" not in told and "1 afirmaciones" not in told


def test_the_gravity_of_a_finding_is_told_in_the_language(habeas, events):
    told = habeas("check", lantern_free(events), "--language", "es").out
    assert "nota (" in told and "note (" not in told


def lantern_free(events):
    """The same with somebody taken twice: a note."""
    document = json.loads(events.read_text(encoding="utf-8"))
    document["events"].append({"id": "third", "kind": "arrest", "people": ["ana"]})
    document["claims"].append({"id": "E3", "kind": "dated", "speaker": "watch", "event": "third", "date": "2031-03-20"})
    events.write_text(json.dumps(document), encoding="utf-8")
    return events


def test_a_pipe_that_closes_is_no_fault(program, venezuela):
    def with_closed_pipe(words):
        read, write = os.pipe()
        os.close(read)
        ran = subprocess.run([program, *words], stdout=write, stderr=subprocess.PIPE, timeout=300)
        os.close(write)
        return ran

    ran = with_closed_pipe(["check", str(venezuela), "--all"])
    assert ran.stderr == b""
