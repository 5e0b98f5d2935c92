# SPDX-License-Identifier: MIT
"""Bounds are compared with one another, and with no number: neither True nor False would be honest."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import pytest

import habeas


@pytest.fixture
def ledger() -> habeas.Ledger:
    return habeas.examples.small().ledger("watch")


@pytest.mark.parametrize(
    ("compare", "sign"),
    [
        (operator.eq, "=="),
        (operator.ne, "=="),
        (operator.lt, "<"),
        (operator.le, "<="),
        (operator.gt, ">"),
        (operator.ge, ">="),
    ],
)
def test_a_bound_compared_with_a_number_says_what_to_write(
    ledger: habeas.Ledger, compare: Callable[[Any, Any], bool], sign: str
) -> None:
    exact, open_above = ledger.held("b2"), ledger.entries("b1", "b2")
    for bound, said in ((exact, "exactly 95"), (open_above, "at least 15")):
        for number in (95, 95.0):
            with pytest.raises(habeas.InvalidType) as raised:
                compare(bound, number)
            assert raised.value.got == f"'{said}' {sign} {number!r}"
            assert raised.value.wanted == f".low == .high == {number!r}, or one end: .low {sign} {number!r}"
    # From the other side too.
    with pytest.raises(habeas.InvalidType):
        compare(95, exact)


def test_what_to_write_instead(ledger: habeas.Ledger) -> None:
    bound = ledger.held("b2")
    assert bound.low == bound.high == 95 and bound.is_exact and 95 in bound and 94 not in bound


def test_bounds_are_compared_with_one_another(ledger: habeas.Ledger) -> None:
    bound = ledger.held("b2")
    assert bound == ledger.held("b2") and hash(bound) == hash(ledger.held("b2"))
    assert bound != ledger.held("b1")
    assert bound != None and bound != "exactly 95"  # noqa: E711
    assert bound in [None, ledger.held("b2")]
    with pytest.raises(TypeError, match="not supported between"):
        assert bound < ledger.held("b1")  # type: ignore[operator]
