# SPDX-License-Identifier: MIT
"""Tables that come by Arrow: every layout, and clear errors."""

from __future__ import annotations

import datetime
import decimal
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import habeas

SAID = {"speaker": "The Watch", "date": "day", "since": "previous"}
DAYS = {
    "day": ["2030-01-05", "2030-01-06", "2030-01-07"],
    "held": [120, 117, None],
    "released": [None, 5, 2],
}


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", habeas.TableWarning)
        yield


def package(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed")


def told(d: habeas.Dossier) -> list[Any]:
    return [(c.id, c.kind, c.quantity, c.of, c.from_, c.bulletin, c.speaker) for c in d.claims]


@pytest.fixture
def expected() -> habeas.Dossier:
    return habeas.Dossier.from_frame(DAYS, **SAID)


def of_polars(data: dict[str, list[Any]]) -> Any:
    return package("polars").DataFrame(data)


def of_pandas(data: dict[str, list[Any]]) -> Any:
    package("pyarrow")  # pandas exports by it
    return package("pandas").DataFrame(
        {k: (v if k == "day" else package("pandas").array(v, dtype="Int64")) for k, v in data.items()}
    )


def of_pyarrow(data: dict[str, list[Any]]) -> Any:
    return package("pyarrow").table(data)


def of_duckdb(data: dict[str, list[Any]]) -> Any:
    duckdb, pyarrow = package("duckdb"), package("pyarrow")
    return duckdb.connect().from_arrow(pyarrow.table(data))


@pytest.mark.parametrize("make", [of_polars, of_pandas, of_pyarrow, of_duckdb])
def test_a_frame_of_every_library(make: Callable[[dict[str, list[Any]]], Any], expected: habeas.Dossier) -> None:
    frame = make(DAYS)
    if not hasattr(frame, "__arrow_c_stream__"):
        pytest.skip("this version does not export by Arrow")
    assert told(habeas.Dossier.from_arrow(frame, **SAID)) == told(expected)


#: Names that would act, numbers past 32 bits, open ends and cells without anything. Invented.
CLAIMS: dict[str, list[Any]] = {
    "id": ["a", "<b>\u202eb</b>", "c", "d"],
    "speaker": ["watch", "watch", "other", "other"],
    "kind": ["held", "held", "exits", "held"],
    "account": ["watch", "watch", "other", "other"],
    "number": ["300", "at least 5000000000", "3 to 7", "unquantified"],
    "of": [None, None, "release", None],
    "from": [None, None, "start:2030-01", None],
    "as_of": ["2030-01-05", "2030-01-06", "2030-01-31", "2030~"],
    "under": [None, "shared_cutoff", None, "shared_cutoff dates_as_written"],
    "note": ["<script>'\"\\,;</script>", "\u00e9\u4e16\U0001f54a", None, "a\u202eb"],
}


def handed_back(name: str, claims: habeas.Things[habeas.Claim]) -> Any:
    """The claims as a frame of one library, or of none."""
    if name == "polars":
        return package("polars").DataFrame(claims)
    if name == "pandas":
        package("pyarrow")  # pandas exports by it
        return claims.to_pandas()
    if name == "pyarrow":
        return package("pyarrow").table(claims)
    return package("duckdb").connect().from_arrow(claims) if name == "duckdb" else claims


@pytest.mark.parametrize("name", ["polars", "pandas", "pyarrow", "duckdb", "no library"])
def test_there_and_back(name: str) -> None:
    d = habeas.Dossier.from_frame(CLAIMS)
    back = habeas.Dossier.from_arrow(handed_back(name, d.claims), others="ignore")
    assert [c.to_dict() for c in back.claims] == [c.to_dict() for c in d.claims]
    assert [c.quantity for c in back.claims] == [
        habeas.Quantity.exact(300),
        habeas.Quantity.at_least(5 * 10**9),
        habeas.Quantity.between(3, 7),
        habeas.Quantity.unquantified(),
    ]
    assert back.claims["d"].under == ("shared_cutoff", "dates_as_written")


def layouts() -> dict[str, Callable[[], Any]]:
    """The column `held` in every type of numbers, and `day` in every type of texts and days."""

    def table(**columns: Callable[[Any], Any]) -> Callable[[], Any]:
        def make() -> Any:
            pa = package("pyarrow")
            made = {
                "day": pa.array(DAYS["day"]),
                "held": pa.array(DAYS["held"]),
                "released": pa.array(DAYS["released"]),
            }
            for name, change in columns.items():
                made[name] = change(pa)
            return pa.table(made)

        return make

    kinds = [
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float32",
        "float64",
        "string",
        "large_string",
        "string_view",
    ]
    texts = ["string", "large_string", "string_view"]

    def numbers(pa: Any, name: str) -> Any:
        text = "string" in name
        return pa.array([str(v) if text and v is not None else v for v in DAYS["held"]], getattr(pa, name)())

    found = {f"held {t}": table(held=lambda pa, t=t: numbers(pa, t)) for t in kinds}
    found |= {f"day {t}": table(day=lambda pa, t=t: pa.array(DAYS["day"], getattr(pa, t)())) for t in texts}
    days = [datetime.date.fromisoformat(d) for d in DAYS["day"]]
    midnights = [datetime.datetime.combine(d, datetime.time()) for d in days]
    found |= {f"day {t}": table(day=lambda pa, t=t: pa.array(days, getattr(pa, t)())) for t in ("date32", "date64")}
    found |= {
        f"day timestamp {u}": table(day=lambda pa, u=u: pa.array(midnights, pa.timestamp(u)))
        for u in ("s", "ms", "us", "ns")
    }
    for index in ("int8", "uint16", "int64"):
        found[f"day dictionary {index}"] = table(
            day=lambda pa, i=index: pa.array(DAYS["day"]).cast(pa.dictionary(getattr(pa, i)(), pa.string()))
        )
    found["held dictionary of numbers"] = table(held=lambda pa: pa.array(DAYS["held"]).dictionary_encode())
    found["held decimal"] = table(
        held=lambda pa: pa.array(
            [None if v is None else decimal.Decimal(v) for v in DAYS["held"]], pa.decimal128(10, 2)
        )
    )
    found["slices"] = lambda: package("pyarrow").concat_tables([table()(), table()()]).slice(3, 3)
    found["chunks"] = lambda: package("pyarrow").concat_tables([table()().slice(i, 1) for i in range(3)])
    found["an array of structs"] = lambda: package("pyarrow").RecordBatch.from_pydict(DAYS)
    found["a slice of structs"] = lambda: (
        package("pyarrow").concat_batches([package("pyarrow").RecordBatch.from_pydict(DAYS)] * 2).to_struct_array()[3:6]
    )
    found["a blank row"] = lambda: package("pyarrow").concat_tables(
        [
            table()().slice(0, 1),
            package("pyarrow").table({k: package("pyarrow").array([None], table()()[k].type) for k in DAYS}),
            table()().slice(1),
        ]
    )
    return found


@pytest.mark.parametrize("name", layouts())
def test_every_layout_says_the_same(name: str, expected: habeas.Dossier) -> None:
    assert told(habeas.Dossier.from_arrow(layouts()[name](), **SAID)) == told(expected)


def test_lists_of_ids_are_cells_with_spaces_between() -> None:
    pa = package("pyarrow")
    columns = {"speaker": ["w"], "kind": ["held"], "account": ["w"], "number": [3], "as_of": ["2030"], "id": ["a"]}
    for kind in (pa.list_(pa.string()), pa.large_list(pa.large_string())):
        table = pa.table({**columns, "under": pa.array([["shared_cutoff", "dates_as_written"]], kind)})
        assert habeas.Dossier.from_arrow(table).claims["a"].under == ("shared_cutoff", "dates_as_written")
    table = pa.table({**columns, "under": pa.array([["two words"]])})
    with pytest.raises(habeas.InvalidFile) as caught:
        habeas.Dossier.from_arrow(table)
    assert "an id with a space in a list" in str(caught.value)


def test_hours_with_and_without_an_offset() -> None:
    pa = package("pyarrow")
    noon = datetime.datetime(2030, 1, 5, 12)
    for zone, said in (
        (None, "2030-01-05T12:00:00"),
        ("UTC", "2030-01-05T12:00:00+00:00"),
        ("-04:00", "2030-01-05T08:00:00-04:00"),
    ):
        table = pa.table({"day": pa.array([noon], pa.timestamp("ms", zone)), "held": [120]})
        d = habeas.Dossier.from_arrow(table, speaker="w", date="day")
        assert d.claims[0].as_of == habeas.Date(said), zone
    table = pa.table({"day": pa.array([noon], pa.timestamp("s", "America/Caracas")), "held": [120]})
    with pytest.raises(
        habeas.InvalidFile, match="a timestamp in the zone America/Caracas, wanted a timestamp without a zone"
    ):
        habeas.Dossier.from_arrow(table, speaker="w", date="day")


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        ([1], "list", "lists"),
        ({"a": 1}, "struct", "structs"),
        (b"1", "binary", "binary"),
        (datetime.time(1), "time", "times of day"),
        (datetime.timedelta(1), "duration", "durations"),
    ],
)
def test_columns_that_no_cell_holds(value: Any, kind: str, said: str) -> None:
    pa = package("pyarrow")
    table = pa.table({"day": ["2030-01-05"], "held": [3], "rest": [value]})
    assert len(habeas.Dossier.from_arrow(table, speaker="w", date="day", others="ignore").claims) == 1
    with pytest.raises(habeas.InvalidFile) as caught:
        habeas.Dossier.from_arrow(table, speaker="w", date="day", others="keep")
    problem = caught.value.problems[0]
    assert problem.pointer == "C1" and problem.got == said and "'rest'" in problem.what, kind
    # A column that is wanted is not passed over.
    with pytest.raises(habeas.InvalidFile, match=said):
        habeas.Dossier.from_arrow(
            table.rename_columns(["day", "old", "held"]), speaker="w", date="day", others="ignore"
        )


def test_problems_have_their_cells() -> None:
    pa = package("pyarrow")
    table = pa.table({"day": ["2030-01-05", "2030-02-30"], "held": [-3, 4], "note": ["a\x1bb", "\x7f"]})
    with pytest.raises(habeas.InvalidFile) as caught:
        habeas.Dossier.from_arrow(table, speaker="w", date="day")
    found = {(p.file, p.pointer) for p in caught.value.problems}
    assert {("the table", cell) for cell in ("A3, day", "B2, held", "C2, note", "C3, note")} <= found
    with pytest.raises(habeas.InvalidFile, match="a column named twice"):
        habeas.Dossier.from_arrow(pa.table([pa.array([1]), pa.array([1])], names=["held", "held"]), speaker="w")
    with pytest.raises(habeas.InvalidFile, match=r"an empty table|a header"):
        habeas.Dossier.from_arrow(pa.table({}), speaker="w")


def test_what_is_no_table() -> None:
    pa = package("pyarrow")
    with pytest.raises(habeas.InvalidValue, match=r"one Arrow column .*, wanted record batches"):
        habeas.Dossier.from_arrow(pa.array([1, 2]), speaker="w")
    with pytest.raises(habeas.InvalidValue, match="one Arrow column"):
        habeas.Dossier.from_arrow(pa.chunked_array([[1, 2]]), speaker="w")
    for nothing in (None, 3, "day,held", {"day": []}, object()):
        with pytest.raises(habeas.InvalidType, match="wanted what has __arrow_c_stream__"):
            habeas.Dossier.from_arrow(nothing)
    used = pa.table(DAYS).__arrow_c_stream__()
    habeas.Dossier.from_arrow(Handed(stream=used), **SAID)
    empty = habeas.Dossier.from_arrow(pa.table(DAYS).slice(0, 0), **SAID)
    assert len(empty.claims) == 0
    for wrong in (3, None, "capsule"):
        with pytest.raises(habeas.InvalidValue, match="not what an Arrow column hands over"):
            habeas.Dossier.from_arrow(Handed(stream=wrong), **SAID)
        with pytest.raises(habeas.InvalidValue):
            habeas.Dossier.from_arrow(Handed(array=(wrong, wrong)), **SAID)


class Handed:
    """Hands over what it was given."""

    def __init__(self, stream: Any = ..., array: Any = ...) -> None:
        if stream is not ...:
            self.__arrow_c_stream__ = lambda requested_schema=None: stream
        if array is not ...:
            self.__arrow_c_array__ = lambda requested_schema=None: array
