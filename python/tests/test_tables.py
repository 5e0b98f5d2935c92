# SPDX-License-Identifier: MIT
"""Tables of claims and data frames as dossiers; neither pandas nor Polars nor Arrow has to be there."""

import datetime
import decimal
import json
import math
import re
import warnings

import pytest

import habeas
from habeas.model import frames

DAYS = ["2030-01-05", "2030-01-06"]


def quietly(make, *arguments, **table):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", habeas.TableWarning)
        return make(*arguments, **table)


def entries(dossier):
    return dossier.ledger("the_watch").entries(*DAYS).low


def frame_of(**columns):
    return quietly(habeas.Dossier.from_frame, columns, speaker="The Watch", date="day", since="previous")


def test_a_table_opens_as_a_dossier_and_what_is_made_is_told(tmp_path):
    path = tmp_path / "daily.csv"
    path.write_text("day,organisation,held,released\n2030-01-05,The Watch,120,\n2030-01-06,The Watch,117,5\n")
    with pytest.warns(habeas.TableWarning, match=r"1 actor \(the_watch\)") as told:
        d = habeas.Dossier.open(path, since="previous")
    assert told[0].filename == __file__
    assert entries(d) == 2


def test_settings_that_are_words_of_python_take_an_underscore(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("speaker,kind,number,start,to\nwatch,exits,5,2030-01-05,2030-01-06\n")
    d = quietly(habeas.Dossier.open, path, from_="start")
    assert [c.id for c in d.claims] == ["watch/2030-01-06/exits"]
    with pytest.raises(habeas.InvalidValue, match="dates"):
        habeas.Dossier.open(path, dates="ydm")
    with pytest.raises(habeas.InvalidValue, match="text"):
        habeas.Dossier.open(path, number=5)


@pytest.mark.parametrize(
    ("days", "held", "released"),
    [
        (DAYS, [120, 117], [None, 5]),
        (DAYS, [120.0, 117.0], [math.nan, 5.0]),
        ([datetime.date(2030, 1, 5), datetime.date(2030, 1, 6)], [120, 117], [None, "5"]),
        ([datetime.datetime(2030, 1, 5), datetime.datetime(2030, 1, 6)], ["120", "117"], ["", "5"]),
        ([habeas.Date(day) for day in DAYS], [120, 117], [None, 5]),
    ],
)
def test_values_of_frames(days, held, released):
    assert entries(frame_of(day=days, held=held, released=released)) == 2


def test_rows_that_are_mappings():
    rows = [{"day": DAYS[0], "held": 120}, {"day": DAYS[1], "held": 117, "released": 5}]
    d = quietly(habeas.Dossier.from_frame, rows, speaker="The Watch", since="previous")
    assert entries(d) == 2


def test_pandas():
    pandas = pytest.importorskip("pandas")
    days = pandas.to_datetime(DAYS)
    for kind in ("float64", "Int64"):
        frame = pandas.DataFrame({"day": days, "held": [120, 117], "released": pandas.array([None, 5], dtype=kind)})
        d = quietly(habeas.Dossier.from_frame, frame, speaker="The Watch", date="day", since="previous")
        assert entries(d) == 2


def test_polars():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"day": DAYS, "held": [120, 117], "released": [None, 5]}).with_columns(
        polars.col("day").str.to_date()
    )
    d = quietly(habeas.Dossier.from_frame, frame, speaker="The Watch", date="day", since="previous")
    assert entries(d) == 2


def test_what_numpy_and_databases_hold_is_read_as_what_it_is():
    numpy = pytest.importorskip("numpy")
    mine = [numpy.True_, numpy.False_]
    d = frame_of(day=DAYS, held=[decimal.Decimal(120), decimal.Decimal("117.0")], released=[None, 5], x_mine=mine)
    assert entries(d) == 2
    assert [c.to_dict()["x_mine"] for c in d.claims.where(kind="held")] == [True, False]
    with pytest.raises(habeas.InvalidFile, match="a part of one person"):
        frame_of(day=DAYS, held=[120, decimal.Decimal("117.5")])
    # Each digit by digit, and none of them a number of people.
    for number in ("9007199254740993", "1E+400", "Infinity"):
        with pytest.raises(habeas.InvalidFile, match=re.escape(number)):
            frame_of(day=DAYS, held=[120, decimal.Decimal(number)])
    assert len(frame_of(day=DAYS, held=[120, decimal.Decimal("sNaN")]).claims) == 1


def test_arrow():
    arrow = pytest.importorskip("pyarrow")
    table = arrow.table({"day": DAYS, "held": [120, 117], "released": [None, 5]})
    d = quietly(habeas.Dossier.from_frame, table, speaker="The Watch", date="day", since="previous")
    assert entries(d) == 2


@pytest.mark.parametrize(
    ("freq", "dates"),
    [("D", ["2031-01-31", "2031-02-01"]), ("M", ["2031-01", "2031-02"]), ("Y", ["2031", "2032"])],
)
def test_periods_of_pandas_are_the_dates_that_they_are(freq, dates):
    pandas = pytest.importorskip("pandas")
    when = pandas.period_range(dates[0], periods=2, freq=freq)
    for frame in (
        pandas.DataFrame({"when": when, "held": [120, 117]}),
        pandas.DataFrame({"held": [120, 117]}, index=when.rename("when")),
    ):
        d = quietly(habeas.Dossier.from_frame, frame, speaker="The Watch", date="when")
        assert [str(c.as_of) for c in d.claims] == dates


def test_months_and_years_of_numpy_are_no_days():
    numpy = pytest.importorskip("numpy")
    for unit, dates in (("M", ["2031-01", "2031-02"]), ("Y", ["2031", "2032"]), ("D", DAYS)):
        d = frame_of(day=numpy.array(dates, dtype=f"datetime64[{unit}]"), held=[120, 117])
        assert [str(c.as_of) for c in d.claims] == dates


def test_a_period_of_another_kind_is_refused_at_its_cell():
    pandas = pytest.importorskip("pandas")
    for freq in ("Q", "W", "h", "Y-MAR"):
        frame = pandas.DataFrame({"held": [120, 117], "when": pandas.period_range("2031-01-01", periods=2, freq=freq)})
        with pytest.raises(habeas.InvalidValue, match=r"^the frame at B2, when: not a value for a cell: got Period\("):
            habeas.Dossier.from_frame(frame, speaker="The Watch", date="when")


def test_columns_are_lettered_as_spreadsheets_do():
    assert [frames._letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_an_index_of_pandas_that_has_a_name_is_a_column():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"day": pandas.to_datetime(DAYS), "held": [120, 117], "released": [None, 5.0]})
    said = {"speaker": "The Watch", "date": "day", "since": "previous"}
    wanted = quietly(habeas.Dossier.from_frame, frame, **said)
    assert quietly(habeas.Dossier.from_frame, frame.set_index("day"), **said) == wanted
    # One of which a column has the name already is no second column of that name.
    assert quietly(habeas.Dossier.from_frame, frame.set_index("day", drop=False), **said) == wanted
    both = frame.assign(place="north").set_index(["place", "day"]).drop(columns="released")
    with pytest.raises(habeas.InvalidFile, match="place"):
        habeas.Dossier.from_frame(both, speaker="The Watch", date="day")
    with pytest.raises(
        habeas.InvalidValue, match=r"a DatetimeIndex without a name, wanted frame\.rename_axis\('date'\)"
    ):
        habeas.Dossier.from_frame(frame.set_index("day").rename_axis(None), speaker="The Watch")


def test_what_a_frame_cannot_say_is_refused_at_its_cell():
    with pytest.raises(habeas.InvalidFile) as refused:
        frame_of(day=DAYS, held=[120, 117.5])
    assert refused.value.problems[0].pointer == "B3, held"
    assert refused.value.problems[0].file == "the frame"
    assert "a part of one person" in refused.value.problems[0].what
    with pytest.raises(habeas.InvalidFile):
        frame_of(day=DAYS, held=[True, 5])
    for wrong in (5, "text", [5], {"day": [object()]}):
        with pytest.raises(habeas.InvalidValue):
            habeas.Dossier.from_frame(wrong)


def test_a_frame_of_200_days():
    days = [datetime.date(2030, 1, 1) + datetime.timedelta(n) for n in range(200)]
    d = frame_of(day=days, held=[1000 - n for n in range(200)], released=[None, *[2] * 199])
    assert len(d.claims) == 399
    assert d.ledger("the_watch").entries("2030-01-01", "2030-07-19").low == 199
    assert json.loads(d.to_json())["claims"][0]["id"] == "the_watch/2030-01-01/held"


@pytest.mark.parametrize("columns", [{"a": 2}, {"a": "text"}, {"a": [1], "b": [1, 2]}])
def test_columns_that_are_no_table_are_refused(columns):
    with pytest.raises(habeas.InvalidValue, match="column"):
        habeas.Dossier.from_frame(columns)


def test_midnight_is_a_day_in_every_carrier():
    for day in ("2030-01-05T00:00:00", "2030-01-05 00:00:00", datetime.datetime(2030, 1, 5)):
        d = quietly(habeas.Dossier.from_frame, {"day": [day], "held": [120]}, speaker="w")
        assert str(d.claims[0].as_of) == "2030-01-05"


def test_a_column_called_number_sign_is_a_column():
    for named in ({"#": [1, 2], "day": DAYS, "held": [120, 117]}, {"day": DAYS, "held": [120, 117], "#": [1, 2]}):
        d = quietly(habeas.Dossier.from_frame, named, speaker="w", others="ignore")
        assert len(d.claims) == 2
    spanish = {"#": [1], "Fecha": ["2030-01-05"], "Detenidos": [120]}
    told = {"speaker": "w", "kind": "held", "as_of": "Fecha", "number": "Detenidos"}
    assert len(quietly(habeas.Dossier.from_frame, spanish, others="ignore", **told).claims) == 1
    with pytest.raises(habeas.InvalidFile, match="not a column of a claims table, got '#'"):
        quietly(habeas.Dossier.from_frame, spanish, **told)


def test_a_table_of_others_says_once_which_columns_there_are() -> None:
    with pytest.raises(habeas.InvalidFile) as caught:
        habeas.Dossier.from_frame({"Date": ["2031-01-05"], "In prison": [412], "Freed": [3]}, speaker="w", date="Date")
    told = [p.wanted for p in caught.value.problems if p.what == "not a column of a claims table"]
    assert len(told) == 2 and told[1] == "as for 'In prison'"
    assert told[0].endswith("or, said of the table, which of these it is, such as held='In prison'")
    said = {"speaker": "w", "date": "Date", "held": "In prison", "released": "Freed"}
    with pytest.warns(habeas.TableWarning):
        d = habeas.Dossier.from_frame({"Date": ["2031-01-05"], "In prison": [412], "Freed": [3]}, **said)
    assert [c.kind for c in d.claims] == ["held", "exits"]


def test_a_kind_that_no_claim_states_is_named_in_words(small: habeas.Dossier) -> None:
    with pytest.raises(habeas.UnknownId, match=r"got 'exits:release with ground=pardon', wanted one of"):
        small.ledger("watch").exits("b1", "b2", kind="release", ground="pardon")
