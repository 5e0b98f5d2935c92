# SPDX-License-Identifier: MIT
"""0 answered, 1 found or refused, 2 used wrongly, 3 unreadable, 4 not in the dossier; and what is said of it."""

import json
import os

import pytest

ASK = ("--account", "list", "--from", "b1", "--to", "2026-02-01")


def refused(ran, *words):
    """Nothing on standard output; the message says what, and is one that people can read."""
    assert ran.raw_out == b"", ran.out
    assert ran.err.endswith("\n")
    for word in words:
        assert word in ran.err, ran.err


# 0 and 1.


def test_0(habeas, small, write):
    path = write(small)
    habeas("check", path, code=0)
    habeas("report", path, code=0)
    habeas("entries", path, *ASK, code=0)
    habeas("date", "2004", code=0)
    habeas("schema", code=0)


def test_1_for_a_contradiction(habeas, small, write):
    small["claims"].append(
        {
            "id": "c5",
            "kind": "held",
            "speaker": "watch",
            "account": "list",
            "quantity": 91,
            "as_of": "2026-02-01T12:00-04:00",
        }
    )
    small["claims"][1]["as_of"] = "2026-02-01T12:00-04:00"
    path = write(small)
    for word in ("check", "report"):
        assert habeas(word, path, code=1).out
        assert habeas(word, path, "--json", code=1).json["contradictions"][0]["claims"] == ["c2", "c5"]
        habeas(word, path, "--without", "c5", code=0)
    # Other words answer in spite of it, whichever is wrong.
    bound = habeas("held", path, "--account", "list", "--at", "claim:c2", "--json", code=0).json["bound"]
    assert bound["repairs"] == "all" and bound["disputed"] == ["c2", "c5"]
    assert (bound["low"], bound["high"]) == (90, 91)


def graver_than_a_note(found):
    return [(f["rule"], f["severity"]) for f in found["findings"] if f["severity"] != "note"]


def test_1_for_a_finding_that_is_an_error_and_not_for_a_warning(habeas, small, write):
    small["claims"][0]["breakdown"] = [{"axis": "sex", "composition": "partition", "parts": {"male": 90, "female": 9}}]
    found = habeas("check", write(small), "--json", code=1).json
    assert found["contradictions"] == []
    assert graver_than_a_note(found) == [("parts_do_not_sum", "error")]
    habeas("report", write(small), code=1)
    small["claims"][0]["breakdown"][0]["parts"]["female"] = 10
    habeas("check", write(small), code=0)
    small["claims"][1]["said"] = "2026-01-15"
    found = habeas("check", write(small), "--json", code=0).json
    assert graver_than_a_note(found) == [("said_before", "warning")]


def test_said_at_the_very_time_of_its_cutoff_is_not_said_before_it(habeas, small, write):
    small["claims"][1]["as_of"] = small["claims"][1]["said"] = "2026-02-01T20:00-04:00"
    small["claims"][2]["to"] = {"claim": "c2"}
    assert graver_than_a_note(habeas("check", write(small), "--json", code=0).json) == []


def test_1_for_a_date_that_is_refused(habeas):
    habeas("date", "2019-02-29", code=1)
    habeas("date", "-", stdin="2004\n2019-02-29\n2005\n", code=1)


# 2.


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("wibble",),
        ("held",),
        ("held", "{path}"),
        ("held", "{path}", "--account", "list"),
        ("held", "{path}", "--at", "c1"),
        ("held", "{path}", "--account", "list", "--at", "c1", "--wibble"),
        ("held", "{path}", "--account", "list", "--from", "c1"),
        ("entries", "{path}", "--account", "list"),
        ("entries", "{path}", "--account", "list", "--from", "c1"),
        ("entries", "{path}", "--account", "list", "--to", "c1"),
        ("entries", "{path}", *ASK, "--kind", "wibble"),
        ("entries", "{path}", *ASK, "extra"),
        ("sensitivity", "{path}", *ASK),
        ("sensitivity", "{path}", "wibble", *ASK),
        ("why", "{path}", "unaccounted", *ASK),
        ("check", "{path}", "--audience", "everyone"),
        ("check", "{path}", "--language", "fr"),
        ("check", "{path}", "--as-known", "yesterday"),
        ("check", "{path}", "--as-known", "2026-02-30"),
        ("check", "{path}", "--as-known", "2026-01/.."),
        ("check", "{path}", "--as-known", ""),  # a variable that a script forgot to set
        ("check", "{path}", "--as-recorded", ""),
        ("check", "{path}", "--without", ""),
        ("entries", "{path}", *ASK, "--kind", ""),
        ("check", "{path}", "--about", "wide"),
        ("check", "{path}", "--about", "-3"),
        ("held", "{path}", "--account", "list", "--at", "end:2026-13-01"),
        ("held", "{path}", "--account", "list", "--at", "end:2026-01~"),
        # What one option says another must not leave unheard.
        ("held", "{path}", "--account", "list", "--at", "c1", "--from", "c1", "--to", "c2"),
        ("held", "{path}", "--account", "list", "--at", "c1", "--to", "c2"),
        ("why", "{path}", "held", "--account", "list", "--at", "c1", "--from", "c1"),
        ("date",),
        ("date", "2004", "2005"),
        ("date", "2004-21", "--hemisphere", "west"),
        ("import",),
        ("schema", "extra"),
    ],
)
def test_2(habeas, small, write, arguments):
    path = write(small)
    ran = habeas(*[a.format(path=path) if isinstance(a, str) else a for a in arguments], code=2)
    refused(ran)
    assert len(ran.err) > 10


def test_2_for_points_out_of_order_says_why(habeas, small, write):
    path = write(small)
    backwards = ("--account", "list", "--from", "2026-02-15", "--to", "2026-02-01")
    for words in (
        ("entries", path),
        ("exits", path),
        ("unaccounted", path),
        ("why", path, "entries"),
        ("sensitivity", path, "exits"),
    ):
        refused(habeas(*words, *backwards, code=2), "in order", "claim:c4", "claim:c2", "earlier point first")
    for words in (("held", path), ("held", path, "--every", "day"), ("sensitivity", path, "held")):
        refused(
            habeas(*words, *backwards, code=2), "--from is after --to", "claim:c4", "claim:c2", "earlier point first"
        )
    small["claims"].append(
        {"id": "c6", "kind": "held", "speaker": "watch", "account": "list", "quantity": 88, "as_of": "2026-02"}
    )
    overlapping = ("--account", "list", "--from", "c2", "--to", "c6")
    ran = habeas("entries", write(small), *overlapping, code=2)
    refused(ran, "certainly in order", "claim:c2", "claim:c6")
    assert "earlier point first" not in ran.err


def test_an_option_takes_one_value_so_that_the_dossier_may_come_last(habeas, small, write):
    path = write(small)
    first = habeas("check", path, "--without", "c3", "--assume", "only_releases", "--json", code=0)
    last = habeas("check", "--without", "c3", "--assume", "only_releases", "--json", path, code=0)
    assert first.out == last.out
    more = write({"claims": []}, "more.json")
    assert habeas("check", "--with", more, path, "--json", code=0).out == habeas("check", path, "--json", code=0).out


# 3.


def test_3_where_there_is_no_file(habeas, small, write, tmp_path):
    for words in (("check",), ("report",), ("timeline",), ("held", "--account", "list", "--at", "c1")):
        refused(habeas(words[0], tmp_path / "nowhere.json", *words[1:], code=3), "nowhere.json", "cannot be opened")
    (tmp_path / "empty").mkdir()
    refused(habeas("check", tmp_path / "empty", code=3), "dossier.json")
    refused(habeas("import", tmp_path / "nowhere.json", code=3), "nowhere.json")
    path = write(small)
    refused(habeas("check", path, "--with", tmp_path / "more.json", code=3), "more.json", "cannot be opened")
    refused(habeas("import", path, code=3), str(path))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"habeas": 3}',
        '{"habeas": 1, "wibble": 3}',
        "not json",
        '{"habeas": 1}{}',
        '{"habeas": 1, "habeas": 1}',
        "\ufeff",
    ],
)
def test_3_for_what_is_no_dossier(habeas, tmp_path, text):
    path = tmp_path / "dossier.json"
    path.write_text(text, encoding="utf-8")
    refused(habeas("check", path, code=3), str(path), "problem")
    refused(habeas("report", "-", stdin=text, code=3), "standard input", "problem")


def test_3_for_bytes_that_are_no_text(habeas, tmp_path, small):
    text = json.dumps(small).encode().replace(b"The Watch", b"The \xff\xfe Watch")
    path = tmp_path / "dossier.json"
    path.write_bytes(text)
    refused(habeas("check", path, code=3), str(path))


def test_3_lists_every_problem_with_its_place(habeas, small, write):
    small["claims"][0]["speaker"] = "nobody_known"
    small["claims"][1]["quantity"] = -3
    small["claims"][2]["account"] = "lst"
    small["claims"][4]["date"] = "2025-13"
    small["claims"][5]["wibble"] = 1
    path = write(small)
    ran = habeas("check", path, code=3)
    refused(ran)
    lines = [line.strip() for line in ran.err.splitlines()]
    assert lines[0] == "habeas: 5 problems"
    for pointer in (
        "/claims/0/speaker",
        "/claims/1/quantity",
        "/claims/2/account",
        "/claims/4/date",
        "/claims/5/wibble",
    ):
        told = [line for line in lines if pointer in line]
        assert len(told) == 1 and told[0].startswith(f"{path}:"), pointer
        line = int(told[0][len(str(path)) + 1 :].split(":")[0])
        assert pointer.split("/")[-1] in path.read_text(encoding="utf-8").splitlines()[line - 1]


def test_3_where_the_answer_cannot_be_written(habeas, venezuela, small, write):
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    path = write(small)
    for words in (
        ("report", venezuela),
        ("report", venezuela, "--json"),
        ("check", path),
        ("schema",),
        ("date", "2004"),
        ("held", path, "--account", "list", "--at", "c1", "--json"),
        ("timeline", path),
        ("--version",),
        ("--help",),
        ("import", venezuela / "mapping.json"),
        ("import", venezuela / "mapping.json", "--out", "/dev/full"),
    ):
        with open("/dev/full", "wb") as full:
            ran = habeas(*words, out=full, code=3)
        assert "written" in ran.err, words
    with open("/dev/full", "wb") as full:
        habeas("date", "-", stdin="2004\n" * 5000, out=full, code=3)


def test_3_where_standard_input_cannot_be_read(program, tmp_path):
    import subprocess

    with open(tmp_path / "closed", "wb") as written_only:
        ran = subprocess.run([program, "date", "-"], stdin=written_only, capture_output=True, timeout=60)
    assert ran.returncode == 3 and b"standard input" in ran.stderr


# 4.


@pytest.mark.parametrize(
    "arguments, near",
    [
        (("held", "--account", "lst", "--at", "c1"), "list"),
        (("held", "--account", "list", "--at", "c11"), "c1"),
        (("held", "--account", "list", "--at", "claim:c9"), "c1"),
        (("held", "--account", "list", "--at", "bulletin:b2"), "b1"),
        (("held", "--account", "list", "--at", "2026-03"), "2026-02-15"),
        (("held", "--account", "list", "--at", "point:nowhere"), None),
        (("held", "--account", "list", "--at", "event_start:release2"), None),
        (("held", "--account", "list", "--at", "d1"), None),
        (("entries", *ASK, "--kind", "death"), "release"),
        (("entries", *ASK, "--without", "c33"), "c3"),
        (("entries", *ASK, "--assume", "only_release"), "only_releases"),
        (("entries", *ASK, "--assume", "shared_cutof"), "shared_cutoff"),
        (("check", "--without", "wibble"), None),
        (("timeline", "--assume", "wibble"), None),
    ],
)
def test_4(habeas, small, write, arguments, near):
    ran = habeas(arguments[0], write(small), *arguments[1:], code=4)
    refused(ran, "habeas: ")
    if near:
        wanted = ran.err.split("wanted", 1)
        assert len(wanted) == 2 and near in wanted[1], ran.err


def test_4_lists_the_candidates_of_a_day_with_two_cutoffs(habeas, answer, small, write):
    small["bulletins"].append({"id": "b2", "speaker": "watch", "as_of": "2026-02-01"})
    small["claims"].append(
        {"id": "c5", "kind": "held", "speaker": "watch", "account": "list", "quantity": 89, "bulletin": "b2"}
    )
    path = write(small)
    refused(
        habeas("held", path, "--account", "list", "--at", "2026-02-01", code=4),
        "several counts",
        "claim:c2",
        "bulletin:b2",
    )
    # Each candidate can be asked for as it is listed.
    assert answer("held", path, "--account", "list", "--at", "claim:c2")["bound"]["low"] == 90
    assert answer("held", path, "--account", "list", "--at", "bulletin:b2")["bound"]["low"] == 89


def test_one_bulletin_on_a_day_is_one_point(answer, small, write):
    small["claims"].append(
        {
            "id": "c5",
            "kind": "held",
            "speaker": "watch",
            "account": "list",
            "quantity": {"at_least": 99},
            "bulletin": "b1",
        }
    )
    path = write(small)
    assert answer("held", path, "--account", "list", "--at", "2026-01-01")["bound"]["low"] == 100
    assert len(answer("report", path)["accounts"][0]["points"]) == 3


def test_an_id_of_a_claim_and_of_a_bulletin_needs_its_prefix(habeas, answer, small, write):
    small["bulletins"].append({"id": "c2", "speaker": "watch", "as_of": "2026-01-20"})
    path = write(small)
    refused(habeas("held", path, "--account", "list", "--at", "c2", code=4), "claim:c2", "bulletin:c2")
    assert answer("held", path, "--account", "list", "--at", "claim:c2")["at"] == "claim:c2"
    assert answer("held", path, "--account", "list", "--at", "bulletin:c2")["at"] == "bulletin:c2"


def test_day_boundaries_need_no_claim(answer, small, write):
    path = write(small)
    end = answer("held", path, "--account", "list", "--at", "end:2026-01-31")
    start = answer("held", path, "--account", "list", "--at", "start:2026-02-01")
    assert end["bound"] == start["bound"]
    value = answer("entries", path, "--account", "list", "--from", "end:2025-12-31", "--to", "end:2026-02-20")
    assert value["bound"]["low"] == 20
