# SPDX-License-Identifier: MIT
"""Answers and entities come from the engine as objects: no JSON is written or read on their way."""

from __future__ import annotations

import dataclasses
import datetime
import json
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import habeas
from habeas import _core, crosswalk

STOCK = {"id": "E1", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 95, "as_of": "2030-01-12"}
DRAFT = {"claims": [{**STOCK, "bulletin": "b2", "said": "2030-01-02"}]}
LISTS = (
    *("claims", "accounts", "actors", "events", "places", "documents", "bulletins", "points", "detainees", "groups"),
    *(
        "editions",
        "funds",
        "negotiations",
        "agreements",
        "pledges",
        "exchanges",
        "releases",
        "detentions",
        "assumptions",
    ),
)
TABLES = ("mediators", "third_parties", "roles", "labels", "disputes")
EXAMPLES = ("small", "talks", "article", "venezuela", "exchange_2025", "list_of_people", "coders", "coded")


def built() -> habeas.Dossier:
    b = habeas.Builder("lake")
    watch = b.actor("another", name="Another Watch")
    count = b.account("another", counter=watch, population="those held")
    b.held(count, habeas.Quantity.at_least(3), as_of=datetime.date(2030, 1, 5), said_by=watch, text="so many")
    b.add(
        "claims", {"id": "own", "kind": "held", "speaker": "another", "account": "another", "quantity": 4, "x_own": [1]}
    )
    return b.build()


MORE: dict[str, Callable[[habeas.Dossier], Any]] = {
    "built": lambda _: built(),
    "with": lambda d: d.with_(DRAFT).with_(built()).claims,
    "draft": lambda d: d.draft(DRAFT),
    "custody": lambda d: d.custody("2030-01-05"),
    "talks": lambda _: habeas.examples.talks().negotiation("talks", on="2030-01-01", to="2030-01-12").days,
    "pledge": lambda _: habeas.examples.talks().pledge("ten", at="2030-01-20").deliveries,
    "ladder": lambda _: habeas.examples.talks().pledge("ten", at="2030-01-20").ladder,
    "exchange": lambda _: habeas.examples.talks().exchange("swap").numbers,
    "editions": lambda _: habeas.examples.list_of_people().compare_editions("edition_1", "edition_2"),
    "tally": lambda _: habeas.examples.list_of_people().tally("edition_1"),
    "first contradictions": lambda d: d.first_contradictions(1)[0].dissolves,
    "between": lambda d: d.for_audience("internal").timeline().between("arrest", "hearing"),
    "words": lambda _: crosswalk.vocabulary("condition_answer"),
    "codes": lambda _: (crosswalk.lookup("cameo", "0841"), crosswalk.codes("mechanism", "expulsion")),
    "labels": lambda d: d.labels_of(),
    "date": lambda _: habeas.Date("2026-01~").to_dict(widen="one_unit"),
    "whole": lambda d: d.to_dict(),
    "bounds": lambda d: d.ledger("watch").bounds("held"),
}


@pytest.mark.usefixtures("no_json")
@pytest.mark.parametrize("name", MORE)
def test_no_answer_passes_through_text(name: str, read_all: Callable[[Any], None]) -> None:
    read_all(MORE[name](habeas.examples.small()))


@pytest.fixture
def no_dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers that would be read from a dictionary of the engine's."""

    def refuse(*args: object, **named: object) -> None:
        raise AssertionError("an answer was made of a dictionary")

    for name in habeas.__all__:
        kind = getattr(habeas, name)
        if dataclasses.is_dataclass(kind) and hasattr(kind, "from_dict"):
            monkeypatch.setattr(kind, "from_dict", refuse)


LONGER: dict[str, Callable[[habeas.Dossier], Any]] = {
    "series": lambda d: d.ledger("watch").series("entries", "b1", "b2"),
    "changes": lambda d: d.changes("2030-01-10"),
    "minimal adjustment": lambda d: d.ledger("watch").minimal_adjustment(),
    "timeline": lambda d: d.for_audience("internal").timeline(),
    "graph": lambda d: d.for_audience("internal").graph.links,
    "paths": lambda d: d.for_audience("internal").graph.paths("arrest", "hearing"),
    "coders": lambda _: habeas.examples.coders().agreement_between(*habeas.examples.coders().coders),
    "check": lambda d: d.check(),
}


@pytest.mark.usefixtures("no_json", "no_dictionaries")
@pytest.mark.parametrize("name", {**MORE, **LONGER})
def test_no_answer_passes_through_a_dictionary(name: str, read_all: Callable[[Any], None]) -> None:
    read_all({**MORE, **LONGER}[name](habeas.examples.small()))


@pytest.mark.usefixtures("no_json")
@pytest.mark.parametrize("example", EXAMPLES)
def test_no_entity_passes_through_text(example: str, read_all: Callable[[Any], None]) -> None:
    d = getattr(habeas.examples, example)()
    for name in (*LISTS, *TABLES):
        read_all(getattr(d, name))


@pytest.mark.parametrize("example", EXAMPLES)
def test_entities_of_the_engine_are_those_of_the_file(example: str) -> None:
    d = getattr(habeas.examples, example)()
    file = json.loads(d.to_json())
    seen = 0
    for name in LISTS:
        things = getattr(d, name)
        written = file.get({"detainees": "people"}.get(name, name), [])
        for i, thing in enumerate(things):
            told = dataclasses.is_dataclass(thing)
            again = thing.replace() if told else type(thing)(*thing._state())
            assert again == thing and repr(again) == repr(thing) and hash(again) == hash(thing)
            for attribute in dir(type(thing)):
                if isinstance(getattr(type(thing), attribute), property):
                    assert getattr(again, attribute) == getattr(thing, attribute), (thing, attribute)
            assert pickle.loads(pickle.dumps(thing)) == thing
            seen += 1
            if name not in (
                "negotiations",
                "agreements",
                "pledges",
                "exchanges",
                "releases",
                "detentions",
                "assumptions",
                "funds",
            ):
                assert thing.to_dict() == written[i] and list(thing.to_dict()) == list(written[i])
    assert seen > 3
    assert d.to_dict() == file and list(d.to_dict()) == list(file)


def dataclasses_in(value: Any) -> Iterator[Any]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in dataclasses.fields(value):
            yield from dataclasses_in(getattr(value, field.name))
    elif isinstance(value, (tuple, habeas.Table, habeas.Things)):
        for one in value:
            yield from dataclasses_in(one)


def longer_answers(d: habeas.Dossier, example: str) -> list[Any]:
    """What is asked of talks, lists and coders, and what takes longer."""
    answers: list[Any] = [d.negotiations, d.agreements, d.funds, d.pledges, d.exchanges, d.labels]
    answers += [d.pledge(p.id, at="2030-01-20") for p in d.pledges]
    if example == "talks":
        answers += [d.negotiation("talks", on="2030-01-01", to="2030-01-12"), d.exchange("swap", at="2030-01-20")]
    if example == "small":
        ledger = d.ledger("watch")
        answers += [ledger.series("entries", "b1", "b2"), d.changes("2030-01-10"), ledger.minimal_adjustment()]
        answers += [
            d.draft(DRAFT),
            d.first_contradictions(3),
            d.for_audience("internal").graph.paths("arrest", "hearing"),
        ]
        answers += [d.for_audience("internal").timeline().events]
    if example == "list_of_people":
        answers += [d.compare_editions("edition_1", "edition_2"), d.tally("edition_1", by="sex")]
    if example == "coders":
        answers += [d.agreement_between(*d.coders)]
    return answers


@pytest.mark.parametrize(
    "example", ["small", "venezuela", "article", "talks", "exchange_2025", "list_of_people", "coders"]
)
def test_the_engine_fills_the_classes_as_their_own_constructors_do(example: str) -> None:
    d = getattr(habeas.examples, example)()
    kinds = set()
    answers: list[Any] = [d.check()]
    for account in d.accounts.ids[:4]:
        ledger = d.ledger(account)
        answers += [ledger.contradictions, *(ledger.held(p) for p in ledger.points[:12])]
        answers += [ledger.unaccounted_series(), *(ledger.sensitivity("held", p) for p in ledger.points[:1])]
    for answer in (*answers, *longer_answers(d, example)):
        for one in dataclasses_in(answer):
            kinds.add(type(one))
            fields = {f.name: getattr(one, f.name) for f in dataclasses.fields(one)}
            again = type(one)(**fields)
            assert again == one and {**vars(again), **vars(one)} == {**vars(one), **fields}
            plain = (str, int, float, bool, tuple, type(None), habeas.Interval, habeas.Table)
            assert all(type(v) in plain or dataclasses.is_dataclass(v) for v in fields.values())
            assert pickle.loads(pickle.dumps(one)) == one and hash(again) == hash(one) and one.replace() == one
            if hasattr(one, "from_dict") and hasattr(one, "to_dict") and not isinstance(one, habeas.CheckReport):
                round_trip = type(one).from_dict(one.to_dict())
                assert round_trip.to_dict() == one.to_dict()
            assert one._repr_html_() and repr(one) and str(one)
    assert (
        example not in ("small", "venezuela", "article")
        or {habeas.Bound, habeas.Proof, habeas.ProofStep, habeas.Term} <= kinds
    )


def test_a_question_that_is_long_can_still_be_stopped() -> None:
    """What is asked on the spot first gives up after so many steps, and is asked again where it can be stopped."""
    d = habeas.simulate(seed=3, claims=400, people=400, faults="all").dossier
    ledger = d.ledger("counter_1")
    for point in ledger.points[:30]:
        core = _core.Ledger(d._engine, "counter_1", (None, None), "en", None)
        assert ledger.held(point) == core.ask("held", point, None, None, None)


def test_replace_makes_another(small: habeas.Dossier) -> None:
    bound = small.ledger("watch").held("b1")
    assert bound.replace(low=3).low == 3 and bound.low != 3 and bound.replace() == bound
    with pytest.raises(habeas.InvalidValue, match=r"no such field: got 'lo', wanted one of low"):
        bound.replace(lo=3)
    claim = small.claims["C3"]
    assert claim.replace(quantity=habeas.Quantity.at_least(90)).quantity == habeas.Quantity.at_least(90)
    assert claim.replace(quantity=90) == claim.replace(quantity=habeas.Quantity.exact(90))
    assert claim.replace(quantity="about 90").quantity == habeas.Quantity.about(90)
    assert claim.replace(as_of=datetime.date(2030, 1, 3)).as_of == habeas.Date("2030-01-03")
    assert claim.replace(under=("ours",)).under == ("ours",) and claim.replace(bulletin=None).bulletin is None
    assert claim.replace(x_own=5).to_dict()["x_own"] == 5
    assert claim.replace() == claim and claim.replace(note="n") != claim
    with pytest.raises(habeas.InvalidValue, match=r"no such field: got 'quantty', wanted one of quantity"):
        claim.replace(quantty=5)
    with pytest.raises(habeas.InvalidDate):
        claim.replace(as_of="soon")
    with pytest.raises(habeas.InvalidType, match="not a date: got 5"):
        claim.replace(said=5)


def test_pickles_name_their_version(small: habeas.Dossier) -> None:
    from habeas._value import again

    bound = small.ledger("watch").held("b1")
    for one in (small, small.claims["C3"], small.claims, small.roles, bound, habeas.Date("2030")):
        assert _core.version.encode() in pickle.dumps(one)
    state = [getattr(bound, f.name) for f in dataclasses.fields(habeas.Bound)]
    assert again("0.0.1", habeas.Bound, tuple(state)) == bound
    with pytest.raises(habeas.Unsupported, match=r"pickled by another version: got habeas 0\.0\.1, wanted habeas "):
        again("0.0.1", habeas.Bound, (*state, "more"))


def test_tables_and_lists_are_asked_by_their_attributes(small: habeas.Dossier) -> None:
    roles = habeas.examples.talks().roles
    assert roles.where(role="mediator")[0].actor == "north" and len(roles.where()) == len(roles)
    for things in (roles, small.claims):
        with pytest.raises(habeas.InvalidValue, match="no such field: got 'rle'"):
            things.where(rle="mediator")


def test_values_that_no_file_holds(small: habeas.Dossier) -> None:
    deep: Any = []
    for _ in range(40):
        deep = [deep]
    circle: list[Any] = []
    circle.append(circle)
    for bad in (deep, circle, float("nan"), {(1, 2): 3}, {"a": 1, 1: 2, "1": 3}):
        with pytest.raises(habeas.InvalidType, match="plain values"):
            small.with_({"claims": [{"id": "a", "x_own": bad}]})
    with pytest.raises(habeas.InvalidType, match="more than 64 bits"):
        small.with_({"claims": [{"id": "a", "x_own": 2**70}]})
    with pytest.raises(habeas.InvalidFile) as caught:
        small.with_({"claims": [{**STOCK, "quantity": 2**70}]})
    assert caught.value.problems[0].pointer == "/claims/0/quantity"
    with pytest.raises(habeas.InvalidFile) as caught:
        small.with_({"claims": 5, "actors": [{"id": 7}]})
    assert sorted(p.pointer for p in caught.value.problems) == ["/actors/0/id", "/claims"]
