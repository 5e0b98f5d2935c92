# SPDX-License-Identifier: MIT
"""Lists that are cut say so, and nothing false is told of what they leave out."""

import pytest


@pytest.fixture
def rivals(tmp_path):
    """Twenty-five counts of one instant that exclude one another: 300 pairs."""
    table = tmp_path / "rivals.csv"
    rows = [f"c{i:02},watch,held,{100 + i},2026-01-05T12:00" for i in range(25)]
    table.write_text("\n".join(["id,speaker,kind,number,as_of", *rows]) + "\n")
    return table


def test_a_check_counts_what_it_does_not_list(habeas, schema_of, rivals):
    text = habeas("check", rivals, code=1).out
    assert text.rstrip().splitlines()[-1].startswith("Contradictions: 300, of which 20 are listed. Findings: ")
    answer = habeas("check", rivals, "--json", code=1).json
    schema_of("check").validate(answer)
    assert len(answer["contradictions"]) == 20
    assert (answer["contradictions_left"], answer["contradictions_settled"], answer["more"]) == (280, True, True)
    spanish = habeas("check", rivals, "--language", "es", code=1).out
    assert "Contradicciones: 300, de las que se listan 20." in spanish


def test_the_first_k_are_of_the_same_contradictions(habeas, schema_of, rivals):
    answer = habeas("check", rivals, "--contradictions", "30", "--json", code=1).json
    schema_of("check").validate(answer)
    assert len(answer["contradictions"]) == 30
    assert (answer["contradictions_left"], answer["more"]) == (270, True)
    listed = [c["claims"] for c in habeas("check", rivals, "--json", code=1).json["contradictions"]]
    assert [c["claims"] for c in answer["contradictions"]][:20] == listed
    assert "Contradictions: 300, of which 2 are listed." in habeas("check", rivals, "--contradictions", "2", code=1).out


def test_report_and_answers_say_what_they_leave_out(habeas, rivals):
    text = habeas("report", rivals, code=1).out
    assert "More contradictions that are not listed: 280." in text
    account = habeas("report", rivals, "--json", code=1).json["accounts"][0]
    assert account["contradictions_left"] == 280
    asked = ("held", rivals, "--account", account["account"], "--at", "claim:c00", "--json")
    bound = habeas(*asked, code=0).json["bound"]
    assert (bound["low"], bound["high"]) == (100, 124)
    assert (len(bound["contradictions"]), bound["contradictions_left"]) == (20, 280)


@pytest.fixture
def tangled(tmp_path):
    """Sixteen exact counts, one half a day, of which four are off: more repairs than are gone through."""
    table = tmp_path / "tangled.csv"
    rows, said = [], "2026-04-30"
    for i in range(16):
        count = 170 + i if i in (3, 6, 9, 12) else 100 + i
        here = f"2026-03-{i // 2 + 1:02}T{12 * (i % 2):02}:00"
        rows.append(f"h{i:02},watch,held,{count},{here},,,{said}")
        if i:
            earlier = f"2026-03-{(i - 1) // 2 + 1:02}T{12 * ((i - 1) % 2):02}:00"
            rows.append(f"e{i:02},watch,entries,1,,{earlier},{here},{said}")
            rows.append(f"x{i:02},watch,exits,0,,{earlier},{here},{said}")
    table.write_text("\n".join(["id,speaker,kind,number,as_of,from,to,said", *rows]) + "\n")
    return table


def test_what_an_outer_answer_does_not_use_is_not_said_to_contradict(habeas, tangled):
    asked = ("held", tangled, "--account", "watch", "--at", "claim:h07")
    answer = habeas(*asked, "--json", code=0).json["bound"]
    assert answer["repairs"] == "outer"
    assert answer["set_aside"]
    text = habeas(*asked, code=0).out
    assert "set aside, since they contradict" not in text
    assert "not used, since which claims contradict was not settled: " in text
    last = habeas("check", tangled, code=1).out.rstrip().splitlines()[-1]
    assert last.startswith("Contradictions: at least ")


def test_a_series_marks_the_steps_of_which_it_is_not_settled(habeas, tangled):
    asked = ("series", tangled, "held", "--account", "watch", "--at", "claim:h07")
    step, note = habeas(*asked, code=0).out.splitlines()[1:]
    assert " *  + " in step
    assert note.startswith("* which claims contradict one another was not settled")


def test_flows_of_every_day(habeas, schema_of, venezuela):
    asked = (
        "entries",
        venezuela,
        "--account",
        "foro_penal",
        "--from",
        "2025-12-29",
        "--to",
        "2026-01-19",
        "--every",
        "day",
    )
    answer = habeas(*asked, "--json", code=0).json
    schema_of("entries").validate(answer)
    assert len(answer["days"]) == 21
    for day in answer["days"]:
        one = habeas(
            "entries", venezuela, "--account", "foro_penal", "--from", day["from"], "--to", day["to"], "--json", code=0
        ).json
        assert (day["bound"]["low"], day["bound"]["high"]) == (one["bound"]["low"], one["bound"]["high"])
    lines = habeas(*asked, code=0).out.splitlines()
    assert len(lines) == 21
    assert lines[0].split()[-1] == "2025-12-30" and lines[-1].split()[-1] == "2026-01-19"


def test_the_later_number_of_a_series_is_shown_beside_and_can_be_asked_for(habeas, schema_of, tmp_path):
    table = tmp_path / "revised.csv"
    table.write_text(
        "id,speaker,kind,of,number,as_of,from,said\n"
        "R1,watch,exits,release,431,2026-02-08T18:00,start:2026-01-08,2026-02-08\n"
        "R2,watch,exits,release,426,2026-02-09T18:00,start:2026-01-08,2026-02-09\n"
    )
    asked = (
        "exits",
        table,
        "--account",
        "watch",
        "--from",
        "start:2026-01-08",
        "--to",
        "claim:R2",
        "--kind",
        "release",
    )
    answer = habeas(*asked, "--json", code=0).json
    schema_of("exits").validate(answer)
    assert answer["as_last_said"] == {"low": 426, "high": 426, "without": ["R1"]}
    assert "exactly 426 as last said" in habeas(*asked, code=0).out
    last = habeas(*asked, "--repairs", "latest_of_series", "--json", code=0).json
    assert (last["bound"]["low"], last["bound"]["high"], last["bound"]["repairs"]) == (426, 426, "none")
    assert "as_last_said" not in last
