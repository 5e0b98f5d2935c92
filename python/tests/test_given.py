# SPDX-License-Identifier: MIT
"""Days and numbers as people hand them over, and what is refused: by errors of ours, each with what, got and wanted."""

from __future__ import annotations

import datetime
import decimal
import fractions
import importlib
import importlib.util
import inspect
import json
import random
import re
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Optional

import pytest

import habeas
from habeas import crosswalk, examples, plot
from habeas.model import given
from habeas.model.given import date_text, json_value, whole_number
from habeas.plot import _options

try:
    import numpy
except ImportError:
    numpy = None  # type: ignore[assignment]


class datetime64:
    """What a numpy.datetime64 is to us, where numpy is not installed: its class, its module and its text."""

    __module__ = "numpy"

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


class Timestamp(datetime.datetime):
    """What a pandas.Timestamp is to us, where pandas is not installed."""

    __module__ = "pandas"

    def to_pydatetime(self, warn: bool = True) -> datetime.datetime:
        return datetime.datetime(self.year, self.month, self.day, self.hour, self.minute, self.second, 0, self.tzinfo)


class int64:
    """What a numpy.int64 is to us: it has an index."""

    def __init__(self, n: int) -> None:
        self.n = n

    def __index__(self) -> int:
        return self.n


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("2030-01-12", "2030-01-12"),
        (habeas.Date("2030-01~"), "2030-01~"),
        (datetime.date(2030, 1, 12), "2030-01-12"),
        (datetime.datetime(2030, 1, 12, 10), "2030-01-12T10:00:00"),
        (datetime.datetime(2030, 1, 12), "2030-01-12T00:00:00"),
        (Timestamp(2030, 1, 12), "2030-01-12"),
        (Timestamp(2030, 1, 12, 10, 0, 0, 5), "2030-01-12T10:00:00"),
        (datetime64("2030-01-12"), "2030-01-12"),
        (datetime64("2030-01"), "2030-01"),
        (datetime64("2030-01-12T00:00:00.000000000"), "2030-01-12"),
        (datetime64("2030-01-12T10"), "2030-01-12T10:00"),
        (datetime64("2030-01-12T10:30:05.123"), "2030-01-12T10:30:05"),
    ],
)
def test_a_day_is_taken_as_it_is_handed_over(given: Any, text: str) -> None:
    assert date_text(given) == text
    assert habeas.Date(date_text(given)).text == text


@pytest.mark.parametrize("given", [5, 5.0, None, True, b"2030", ["2030"], datetime64("NaT"), datetime.time(5)])
def test_what_is_no_date_is_refused(given: Any) -> None:
    with pytest.raises(
        habeas.InvalidType, match=r"^not a date: got .*\(\w+\), wanted a date: EDTF text, a Date, or a day"
    ):
        date_text(given)


def test_things_are_found_by_days_numbers_and_things_as_they_are_handed_over(small: habeas.Dossier) -> None:
    days = (datetime.date(2030, 1, 5), Timestamp(2030, 1, 5), datetime64("2030-01-05"), habeas.Date("2030-01-05"))
    for day in (*days, "2030-01-05"):
        assert small.claims.where(as_of=day).ids == ("C1",)
    for number in (95, int64(95), "95", habeas.Quantity.exact(95)):
        assert small.claims.where(quantity=number).ids == ("C3",)
    assert small.claims.where(quantity="at least 95").ids == ()
    events = small.timeline().events
    first = next(one for one in events if one.start_earliest is not None)
    assert isinstance(first.start_earliest, datetime.date)
    assert first in tuple(events.where(start_earliest=first.start_earliest.isoformat()))
    for who in (small.actors["watch"], "watch"):
        assert small.claims.where(speaker=who, kind="held").ids == ("C1", "C3")
    assert "C1" not in small.claims.where(as_of=None).ids
    with pytest.raises(habeas.InvalidDate):
        small.claims.where(as_of="5 January")


def test_a_midnight_timestamp_is_a_day_everywhere(small: habeas.Dossier) -> None:
    day, stamp, numpy_day = datetime.date(2030, 1, 12), Timestamp(2030, 1, 12), datetime64("2030-01-12")
    for when in (stamp, numpy_day, habeas.Date("2030-01-12"), "2030-01-12"):
        given: Any = when
        assert small.as_known_on(given) == small.as_known_on(day)
        assert small.as_recorded_on(given) == small.as_recorded_on(day)
        assert small.changes(since=given).to_dict() == small.changes(since=day).to_dict()
        assert small.ledger("watch").held(given) == small.ledger("watch").held(day)
        assert small.ledger("watch").entries("2030-01-05", given) == small.ledger("watch").entries("2030-01-05", day)
        assert small.custody(given) == small.custody(day)
        assert habeas.Date("2030-01").matches(given)
        talks = habeas.examples.talks()
        assert talks.negotiation("talks", on=given) == talks.negotiation("talks", on=day)
        assert talks.pledge("ten", at=given) == talks.pledge("ten", at=day)


def test_a_period_of_pandas_is_the_date_that_it_is(small: habeas.Dossier) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed, whose periods these are")
    for text, period in (
        ("2030-01-12", pandas.Period("2030-01-12", "D")),
        ("2030-01", pandas.Period("2030-01", "M")),
        ("2030", pandas.Period("2030", "Y")),
    ):
        assert date_text(period) == text and habeas.Date.of(period) == habeas.Date(text)
    day = pandas.Period("2030-01-12", "D")
    assert small.ledger("watch").held(day) == small.ledger("watch").held("2030-01-12")
    assert small.as_known_on(day) == small.as_known_on("2030-01-12")
    for period in (pandas.Period("2030Q1"), pandas.Period("2030-01-12", "W"), pandas.Period("2030-01-12T10", "h")):
        with pytest.raises(habeas.InvalidType, match="not a date: got Period"):
            date_text(period)


def test_a_width_that_is_none_is_told_how_to_say_it(small: habeas.Dossier) -> None:
    wrong: Any = "5%"
    with pytest.raises(habeas.InvalidType, match=r"wanted a whole number of people, or habeas\.About\(percent=5\)$"):
        small.ledger("watch", about=wrong)


def test_numbers_of_others_are_numbers(small: habeas.Dossier) -> None:
    bound = small.ledger("watch").held("b1")
    assert int64(100) in bound and 100 in bound and 101 not in bound
    assert True not in bound and 100.0 not in bound and "100" not in bound and None not in bound
    assert habeas.Quantity.exact(int64(5)) == habeas.Quantity.exact(5)
    assert habeas.About(int64(5)) == habeas.About(5)
    assert habeas.Quantity.between(int64(1), int64(2)).interval() == (1, 2)
    if numpy is not None:
        assert numpy.int64(100) in bound and numpy.bool_(True) not in bound


@pytest.mark.parametrize("n", [True, False, 5.0, "5", None, [5], 5 + 0j])
@pytest.mark.parametrize("how", ["exact", "at_least", "more_than", "at_most", "fewer_than", "about"])
def test_what_is_no_number_is_refused(how: str, n: Any) -> None:
    with pytest.raises(habeas.InvalidType, match=r"^not a number of people: got .*\(\w+\), wanted a whole number"):
        getattr(habeas.Quantity, how)(n)
    with pytest.raises(habeas.InvalidType, match="not a number of people"):
        habeas.Quantity(how, n)
    with pytest.raises(habeas.InvalidType, match=r"^not a width: got"):
        habeas.About(n)


def test_our_own_values_are_taken_wherever_theirs_are(small: habeas.Dossier) -> None:
    claim = small.claims["C3"]
    assert small.without(claim) == small.without("C3")
    assert small.without(claim).with_(claim) == small.without("C3").with_("C3")
    assert habeas.Date(habeas.Date("2030")) == habeas.Date("2030")
    assert small.ledger(small.accounts["watch"]) == small.ledger("watch")
    assert small.ledger("watch").held(claim) == small.ledger("watch").held("C3")  # type: ignore[arg-type]
    draft = {
        "claims": [
            {
                "id": "D1",
                "kind": "held",
                "speaker": "watch",
                "account": "watch",
                "quantity": habeas.Quantity.at_least(60),
                "as_of": habeas.Date("2030-01-20"),
                "said": datetime.date(2030, 1, 20),
            }
        ]
    }
    assert small.with_(draft).claims["D1"].quantity == habeas.Quantity.at_least(60)
    again = habeas.examples.small()
    fewer = {"claims": [again.claims["C3"]]}
    with pytest.raises(habeas.InvalidFile, match="claim id used twice"):
        small.with_(fewer)
    assert small.draft(draft).contradictions == small.draft(json.dumps(draft, default=json_value)).contradictions


@pytest.mark.parametrize("value", [object(), {1, 2}, b"x", lambda: 1, float])
def test_what_no_file_can_hold_is_refused(small: habeas.Dossier, value: Any) -> None:
    for call in (small.with_, small.draft):
        with pytest.raises(habeas.InvalidType, match="wanted"):
            call({"claims": [{"id": value}]})


# Wrong calls, drawn from the signatures.

WRONG: tuple[Any, ...] = (
    None,
    True,
    -1,
    7,
    2**70,
    2.5,
    float("nan"),
    "nowhere",
    "",
    "\ud800",
    "a\0b",
    b"bytes",
    [],
    [1],
    (1, 2),
    {},
    {"claims": 5},
    {1: 2},
    {1, 2},
    object(),
    len,
    datetime.date(2030, 1, 5),
    habeas.Date("2030-01"),
    habeas.Quantity.exact(5),
    range(3),
)


def of_others() -> tuple[Any, ...]:
    """Numbers and days as other libraries have them: right for some calls, wrong for most."""
    values: list[Any] = [
        decimal.Decimal(5),
        decimal.Decimal("5.5"),
        decimal.Decimal("NaN"),
        fractions.Fraction(1, 2),
        datetime.datetime(2030, 1, 5),
        datetime.datetime(2030, 1, 5, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=-4))),
        datetime.time(12),
        datetime.timedelta(days=3),
    ]
    for name, make in {
        "numpy": lambda m: (
            [
                m.int64(5),
                m.uint8(5),
                m.float64(2.5),
                m.nan,
                m.bool_(True),
                m.array([1, 2]),
                m.str_("b1"),
                m.datetime64("2030-01-05"),
                m.datetime64("2030-01"),
                m.datetime64("NaT"),
            ]
        ),
        "pandas": lambda m: (
            [
                m.Timestamp("2030-01-05"),
                m.Timestamp("2030-01-05T12", tz="UTC"),
                m.NaT,
                m.NA,
                m.Period("2030-01"),
                m.Series([1]),
                m.Timedelta(days=3),
            ]
        ),
        "polars": lambda m: [m.Series([1]), m.lit(1), m.DataFrame({"a": [1]})],
        "pyarrow": lambda m: [m.scalar(5), m.scalar(datetime.date(2030, 1, 5)), m.scalar(None), m.array([1])],
    }.items():
        if importlib.util.find_spec(name) is not None:
            values += make(importlib.import_module(name))
    return tuple(values)


#: What no message may show: texts of pybind11, of the json module, and of Python about our insides.
FOREIGN = (
    "incompatible function arguments",
    "The following argument types are supported",
    "Invoked with",
    "Unable to cast",
    "_core",
    "JSON serializable",
    "NoneType' object",
    "object has no attribute",
    "unsupported operand",
    "not supported between",
    "codec can't encode",
)


def subjects() -> Iterator[tuple[str, Any]]:
    d = habeas.examples.small()
    talks = habeas.examples.talks()
    b = habeas.Builder()
    watch = b.actor("watch")
    yield from {
        "Dossier": d,
        "talks": talks,
        "Ledger": d.ledger("watch"),
        "Timeline": d.timeline(),
        "Graph": d.for_audience("internal").graph,
        "Bound": d.ledger("watch").held("b1"),
        "Claim": d.claims["C1"],
        "Things": d.claims,
        "Bounds": d.ledger("watch").bounds(),
        "Table": talks.roles,
        "CheckReport": d.check(),
        "KnownSeries": d.ledger("watch").series("held", "b2"),
        "Negotiation": talks.negotiations[0],
        "Pledge": talks.pledge("ten", at="2030-01-20"),
        "Exchange": talks.exchanges[0],
        "Changes": d.changes("2030-01-10"),
        "custody": d.custody("2030-01-09"),
        "labels": d.labels,
        "listed": habeas.examples.list_of_people(),
        "paths": d.for_audience("internal").graph.paths("arrest", "hearing"),
        "Role": talks.roles[0],
        "Widening": habeas.Widening("loose"),
        "ActorNetwork": d.graph.actor_network(),
        "Panel": d.graph.panel(),
        "DateColumns": habeas.parse_dates(["2030"]),
        "Truth": habeas.simulate(claims=20, people=20).truth,
        "Picture": d.ledger("watch").plot(),
        "Date": habeas.Date("2030-01"),
        "Quantity": habeas.Quantity.exact(5),
        "Builder": b,
        "NegotiationHandle": b.negotiation("talks"),
        "AgreementHandle": b.agreement("deal"),
        "ExchangeHandle": b.exchange("swap"),
        "FundHandle": b.fund("fund"),
        "AccountHandle": b.account("count", counter=watch),
        "PledgeHandle": b.pledge("ten"),
        "EventHandle": b.event("e", kind="other"),
        "ActorHandle": watch,
    }.items()


def calls() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, subject in subjects():
        for method in dir(type(subject)):
            if method.startswith("_") or hasattr(str, method) or method in ("least_change", "on_every_path"):
                continue
            member = getattr(subject, method)
            if isinstance(member, (types.MethodType, types.FunctionType)):
                yield f"{name}.{method}", member
    for name in habeas.__all__:
        thing = getattr(habeas, name)
        if isinstance(thing, types.FunctionType):
            yield name, thing
    for module in (plot, crosswalk, examples):
        for name in module.__all__:
            thing = getattr(module, name)
            if isinstance(thing, types.FunctionType):
                yield f"{module.__name__}.{name}", thing
    for kind in (habeas.Date, habeas.Quantity, habeas.About, habeas.DateColumns, habeas.Builder, habeas.Widening):
        yield kind.__name__, kind
    for name in ("from_json", "open", "from_frame", "from_arrow", "import_claims", "import_events"):
        yield f"Dossier.{name}", getattr(habeas.Dossier, name)


def words_of(call: Callable[..., Any]) -> list[str]:
    """Give the keywords that a builder's word takes beside its own: those of the TypedDict that it unpacks."""
    for parameter in inspect.signature(call).parameters.values():
        found = re.match(r"Unpack\[(\w+)\]", str(parameter.annotation))
        if parameter.kind is parameter.VAR_KEYWORD and found:
            function = getattr(call, "__func__", call)
            # Those of pictures are named for types alone.
            known = {**vars(_options), **inspect.unwrap(function).__globals__}
            return sorted(known[found.group(1)].__annotations__)
    return []


def a_right_one(parameter: inspect.Parameter) -> Any:
    """Give a value that many a parameter of that name takes."""
    known = {"at": "b1", "from_": "b1", "to": "b2", "way": "entries", "what": "held", "on": "2030-01-05", "k": 1}
    return known.get(parameter.name, "watch" if parameter.default is parameter.empty else parameter.default)


def fault(call: Callable[..., Any], given: dict[str, Any]) -> Optional[str]:
    """Give what is wrong with how a call ends; None where it is answered, or refused by an error of ours."""
    try:
        call(**given)
    except habeas.HabeasError as e:
        told = e.wanted or e.got or getattr(e, "problems", ()) or "need" in str(e)
        return None if told and not any(mark in str(e) for mark in FOREIGN) else repr(e)
    except TypeError as e:
        # Of questions that lack a part: entries need two points.
        return None if "two points" in str(e) or "of one account" in str(e) else repr(e)
    except Exception as e:
        return repr(e)
    return None


def test_wrong_calls_end_in_errors_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    seed = 20300105
    chance = random.Random(seed)
    others = of_others()
    tried, faults = 0, []
    for name, call in calls():
        parameters = [
            p
            for p in inspect.signature(call).parameters.values()
            if p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL) and p.name not in ("stop", "progress")
        ]
        for wrong in [*(p.name for p in parameters), *words_of(call)]:
            for value in (*chance.sample(WRONG, 6), *chance.sample(others, 4)):
                given = {p.name: a_right_one(p) for p in parameters if p.default is p.empty}
                given[wrong] = value
                tried += 1
                found = fault(call, given)
                if found is not None:
                    faults.append(f"{name}({given}): {found[:200]}")
    assert tried > 3000
    assert not faults, f"seed {seed}, {len(faults)} of {tried}:\n" + "\n".join(faults[:60])


def test_sizes_of_pictures_are_numbers_of_others_too(small: habeas.Dossier) -> None:
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    ledger = small.ledger("watch")
    assert ledger.plot(width=numpy.int64(400)) == ledger.plot(width=400)
    with pytest.raises(habeas.InvalidType, match="not a title: got 7"):
        ledger.plot(title=7)  # type: ignore[arg-type]


def test_a_right_call_is_not_touched(small: habeas.Dossier) -> None:
    assert whole_number(5) == 5
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        small.ledger()  # type: ignore[call-arg]
    with pytest.raises(habeas.UnknownId, match="no such account"):
        small.ledger("nowhere")
    assert "account" in inspect.signature(habeas.Dossier.ledger).parameters


@pytest.mark.parametrize("read", [given.point_text, given.id_text])
def test_text_is_not_held_against_what_a_member_is(monkeypatch: pytest.MonkeyPatch, read: Any) -> None:
    """Whether something has what a Protocol wants takes longer to ask than a ledger takes to answer."""

    class Asked(type):
        def __instancecheck__(cls, _: object) -> bool:
            raise AssertionError("asked whether text is a member")

    class Member(metaclass=Asked):
        pass

    monkeypatch.setattr(given, "Member", Member)
    assert read("end:2030-01-05") == "end:2030-01-05"
    with pytest.raises(AssertionError, match="asked whether"):
        read(datetime.date(2030, 1, 5))
