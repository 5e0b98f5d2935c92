# SPDX-License-Identifier: MIT
"""negotiation, agreement, pledges: on the dossiers that are shipped, and on what may be asked wrongly."""

import pytest


@pytest.fixture(scope="session")
def exchange(examples):
    return examples / "dossiers" / "exchange_2025"


def one(values, **wanted):
    found = [v for v in values if all(v[k] == w for k, w in wanted.items())]
    assert len(found) == 1, (wanted, values)
    return found[0]


# The article's "lately" contradicts its own dates.
LATELY = ("--without", "lately_is_60_days")


def states(answer, path, *more):
    days = answer("negotiation", path, "mexico_talks", *LATELY, *more)["negotiations"][0]["days"]
    return [(d["from"], d["to"], [s["state"] for s in d["states"] if s["possible"]]) for d in days]


def test_the_talks_of_the_article(answer, article):
    talks = answer("negotiation", article, *LATELY)["negotiations"][0]
    assert one(talks["roles"], role="mediator")["actor"] == "norway"
    assert one(talks["roles"], role="mediator")["claims"] == ["S08"]
    assert [r["actor"] for r in talks["roles"] if r["role"] == "party"] == ["government", "opposition"]
    stall = one(talks["moves"], to="suspended")
    # Over a year before a restart that was before the page of 11 January 2026.
    assert stall["start"] == {"earliest": None, "latest": "2025-01-11"}
    assert one(talks["moves"], to="resumed")["start"]["latest"] == "2026-01-11"


def test_what_the_article_leaves_open_of_its_talks(answer, article):
    every = ["not_stated", "suspended", "resumed"]
    assert states(answer, article, "--on", "2023-10-20") == [("2023-10-20", "2023-10-20", every)]
    # Suspended by 10 January 2025 at the latest, and resumed by the day of publication.
    assert states(answer, article, "--on", "2025-06-01")[0][2] == ["suspended", "resumed"]
    assert states(answer, article, "--on", "2026-01-11")[0][2] == ["resumed"]
    # Known a day before, the article says nothing at all.
    assert states(answer, article, "--on", "2026-01-11", "--as-known", "2026-01-10")[0][2] == ["not_stated"]
    # Without the day of publication nothing bounds the restart.
    assert states(answer, article, "--on", "2026-01-11", "--without", "S15-published")[0][2] == every
    # With "lately" on it had been by then, whichever claim is wrong.
    days = answer("negotiation", article, "mexico_talks", "--on", "2026-01-11")["negotiations"][0]["days"]
    assert [s["state"] for s in days[0]["states"] if s["possible"]] == ["resumed"]


def test_why_a_state_cannot_be(answer, article):
    days = answer("negotiation", article, "mexico_talks", *LATELY, "--on", "2025-06-01")["negotiations"][0]["days"]
    no = one(days[0]["states"], state="not_stated")
    assert not no["possible"] and no["by"] == []
    assert no["claims"] == ["S07", "S07-then", "S08-recent", "S15-published"]


def test_days_with_the_same_states_stand_together(answer, article):
    assert states(answer, article, "--from", "2025-01-08", "--to", "2025-01-12") == [
        ("2025-01-08", "2025-01-10", ["not_stated", "suspended", "resumed"]),
        ("2025-01-11", "2025-01-12", ["suspended", "resumed"]),
    ]


def test_the_agreement_of_the_article(answer, habeas, article):
    agreement = answer("agreement", article, "social_fund_agreement")["agreements"][0]
    assert sorted(r["actor"] for r in agreement["roles"] if r["role"] == "signatory") == ["government", "opposition"]
    assert [c["value"] for c in agreement["status"]] == ["signed"]
    fund = agreement["provisions"][0]["fund"]
    assert one(fund["roles"], role="administrator")["actor"] == "united_nations"
    text = habeas("agreement", article, code=0).out
    assert "united_nations: administrator" in text


def test_implementation_by_event_and_by_agreement_by_whom(answer, article, write):
    coded = {
        "claims": [
            {
                "id": "I1",
                "kind": "implemented",
                "speaker": "analyst",
                "agreement": "fund_agreement",
                "provision": "fund",
                "level": 0,
                "coder": "a",
            },
            {
                "id": "I2",
                "kind": "implemented",
                "speaker": "analyst",
                "of": "social_fund_agreement",
                "provision": "fund",
                "level": 1,
                "coder": "b",
                "codebook": "k",
            },
            {
                "id": "I3",
                "kind": "coded",
                "speaker": "analyst",
                "of": "social_fund_agreement",
                "provision": "fund",
                "aspect": "strength",
                "value": "2",
            },
        ]
    }
    provision = answer("agreement", article, "--with", write(coded, "coded.json"))["agreements"][0]["provisions"][0]
    assert [(c["coder"], c["codebook"], c["value"]) for c in provision["implemented"]] == [("a", "", 0), ("b", "k", 1)]
    assert [c["value"] for c in provision["strength"]] == [2]


def delivery(answer, path, *more):
    found = answer("pledges", path, "the_80", *more)["pledges"][0]["deliveries"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("at", "more", "status", "low", "high"),
    [
        ("2025-07-17", (), "not_met", 0, 0),
        ("2025-07-18", (), "possibly_met", 0, None),
        ("claim:VEN-050-venezuelan", (), "not_met", 48, 48),
        ("2025-07-31", (), "possibly_met", 48, None),
        ("2025-07-31", ("--assume", "none_after_the_report"), "not_met", 48, 48),
        ("2025-07-31", ("--as-known", "2025-07-31"), "possibly_met", 48, None),
        ("2025-07-31", ("--without", "dates_as_written"), "possibly_met", 0, None),
    ],
)
def test_the_80_on_each_day(answer, exchange, at, more, status, low, high):
    found = delivery(answer, exchange, "--at", at, *more)
    assert (found["status"], found["wanted"], found["due"]) == (status, 80, "no_deadline")
    bound = found["delivered"]["bound"]
    assert (bound["low"], bound["high"]) == (low, high)
    if low:
        assert bound["low_proof"]["value"] == low and bound["low_proof"]["steps"][-1]["claims"] == [
            "VEN-050-venezuelan"
        ]
    assert found["delivered"]["under"] == ["venezuelans_are_of_the_80"]


def test_nothing_counts_towards_a_pledge_but_by_a_claim(answer, habeas, exchange):
    found = delivery(answer, exchange, "--at", "2025-07-31", "--without", "venezuelans_are_of_the_80")
    assert found["delivered"] is None and found["status"] == "possibly_met"
    text = habeas("pledges", exchange, "the_80", "--at", "2025-07-31", "--without", "T-C-foro", code=0).out
    assert "no claim says which count applies to it" in text


def test_before_the_promise_was_read_there_was_none(answer, exchange):
    early = answer("pledges", exchange, "the_80", "--at", "2025-07-19", "--as-known", "2025-07-19")["pledges"][0]
    assert early["promises"] == [] and early["deliveries"][0]["status"] == "nothing_promised"


def test_the_legs_by_speaker_and_their_ratios(answer, exchange):
    swap = answer("pledges", exchange)["exchanges"][0]
    assert [leg["id"] for leg in swap["legs"]] == ["A", "B", "C"]
    numbers = {(n["leg"], n["as"], n["claim"]): n["quantity"] for n in swap["numbers"]}
    assert numbers == {
        ("A", "announced", "VEN-046"): 252,
        ("A", "announced", "VEN-047"): {"about": 238},
        ("B", "announced", "VEN-048"): 10,
        ("B", "verified", "VEN-050-us"): 9,
        ("C", "pledged", "VEN-049"): 80,
        ("C", "verified", "VEN-050-venezuelan"): 48,
    }
    ratio = one(swap["ratios"], of_claim="VEN-046", to_claim="VEN-048")
    assert ratio["low"] == ratio["high"] == [126, 5]
    assert one(swap["ratios"], of_claim="VEN-048", to_claim="VEN-046")["low"] == [5, 126]
    assert one(swap["ratios"], of_claim="VEN-049", to_claim="VEN-048")["low"] == [8, 1]
    assert one(swap["ratios"], of_claim="VEN-047", to_claim="VEN-048")["low"] is None
    wide = answer("pledges", exchange, "--about", "2")["exchanges"][0]["ratios"]
    assert one(wide, of_claim="VEN-047", to_claim="VEN-048")["low"] == [118, 5]


def test_the_ladder_is_by_speaker(answer, habeas, exchange):
    pledges = answer("pledges", exchange, "--at", "2025-07-31")["pledges"]
    rows = one(pledges, pledge="the_80")["ladder"]
    assert one(rows, speaker="us_government")["pledged"][0]["quantity"] == 80
    assert one(rows, speaker="foro_penal")["verified"][0]["bound"]["low"] == 48
    assert one(rows, speaker="foro_penal")["pledged"] == []
    text = habeas("pledges", exchange, "--at", "2025-07-31", "--ladder", code=0).out
    assert "Foro Penal" in text and "at least 48" in text
    assert "  US officials, as carried by Reuters  -        at least 10 " in text


def test_the_pledges_of_the_venezuelan_dossier_are_listed(answer, venezuela):
    found = {p["pledge"]: p for p in answer("pledges", venezuela, "--at", "2026-02-23")["pledges"]}
    assert found["claim:VEN-111"]["promises"][0]["quantity"] == 379
    assert found["claim:VEN-111"]["deliveries"][0]["delivered"] is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("negotiation", "nothing"), 4),
        (("agreement", "nothing"), 4),
        (("pledges", "nothing"), 4),
        (("negotiation", "--on", "2025-07"), 2),
        (("negotiation", "--on", "2025-07-01", "--to", "2025-07-02"), 2),
        (("negotiation", "--from", "2025-07-01"), 2),
        (("negotiation", "mexico_talks", "--from", "2025-07-02", "--to", "2025-07-01"), 2),
        (("negotiation", "mexico_talks", "--from", "1900-01-01", "--to", "2025-07-01"), 2),
        (("pledges", "--ladder"), 2),
    ],
)
def test_what_is_asked_wrongly(habeas, article, words, code):
    ran = habeas(words[0], article, *words[1:], code=code)
    assert ran.out == "" and ran.err


def test_in_spanish_too(habeas, exchange):
    text = habeas("pledges", exchange, "--language", "es", code=0).out
    assert "de la custodia de: el_salvador" in text and "prometido: 80" in text


def promise(by, came, **more):
    """Forty promised by a day, and so many released by the end of others."""
    towards = {
        "id": "towards",
        "kind": "counts_towards",
        "pledge": "p",
        "account": "w",
        "of": "release",
        "as": "verified",
    }
    claims = [
        {"id": "promise", "kind": "pledged", "quantity": 40, "pledge": "p", "by": by},
        {**towards, "from": {"start_of": "2031-03-01"}},
    ]
    for day, number in came.items():
        claims.append({"id": f"by_{day}", "kind": "exits", "account": "w", "quantity": number, "of": "release"})
        claims[-1].update({"from": {"start_of": "2031-03-01"}, "to": {"end_of": day}})
    for c in claims:
        c["speaker"] = "w"
    return {
        "habeas": 2,
        "id": "t",
        "actors": [{"id": "w"}],
        "accounts": [{"id": "w"}],
        "pledges": [{"id": "p"}],
        "claims": claims,
        **more,
    }


def test_a_marked_deadline_is_read_as_written_and_says_so(habeas, write):
    path = write(promise("2031-03-20~", {"2031-03-20": 30, "2031-03-25": 45}), "t.json")
    for at, status in (("2031-03-20", "overdue"), ("2031-03-25", "met late"), ("2031-03-19", "not met")):
        told = habeas("pledges", path, "--at", at, code=0).out
        assert f"Assuming dates_as_written, {status} at" in told
        assert "assumes dates_as_written" in told
    told = habeas("pledges", path, "--at", "2031-03-25", "--without", "dates_as_written", code=0).out
    assert "Assuming" not in told and "deadline: possibly passed" in told
    # A deadline without a mark needs nothing.
    path = write(promise("2031-03-20", {"2031-03-20": 30, "2031-03-25": 45}), "u.json")
    assert "Assuming" not in habeas("pledges", path, "--at", "2031-03-25", code=0).out


def test_late_by_a_day_and_by_days(habeas, write):
    path = write(promise("2031-03-20", {"2031-03-20": 30, "2031-03-21": 45}), "t.json")
    assert "kept late, by exactly 1 day\n" in habeas("pledges", path, "--at", "2031-03-21", code=0).out
    assert "con retraso de exactamente 1 día\n" in habeas("pledges", path, "--at", "2031-03-21", "--language", "es").out
    path = write(promise("2031-03-20", {"2031-03-20": 30, "2031-03-25": 45}), "u.json")
    assert "kept late, by 1 to 5 days\n" in habeas("pledges", path, "--at", "2031-03-25", code=0).out


def test_talks_of_which_something_is_stated_are_told_in_a_sentence(habeas, article):
    told = habeas("negotiation", article, *LATELY, "--on", "2025-06-01", code=0).out
    assert "some state is certain by then (" in told and "not unstated" not in told
    told = habeas("negotiation", article, *LATELY, "--on", "2025-06-01", "--language", "es", code=0).out
    assert "para entonces ya consta algún estado (" in told
