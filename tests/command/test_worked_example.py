# SPDX-License-Identifier: MIT
"""The worked example of the manual, row by row, as somebody with the command and the dossier would ask it."""

import pytest

december, january, february = "2025-12-29", "2026-01-19", "2026-02-02"
foro_penal = ("--account", "foro_penal")
fewest = ("--repairs", "fewest")

# What Foro Penal's counts of releases leave open: 711 by 28 January against nine others, and 431 against 426.
one_of_two = [["VEN-090", "VEN-101"], ["VEN-090", "VEN-102"]]
all_nine = ["VEN-088", "VEN-093", "VEN-096", "VEN-098", "VEN-101", "VEN-102", "VEN-106", "VEN-112", "VEN-136"]


def flow(first, last, *more):
    return (*foro_penal, "--from", first, "--to", last, *more)


@pytest.mark.parametrize(
    "first, last, options, low, high, claims",
    [
        (december, january, (), 777 + 143 + 44 - 863, None, ["VEN-069", "VEN-070", "VEN-080", "VEN-081"]),
        (december, january, ("--without", "VEN-070"), 777 + 143 - 863, None, ["VEN-069", "VEN-080", "VEN-081"]),
        (january, february, (), 687 + 344 - 143 - 777, None, ["VEN-080", "VEN-081", "VEN-094", "VEN-096"]),
        (january, february, ("--assume", "fp_no_other_exits"), 111, None, ["VEN-080", "VEN-081", "VEN-094", "VEN-096"]),
        (
            january,
            february,
            ("--assume", "fp_no_other_exits", *fewest),
            111,
            111,
            ["VEN-080", "VEN-081", "VEN-094", "VEN-096"],
        ),
        (january, february, ("--assume", "fp_no_other_exits", "--without", "shared_cutoff", *fewest), 77, 117, None),
        (january, february, ("--assume", "fp_no_other_exits", "--without", "shared_cutoff"), 77, None, None),
        (january, february, ("--without", "shared_cutoff"), 77, None, None),
        (december, february, (), 687 + 344 + 44 - 863, None, ["VEN-069", "VEN-070", "VEN-094", "VEN-096"]),
        (december, february, ("--without", "VEN-070"), 687 + 344 - 863, None, ["VEN-069", "VEN-094", "VEN-096"]),
    ],
)
def test_entries(answer, proofs, venezuela, first, last, options, low, high, claims):
    found = answer("entries", venezuela, *flow(first, last, *options))
    bound = found["bound"]
    assert (bound["low"], bound["high"]) == (low, high)
    if claims is not None:
        assert proofs.cited(bound["low_proof"]) == claims
    if high is not None and claims is not None:
        assert proofs.cited(bound["high_proof"]) == claims
        assert "fp_no_other_exits" in bound["assumptions"]
    assert bound["engine"] == "difference"
    assert bound["set_aside"] == []
    # What is left of the proof's variables is what was asked: entries at the end less entries at the start.
    left = proofs.check(bound["low_proof"])
    assert sorted((dict(term)["chain"], n) for term, n in left.items()) == [("entries", -1), ("entries", 1)]
    asked = {n: dict(term)["point"] for term, n in left.items()}
    assert (asked[-1], asked[1]) == (found["from"], found["to"])


@pytest.mark.parametrize(
    "ask, few, nine",
    [
        (("exits", *flow("end:2026-01-07", "end:2026-01-30", "--kind", "release")), (302, 310), (711, None)),
        (("entries", *flow(january, february)), (111, None), (502, None)),
        (("entries", *flow(january, february, "--assume", "fp_no_other_exits")), (111, 111), (502, None)),
        (
            ("entries", *flow(january, february, "--assume", "fp_no_other_exits", "--without", "shared_cutoff")),
            (77, 117),
            (478, None),
        ),
        (("entries", *flow(december, february)), (212, None), (603, None)),
    ],
)
def test_three_repairs(answer, venezuela, ask, few, nine):
    word, *options = ask
    bound = answer(word, venezuela, *options)["bound"]
    assert bound["repairs"] == "all" and bound["alternatives_left"] == 0
    ways = {tuple(a["without"]): (a["low"], a["high"], a["origins"]) for a in bound["alternatives"]}
    assert ways == {**{tuple(two): (*few, 2) for two in one_of_two}, tuple(all_nine): (*nine, 9)}
    assert [a["origins"] for a in bound["alternatives"]] == [2, 2, 9]
    # The hull, and what holds if as few as possible are wrong.
    assert bound["low"] == min(few[0], nine[0]) and bound["high"] is None
    assert bound["fewest"] == ({"low": few[0], "high": few[1]} if few[1] is not None else None)
    assert bound["disputed"] == sorted({"VEN-090", *all_nine})
    pairs = [tuple(c["claims"]) for c in bound["contradictions"]]
    assert sorted(pairs) == sorted([*(tuple(sorted(("VEN-090", c))) for c in all_nine), ("VEN-101", "VEN-102")])


def test_what_no_contradiction_can_move_has_no_alternatives(answer, venezuela):
    bound = answer("entries", venezuela, *flow(december, january))["bound"]
    assert bound["repairs"] == "none" and bound["alternatives"] == [] and bound["disputed"] == []


def test_the_alternatives_as_sentences(habeas, venezuela):
    asked = ("exits", venezuela, *flow("end:2026-01-07", "end:2026-01-30", "--kind", "release"))
    text = habeas(*asked).out
    assert "302 to 310 if VEN-090 and one of VEN-101, VEN-102 are wrong" in text
    assert "at least 711 if these 9 are wrong: VEN-088, VEN-093" in text
    assert "de 302 a 310 si VEN-090 y una de VEN-101, VEN-102 son erróneas" in habeas(*asked, "--language", "es").out


def test_the_numbers_of_the_first_row_stand_in_its_proof(answer, venezuela):
    bound = answer("entries", venezuela, *flow(december, january))["bound"]

    def numbers(proof):
        for step in proof["steps"]:
            if "because" in step:
                yield from numbers(step["because"])
            else:
                yield step["amount"]

    assert sorted(n for n in numbers(bound["low_proof"]) if n) == [-863, 44, 143, 777]
    assert bound["assumptions"] == ["dates_as_written", "fp_releases_leave_count"]


def test_without_the_cutoff_shared_the_range_is_44_less_than_it_could_be(answer, venezuela):
    """77 to 117: each claim has its own cut-off, and the dates of releases in between are what moves it."""
    options = ("--assume", "fp_no_other_exits", "--without", "shared_cutoff", *fewest)
    bound = answer("entries", venezuela, *flow(january, february, *options))["bound"]
    assert (bound["low"], bound["high"]) == (77, 117)
    assert "shared_cutoff" not in bound["assumptions"]
    for claims in (bound["low_proof"], bound["high_proof"]):
        assert claims["steps"]


@pytest.mark.parametrize(
    "first, last, options, unaccounted, stated, claims",
    [
        (december, february, (), 90, 122, ["VEN-133"]),
        (december, february, ("--assume", "fp_arrests_are_entries"), 0, None, None),
        (december, february, ("--without", "VEN-133"), 212, 0, []),
        (december, january, (), 0, 122, ["VEN-133"]),
        (january, february, (), 0, 122, ["VEN-133"]),
    ],
)
def test_unaccounted(answer, venezuela, first, last, options, unaccounted, stated, claims):
    entries = answer("unaccounted", venezuela, *flow(first, last, *options))["entries"]
    assert entries["unaccounted"] == unaccounted
    if claims is not None:
        assert (entries["stated"], entries["claims"]) == (stated, claims)
    assert entries["bound"]["low"] == answer("entries", venezuela, *flow(first, last, *options))["bound"]["low"]


def test_the_arrests_since_2014_add_336(answer, venezuela):
    with_arrests = answer("unaccounted", venezuela, *flow(december, february, "--assume", "fp_arrests_are_entries"))[
        "entries"
    ]
    # VEN-059 ends in September: what it leaves for the stretch is stated by VEN-091.
    assert with_arrests["claims"] == ["VEN-091", "VEN-133"]
    assert 212 <= with_arrests["stated"] <= 18824 - 18488 + 122
    arrests = answer(
        "entries", venezuela, *flow("VEN-059", "VEN-091", "--kind", "arrest", "--assume", "fp_arrests_are_entries")
    )["bound"]
    assert (arrests["low"], arrests["high"]) == (336, 336)


@pytest.mark.parametrize(
    "first, last, options, expected",
    [
        (december, january, (), {"VEN-069": 0, "VEN-070": 57, "VEN-080": 0, "fp_releases_leave_count": 0}),
        (december, january, (), {"dates_as_written": None}),
        (january, february, (), {"shared_cutoff": 77}),
        (
            january,
            february,
            ("--assume", "fp_no_other_exits", *fewest),
            {"fp_no_other_exits": 111, "shared_cutoff": 77},
        ),
        (december, february, (), {"VEN-070": 168}),
    ],
)
def test_sensitivities(answer, venezuela, first, last, options, expected):
    found = answer("sensitivity", venezuela, "entries", *flow(first, last, *options))
    rows = {row["without"]: row for row in found["rows"]}
    bound = found["bound"]
    assert sorted(rows) == sorted(
        {c for end in ("low_proof", "high_proof") if bound[end] for c in all_claims(bound[end])}
        | {c for a in bound["alternatives"] for c in a["without"]}
        | set(bound["assumptions"])
    )
    for name, low in expected.items():
        if low is not None:
            assert rows[name]["low"] == low, rows[name]
        # The same as switching it off by hand.
        by_hand = answer("entries", venezuela, *flow(found["from"], found["to"], *options, "--without", name))["bound"]
        assert (rows[name]["low"], rows[name]["high"]) == (by_hand["low"], by_hand["high"])


def all_claims(proof):
    for step in proof["steps"]:
        yield from step["claims"]
        if "because" in step:
            yield from all_claims(step["because"])


def contradictions(answer, venezuela, *options):
    return [c["claims"] for c in answer("check", venezuela, *options, code=1)["contradictions"]]


def test_431_and_then_426_cannot_both_hold(answer, venezuela):
    found = answer("check", venezuela, code=1)["contradictions"]
    both = [c for c in found if c["claims"] == ["VEN-101", "VEN-102"]]
    assert len(both) == 1
    assert both[0]["proof"]["value"] == 426 - 431
    assert both[0]["account"] == "foro_penal"
    assert "5" in both[0]["sentence"]
    for alone in ("VEN-101", "VEN-102"):
        assert ["VEN-101", "VEN-102"] not in contradictions(answer, venezuela, "--without", alone)
    assert ["VEN-101", "VEN-102"] in contradictions(answer, venezuela, "--without", "VEN-133")
    # The set is minimal and sorted by size, then by ids.
    keys = [(len(c["claims"]), c["claims"]) for c in found]
    assert keys == sorted(keys)


def test_what_is_set_aside_is_what_contradicts(answer, venezuela):
    bound = answer("held", venezuela, *foro_penal, "--at", january)["bound"]
    assert bound["set_aside"] == []
    bound = answer("held", venezuela, *foro_penal, "--at", january, "--without", "VEN-101", "--without", "VEN-090")[
        "bound"
    ]
    assert bound["set_aside"] == []


def test_the_evening_of_25_january(answer, habeas, venezuela):
    """80 in the morning, 104 in the evening: on the day before neither counts, at its end the later one."""

    def freed(*options, code=0):
        window = ("--from", "end:2026-01-24", "--to", "end:2026-01-25")
        return answer("exits", venezuela, *foro_penal, *window, *options, code=code)["bound"]

    before = freed("--as-known", "2026-01-24")
    assert (before["low"], before["high"]) == (0, None)
    assert before["low_proof"] is None or "VEN-084" not in str(before)
    evening = freed("--as-known", "2026-01-25")
    assert evening["low"] == 104
    assert list(all_claims(evening["low_proof"])) and set(all_claims(evening["low_proof"])) == {"VEN-085"}
    afternoon = freed("--as-known", "2026-01-25T19:59:59-04:00")
    assert afternoon["low"] == 0, "said on 25 January is certain at its end"
    assert freed("--as-known", "2026-01-25", "--without", "VEN-085")["low"] == 80

    # The 80 stays readable: it names a point still, and says why it counts no more.
    at = answer("held", venezuela, *foro_penal, "--at", "claim:VEN-084", "--as-known", "2026-01-25")
    assert at["at"] == "claim:VEN-084"


def test_the_dossier_counts_what_is_superseded_as_a_claim_that_does_not_count(answer, venezuela):
    before = answer("report", venezuela, "--as-known", "2026-01-24")
    evening = answer("report", venezuela, "--as-known", "2026-01-25")
    assert evening["counting"] == before["counting"] + 1, "the 104; the 80 of the same day counts at no day's end"
    assert before["claims"] == evening["claims"] == 141, "and all stay readable"


def test_why_tells_speaker_date_source(habeas, answer, venezuela):
    text = habeas("why", venezuela, "entries", *flow(december, january), code=0).out
    for words in (
        "at least 101",
        "Foro Penal",
        "VEN-070",
        "777",
        "863",
        "143",
        "44",
        "https://",
        "2026-01-05",
        "fp_releases_leave_count",
    ):
        assert words.lower() in text.lower(), words
    sources = answer("why", venezuela, "entries", *flow(december, january))["sources"]
    assert [s["claim"] for s in sources] == ["VEN-069", "VEN-070", "VEN-080", "VEN-081"]
    assert all("Foro Penal" in s["source"] for s in sources)
