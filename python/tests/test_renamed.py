# SPDX-License-Identifier: MIT
"""Names of 0.1 still work, each with a warning; others are refused as ever."""

import warnings

import pytest

import habeas

RENAMED = {"Remedy": "Repair", "ToldEvent": "NegotiationEvent", "LeastChange": "MinimalAdjustment"}


@pytest.mark.parametrize("old", RENAMED)
def test_a_class(old: str) -> None:
    with pytest.warns(DeprecationWarning, match=f"habeas.{old} is called {RENAMED[old]} now"):
        assert getattr(habeas, old) is getattr(habeas, RENAMED[old])


def test_a_name_that_never_was() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Remedie'"):
        getattr(habeas, "Remedie")  # noqa: B009


def test_methods() -> None:
    small = habeas.examples.small()
    ledger = small.ledger("watch")
    with pytest.warns(DeprecationWarning, match="minimal_adjustment"):
        assert ledger.least_change(at="b2") == ledger.minimal_adjustment(at="b2")
    graph = habeas.examples.article().graph
    with pytest.warns(DeprecationWarning, match="dominators_between"):
        old = graph.on_every_path("talks_restart", "lorenzo_release")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert graph.dominators_between("talks_restart", "lorenzo_release") == old
