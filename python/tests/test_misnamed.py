# SPDX-License-Identifier: MIT
"""A name that is not there: what may be meant is said, and what fails of itself fails as it did."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import habeas
from habeas._misnamed import near_names


def message_of(thing: Any, name: str) -> str:
    with pytest.raises(AttributeError) as caught:
        getattr(thing, name)
    return str(caught.value)


def test_a_name_within_others_or_a_slip_of_one(small: habeas.Dossier) -> None:
    bound = small.ledger("watch").held("b2")
    assert (
        message_of(bound, "proof") == "'Bound' object has no attribute 'proof': wanted perhaps high_proof or low_proof"
    )
    assert "perhaps accounts" in message_of(small, "acounts")
    assert near_names("zzz", ["accounts"]) == []


def test_a_name_that_something_else_has(small: habeas.Dossier) -> None:
    told = message_of(small, "contradictions")
    assert "perhaps first_contradictions" in told and "Ledger" in told
    assert "Ledger" in message_of(small, "held")
    assert "Dossier" in message_of(habeas.Builder("x"), "ledger")
    assert "Dossier" in message_of(habeas, "from_frame")


def test_a_name_that_nothing_has(small: habeas.Dossier) -> None:
    assert message_of(small, "zyzzyva") == "'Dossier' object has no attribute 'zyzzyva'"
    assert message_of(habeas, "zyzzyva") == "module 'habeas' has no attribute 'zyzzyva'"
    assert "wanted" not in message_of(small, "_acounts") and not hasattr(small, "__array__")


def test_what_fails_of_itself_fails_as_it_did(monkeypatch: pytest.MonkeyPatch, small: habeas.Dossier) -> None:
    def broken(self: habeas.Dossier) -> None:
        raise AttributeError("of its own")

    monkeypatch.setattr(habeas.Dossier, "accounts", property(broken))
    assert message_of(small, "accounts") == "of its own"


def test_an_option_that_is_none_is_refused() -> None:
    with pytest.raises(AttributeError, match="max_row"):
        habeas.options.max_row = 3  # type: ignore[attr-defined]
    assert "perhaps max_rows" in message_of(habeas.options, "max_row")


def test_calls_are_named_as_those_of_the_public_class(small: habeas.Dossier) -> None:
    ask: Any = small
    with pytest.raises(TypeError, match=r"^Dossier\.pledge\(\) missing"):
        ask.pledge("p")
    with pytest.raises(habeas.InvalidType, match=r"of Dossier\.agreement_between takes"):
        ask.agreement_between(3, 4)
    for name in ("open", "pledge", "check", "ledger"):
        method = getattr(habeas.Dossier, name)
        assert pickle.loads(pickle.dumps(method)) == method


def test_the_way_to_a_dossier_is_told() -> None:
    unlike: Any = habeas.Dossier
    for wrong in ((), ("counts.csv",)):
        with pytest.raises(TypeError, match=r"Dossier\.open\(path\).*Dossier\.from_frame\(frame\)"):
            unlike(*wrong)
    with pytest.raises(habeas.InvalidType, match=r"Dossier\.from_frame takes a frame"):
        unlike.open({"day": ["2030-01-05"]})
    with pytest.raises(habeas.InvalidValue, match=r"Dossier\.open takes a file"):
        unlike.from_frame("counts.csv", speaker="W")
    with pytest.raises(habeas.InvalidValue, match=r"date is 0, wanted text, such as '0'"):
        unlike.from_frame({0: ["2030-01-05"], "held": [3]}, speaker="W", date=0)
    with pytest.warns(habeas.TableWarning):
        d = habeas.Dossier.from_frame({0: ["2030-01-05"], "held": [3]}, speaker="W", date="0")
    assert len(d.claims) == 1
