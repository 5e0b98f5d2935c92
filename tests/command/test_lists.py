# SPDX-License-Identifier: MIT
"""`list diff` and `tally`: editions of a list of invented people."""

import json

import pytest

LISTS = {
    "habeas": 1,
    "actors": [{"id": "watch", "kind": "ngo"}],
    "accounts": [{"id": "watch", "counter": "watch", "rule": {"leaves": "when_freed"}}],
    "people": [{"id": p, "synthetic": True} for p in "abcdef"],
    "events": [{"id": "freed", "kind": "release", "people": ["b"], "change": {"mechanism": "release"}}],
    "editions": [
        {
            "id": "january",
            "account": "watch",
            "as_of": "2030-01-10",
            "people": [
                {"person": "a", "says": {"sex": "female"}},
                {"person": "b", "says": {"sex": "male"}},
                {"person": "c", "says": {"sex": "male", "regime": "prison"}},
                {"person": "d"},
            ],
        },
        {
            "id": "february",
            "account": "watch",
            "as_of": "2030-02-10",
            "people": [
                {"person": "c", "says": {"sex": "male", "regime": "hospital"}},
                {"person": "d"},
                {"person": "e"},
            ],
        },
    ],
    "claims": [
        {"id": "L1", "kind": "dated", "speaker": "watch", "event": "freed", "date": "2030-01-20", "said": "2030-01-21"},
        {
            "id": "L2",
            "kind": "held",
            "speaker": "watch",
            "account": "watch",
            "quantity": 6,
            "as_of": "2030-01-10",
            "said": "2030-01-11",
            "breakdown": [{"axis": "sex", "composition": "partition", "parts": {"female": 3, "male": 3}}],
        },
    ],
}


@pytest.fixture
def lists(write):
    return write(LISTS)


def test_two_editions(habeas, schema_of, lists):
    ran = habeas("list", "diff", lists, "january", "february", "--json", code=0)
    schema_of("list").validate(ran.json)
    assert ran.json["joined"] == ["e"]
    assert [p["person"] for p in ran.json["left"]] == ["a", "b"]
    assert ran.json["left_without_reason"] == 1
    assert ran.json["left"][1]["reasons"] == [{"event": "freed", "effect": "exit", "certain": True, "claims": ["L1"]}]
    assert ran.json["changed"] == [{"person": "c", "property": "regime", "before": "prison", "after": "hospital"}]
    text = habeas("list", "diff", lists, "january", "february", code=0).out
    assert text.startswith(
        "From january to february: 1 joined, 2 left (1 without a reason in this dossier), 2 stayed.\n"
    )
    spanish = habeas("list", "diff", lists, "january", "february", "--language", "es", code=0).out
    assert "sin motivo en este expediente" in spanish


def test_a_view_takes_the_reason_away(habeas, lists):
    for view in (("--as-known", "2030-01-20"), ("--without", "L1")):
        ran = habeas("list", "diff", lists, "january", "february", "--json", *view, code=0)
        assert ran.json["left_without_reason"] == 2


def test_a_tally_beside_what_was_published(habeas, schema_of, lists):
    ran = habeas("tally", lists, "january", "--by", "sex", "--json", code=0)
    schema_of("tally").validate(ran.json)
    assert ran.json["at"] == "claim:L2"
    assert (ran.json["total"]["low"], ran.json["total"]["high"]) == (4, 4)
    assert ran.json["total"]["published"] == [{"claim": "L2", "low": 6, "high": 6, "differs_by": -2}]
    female, male = ran.json["rows"]
    assert (female["value"], female["low"], female["high"]) == ("female", 1, 2)
    assert female["published"][0]["differs_by"] == -1
    assert male["published"][0]["differs_by"] == 0
    assert ran.json["bound"]["low"] == 6
    assert "exactly 6 published (L2): 2 more than on the list" in habeas("tally", lists, "january", code=0).out


def test_what_is_not_there(habeas, write, lists):
    assert "february" in habeas("list", "diff", lists, "january", "februray", code=4).err
    assert habeas("tally", lists, "march", code=4).err
    assert habeas("tally", lists, "january", "--at", "2030-03", code=4).err
    assert habeas("list", lists, code=2).err
    other = json.loads(json.dumps(LISTS))
    other["accounts"].append({"id": "other"})
    other["editions"][1]["account"] = "other"
    assert (
        "two lists of different accounts"
        in habeas("list", "diff", write(other, "other.json"), "january", "february", code=2).err
    )


def test_people_withheld_are_on_no_list(habeas, write):
    hidden = json.loads(json.dumps(LISTS))
    hidden["people"][0]["audience"] = "internal"
    plain = json.loads(json.dumps(LISTS))
    plain["people"] = plain["people"][1:]
    plain["editions"][0]["people"] = plain["editions"][0]["people"][1:]
    for words in (("list", "diff"), ("tally",)):
        rest = ("january", "february") if words[0] == "list" else ("january", "--by", "sex")
        asked = [habeas(*words, write(d, "d.json"), *rest, "--json", code=0).out for d in (hidden, plain)]
        assert asked[0] == asked[1]
