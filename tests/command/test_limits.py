# SPDX-License-Identifier: MIT
"""--time-limit, --memory-limit, --work-limit: what was found by then is told, marked as not whole, with exit code 5.

Nothing here is timed. Steps are counted, and equally many on every machine; a time limit of 0 asks for the stop before
anything begins.
"""

import json
import os
import re
import signal
import subprocess
import time

import pytest

WORDS_WITHOUT_SEARCH = {"date", "vocabulary", "crosswalk", "schema", "mapping"}

TWO_WORDS = {"list": ("list", "diff"), "mapping": ("mapping", "suggest")}


def days(n):
    """Days one after another, from 2026-01-01 on, as text."""
    import datetime

    first = datetime.date(2026, 1, 1)
    return [(first + datetime.timedelta(days=i)).isoformat() for i in range(n)]


@pytest.fixture
def counts(small):
    """A stock on each of 30 days: more steps than a small limit allows, and a contradiction."""

    def make(n=30):
        d = json.loads(json.dumps(small))
        d["claims"] = [
            {
                "id": f"c{i:02}",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 100 + i % 7,
                "as_of": f"{day}T12:00-04:00",
                "said": day,
            }
            for i, day in enumerate(days(n))
        ]
        d["claims"].append({**d["claims"][0], "id": "other", "quantity": 90})
        return d

    return make


def slow_talks(n=80):
    """Moves of one negotiation, all dated with the same year: every order is possible."""
    kinds = ["negotiation_start", "negotiation_stall", "negotiation_resumption"]
    states = ["under_way", "suspended", "resumed"]
    events = [{"id": f"e{i}", "kind": kinds[i % 3], "title": f"Move {i}"} for i in range(n)]
    return {
        "habeas": 1,
        "id": "talks",
        "language": "en",
        "actors": [{"id": "watch", "name": "The Watch", "kind": "ngo"}],
        "events": events,
        "negotiations": [
            {
                "id": "t",
                "title": "Invented talks",
                "moves": [{"event": f"e{i}", "to": states[i % 3]} for i in range(n)],
            }
        ],
        "claims": [
            {"id": f"d{i}", "kind": "dated", "speaker": "watch", "event": f"e{i}", "date": "2020"} for i in range(n)
        ],
    }


# Every command takes them.


def test_every_command_shows_the_options(habeas, shown_runs):
    for name in shown_runs:
        text = habeas(*TWO_WORDS.get(name, (name,)), "--help", code=0).out
        for option in ("--time-limit SECONDS", "--memory-limit MIB", "--work-limit STEPS"):
            assert option in text, name


def test_every_command_answers_as_before_within_ample_limits(at_root, shown_runs):
    ample = ("--time-limit", 100_000, "--work-limit", 10**15, "--memory-limit", 100_000)
    for name, words in shown_runs.items():
        if name == "new":
            continue  # it writes into no folder that is there: a second run is refused
        plain, limited = at_root(*words), at_root(*words, *ample)
        assert (limited.code, limited.out) == (plain.code, plain.out), words


@pytest.mark.parametrize("option", ["--time-limit", "--memory-limit", "--work-limit"])
@pytest.mark.parametrize("value", ["-1", "1.5", "many", "", "18446744073709551616"])
def test_what_is_no_limit_is_refused(habeas, option, value):
    assert option in habeas("date", "2004", option, value, code=2).err


# Time.


def test_a_time_limit_of_nothing_ends_every_command_that_reads_or_makes_a_dossier(at_root, shown_runs):
    for name, words in shown_runs.items():
        ran = at_root(*words, "--time-limit", 0)
        if name in WORDS_WITHOUT_SEARCH:
            assert ran.code in (0, 1), words
        else:
            assert ran.code == 5, (words, ran)
            assert "--time-limit" in ran.err or "NOT WHOLE" in ran.out


def test_nothing_found_in_time_says_so(habeas, schema_of, venezuela):
    ran = habeas("check", venezuela, "--time-limit", 0, code=5)
    assert ran.out == "" and ran.err == "habeas: stopped at --time-limit; nothing was found by then\n"
    ran = habeas("check", venezuela, "--time-limit", 0, "--json", code=5)
    assert ran.json == {"whole": False, "stopped": "time"}
    schema_of("stopped").validate(ran.json)


def test_dates_line_by_line_end_where_the_limit_is(habeas):
    ran = habeas("date", "-", "--json", "--work-limit", 2, code=5, stdin="2004\n2005\n2006\n2007\n")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [a.get("text") for a in answers] == ["2004", "2005", None]
    assert answers[-1] == {"whole": False, "stopped": "work"}


@pytest.mark.parametrize("words", [("date", "-"), ("check", "-")])
def test_a_question_that_never_comes_is_not_waited_for(program, words):
    """Nobody writes to standard input, and nobody closes it."""
    ran = subprocess.Popen(
        [program, *words, "--json", "--time-limit", "1"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert ran.wait(timeout=100) == 5
        assert json.loads(ran.stdout.read()) == {"whole": False, "stopped": "time"}
        assert b"--time-limit" in ran.stderr.read()
    finally:
        ran.kill()
        ran.communicate()


# Work: what was found by then, in one form for all commands with a list to answer with.


def steps_of(habeas, *words):
    """How many steps a run takes: the least limit within which it is whole, found by halving."""
    low, high = 0, 1 << 40
    while high - low > 1:
        middle = (low + high) // 2
        if habeas(*words, "--work-limit", middle).code == 5:
            low = middle
        else:
            high = middle
    return high


def chain_of_events(n=40):
    """Events one after another, the first with a day: a proof of each runs through all before it."""
    claims = [{"id": "d0", "kind": "dated", "speaker": "watch", "event": "e00", "date": "2026-01-01"}]
    claims += [
        {
            "id": f"l{i:02}",
            "kind": "linked",
            "speaker": "watch",
            "from": f"e{i:02}",
            "relation": "follows",
            "to": f"e{i - 1:02}",
        }
        for i in range(1, n)
    ]
    return {
        "habeas": 1,
        "id": "chain",
        "language": "en",
        "actors": [{"id": "watch", "name": "The Watch", "kind": "ngo"}],
        "events": [{"id": f"e{i:02}", "kind": "other", "title": f"Event {i}"} for i in range(n)],
        "claims": claims,
    }


LISTS = {
    # Findings of one kind stand together: of a part, fewer of them do.
    "check": (("check", "--all"), lambda a: a["findings"] + a["contradictions"]),
    "timeline": (("timeline",), lambda a: a["events"]),
    "series": (
        ("series", "held", "--account", "list", "--at", "claim:c29"),
        lambda a: a["steps"],
    ),
    "changes": (("changes", "--since", "2026-01-01"), lambda a: a["accounts"]),
    "held": (
        ("held", "--account", "list", "--from", "claim:c01", "--to", "claim:c29"),
        lambda a: a["points"],
    ),
    "unaccounted": (("unaccounted", "--account", "list", "--series"), lambda a: a["steps"]),
}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_is_told_as_far_as_it_came(habeas, schema_of, counts, write, name):
    words, listed = LISTS[name]
    path = write(chain_of_events() if name == "timeline" else counts())
    run = (words[0], path, *words[1:], "--json")
    whole = habeas(*run)
    assert whole.code in (0, 1) and "whole" not in whole.json
    all_steps = steps_of(habeas, *run)
    # Without proofs all steps of a series are worked out at once.
    text_steps = steps_of(habeas, *run[:-1]) if name == "unaccounted" else all_steps
    seen = set()
    for part in (1, 2, 3, 4, 5, 6, 7, 8, 9):
        ran = habeas(*run, "--work-limit", all_steps * part // 10, code=5)
        schema_of("stopped").validate(ran.json)
        assert ran.json["stopped"] == "work"
        if "withheld" not in ran.json:
            continue  # nothing yet
        if name != "unaccounted":  # a series has steps instead of one answer
            schema_of(name).validate(ran.json)
        some = listed(ran.json)
        if name != "changes":  # whose accounts grow from within
            assert all(one in listed(whole.json) for one in some)
        seen.add(len(some))
        text = habeas(*run[:-1], "--work-limit", text_steps * part // 10, code=5)
        nothing = name == "unaccounted" and not text.out
        assert nothing or text.out.startswith("NOT WHOLE: stopped at a limit of work.")
    assert seen, "no limit left a part"
    assert len(seen) > 1 or name == "changes", seen
    # One step fewer is not enough, and the same steps are, always.
    assert habeas(*run, "--work-limit", all_steps - 1).code == 5
    assert habeas(*run, "--work-limit", all_steps).out == whole.out


def test_a_report_says_nothing_of_a_check_that_was_not_begun(habeas, counts, write):
    path = write(counts())
    steps = steps_of(habeas, "report", path)
    assert "\nContradictions: " in habeas("report", path).out
    early = habeas("report", path, "--work-limit", steps // 50, code=5).out
    assert early.startswith("NOT WHOLE") and "\nContradictions: " not in early
    late = habeas("report", path, "--work-limit", steps - 1, code=5).out
    assert late.startswith("NOT WHOLE") and "\nContradictions: " in late


def test_the_line_that_says_so_is_in_the_language_asked_for(habeas, counts, write):
    path = write(counts())
    steps = steps_of(habeas, "check", path)
    ran = habeas("check", path, "--work-limit", steps - 1, "--language", "es", code=5)
    assert ran.out.startswith("INCOMPLETO: se alcanzó un límite de trabajo.")


def test_one_number_is_whole_or_not_there(habeas, counts, write):
    path = write(counts())
    run = ("held", path, "--account", "list", "--at", "claim:c29", "--json")
    steps = steps_of(habeas, *run)
    for n in (0, 1, steps // 2, steps - 1):
        assert habeas(*run, "--work-limit", n, code=5).json == {"whole": False, "stopped": "work"}
    habeas(*run, "--work-limit", steps, code=0)


def test_a_draft_does_not_fit_by_halves(habeas, counts, small, write, tmp_path):
    """Half a judgement of a draft would look like a good one."""
    more = {"claims": [{**counts()["claims"][3], "id": "draft", "quantity": 500}]}
    path, extra = write(counts()), write(more, "more.json")
    run = ("draft", path, "--with", extra, "--json")
    steps = steps_of(habeas, *run)
    for part in (1, 5, 9):
        assert habeas(*run, "--work-limit", steps * part // 10, code=5).json == {"whole": False, "stopped": "work"}


def test_the_documents_of_other_programs_are_whole_or_not_there(habeas, article):
    for words in (("graph", article, "--format", "dot"), ("graph", article, "--format", "graphml", "--reduced")):
        ran = habeas(*words, "--work-limit", 1, code=5)
        assert ran.out == "" and "nothing was found by then" in ran.err


# The library's own limits.


def test_contradictions_that_were_not_all_looked_for_are_not_whole(habeas, small, write):
    """A chain of exact counts of which four are off: more repairs than are gone through."""
    d = json.loads(json.dumps(small))
    at = [f"2026-03-{i // 2 + 1:02}T{12 * (i % 2):02}:00-04:00" for i in range(60)]
    d["claims"] = [
        {
            "id": f"c{i:03}",
            "kind": "held",
            "speaker": "watch",
            "account": "list",
            "quantity": 170 + i if i in (10, 20, 40, 50) else 100 + i,
            "as_of": at[i],
        }
        for i in range(60)
    ]
    for i in range(1, 60):
        for kind, n in (("entries", 1), ("exits", 0)):
            flow = {"id": f"{kind}{i:03}", "kind": kind, "speaker": "watch", "account": "list", "quantity": n}
            d["claims"].append({**flow, "from": {"as_of": at[i - 1]}, "to": {"as_of": at[i]}})
    ran = habeas("check", write(d), "--contradictions", 1000, "--json", code=5)
    assert ran.json["more"] is None and ran.json["whole"] is False and ran.json["stopped"] == "work"
    assert ran.json["contradictions_settled"] is False
    assert len(ran.json["contradictions"]) > 0


def test_a_search_for_paths_that_gives_up(habeas, small, write):
    """A panel of more rows than the library makes."""
    d = slow_talks(3)
    ran = habeas("panel", write(d), "--from", "0001-01", "--to", "9999-12", "--json")
    if ran.code == 5:
        assert ran.json == {"whole": False, "stopped": "work"} and "too many rows" in ran.err


# Slow dossiers end.


def test_talks_of_which_every_order_is_possible_end(habeas, write):
    path = write(slow_talks())
    ran = habeas("check", path, "--work-limit", 10_000, "--json")
    assert ran.code == 5 and ran.json["stopped"] == "work"
    assert ran.json["contradictions"] == []


def test_a_simulated_dossier_is_told_in_part(habeas, tmp_path):
    habeas("simulate", "--out", tmp_path / "made", "--claims", 200, "--fault", "all", code=0)
    whole = None
    for limit in (20_000, 200_000, 2_000_000):
        ran = habeas("check", tmp_path / "made", "--work-limit", limit, "--json")
        if ran.code != 5:
            break
        assert ran.json["whole"] is False
        found = ran.json.get("findings", [])
        if whole is not None:
            assert len(found) >= whole
        whole = len(found)
    assert whole, "something was found by then"


# Memory.


@pytest.mark.parametrize("mebibytes", [0, 1, 2, 3, 4, 6, 8])
@pytest.mark.parametrize("json_too", [False, True])
def test_little_memory_is_said_and_nothing_crashes(habeas, schema_of, venezuela, mebibytes, json_too):
    words = ("check", venezuela, *(["--json"] if json_too else []))
    ran = habeas(*words, "--memory-limit", mebibytes)
    if ran.code == 5:
        if json_too:
            schema_of("stopped").validate(ran.json)
            assert ran.json["stopped"] == "memory"
        else:
            assert "NOT WHOLE" in ran.out or "no more memory is allowed" in ran.err
    else:
        assert ran.out == habeas(*words).out
    assert mebibytes > 1 or ran.code == 5


def test_a_large_file_within_little_memory(habeas, tmp_path):
    big = {"habeas": 1, "id": "big", "language": "en", "title": "x" * 60_000_000}
    (tmp_path / "big.json").write_text(json.dumps(big), encoding="utf-8")
    ran = habeas("report", tmp_path / "big.json", "--memory-limit", 32, "--json", code=5)
    assert ran.json == {"whole": False, "stopped": "memory"}
    assert re.search("memory", ran.err)


def test_memory_and_time_together_need_no_more_than_memory_alone(habeas, venezuela):
    """The thread that watches the clock has a small stack."""
    for mebibytes in range(4, 64, 4):
        alone = habeas("timeline", venezuela, "--memory-limit", mebibytes)
        if alone.code == 0:
            habeas("timeline", venezuela, "--memory-limit", mebibytes + 1, "--time-limit", 100_000, code=0)
            return
    pytest.fail("64 MiB are not enough")


def test_a_writer_without_memory_leaves_no_file(habeas, tmp_path):
    ran = habeas("simulate", "--out", tmp_path / "made", "--claims", 20_000, "--memory-limit", 4, code=5)
    assert ran.out == "" and not list(tmp_path.glob("made/*"))


def test_each_account_reads_all_claims_and_that_is_work(habeas, tmp_path):
    """A table of as many speakers as rows: an account each, and none of them has anything to search for."""
    rows = "".join(f"who {i},held,5,2030-01-05\n" for i in range(4_000))
    (tmp_path / "t.csv").write_text("speaker,kind,number,as_of\n" + rows)
    ran = habeas("check", "t.csv", "--quiet", "--work-limit", 20_000, cwd=tmp_path, code=5)
    assert "NOT WHOLE" in ran.out


def test_a_pipe_whose_writer_comes_later_is_waited_for(program, writing_to, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([program, "convert", pipe, tmp_path / "out.json"], stderr=subprocess.PIPE) as ran:
        time.sleep(0.2)  # so that the command looks before anybody writes
        with writing_to(pipe, ran) as data:
            data.write(b'{"habeas": 2}')
        assert (ran.communicate(timeout=60)[1], ran.returncode) == (b"", 0)


@pytest.mark.parametrize("text, code", [(b'{"habeas": 2}', 0), (b"", 3)])
def test_a_pipe_without_a_name_is_read_though_its_writer_has_gone(program, text, code):
    end, start = os.pipe()
    os.write(start, text)
    os.close(start)
    ran = subprocess.run([program, "check", "/dev/stdin"], stdin=end, capture_output=True, timeout=60)
    os.close(end)
    assert ran.returncode == code, ran.stderr


@pytest.mark.parametrize("words", [["check"], ["report", "--json"], ["convert"], ["mapping", "suggest"]])
def test_ctrl_c_ends_with_a_message_and_130(program, writing_to, tmp_path, words):
    pipe, out = tmp_path / "pipe", tmp_path / "out.json"
    os.mkfifo(pipe)
    out.write_text("old")
    more = [out] if words == ["convert"] else []
    ran = subprocess.Popen(
        [program, *words, pipe, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    )
    with writing_to(pipe, ran) as data:
        data.write(b'{"habeas": 2,')
        data.flush()
        ran.send_signal(signal.SIGINT)
        told, said = ran.communicate(timeout=60)
    assert (ran.returncode, told, said) == (130, b"", b"\nhabeas: interrupted\n")
    assert out.read_text() == "old" and sorted(p.name for p in tmp_path.iterdir()) == ["out.json", "pipe"]
