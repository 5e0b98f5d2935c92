# SPDX-License-Identifier: MIT
"""What checking finds in the Venezuelan counts: each of the known traps, by its rule and its rows."""

from __future__ import annotations

import pathlib

import pytest

VENEZUELA = pathlib.Path(__file__).resolve().parents[2] / "examples" / "dossiers" / "venezuela"


@pytest.fixture(scope="module")
def report(habeas):
    return habeas("check", VENEZUELA, "--all", "--json", code=1).json


def found(report, rule, *ids):
    """The sentence of the finding of a rule that is about all of these."""
    all_of = [f for f in report["findings"] if f["rule"] == rule and set(ids) <= set(f["subjects"])]
    assert all_of, (rule, ids, [f["subjects"] for f in report["findings"] if f["rule"] == rule])
    return all_of[0]["sentence"]


def test_a_stock_printed_as_a_flow(report):
    assert "711" in found(report, "stock_as_flow", "VEN-087", "VEN-090")


def test_parts_that_make_688_of_687(report):
    assert "sum to 688, not to 687" in found(report, "parts_do_not_sum", "VEN-095")
    assert "687, not 686" in found(report, "repeats_differently", "VEN-094", "VEN-095")


def test_431_then_426(report):
    sentence = found(report, "cumulative_falls", "VEN-101", "VEN-102")
    assert "431" in sentence and "426" in sentence
    assert any({"VEN-101", "VEN-102"} == set(c["claims"]) for c in report["contradictions"])


def test_897_then_896(report):
    sentence = found(report, "freed_falls", "VEN-103", "VEN-104")
    assert "897" in sentence and "896" in sentence and "net figure" in sentence


@pytest.mark.parametrize(
    "row, start", [("VEN-100", "2025-11?"), ("VEN-089", "2025-12?"), ("VEN-103", "2025-12?"), ("VEN-077", "2025-12-23")]
)
def test_government_series_that_start_before_8_january(report, row, start):
    sentence = found(report, "windows_differ", row)
    assert start in sentence and "2026-01-08" in sentence


def test_379_promised_and_told_as_freed(report):
    assert "379" in found(report, "pledge_as_done", "VEN-111", "headline-of-VEN-111")


@pytest.mark.parametrize(
    "free, held, sum_of_both",
    [
        ("VEN-119", "VEN-118", 3231),
        ("VEN-125", "VEN-124", 4151),
        ("VEN-128", "VEN-127", 6071),
        ("VEN-131", "VEN-130", 7727),
    ],
)
def test_beneficiaries_who_were_never_in_custody(report, free, held, sum_of_both):
    assert f"Of {sum_of_both} beneficiaries" in found(report, "never_in_custody", free, held)


def test_entries_that_nobody_states(report):
    sentence = found(report, "unaccounted_entries", "VEN-069", "VEN-070", "VEN-094", "VEN-096")
    assert "at least 90 entries that none of them states" in sentence
    proofs = [f["proof"] for f in report["findings"] if f["rule"].startswith("unaccounted_e")]
    assert proofs and all(p["steps"] for p in proofs)


def test_every_sentence_is_there_in_spanish(habeas, report):
    spanish = habeas("check", VENEZUELA, "--all", "--language", "es", "--json", code=1).json
    assert [f["rule"] for f in spanish["findings"]] == [f["rule"] for f in report["findings"]]
    assert not {f["sentence"] for f in spanish["findings"]} & {f["sentence"] for f in report["findings"]}


def test_two_sides_of_an_exchange_do_not_differ(report):
    """252 returned from El Salvador for 10 freed in Venezuela: other people, and nobody disagrees about either."""
    differ = [f["subjects"] for f in report["findings"] if f["rule"] == "counters_differ"]
    assert differ and not any({"VEN-046", "VEN-048"} <= set(subjects) for subjects in differ)


def test_at_most_thirty_findings_and_none_lost(habeas, report):
    grouped = habeas("check", VENEZUELA, "--json", code=1).json["findings"]
    assert len(grouped) <= 30 < len(report["findings"])
    told = [{k: v for k, v in f.items() if k != "rows"} for g in grouped for f in [g, *g.get("rows", [])]]
    assert sorted(map(str, told)) == sorted(map(str, report["findings"]))
    largest = next(f for f in grouped if f["rule"] == "unaccounted_entries")
    assert all(r["proof"]["value"] <= largest["proof"]["value"] for r in largest["rows"])
    text = habeas("check", VENEZUELA, code=1).out
    assert f"Findings: {len(grouped)}." in text
    for f in report["findings"]:
        assert f["sentence"] in text
