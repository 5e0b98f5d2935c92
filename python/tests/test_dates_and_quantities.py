# SPDX-License-Identifier: MIT
"""Dates and quantities as Python shows them; what they mean is tested in C++."""

from __future__ import annotations

import datetime
import json
from typing import Optional

import pytest

import habeas


def test_what_a_date_tells() -> None:
    d = habeas.Date("2004-06-~01/2004-06-20")
    assert (d.text, str(d), d.level) == ("2004-06-~01/2004-06-20",) * 2 + (2,)
    assert d.is_interval and d.is_approximate and not d.is_uncertain
    assert not (d.is_one_of or d.is_all_of or d.has_mask or d.needs_hemisphere)
    assert d.bounds() == ("2004-06-01", "2004-06-01", "2004-06-20", "2004-06-20")
    assert habeas.Date("[1667,1668]").is_one_of
    assert habeas.Date("{1667,1668}").is_all_of
    assert habeas.Date("156X?").has_mask and habeas.Date("156X?").is_uncertain
    assert habeas.Date("2001-21").needs_hemisphere
    assert habeas.Date("2001-21").bounds("north").earliest_start == "2001-03-01"
    assert habeas.Date("2001-21").to_dict()["earliest_start"] is None
    assert habeas.Date("2001-21").to_dict("north")["earliest_start"] == "2001-03-01"
    assert habeas.Date("1985/..").bounds().latest_end == "open"
    assert habeas.Date("1985/").bounds().latest_end == "unknown"
    assert habeas.Date("2004-06-01T10:00Z").canonical == "2004-06-01T10:00:00Z"


def test_days_that_match() -> None:
    mask = habeas.Date("XXXX-10-18")
    assert mask.matches(datetime.date(1999, 10, 18))
    assert not mask.matches(datetime.date(1999, 10, 19))
    assert habeas.day_of("2026-01-19") == datetime.date(2026, 1, 19)


def test_dates_are_equal_when_their_texts_are() -> None:
    assert habeas.Date("2004") == habeas.Date("2004") != habeas.Date("2004?")
    assert len({habeas.Date("2004"), habeas.Date("2004"), habeas.Date("2005")}) == 2
    assert habeas.Date("2004") != "2004"


@pytest.mark.parametrize(
    ("q", "text", "low", "high", "written"),
    [
        (habeas.Quantity.exact(777), "777", 777, 777, 777),
        (habeas.Quantity.at_least(80), "at least 80", 80, None, {"at_least": 80}),
        (habeas.Quantity.more_than(600), "more than 600", 601, None, {"more_than": 600}),
        (habeas.Quantity.at_most(5), "at most 5", None, 5, {"at_most": 5}),
        (habeas.Quantity.fewer_than(5), "fewer than 5", None, 4, {"fewer_than": 5}),
        (habeas.Quantity.about(238), "about 238", None, None, {"about": 238}),
        (habeas.Quantity.between(10, 12), "10 to 12", 10, 12, {"between": [10, 12]}),
        (habeas.Quantity.unquantified(), "unquantified", None, None, "unquantified"),
    ],
)
def test_quantities(q: habeas.Quantity, text: str, low: Optional[int], high: Optional[int], written: object) -> None:
    assert str(q) == text
    assert q.interval() == (low, high)
    assert q.to_json() == written
    assert habeas.Quantity.from_json(written) == q
    assert eval(repr(q), {"Quantity": habeas.Quantity}) == q
    assert q.stated == (None if text == "unquantified" else q.first)


def test_about_is_as_wide_as_the_caller_says() -> None:
    q = habeas.Quantity.about(100)
    assert q.interval(about=5) == (95, 105)
    assert q.interval(about=habeas.About(people=5, percent=10)) == (90, 110)
    assert q.interval(about=0) == (100, 100)


def test_a_ledger_takes_a_width(small: habeas.Dossier) -> None:
    rough = {
        "id": "R1",
        "kind": "held",
        "speaker": "watch",
        "account": "watch",
        "quantity": {"about": 50},
        "as_of": "2030-02-01",
    }
    d = small.with_({"claims": [rough]})
    assert d.ledger("watch").without_bound == ("R1",)
    assert d.ledger("watch").held("claim:R1").high is None
    ledger = d.ledger("watch", about=5)
    b = ledger.held("claim:R1")
    assert (b.low, b.high) == (45, 55)
    assert b.check(d, about=5) and not b.check(d)
    assert ledger.about == habeas.About(people=5)
    assert "no_bound" in {f.rule for f in d.check().findings} - {f.rule for f in d.check(about=5).findings}


def marked() -> habeas.Dossier:
    claims = [
        {"id": "A", "kind": "dated", "speaker": "s", "event": "a", "date": "2025-03-04~"},
        {"id": "B", "kind": "dated", "speaker": "s", "event": "a", "date": "2025-03-14"},
    ]
    data = {"habeas": 1, "actors": [{"id": "s"}], "events": [{"id": "a", "kind": "other"}], "claims": claims}
    return habeas.Dossier.from_json(json.dumps(data))


def test_a_policy_widens_what_is_marked() -> None:
    ten = habeas.Widening("~day=10,name=ten")
    assert (ten.name, ten.text, ten.approximate.day, ten.uncertain.day) == ("ten", "name=ten,~day=10", 10, 0)
    assert ten == habeas.Widening("name=ten,~day=10") != habeas.Widening("name=ten,?day=10")
    d = habeas.Date("2025-03-04~")
    assert d.bounds() == ("2025-03-04",) * 4
    assert d.bounds(widen=ten) == d.bounds(widen=ten.text) == ("2025-02-22", "2025-03-14") * 2
    assert d.to_dict(widen=ten)["widened"]["latest_end"] == "2025-03-14"
    assert d.to_dict(widen=ten)["widening"]["text"] == ten.text
    assert "widening" not in d.to_dict()
    next_week = habeas.Date("2025-03-11")
    assert d.relations(next_week) == ("before",) and d.ends_before(next_week) is True
    assert "after" in d.relations(next_week, widen=ten) and d.ends_before(next_week, widen=ten) is None
    assert d.ends_before(habeas.Date("2025-03-15"), widen=ten.text) is True
    assert d.shares_a_day(next_week) is False and d.shares_a_day(next_week, widen=ten) is None
    assert d.lies_within(habeas.Date("2025-02-22/2025-03-14"), widen=ten) is True
    assert [p.name for p in habeas.Widening.known()] == ["one_unit", "loose"]


def test_a_timeline_under_a_policy() -> None:
    d = marked()
    assert d.timeline().widening is None and len(d.timeline().contradictions) == 1
    wider = d.timeline(widen="name=ten,~day=10")
    assert wider.contradictions == () and wider.widening == habeas.Widening("name=ten,~day=10")
    assert wider.to_dict()["widening"]["name"] == "ten"
    assert wider != d.timeline()
    nine = d.timeline(widen="name=nine,~day=9").contradictions[0]
    assert {s.widened for s in nine.proof.steps} == {None, habeas.DateWidening(9, "nine")}
    assert nine.check(d, widen="name=nine,~day=9")
    assert not nine.check(d)
    assert habeas.Contradiction.from_dict(nine.to_dict()) == nine


def test_what_is_no_policy() -> None:
    with pytest.raises(habeas.InvalidFile) as told:
        habeas.Widening("~day=x,%month=3")
    assert [p.what for p in told.value.problems][-1] == "a policy needs a name that answers can repeat"
    assert len(told.value.problems) == 3
    with pytest.raises(habeas.InvalidFile):
        marked().timeline(widen="tight")
