# SPDX-License-Identifier: MIT
"""Dossiers to try things out on: those that come with the package as files, and two small invented ones.

`habeas.examples.path(name)` gives the folder of a file, for the command and for reading what it says:

>>> from habeas import examples
>>> sorted(file.name for file in examples.path("coded").iterdir())
['dossier.json', 'events.csv', 'mapping.json']
"""

from __future__ import annotations

import json
import pathlib
from typing import Any

from habeas.dossier import Dossier
from habeas.errors import InvalidValue, Unsupported

__all__ = [
    "article",
    "coded",
    "coders",
    "exchange_2025",
    "first",
    "list_of_people",
    "path",
    "small",
    "talks",
    "venezuela",
]

_NAMES = ("article", "coded", "coders", "exchange_2025", "first", "list", "venezuela")

# In the installed package, and in a checkout whose python/ is on the path.
_FOLDERS = (
    pathlib.Path(__file__).parent / "dossiers",
    pathlib.Path(__file__).parents[2] / "examples" / "dossiers",
)


def path(name: str) -> pathlib.Path:
    """Give the folder of a dossier that comes with the package.

    Parameters
    ----------
    name : {"article", "coded", "coders", "exchange_2025", "list", "venezuela"}

    Returns
    -------
    pathlib.Path
        It holds `dossier.json` and, where the dossier was made of tables, these.

    Raises
    ------
    InvalidValue
        No dossier of that name comes with the package.
    Unsupported
        The folder is neither in the package nor in a checkout around it.

    Examples
    --------
    >>> from habeas import Dossier, examples
    >>> Dossier.open(examples.path("list")) == examples.list_of_people()
    True
    """
    if name not in _NAMES:
        wanted = "one of " + ", ".join(_NAMES)
        raise InvalidValue(f"no such example: got {name!r}, wanted {wanted}", got=repr(name), wanted=wanted)
    for folder in _FOLDERS:
        if (folder / name / "dossier.json").is_file():
            return folder / name
    looked = " or ".join(str(folder / name) for folder in _FOLDERS)
    message = f"the dossier {name!r} did not come with this installation: got no dossier.json, wanted one in {looked}"
    raise Unsupported(message, got="no dossier.json", wanted=f"one in {looked}")


def venezuela() -> Dossier:
    """Open the counts of prisoners in Venezuela, 2020 to 2026: 141 claims from public pages, each cited.

    Like `Dossier.open`, this gives what the public may see.

    Examples
    --------
    >>> from habeas import examples
    >>> d = examples.venezuela()
    >>> d
    <Dossier 'venezuela': 141 claims, public, 0 withheld>
    >>> print(d.ledger("foro_penal").entries("2025-12-29", "2026-01-19"))
    at least 101
    """
    return Dossier.open(path("venezuela"))


def article() -> Dossier:
    """Open one news article about a release, taken apart into claims, and what others said of the same.

    Examples
    --------
    >>> from habeas import examples
    >>> examples.article().check().contradictions[0].claims
    ('S02', 'S15', 'S15-published')
    """
    return Dossier.open(path("article"))


def exchange_2025() -> Dossier:
    """Open the exchange of prisoners of July 2025, with its pledges and what is known of their delivery.

    Examples
    --------
    >>> from habeas import examples
    >>> [leg.title for leg in examples.exchange_2025().exchanges["july_2025"].legs]
    ['El Salvador to Venezuela', 'Venezuela to the United States', 'let out in Venezuela']
    """
    return Dossier.open(path("exchange_2025"))


def coders() -> Dossier:
    """Open an invented agreement that two people coded, who differ.

    Examples
    --------
    >>> from habeas import examples
    >>> [(group.items, group.alike) for group in examples.coders().agreement_between("eva", "leo").groups]
    [(12, 9), (5, 3)]
    """
    return Dossier.open(path("coders"))


def coded() -> Dossier:
    """Open invented events, made from a table in the codes of CAMEO that lies beside the dossier.

    Examples
    --------
    >>> from habeas import Dossier, examples
    >>> Dossier.import_events(examples.path("coded") / "mapping.json").dossier == examples.coded()
    True
    """
    return Dossier.open(path("coded"))


def first() -> Dossier:
    """Open the smallest dossier: an invented speaker, one count of theirs, three claims.

    Examples
    --------
    >>> from habeas import examples
    >>> print(examples.first().ledger("watch").entries("2030-03-09", "2030-03-16"))
    at least 4
    """
    return Dossier.open(path("first"))


def list_of_people() -> Dossier:
    """Open two editions of an invented list of nine invented people.

    Examples
    --------
    >>> from habeas import examples
    >>> examples.list_of_people().compare_editions("edition_1", "edition_2")
    <EditionDiff edition_1 to edition_2: 2 joined, 3 left (1 without a reason), 3 stayed>
    """
    return Dossier.open(path("list"))


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
