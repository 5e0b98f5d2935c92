# SPDX-License-Identifier: MIT
"""Rules of meaning asked of the command: held at some time, versions of the format, denials, tables of reports.

All counters, numbers and exchanges here are invented.
"""

import json

import pytest


def written(folder, dossier, name="t"):
    path = folder / f"{name}.json"
    path.write_text(json.dumps(dossier), encoding="utf-8")
    return path


def made(*claims, accounts=None, **more):
    """A dossier of one counter of detentions, in version 2 of the format."""
    for c in claims:
        c.setdefault("speaker", "w")
        if c["kind"] in ("held", "entries", "exits", "net", "ever_held"):
            c.setdefault("account", "w")
    return {
        "habeas": 2,
        "id": "t",
        "actors": [{"id": "w", "name": "The Watch"}, {"id": "m", "name": "The Ministry"}],
        "accounts": accounts or [{"id": "w", "counter": "w", "rule": {"unit": "detentions"}}],
        "claims": list(claims),
        **more,
    }


def bound(answer, word, path, *options):
    found = answer(word, path, *options)["bound"]
    return found["low"], found["high"]


# Held at some time.


def a_year(unit="detentions", last=525):
    """525 held at some time in 2031, of whom 480 were held at its start."""
    return made(
        {"id": "start", "kind": "held", "quantity": 480, "as_of": "start:2031"},
        {
            "id": "ever",
            "kind": "ever_held",
            "quantity": last,
            "from": {"start_of": "2031"},
            "to": {"end_of": "2031"},
        },
        accounts=[{"id": "w", "counter": "w", "rule": {"unit": unit}}],
    )


YEAR = ("--account", "w", "--from", "start:2031-01-01", "--to", "end:2031-12-31")


def test_held_at_some_time_in_a_year(answer, habeas, tmp_path):
    path = written(tmp_path, a_year())
    assert bound(answer, "entries", path, *YEAR) == (45, 45)
    text = habeas("why", path, "entries", *YEAR, code=0).out
    assert (
        "The Watch (ever): at least 525 held at some time from the end of 2030-12-31 to the end of 2031-12-31." in text
    )
    assert "at most 525 held at some time" in text
    spanish = habeas("why", path, "entries", *YEAR, "--language", "es", code=0).out
    assert "al menos 525 detenidas en algún momento desde" in spanish


def test_by_person_it_bounds_entries_from_below_alone(answer, tmp_path):
    assert bound(answer, "entries", written(tmp_path, a_year("persons")), *YEAR) == (45, None)


def test_held_at_some_time_on_the_linear_engine(answer, tmp_path, with_highs):
    path = written(tmp_path, a_year())
    found = answer("entries", path, *YEAR, "--engine", "linear", env=with_highs)["bound"]
    assert (found["low"], found["high"]) == (45, 45)


def test_fewer_ever_than_at_the_start_cannot_be(answer, habeas, tmp_path):
    path = written(tmp_path, a_year(last=470))
    found = answer("check", path, code=1)["contradictions"]
    assert [c["claims"] for c in found] == [["ever", "start"]]
    quoted = habeas("check", path, "--contradictions", 1, code=1).out
    assert "470 people had been held at some time from the start of 2031 to the end of 2031 (ever)" in quoted


def test_a_table_may_count_who_was_held_at_some_time(habeas, answer, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "speaker,kind,number,as_of,during\nThe Watch,held,480,start:2031-01-01,\nThe Watch,ever_held,525,,2031\n",
        encoding="utf-8",
    )
    ran = habeas("entries", path, *("--account", "the_watch", *YEAR[2:]), "--quiet", code=0)
    assert "at least 45" in ran.out
    columns = tmp_path / "columns.csv"
    columns.write_text("day,ever_held\n2031,525\n", encoding="utf-8")
    back = habeas("convert", columns, "-", "--as", "json", "--quiet", "--table", "speaker=The Watch", code=0).json
    assert [c["kind"] for c in back["claims"]] == ["ever_held"]


# Versions of the format.


def test_version_1_is_read_by_the_new_rules_and_says_so_once(answer, habeas, tmp_path):
    dossier = a_year()
    dossier["habeas"] = 1
    path = written(tmp_path, dossier)
    notes = [f for f in answer("check", path)["findings"] if f["rule"] == "read_by_new_rules"]
    assert [f["subjects"] for f in notes] == [["ever"]]
    assert "periods in whole months or years (ever)" in notes[0]["sentence"]
    assert bound(answer, "entries", path, *YEAR) == (45, 45)
    newer = habeas("convert", path, "-", "--as", "json", code=0).json
    assert newer["habeas"] == 2
    assert newer["claims"][1]["from"] == {"start_of": "2031-01-01"}
    assert newer["claims"][1]["to"] == {"end_of": "2031-12-31"}
    assert answer("check", written(tmp_path, newer, "newer"))["findings"] == []
    assert bound(answer, "entries", tmp_path / "newer.json", *YEAR) == (45, 45)


def test_version_1_with_nothing_that_changed_says_nothing(answer, tmp_path):
    dossier = made({"id": "a", "kind": "held", "quantity": 4, "as_of": "2031-01-01"}, habeas=1)
    assert dossier["habeas"] == 1
    assert answer("check", written(tmp_path, dossier))["findings"] == []


@pytest.mark.parametrize("version", [0, 3, -1])
def test_other_versions_are_refused(habeas, tmp_path, version):
    ran = habeas("check", written(tmp_path, made(habeas=version)), code=3)
    assert "a dossier of another version" in ran.err and "1 to 2" in ran.err


def test_what_is_converted_reads_and_writes_to_the_same_bytes(habeas, tmp_path):
    first = habeas("convert", written(tmp_path, a_year()), "-", "--as", "json", code=0).raw_out
    (tmp_path / "again.json").write_bytes(first)
    assert habeas("convert", tmp_path / "again.json", "-", "--as", "json", code=0).raw_out == first


# Denials.


def denied():
    return made(
        {"id": "said", "kind": "held", "quantity": 480, "as_of": "2031-01-01T12:00:00"},
        {"id": "other", "kind": "held", "quantity": 470, "as_of": "2031-01-02T12:00:00"},
        {"id": "no", "kind": "denied", "about": "said", "speaker": "m"},
    )


def test_a_denial_stands_beside_what_it_denies(answer, habeas, tmp_path):
    path = written(tmp_path, denied())
    ask = ("--account", "w", "--at", "claim:said")
    assert answer("held", path, *ask)["bound"]["denied_by"] == ["no"]
    assert "denied_by" not in answer("held", path, "--account", "w", "--at", "claim:other")["bound"]
    assert "  denied: said, by The Ministry (no)\n" in habeas("held", path, *ask, code=0).out
    assert "denied: said, by The Ministry (no)\n" in habeas("why", path, "held", *ask, code=0).out
    assert "negada: said, por The Ministry (no)\n" in habeas("why", path, "held", *ask, "--language", "es", code=0).out
    notes = [f for f in answer("check", path)["findings"] if f["rule"] == "denied_in_use"]
    assert [f["subjects"] for f in notes] == [["no", "said"]]
    assert "The Ministry denies said (no)" in habeas("check", path, code=0).out
    assert "The Ministry denies said (no)" in habeas("report", path, code=0).out
    # It changes no bound, and is gone with what it denies.
    assert bound(answer, "held", path, *ask) == (480, 480)
    assert "denied" not in habeas("check", path, "--without", "said", code=0).out


def test_a_contradiction_names_who_denies(answer, habeas, tmp_path):
    dossier = denied()
    dossier["claims"][1]["as_of"] = "2031-01-01T12:00:00"
    flow = {"id": "none", "kind": "entries", "quantity": 0, "speaker": "w", "account": "w"}
    dossier["claims"].append({**flow, "from": {"start_of": "2031-01-01"}, "to": {"end_of": "2031-01-01"}})
    gone = {**flow, "id": "gone", "kind": "exits"}
    dossier["claims"].append({**gone, "from": {"start_of": "2031-01-01"}, "to": {"end_of": "2031-01-01"}})
    path = written(tmp_path, dossier)
    found = answer("check", path, code=1)["contradictions"]
    assert found[0]["denied_by"] == ["no"]
    assert "  denied: said, by The Ministry (no)\n" in habeas("check", path, code=1).out


# A cut-off says its date.


def test_a_cut_off_says_its_date(habeas, tmp_path):
    path = written(tmp_path, denied())
    ask = ("--account", "w", "--from", "claim:said", "--to", "claim:other")
    text = habeas("exits", path, *ask, code=0).out
    assert (
        "from 1 January 2031 at 12:00, the cut-off of said, to 2 January 2031 at 12:00, the cut-off of other:" in text
    )
    text = habeas("exits", path, *ask, "--language", "es", code=0).out
    assert "desde 1 de enero de 2031 a las 12:00, corte de said, hasta 2 de enero" in text.replace("el ", "")


# Reports as they are typed.


def reports(wrong=None):
    """Ten monthly reports, thirty rows: who came, who left, and who is held at the end of the month."""
    rows, stock = ["speaker,kind,number,as_of,during", "The Watch,held,500,2030-12-31,"], 500
    for month in range(1, 11):
        came, left = 20 + 3 * month, 15 + 7 * month % 11
        stock += came - left + (3 if month == wrong else 0)
        day = f"2031-{month:02}"
        last = {2: 28, 4: 30, 6: 30, 9: 30}.get(month, 31)
        rows += [
            f"The Watch,entries,{came},,{day}",
            f"The Watch,exits,{left},,{day}",
            f"The Watch,held,{stock},{day}-{last},",
        ]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("wrong", [None, 1, 6, 10])
def test_thirty_rows_as_they_are_typed(habeas, tmp_path, wrong):
    """Of ten monthly reports the one that is wrong by 3 is found, and no other."""
    path = tmp_path / "reports.csv"
    path.write_text(reports(wrong), encoding="utf-8")
    found = habeas("check", path, "--quiet", "--all", "--json", code=0).json["findings"]
    told = [f for f in found if f["rule"] == "opening_and_closing"]
    assert len(told) == (0 if wrong is None else 1)
    if wrong:
        day = f"2031-{wrong:02}"
        assert sum(day in s for s in told[0]["subjects"]) == 3
        assert abs(told[0]["proof"]["value"]) == 3


def wide(wrong=None):
    rows, stock = ["month,in,out,closing", "2030-12,,,500"], 500
    for month in range(1, 31):
        came, left = 20 + 3 * month % 13, 15 + 7 * month % 11
        stock += came - left + (3 if month == wrong else 0)
        rows.append(f"{2031 + (month - 1) // 12}-{(month - 1) % 12 + 1:02},{came},{left},{stock}")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("wrong", [None, 2, 17, 30])
def test_thirty_months_with_a_row_each(habeas, tmp_path, wrong):
    """The columns have the names that people gave them: who came in a month, who left, who was held at its end."""
    path = tmp_path / "months.csv"
    path.write_text(wide(wrong), encoding="utf-8")
    said = ["speaker=The Watch", "date=month", "held=closing", "entries=in", "exits=out", "since=day"]
    ran = habeas("check", path, "--quiet", "--all", "--json", *[w for s in said for w in ("--table", s)], code=0)
    told = [f for f in ran.json["findings"] if f["rule"] == "opening_and_closing"]
    assert len(told) == (0 if wrong is None else 1)
    if wrong:
        assert abs(told[0]["proof"]["value"]) == 3


def test_since_a_month_in_a_mapping_starts_somewhere_in_it(habeas, tmp_path):
    table, mapping = tmp_path / "t.csv", tmp_path / "m.json"
    rows = "key,who,what,n,since,until,asof\na,watch,left,5,2030-12,,2031-02-08\nb,watch,left,7,2030-12,2031-01,\n"
    table.write_text(rows, encoding="utf-8")
    columns = {
        "id": "key",
        "speaker": "who",
        "measure": "what",
        "value": "n",
        "from": "since",
        "to": "until",
        "as_of": "asof",
    }
    mapping.write_text(
        json.dumps(
            {
                "habeas_mapping": 1,
                "table": "t.csv",
                "columns": columns,
                "speakers": {"watch": "watch"},
                "measures": [{"when": {"measure": ["left"]}, "then": {"kind": "exits", "account": "watch"}}],
                "dossier": {
                    "habeas": 2,
                    "actors": [{"id": "watch"}],
                    "accounts": [{"id": "watch", "counter": "watch"}],
                },
            }
        ),
        encoding="utf-8",
    )
    made_of_it = habeas("import", mapping, code=0).json["claims"]
    assert [c["from"] for c in made_of_it] == [{"as_of": "2030-12"}, {"start_of": "2030-12"}]
    assert made_of_it[1]["to"] == {"end_of": "2031-01"}


# What another claim dates.


@pytest.mark.parametrize("dated", ["claim", "bulletin"])
def test_a_windows_start_survives_the_retraction_of_the_claim_that_dates_it(answer, tmp_path, dated):
    """The number is taken back, and not the day on which it was counted."""
    opening = {"id": "opening", "kind": "held", "quantity": 40, "bulletin": "b"}
    if dated == "claim":
        opening["as_of"] = "2031-01-05"
    claims = [
        opening,
        {"id": "left", "kind": "exits", "quantity": 7, "from": {"claim": "opening"}, "to": {"end_of": "2031-01-20"}},
        {"id": "back", "kind": "retracted", "about": "opening"},
    ]
    bulletin = {"id": "b", "speaker": "w"}
    if dated == "bulletin":
        bulletin["as_of"] = "2031-01-05"
    path = written(tmp_path, made(*claims, bulletins=[bulletin]))
    ask = ("--account", "w", "--from", "start:2031-01-05", "--to", "end:2031-01-20")
    assert bound(answer, "exits", path, *ask) == (7, None)
    before = ("--account", "w", "--from", "start:2031-01-01", "--to", "end:2031-01-04")
    assert bound(answer, "exits", path, *before) == (0, None)


def test_changes_see_claims_of_related_accounts(habeas, tmp_path, with_highs):
    accounts = [{"id": a, "counter": "w", "rule": {"unit": "detentions"}} for a in ("w", "part")]
    claims = [
        {
            "id": "whole",
            "kind": "held",
            "quantity": {"at_least": 10},
            "as_of": "2031-01-05T12:00:00",
            "said": "2031-01-06",
        },
        {
            "id": "rel",
            "kind": "related",
            "account": "w",
            "relation": "contains",
            "others": ["part"],
            "said": "2031-01-06",
        },
        {
            "id": "part",
            "kind": "held",
            "account": "part",
            "quantity": 25,
            "as_of": "2031-01-05T12:00:00",
            "said": "2031-01-09",
        },
    ]
    path = written(tmp_path, made(*claims, accounts=accounts))
    ask = ("--since", "2031-01-07", "--account", "w", "--at", "claim:whole", "--engine", "linear")
    ran = habeas("changes", path, *ask, code=0, env=with_highs)
    assert "at least 10, now at least 25" in ran.out
