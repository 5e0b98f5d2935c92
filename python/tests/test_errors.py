# SPDX-License-Identifier: MIT
"""Each code has its class, and the class knows what the engine knew."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import habeas


def test_a_date_that_is_none() -> None:
    with pytest.raises(habeas.InvalidDate) as caught:
        habeas.Date("2019-02-29")
    e = caught.value
    assert (e.text, e.offset, e.found, e.code) == ("2019-02-29", 9, "'9'", "invalid_date")
    assert e.expected
    assert str(e) == f"not a date at offset 9 of '2019-02-29': got '9', wanted {e.expected}"
    assert isinstance(e, ValueError)


@pytest.mark.parametrize("text", ["2004\udc80", "2004\u00e9", "\u00e9" * 150, "\x00", ""])
def test_text_that_is_hardly_text_is_no_date(text: str) -> None:
    with pytest.raises(habeas.InvalidDate) as caught:
        habeas.Date(text)
    assert str(caught.value).startswith("not a date at offset ")


def test_a_date_is_text() -> None:
    with pytest.raises(TypeError, match=r"not a date: got .* \(int\), wanted EDTF text"):
        habeas.Date(2004)  # type: ignore[arg-type]


def test_unknown_id_offers_near_ones_and_does_not_quote_itself(small: habeas.Dossier) -> None:
    with pytest.raises(habeas.UnknownId) as caught:
        small.ledger("wotch")
    e = caught.value
    assert e.near == ("watch",)
    assert str(e) == "no such account: got 'wotch', wanted one of watch"
    assert isinstance(e, KeyError)
    for ask in (lambda: small.without("C33"), lambda: small.claims["C33"], lambda: small.with_("C33")):
        with pytest.raises(habeas.UnknownId) as caught:
            ask()
        assert "C3" in caught.value.near


def test_near_names_are_of_what_is_shown(small: habeas.Dossier) -> None:
    for view, near in ((small, False), (small.for_audience("internal"), True)):
        with pytest.raises(habeas.UnknownId) as caught:
            view.without("C77")
        assert ("C7" in caught.value.near) is near


def test_a_file_lists_all_its_problems() -> None:
    text = '{"habeas": 1,\n "claims": [{"id": "a", "kind": "helt", "said": "2019-02-29"}]}'
    with pytest.raises(habeas.InvalidFile) as caught:
        habeas.Dossier.from_json(text)
    e = caught.value
    assert [p.pointer for p in e.problems] == ["/claims/0/speaker", "/claims/0/kind", "/claims/0/said"]
    said = e.problems[-1]
    assert (said.line, said.file) == (2, "")
    assert str(said) in str(e)
    assert isinstance(e, ValueError)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(habeas.InvalidFile) as caught:
        habeas.Dossier.open(tmp_path / "none.json")
    assert caught.value.problems[0].file == str(tmp_path / "none.json")


def test_invalid_value(small: habeas.Dossier) -> None:
    for call in (
        lambda: habeas.Quantity.exact(-1),
        lambda: habeas.Quantity.exact(10**13),
        lambda: habeas.Quantity.exact(2**70),
        lambda: habeas.Quantity.between(3, 2),
        lambda: habeas.Quantity("roughly", 3),
        lambda: habeas.Quantity.from_json(True),
        lambda: habeas.About(people=-1),
        lambda: small.for_audience("everyone"),
        lambda: small.as_known_on("2030-01-01/.."),
        lambda: small.check(language="fr"),
        lambda: small.ledger("watch").unaccounted("held", "b1", "b2"),
        lambda: small.ledger("watch").entries("b1", "b2", kind="nothing"),
        lambda: habeas.Date("2004-21").bounds(),
        lambda: habeas.Date("2004-21").bounds("west"),
    ):
        with pytest.raises(habeas.InvalidValue) as caught:
            call()
        assert isinstance(caught.value, ValueError) and caught.value.got and caught.value.wanted


def test_a_count_that_is_none_says_which_argument_it_is(small: habeas.Dossier) -> None:
    for number in (-1, 2**70):
        expected = f"not what 'k' of Dossier.first_contradictions takes: got {number}, wanted a whole number from 0 to"
        with pytest.raises(habeas.InvalidValue, match=expected):
            small.first_contradictions(number)


def test_words_that_are_none_name_those_there_are(small: habeas.Dossier) -> None:
    with pytest.raises(habeas.InvalidValue, match="not an audience: got 'everyone', wanted one of public, partner"):
        small.for_audience("everyone")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no such keyword: got 'of', wanted one of kind, ground, condition"):
        small.ledger("watch").entries("b1", "b2", of="arrest")  # type: ignore[call-arg]


def test_points_out_of_order(small: habeas.Dossier) -> None:
    with pytest.raises(habeas.NotOrdered) as caught:
        small.ledger("watch").entries("b2", "b1")
    assert isinstance(caught.value, ValueError)
    assert caught.value.wanted == "the earlier point first"


def test_an_ambiguous_day(small: habeas.Dossier) -> None:
    other = {"id": "D1", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 95, "as_of": "2030-01-12"}
    with pytest.raises(habeas.Ambiguous) as caught:
        small.with_({"claims": [other]}).ledger("watch").held("2030-01-12")
    assert isinstance(caught.value, ValueError)
    assert "D1" in str(caught.value) and "b2" in str(caught.value)


def test_a_day_that_python_cannot_hold() -> None:
    bounds = habeas.Date("Y12345").bounds()
    assert bounds.earliest_start == "12345-01-01"
    with pytest.raises(habeas.Unsupported):
        habeas.day_of(bounds.earliest_start)
    assert habeas.day_of("open") is None


def test_every_code_of_the_engine_has_a_class() -> None:
    codes = {c.code for c in vars(habeas).values() if isinstance(c, type) and issubclass(c, habeas.HabeasError)}
    assert codes - {""} == {
        "invalid_date",
        "invalid_value",
        "invalid_file",
        "unknown_id",
        "ambiguous",
        "not_ordered",
        "limit_exceeded",
        "cancelled",
        "unsupported",
    }


def test_errors_can_be_pickled() -> None:
    try:
        habeas.Dossier.from_json(json.dumps({"habeas": 2}))
    except habeas.InvalidFile as e:
        again = pickle.loads(pickle.dumps(e))
        assert type(again) is habeas.InvalidFile
        assert (str(again), again.problems) == (str(e), e.problems)
    try:
        habeas.examples.small().without("C33")
    except habeas.UnknownId as e:
        other = pickle.loads(pickle.dumps(e))
        assert (str(other), other.near, other.got) == (str(e), e.near, e.got)


def test_sensitivity_and_flows_need_two_points(small: habeas.Dossier) -> None:
    with pytest.raises(TypeError, match="entries need two points"):
        small.ledger("watch").sensitivity("entries", "b1")


def test_an_engine_that_is_not_there(small: habeas.Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(habeas.InvalidValue, match="no such engine"):
        small.ledger("watch", engine="magic")
    monkeypatch.setenv("HABEAS_HIGHS", "/nowhere/libhighs.so")
    with pytest.raises(habeas.Unsupported, match="nowhere"):
        small.ledger("watch", engine="linear")
    with pytest.raises(habeas.Unsupported, match="nowhere"):
        small.check(engine="linear")


def test_problems_quote_what_their_audience_may_see(tmp_path: Path) -> None:
    claim = {"id": "c", "kind": "dated", "speaker": "s", "event": "ZQX", "date": "ZQX", "audience": "internal"}
    text = json.dumps({"habeas": 1, "actors": [{"id": "s"}], "claims": [claim]})
    path = tmp_path / "dossier.json"
    path.write_text(text, encoding="utf-8")
    for audience, quoted in ((None, False), ("public", False), ("partner", False), ("internal", True)):
        for read in (
            lambda a: habeas.Dossier.from_json(text, audience=a),
            lambda a: habeas.Dossier.open(path, audience=a),
        ):
            with pytest.raises(habeas.InvalidFile) as caught:
                read(audience)
            assert ("ZQX" in str(caught.value)) == quoted
            assert len(caught.value.problems) == 2
    with pytest.raises(habeas.InvalidValue):
        habeas.Dossier.from_json(text, audience="everybody")


def test_an_audience_is_that_of_the_view() -> None:
    text = '{"habeas": 1, "actors": [{"id": "s", "audience": "internal"}]}'
    assert habeas.Dossier.from_json(text, audience="internal").audience == "internal"
    assert habeas.Dossier.from_json(text).audience == "public"


def test_a_flood_is_cut_and_counted() -> None:
    with pytest.raises(habeas.InvalidFile) as caught:
        habeas.Dossier.from_json('{"habeas": 1, "claims": [' + ",".join(["[]"] * 20_000) + "]}")
    assert len(caught.value.problems) == 6
    assert caught.value.problems[5].what == "... and 19,995 more like this"
    assert len(str(caught.value)) < 2000


def test_a_mark_of_byte_order_is_passed_over() -> None:
    text = '\ufeff{"habeas": 1, "actors": [{"id": "s"}]}'
    d = habeas.Dossier.from_json(text)
    draft = d.draft('\ufeff{"actors": [{"id": "t"}]}')
    assert draft is not None
