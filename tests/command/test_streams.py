# SPDX-License-Identifier: MIT
"""Answers on standard output, messages on standard error; UTF-8 whatever came in; no colour where none is wanted."""

import json
import os
import subprocess

import pytest

WORDS = [
    ("check",),
    ("report",),
    ("timeline",),
    ("negotiation",),
    ("agreement",),
    ("pledges",),
    ("held", "--account", "list", "--at", "c1"),
    ("why", "entries", "--account", "list", "--from", "b1", "--to", "2026-02-01"),
]


@pytest.mark.parametrize("words", WORDS, ids=lambda w: w[0])
@pytest.mark.parametrize("more", [(), ("--json",)], ids=["text", "json"])
def test_no_colour_and_quiet_change_nothing_of_the_answer(habeas, small, write, words, more):
    path = write(small)
    usual = habeas(words[0], path, *words[1:], *more, code=0)
    assert b"\x1b" not in usual.raw_out and usual.raw_err == b""
    for env, option in (
        ({"NO_COLOR": "1"}, ()),
        ({"TERM": "dumb"}, ()),
        ({}, ("--quiet",)),
        ({"LC_ALL": "C"}, ()),
        ({"TZ": "Pacific/Apia"}, ()),
        ({"NO_COLOR": ""}, ("--quiet",)),
    ):
        again = habeas(words[0], path, *words[1:], *more, *option, env=env, code=0)
        assert (again.raw_out, again.raw_err) == (usual.raw_out, b"")


def test_no_colour_on_a_terminal_that_wants_none(program, small, write):
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    done = subprocess.run(
        [program, "check", str(write(small))],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=follower,
        env={**os.environ, "NO_COLOR": "1"},
        timeout=60,
    )
    os.write(follower, b"!")  # so that there is something to read
    told = os.read(leader, 65536)
    os.close(follower)
    os.close(leader)
    assert done.returncode == 0
    assert b"\x1b[3" not in told and b"\x1b" not in done.stdout


def test_quiet_still_says_why_there_is_no_answer(habeas, small, write):
    path = write(small)
    assert "no such account" in habeas("held", path, "--account", "lst", "--at", "c1", "--quiet", code=4).err
    assert "cannot be opened" in habeas("check", str(path) + "x", "--quiet", code=3).err


def test_json_is_one_document_on_one_line(habeas, small, write):
    path = write(small)
    for words in WORDS:
        ran = habeas(words[0], path, *words[1:], "--json", code=0)
        assert ran.raw_out.count(b"\n") == 1 and ran.raw_out.endswith(b"}\n")
        assert isinstance(ran.json, dict)


# What would move a cursor, start a line or turn the direction of writing is shown.
SHOWN = {
    "a\u2028b": "a\\u2028b",
    "\u202eabc": "\\u202eabc",
    "tab\there": "tab\\there",
    "line\nbreak": "line\\nbreak",
    "\x7f": "\\u007f",
}


@pytest.mark.parametrize(
    "name",
    ["Peña", "人权", "🕊", "e\u0301", "a\u2028b", "\u202eabc", 'quote"back\\slash', "tab\there", "line\nbreak", "\x7f"],
)
def test_text_of_any_script(habeas, small, write, name):
    small["actors"][0]["name"] = name
    small["accounts"][0]["population"] = name
    small["title"] = name
    path = write(small)
    report = habeas("report", path, "--json", code=0)
    assert report.json["title"] == name
    assert SHOWN.get(name, name) in habeas("report", path, code=0).out
    value = habeas("why", path, "held", "--account", "list", "--at", "c1", "--json", code=0).json
    assert any(SHOWN.get(name, name) in s["source"] for s in value["sources"])


def test_ids_of_any_script(habeas, small, write):
    text = json.dumps(small).replace('"c2"', '"préso/二"').replace('"list"', '"lista ñ"')
    path = write(json.loads(text))
    bound = habeas("entries", path, "--account", "lista ñ", "--from", "b1", "--to", "préso/二", "--json", code=0).json[
        "bound"
    ]
    assert bound["low"] == 20 and "préso/二" in str(bound["low_proof"])
    assert "lista ñ" in habeas("held", path, "--account", "lista n", "--at", "c1", code=4).err


@pytest.mark.parametrize("raw", [b"\xff", b"li\xffst", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf"])
def test_arguments_that_are_no_text(habeas, small, write, raw):
    """The message is text all the same, and tells what was asked for as well as text can."""
    path = write(small)
    for words in (
        ("held", path, "--account", raw, "--at", "c1"),
        ("held", path, "--account", "list", "--at", raw),
        ("held", path, "--account", "list", "--at", b"claim:" + raw),
        ("held", path, "--account", "list", "--at", b"end:" + raw),
        ("entries", path, "--account", "list", "--from", "b1", "--to", raw),
        ("entries", path, "--account", "list", "--from", "b1", "--to", "c2", "--kind", raw),
        ("check", path, "--without", raw),
        ("check", path, "--as-known", raw),
        ("check", path, "--about", raw),
        ("check", path, "--with", raw),
        ("check", path, "--audience", raw),
        ("check", path, b"--" + raw),
        ("check", raw),
        (raw,),
        ("import", raw),
    ):
        ran = habeas(*words)
        assert ran.code in (2, 3, 4)
        assert ran.raw_out == b""
        assert ran.err.strip()  # decoded strictly


def test_a_file_of_long_texts_is_cut_in_messages(habeas, small, write):
    small["claims"][0]["account"] = "ñ" * 300
    ran = habeas("check", write(small), code=3)
    assert len(ran.err) < 2000 and ran.err.strip()


def test_a_reader_that_stops_reading(program, venezuela):
    """`habeas report ... | head -1` ends without a message that frightens."""
    with subprocess.Popen(
        [program, "report", str(venezuela), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        ran.stdout.read(10)
        ran.stdout.close()
        err = ran.stderr.read()
        ran.wait(timeout=60)
    assert b"terminate" not in err and ran.returncode not in (-11, -6)
