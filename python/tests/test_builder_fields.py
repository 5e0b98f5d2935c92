# SPDX-License-Identifier: MIT
"""Everything that a file can hold, a builder's word makes."""

from __future__ import annotations

import datetime
import json
import pickle
from typing import Any

import pytest

import habeas

NOUNS = (
    "accounts",
    "actors",
    "agreements",
    "assumptions",
    "bulletins",
    "claims",
    "detainees",
    "detentions",
    "documents",
    "editions",
    "events",
    "exchanges",
    "funds",
    "groups",
    "negotiations",
    "places",
    "pledges",
    "points",
    "releases",
)


def everything() -> habeas.Builder:
    """Say at least once what each field of a file can hold."""
    b = habeas.Builder(
        "all", title="All", language="en", note="n", clock=-240, hemisphere="north", recorded="2030-06-01"
    )
    north = b.actor("north", kind="government", name="The North", note="n", audience="partner")
    south = b.actor("south", kind="coalition")
    land = b.place("land", name="Land", note="n", audience="partner")
    town = b.place("town", within=land)
    page = b.document(
        "page",
        title="A page",
        publisher=north,
        published=datetime.date(2030, 1, 5),
        address="https://example.org",
        archived="https://example.org/a",
        accessed="2030-02",
        hash="sha256:0",
        language="en",
        note="n",
        audience="partner",
    )
    together = b.bulletin("b1", speaker=north, as_of="2030-01-04", documents=[page], note="n", audience="partner")
    count = b.account(
        "count",
        counter=north,
        population="prisoners",
        unit="detentions",
        leaves="when_freed",
        cutoff="end_of_day",
        minimum_days=2,
        counts=[("regime", "prison")],
        leaves_out=[("holder", "south")],
        verification="v",
        window="w",
        deduplication="d",
        revisions="r",
        note="n",
        audience="partner",
    )
    part = b.account("part", counter=north)
    quiet = b.assumption(
        "quiet",
        "Nobody else came.",
        speaker=north,
        on=False,
        effect="no_other_entries",
        account=count,
        kinds=["arrest"],
        note="n",
        audience="partner",
    )
    start = b.point("start", date="2029", note="n", audience="partner")
    ana = b.detainee("ana", name="Ana N.", synthetic=True, note="n", audience="partner")
    eva = b.person("eva", synthetic=True)
    many = b.group("many", name="Many", size=18, members=[ana], counted_in=count, note="n", audience="partner")
    few = b.group("few", size=2)
    b.edition(
        "list",
        account=count,
        people={ana: {"sex": "female"}, eva: {}},
        document=page,
        bulletin=together,
        as_of="2030-01-04",
        note="n",
        audience="partner",
    )
    taken = b.detention("taken", "2029", including=ana)
    freed = b.event(
        "freed",
        "2030-01-10",
        kind="release",
        title="Freed",
        where=town,
        people=[ana],
        group=many,
        mechanism="release",
        ground="decree",
        conditions=[("travel_ban", "accepted")],
        destination=town,
        follows=taken,
        authority=south,
        note="n",
        audience="partner",
        said_by=north,
    )
    swap = b.event("swap", kind="exchange").on("2030-01-10").role(south, "host")
    talks = b.negotiation("talks", title="Talks", parties=[north, south], note="n", audience="partner")
    talks.channel("shuttle", "the boat", town).mediator(south, said_by=north).role(south, "host")
    talks.started("2030-01-01")
    talks.round("2030-01-02")
    talks.moved_by(swap, "suspended")
    deal = talks.agreement("deal", title="Deal", signatories=[north], signed="2030-01-03", note="n")
    relief = b.fund(
        "relief", title="Relief", kind="commission", purpose="p", administered_by=south, note="n", audience="partner"
    )
    ten = deal.pledge(10, counted_in=count, by="2030-02", condition="c", once=swap, from_=north, to=south)
    own = b.pledge(
        "own", title="Own", from_=north, to=south, population=count, unit="bodies", note="n", audience="partner"
    )
    own.promised(habeas.Quantity.at_least(3), by="2030", said_by=north).counted_in(count, from_=start, as_="announced")
    first = b.held(
        count,
        5,
        throughout="2030-01",
        id="C1",
        said_by=north,
        said="2030-01-05",
        recorded="2030-01-06",
        via=south,
        document=page,
        locator="p. 3",
        bulletin=together,
        quote="dicho",
        language="es",
        translation="said",
        grading="B2",
        coder="me",
        codebook="v1",
        as_of="2030-01-05",
        text="t",
        breakdown=[habeas.Breakdown("sex", {"women": 2, "men": habeas.Quantity.between(1, 3)}, "partition")],
        under=[quiet],
        lead=True,
        note="n",
        audience="partner",
    )
    b.held(count, 6, during="2030-02", supersedes=first, derived_from=first, said_by=north)
    b.exchange(
        "july",
        title="July",
        negotiation=talks,
        event=swap,
        legs=[
            habeas.ExchangeLeg("home", "Home", ten, north, south, [land], south, town, True, [first], "bodies"),
            habeas.ExchangeLeg("abroad"),
        ],
        note="n",
        audience="partner",
    )
    b.ratio(habeas.ExchangeHandle("july"), "home", 30, "abroad", per=2, terms="for a soldier")
    deal.provision("fund", "f", fund=relief, said_by=[first])
    b.add("agreements", {"id": "other", "title": "Other", "audience": "partner", "x_own": 1})
    deal.provision("prisoner_exchange", id="swap", exchange=habeas.ExchangeHandle("july"))
    b.entries(count, 1, of="arrest", from_="2030-01-01", to=together)
    b.exits(count, 1, from_=habeas.start_of(swap), from_under=quiet, to=first)
    b.exits(count, 1, from_=habeas.end_of("2030-01-01"), to=start)
    limits = {"ground": "pardon", "destination": town, "authority": south}
    b.exits(count, 1, of="release", condition="exile", to=start, **limits)
    b.net(count, 3, during="2030-01-01/2030-01-31", falls=True)
    b.ever_held(count, 3, during="2030")
    b.pledged(
        4,
        pledge=ten,
        account=count,
        population="p",
        to=south,
        by="2030",
        condition="c",
        once=swap,
        said_by=north,
        of="release",
        freed_under="exile",
        **limits,
    )
    b.occurred(swap)
    b.dated(swap, "2030", reading="sometime", lasted=(3, "weeks"))
    b.link(taken, "within", freed, days=400, date="2030", hedge="seems", said_by=north)
    b.role(south, "guarantor", deal)
    b.attribute(ana, "sex", "female", date="2030", reading="sometime")
    b.custody(ana, "whereabouts", "unknown", known_to="nobody", date="2030", reading="throughout")
    b.custody(many, "holder", north)
    b.attribute(land, "size", "small")
    b.attribute(south, "size", "small")
    b.labelled(ana, "political_prisoner", criterion="own_criteria", since="2029", until="2030", applies=False)
    b.labelled(count, "hostages")
    b.identity(ana, eva, "different")
    b.member(eva, many)
    b.outside(ana, few)
    b.outside(few, many)
    b.member(eva, count)
    b.related(count, "contains", part, overlap=2, flows=True, same_kinds=True)
    b.status(deal, "in_force", date="2030")
    b.stage(deal, "partial")
    b.strength(deal, "fund", 2)
    b.implemented(deal, "fund", 1, date="2031")
    b.implemented(swap, "fund", 1)
    b.counts_towards(ten, count, from_="2030-01-01", of="release", condition="exile", **limits)
    b.denied(first)
    b.corrected(first, 6, said_by=north)
    b.retracted(first, said_by=north)
    b.unconfirmed(first)
    b.absent(text="No list was published.")
    return b


def fields_of(schema: dict[str, Any], node: dict[str, Any], name: str, found: set[tuple[str, str]]) -> None:
    """Collect the fields of an object of the schema, and of those within it."""
    for field, below in node.get("properties", {}).items():
        if isinstance(below, bool):
            continue  # a kind of claim that does not have the field
        found.add((name, field))
        inner = below.get("items", below)
        if "properties" in inner:
            fields_of(schema, inner, field, found)
    for part in (*node.get("allOf", ()), *node.get("oneOf", ()), *node.get("anyOf", ())):
        fields_of(schema, part, name, found)
        if "then" in part:
            fields_of(schema, part["then"], name, found)


def used_in(value: Any, name: str, found: set[tuple[str, str]]) -> None:
    if isinstance(value, list):
        for one in value:
            used_in(one, name, found)
    elif isinstance(value, dict):
        for field, below in value.items():
            found.add((name, field))
            used_in(below, field, found)


def test_every_field_of_a_file_has_a_word() -> None:
    schema = json.loads(habeas.schema())
    wanted: set[tuple[str, str]] = set()
    lists = {}
    for name, node in schema["properties"].items():
        if node.get("type") == "array":
            word = node["items"]["$ref"].rpartition("/")[2]
            lists[name] = word
            fields_of(schema, schema["$defs"][word], word, wanted)
    assert len(lists) == 17 and len(wanted) > 150
    d = everything().build().for_audience("internal")
    data = json.loads(d.to_json())
    used: set[tuple[str, str]] = set()
    for name, word in lists.items():
        used_in(data[name], word, used)
    assert sorted(wanted - used) == []
    head = {name for name, node in schema["properties"].items() if name not in lists}
    assert sorted(head - set(data)) == []


def test_every_kind_of_claim_has_a_word() -> None:
    kinds = {c.kind for c in everything().build().for_audience("internal").claims}
    assert len(kinds) == 25


def test_what_is_built_reads_as_a_file() -> None:
    d = everything().build().for_audience("internal")
    again = habeas.Dossier.from_json(d.to_json()).for_audience("internal")
    assert again.to_json() == d.to_json()


def test_the_nouns_of_a_dossier() -> None:
    d = everything().build().for_audience("internal")
    for name in NOUNS:
        things = getattr(d, name)
        assert len(things) > 0, name
        assert things[things[0].id] == things[0]
        with pytest.raises(habeas.UnknownId):
            things["no such thing"]
        assert pickle.loads(pickle.dumps(things)) == things
    assert d.detainees.where(name="Ana N.").ids == ("ana",)
    assert [m.actor for m in d.mediators] == ["south"]
    assert {(r.actor, r.role) for r in d.third_parties} == {
        ("south", "mediator"),
        ("south", "host"),
        ("south", "guarantor"),
    }
    assert d.links[0].hedge == "seems"
    assert d.funds["relief"].roles[0].role == "administrator"
    assert d.editions["list"].people == ("ana", "eva")
    assert str(d.releases["freed"].people) == "exactly 18"
    assert d.custody(datetime.date(2030, 1, 10))[0].status == "free"
