# SPDX-License-Identifier: MIT
"""Columns of dates from lists, pyarrow and polars: what one date says, row by row, and no Python object for any."""

from __future__ import annotations

import datetime
import random
from typing import Any, Optional

import polars
import pyarrow as pa
import pytest

import habeas

TEXTS: list[Optional[str]] = [
    "1985-04-12", "1985-04", "1985", "156X-12-25", "1984?/2004-06~", "2001-21", "1985/..", "/1985", "[1667,1668]",
    "{1960,1961-12}", "Y-170000002", "Y17E8", "2004-06-~01/2004-06-20", "2019-02-29", "", "tomorrow", None,
    "2026-01-2X", "1950S2", "0000", "-0001", "9999-12-31", "2004-06-01T10:00:00Z", "XXXX-12-XX", "2001-33", "2001-24",
    "2005/2004", "..",
]  # fmt: skip

EDGES = ("earliest_start", "latest_start", "earliest_end", "latest_end")
EPOCH = datetime.date(1970, 1, 1).toordinal()


def days_of(
    date: habeas.Date, hemisphere: Optional[str], widen: Optional[habeas.Widening] = None
) -> list[Optional[int]]:
    """Give the bounds as days since 1970, None where a column has nothing; of years beyond Python's dates too."""
    try:
        bounds = date.bounds(hemisphere, widen)
    except habeas.InvalidValue:
        return [None] * 4
    found: list[Optional[int]] = []
    for text in bounds:
        try:
            day = habeas.day_of(text)
            found.append(None if day is None else day.toordinal() - EPOCH)
        except habeas.Unsupported:
            found.append(-1)
    return found


def days_in(table: Any, name: str) -> list[Optional[int]]:
    return list(table.column(name).cast(pa.int32()).to_pylist())


def check(dates: habeas.DateColumns, texts: list[Optional[str]], hemisphere: Optional[str]) -> None:
    table = pa.table(dates)
    assert table.num_rows == len(texts) == len(dates)
    rows = {name: table.column(name).to_pylist() for name in table.column_names if name not in EDGES}
    edges = [days_in(table, name) for name in EDGES]
    for i, text in enumerate(texts):
        if text is None:
            assert rows["valid"][i] is None
            continue
        try:
            date = habeas.Date(text)
        except habeas.InvalidDate as refused:
            assert (rows["valid"][i], rows["bad_at"][i], rows["level"][i]) == (False, refused.offset, None)
            continue
        assert (rows["valid"][i], rows["bad_at"][i], rows["level"][i]) == (True, None, date.level)
        for name, flag in (
            ("interval", date.is_interval),
            ("one_of", date.is_one_of),
            ("all_of", date.is_all_of),
            ("uncertain", date.is_uncertain),
            ("approximate", date.is_approximate),
            ("mask", date.has_mask),
            ("needs_hemisphere", date.needs_hemisphere and hemisphere is None),
        ):
            assert rows[name][i] == flag, (text, name)
        for edge, wanted in zip(edges, days_of(date, hemisphere, dates.widening)):
            if wanted != -1:
                assert edge[i] == wanted, text


@pytest.mark.parametrize("hemisphere", [None, "north", "south"])
@pytest.mark.parametrize(
    "column",
    [
        lambda t: t,
        tuple,
        lambda t: pa.array(t),
        lambda t: pa.array(t, pa.large_string()),
        lambda t: pa.array(t).dictionary_encode(),
        lambda t: pa.chunked_array([pa.array(t[:5]), pa.array(t[5:])], pa.string()),
        lambda t: pa.array(["1999", None, *t]).slice(2),
        lambda t: polars.Series(t, dtype=polars.String),
    ],
    ids=["list", "tuple", "string", "large_string", "dictionary", "chunks", "slice", "polars"],
)
def test_columns_say_what_dates_say(column: Any, hemisphere: Optional[str]) -> None:
    check(habeas.parse_dates(column(TEXTS), hemisphere), TEXTS, hemisphere)


@pytest.mark.parametrize("widen", ["one_unit", "loose", "name=mine,?year=1000,~day=3"])
@pytest.mark.parametrize(
    "column", [list, pa.array, lambda t: pa.array(t).dictionary_encode()], ids=["list", "string", "dictionary"]
)
def test_a_policy_widens_columns(column: Any, widen: str) -> None:
    dates = habeas.parse_dates(column(TEXTS), "north", widen=widen)
    assert dates.widening == habeas.Widening(widen) and habeas.Widening(widen).text in repr(dates)
    check(dates, TEXTS, "north")
    assert pa.table(dates) != pa.table(habeas.parse_dates(TEXTS, "north"))
    assert habeas.parse_dates(TEXTS).widening is None
    with pytest.raises(habeas.InvalidFile):
        habeas.parse_dates(TEXTS, widen="narrow")


def test_a_long_column_of_many_kinds() -> None:
    draw = random.Random(20260119)
    texts: list[Optional[str]] = []
    for _ in range(20_000):
        year, month, day = draw.randint(1000, 2999), draw.randint(1, 13), draw.randint(1, 31)
        forms = (
            f"{year}",
            f"{year}-{month:02}",
            f"{year}-{month:02}-{day:02}",
            f"{year}?/{year + 5}~",
            f"{year // 10}X",
            None,
            "x",
        )
        texts.append(draw.choice(forms))
    check(habeas.parse_dates(pa.array(texts)), texts, None)


def test_columns_go_to_polars_and_back() -> None:
    frame = polars.DataFrame(habeas.parse_dates(TEXTS, "north"))
    assert frame.schema["earliest_start"] == polars.Date
    assert frame["earliest_start"][0] == datetime.date(1985, 4, 12)
    assert frame["valid"].null_count() == TEXTS.count(None)


def test_days_are_date32_and_flags_are_bits() -> None:
    schema = pa.table(habeas.parse_dates(["2026"])).schema
    assert {schema.field(name).type for name in EDGES} == {pa.date32()}
    assert schema.field("interval").type == pa.bool_()


@pytest.mark.parametrize("wrong", ["2026", b"2026", 7, [7], ["2026", 7], {"a": 1}])
def test_what_is_no_column(wrong: Any) -> None:
    with pytest.raises(TypeError):
        habeas.parse_dates(wrong)


def test_an_arrow_column_of_something_else() -> None:
    for column, name in (
        (pa.array([1, 2]), "whole numbers"),
        (pa.array([[1]]), "lists"),
        (pa.array([datetime.date(2026, 1, 1)]), "days"),
        (pa.array([datetime.datetime(2026, 1, 1)]), "timestamps"),
        (pa.array([1.5]).dictionary_encode(), "a dictionary of floating-point numbers"),
    ):
        with pytest.raises(habeas.InvalidValue, match=f"not a column of text: got .*{name}, wanted "):
            habeas.parse_dates(column)
    with pytest.raises(habeas.InvalidValue):
        habeas.parse_dates(["2026"], hemisphere="west")


def test_reading_can_be_called_off() -> None:
    with pytest.raises(habeas.Cancelled):
        habeas.parse_dates(pa.array(["2026-01-19"] * 300_000), stop=lambda: True)


def test_relations_agree_with_what_days_allow() -> None:
    """Against every choice of a start and an end within the bounds."""

    def name(a: tuple[int, int], b: tuple[int, int]) -> str:
        # Half-open, so that days that follow one another meet.
        (s, e), (t, f) = (a[0], a[1] + 1), (b[0], b[1] + 1)
        if e < t:
            return "before"
        if e == t:
            return "meets"
        if f < s:
            return "after"
        if f == s:
            return "met_by"
        if (s, e) == (t, f):
            return "equals"
        if s == t:
            return "starts" if e < f else "started_by"
        if e == f:
            return "finishes" if s > t else "finished_by"
        if t < s and e < f:
            return "during"
        if s < t and f < e:
            return "contains"
        return "overlaps" if s < t else "overlapped_by"

    def stretches(text: str) -> list[tuple[int, int]]:
        if text[0] == "[":  # one of its members
            return [each for member in text[1:-1].split(",") for each in stretches(member)]
        edges = [day.toordinal() for bound in habeas.Date(text).bounds() if (day := habeas.day_of(bound))]
        return [(s, e) for s in range(edges[0], edges[1] + 1) for e in range(edges[2], edges[3] + 1) if s <= e]

    texts = (
        "2026-01-07",
        "2026-01-0X",
        "2026-01-05/2026-01-08",
        "[2026-01-03,2026-01-06]",
        "2026-01-02/2026-01-0X",
        "2026-01-09",
    )
    for a in texts:
        for b in texts:
            possible = {name(x, y) for x in stretches(a) for y in stretches(b)}
            assert set(habeas.Date(a).relations(habeas.Date(b))) == possible, (a, b)
            back = set(habeas.Date(b).relations(habeas.Date(a)))
            assert set(habeas.allen.converse(possible)) == back
    for one in habeas.allen.RELATIONS:
        assert one in habeas.allen.compose(one, "equals")
    with pytest.raises(habeas.InvalidValue):
        habeas.allen.converse(["beside"])


def test_dates_and_datetimes_of_python() -> None:
    offset = datetime.timezone(datetime.timedelta(hours=-4))
    for when in (
        datetime.date(2026, 1, 19),
        datetime.datetime(2026, 2, 4, 10, 0),
        datetime.datetime(2026, 2, 4, 10, tzinfo=offset),
    ):
        assert habeas.Date.of(when).text == when.isoformat()
    assert (
        habeas.Date.of(datetime.datetime(2026, 2, 4, 10, tzinfo=datetime.timezone.utc)).text == "2026-02-04T10:00:00Z"
    )
    assert habeas.Date.of(datetime.date(2026, 1, 19)).to_date() == datetime.date(2026, 1, 19)
    assert habeas.Date("2026-01").to_date() is None
    with pytest.raises(habeas.Unsupported):
        habeas.Date("-0001-01-01").to_date()
