# SPDX-License-Identifier: MIT
"""least-change: the Venezuelan counts, worked by hand, and what asks for them."""

FORO_PENAL = ("--account", "foro_penal")


def moved(value):
    return {c["claim"]: (c["low"], c["high"]) for c in value["changes"]}


def test_the_two_contradictions_need_409_and_5(answer, venezuela):
    value = answer("least-change", venezuela, *FORO_PENAL, "--at", "2026-02-02")
    total = value["total"]
    assert value["exact"] and total["low"] == total["high"] == 414 * total["divisor"]
    # 711 comes down to 302, or as far as the 310 of the next count if the 302 goes up; 431 and 426 meet between.
    assert moved(value) == {"VEN-088": (0, 8), "VEN-090": (-409, -401), "VEN-101": (-5, 0), "VEN-102": (0, 5)}
    assert value["engine"] == "difference" and value["ranges"] == "outer" and "exits:release" in value["used_in_part"]
    assert value["hard"] == []
    assert [(b["what"], b["low"], b["high"]) for b in value["bounds"]] == [("held", 687, 687)]


def test_without_one_of_two_the_other_stays(answer, venezuela):
    value = answer("least-change", venezuela, *FORO_PENAL, "--without", "VEN-090")
    assert value["total"]["low"] == 5 * value["total"]["divisor"]
    assert moved(value) == {"VEN-101": (-5, 0), "VEN-102": (0, 5)}
    value = answer("least-change", venezuela, *FORO_PENAL, "--without", "VEN-090", "--without", "VEN-101")
    assert value["total"]["low"] == 0 and value["changes"] == []
    assert "are already consistent" in value["sentence"]


def test_it_is_worded_as_a_diagnostic(habeas, venezuela):
    text = habeas("least-change", venezuela, *FORO_PENAL, code=0).out
    assert "exactly 414" in text and "cannot all be used at once" in text and "does not correct any" in text
    text = habeas("least-change", venezuela, *FORO_PENAL, "--language", "es", code=0).out
    assert "exactamente 414" in text and "no corrige ninguna" in text


def test_a_policy_is_one_of_those_named(habeas, venezuela):
    assert habeas("least-change", venezuela, *FORO_PENAL, "--policy", "by_taste").code == 2
    assert habeas("least-change", venezuela, "--account", "nobody").code == 4


def test_a_kind_is_of_one_way_also_where_both_ways_have_kinds(answer, habeas, venezuela):
    stretch = ("--from", "2026-01-19", "--to", "2026-02-02", "--engine", "difference")
    value = answer("least-change", venezuela, *FORO_PENAL, *stretch, "--kind", "release")
    assert [(b["what"], b["kind"]) for b in value["bounds"]] == [("exits", "release")]
    value = answer("least-change", venezuela, *FORO_PENAL, *stretch, "--kind", "arrest")
    assert [(b["what"], b["kind"]) for b in value["bounds"]] == [("entries", "arrest")]
    refused = habeas("least-change", venezuela, *FORO_PENAL, *stretch, "--kind", "escape")
    assert refused.code == 4 and "exits:release" in refused.err
