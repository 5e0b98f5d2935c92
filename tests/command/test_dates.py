# SPDX-License-Identifier: MIT
"""`habeas date`: one text, or one a line."""

import json

import pytest

GOOD = [
    "2004",
    "2004-06",
    "2004-06-11",
    "2004-06-XX",
    "XXXX-10-18",
    "2004-06-01/2006",
    "[1667,1668..1670]",
    "{1960,1961-12}",
    "../2004",
    "2004/",
    "-0001",
    "Y170000002",
    "2004-06-11?",
    "2004-~06-11",
    "1985-04-12T23:20:30Z",
    "2025-33",
    "-1985",
    "../..",
]
BAD = [
    "",
    "2019-02-29",
    "2019-02-3X",
    "-0000",
    "/",
    "2004 ",
    " 2004",
    "2004-06-11x",
    "20040",
    "2004-13",
    "yesterday",
    "2004-06-11T25:00",
]


def check(schema_of, value):
    schema_of("date").validate(value)
    if not value["valid"]:
        return
    known = [value[k] for k in ("earliest_start", "latest_start")]
    known += [value[k] for k in ("earliest_end", "latest_end")]
    assert all(d is not None for d in known)


@pytest.mark.parametrize("text", GOOD)
def test_dates(habeas, schema_of, text):
    ran = habeas("date", text, "--json", code=0)
    assert ran.raw_err == b"" and ran.json["valid"] and ran.json["text"] == text
    check(schema_of, ran.json)
    told = habeas("date", text, code=0)
    assert told.out.startswith(text + ":") and f"level {ran.json['level']}" in told.out


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_date(habeas, schema_of, text):
    ran = habeas("date", text, "--json", code=1)
    assert ran.raw_err == b"" and not ran.json["valid"] and ran.json["text"] == text
    check(schema_of, ran.json)
    assert ran.json["error"]["offset"] <= len(text.encode())
    assert "not a date" in habeas("date", text, code=1).out


@pytest.mark.parametrize(
    "text, start, end, level",
    [
        ("2026-01-07", ("2026-01-07", "2026-01-07"), ("2026-01-07", "2026-01-07"), 0),
        ("1985/1990", ("1985-01-01", "1985-12-31"), ("1990-01-01", "1990-12-31"), 0),
        ("2024-02", ("2024-02-01", "2024-02-29"), ("2024-02-01", "2024-02-29"), 0),
        ("[2024-10-18..2024-10-23]", ("2024-10-18", "2024-10-23"), ("2024-10-18", "2024-10-23"), 2),
        ("2004-06-11/..", ("2004-06-11", "2004-06-11"), ("open", "open"), 1),
        ("2004-06-11/", ("2004-06-11", "2004-06-11"), ("unknown", "unknown"), 1),
        ("1985-04-12T00:30:00+14:00", ("1985-04-12", "1985-04-12"), ("1985-04-12", "1985-04-12"), 0),
        ("Y17000", ("17000-01-01", "17000-12-31"), ("17000-01-01", "17000-12-31"), 1),
        ("-0044-03-15", ("-0044-03-15", "-0044-03-15"), ("-0044-03-15", "-0044-03-15"), 1),
    ],
)
def test_bounds(habeas, text, start, end, level):
    value = habeas("date", text, "--json", code=0).json
    assert value["level"] == level
    assert (value["earliest_start"], value["latest_start"]) == start
    assert (value["earliest_end"], value["latest_end"]) == end


def test_a_season_needs_a_hemisphere(habeas, schema_of):
    value = habeas("date", "2004-21", "--json", code=0).json
    schema_of("date").validate(value)
    assert value["valid"] and value["earliest_start"] is None and value["latest_end"] is None
    assert "--hemisphere" in habeas("date", "2004-21").out
    north = habeas("date", "2004-21", "--hemisphere", "north", "--json", code=0).json
    south = habeas("date", "2004-21", "--hemisphere", "south", "--json", code=0).json
    assert (north["earliest_start"], north["latest_end"]) == ("2004-03-01", "2004-05-31")
    assert (south["earliest_start"], south["latest_end"]) == ("2004-09-01", "2004-11-30")
    assert habeas("date", "2004-25", "--json").json["earliest_start"] == "2004-03-01"
    habeas("date", "2004-21", "--hemisphere", "east", code=2)


def test_line_by_line_in_order_refused_lines_too(habeas, schema_of):
    lines = ["2004", "nonsense", "", "2004-06-11", "2019-02-29", "2004"]
    ran = habeas("date", "-", "--json", stdin="\n".join(lines) + "\n", code=1)
    values = [json.loads(line) for line in ran.out.splitlines()]
    assert [v["text"] for v in values] == lines
    assert [v["valid"] for v in values] == [True, False, False, True, False, True]
    for line, value in zip(lines, values):
        check(schema_of, value)
        assert value == habeas("date", line, "--json").json, "a line is read as an argument is"
    text = habeas("date", "-", stdin="\n".join(lines) + "\n", code=1)
    assert text.out == "".join(habeas("date", line).out for line in lines)


def test_lines_all_good_and_no_lines(habeas):
    assert habeas("date", "-", "--json", stdin="2004\n2005\n", code=0).out.count("\n") == 2
    assert habeas("date", "-", "--json", stdin="2004\n2005", code=0).out.count("\n") == 2
    assert habeas("date", "-", "--json", stdin="", code=0).out == ""
    assert [
        json.loads(x)["text"] for x in habeas("date", "-", "--json", stdin="2004\r\n2005\r\n", code=0).out.splitlines()
    ] == ["2004", "2005"]


def test_many_lines_keep_their_order(habeas):
    lines = [f"{year:04}-{month:02}" for year in range(1900, 2100) for month in range(14)]
    values = [json.loads(x) for x in habeas("date", "-", "--json", stdin="\n".join(lines), code=1).out.splitlines()]
    assert [v["text"] for v in values] == lines
    assert all(v["valid"] == (1 <= int(v["text"][-2:]) <= 12) for v in values)


@pytest.mark.parametrize(
    "raw", [b"2004\xff", b"\xc3\xa9", b"\xe2\x82", b"20\xf0\x9f\x98\x8004", b"\xed\xa0\x80", b"\x00", b"2004\x07"]
)
def test_bytes_that_are_no_text(habeas, schema_of, raw):
    for more in ((), ("--json",)):
        ran = habeas("date", "-", *more, stdin=raw + b"\n2005\n", code=1)
        assert len(ran.out.splitlines()) >= 2  # decoding is strict: the answer is UTF-8 whatever came in
        if more:
            first, second = [json.loads(x) for x in ran.raw_out.split(b"\n")[:2]]
            assert not first["valid"] and second["valid"]
            assert first["text"] == raw.decode("utf-8", "replace") or "\ufffd" in first["text"]
            schema_of("date").validate(first)
        if b"\x00" not in raw:
            assert habeas("date", raw, *more, code=1).out


def test_a_long_line(habeas):
    value = habeas("date", "-", "--json", stdin="2004" + "x" * 200_000 + "\n", code=1).json
    assert not value["valid"] and 4 <= value["error"]["offset"] <= 200_004


def test_masks_that_do_not_come_to_rest(habeas, tmp_path):
    """Proofs that rest on one another 10,000 deep once ended the command."""
    claims = [
        {"id": "A", "kind": "dated", "speaker": "s", "event": "a", "date": "XXXX-01-01"},
        {"id": "B", "kind": "dated", "speaker": "s", "event": "b", "date": "XXXX-01-02"},
        {"id": "C", "kind": "linked", "speaker": "s", "from": "a", "relation": "same_as", "to": "b"},
    ]
    events = [{"id": "a", "kind": "other"}, {"id": "b", "kind": "other"}]
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps({"habeas": 1, "actors": [{"id": "s"}], "events": events, "claims": claims}))
    assert habeas("timeline", file, "--json", code=0).json["unsettled"] == ["A", "B"]
    told = habeas("timeline", file, code=0).out
    assert "The dates with X in A, B were still narrowing other dates after " in told
    assert len(told) < 100_000
    rules = [f["rule"] for f in habeas("check", file, "--json", code=0).json["findings"]]
    assert rules == ["masks_not_settled"]


MINE = "name=mine,~year=365,~month=31,?day=3"


@pytest.mark.parametrize(
    "text, policy, start, end",
    [
        ("2025-12-10", "loose", ("2025-12-10", "2025-12-10"), ("2025-12-10", "2025-12-10")),
        ("2025-12-10~", "one_unit", ("2025-12-09", "2025-12-11"), ("2025-12-09", "2025-12-11")),
        ("2025-12-10?", "one_unit", ("2025-12-10", "2025-12-10"), ("2025-12-10", "2025-12-10")),
        ("2025-12~/2026-01-10?", MINE, ("2025-10-31", "2026-01-31"), ("2026-01-07", "2026-01-13")),
        ("[2025-12-10?..]", MINE, ("2025-12-07", "open"), ("2025-12-07", "open")),
        ("../2025~", MINE, ("open", "open"), ("2024-01-02", "2026-12-31")),
    ],
)
def test_widened_bounds_stand_beside_those_written(habeas, schema_of, text, policy, start, end):
    plain = habeas("date", text, "--json", code=0).json
    value = habeas("date", text, "--widen", policy, "--json", code=0).json
    schema_of("date").validate(value)
    widened, used = value.pop("widened"), value.pop("widening")
    assert value == plain, "what is written stays as it is"
    assert (widened["earliest_start"], widened["latest_start"]) == start
    assert (widened["earliest_end"], widened["latest_end"]) == end
    assert used["name"] in ("loose", "one_unit", "mine")
    told = habeas("date", text, "--widen", policy, code=0).out
    assert f"Widening policy {used['name']}, in days: {used['text'].partition(',')[2]}." in told
    again = habeas("date", text, "--widen", used["text"], "--json", code=0).json
    assert (again["widened"], again["widening"]) == (widened, used), "an answer's policy can be used again"


def test_the_policy_stands_in_every_answer(habeas, schema_of):
    for text in ("nonsense", "2004-21~"):
        value = habeas("date", text, "--widen", "loose", "--json").json
        schema_of("date").validate(value)
        assert value["widened"] is None and value["widening"]["name"] == "loose"
    assert (
        "loose"
        in habeas("date", "2004-21~", "--hemisphere", "north", "--widen", "loose", "--language", "es", code=0).out
    )


@pytest.mark.parametrize(
    "policy", ["", "tight", "name=", "~day=3", "name=a,~day=x", "name=a,%day=3", "name=loose,~day=1"]
)
def test_what_is_no_policy(habeas, policy):
    ran = habeas("date", "2004~", "--widen", policy, code=2)
    assert ran.out == "" and ran.err


def test_all_faults_of_a_policy_at_once(habeas):
    told = habeas("date", "2004~", "--widen", "~day=x,%month=3,~week=2", code=2).err
    for fault in ("not a number of days", "% takes the larger", "no such width", "a policy needs a name"):
        assert fault in told


def dated(folder, dates):
    events = [{"id": e, "kind": "other"} for e in dates]
    claims = [{"id": "C" + e, "kind": "dated", "speaker": "s", "event": e, "date": date} for e, date in dates.items()]
    claims.append(
        {"id": "L", "kind": "linked", "speaker": "s", "from": "b", "relation": "follows", "to": "a", "days": 0}
    )
    file = folder / "dossier.json"
    file.write_text(json.dumps({"habeas": 1, "actors": [{"id": "s"}], "events": events, "claims": claims}))
    return file


def test_a_timeline_under_a_policy(habeas, answer, tmp_path):
    file = dated(tmp_path, {"a": "2025-03-04~", "b": "2025-03-14"})
    plain = answer("timeline", file)
    assert "widening" not in plain and [c["claims"] for c in plain["contradictions"]] == [["Ca", "Cb", "L"]]
    wider = answer("timeline", file, "--widen", "name=ten,~day=10")
    assert wider["contradictions"] == [] and wider["widening"]["text"] == "name=ten,~day=10"
    a = {e["id"]: e for e in wider["events"]}["a"]
    assert a["start"] == {"earliest": "2025-02-22", "latest": "2025-03-14"}
    assert a["end"] == {"earliest": "2025-03-14", "latest": "2025-03-14"}
    (step,) = a["proofs"]["start"]["earliest"]["steps"]
    assert step["widened"] == {"days": 10, "policy": "ten"} and step["assumptions"] == []
    assert "the policy ten allows it to be off by 10 days" in step["sentence"]
    nine = answer("timeline", file, "--widen", "name=nine,~day=9")
    assert len(nine["contradictions"]) == 1 and "off by 9 days" in json.dumps(nine["contradictions"])
    told = habeas("timeline", file, "--widen", "name=ten,~day=10", code=0).out
    assert (
        told.startswith("Widening policy ten, in days: ~day=10.")
        and "the policy ten allows it to be off by 10 days" in told
    )
    assert (
        "Política de ensanche ten"
        in habeas("timeline", file, "--widen", "name=ten,~day=10", "--language", "es", code=0).out
    )
    habeas("timeline", file, "--widen", "ten", code=2)


def test_a_width_takes_the_place_of_dates_as_written(habeas, answer, tmp_path):
    file = dated(tmp_path, {"a": "2025-03-04~", "b": "2025-03-14?"})
    off = ("--without", "dates_as_written")
    bare = {e["id"]: e["start"]["earliest"] for e in answer("timeline", file, *off)["events"]}
    assert bare == {"a": None, "b": None}
    wider = {e["id"]: e["start"]["earliest"] for e in answer("timeline", file, *off, "--widen", "one_unit")["events"]}
    assert wider == {"a": "2025-03-03", "b": "2025-03-03"}, "b has no width in one_unit; it follows on a"


def test_a_ledger_takes_dates_as_written(habeas, tmp_path):
    file = dated(tmp_path, {"a": "2025-03-04~", "b": "2025-03-14"})
    habeas("held", file, "--account", "x", "--at", "end:2025-03-04", "--widen", "loose", code=2)
