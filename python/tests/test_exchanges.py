# SPDX-License-Identifier: MIT
"""Exchanges, promised ratios, lateness, outlets of promises, and held at some time. All of it invented."""

import pytest

import habeas


def swap():
    """Thirty promised for each of three; ninety and three came, counted by one watch."""
    b = habeas.Builder()
    watch = b.actor("watch", name="The Watch")
    paper = b.actor("paper", name="The Paper")
    north = b.actor("north", name="The North")
    legs = []
    for name, unit, numbers in (("home", "", (60, 90)), ("abroad", "bodies", (1, 3))):
        account = b.account(name, counter=watch)
        pledge = b.pledge(name, unit=unit)
        b.pledged(90 if name == "home" else 3, pledge=pledge, by="2030-01-07", said_by=north, via=paper, id=f"P_{name}")
        b.counts_towards(pledge, account, of="exchange", from_="2030-01-05", said_by=watch, id=f"T_{name}")
        for day, n in zip(("2030-01-08", "2030-01-12"), numbers):
            b.exits(account, n, of="exchange", from_="2030-01-05", as_of=day, said_by=watch, id=f"{name}_{day[-2:]}")
        legs.append(habeas.ExchangeLeg(name, pledge=pledge))
    x = b.exchange("swap", legs=legs)
    b.ratio(x, "home", 30, "abroad", terms="for each", said_by=north, id="R")
    return b.build()


def test_a_promised_ratio_against_the_totals_of_its_legs():
    x = swap().exchange("swap")
    assert [(t.leg, t.delivered.bound.low) for t in x.totals] == [("home", 90), ("abroad", 3)]
    (promised,) = x.promised
    assert (promised.quantity, promised.per, promised.terms) == (habeas.Quantity.exact(30), 1, "for each")
    assert [(c.as_, c.low, c.high) for c in promised.came] == [("verified", (30, 1), (30, 1))]
    first = swap().exchange("swap", at="2030-01-08").promised[0]
    assert first.came[0].low == (20, 1)
    assert [leg.unit for leg in x.legs] == ["", "bodies"]
    with pytest.raises(habeas.UnknownId):
        swap().exchange("swop")


def test_a_promise_says_who_carried_it_and_how_late_it_was_kept():
    d = swap()
    assert [p.via for p in d.pledges["home"].promises] == ["paper"]
    late = d.pledge("home", at="2030-02-01").deliveries[0]
    assert late.status == "met_late"
    assert (late.late_at_least, late.late_at_most) == (1, 5)
    assert d.pledges["abroad"].unit == "bodies"


def test_held_at_some_time():
    b = habeas.Builder()
    watch = b.actor("watch", name="The Watch")
    count = b.account("watch", counter=watch, unit="detentions")
    b.held(count, 480, as_of="2031-01-01T00:00:00", said_by=watch)
    b.ever_held(count, 525, during="2031", said_by=watch)
    d = b.build()
    bound = d.ledger("watch").entries("start:2031-01-01", "end:2031-12-31")
    assert (bound.low, bound.high) == (45, 45)
    assert bound.check(d)


def test_a_denial_stands_beside_a_bound():
    b = habeas.Builder()
    watch = b.actor("watch", name="The Watch")
    ministry = b.actor("ministry")
    count = b.account("watch", counter=watch)
    said = b.held(count, 480, as_of="2031-01-01", said_by=watch, id="said")
    b.denied(said, said_by=ministry, id="no")
    bound = b.build().ledger("watch").held("2031-01-01")
    assert bound.denied_by == ("no",)
    assert habeas.Bound.from_dict(bound.to_dict()) == bound


def test_relations_of_sets_are_those_of_their_members():
    assert habeas.Date("[2031-01-02,2031-01-09]").relations(habeas.Date("2031-01-05")) == ("before", "after")
