# SPDX-License-Identifier: MIT
"""Views compose, and nothing that one withholds comes through."""

from __future__ import annotations

import datetime
import json
import pickle

import pytest

import habeas


def standings(d: habeas.Dossier) -> dict[str, str]:
    return {c.id: c.standing for c in d.claims}


@pytest.mark.parametrize(
    "time",
    [
        "2030-01-13",
        habeas.Date("2030-01-13"),
        datetime.date(2030, 1, 13),
        datetime.datetime(2030, 1, 14, 0, 0),
        datetime.datetime(2030, 1, 13, 20, 0, 0, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=-4))),
        "2030-01-14T00:00:00Z",
    ],
)
def test_known_on_a_day_is_at_its_end(small: habeas.Dossier, time: object) -> None:
    d = small.as_known_on(time)  # type: ignore[arg-type]
    assert standings(d) == {
        "C1": "counts",
        "C2": "counts",
        "C3": "counts",
        "C4": "not_yet_said",
        "C5": "not_yet_said",
        "C6": "counts",
    }
    assert d.lens.known == "2030-01-14T00:00:00"
    assert d.ledger("watch").contradictions == ()


def test_an_hour_earlier_it_was_not_certainly_said(small: habeas.Dossier) -> None:
    assert standings(small.as_known_on(datetime.datetime(2030, 1, 13, 23)))["C3"] == "not_yet_said"


def test_views_compose_in_any_order(small: habeas.Dossier) -> None:
    one = small.as_known_on("2030-01-14").without("C2").for_audience("internal")
    other = small.for_audience("internal").without("C2").as_known_on("2030-01-14")
    assert one == other
    assert one.lens == habeas.Lens("2030-01-15T00:00:00", None, "internal", (("C2", False),))
    # The earlier of two times, the narrower of two readers.
    assert one.as_known_on("2031-01-01") == one
    assert one.for_audience("public").for_audience("internal") == one.for_audience("public")


def test_a_view_leaves_what_it_is_of_alone(small: habeas.Dossier) -> None:
    before = standings(small)
    small.without("C1", "C3").as_known_on("2029-01-01")
    assert standings(small) == before == dict.fromkeys(("C1", "C2", "C3", "C4", "C5", "C6"), "counts")


def test_recorded(small: habeas.Dossier) -> None:
    data = small.to_dict()
    data["recorded"] = "2030-02-01"
    data["claims"][0]["recorded"] = "2030-01-20"
    d = habeas.Dossier.from_json(json.dumps(data)).as_recorded_on("2030-01-31")
    assert standings(d)["C1"] == "counts"
    assert standings(d)["C2"] == "not_yet_recorded"
    assert d.claims["C1"].recorded == habeas.Date("2030-01-20")


def test_assumptions_are_switched(small: habeas.Dossier) -> None:
    def on(d: habeas.Dossier) -> set[str]:
        return {a.id for a in d.assumptions if a.on}

    assert on(small) == {"ours", "shared_cutoff", "dates_as_written", "nobody_twice"}
    d = small.with_("only_releases").without("ours", "shared_cutoff")
    assert on(d) == {"only_releases", "dates_as_written", "nobody_twice"}
    assert d.claims["C2"].standing == "assumption_off"
    assert d.ledger("watch").entries("2030-01-05", "2030-01-12").low == 0


def test_claims_added_for_one_answer(small: habeas.Dossier) -> None:
    draft = {"id": "D1", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 90, "as_of": "2030-01-20"}
    d = small.with_({"claims": [draft]})
    assert d.ledger("watch").held("2030-01-20").low == 90
    assert "D1" not in small.claims and d.claims["D1"].quantity == habeas.Quantity.exact(90)
    with pytest.raises(habeas.InvalidFile) as caught:
        small.with_({"claims": [{**draft, "speaker": "nobody"}]})
    assert caught.value.problems[0].pointer == "/claims/0/speaker"
    with pytest.raises(habeas.InvalidFile):
        d.with_({"claims": [draft]})


def test_two_dossiers_joined(small: habeas.Dossier) -> None:
    lists = {
        "actors": [{"id": "jail"}],
        "accounts": [{"id": "jail", "counter": "jail"}],
        "claims": [
            {"id": "J1", "kind": "held", "speaker": "jail", "account": "jail", "quantity": 7, "as_of": "2030-01-05"}
        ],
    }
    other = habeas.Dossier.from_json(json.dumps({"habeas": 1, **lists}))
    both = small.with_(other, "only_releases")
    assert both.ledger("jail").held("2030-01-05").low == 7
    assert both.ledger("watch").entries("b1", "b2").is_exact
    with pytest.raises(habeas.InvalidFile):
        both.with_(other)
    elsewhere = habeas.Dossier.from_json(json.dumps({"habeas": 1, "clock": "-04:00"}))
    with pytest.raises(habeas.InvalidValue, match="clock"):
        small.with_(elsewhere)
    with pytest.raises(TypeError):
        small.with_(3)  # type: ignore[arg-type]


def everything_said(d: habeas.Dossier) -> str:
    """Every text that a view gives away, the pickle's bytes too."""
    parts: list[object] = [repr(d), d.to_json(), d.lens, d.check().to_dict(), d.timeline().to_dict(), pickle.dumps(d)]
    parts += [pickle.dumps(x) for x in (d.claims, d.check(), d.timeline(), d.events, d.actors, d.assumptions)]
    for a in d.accounts:
        ledger = d.ledger(a.id)
        parts += [pickle.dumps(ledger), ledger.points, ledger._repr_html_()]
        parts += [ledger.held(p).to_dict() for p in ledger.points]
    return " ".join(map(str, parts))


def test_the_public_never_sees_what_is_internal(small: habeas.Dossier) -> None:
    secret = {
        "actors": [{"id": "zebra", "name": "Zebra"}],
        "assumptions": [{"id": "zebra_assumption", "statement": "Zebra.", "on": True, "audience": "internal"}],
        "events": [{"id": "zebra_event", "kind": "other", "title": "Zebra"}],
        "claims": [
            {
                "id": "zebra_claim",
                "kind": "held",
                "speaker": "zebra",
                "account": "watch",
                "quantity": 424_242,
                "bulletin": "b2",
                "as_of": "2030-01-12",
                "said": "2030-01-12",
                "audience": "internal",
                "note": "zebra",
            },
            {"id": "zebra_date", "kind": "dated", "speaker": "zebra", "event": "zebra_event", "date": "2030-01-09",
             "audience": "internal"},
        ],
    }  # fmt: skip
    whole = small.with_(secret)
    inside = whole.for_audience("internal")
    assert "zebra" in everything_said(inside).lower() and "424242" in everything_said(inside)
    assert inside.ledger("watch").contradictions != whole.ledger("watch").contradictions
    for view in (whole, whole.for_audience("public"), whole.for_audience("partner"), inside.for_audience("public")):
        said = everything_said(view)
        assert "zebra" not in said.lower()
        assert "424242" not in said
        assert view.withheld == 3
        assert view.ledger("watch").held("b2") == small.ledger("watch").held("b2")
        assert "zebra_claim" not in view.claims and view.claims.get("zebra_claim") is None


def test_a_pickle_remembers_how_much_was_withheld_and_nothing_of_it(small: habeas.Dossier) -> None:
    again = pickle.loads(pickle.dumps(small))
    assert again == small and again.withheld == 1
    assert again.for_audience("internal").withheld == 1
    assert "C7" not in again.for_audience("internal").claims
    inside = pickle.loads(pickle.dumps(small.for_audience("internal")))
    assert inside.withheld == 0 and "C7" in inside.claims
    assert inside.for_audience("public").withheld == 1


def test_a_switch_on_what_is_withheld_is_not_pickled(small: habeas.Dossier) -> None:
    d = small.for_audience("internal").without("C7").for_audience("public")
    assert b"C7" not in pickle.dumps(d)
    assert d.lens.switches == ()


def test_claims_tell_what_they_say(venezuela: habeas.Dossier) -> None:
    c = venezuela.claims["VEN-080"]
    assert (c.kind, c.speaker, c.account, c.quantity) == (
        "held",
        "foro_penal",
        "foro_penal",
        habeas.Quantity.exact(777),
    )
    assert c.as_of == habeas.Date("2026-01-19") and c.bulletin == "foro_penal/2026-01-19"
    assert venezuela.claims["VEN-081"].under == ("fp_releases_leave_count",)
    assert len(venezuela.claims) == len(venezuela.claims.ids) == len(venezuela.to_dict()["claims"])
    assert [c.to_dict() for c in venezuela.claims] == venezuela.to_dict()["claims"]
    assert venezuela.claims[-1] == venezuela.claims[len(venezuela.claims) - 1]
    assert venezuela.claims[:2] == (venezuela.claims[0], venezuela.claims[1])
    assert venezuela.claims[0] in venezuela.claims


def test_a_dossier_is_opened_not_constructed() -> None:
    with pytest.raises(TypeError, match="opened"):
        habeas.Dossier()
