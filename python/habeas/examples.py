# SPDX-License-Identifier: MIT
"""A small invented dossier, for trying things out and for the examples of this package."""

from __future__ import annotations

import json

from habeas.dossier import Dossier

__all__ = ["small"]

_FREED = {"kind": "exits", "of": "release", "account": "watch", "under": ["ours"], "speaker": "watch"}

_SMALL = {
    "habeas": 1,
    "id": "small",
    "title": "An invented count",
    "actors": [{"id": "watch", "name": "The Watch", "kind": "ngo"}, {"id": "analyst", "kind": "analyst"}],
    "bulletins": [{"id": "b1", "speaker": "watch"}, {"id": "b2", "speaker": "watch"}],
    "accounts": [{"id": "watch", "counter": "watch", "population": "people held for their opinions"}],
    "assumptions": [
        {
            "id": "ours",
            "speaker": "analyst",
            "statement": "The releases that the Watch verifies are of people in its count.",
            "on": True,
        },
        {
            "id": "only_releases",
            "speaker": "analyst",
            "statement": "Nobody leaves the count but by release.",
            "on": False,
            "effect": "no_other_exits",
            "account": "watch",
        },
    ],
    "events": [
        {"id": "arrest", "kind": "detention", "title": "An arrest"},
        {"id": "hearing", "kind": "other", "title": "A hearing"},
    ],
    "claims": [
        {
            "id": "C1",
            "kind": "held",
            "speaker": "watch",
            "account": "watch",
            "quantity": 100,
            "as_of": "2030-01-05",
            "bulletin": "b1",
            "said": "2030-01-06",
        },
        {
            "id": "C2",
            **_FREED,
            "quantity": 20,
            "from": {"bulletin": "b1"},
            "as_of": "2030-01-12",
            "bulletin": "b2",
            "said": "2030-01-13",
        },
        {
            "id": "C3",
            "kind": "held",
            "speaker": "watch",
            "account": "watch",
            "quantity": 95,
            "as_of": "2030-01-12",
            "bulletin": "b2",
            "said": "2030-01-13",
            "quote": "We count 95 <political> prisoners.",
        },
        {
            "id": "C4",
            **_FREED,
            "quantity": 30,
            "from": {"start_of": "2030-01-06"},
            "as_of": "2030-01-14",
            "said": "2030-01-15",
        },
        {
            "id": "C5",
            **_FREED,
            "quantity": 28,
            "from": {"start_of": "2030-01-06"},
            "as_of": "2030-01-15",
            "said": "2030-01-16",
        },
        {"id": "C6", "kind": "dated", "speaker": "watch", "event": "hearing", "date": "2030-01-10", "said": "2030-01-11"},
        {
            "id": "C7",
            "kind": "linked",
            "speaker": "watch",
            "from": "arrest",
            "relation": "precedes",
            "to": "hearing",
            "days": 2,
            "said": "2030-01-11",
            "audience": "internal",
        },
    ],
}


def small() -> Dossier:
    """Give a dossier of seven claims about two bulletins of one count, one of them internal."""
    return Dossier.from_json(json.dumps(_SMALL))
