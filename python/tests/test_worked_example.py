# SPDX-License-Identifier: MIT
"""The worked example: Foro Penal's counts of December 2025 to February 2026, every row of it."""

from __future__ import annotations

import pytest

import habeas

FIRST, SECOND, THIRD = "claim:VEN-069", "claim:VEN-080", "claim:VEN-094"
ACCOUNT = "foro_penal"
ARRESTS = "fp_arrests_are_entries"


def entries(d: habeas.Dossier, from_: str, to: str) -> tuple[object, object]:
    b = d.ledger(ACCOUNT).entries(from_, to)
    assert b.check(d), b.check(d).reasons
    return b.low, b.high


def test_the_points_are_the_cutoffs_of_those_days(venezuela: habeas.Dossier) -> None:
    ledger = venezuela.ledger(ACCOUNT)
    assert [ledger.point_at(day) for day in ("2025-12-29", "2026-01-19", "2026-02-02")] == [FIRST, SECOND, THIRD]


def test_december_to_january(venezuela: habeas.Dossier) -> None:
    b = venezuela.ledger(ACCOUNT).entries("2025-12-29", "2026-01-19")
    assert b.low == 777 + 143 + 44 - 863 == 101
    assert b.high is None and b.high_proof is None
    assert b.low_proof is not None
    assert sorted(s.amount for s in b.low_proof.steps if s.amount) == [-863, 143 + 44, 777]
    (freed,) = [s.because for s in b.low_proof.steps if s.because is not None]
    assert sorted(s.amount for s in freed.steps if s.amount) == [44, 143]
    assert set(b.low_proof.claims) == {"VEN-069", "VEN-070", "VEN-080", "VEN-081"}
    assert {"dates_as_written", "fp_releases_leave_count"} <= set(b.assumptions)
    assert b.engine == "difference"


def test_without_the_release_whose_day_is_approximate(venezuela: habeas.Dossier) -> None:
    assert entries(venezuela.without("VEN-070"), FIRST, SECOND) == (57, None)


def test_january_to_february(venezuela: habeas.Dossier) -> None:
    assert entries(venezuela, SECOND, THIRD) == (111, None)
    only = venezuela.with_("fp_no_other_exits")
    # At least 111 whichever claims are wrong; exactly that if as few sources as possible are.
    assert entries(only, SECOND, THIRD) == (111, None)
    bound = only.ledger(ACCOUNT).entries(SECOND, THIRD)
    assert bound.fewest == (111, 111) and bound.repairs == "all"
    assert [(a.origins, a.low, a.high) for a in bound.alternatives] == [(2, 111, 111), (2, 111, 111), (9, 502, None)]
    assert bound.check(only)
    assert entries(only.without("shared_cutoff"), SECOND, THIRD) == (77, None)
    assert only.without("shared_cutoff").ledger(ACCOUNT).entries(SECOND, THIRD).fewest == (77, 117)


def test_bounds_of_many_points(venezuela: habeas.Dossier) -> None:
    ledger = venezuela.ledger(ACCOUNT)
    days = [f"end:2026-01-{d:02}" for d in range(10, 20)]
    assert [(b.low, b.high) for b in ledger.bounds(days)] == [(b.low, b.high) for b in map(ledger.held, days)]


def test_the_whole_stretch(venezuela: habeas.Dossier) -> None:
    assert entries(venezuela, FIRST, THIRD) == (212, None)
    assert entries(venezuela.without("VEN-070"), FIRST, THIRD) == (168, None)


def test_unaccounted_for(venezuela: habeas.Dossier) -> None:
    u = venezuela.ledger(ACCOUNT).unaccounted("entries", FIRST, THIRD)
    assert (u.bound.low, u.stated, u.unaccounted, u.claims) == (212, 122, 90, ("VEN-133",))


def test_unaccounted_for_once_arrests_are_entries(venezuela: habeas.Dossier) -> None:
    d = venezuela.with_(ARRESTS)
    assert d.ledger(ACCOUNT).unaccounted("entries", FIRST, THIRD).unaccounted == 0


def test_unaccounted_for_with_neither(venezuela: habeas.Dossier) -> None:
    u = venezuela.without("VEN-133").ledger(ACCOUNT).unaccounted("entries", FIRST, THIRD)
    assert (u.stated, u.unaccounted, u.claims) == (0, 212, ())


@pytest.mark.parametrize(("from_", "to"), [(FIRST, SECOND), (SECOND, THIRD)])
def test_unaccounted_for_in_either_part_alone(venezuela: habeas.Dossier, from_: str, to: str) -> None:
    assert venezuela.ledger(ACCOUNT).unaccounted("entries", from_, to).unaccounted == 0


def test_more_freed_a_day_earlier(venezuela: habeas.Dossier) -> None:
    ledger = venezuela.ledger(ACCOUNT)
    (found,) = [c for c in ledger.contradictions if c.claims == ("VEN-101", "VEN-102")]
    assert found.proof.value == 426 - 431
    assert found.account == ACCOUNT
    assert found.check(venezuela)
    assert ledger.set_aside == ()
    assert found in venezuela.check().contradictions


def test_what_the_first_answer_hangs_on(venezuela: habeas.Dossier) -> None:
    rows = venezuela.ledger(ACCOUNT).sensitivity("entries", FIRST, SECOND)
    low = {r.without: r.low for r in rows}
    assert rows.bound.low == 101
    assert low["VEN-070"] == 57
    assert low["dates_as_written"] == 57
    assert low["VEN-069"] == low["VEN-080"] == low["fp_releases_leave_count"] == 0
    assert [r.is_assumption for r in rows] == sorted(r.is_assumption for r in rows)


def test_the_table_makes_the_dossier(venezuela: habeas.Dossier, venezuela_path: object) -> None:
    assert habeas.Dossier.import_claims(f"{venezuela_path}/mapping.json").to_json() == venezuela.to_json()


def test_reading_then_writing_gives_the_same_bytes(venezuela: habeas.Dossier) -> None:
    assert habeas.Dossier.from_json(venezuela.to_json()).to_json() == venezuela.to_json()
