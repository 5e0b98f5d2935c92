# SPDX-License-Identifier: MIT
"""Every answer is that of a dossier made only of what its reader may see.

Dossiers are marked at random; what a reader may see of each is worked out here, from the rules as docs/semantics.md
has them and from nothing of habeas. Then every command is asked of both, as text and as JSON: the answers are equal
byte for byte, but for the number of claims withheld. HABEAS_SECRECY_DOSSIERS asks of more dossiers than usual.
"""

import copy
import json
import os
import pathlib
import random
import re
import runpy

import pytest

SEED = 20260207
DOSSIERS = int(os.environ.get("HABEAS_SECRECY_DOSSIERS", "300"))
QUESTIONS_OF_EACH = 6

# What a reader may see, by the rules.

WIDTH = {"public": 0, "partner": 1, "internal": 2}
LEFT_STANDING = ("document", "derived_from", "supersedes")

# The fields of each list that hold an id or a list of ids, and of what. A dot leads into an object, [] into a list.
NAMES = {
    "places": {"within": "places"},
    "documents": {"publisher": "actors"},
    "bulletins": {"speaker": "actors", "documents[]": "documents"},
    "accounts": {"counter": "actors"},
    "assumptions": {"speaker": "actors", "account": "accounts"},
    "groups": {"members[]": "people", "counted_in": "accounts"},
    "editions": {"account": "accounts", "document": "documents", "bulletin": "bulletins", "people[].person": "people"},
    "events": {
        "where": "places",
        "people[]": "people",
        "group": "groups",
        "change.destination": "places",
        "change.follows": "events",
        "change.authority": "actors",
    },
    "negotiations": {"channels[].where": "places", "rounds[]": "events", "moves[].event": "events"},
    "agreements": {
        "negotiation": "negotiations",
        "signing": "events",
        "provisions[].pledge": "pledges",
        "provisions[].exchange": "exchanges",
        "provisions[].fund": "funds",
        "provisions[].said_by[]": "claims",
    },
    "pledges": {"from": "actors", "to": "actors", "population": "accounts"},
    "exchanges": {
        "negotiation": "negotiations",
        "event": "events",
        "legs[].pledge": "pledges",
        "legs[].custodian": "actors",
        "legs[].on_behalf": "actors",
        "legs[].by_way_of[]": "places",
        "legs[].handed_to": "actors",
        "legs[].destination": "places",
        "legs[].said_by[]": "claims",
    },
}
OF_ALL_CLAIMS = {
    "speaker": "actors",
    "via": "actors",
    "document": "documents",
    "bulletin": "bulletins",
    "derived_from": "claims",
    "supersedes": "claims",
    "under[]": "assumptions",
}
SUBJECT = {"of.person": "people", "of.group": "groups", "of.place": "places", "of.actor": "actors"}
POINT = {"bulletin": "bulletins", "claim": "claims", "point": "points", "event_start": "events", "event_end": "events"}


def points(*fields):
    return {f"{field}.{how}": of for field in fields for how, of in POINT.items()}


LIMITS = {"destination": "places", "authority": "actors"}
FLOW = {"account": "accounts", "from_under": "assumptions", **points("from", "to"), **LIMITS}
OF_CLAIMS = {
    "held": {"account": "accounts"},
    "entries": FLOW,
    "exits": FLOW,
    "net": FLOW,
    "ever_held": FLOW,
    "ratio": {"exchange": "exchanges"},
    "pledged": {"account": "accounts", "to": "actors", "pledge": "pledges", "once": "events", **LIMITS},
    "occurred": {"event": "events"},
    "dated": {"event": "events"},
    "linked": {"from": "events", "to": "events"},
    "role": {
        "actor": "actors",
        "event": "events",
        "negotiation": "negotiations",
        "agreement": "agreements",
        "fund": "funds",
    },
    "attribute": SUBJECT,
    "custody": SUBJECT,
    "implemented": {"agreement": "events", "of": "agreements"},
    "coded": {"of": "agreements"},
    "counts_towards": {"pledge": "pledges", "account": "accounts", **points("from"), **LIMITS},
    "labelled": {**SUBJECT, "population": "accounts"},
    "identity": {"first": "people", "second": "people"},
    "member": {"person": "people", "group": "groups", "members_of": "groups", "account": "accounts"},
    "related": {"account": "accounts", "others[]": "accounts"},
}
LISTS = [*NAMES, "actors", "points", "people", "funds", "claims"]


def at(thing, path):
    """Every (holder, key) that a path leads to."""
    head, _, rest = path.partition(".")
    name = head.removesuffix("[]")
    if not isinstance(thing, dict) or name not in thing:
        return
    places = [(thing, name)]
    if head.endswith("[]"):
        places = [(thing[name], i) for i in range(len(thing[name]))]
    for holder, key in places:
        if rest:
            yield from at(holder[key], rest)
        else:
            yield holder, key


def names_in(kind, thing):
    """Every (holder, key, list, field) of an id that a thing names."""
    fields = NAMES.get(kind, {})
    if kind == "claims":
        fields = {**OF_ALL_CLAIMS, **OF_CLAIMS.get(thing["kind"], {"about": "claims"})}
        if thing["kind"] == "custody" and thing["facet"] == "holder":
            fields = {**fields, "value": "actors"}
    for field, of in fields.items():
        for holder, key in at(thing, field):
            yield holder, key, of, field
    if kind == "accounts":
        for clause in thing.get("rule", {}).get("clauses", []):
            if clause["facet"] == "holder":
                yield clause, "value", "actors", "rule"
    if kind == "editions":
        for line in thing["people"]:
            if "holder" in line.get("says", {}):
                yield line["says"], "holder", "actors", "says"


def shown_to(reader, dossier):
    """The dossier as its author would have written it for this reader alone, and how many claims it leaves out."""
    d = copy.deepcopy(dossier)
    things = {(k, t["id"]): t for k in LISTS for t in d.get(k, [])}
    names = {key: [(of, holder[k]) for holder, k, of, _ in names_in(key[0], t)] for key, t in things.items()}
    seen = {key for key, t in things.items() if WIDTH[t.get("audience", "public")] <= WIDTH[reader]}
    for key, t in things.items():
        if key[0] in ("assumptions", "editions") and "account" in t and ("accounts", t["account"]) not in seen:
            seen.discard(key)
    # A claim that names what is withheld is withheld, but for a page, an origin or a claim that it supersedes.
    before = None
    while before != len(seen):
        before = len(seen)
        for key, t in things.items():
            if key[0] == "claims":
                for holder, k, of, field in names_in("claims", t):
                    there = (of, holder[k]) in things
                    if (
                        there
                        and (of, holder[k]) not in seen
                        and field not in ("document", "derived_from", "supersedes")
                    ):
                        seen.discard(key)
    # What only withheld things name is withheld. Lists that put together what claims speak of bring nothing to light.
    lists_only = ("negotiations", "agreements", "exchanges")
    named = {name for key, all_of in names.items() if key[0] not in lists_only for name in all_of}
    reached = set()
    waiting = [
        key
        for key in seen
        if key not in named
        or key[0] == "claims"
        or (key[0] == "assumptions" and things[key].get("effect", "none") != "none")
    ]
    while waiting:
        key = waiting.pop()
        if key in reached or key not in seen:
            continue
        reached.add(key)
        if key[0] not in lists_only:
            waiting += names[key]
    seen = reached
    for kind in LISTS:
        if kind in d:
            d[kind] = [t for t in d[kind] if (kind, t["id"]) in seen]
    forget(d, things, seen)
    withheld = sum(1 for key in things if key[0] == "claims" and key not in seen)
    return d, withheld


def forget(d, things, seen):
    """Drops the names of what is withheld from what is left."""

    def gone(of, name):
        return (of, name) in things and (of, name) not in seen

    for kind in LISTS:
        for t in d.get(kind, []):
            if kind == "accounts" and "clauses" in t.get("rule", {}):
                t["rule"]["clauses"] = [
                    c for c in t["rule"]["clauses"] if c["facet"] != "holder" or not gone("actors", c["value"])
                ]
            if kind == "editions":
                t["people"] = [line for line in t["people"] if not gone("people", line["person"])]
            if kind == "negotiations" and "moves" in t:
                t["moves"] = [m for m in t["moves"] if not gone("events", m["event"])]
            for parts in ("provisions", "legs"):
                if parts in t:
                    t[parts] = [
                        p
                        for p in t[parts]
                        if not p.get("said_by") or not all(gone("claims", name) for name in p["said_by"])
                    ]
            if kind == "claims" and gone("documents", t.get("document")):
                t.pop("locator", None)
            lists = []
            for holder, key, of, _ in list(names_in(kind, t)):
                if gone(of, holder[key]):
                    if isinstance(holder, list):
                        lists.append((holder, of))
                    else:
                        del holder[key]
            for holder, of in lists:
                holder[:] = [name for name in holder if not gone(of, name)]


def marked(dossier, chance):
    """A dossier with marks at random: some kinds of things more than others."""
    d = copy.deepcopy(dossier)
    share = chance.choice((0.03, 0.1, 0.3))
    heavy = set(chance.sample(LISTS, 3))
    for kind in LISTS:
        for t in d.get(kind, []):
            t.pop("audience", None)
            # A built-in assumption may not be withheld.
            built_in = t.get("effect") in ("shared_cutoff", "dates_as_written")
            if not built_in and chance.random() < share * (2 if kind in heavy else 0.7):
                t["audience"] = chance.choice(("partner", "internal"))
    return d


# What is asked.


def one(chance, d, kind):
    return chance.choice([t["id"] for t in d.get(kind, [])] or ["nothing"])


def a_point(chance, d):
    stocks = [c["id"] for c in d.get("claims", []) if c["kind"] == "held"]
    kinds = [f"end:{chance.choice(days_of(d))}"]
    if stocks:
        kinds += [f"claim:{chance.choice(stocks)}"] * 2
    if d.get("bulletins"):
        kinds += [f"bulletin:{one(chance, d, 'bulletins')}"] * 2
    return chance.choice(kinds)


def days_of(d):
    return sorted(set(re.findall(r"\b2\d{3}-\d\d-\d\d\b", json.dumps(d.get("claims", []))))) or ["2026-01-01"]


def two_points(chance, d):
    a, b = sorted(chance.choices(days_of(d), k=2))
    return chance.choice(
        [("--from", f"end:{a}", "--to", f"end:{b}"), ("--from", a_point(chance, d), "--to", a_point(chance, d))]
    )


def account_of(chance, d):
    counted = [c["account"] for c in d.get("claims", []) if c["kind"] in ("held", "entries", "exits")]
    return ("--account", chance.choice(counted or [one(chance, d, "accounts")]))


def coders(d):
    return sorted({c["coder"] for c in d.get("claims", []) if "coder" in c}) or ["a", "b"]


QUESTIONS = {
    "check": lambda r, d: ("check",),
    "report": lambda r, d: ("report",),
    "timeline": lambda r, d: ("timeline",),
    "held": lambda r, d: ("held", *account_of(r, d), "--at", a_point(r, d)),
    "held from to": lambda r, d: ("held", *account_of(r, d), *two_points(r, d)),
    "entries": lambda r, d: ("entries", *account_of(r, d), *two_points(r, d)),
    "exits": lambda r, d: ("exits", *account_of(r, d), *two_points(r, d), *r.choice([(), ("--kind", "release")])),
    "unaccounted": lambda r, d: ("unaccounted", *account_of(r, d), *two_points(r, d)),
    "sensitivity": lambda r, d: ("sensitivity", "held", *account_of(r, d), "--at", a_point(r, d)),
    "why": lambda r, d: ("why", r.choice(("entries", "exits")), *account_of(r, d), *two_points(r, d)),
    "why held": lambda r, d: ("why", "held", *account_of(r, d), "--at", a_point(r, d)),
    "series": lambda r, d: ("series", "held", *account_of(r, d), "--at", a_point(r, d)),
    "changes": lambda r, d: ("changes", "--since", r.choice(days_of(d)), *account_of(r, d)),
    "draft": lambda r, d: ("draft", "--with", "draft.json"),
    "least-change": lambda r, d: (
        "least-change",
        *account_of(r, d),
        "--policy",
        r.choice(("one_vote", "by_grading", "by_size")),
    ),
    "negotiation": lambda r, d: ("negotiation", *r.choice([(), ("--on", r.choice(days_of(d)))])),
    "agreement": lambda r, d: ("agreement",),
    "pledges": lambda r, d: ("pledges", *r.choice([(), ("--at", r.choice(days_of(d)), "--ladder")])),
    "paths": lambda r, d: ("paths", one(r, d, "events"), one(r, d, "events")),
    "graph": lambda r, d: ("graph",),
    "graph dot": lambda r, d: ("graph", "--format", "dot"),
    "graph graphml": lambda r, d: ("graph", "--format", "graphml"),
    "graph json-ld": lambda r, d: ("graph", "--format", "json-ld"),
    "panel": lambda r, d: ("panel",),
    "labels": lambda r, d: ("labels",),
    "agreement-between": lambda r, d: ("agreement-between", r.choice(coders(d)), r.choice(coders(d))),
    "list diff": lambda r, d: ("list", "diff", one(r, d, "editions"), one(r, d, "editions")),
    "tally": lambda r, d: ("tally", one(r, d, "editions")),
    "custody": lambda r, d: ("custody", "--at", r.choice(days_of(d))),
    "custody of one": lambda r, d: ("custody", "--at", "2100-01-01", "--of", one(r, d, r.choice(("people", "groups")))),
    "first contradictions": lambda r, d: ("check", "--contradictions", "4"),
    "unaccounted day by day": lambda r, d: ("unaccounted", "--series", *account_of(r, d)),
}

# What is asked by a name that is not quite, or not for this reader, that of anything.
BY_NAME = {
    "held": lambda r, name: ("held", "--account", name, "--at", "end:2026-01-01"),
    "held at": lambda r, name: ("held", "--account", "list", "--at", r.choice(("", "claim:", "bulletin:")) + name),
    "why": lambda r, name: ("why", "exits", "--account", name, "--from", name, "--to", name),
    "paths": lambda r, name: ("paths", name, name),
    "negotiation": lambda r, name: ("negotiation", name),
    "agreement": lambda r, name: ("agreement", name),
    "pledges": lambda r, name: ("pledges", name),
    "custody": lambda r, name: ("custody", "--at", "2100-01-01", "--of", name),
    "tally": lambda r, name: ("tally", name),
    "list diff": lambda r, name: ("list", "diff", name, name),
    "agreement-between": lambda r, name: ("agreement-between", name, name),
    "without": lambda r, name: ("check", "--without", name),
    "assume": lambda r, name: ("check", "--assume", name),
    "assuming": lambda r, name: ("check", "--assuming", f"no_other_exits:{name}"),
    "draft": lambda r, name: ("draft", "--with", "named.json"),
}


def a_view(chance, d):
    """Options of how to look."""
    kinds = [
        (),
        (),
        ("--language", "es"),
        ("--as-known", chance.choice(days_of(d))),
        ("--about", "10%"),
        ("--without", "dates_as_written"),
        ("--without", one(chance, d, "claims")),
        ("--repairs", "fewest"),
        ("--repairs", "latest_of_series"),
    ]
    if d.get("accounts"):
        effect = chance.choice(("no_other_exits", "no_other_entries", "leave_when_freed", "enter_when_held"))
        kinds.append(("--assuming", f"{effect}:{one(chance, d, 'accounts')}"))
    if d.get("assumptions"):
        kinds.append(("--assume", one(chance, d, "assumptions")))
    return chance.choice(kinds)


def a_draft(chance, d):
    """A claim more, like one that is there."""
    stocks = [c for c in d.get("claims", []) if c["kind"] == "held"] or d.get("claims", [])[:1]
    if not stocks:
        return {"claims": []}
    more = {
        k: v for k, v in chance.choice(stocks).items() if k not in ("derived_from", "supersedes", "document", "locator")
    }
    return {"claims": [{**more, "id": "one more"}]}


NUMBER = re.compile(
    rb'"withheld":\s*\d+,?|"habeas:withheld":\s*\d+,?\n?|withheld=\d+|<data key="[a-z_.]*withheld">\d+</data>'
    rb"|^\d+ claims? (?:is|are) withheld from this audience\.\n"
    rb"|^\d+ (?:afirmaciones no se muestran|afirmaci\xc3\xb3n no se muestra) a este p\xc3\xbablico\.\n",
    re.MULTILINE,
)


@pytest.fixture(scope="module")
def bases(examples, habeas, tmp_path_factory):
    """Shipped dossiers, invented ones of every fault, and one made by hand of everything that can be withheld."""
    shipped = ["article", "coders", "exchange_2025", "list", "coded"]
    if DOSSIERS > 300:
        shipped.append("venezuela")  # large: its answers take long
    found = [json.loads((examples / "dossiers" / n / "dossier.json").read_text(encoding="utf-8")) for n in shipped]
    for seed in range(6):
        folder = tmp_path_factory.mktemp("invented")
        size = ("--days", "12", "--people", "30", "--claims", "24", "--named", "4", "--counters", "2")
        habeas("simulate", "--out", folder, "--seed", str(seed + 1), *size, "--fault", "all", code=0)
        found.append(json.loads((folder / "dossier.json").read_text(encoding="utf-8")))
    beside = pathlib.Path(__file__).parent
    small = runpy.run_path(str(beside / "conftest.py"))["small_dossier"]()
    return found + [*runpy.run_path(str(beside / "test_secrecy.py"))["two_dossiers"](small)] * 2


def same_to_a_reader(habeas, folder, base, chance, codes, words_of):
    reader = chance.choice(("public", "public", "partner"))
    whole = marked(base, chance)
    plain, withheld = shown_to(reader, whole)
    for name, d in (("whole", whole), ("plain", plain)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "dossier.json").write_text(json.dumps(d, ensure_ascii=False), encoding="utf-8")
        (folder / name / "draft.json").write_text(json.dumps(a_draft(random.Random(1), plain)), encoding="utf-8")
    for word in words_of:
        asked = QUESTIONS[word](chance, plain)
        cut = 2 if asked[0] == "list" else 1
        words = [*asked[:cut], "dossier.json", *asked[cut:], *a_view(chance, plain), "--audience", reader]
        if chance.random() < 0.5 and "--format" not in words:
            words.append("--json")
        a, b = (habeas(*words, cwd=folder / name) for name in ("plain", "whole"))
        context = (folder, words, withheld)
        assert a.code == b.code, (context, a.err, b.err)
        assert NUMBER.sub(b"", a.raw_err) == NUMBER.sub(b"", b.raw_err), context
        assert NUMBER.sub(b"", a.raw_out) == NUMBER.sub(b"", b.raw_out), context
        if b.code <= 1 and "--json" in words:
            assert b.json["withheld"] == withheld, context
        codes.setdefault(word, []).append(a.code)


def nearly(chance, name):
    """A name with one letter more, less or other: what near names are offered for."""
    at = chance.randrange(len(name) + 1)
    return name[:at] + chance.choice(("", "x", "x")) + name[at + chance.choice((0, 1)) :] or "x"


def test_no_message_names_what_its_reader_may_not_see(habeas, bases, tmp_path):
    """Names that the public is not shown, and names close to them: near names, and how many there are, tell nothing."""
    offered = 0
    for i in range(DOSSIERS):
        chance = random.Random(SEED + i)
        reader = chance.choice(("public", "public", "partner"))
        whole = marked(bases[i % len(bases)], chance)
        plain, _ = shown_to(reader, whole)
        shown = {t["id"] for kind in LISTS for t in plain.get(kind, [])}
        hidden = sorted({t["id"] for kind in LISTS for t in whole.get(kind, [])} - shown)
        for word in chance.sample(sorted(BY_NAME), 3):
            asked = chance.choice(hidden or sorted(shown) or ["x"])
            asked = chance.choice((asked, nearly(chance, asked)))
            for name, d in (("whole", whole), ("plain", plain)):
                (tmp_path / name).mkdir(exist_ok=True)
                (tmp_path / name / "dossier.json").write_text(json.dumps(d, ensure_ascii=False), encoding="utf-8")
                claim = {"kind": "held", "speaker": asked, "account": asked, "quantity": 1, "as_of": "2026-01-01"}
                draft = {"claims": [{**claim, "id": "one more"}]}
                (tmp_path / name / "named.json").write_text(json.dumps(draft), encoding="utf-8")
            question = BY_NAME[word](chance, asked)
            cut = 2 if question[0] == "list" else 1
            words = [*question[:cut], "dossier.json", *question[cut:], "--audience", reader]
            a, b = (habeas(*words, cwd=tmp_path / name) for name in ("plain", "whole"))
            context = (SEED + i, words)
            assert a.code == b.code, (context, a.err, b.err)
            assert NUMBER.sub(b"", a.raw_err) == NUMBER.sub(b"", b.raw_err), context
            assert NUMBER.sub(b"", a.raw_out) == NUMBER.sub(b"", b.raw_out), context
            offered += b.code == 4
    assert offered > DOSSIERS / 3, "names that are not there"


def test_a_reader_is_answered_as_by_a_dossier_of_what_they_may_see(habeas, bases, tmp_path):
    words = list(QUESTIONS)
    codes = {}
    for i in range(DOSSIERS):
        print("seed", SEED + i)
        # Another question first in each round of the dossiers, so that in time each is asked of each.
        first = i * QUESTIONS_OF_EACH + i // len(bases)
        mine = [words[(first + k) % len(words)] for k in range(QUESTIONS_OF_EACH)]
        same_to_a_reader(habeas, tmp_path, bases[i % len(bases)], random.Random(SEED + i), codes, mine)
    for word in QUESTIONS:
        assert any(code in (0, 1) for code in codes[word]), (word, codes[word], "asked, and never answered")
