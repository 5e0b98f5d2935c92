# SPDX-License-Identifier: MIT
"""Small dossiers with the value that the rules of meaning give: those beside the project, and neighbours of them.

A test that is named after a file of ../shared/data/cases reads it, and is skipped where the folder is not there.
"""

import copy
import datetime
import itertools
import json
import pathlib
import random

import pytest

cases = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "cases"


@pytest.fixture
def case(tmp_path):
    """The dossier of a case, as a file."""

    def path(name):
        source = cases / f"{name}.json"
        if not source.is_file():
            pytest.skip(f"{source} is not here")
        return written(tmp_path, json.loads(source.read_text(encoding="utf-8"))["dossier"], name)

    return path


def written(folder, dossier, name="t"):
    path = folder / f"{name}.json"
    path.write_text(json.dumps(dossier), encoding="utf-8")
    return path


def bound(answer, word, path, *options):
    """The ends of an answer."""
    found = answer(word, path, *options)["bound"]
    return found["low"], found["high"]


# A month in a report.


def report(opening="2031-05-31", closing="2031-06-30", start=None, end=None, last=846, rule=None, extra=()):
    """Opening stock, entries, exits and closing stock of a made-up counter."""
    start, end = start or {"start_of": "2031-06"}, end or {"end_of": "2031-06"}
    claims = [
        {"id": "opening", "kind": "held", "quantity": 840, "as_of": opening},
        {"id": "in", "kind": "entries", "quantity": 12, "from": start, "to": end},
        {"id": "out", "kind": "exits", "quantity": 9, "from": start, "to": end},
        {"id": "closing", "kind": "held", "quantity": last, "as_of": closing},
        *extra,
    ]
    for c in claims:
        c.update(speaker="w", account="w")
    account = {"id": "w", "counter": "w"}
    if rule:
        account["rule"] = {"cutoff": rule}
    return {
        "habeas": 2,
        "id": "t",
        "recorded": "2031-07-01",
        "actors": [{"id": "w"}],
        "accounts": [account],
        "claims": claims,
    }


def rules(answer, path, *options, code=0):
    return [f["rule"] for f in answer("check", path, *options, code=code)["findings"]]


def test_a_month_in_a_report(answer, tmp_path):
    if not (cases / "a-month-in-a-report.json").is_file():
        pytest.skip("the case is not here")
    table = json.loads((cases / "a-month-in-a-report.json").read_text(encoding="utf-8"))["table"].splitlines()
    assert [row.split(",")[2] for row in table[1:]] == ["840", "12", "9", "846"]
    found = answer("check", written(tmp_path, report()), code=0)
    assert found["contradictions"] == []
    assert [f["rule"] for f in found["findings"]] == ["opening_and_closing"]
    assert set(found["findings"][0]["subjects"]) == {"opening", "in", "out", "closing", "w"}
    assert found["findings"][0]["proof"]["value"] == -3


def test_a_report_that_adds_up_says_nothing(answer, tmp_path):
    assert rules(answer, written(tmp_path, report(last=843))) == []


def test_an_account_that_says_its_hour_contradicts_itself(answer, habeas, tmp_path):
    path = written(tmp_path, report(rule="end_of_day"))
    found = answer("check", path, code=1)
    assert [c["claims"] for c in found["contradictions"]] == [["closing", "in", "opening", "out"]]
    assert found["contradictions"][0]["assumptions"] == []
    assert (
        "By the counting rule of w: the end of 2031-06-30 is not after 30 June 2031, the cut-off of closing."
        in habeas("check", path).out
    )


def test_the_hour_may_be_assumed(answer, tmp_path):
    path = written(tmp_path, report())
    found = answer("check", path, "--assume", "counts_at_day_end", code=1)
    assert found["contradictions"][0]["assumptions"] == ["counts_at_day_end"]
    assert rules(answer, path, "--assume", "counts_at_day_end", code=1) == []


def test_counts_at_the_start_of_the_day(answer, tmp_path):
    # Of the start of 1 June to the start of 1 July: all of June.
    path = written(tmp_path, report(opening="2031-06-01", closing="2031-07-01", rule="start_of_day"))
    assert len(answer("check", path, code=1)["contradictions"]) == 1
    # Of the start of 31 May to the start of 30 June two days are not told of.
    path = written(tmp_path, report(rule="start_of_day"))
    assert answer("check", path)["contradictions"] == []


def test_a_stock_as_of_a_month_is_of_the_end_of_its_last_day(answer, tmp_path):
    path = written(tmp_path, report(opening="2031-05", closing="2031-06"))
    assert rules(answer, path) == ["opening_and_closing"]
    path = written(tmp_path, report(opening="2031-05", closing="2031-06", rule="end_of_day"))
    assert len(answer("check", path, code=1)["contradictions"]) == 1


def test_an_hour_that_is_told_is_the_hour(answer, tmp_path):
    path = written(tmp_path, report(opening="2031-05-31T12:00:00", closing="2031-06-30T12:00:00"))
    assert rules(answer, path) == []


def test_marked_windows_are_uncertain_points(answer, tmp_path):
    start, end = {"start_of": "2031-06-XX"}, {"end_of": "2031-06-XX"}
    assert rules(answer, written(tmp_path, report(start=start, end=end))) == []
    start, end = {"start_of": "2031-06~"}, {"end_of": "2031-06~"}
    assert rules(answer, written(tmp_path, report(start=start, end=end))) == []


def test_a_window_from_a_unit_to_a_day(answer, tmp_path):
    """`start_of` a month is its first day; `as_of` a month is somewhere in it."""
    ask = ("--account", "w", "--from", "start:2031-06-01", "--to", "end:2031-06-30")
    whole = written(tmp_path, report(start={"start_of": "2031-06"}, end={"end_of": "2031-06-30"}))
    assert bound(answer, "exits", whole, *ask) == (9, 9)
    some = written(tmp_path, report(start={"as_of": "2031-06"}, end={"end_of": "2031-06-30"}))
    assert bound(answer, "exits", some, *ask) == (9, None)


def test_years_nested_in_months_are_not_added_up(answer, tmp_path):
    """A year of exits, and its months: a part is no more than the whole."""
    months = [
        {
            "id": f"m{m:02}",
            "kind": "exits",
            "quantity": m,
            "from": {"start_of": f"2031-{m:02}"},
            "to": {"end_of": f"2031-{m:02}"},
        }
        for m in range(1, 13)
    ]
    year = {"id": "year", "kind": "exits", "quantity": 78, "from": {"start_of": "2031"}, "to": {"end_of": "2031"}}
    dossier = report(extra=[*months, year])
    dossier["claims"] = [c for c in dossier["claims"] if c["id"][0] in "my"]
    path = written(tmp_path, dossier)
    ask = ("--account", "w", "--from", "start:2031-01-01", "--to", "end:2031-12-31")
    assert bound(answer, "exits", path, *ask) == (78, 78)
    assert answer("check", path)["contradictions"] == []
    year["quantity"] = 77
    found = answer("check", written(tmp_path, dossier), code=1)["contradictions"]
    assert found[0]["claims"] == sorted([c["id"] for c in months] + ["year"])


@pytest.mark.parametrize("last, says", [(518, ["opening_and_closing"]), (515, [])])
def test_a_quarter_in_a_report(answer, habeas, tmp_path, last, says):
    """500 held at the end of March, 60 who came and 45 who left in the second quarter: 515 at the end of June."""
    days = tmp_path / "days.csv"
    days.write_text(
        "speaker,kind,number,as_of,during\nWatch,held,500,2031-03-31,\nWatch,entries,60,,2031-34\n"
        f"Watch,exits,45,,2031-34\nWatch,held,{last},2031-06-30,\n"
    )
    assert rules(answer, days, "--quiet") == says
    # At its very start and end: then nothing need be assumed.
    days.write_text(days.read_text().replace("2031-03-31", "start:2031-34").replace("2031-06-30", "end:2031-34"))
    found = answer("check", days, "--quiet", code=1 if says else 0)["contradictions"]
    assert [c["assumptions"] for c in found] == [[] for _ in says]


def last_day(month):
    return {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)


@pytest.mark.parametrize("wrong", [[7], [2], [10], [3, 8], [6, 7], [2, 5, 9]])
def test_thirty_rows_of_monthly_reports(answer, tmp_path, wrong):
    """Of ten months those that are wrong by 3 are found, and no other stretch that holds them."""
    rng = random.Random(20311)
    stock, claims = 500, []
    for m in range(1, 11):
        came, left = rng.randrange(20, 50), rng.randrange(20, 50)
        day = f"2031-{m:02}"
        claims.append(
            {"id": f"in{m:02}", "kind": "entries", "quantity": came, "from": {"start_of": day}, "to": {"end_of": day}}
        )
        claims.append(
            {"id": f"out{m:02}", "kind": "exits", "quantity": left, "from": {"start_of": day}, "to": {"end_of": day}}
        )
        stock += came - left + (3 if m in wrong else 0)
        claims.append({"id": f"held{m:02}", "kind": "held", "quantity": stock, "as_of": f"{day}-{last_day(m)}"})
    dossier = report(extra=claims)
    dossier["claims"] = claims
    found = answer("check", written(tmp_path, dossier), "--all")["findings"]
    told = [f["subjects"] for f in found if f["rule"] == "opening_and_closing"]
    assert sorted(told) == sorted(
        sorted([f"held{m - 1:02}", f"held{m:02}", f"in{m:02}", f"out{m:02}", "w"]) for m in wrong
    )


# Bulletins.


def test_a_bulletins_day_is_shared(answer, case):
    path = case("a-bulletins-day-is-shared")
    ask = ("--account", "a", "--from", "bulletin:b", "--to", "2026-01-08")
    assert bound(answer, "entries", path, *ask) == (4, None)
    assert answer("entries", path, *ask)["bound"]["assumptions"] == ["shared_cutoff"]
    assert not answer_or_refusal(answer, path, *ask, "--without", "shared_cutoff")


def answer_or_refusal(answer, path, *ask):
    try:
        return answer("entries", path, *ask)["bound"]["low"]
    except AssertionError:
        return None


def test_days_that_exclude_one_another_are_not_shared(answer, case, tmp_path):
    dossier = json.loads(case("a-bulletins-day-is-shared").read_text(encoding="utf-8"))
    dossier["bulletins"][0]["as_of"] = "2026-01-02"
    path = written(tmp_path, dossier, "two-days")
    # The bulletin is of the 2nd by its own word, X1 of the 4th: neither is taken for the other's.
    assert bound(answer, "entries", path, "--account", "a", "--from", "bulletin:b", "--to", "2026-01-08") == (0, None)


def test_series_sees_claims_of_other_accounts(answer, case):
    path = case("series-sees-claims-of-other-accounts")
    ask = ("entries", "--account", "a", "--from", "bulletin:b", "--to", "claim:A2", "--known-from", "2026-01-01")
    steps = answer("series", path, *ask)["steps"]
    assert [s["said"] for s in steps] == [[], ["A1", "A2"], ["X1"]]
    assert [s["bound"]["low"] if "bound" in s else None for s in steps] == [None, None, 4]


# People.


def test_house_arrest_that_counts_is_no_entry(answer, case):
    path = case("house-arrest-that-counts-is-no-entry")
    assert bound(answer, "entries", path, "--account", "a", "--from", "end:2026-01-01", "--to", "end:2026-01-20") == (
        0,
        None,
    )


def test_membership_has_a_time(answer, case):
    assert answer("check", case("membership-has-a-time"))["contradictions"] == []


def test_one_person_leaves_once(answer, case):
    path = case("one-person-leaves-once")
    ask = ("--account", "a", "--from", "end:2026-01-01", "--to", "end:2026-01-20")
    assert bound(answer, "exits", path, *ask) == (1, None)
    assert bound(answer, "exits", path, *ask, "--kind", "release") == (1, None)
    # Two reports of one release: leaving one out does not make the other certain.
    assert bound(answer, "exits", path, *ask, "--without", "D2") == (0, None)
    # Neither day alone is certain.
    assert bound(answer, "exits", path, "--account", "a", "--from", "end:2026-01-04", "--to", "end:2026-01-05") == (
        0,
        None,
    )


def people(*changes, member=None, rule="when_freed", held=(), enter=False, size=None):
    """A dossier of one person p: changes as (event, mechanism, date)."""
    claims = [{"id": "M", "kind": "member", "account": "a", "person": "p", **({"as_of": member} if member else {})}]
    claims += [{"id": f"D{e}", "kind": "dated", "event": e, "date": day} for e, how, day in changes]
    claims += list(held)
    for c in claims:
        c.update(speaker="s", said="2026-06-01")
    events = [{"id": e, "people": ["p"], "change": {"mechanism": how}} for e, how, day in changes]
    for e in events:
        e["kind"] = "custody_change"
    dossier = {
        "habeas": 1,
        "id": "t",
        "recorded": "2026-06-01",
        "actors": [{"id": "s"}],
        "accounts": [{"id": "a", "rule": {"leaves": rule}}],
        "people": [{"id": "p", "synthetic": True}],
        "events": events,
        "claims": claims,
    }
    if enter:
        dossier["assumptions"] = [
            {"id": "in", "statement": "at once", "on": True, "effect": "enter_when_held", "account": "a"}
        ]
    return dossier


ALL = ("--account", "a", "--from", "end:2025-12-31", "--to", "end:2026-03-31")


def test_a_release_and_then_a_death_is_one_exit(answer, tmp_path):
    path = written(tmp_path, people(("e1", "release", "2026-01-05"), ("e2", "death", "2026-02-05")))
    assert bound(answer, "exits", path, *ALL) == (1, None)


def test_freed_taken_and_freed_again_is_two_exits_where_an_arrest_is_an_entry(answer, tmp_path):
    changes = (("e1", "release", "2026-01-05"), ("e2", "rearrest", "2026-01-20"), ("e3", "release", "2026-02-05"))
    assert bound(answer, "exits", written(tmp_path, people(*changes, enter=True)), *ALL) == (2, None)
    # Without the assumption nobody says that p came back to this count.
    assert bound(answer, "exits", written(tmp_path, people(*changes)), *ALL) == (1, None)
    assert bound(answer, "exits", written(tmp_path, people(*changes, enter=True)), *ALL, "--without", "De2") == (
        1,
        None,
    )


def test_a_disappearance_and_an_arrest_that_is_then_acknowledged_are_one_entry(answer, tmp_path):
    dossier = people(("e1", "disappearance", "2026-01-05"), ("e2", "arrest", "2026-01-09"), enter=True)
    assert bound(answer, "entries", written(tmp_path, dossier), *ALL) == (1, None)


def test_on_the_list_on_a_day_and_freed_later_is_one_exit_from_that_day_on(answer, tmp_path):
    path = written(tmp_path, people(("e1", "release", "2026-02-05"), member="2026-01-10"))
    assert bound(answer, "exits", path, "--account", "a", "--from", "end:2026-01-09", "--to", "end:2026-02-05") == (
        1,
        None,
    )
    assert bound(answer, "exits", path, "--account", "a", "--from", "end:2026-01-10", "--to", "end:2026-02-05") == (
        0,
        None,
    )
    # On the day of the release itself: on the list before it, or again after it.
    path = written(tmp_path, people(("e1", "release", "2026-01-10"), member="2026-01-10"))
    assert bound(answer, "exits", path, *ALL) == (0, None)


def test_what_sets_two_exits_apart_is_cited_with_its_assumption(answer, tmp_path):
    """Freed, taken again and dead: two exits only as far as an arrest is an entry."""
    changes = (("e1", "release", "2026-01-05"), ("e2", "rearrest", "2026-01-20"), ("e3", "death", "2026-02-05"))
    path = written(tmp_path, people(*changes, enter=True))
    found = answer("exits", path, *ALL)["bound"]
    assert (found["low"], found["assumptions"]) == (2, ["in"])
    assert bound(answer, "exits", path, *ALL, "--without", "in") == (1, None)
    for kind in ("release", "death"):
        found = answer("exits", path, *ALL, "--kind", kind)["bound"]
        assert (found["low"], found["assumptions"]) == (1, ["in"])
    # A list that names p in between does it without: in the count then, and gone after.
    listed = {"id": "L", "kind": "member", "account": "a", "person": "p", "as_of": "2026-01-22"}
    found = answer("exits", written(tmp_path, people(*changes, enter=True, held=[listed])), *ALL)["bound"]
    assert found["low"] == 2


def test_a_kind_that_people_may_have_left_by_is_a_kind(answer, tmp_path):
    """Freed, and later dead: gone once, by one of the two; nobody knows by which."""
    path = written(tmp_path, people(("e1", "release", "2026-01-05"), ("e2", "death", "2026-02-05")))
    assert bound(answer, "exits", path, *ALL) == (1, None)
    for kind in ("release", "death"):
        assert bound(answer, "exits", path, *ALL, "--kind", kind) == (0, None)


def test_a_transfer_may_leave_an_account_that_counts_transfers(answer, tmp_path):
    """Of two prisons whose rules do not say where they count: who is moved and then freed left by one of the two."""
    changes = (("e1", "transfer", "2026-01-05"), ("e2", "release", "2026-02-05"))
    none_freed = {"id": "N", "kind": "exits", "account": "a", "quantity": 0, "of": "release"}
    none_freed.update({"from": {"start_of": "2026-01-01"}, "to": {"end_of": "2026-03-31"}})
    # An account that nothing says to be of one place has transfers inside.
    plain = written(tmp_path, people(*changes, held=[none_freed]), "plain")
    assert [c["claims"] for c in answer("check", plain, code=1)["contradictions"]] == [["De2", "M", "N"]]
    moved = {"id": "T", "kind": "exits", "account": "a", "quantity": 1, "of": "transfer"}
    moved.update({"from": {"start_of": "2026-01-01"}, "to": {"end_of": "2026-01-31"}})
    path = written(tmp_path, people(*changes, held=[moved, none_freed]), "counts_them")
    assert answer("check", path)["contradictions"] == []
    assert bound(answer, "exits", path, *ALL) == (1, None)
    # Leaving the count of transfers out does not make the release certain.
    assert answer("check", path, "--without", "T")["contradictions"] == []


@pytest.mark.parametrize("relation", ["contains", "disjoint_parts"])
def test_a_transfer_may_leave_a_part(answer, tmp_path, relation):
    dossier = people(("e1", "transfer", "2026-01-05"), ("e2", "release", "2026-02-05"))
    path = written(tmp_path, dossier, "alone")
    assert bound(answer, "exits", path, "--account", "a", "--from", "end:2026-02-04", "--to", "end:2026-02-05") == (
        1,
        None,
    )
    dossier["accounts"].append({"id": "all", "rule": {"leaves": "when_freed"}})
    part = {"id": "P", "kind": "related", "account": "all", "relation": relation, "others": ["a"], "flows": True}
    whole = {"id": "W", "kind": "member", "account": "all", "person": "p"}
    dossier["claims"] += [{**c, "speaker": "s", "said": "2026-06-01"} for c in (part, whole)]
    path = written(tmp_path, dossier, "part")
    assert bound(answer, "exits", path, "--account", "a", "--from", "end:2026-02-04", "--to", "end:2026-02-05") == (
        0,
        None,
    )
    assert bound(answer, "exits", path, *ALL) == (1, None)
    # The whole has the transfer inside.
    ask = ("--account", "all", "--from", "end:2026-02-04", "--to", "end:2026-02-05", "--kind", "release")
    assert bound(answer, "exits", path, *ask) == (1, None)


def test_who_may_be_of_a_group_that_was_moved_may_have_left_with_it(answer, tmp_path):
    """Twenty of a prison are moved, and nobody says who: one who is freed later may have been among them."""
    dossier = people(("e2", "release", "2026-02-05"))
    dossier["accounts"].append({"id": "all", "rule": {"leaves": "when_freed"}})
    dossier["groups"] = [{"id": "g", "size": 20, "counted_in": "a"}]
    dossier["events"].append({"id": "e1", "kind": "other", "group": "g", "change": {"mechanism": "transfer"}})
    part = {"id": "P", "kind": "related", "account": "all", "relation": "disjoint_parts", "others": ["a"]}
    moved = {"id": "D1", "kind": "dated", "event": "e1", "date": "2026-01-05"}
    dossier["claims"] += [{**c, "speaker": "s", "said": "2026-06-01"} for c in (part, moved)]
    ask = ("--account", "a", "--from", "end:2026-02-04", "--to", "end:2026-02-05")
    assert bound(answer, "exits", written(tmp_path, dossier, "perhaps"), *ask) == (0, None)
    beside = {"id": "O", "kind": "member", "person": "p", "group": "g", "outside": True}
    dossier["claims"].append({**beside, "speaker": "s", "said": "2026-06-01"})
    assert bound(answer, "exits", written(tmp_path, dossier, "beside"), *ask) == (1, None)


def test_a_group_freed_by_a_release_is_of_that_kind(answer, tmp_path):
    dossier = people()
    dossier["groups"] = [{"id": "g", "size": 18, "counted_in": "a"}]
    dossier["events"] = [{"id": "e", "kind": "release", "group": "g", "change": {"mechanism": "release"}}]
    dossier["claims"].append(
        {"id": "D", "kind": "dated", "event": "e", "date": "2026-01-05", "speaker": "s", "said": "2026-06-01"}
    )
    path = written(tmp_path, dossier)
    assert bound(answer, "exits", path, *ALL, "--kind", "release") == (18, None)
    assert bound(answer, "exits", path, *ALL) == (18, None)


# Identity.


def test_same_same_different(answer, case):
    path = case("same-same-different")
    found = answer("check", path, "--audience", "internal", code=1)["findings"]
    assert [f["rule"] for f in found] == ["same_and_different"]
    assert set(found[0]["subjects"]) == {"A1", "A2", "i1", "i2", "i3"}
    assert answer("check", path, "--without", "i2", "--audience", "internal")["findings"] == []


# Dates.


def test_three_days_count_both_ends(answer, case):
    assert answer("check", case("three-days-count-both-ends"))["contradictions"] == []


@pytest.mark.parametrize(
    ("number", "unit", "days", "fits"),
    [
        (3, "days", 2, True),  # counted with both ends
        (3, "days", 3, True),  # what lies between
        (3, "days", 1, False),
        (3, "days", 4, False),
        ({"more_than": 1}, "years", 365, True),
        ({"more_than": 1}, "years", 364, False),
        ({"at_least": 2}, "days", 1, True),
        ({"at_least": 2}, "days", 0, False),
        ({"at_most": 2}, "days", 2, True),
        ({"at_most": 2}, "days", 3, False),
        ({"fewer_than": 2}, "days", 2, True),
        ({"fewer_than": 2}, "days", 3, False),
        (1, "months", 27, True),
        (1, "months", 31, True),
        (1, "months", 26, False),
        (1, "months", 32, False),
    ],
)
def test_lengths(answer, tmp_path, number, unit, days, fits):
    last = datetime.date(2026, 6, 1) + datetime.timedelta(days)
    claims = [
        {"id": "when", "kind": "dated", "event": "e", "date": f"2026-06-01/{last}"},
        {"id": "length", "kind": "dated", "event": "e", "lasted": {"number": number, "unit": unit}},
    ]
    for c in claims:
        c.update(speaker="s", said="2028-01-01")
    dossier = {
        "habeas": 1,
        "id": "t",
        "actors": [{"id": "s"}],
        "events": [{"id": "e", "kind": "hunger_strike"}],
        "claims": claims,
    }
    found = answer("check", written(tmp_path, dossier), code=0 if fits else 1)
    assert (found["contradictions"] == []) is fits


def test_throughout_a_half_open_interval(answer, case):
    found = answer("timeline", case("throughout-a-half-open-interval"))
    e1 = next(e for e in found["events"] if e["id"] == "e1")
    assert e1["end"]["earliest"] == "2026-01-16"
    assert e1["start"]["latest"] == "2026-01-16"


@pytest.mark.parametrize("day", ["2031-03-10~", "2031-03-10?", "2031-03~", "2031-03-10%"])
def test_a_stock_with_a_marked_date_is_used_inside_a_stretch(answer, tmp_path, day):
    """50 about 10 March, and 40 on every day of March: a contradiction as far as dates are as they are written."""
    stretch = {"during": "2031-03-01/2031-03-31", "reading": "throughout"}
    dossier = report()
    dossier["claims"] = [
        {"id": "about", "kind": "held", "quantity": 50, "as_of": day, "speaker": "w", "account": "w"},
        {"id": "all", "kind": "held", "quantity": 40, **stretch, "speaker": "w", "account": "w"},
    ]
    path = written(tmp_path, dossier)
    [found] = answer("check", path, code=1)["contradictions"]
    assert (found["claims"], found["assumptions"]) == (["about", "all"], ["dates_as_written"])
    assert answer("check", path, "--without", "dates_as_written")["contradictions"] == []


@pytest.mark.parametrize("during", ["2031-03-05/", "2031-03-05/..", "/2031-03-05", "../2031-03-05"])
def test_throughout_a_half_open_interval_a_stock_holds_on_the_day_that_is_stated(answer, tmp_path, during):
    dossier = report()
    held = {"kind": "held", "speaker": "w", "account": "w"}
    dossier["claims"] = [
        {"id": "stretch", "quantity": 40, "during": during, "reading": "throughout", **held},
        {"id": "there", "quantity": 50, "as_of": "2031-03-05", **held},
        {"id": "elsewhere", "quantity": 60, "as_of": "2031-03-06" if during.startswith("2") else "2031-03-04", **held},
    ]
    found = answer("check", written(tmp_path, dossier), code=1)["contradictions"]
    assert [c["claims"] for c in found] == [["stretch", "there"]]


# The order of a file.


def test_order_of_the_file_changes_nothing(habeas, case, tmp_path, with_highs):
    dossier = json.loads(case("order-of-the-file-changes-nothing").read_text(encoding="utf-8"))
    told = set()
    orders = [list(itertools.permutations(dossier[k])) for k in ("accounts", "claims")]
    for accounts, claims in itertools.product(*orders):
        other = copy.deepcopy(dossier)
        other["accounts"], other["claims"] = list(accounts), list(claims)
        path = written(tmp_path, other)
        told.add(habeas("check", path, "--engine", "linear", "--json", env=with_highs).raw_out)
    assert len(told) == 1


# Kinds.


def test_kinds_of_two_speakers_are_not_added(habeas, case, tmp_path, with_highs):
    path = case("kinds-of-two-speakers-are-not-added")
    assert habeas("check", path, "--engine", "linear", "--json", code=0, env=with_highs).json["contradictions"] == []
    # What one speaker counts as two kinds are two: 10 released and 10 exchanged are 20.
    dossier = json.loads(path.read_text(encoding="utf-8"))
    for c in dossier["claims"]:
        if c["id"] == "X":
            c["speaker"] = "s"
    found = habeas(
        "check", written(tmp_path, dossier, "one"), "--engine", "linear", "--json", code=1, env=with_highs
    ).json
    assert [c["claims"] for c in found["contradictions"]] == [["H1", "H2", "N", "R", "X"]]


# Contradictions.


def test_three_stocks_none_exact(answer, case, tmp_path):
    path = case("three-stocks-none-exact")
    assert bound(answer, "held", path, "--account", "a", "--at", "claim:A") == (10, 14)
    # Whose number is whose changes nothing.
    dossier = json.loads(path.read_text(encoding="utf-8"))
    for names in itertools.permutations("ABC"):
        other = copy.deepcopy(dossier)
        for name, c in zip(names, other["claims"]):
            c["id"] = name
        assert bound(answer, "held", written(tmp_path, other), "--account", "a", "--at", "claim:A") == (10, 14)


def test_what_both_sides_agree_on(answer, case):
    ask = ("--account", "a", "--from", "start:2026-01-08", "--to", "end:2026-02-10")
    assert bound(answer, "exits", case("what-both-sides-agree-on"), *ask) == (426, None)
