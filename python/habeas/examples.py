# SPDX-License-Identifier: MIT
"""A small invented dossier, for trying things out and for the examples of this package."""

from __future__ import annotations

import json
from typing import Any

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
        {
            "id": "C6",
            "kind": "dated",
            "speaker": "watch",
            "event": "hearing",
            "date": "2030-01-10",
            "said": "2030-01-11",
        },
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


_TALKS: dict[str, Any] = {
    "habeas": 1,
    "id": "talks",
    "actors": [
        {"id": "watch", "name": "The Watch", "kind": "ngo"},
        {"id": "south", "name": "South", "kind": "government"},
        {"id": "north", "name": "North", "kind": "government"},
    ],
    "accounts": [{"id": "watch", "counter": "watch", "population": "those whom the Watch counts"}],
    "events": [
        {"id": "opening", "kind": "negotiation_start"},
        {"id": "walkout", "kind": "negotiation_stall"},
        {"id": "first_round", "kind": "round"},
        {"id": "signing", "kind": "agreement_signed"},
    ],
    "negotiations": [
        {
            "id": "talks",
            "title": "South and the others",
            "channels": [{"kind": "mediated", "name": "by way of North"}],
            "rounds": ["first_round"],
            "moves": [{"event": "opening", "to": "under_way"}, {"event": "walkout", "to": "suspended"}],
        }
    ],
    "agreements": [
        {
            "id": "accord",
            "negotiation": "talks",
            "signing": "signing",
            "provisions": [{"id": "1", "kind": "prisoner_release", "pledge": "ten", "said_by": ["P1"]}],
        }
    ],
    "pledges": [
        {"id": "ten", "title": "ten go free", "from": "south", "to": "north"},
        {"id": "two", "title": "two go home", "from": "north", "to": "south"},
    ],
    "exchanges": [
        {"id": "swap", "legs": [{"id": "A", "pledge": "ten", "custodian": "south"}, {"id": "B", "pledge": "two"}]}
    ],
    "claims": [
        {
            "id": "N1",
            "kind": "dated",
            "speaker": "watch",
            "event": "opening",
            "date": "2030-01-02",
            "said": "2030-01-02",
        },
        {
            "id": "N2",
            "kind": "dated",
            "speaker": "watch",
            "event": "walkout",
            "date": "[2030-01-08..2030-01-10]",
            "said": "2030-01-11",
        },
        {
            "id": "N3",
            "kind": "dated",
            "speaker": "watch",
            "event": "first_round",
            "date": "2030-01-04",
            "said": "2030-01-05",
        },
        {"id": "R1", "kind": "role", "speaker": "watch", "actor": "north", "role": "mediator", "negotiation": "talks"},
        {
            "id": "R2",
            "kind": "role",
            "speaker": "south",
            "actor": "north",
            "role": "facilitator",
            "negotiation": "talks",
        },
        {"id": "R3", "kind": "role", "speaker": "watch", "actor": "south", "role": "signatory", "event": "signing"},
        {
            "id": "K1",
            "kind": "coded",
            "speaker": "watch",
            "of": "accord",
            "provision": "1",
            "aspect": "strength",
            "value": "2",
        },
        {
            "id": "K2",
            "kind": "implemented",
            "speaker": "watch",
            "of": "accord",
            "provision": "1",
            "level": 1,
            "coder": "ana",
        },
        {"id": "P1", "kind": "pledged", "speaker": "south", "quantity": 10, "pledge": "ten", "said": "2030-01-04"},
        {"id": "P2", "kind": "pledged", "speaker": "north", "quantity": 2, "pledge": "two", "said": "2030-01-04"},
        {
            "id": "T1",
            "kind": "counts_towards",
            "speaker": "watch",
            "pledge": "ten",
            "account": "watch",
            "of": "release",
            "as": "verified",
            "from": {"start_of": "2030-01-05"},
        },
        {
            "id": "F1",
            "kind": "exits",
            "speaker": "watch",
            "account": "watch",
            "quantity": 6,
            "of": "release",
            "from": {"start_of": "2030-01-05"},
            "as_of": "2030-01-09",
            "said": "2030-01-10",
        },
    ],
}


def talks() -> Dossier:
    """Give a dossier of talks, an agreement, and a pledge of which six of ten are known to be kept."""
    return Dossier.from_json(json.dumps(_TALKS))
