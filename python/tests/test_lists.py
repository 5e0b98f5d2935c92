# SPDX-License-Identifier: MIT
"""Editions of lists as typed, immutable values."""

import dataclasses
import json

import pytest

import habeas

LISTS = {
    "habeas": 1,
    "actors": [{"id": "watch", "kind": "ngo"}],
    "accounts": [{"id": "watch", "counter": "watch"}],
    "people": [{"id": p, "synthetic": True} for p in "abc"],
    "editions": [
        {
            "id": "january",
            "account": "watch",
            "as_of": "2030-01-10",
            "people": [{"person": "a", "says": {"sex": "female"}}, {"person": "b"}],
        },
        {"id": "february", "account": "watch", "people": [{"person": "b", "says": {"sex": "male"}}, {"person": "c"}]},
    ],
    "claims": [
        {"id": "L", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 3, "as_of": "2030-01-10"}
    ],
}


@pytest.fixture(scope="module")
def dossier():
    return habeas.Dossier.from_json(json.dumps(LISTS))


def test_two_editions(dossier):
    diff = dossier.compare_editions("january", "february")
    assert diff.joined == ("c",)
    assert diff.left_without_reason == ("a",)
    assert diff.changed == (habeas.ListedChange("b", "sex", None, "male"),)
    assert repr(diff) == "<EditionDiff january to february: 1 joined, 1 left (1 without a reason), 1 stayed>"
    assert habeas.EditionDiff.from_dict(diff.to_dict()) == diff
    with pytest.raises(dataclasses.FrozenInstanceError):
        diff.stayed = 2


def test_a_tally(dossier):
    tally = dossier.tally("january", by="sex")
    assert (tally.total.low, tally.total.high, tally.not_stated) == (2, 2, 1)
    assert tally.total.published == (habeas.Published("L", 3, 3, -1),)
    assert tally.bound is not None and tally.bound.low == 3
    assert repr(tally) == "<Tally of january: exactly 2 of 2 named>"
    assert "exactly 3 (L, -1 on the list)" in str(tally)
    assert habeas.Tally.from_dict(tally.to_dict()) == tally
    assert dossier.tally("february").at is None


def test_errors_are_of_the_right_class(dossier):
    with pytest.raises(habeas.UnknownId, match="february"):
        dossier.compare_editions("january", "februar")
    with pytest.raises(habeas.UnknownId):
        dossier.tally("january", at="2030-03")
