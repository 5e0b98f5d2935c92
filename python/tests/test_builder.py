# SPDX-License-Identifier: MIT
"""Dossiers made in code: every word of the builder, what it refuses, and where it says that a problem is."""

from __future__ import annotations

import datetime
import inspect
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

import habeas
from habeas.model import words

ROOT = Path(__file__).resolve().parents[2]
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


def enums_of(node: Any) -> set[tuple[str, ...]]:
    if isinstance(node, dict):
        found = {tuple(node["enum"])} if "enum" in node else set()
        return found.union(*(enums_of(below) for below in node.values())) if node else found
    return set().union(*(enums_of(below) for below in node)) if isinstance(node, list) else set()


#: Words of questions, which no file holds.
ASKED = {"Engine", "Frequency", "Language", "Question", "VotePolicy", "Way"}


@pytest.mark.parametrize("name", sorted(set(words.__all__) - ASKED))
def test_words_are_those_of_the_schema(name: str) -> None:
    mine = get_args(getattr(words, name))
    lists = {tuple(sorted(one)) for one in enums_of(json.loads(habeas.schema()))}
    if name == "TalksState":
        mine = (*mine, "not_stated")
    assert tuple(sorted(mine)) in lists or tuple(sorted(set(mine) - {"not_stated"})) in lists, name


def line() -> int:
    frame = inspect.currentframe()
    assert frame is not None and frame.f_back is not None
    return frame.f_back.f_lineno


def test_all_problems_come_at_once_each_with_its_line() -> None:
    b = habeas.Builder("broken")
    watch = b.actor("watch")
    count = b.account("count", counter=watch)
    first = line()
    b.held(count, -5, said_by=watch)
    b.held(habeas.AccountHandle("nobody"), 5, as_of="in spring", said_by=watch)
    talks = b.negotiation("talks", parties=[watch])
    talks.resumed("2030-02-30", said_by=watch)
    b.release(
        "freed",
        size=10**13,
    )
    b.actor("watch")
    b.add("claims", {"kind": "held", "account": "count", "quantity": 1, "wether": 2})
    with pytest.raises(habeas.InvalidFile) as caught:
        b.build()
    got = [(p.line - first, p.pointer) for p in caught.value.problems]
    assert {p.file for p in caught.value.problems} == {__file__}
    assert got == [
        (1, "/claims/0/quantity"),
        (2, "/claims/1/as_of"),
        (2, "/claims/1/account"),
        (4, "/claims/3/date"),
        (5, "/groups/0/size"),
        (9, "/actors/2/id"),
        (10, "/claims/4/wether"),
    ]


def test_handles_are_ids_of_their_kind() -> None:
    b = habeas.Builder()
    ana = b.detainee("ana")
    watch = b.actor("watch")
    talks = b.negotiation("talks")
    assert ana == "ana" and repr(ana) == "<person ana>" and isinstance(talks, str)
    for wrong in (lambda: talks.mediator(ana), lambda: b.account("x", counter=talks), lambda: b.group(members=[watch])):  # type: ignore[arg-type, list-item]
        with pytest.raises(habeas.InvalidType, match=r"got <.*Handle\), wanted"):
            wrong()
    # An id as text is taken for what it is said to be.
    talks.mediator("watch")  # type: ignore[arg-type]
    assert pickle.loads(pickle.dumps(talks)) == "talks"
    assert pickle.loads(pickle.dumps(b.build())).mediators[0].actor == watch


def test_a_misspelt_word_names_the_words() -> None:
    b = habeas.Builder()
    with pytest.raises(habeas.InvalidValue, match="not a kind of actor: got 'goverment', wanted one of person, gov"):
        b.actor("a", kind="goverment")  # type: ignore[arg-type]
    count = b.account("count")
    with pytest.raises(habeas.InvalidValue, match="no such keyword: got 'sad_by', wanted one of said_by"):
        b.held(count, 1, sad_by="a")  # type: ignore[call-arg]
    with pytest.raises(habeas.InvalidValue, match="not a list of a dossier: got 'persons', wanted one of actors"):
        b.add("persons", {})


@pytest.mark.parametrize("number", [True, 5.0, None, [1], b"5"])
def test_what_is_no_number_of_people_is_refused(number: Any) -> None:
    b = habeas.Builder()
    count = b.account("count")
    with pytest.raises(
        habeas.InvalidType, match=r'not a number of people: got .*, wanted a whole number, text such as "about'
    ):
        b.held(count, number)
    with pytest.raises(habeas.InvalidValue, match="not a number of people: got 'five', wanted 302"):
        b.held(count, "five")


def test_a_builder_goes_on_after_it_has_built() -> None:
    b = habeas.Builder()
    talks = b.negotiation("talks")
    before = b.build()
    talks.mediator(b.actor("isles"))
    assert before.mediators == () and len(b.build().mediators) == 1
    assert [a.id for a in b.build().actors] == ["isles", "coder"]


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


def test_a_type_checker_keeps_kinds_and_words_apart(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    program = tmp_path / "typed.py"
    good = [
        "import habeas",
        "b = habeas.Builder('x')",
        "ana = b.detainee('ana')",
        "watch = b.actor('watch', kind='ngo')",
        "count = b.account('count', counter=watch)",
        "talks = b.negotiation('talks', parties=[watch])",
        "c = b.held(count, habeas.Quantity.at_least(5), said_by=watch, as_of='2030')",
        "b.exits(count, 18, during='2030', said_by=watch, supersedes=c)",
        "print(b.build().ledger(count).held('2030'))",
    ]
    bad = [
        "talks.mediator(ana)",
        "b.actor('x', kind='goverment')",
        "b.held(count, 5, sad_by=watch)",
        "b.held(count, 5.5)",
        "b.held(watch, 5)",
        "b.link(talks, 'follows', talks)",
    ]
    program.write_text("\n".join([*good, *bad]) + "\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(program)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    lines = {int(text.split(":")[1]) for text in run.stdout.splitlines() if ": error:" in text}
    assert lines == set(range(len(good) + 1, len(good) + len(bad) + 1)), run.stdout


@pytest.mark.parametrize("kind", ["detention", "arrest", "rearrest", "abduction", "disappearance"])
def test_a_detention_of_any_kind_holds_people(kind: Any) -> None:
    b = habeas.Builder()
    watch, ana = b.actor("watch"), b.detainee("ana", synthetic=True)
    freed = b.release("freed", "2031-02-10", including=ana, said_by=watch)
    b.detention("again", "2031-02-20", including=[ana], kind=kind, follows=freed, said_by=watch)
    d = b.build()
    assert [d.custody(day)[0].status for day in ("2031-02-15", "2031-02-21")] == ["free", "held"]
    assert d.events["again"].kind == kind


@pytest.mark.parametrize("kind", ["arrest", "rearrest", "abduction", "detention"])
def test_an_event_of_a_kind_that_says_so_holds_people_without_a_mechanism(kind: Any) -> None:
    b = habeas.Builder()
    watch, ana = b.actor("watch"), b.detainee("ana", synthetic=True)
    b.event("taken", "2031-02-20", kind=kind, people=[ana], said_by=watch)
    d = b.build()
    assert d.custody("2031-02-21")[0].status == "held"
    assert d.detentions[0].mechanism == ("arrest" if kind == "detention" else kind)


def test_a_kind_that_is_none_of_a_detention_names_those_that_are() -> None:
    b = habeas.Builder()
    with pytest.raises(habeas.InvalidValue, match="not a kind of detention: got 'release', wanted one of detention"):
        b.detention("x", kind="release")  # type: ignore[arg-type]
    with pytest.raises(habeas.InvalidValue, match="wanted one of release, exchange"):
        b.release("x", kind="arrest")  # type: ignore[arg-type]


def test_a_number_is_taken_as_it_was_said() -> None:
    b = habeas.Builder()
    watch = b.actor("watch")
    count = b.account("count", counter=watch)
    b.held(count, "about 300", as_of="2031-01-01", said_by=watch)
    b.exits(count, "300 to 310", during="2031-02", said_by=watch)
    assert [c.quantity for c in b.build().claims] == [habeas.Quantity.about(300), habeas.Quantity.between(300, 310)]
    with pytest.raises(habeas.InvalidValue, match="not a number of people: got 'a lot', wanted 302, at least 302"):
        b.held(count, "a lot", as_of="2031-01-01", said_by=watch)


def test_every_method_says_by_itself_what_it_does() -> None:
    for owner in (habeas.Builder,):
        for name, method in inspect.getmembers(owner, callable):
            if name.startswith("_"):
                continue
            told = inspect.getdoc(method) or ""
            assert told and "; as `" not in told.splitlines()[0], f"{owner.__name__}.{name}: {told!r}"


def test_what_an_asker_supposes_is_no_part_of_the_dossier() -> None:
    d = habeas.examples.small()
    supposed = d.assuming("no_other_exits", account="watch")
    bound = supposed.ledger("watch").entries("2030-01-05", "2030-01-12")
    assert (bound.low, bound.high) == (15, 15)
    assert "asked_no_other_exits_watch" in bound.assumptions
    assert "asked_no_other_exits_watch" not in [a.id for a in d.assumptions]
    with pytest.raises(habeas.InvalidValue):
        d.assuming("no_other_exits")
    with pytest.raises(habeas.UnknownId):
        d.assuming("no_other_exits", account="wacht")


def test_a_ledger_is_opened_by_the_name_of_its_counter() -> None:
    b = habeas.Builder()
    watch = b.actor("watch", name="The Watch")
    count = b.account("the_count", counter=watch)
    b.held(count, 5, as_of="2031-01-01", said_by=watch)
    ledger = b.build().ledger("The Watch")
    assert ledger.account == "the_count" and ledger.held("2031-01-01").high == 5
