# SPDX-License-Identifier: MIT
"""Every answer of several rows leaves as a frame, and says the same in pandas, Polars, PyArrow and DuckDB."""

from __future__ import annotations

import builtins
import datetime
import importlib
import importlib.util
import random
from collections.abc import Callable
from typing import Any

import pytest

import habeas

HOSTILE = "<b>a\u202eb</b>\n'\"\x1b[31m,;\u00e9\u4e16\U0001f54a"


def package(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed")


def busy() -> habeas.Dossier:
    """A dossier with something in most lists. Invented."""
    b = habeas.Builder("busy")
    north = b.actor("north", kind="government", name="Northland")
    watch = b.actor("watch", kind="ngo", name=HOSTILE)
    count = b.account("watch", counter=watch, population="prisoners")
    ana = b.detainee("ana", name="Ana N.", synthetic=True)
    freed = b.release("freed", "2030-03-10", size=2, including=[ana], account=count)
    arrest = b.detention("arrest", "2030-01-01", including=[ana])
    talks = b.negotiation("talks", parties=[north])
    talks.mediator(watch, said_by=north)
    deal = talks.agreement("deal", signatories=[north], signed="2030-02-01")
    deal.pledge(3, of="release", counted_in=count, by="2030-03-31")
    b.link(arrest, "precedes", freed, said_by=watch)
    b.held(count, 100, as_of="2030-01-05", said_by=watch, said="2030-01-05")
    b.held(count, habeas.Quantity.at_least(10**11), as_of="2030-02-05", said_by=watch, said="2030-02-06")
    b.exits(count, 1, of="release", during="2030-01-06/2030-01-20", said_by=watch, said="2030-02-07")
    b.fund("relief", title="Relief")
    return b.build().for_audience("internal")


def tied() -> habeas.Dossier:
    roles = [
        {"id": f"R-{who}", "kind": "role", "speaker": "watch", "actor": who, "role": "monitor", "event": "hearing"}
        for who in ("watch", "analyst")
    ]
    return habeas.examples.small().with_({"claims": roles})


@pytest.fixture(scope="module")
def dossier() -> habeas.Dossier:
    return busy()


TABLES: dict[str, Callable[[habeas.Dossier], Any]] = {
    **{
        name: (lambda d, name=name: getattr(d, name))  # type: ignore[misc]
        for name in [
            "claims",
            "accounts",
            "actors",
            "events",
            "places",
            "documents",
            "bulletins",
            "points",
            "detainees",
            "groups",
            "editions",
            "funds",
            "assumptions",
            "releases",
            "detentions",
            "negotiations",
            "agreements",
            "pledges",
            "exchanges",
            "mediators",
            "third_parties",
            "roles",
            "links",
            "labels",
            "disputes",
            "graph",
        ]
    },
    "custody": lambda d: d.custody("2030-02-01"),
    "timeline": lambda d: d.timeline(),
    "timeline events": lambda d: d.timeline().events,
    "timeline contradictions": lambda d: d.timeline().contradictions,
    "graph links": lambda d: d.graph.links,
    "graph cycles": lambda d: d.graph.cycles,
    "paths": lambda d: d.graph.paths("arrest", "freed"),
    "network": lambda d: tied().graph.actor_network(),
    "ties": lambda d: tied().graph.actor_network().ties,
    "panel": lambda d: habeas.examples.talks().graph.panel(),
    "ledger": lambda d: d.ledger("watch"),
    "bounds of points": lambda d: d.ledger("watch").bounds(d.ledger("watch").points),
    "bounds by day": lambda d: d.ledger("watch").bounds("held"),
    "bounds by month": lambda d: d.ledger("watch").bounds("exits", freq="M"),
    "proof": lambda d: d.ledger("watch").exits("2030-01-05", "2030-02-05").low_proof,
    "ledger contradictions": lambda d: d.ledger("watch").contradictions,
    "sensitivity": lambda d: d.ledger("watch").sensitivity("exits", "2030-01-05", "2030-02-05"),
    "unaccounted": lambda d: d.ledger("watch").unaccounted_series(),
    "unaccounted sensitivity": lambda d: d.ledger("watch").unaccounted_sensitivity("exits", "2030-01-05", "2030-02-05"),
    "stock sensitivity": lambda d: d.ledger("watch").stock_sensitivity("2030-01-05", "2030-02-05"),
    "series": lambda d: d.ledger("watch").series("held", "2030-02-05"),
    "least change": lambda d: d.ledger("watch").minimal_adjustment(),
    "changes": lambda d: d.changes("2030-01-01"),
    "draft": lambda d: d.draft({"claims": []}),
    "check": lambda d: d.check(),
    "first contradictions": lambda d: d.first_contradictions(3),
    "pledge": lambda d: d.pledge(d.pledges[0].id, at="2030-04-01").deliveries,
    "promises": lambda d: d.pledges[0].promises,
    "talks": lambda d: d.negotiation("talks", on="2030-01-01", to="2030-03-01").days,
    "talks' roles": lambda d: d.negotiations["talks"].roles,
    "provisions": lambda d: d.agreements["deal"].provisions,
    "tally": lambda d: habeas.examples.list_of_people().tally("edition_1", by="sex"),
    "editions": lambda d: habeas.examples.list_of_people().compare_editions("edition_1", "edition_2"),
    "exchange's legs": lambda d: habeas.examples.exchange_2025().exchanges[0].legs,
    "exchange's numbers": lambda d: habeas.examples.exchange_2025().exchanges[0].numbers,
    "ratios": lambda d: habeas.examples.exchange_2025().exchanges[0].ratios,
    "labels of one": lambda d: habeas.examples.article().labels[0],
    "vocabulary": lambda d: habeas.crosswalk.vocabulary("mechanism"),
    "crosswalk": lambda d: habeas.crosswalk.rows("cameo"),
    "movements": lambda d: habeas.simulate(claims=10, people=10).truth.movements("counter_1"),
    "simulated people": lambda d: habeas.simulate(claims=10, people=10).truth.people,
    "planted": lambda d: habeas.simulate(claims=40, faults=["window_backwards"]).planted,
    "dates": lambda d: habeas.parse_dates(["2004-06", "nonsense", None, "../2001"]),
}


def rows(columns: dict[str, list[Any]]) -> list[tuple[Any, ...]]:
    return list(zip(*columns.values()))


def plain(value: Any) -> Any:
    """A value as Python has it, whichever library gave it."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if hasattr(value, "tolist"):
        value = value.tolist()
    return [plain(v) for v in value] if isinstance(value, (list, tuple)) else value


def by_polars(thing: Any) -> tuple[list[str], list[list[Any]]]:
    frame = package("polars").DataFrame(thing)
    return frame.columns, [[plain(v) for v in frame[name].to_list()] for name in frame.columns]


def by_pandas(thing: Any) -> tuple[list[str], list[list[Any]]]:
    package("pandas")
    frame = thing.to_pandas()
    return list(frame.columns), [[plain(v) for v in frame[name]] for name in frame.columns]


def by_pyarrow(thing: Any) -> tuple[list[str], list[list[Any]]]:
    table = package("pyarrow").table(thing)
    table.validate(full=True)
    return table.column_names, [column.to_pylist() for column in table.columns]


def by_duckdb(thing: Any) -> tuple[list[str], list[list[Any]]]:
    duckdb = package("duckdb")
    found = duckdb.connect().from_arrow(thing)
    names = [d[0] for d in found.description]
    values = found.fetchall()
    return names, [[plain(row[i]) for row in values] for i in range(len(names))]


READERS = {"polars": by_polars, "pandas": by_pandas, "pyarrow": by_pyarrow, "duckdb": by_duckdb}


def by_hand(thing: Any) -> tuple[list[str], list[list[Any]]]:
    """What the columns hold, without any library."""
    epoch = datetime.date(1970, 1, 1)
    names, values = [], []
    for name, kind, held in thing._arrow_columns():
        names.append(name)
        days = kind == "day"
        values.append([None if v is None else epoch + datetime.timedelta(v) if days else plain(v) for v in held])
    return names, values


@pytest.mark.parametrize("name", TABLES)
def test_every_reader_sees_the_same(dossier: habeas.Dossier, name: str) -> None:
    thing = TABLES[name](dossier)
    assert isinstance(thing, habeas.Tabular)
    seen = {reader: read(thing) for reader, read in READERS.items() if importlib.util.find_spec(reader)}
    try:
        expected = by_hand(thing)
    except NotImplementedError:  # made by the engine, by column
        expected = next(iter(seen.values()))
    assert len(set(expected[0])) == len(expected[0]) > 0
    for reader, found in seen.items():
        assert found == expected, reader
    if len(seen) < len(READERS):
        pytest.skip(f"not installed: {', '.join(sorted(set(READERS) - set(seen)))}; the others agree")


def test_most_of_these_tables_hold_rows(dossier: habeas.Dossier) -> None:
    empty = {name for name, table in TABLES.items() if package("pyarrow").table(table(dossier)).num_rows == 0}
    assert empty == {
        "places",
        "documents",
        "bulletins",
        "points",
        "exchanges",
        "labels",
        "disputes",
        "graph cycles",
        "timeline contradictions",
        "ledger contradictions",
        "first contradictions",
        "draft",
        "least change",
    }


def test_types_of_columns(dossier: habeas.Dossier) -> None:
    pyarrow = package("pyarrow")
    types = {f.name: str(f.type) for f in pyarrow.schema(dossier.claims)}
    assert types["number_low"] == "int64" and types["counts"] == "bool"
    assert types["said"] == "large_string" and types["under"] == "large_list<item: large_string>"
    assert {str(t) for t in pyarrow.schema(dossier.timeline()).types} == {"large_string", "date32[day]"}
    assert str(pyarrow.schema(habeas.Table(habeas.CodedGroup)).field("kappa").type) == "double"


def test_numbers_beyond_32_bits_and_open_ends(dossier: habeas.Dossier) -> None:
    frame = package("polars").DataFrame(dossier.claims)
    ends = dict(zip(frame["number_low"], frame["number_high"]))
    assert ends[10**11] is None and ends[100] == 100


def test_names_stay_as_they_are(dossier: habeas.Dossier) -> None:
    pyarrow = package("pyarrow")
    assert HOSTILE in pyarrow.table(dossier.actors)["name"].to_pylist()
    # Half of a pair of surrogates cannot be written in UTF-8.
    odd = habeas.Table(habeas.Cycle, [habeas.Cycle(("a\ud800b", ""), (), ())])
    assert pyarrow.table(odd)["events"].to_pylist() == [["a\ufffdb", ""]]


def test_an_empty_collection_keeps_its_columns() -> None:
    pyarrow = package("pyarrow")
    full, empty = habeas.examples.small(), habeas.Builder().build()
    for name in ("claims", "actors", "events", "assumptions", "mediators", "releases", "links"):
        assert pyarrow.schema(getattr(full, name)) == pyarrow.schema(getattr(empty, name)), name
    nobody = full.claims.where(kind="nothing")
    assert len(nobody) == 0 and pyarrow.schema(nobody) == pyarrow.schema(full.claims)
    assert nobody.to_frame().shape[0] == 0


def test_a_frame_is_of_pandas_where_that_is_else_of_polars(monkeypatch: pytest.MonkeyPatch) -> None:
    table = habeas.examples.small().claims
    there = {"pandas", "polars"}
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name in there or None)
    monkeypatch.setattr(habeas.Things, "to_pandas", lambda self: "pandas")
    monkeypatch.setattr(habeas.Things, "to_polars", lambda self: "polars")
    assert table.to_frame() == "pandas"
    there.remove("pandas")
    assert table.to_frame() == "polars"
    there.clear()
    with pytest.raises(habeas.Unsupported, match="wanted pandas or polars"):
        table.to_frame()


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    real = importlib.import_module

    def refuse(wanted: str, *rest: Any) -> Any:
        if wanted == name:
            raise ImportError(wanted)
        return real(wanted, *rest)

    monkeypatch.setattr(importlib, "import_module", refuse)
    with pytest.raises(habeas.Unsupported, match=f"wanted {name}, installed"):
        getattr(habeas.examples.small().claims, f"to_{name}")()


def test_pandas_needs_no_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    package("pandas")
    seen: list[str] = []
    real = builtins.__import__

    def watch(name: str, *rest: Any, **named: Any) -> Any:
        seen.append(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", watch)
    frame = habeas.examples.small().ledger("watch").bounds("held").to_pandas()
    assert str(frame["low"].dtype) == "Int64" and str(frame["day"].dtype) == "datetime64[s]"
    assert "habeas" not in seen and not any(name == "pyarrow" for name in seen if name.startswith("pyarrow.lib"))


def test_a_frame_of_pandas_may_be_written_to() -> None:
    package("pandas")
    frame = habeas.examples.small().ledger("watch").bounds("held").to_pandas()
    frame.loc[0, "low"] = 7
    assert frame["low"][0] == 7


def test_a_table_is_as_good_as_a_tuple() -> None:
    d = habeas.examples.talks()
    roles = d.roles
    both = tuple(roles)
    assert roles == both and both == roles and hash(roles) == hash(both) and repr(roles) == repr(both)
    assert roles + both == both * 2 and both + roles == both * 2
    assert roles[0] is both[0] and roles[-1:] == both[-1:] and list(reversed(roles)) == list(reversed(both))
    assert both[0] in roles and roles.index(both[1]) == 1 and roles.count(both[0]) == 1
    with pytest.raises(AttributeError):
        roles._items = ()  # type: ignore[misc]


def test_bounds_are_a_sequence_of_bounds() -> None:
    ledger = habeas.examples.small().ledger("watch")
    bounds = ledger.bounds(ledger.points)
    alone = [ledger.held(p) for p in ledger.points]
    assert [(b.low, b.high) for b in bounds] == [(b.low, b.high) for b in alone]
    assert bounds[1] == bounds[1:2][0] == list(bounds)[1] and bounds[-1] == list(bounds)[-1]
    assert bounds == ledger.bounds(ledger.points) != ledger.bounds(ledger.points[:1])
    with pytest.raises(IndexError):
        bounds[len(bounds)]
    assert len(ledger.bounds([])) == 0 and ledger.bounds([]).to_frame().shape == (0, 4)


@pytest.mark.parametrize("freq", ["D", "W", "M", "Y"])
def test_steps_of_the_calendar_are_those_of_the_ledger(freq: str) -> None:
    ledger = habeas.examples.small().ledger("watch")
    polars = package("polars")
    flows = polars.DataFrame(ledger.bounds("exits", from_="2029-12-30", to="2030-02-02", freq=freq))  # type: ignore[arg-type]
    assert flows["first"][0] == datetime.date(2029, 12, 30) and flows["last"][-1] == datetime.date(2030, 2, 2)
    for first, last, low, high, _ in flows.iter_rows():
        alone = ledger.exits(f"start:{first}", f"end:{last}")
        assert (low, high) == (alone.low, alone.high)
    stocks = polars.DataFrame(ledger.bounds("held", from_="2029-12-30", to="2030-02-02", freq=freq))  # type: ignore[arg-type]
    assert stocks["day"].to_list() == flows["last"].to_list()
    for day, low, high, _ in stocks.iter_rows():
        alone = ledger.held(f"end:{day}")
        assert (low, high) == (alone.low, alone.high)
    following = zip(flows["last"].to_list(), flows["first"].to_list()[1:])
    assert all(first - last == datetime.timedelta(1) for last, first in following)
    ends = {"D": 35, "W": 5, "M": 3, "Y": 2}
    assert flows.height == ends[freq] + (freq == "W")


def test_bounds_of_days_that_nothing_was_counted_on() -> None:
    ledger = habeas.examples.small().ledger("watch")
    assert len(ledger.bounds("held", from_="2031-01-02")) == 0
    with pytest.raises(habeas.InvalidValue, match="got from 2031-01-02 to 2031-01-01, wanted the earlier day first"):
        ledger.bounds("held", from_="2031-01-02", to="2031-01-01")
    with pytest.raises(habeas.LimitExceeded, match="at most 1000000"):
        ledger.bounds("held", from_="0001-01-01", to="9999-12-31")
    with pytest.raises(habeas.InvalidValue, match="not a day to begin or to end at"):
        ledger.bounds("held", from_="../2030")
    with pytest.raises(habeas.InvalidValue, match="one of D, W, M, Y"):
        ledger.bounds("held", freq="hourly")  # type: ignore[arg-type]
    with pytest.raises(habeas.InvalidValue, match="not a question"):
        ledger.bounds("hold")  # type: ignore[arg-type]


def test_days_of_which_nothing_follows_though_somebody_counted_name_the_assumption(small: habeas.Dossier) -> None:
    hint = "the assumption counts_at_day_end"
    ledger, days = small.ledger("watch"), {"from_": "2030-01-04", "to": "2030-01-06"}
    asked: Any = days
    silent = ledger.bounds("held", **asked)
    assert str(silent).endswith("takes that for the end of the day.") and hint in silent._repr_html_()
    assert "el supuesto counts_at_day_end" in str(small.ledger("watch", language="es").bounds("held", **asked))
    # Something follows; a flow; nobody counted then; nobody counted on one day; no rows; or the assumption is on.
    assert hint not in str(small.with_("counts_at_day_end").ledger("watch").bounds("held", **asked))
    assert hint not in str(ledger.bounds("exits", **asked)) + str(ledger.bounds(["end:2030-01-05"]))
    assert hint not in str(ledger.bounds("held", from_="2031-01-01", to="2031-01-03"))
    assert hint not in str(ledger.bounds("held", from_="2031-01-01"))
    assert hint not in str(
        small.with_("counts_at_day_end").ledger("watch").bounds("held", from_="2030-01-01", to="2030-01-04")
    )
    vague = habeas.Builder("vague")
    watch = vague.actor("watch")
    vague.held(vague.account("watch", counter=watch), 100, as_of="2030-01", said_by=watch)
    assert hint not in str(vague.build().ledger("watch").bounds("held", **asked))


@pytest.mark.parametrize("length", [0, 1, 7, 8, 9, 63, 64, 65, 1000])
@pytest.mark.parametrize("missing", [0.0, 0.3, 1.0])
def test_columns_of_any_length_with_any_nulls(length: int, missing: float) -> None:
    seed = 20300105 + length
    dice = random.Random(seed)
    ends: dict[str, Callable[[], Any]] = {
        "integer": lambda: dice.choice([0, -1, 2**63 - 1, -(2**63), dice.randrange(-(10**6), 10**6)]),
        "real": lambda: dice.choice([0.0, -1.5, 1e300, dice.random()]),
        "boolean": lambda: dice.random() < 0.5,
        "day": lambda: dice.choice([0, -719_162, 2_932_896, dice.randrange(-40_000, 40_000)]),
        "text": lambda: dice.choice(["", HOSTILE, "x" * dice.randrange(20)]),
        "texts": lambda: [dice.choice(["", HOSTILE, "id"]) for _ in range(dice.randrange(4))],
    }
    columns: list[tuple[str, Any, list[Any]]] = [
        (f"{kind} {i}", kind, [None if dice.random() < missing else make() for _ in range(length)])
        for kind, make in ends.items()
        for i in range(2)
    ]

    class Made(habeas.Tabular):
        def _arrow_columns(self) -> Any:
            return columns

    expected = by_hand(Made())
    for reader, read in READERS.items():
        if importlib.util.find_spec(reader):
            assert read(Made()) == expected, (reader, seed)
