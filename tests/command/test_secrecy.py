# SPDX-License-Identifier: MIT
"""What is withheld leaves no trace: for the public, a dossier with internal things answers as the one without them."""

import json
import re

import pytest

MARK = "ZQX"
WITHHELD = re.compile(
    r"^\d+ (?:claims? (?:is|are) withheld from this audience"
    r"|afirmaci(?:ón no se muestra|ones no se muestran) a este público)\.\n",
    re.MULTILINE,
)


def hidden_things():
    """Lists of things that only insiders may see; every text of them bears the mark."""
    internal = {"audience": "internal"}
    said = {
        "speaker": "ZQXactor",
        "said": "2026-02-04",
        "quote": "ZQX quote",
        "translation": "ZQX translation",
        "note": "ZQX note",
        "document": "ZQXdoc",
        "locator": "ZQX p. 9",
        "coder": "ZQX coder",
        "x_own": "ZQX own",
        **internal,
    }
    stock = {"kind": "held", "account": "list", **said}
    return {
        "actors": [{"id": "ZQXactor", "name": "ZQX Actor", "kind": "ngo", **internal}],
        "places": [{"id": "ZQXplace", "name": "ZQX Place", **internal}],
        "documents": [
            {
                "id": "ZQXdoc",
                "title": "ZQX page",
                "published": "2026-02-02",
                "address": "https://zqx.example/ZQX",
                **internal,
            }
        ],
        "bulletins": [{"id": "ZQXbulletin", "speaker": "ZQXactor", "as_of": "2026-02-01", **internal}],
        "accounts": [{"id": "ZQXaccount", "counter": "ZQXactor", "population": "ZQX population", **internal}],
        "assumptions": [
            {
                "id": "ZQXassumption",
                "speaker": "ZQXactor",
                "statement": "ZQX statement",
                "on": True,
                "effect": "no_other_exits",
                "account": "list",
                **internal,
            },
            {"id": "ZQXsupposed", "statement": "ZQX statement", "on": True, **internal},
            {
                "id": "ZQXentries",
                "statement": "ZQX of a hidden account",
                "on": True,
                "effect": "no_other_entries",
                "account": "ZQXaccount",
            },
        ],
        "points": [{"id": "ZQXpoint", "date": "2026-01-20", **internal}],
        "people": [{"id": "ZQXperson", "name": "ZQX Person", "synthetic": True, **internal}],
        "groups": [
            {
                "id": "ZQXgroup",
                "name": "ZQX group",
                "size": 3,
                "members": ["ZQXperson", "p1"],
                "counted_in": "list",
                **internal,
            }
        ],
        "events": [
            {
                "id": "ZQXevent",
                "kind": "detention",
                "title": "ZQX event",
                "where": "ZQXplace",
                "people": ["ZQXperson", "p2"],
                **internal,
            },
            # Open to all by its own mark, and named by nothing but what is hidden.
            {"id": "ZQXnamed", "kind": "release", "title": "ZQX named"},
            {"id": "ZQXnamed2", "kind": "round", "title": "ZQX named too", **internal},
        ],
        "negotiations": [
            {"id": "ZQXtalks", "title": "ZQX talks", "moves": [{"event": "arrest1", "to": "collapsed"}], **internal}
        ],
        "agreements": [{"id": "ZQXagreement", "negotiation": "talks", "title": "ZQX agreement", **internal}],
        "funds": [{"id": "ZQXfund", "title": "ZQX fund", **internal}],
        "pledges": [{"id": "ZQXpledge", "title": "ZQX pledge", **internal}],
        "exchanges": [{"id": "ZQXexchange", "legs": [{"id": "ZQXleg", "pledge": "open"}], **internal}],
        "claims": [
            {"id": "ZQXpledged", "kind": "pledged", "quantity": 500, "pledge": "open", **said},
            {"id": "ZQXown-pledge", "kind": "pledged", "quantity": 500, **said},
            {
                "id": "ZQXcounts",
                "kind": "counts_towards",
                "pledge": "open",
                "account": "list",
                "as": "announced",
                "from": {"start_of": "2026-01-01"},
                **said,
            },
            {
                "id": "ZQXtalks-role",
                "kind": "role",
                "actor": "watch",
                "role": "observer",
                "negotiation": "talks",
                **said,
            },
            {"id": "ZQXcoded", "kind": "coded", "of": "accord", "aspect": "status", "value": "rejected", **said},
            {"id": "ZQXlevel", "kind": "implemented", "of": "accord", "provision": "1", "level": 3, **said},
            {"id": "ZQXbound", **stock, "quantity": {"at_most": 60}, "as_of": "2026-01-15"},
            {"id": "ZQXcontradicts", **stock, "quantity": 50, "bulletin": "b1"},
            {"id": "ZQXbulletined", **stock, "quantity": 70, "bulletin": "ZQXbulletin"},
            {
                "id": "ZQXtime",
                **stock,
                "quantity": {"at_least": 1},
                "bulletin": "b1",
                "as_of": "2026-01-01T10:00-04:00",
            },
            {"id": "ZQXretracts", "kind": "retracted", "about": "c3", **said, "speaker": "watch"},
            {"id": "ZQXcorrects", "kind": "corrected", "about": "c4", "quantity": 12, **said, "speaker": "watch"},
            {"id": "ZQXdenies", "kind": "denied", "about": "c1", **said},
            {
                "id": "ZQXsupersedes",
                **stock,
                "speaker": "watch",
                "quantity": 33,
                "as_of": "2026-02-15",
                "supersedes": "c6",
            },
            {"id": "ZQXrepeats", **stock, "quantity": 100, "bulletin": "b1", "derived_from": "c1"},
            {"id": "ZQXrepeated", **stock, "quantity": {"at_most": 300}, "as_of": "2026-02-16"},
            {"id": "ZQXsuperseded", **stock, "speaker": "watch", "quantity": {"at_most": 300}, "as_of": "2026-02-17"},
            {"id": "ZQXdated", "kind": "dated", "event": "arrest1", "date": "2026-01-20", **said},
            {"id": "ZQXhiddenday", "kind": "dated", "event": "ZQXevent", "date": "2026-01-22", **said},
            {"id": "ZQXlinked", "kind": "linked", "from": "ZQXevent", "relation": "precedes", "to": "release1", **said},
            {"id": "ZQXoccurred", "kind": "occurred", "event": "ZQXnamed", **said},
            {
                "id": "ZQXdeaths",
                "kind": "exits",
                "account": "list",
                "quantity": 2,
                "of": "death",
                "from": {"bulletin": "b1"},
                "to": {"claim": "c2"},
                **said,
            },
            {
                "id": "ZQXentered",
                "kind": "entries",
                "account": "list",
                "quantity": 77,
                "of": "arrest",
                "from": {"point": "ZQXpoint"},
                "as_of": "2026-02-01",
                **said,
            },
            {
                "id": "ZQXunder",
                **stock,
                "quantity": {"at_most": 99},
                "as_of": "2026-01-16",
                "under": ["only_releases", "shared_cutoff", "dates_as_written", "ZQXsupposed"],
            },
            {"id": "ZQXlead", **stock, "quantity": {"at_most": 3}, "as_of": "2026-01-16", "lead": True},
            {
                "id": "ZQXrelated",
                "kind": "related",
                "account": "list",
                "relation": "contains",
                "others": ["ZQXaccount"],
                **said,
            },
            {
                "id": "ZQXelsewhere",
                "kind": "held",
                "account": "ZQXaccount",
                "quantity": 5,
                "as_of": "2026-02-01",
                **said,
            },
            {"id": "ZQXrole", "kind": "role", "actor": "ZQXactor", "role": "mediator", "event": "release1", **said},
            {
                "id": "ZQXlabel",
                "kind": "labelled",
                "of": {"person": "ZQXperson"},
                "label": "hostage",
                "applies": True,
                **said,
            },
            # Open by their own mark, and naming what is not.
            {"id": "ZQXopen-about", "kind": "unconfirmed", "about": "ZQXbound", "speaker": "watch"},
            {
                "id": "ZQXopen-account",
                "kind": "held",
                "speaker": "watch",
                "account": "ZQXaccount",
                "quantity": 8,
                "as_of": "2026-02-01",
            },
            {
                "id": "ZQXopen-under",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": {"at_most": 7},
                "as_of": "2026-01-16",
                "under": ["ZQXsupposed"],
            },
            {
                "id": "ZQXopen-bulletin",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": {"at_most": 7},
                "bulletin": "ZQXbulletin",
            },
            {
                "id": "ZQXopen-via",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": {"at_most": 7},
                "as_of": "2026-01-16",
                "via": "ZQXactor",
            },
            {
                "id": "ZQXopen-remark",
                "kind": "retracted",
                "about": "ZQXretracts",
                "speaker": "watch",
                "said": "2026-02-05",
            },
        ],
    }


def two_dossiers(small):
    """The dossier as the public's coder would have written it, and the same with what insiders add."""
    small["claims"].append(
        {
            "id": "c6",
            "kind": "held",
            "speaker": "watch",
            "account": "list",
            "quantity": {"between": [80, 120]},
            "as_of": "2026-02-16",
            "said": "2026-02-17",
        }
    )
    small["claims"].append(
        {"id": "c7", "kind": "held", "speaker": "watch", "account": "other", "quantity": 4, "as_of": "2026-02-16"}
    )
    small["claims"].append(
        {
            "id": "c8",
            "kind": "held",
            "speaker": "watch",
            "account": "list",
            "quantity": {"at_most": 130},
            "as_of": "2026-02-18~",
            "said": "2026-02-19",
            "quote": "open quote",
        }
    )
    small["accounts"].append({"id": "other", "population": "others"})
    small["negotiations"] = [{"id": "talks", "title": "Talks", "moves": [{"event": "arrest1", "to": "under_way"}]}]
    small["funds"] = [{"id": "relief", "title": "Relief"}]
    small["pledges"] = [{"id": "open", "title": "Twenty are let go"}]
    small["exchanges"] = [{"id": "swap", "legs": [{"id": "A", "pledge": "open", "said_by": ["c9"]}]}]
    small["agreements"] = [
        {
            "id": "accord",
            "negotiation": "talks",
            "provisions": [
                {"id": "1", "kind": "prisoner_release", "pledge": "open", "fund": "relief", "said_by": ["c9"]}
            ],
        }
    ]
    # As everywhere, a thing that only withheld claims speak of is withheld: somebody speaks of these openly.
    role = {"kind": "role", "speaker": "watch", "actor": "watch"}
    small["claims"].append({"id": "c11", **role, "role": "monitor", "negotiation": "talks"})
    small["claims"].append({"id": "c12", **role, "role": "witness", "agreement": "accord"})
    small["claims"].append(
        {"id": "c9", "kind": "pledged", "speaker": "watch", "quantity": 20, "pledge": "open", "said": "2026-02-19"}
    )
    small["claims"].append(
        {
            "id": "c10",
            "kind": "counts_towards",
            "speaker": "watch",
            "pledge": "open",
            "account": "list",
            "of": "release",
            "as": "verified",
            "from": {"start_of": "2026-01-02"},
        }
    )
    for name in ("shared_cutoff", "dates_as_written"):
        small["assumptions"].append({"id": name, "statement": f"As built in: {name}.", "on": True, "effect": name})
    del small["claims"][1]["said"]  # c2, dated by its page alone
    small["assumptions"][0].pop("speaker")
    plain = json.loads(json.dumps(small))

    whole = json.loads(json.dumps(small))
    claims = {c["id"]: c for c in whole["claims"]}
    claims["c2"].update(document="ZQXdoc", locator="ZQX p. 1")
    claims["c4"].update(document="ZQXdoc", locator="ZQX p. 2")
    claims["c6"]["derived_from"] = "ZQXrepeated"
    claims["c8"]["supersedes"] = "ZQXsuperseded"
    whole["bulletins"][0]["documents"].append("ZQXdoc")
    whole["documents"][0]["publisher"] = "ZQXactor"
    whole["accounts"][1]["counter"] = "ZQXactor"
    whole["assumptions"][0]["speaker"] = "ZQXactor"
    whole["groups"][0]["members"] += ["p2", "ZQXperson"]
    plain["groups"][0]["members"] += ["p2"]
    whole["events"][1].update(where="ZQXplace")
    whole["negotiations"][0]["moves"] += [
        {"event": "ZQXevent", "to": "suspended"},
        {"event": "ZQXnamed", "to": "collapsed"},
    ]
    whole["negotiations"][0]["rounds"] = ["ZQXnamed2"]
    whole["agreements"][0]["provisions"] += [
        {"id": "ZQX2", "kind": "fund", "fund": "ZQXfund", "said_by": ["ZQXpledged"]}
    ]
    whole["agreements"][0]["provisions"][0]["said_by"] += ["ZQXpledged"]
    whole["exchanges"][0]["legs"] += [{"id": "ZQX B", "pledge": "open", "said_by": ["ZQXpledged"]}]
    whole["exchanges"][0]["legs"][0].update(custodian="ZQXactor", by_way_of=["ZQXplace"], handed_to="ZQXactor")
    whole["pledges"][0].update(to="ZQXactor", population="ZQXaccount")
    whole["events"][1]["people"] = ["p1", "ZQXperson"]
    for name, things in hidden_things().items():
        # Before what is open, so that no place in a list gives a number away.
        whole[name] = things + whole.get(name, [])
    return plain, whole


@pytest.fixture
def both(small, write, tmp_path):
    plain, whole = two_dossiers(small)
    for folder, dossier in (("plain", plain), ("whole", whole)):
        write(dossier, folder=tmp_path / folder)
    return tmp_path / "plain", tmp_path / "whole"


HIDDEN_CLAIMS = len(hidden_things()["claims"])
FLOW = ("--account", "list", "--from", "b1", "--to", "claim:c2")
QUESTIONS = [
    ("check",),
    ("report",),
    ("timeline",),
    ("negotiation",),
    ("negotiation", "--from", "2026-01-01", "--to", "2026-03-01"),
    ("negotiation", "talks", "--on", "2026-01-20"),
    ("agreement",),
    ("pledges",),
    ("pledges", "--at", "2026-02-16"),
    ("pledges", "--at", "2026-02-16", "--ladder"),
    ("pledges", "open", "--at", "2026-02-16"),
    ("paths", "arrest1", "release1"),
    ("paths", "release1", "arrest1"),
    ("graph",),
    ("graph", "--relation", "precedes"),
    ("panel",),
    ("panel", "--from", "2026-01", "--to", "2026-03"),
    ("held", "--account", "list", "--at", "claim:c2"),
    ("held", "--account", "list", "--at", "2026-01-01"),
    ("held", "--account", "list", "--at", "claim:c4"),
    ("held", "--account", "list", "--at", "2026-02-16"),
    ("held", "--account", "list", "--at", "end:2026-01-15"),
    ("held", "--account", "list", "--from", "b1", "--to", "claim:c4"),
    ("held", "--account", "list", "--from", "end:2025-12-01", "--to", "end:2026-03-01"),
    ("held", "--account", "other", "--at", "c7"),
    ("entries", *FLOW),
    ("entries", "--account", "list", "--from", "end:2026-01-10", "--to", "end:2026-02-20"),
    ("exits", *FLOW),
    ("exits", *FLOW, "--kind", "release"),
    ("exits", *FLOW, "--kind", "death"),
    ("entries", *FLOW, "--kind", "arrest"),
    ("unaccounted", *FLOW),
    ("sensitivity", "entries", *FLOW),
    ("sensitivity", "held", "--account", "list", "--at", "claim:c4"),
    ("least-change", "--account", "list"),
    ("least-change", *FLOW),
    ("why", "entries", *FLOW),
    ("why", "exits", *FLOW),
    ("why", "held", "--account", "list", "--at", "claim:c4"),
    ("why", "held", "--account", "list", "--at", "claim:c6"),
]
VIEWS = [
    (),
    ("--language", "es"),
    ("--as-known", "2026-02-03"),
    ("--as-known", "2026-02-28"),
    ("--as-recorded", "2026-03-02"),
    ("--about", "10%"),
    ("--without", "c3"),
    ("--assume", "only_releases"),
    ("--without", "shared_cutoff"),
    ("--without", "dates_as_written", "--assume", "only_releases"),
]


def put(words, *more):
    return (words[0], "dossier.json", *words[1:], *more)


def same_but_for_the_number_withheld(habeas, both, words, withheld=HIDDEN_CLAIMS, mark_asked=False):
    """Runs a command beside each dossier; the two may differ in the number withheld and in nothing else."""
    plain, whole = (habeas(*words, cwd=folder) for folder in both)
    assert plain.code == whole.code, (words, plain.err, whole.err)
    # A table for spreadsheets is told of on standard error.
    table = words[0] == "panel" and "--json" not in words
    assert plain.err == (WITHHELD.sub("", whole.err) if table else whole.err), words
    if not mark_asked:
        assert MARK.lower() not in (whole.out + whole.err).lower(), (words, whole)
    if whole.code > 1:
        assert plain.raw_out == whole.raw_out == b""
    elif "--json" in words:
        a, b = plain.json, whole.json
        assert a.pop("withheld") == 0 and b.pop("withheld") == withheld, words
        assert json.dumps(a) == json.dumps(b), words
    else:
        told = WITHHELD.findall(whole.err if table else whole.out)
        assert not WITHHELD.search(plain.out)
        assert len(told) == 1
        assert str(withheld) in told[0]
        assert plain.out == (whole.out if table else WITHHELD.sub("", whole.out)), words
    return whole


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_the_public_sees_no_difference(habeas, both, words):
    for view in VIEWS:
        same_but_for_the_number_withheld(habeas, both, put(words, *view))
        same_but_for_the_number_withheld(habeas, both, put(words, *view, "--json"))


def test_the_questions_answer_at_all(habeas, both):
    """Else the test above would compare errors."""
    codes = [habeas(*put(words), cwd=both[1]).code for words in QUESTIONS]
    assert sum(code in (0, 1) for code in codes) >= len(QUESTIONS) - 4, codes


def names():
    return sorted({thing["id"] for things in hidden_things().values() for thing in things})


def misspelt(name):
    """One slip of the keys, another for each name."""
    return (name[:-1], name + "s", name.replace("ZQX", "zqx"))[len(name) % 3]


@pytest.mark.parametrize("name", names())
def test_a_hidden_id_is_answered_as_one_that_does_not_exist(habeas, both, name):
    for asked in (name, misspelt(name)):
        for words in (
            ("held", "--account", asked, "--at", "c1"),
            ("held", "--account", "list", "--at", asked),
            ("held", "--account", "list", "--at", f"claim:{asked}"),
            ("held", "--account", "list", "--at", f"claim:{asked}:from"),
            ("held", "--account", "list", "--at", f"bulletin:{asked}"),
            ("held", "--account", "list", "--at", f"point:{asked}"),
            ("held", "--account", "list", "--at", f"event_start:{asked}"),
            ("held", "--account", "list", "--from", "b1", "--to", asked),
            ("entries", "--account", "list", "--from", asked, "--to", "end:2026-02-20"),
            ("why", "exits", "--account", "list", "--from", "b1", "--to", asked),
            ("sensitivity", "exits", "--account", "list", "--from", "b1", "--to", asked),
            ("unaccounted", "--account", "list", "--from", "b1", "--to", asked),
            ("check", "--without", asked),
            ("check", "--assume", asked),
            ("report", "--assume", asked),
            ("entries", *FLOW, "--without", asked),
            ("timeline", "--without", asked),
        ):
            ran = same_but_for_the_number_withheld(habeas, both, put(words), mark_asked=True)
            assert ran.code in (2, 4) or words[0] == "check", words
            said = ran.err.replace(asked, "")
            assert MARK.lower() not in said.lower(), ran.err


ADDED = {
    "a claim of its own": {
        "claims": [
            {"id": "n1", "kind": "held", "speaker": "watch", "account": "list", "quantity": 1, "as_of": "2026-02-20"}
        ]
    },
    "a contradiction": {
        "claims": [{"id": "n1", "kind": "held", "speaker": "watch", "account": "list", "quantity": 1, "bulletin": "b1"}]
    },
    "a speaker": {
        "claims": [
            {"id": "n1", "kind": "held", "speaker": "ZQXactor", "account": "list", "quantity": 1, "as_of": "2026-02-20"}
        ]
    },
    "an account": {
        "claims": [
            {
                "id": "n1",
                "kind": "held",
                "speaker": "watch",
                "account": "ZQXaccount",
                "quantity": 1,
                "as_of": "2026-02-20",
            }
        ]
    },
    "a bulletin": {
        "claims": [
            {
                "id": "n1",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 1,
                "bulletin": "ZQXbulletin",
            }
        ]
    },
    "a document": {
        "claims": [
            {
                "id": "n1",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 1,
                "as_of": "2026-02-20",
                "document": "ZQXdoc",
            }
        ]
    },
    "an assumption": {
        "claims": [
            {
                "id": "n1",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 1,
                "as_of": "2026-02-20",
                "under": ["ZQXsupposed"],
            }
        ]
    },
    "an event": {"claims": [{"id": "n1", "kind": "dated", "speaker": "watch", "event": "ZQXevent", "date": "2026"}]},
    "an event that hidden claims alone name": {
        "claims": [{"id": "n1", "kind": "dated", "speaker": "watch", "event": "ZQXnamed", "date": "2026"}]
    },
    "a link": {
        "claims": [
            {
                "id": "n1",
                "kind": "linked",
                "speaker": "watch",
                "from": "release1",
                "relation": "follows",
                "to": "ZQXevent",
            }
        ]
    },
    "a person": {
        "claims": [
            {
                "id": "n1",
                "kind": "labelled",
                "speaker": "watch",
                "of": {"person": "ZQXperson"},
                "label": "hostage",
                "applies": True,
            }
        ]
    },
    "a group": {
        "claims": [
            {
                "id": "n1",
                "kind": "labelled",
                "speaker": "watch",
                "of": {"group": "ZQXgroup"},
                "label": "hostage",
                "applies": True,
            }
        ]
    },
    "a place": {
        "claims": [
            {
                "id": "n1",
                "kind": "labelled",
                "speaker": "watch",
                "of": {"place": "ZQXplace"},
                "label": "prison",
                "applies": True,
            }
        ]
    },
    "a point": {
        "claims": [
            {
                "id": "n1",
                "kind": "exits",
                "speaker": "watch",
                "account": "list",
                "quantity": 1,
                "from": {"point": "ZQXpoint"},
                "as_of": "2026-02-20",
            }
        ]
    },
    "a claim, retracted": {
        "claims": [{"id": "n1", "kind": "retracted", "speaker": "watch", "about": "ZQXcontradicts"}]
    },
    "a claim, superseded": {
        "claims": [
            {
                "id": "n1",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 1,
                "as_of": "2026-02-20",
                "supersedes": "ZQXbound",
            }
        ]
    },
    "a claim, repeated": {
        "claims": [
            {
                "id": "n1",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 1,
                "as_of": "2026-02-20",
                "derived_from": "ZQXbound",
            }
        ]
    },
    "a claim as a window": {
        "claims": [
            {
                "id": "n1",
                "kind": "exits",
                "speaker": "watch",
                "account": "list",
                "quantity": 1,
                "from": {"claim": "ZQXbound"},
                "as_of": "2026-02-20",
            }
        ]
    },
    "the id of a hidden claim": {
        "claims": [
            {
                "id": "ZQXbound",
                "kind": "held",
                "speaker": "watch",
                "account": "list",
                "quantity": 1,
                "as_of": "2026-02-20",
            }
        ]
    },
    "the id of a hidden account": {"accounts": [{"id": "ZQXaccount"}]},
    "the id of a hidden event": {"events": [{"id": "ZQXevent", "kind": "release"}]},
    "the id of a hidden assumption": {"assumptions": [{"id": "ZQXassumption", "statement": "mine", "on": True}]},
    "a circle with a hidden claim": {
        "claims": [
            {"id": "n1", "kind": "retracted", "speaker": "watch", "about": "ZQXretracts"},
            {"id": "n2", "kind": "retracted", "speaker": "watch", "about": "n1"},
        ]
    },
    "a second assumption of one effect": {
        "assumptions": [{"id": "mine", "statement": "mine", "on": True, "effect": "no_other_exits", "account": "list"}]
    },
    "problems of its own": {
        "claims": [
            {"id": "c1", "kind": "held", "speaker": "watch", "account": "lst", "quantity": -1, "as_of": "2026-13"}
        ]
    },
}


@pytest.mark.parametrize("name", ADDED)
def test_what_is_added_meets_only_what_its_reader_may_see(habeas, both, write, name):
    for folder in both:
        write(ADDED[name], "more.json", folder=folder)
    for words in (
        ("check",),
        ("report",),
        ("timeline",),
        ("entries", *FLOW),
        ("why", "held", "--account", "list", "--at", "c4"),
    ):
        for more in ((), ("--json",), ("--as-known", "2026-02-28", "--json")):
            same_but_for_the_number_withheld(habeas, both, put(words, "--with", "more.json", *more), mark_asked=True)


def test_a_hidden_thing_added_to_is_still_there_for_insiders(habeas, both, write):
    for folder in both:
        write(ADDED["an account"], "more.json", folder=folder)
    habeas("check", "dossier.json", "--with", "more.json", cwd=both[0], code=3)
    ran = habeas("check", "dossier.json", "--with", "more.json", "--audience", "internal", "--json", cwd=both[1])
    assert ran.code in (0, 1) and ran.json["withheld"] == 0


def test_insiders_see_it_all(habeas, both):
    def bound(*more, words=("entries", *FLOW)):
        return habeas(*put(words, "--json", *more), cwd=both[1], code=0).json["bound"]

    public, internal = bound(), bound("--audience", "internal")
    assert (public["low"], public["high"]) == (20, None)
    assert (public["low"], public["high"]) != (internal["low"], internal["high"])
    checked = habeas("check", "dossier.json", "--audience", "internal", "--json", cwd=both[1], code=1).json
    assert any("ZQXcontradicts" in c["claims"] for c in checked["contradictions"])
    assert checked["withheld"] == 0
    assert MARK in habeas("report", "dossier.json", "--audience", "internal", cwd=both[1]).out
    assert habeas("check", "dossier.json", "--without", "ZQXbound", "--audience", "internal", cwd=both[1]).code in (
        0,
        1,
    )
    assert "withheld" not in habeas("check", "dossier.json", "--audience", "internal", cwd=both[1]).out


def test_public_is_the_default(habeas, both):
    for words in QUESTIONS:
        assert habeas(*put(words), cwd=both[1]).out == habeas(*put(words, "--audience", "public"), cwd=both[1]).out


def test_partners_see_more_than_the_public_and_less_than_insiders(habeas, small, write):
    claim = {"kind": "held", "speaker": "watch", "account": "list", "said": "2026-01-20"}
    small["claims"] += [
        {"id": "for_partners", **claim, "quantity": {"at_most": 97}, "as_of": "2026-01-15", "audience": "partner"},
        {"id": "for_insiders", **claim, "quantity": {"at_most": 60}, "as_of": "2026-01-16", "audience": "internal"},
    ]
    path = write(small)

    def held(audience, day):
        value = habeas(
            "held", path, "--account", "list", "--at", f"end:{day}", "--audience", audience, "--json", code=0
        ).json
        return value["withheld"], value["bound"]["high"]

    def value(audience):
        return habeas("report", path, "--audience", audience, "--json", code=0).json

    assert [value(a)["withheld"] for a in ("public", "partner", "internal")] == [2, 1, 0]
    assert [len(value(a)["accounts"][0]["points"]) for a in ("public", "partner", "internal")] == [3, 4, 5]
    assert "for_insiders" not in json.dumps(value("partner")) and "for_partners" in json.dumps(value("partner"))
    assert held("public", "2026-02-20")[0] == 2


def test_the_number_withheld_is_told_in_every_answer(habeas, both):
    for words in QUESTIONS:
        ran = habeas(*put(words, "--json"), cwd=both[1])
        if ran.code < 2:
            assert ran.json["withheld"] == HIDDEN_CLAIMS
