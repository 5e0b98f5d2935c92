# SPDX-License-Identifier: MIT
"""Lists of contradictions that are cut say so, and a check says what it could not check."""

import pytest

import habeas


def rivals(n):
    """Make n counts of one instant that exclude one another."""
    b = habeas.Builder("rivals")
    watch = b.actor("watch", kind="ngo", name="The Watch")
    count = b.account("count", counter=watch, population="prisoners")
    for i in range(n):
        b.held(count, 100 + i, as_of="2026-01-05T12:00", said_by=watch, said="2026-01-06", id=f"c{i:02}")
    return b.build()


@pytest.fixture(scope="module")
def many():
    return rivals(25)


def test_a_check_counts_what_it_does_not_list(many):
    report = many.check()
    assert len(report.contradictions) == 20
    assert (report.contradictions_left, report.contradictions_settled, report.more) == (280, True, True)
    assert "300 contradictions" in repr(report)
    assert "280 more contradictions" in str(report)
    assert type(report).from_dict(report.to_dict()) == report
    whole = rivals(3).check()
    assert (len(whole.contradictions), whole.contradictions_left, whole.more) == (3, 0, False)


def test_a_ledger_counts_them_and_the_first_k_are_of_the_same(many):
    ledger = many.ledger("count")
    assert (len(ledger.contradictions), ledger.contradictions_left, ledger.contradictions_settled) == (20, 280, True)
    first = many.first_contradictions(30)
    assert len(first.contradictions) == 30
    assert first.more is True
    assert [c.claims for c in first.contradictions[:20]] == [c.claims for c in ledger.contradictions]


def test_a_true_answer_is_not_called_wrong_for_what_it_does_not_bring(many):
    bound = many.ledger("count").held("claim:c00")
    assert (bound.low, bound.high) == (100, 124)
    assert (len(bound.contradictions), bound.contradictions_left) == (20, 280)
    assert type(bound).from_dict(bound.to_dict()) == bound
    result = bound.check(many)
    assert result.valid, result.reasons
    assert len(result.unchecked) == 1
    few = rivals(3)
    assert few.ledger("count").held("claim:c00").check(few) == habeas.CheckResult((), ())


def test_as_last_said_takes_the_later_number_for_the_correction():
    b = habeas.Builder("revised")
    watch = b.actor("watch", kind="ngo", name="The Watch")
    count = b.account("count", counter=watch, population="prisoners")
    b.held(count, 10, as_of="2026-01-05T12:00", said_by=watch, said="2026-01-06", id="first")
    b.held(count, 12, as_of="2026-01-05T12:00", said_by=watch, said="2026-01-07", id="again")
    d = b.build()
    assert (d.ledger("count").held("claim:again").low, d.ledger("count").held("claim:again").high) == (10, 12)
    last = d.as_last_said().ledger("count").held("claim:again")
    assert (last.low, last.high) == (12, 12)
