# SPDX-License-Identifier: MIT
"""Pictures: what is open is drawn open, what is disputed is drawn, and every mark says what it is."""

from __future__ import annotations

import datetime
import json
import pickle
import re
from collections.abc import Callable
from typing import Any, get_args

import pytest
from drawn_pictures import PICTURES, disputed, lantern, layers, legend_of, rows_of, ven

import habeas
from habeas import plot
from habeas.model import words as model_words
from habeas.plot import _axes, _look, _slug_words, _words
from habeas.plot._days import DAY, Places
from habeas.plot._known import PointNames
from habeas.plot._labels import short, short_id, visible, wrapped
from habeas.plot._names import account_in_full, account_name, told_apart


def test_an_open_end_has_no_line_and_no_zero() -> None:
    band = PICTURES["band"]()
    bottom, top = layers(band)[0]["encoding"]["y"]["scale"]["domain"]
    assert bottom > 0
    lines = sorted((row["x"], row["at"]) for row in rows_of(band, "rule") if "at" in row)
    day = 86_400_000
    first = lines[0][0]
    # The second day has a least number alone, the third a greatest alone, and the fourth nothing.
    assert lines == [(first, 90), (first, 100), (first + day, 90), (first + 2 * day, 120)]
    # What may be wider than need be has dashed sides, so that it can be told in grey print.
    assert [row["x"] for row in rows_of(band, "rule") if "at" not in row] == [first + 2 * day, first + 3 * day]
    areas = {row["x"]: (row["low"], row["high"], row["kind"]) for row in rows_of(band, "rect")}
    assert areas == {
        first: (90, 100, "bounded"),
        first + day: (90, top, "bounded"),
        first + 2 * day: (bottom, 120, "outer"),
        first + 3 * day: (None, None, "silent"),
    }
    # What is open fades to white at that end, and has an arrow there.
    fading = {
        layer["data"]["values"][0]["x"]: [stop["color"] for stop in layer["mark"]["color"]["stops"]]
        for layer in layers(band)
        if layer["mark"]["type"] == "rect" and isinstance(layer["mark"]["color"], dict)
    }
    assert fading == {first + day: ["#FFFFFF", _look.SKY], first + 2 * day: [_look.CREAM, "#FFFFFF"]}
    arrows = [(row["x"], row["arrow"]) for row in rows_of(band, "point") if "arrow" in row]
    assert arrows == [(first + day * 3 // 2, "triangle-up"), (first + day * 5 // 2, "triangle-down")]


def test_where_nothing_follows_there_is_a_strip_and_no_plane() -> None:
    picture = plot.bounds(habeas.examples.small().ledger("watch"))
    (strip,) = [layer for layer in layers(picture) if layer["mark"]["type"] == "rect"]
    assert [strip["encoding"][y]["value"] for y in ("y", "y2")] == [255, 260]
    assert "counts_at_day_end" in picture.caption
    # A claim is drawn once: what follows at its cut-off is what it states.
    assert [layer["mark"]["type"] for layer in layers(picture)] == ["rect", "point"]


def test_the_line_of_one_day_is_wider_than_the_mark_on_it() -> None:
    picture = lantern("2031-01-05", "2031-03-05").with_("counts_at_day_end").ledger("the_lantern").plot()
    lines = [row for row in rows_of(picture, "rule") if "at" in row]
    domain = layers(picture)[0]["encoding"]["x"]["scale"]["domain"]
    assert [row["at"] for row in lines] == [120, 100]
    for row in lines:
        assert 13 < (row["x2"] - row["x"]) * 285 / (domain[1] - domain[0]) <= 14


def test_a_picture_without_numbers_invents_none(texts_of: Callable[[Any], Any]) -> None:
    band = plot.band({"day": ["2030-01-01", "2030-01-02"], "low": [0, 0], "high": [None, None]})
    axes = [layer["encoding"]["y"].get("axis") for layer in layers(band) if "axis" in layer["encoding"].get("y", {})]
    assert axes and all(axis["values"] == [] for axis in axes)
    assert "No bound follows on any of these days." in [text for _, text in texts_of(band.to_dict())]


def test_a_legend_names_what_is_drawn_and_nothing_else() -> None:
    assert legend_of(plot.band({"day": ["2030-01-01"], "low": [5], "high": [5]})) == [
        "the least and the most that follow"
    ]
    assert legend_of(PICTURES["band"]()) == [
        "between the least and the most",
        "open: the band fades, no bound follows",
        "may be wider than need be (outer)",
        "the least and the most that follow",
        "no bound follows there",
    ]
    only_out = plot.movements(lantern("2031-01", "2031-02").ledger("the_lantern"))
    assert legend_of(only_out) == ["implied, and stated by no claim"]


def test_a_caption_names_the_assumptions_of_its_bounds() -> None:
    d = lantern("2031-01-05", "2031-01-12").with_("counts_at_day_end")
    picture = d.ledger("the_lantern").plot()
    assert picture.caption == (
        "Rests on the_lantern/2031-01-05/held, the_lantern/2031-01-12/held. Assumes counts_at_day_end. "
        "Grey strip: for the end of those days no bound follows."
    )
    assert picture.rests_on[-1] == "counts_at_day_end"
    # They are named even where too many claims are cut.
    assert "(+26). Assumes dates_as_written, fp_releases_leave_count, shared_cutoff." in PICTURES["movements"]().caption


def test_ids_of_a_caption_can_be_told_apart() -> None:
    assert short_id("the_lantern/2031-01-12/exits/release") == "the_lantern/2031-01-12/exits/release"
    assert short_id("a" * 50 + "/" + "b" * 50) == "a" * 29 + "…" + "b" * 29


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2031-02-09", "2031-02-09"),
        ("2031-02", "February 2031"),
        ("2031-02~", "about February 2031"),
        ("2031-02-09~", "about 9 February 2031"),
        ("2031", "2031"),
    ],
)
def test_movements_tell_a_date_as_it_was_said(date: str, said: str, texts_of: Callable[[Any], Any]) -> None:
    picture = lantern("2030-12-01", date).ledger("the_lantern").plot_movements()
    assert picture.description.endswith(f"2030-12-01 to {said}: at least 0 entered, 20 left.")
    assert f"2030-12-01 to {said}" in [text for _, text in texts_of(picture.to_dict())]


def test_a_count_of_a_month_stands_in_its_middle_with_a_line_over_its_days() -> None:
    picture = lantern("2031-01", "2031-02").ledger("the_lantern").plot()
    (mark, _) = [row for row in rows_of(picture, "point") if "claim" in row]
    first, last = (datetime.date(2031, 1, day) for day in (1, 31))
    noon = [(day - datetime.date(1970, 1, 1)).days * DAY + DAY // 2 for day in (first, last)]
    assert [mark["x1"], mark["x2"]] == noon and mark["x"] == sum(noon) // 2
    assert "on one of the days of the line" in legend_of(picture)


def test_every_method_that_draws_takes_what_its_picture_takes() -> None:
    small, talks = habeas.examples.small(), habeas.examples.talks()
    drawn = [
        small.ledger("watch").plot(title="T", width=700, height=300),
        small.ledger("watch").plot_movements(title="T", width=700),
        small.ledger("watch").series("held", "b2").plot(title="T", width=700, height=300),
        small.changes("2030-01-10").plot(title="T", width=700),
        talks.timeline().plot(["walkout"], title="T", width=700),
        talks.negotiation("talks", "2030-01-01", "2030-01-20").plot(title="T", width=700),
        talks.pledge("ten", at="2030-01-20").plot(title="T", width=700),
        talks.graph.plot(talks.timeline(), title="T", width=700),
    ]
    assert {p.title for p in drawn} == {"T"}
    assert {p.to_dict()["vconcat"][0]["width"] for p in drawn} == {700}
    for width in (0, 20_000, 7.5, "wide", True):
        with pytest.raises(habeas.InvalidValue, match="not a width of a picture"):
            small.ledger("watch").plot(width=width)  # type: ignore[arg-type]


def test_labels_of_days_fit_in_and_do_not_touch() -> None:
    for length in (1, 2, 5, 9, 24, 29, 40, 61, 90, 200, 366, 900, 2_158, 9_000):
        for first in (11_000, 22_280, 22_283):
            for width in (158, 285, 700):
                days = (first * DAY, (first + length) * DAY)
                domain = _axes.padded(days, width)
                ticks, _, label = _axes.day_ticks(days, domain, width)
                assert 1 <= len(ticks) <= 6 and all(days[0] <= t <= days[1] for t in ticks)
                assert _axes._fits(ticks, domain, width, label)
                # A short time has two labels or more, where two find room.
                assert len(ticks) >= 2 or length < 3 or width < 285, (length, width, ticks)


def test_marks_on_the_first_and_the_last_day_are_seen_whole() -> None:
    days = (22_280 * DAY, 22_309 * DAY)
    first, last = _axes.padded(days, 285)
    pixel = (last - first) / 285
    assert (days[0] - first) / pixel >= 8 and (last - days[1]) / pixel >= 8


def test_many_marks_close_together_are_drawn_small() -> None:
    def size(picture: plot.Picture) -> int:
        return next(
            one["mark"]["size"]
            for one in layers(picture)
            if one["mark"]["type"] == "point" and "shape" in one["encoding"]
        )

    assert size(ven().plot()) == 26
    assert size(plot.bounds(habeas.examples.small().ledger("watch"))) == 55


def test_what_came_and_went_is_counted_from_0() -> None:
    (domain,) = {
        tuple(layer["encoding"]["y"]["scale"]["domain"])
        for layer in layers(PICTURES["known"]())
        if "scale" in layer["encoding"].get("y", {})
    }
    assert domain[0] == 0 and domain[1] > 101


def test_changes_of_several_accounts_are_in_the_order_said() -> None:
    picture = habeas.examples.venezuela().changes("2026-02-08").plot()
    heads = [row["label"] for row in rows_of(picture, "text") if "label_y" in row]
    said = [re.search(r"\((\d{4}-\d\d-\d\d)", head).group(1) for head in heads]  # type: ignore[union-attr]
    assert said == sorted(said) and len(set(said)) > 3
    assert heads[0].startswith("foro_penal, VEN-102 (2026-02-09)")


def test_a_stock_of_nobody_is_a_number_and_no_open_end() -> None:
    band = plot.band({"day": ["2030-01-01", "2030-01-02"], "low": [0, 0], "high": [0, 5]})
    assert {row["at"] for row in rows_of(band, "rule")} == {0, 5}


def test_columns_are_taken_from_every_library_of_frames() -> None:
    plain = {"day": ["2030-01-01", "2030-01-02"], "low": [5, None], "high": [7, 9]}
    wanted = plot.band(plain)
    rows = [dict(zip(plain, row)) for row in zip(*plain.values())]
    assert plot.band(rows) == wanted
    assert plot.band({**plain, "day": [datetime.date(2030, 1, 1), datetime.date(2030, 1, 2)]}) == wanted
    polars = pytest.importorskip("polars", reason="Polars is not installed: no frame of it is drawn")
    assert plot.band(polars.DataFrame(plain)) == wanted
    arrow = pytest.importorskip("pyarrow", reason="PyArrow is not installed: no table of it is drawn")
    assert plot.band(arrow.table(plain)) == wanted
    pandas = pytest.importorskip("pandas", reason="pandas is not installed: no frame of it is drawn")
    assert plot.band(pandas.DataFrame(plain).assign(day=pandas.to_datetime(plain["day"]))) == wanted


def test_a_table_of_bounds_draws_its_rows() -> None:
    ledger = disputed().ledger("watch")
    weeks = ledger.bounds("held", freq="W")
    drawn = weeks.plot()
    assert {row["claim"] for row in rows_of(drawn, "point") if "claim" in row} == {"H1", "H2", "H3", "H4", "H5"}
    assert pickle.loads(pickle.dumps(weeks)).plot() == drawn
    days = ledger.bounds("held")
    assert rows_of(days.plot(), "rect") == rows_of(ledger.plot(), "rect")
    exact = ledger.bounds(["b1", "b2"]).plot()
    assert {row["at"] for row in rows_of(exact, "rule") if "at" in row} == {100, 95}
    flows = ledger.bounds("exits", from_="2030-01-01", to="2030-01-31", freq="M").plot()
    assert flows.title == "The Watch: how many left" and not [r for r in rows_of(flows, "point") if "claim" in r]
    alone = habeas.Bounds(ledger.bounds(["b1"])._arrow_table(), "held")
    with pytest.raises(habeas.InvalidValue, match="no days to draw: got points, wanted rows of days"):
        alone.plot()
    assert habeas.Bounds(days._arrow_table(), "held").plot().title == "What follows from the claims"


def test_stretches_that_say_the_same_are_one() -> None:
    days = [f"2030-01-{n:02}" for n in range(1, 31)]
    band = plot.band({"day": days, "low": [5] * 30, "high": [None] * 30})
    assert len(rows_of(band, "rect")) == 1


def test_what_contradicts_is_marked_and_each_repair_shown() -> None:
    picture = PICTURES["bounds_disputed"]()
    marks = {row["claim"]: row["means"] for row in rows_of(picture, "point") if "claim" in row}
    assert {claim for claim, means in marks.items() if means == "a claim in a contradiction"} == {"H3", "H4"}
    assert set(marks) == {"H1", "H2", "H3", "H4", "H5"}
    assert {(r["without"], r["low"]) for r in rows_of(picture, "point") if "without" in r} == {("H3", 109), ("H4", 104)}
    assert "Claims cannot all hold: H3, H4." in picture.caption and "H3, H4" in picture.description


def test_implied_movement_is_what_the_ledger_says() -> None:
    ledger = ven()
    rows = rows_of(plot.movements(ledger, "2025-01-01"), "rect")
    implied = sorted(abs(r["x2"] - r["x"]) for r in rows if r["means"] == "implied, and stated by no claim")
    said = [n for s in ledger.unaccounted_series() for n in (s.entries.unaccounted, s.exits.unaccounted) if n]
    # 1,616 entries lie before 2025.
    assert implied == sorted(n for n in said if n != 1616)


def test_events_stand_below_what_leads_to_them() -> None:
    graph = habeas.examples.article().graph
    order = plot._event_graph.order_of(graph, {})
    assert sorted(order) == sorted(graph.events)
    for link in graph.links:
        first, second = (link.to, link.from_) if link.course == "back" else (link.from_, link.to)
        assert link.course == "either" or order.index(first) < order.index(second), link


def test_events_that_no_link_orders_stand_by_the_day_beneath_them() -> None:
    picture = habeas.examples.article().graph.plot()
    rows = {row["event"]: (row["y"], row["when"]) for row in rows_of(picture, "point") if "lines" in row}
    order = sorted(rows, key=lambda name: rows[name][0])
    days = [rows[name][1].removeprefix("by ") for name in order if rows[name][1]]
    assert days == sorted(days) == ["2023-10-24", "2025-01-11", "2026-01-11", "2026-01-11", "2026-03-12"]
    # A title is whole where there is room for it.
    assert "managed by the United Nations" in json.dumps(picture.to_dict())


def test_days_order_events_that_no_link_orders() -> None:
    b = habeas.Builder("loose")
    me = b.actor("me", kind="ngo")
    for name, day in (("late", "2030-03-01"), ("early", "2030-01-01"), ("undated", None)):
        event = b.event(name, kind="other")
        if day:
            b.dated(event, day, said_by=me)
    picture = b.build().graph.plot()
    labels = sorted((row["y"], row["label"][0]) for row in rows_of(picture, "point") if "lines" in row)
    assert [name for _, name in labels] == ["early", "late", "undated"]


def test_a_timeline_shows_what_is_certain() -> None:
    rows = rows_of(plot.timeline(habeas.examples.talks().timeline()), "rect")
    by_event: dict[str, set[str]] = {}
    for row in rows:
        by_event.setdefault(row["event"], set()).add(row["means"])
    assert by_event["opening"] == {"possibly going on", "certainly going on"}
    # It was on one of three days: on none of them for certain.
    assert by_event["walkout"] == {"possibly going on"}


def test_a_day_of_many_years_is_seen_and_its_marks_do_not_run_together() -> None:
    b = habeas.Builder("long")
    me = b.actor("me", kind="ngo")
    for name, days in {"one": "1931-05-02", "month": "1960-03", "years": "1980/1999", "last": "2029-12-31"}.items():
        b.event(name, days, kind="other", said_by=me)
    picture = b.build().timeline().plot()
    first, last = layers(picture)[0]["encoding"]["x"]["scale"]["domain"]
    pixel = (last - first) / 285
    bars = [row for row in rows_of(picture, "rect") if "means" in row]
    assert {row["event"] for row in bars} == {"one", "month", "years", "last"}
    assert all((row["x2"] - row["x"]) / pixel >= 3.9 for row in bars)
    assert {row["event"] for row in rows_of(picture, "rule") if "event" in row} <= {"years"}


def test_names_that_are_cut_alike_stay_apart() -> None:
    b = habeas.Builder("alike")
    me = b.actor("me", kind="ngo")
    for end in "ab":
        event = b.event("e" * 190 + end, kind="other")
        b.dated(event, "2030-01-01", said_by=me)
    assert len({row["y"] for row in rows_of(b.build().timeline().plot(), "rect")}) == 2


def test_labels() -> None:
    assert short("a\x1bb") == "a\\x1bb" and visible("\u202e") == "\\u202e"
    assert short("abcdef", 4) == "abc…" and short("abcd", 4) == "abcd"
    assert wrapped("", 100) == [""]
    assert _axes.whole_ticks((98.9, 103.1)) == [99, 100, 101, 102, 103]
    assert _axes.whole_ticks((0, 2340)) == [0, 500, 1000, 1500, 2000]


def test_every_word_of_the_vocabulary_that_is_drawn_has_words() -> None:
    rules = {
        w
        for words in (model_words.CountingUnit, model_words.LeavingRule, model_words.CutoffHour)
        for w in get_args(words)
    }
    assert set(_slug_words.STATES) == set(get_args(model_words.NegotiationState))
    assert set(_slug_words.RELATIONS) == set(get_args(model_words.LinkRelation))
    assert set(_slug_words.KINDS) == set(get_args(model_words.Mechanism))
    assert set(_slug_words.RULES) == rules
    for number in (*(getattr(habeas.Quantity, how)(7) for how in ("exact", "at_least", "at_most", "about")),):
        assert _words.words("en").quantity(number) == str(number)
    stated = habeas.Quantity.between(3, 4)
    assert _words.words("es").quantity(stated) == "de 3 a 4" and _words.words("en").quantity(stated) == "3 to 4"
    for how, (english, spanish) in _slug_words.QUANTITIES.items():
        assert english.format(first=3, second=4) == str(habeas.Quantity(how, 3, 4)) if how == "between" else True
        assert ("{first}" in english) == ("{first}" in spanish)


@pytest.mark.parametrize("name", ["states", "event_graph"])
def test_spanish_pictures_hold_no_word_of_a_file(name: str) -> None:
    d = habeas.examples.talks() if name == "states" else habeas.examples.article()
    if name == "states":
        drawn = d.negotiation("talks", "2030-01-01", "2030-01-20").plot(language="es")
        assert "en curso" in drawn.description and "under" not in drawn.description
    else:
        drawn = d.graph.in_language("es").plot()
        assert " sigue a " in drawn.caption or " ligado a " in drawn.caption
        assert not re.search(r" (follows|tied to|responds to) ", drawn.caption)


def test_an_account_is_called_by_who_counts_and_by_its_id_where_that_tells_no_two_apart() -> None:
    b = habeas.Builder("several")
    watch, ministry = b.actor("watch", name="The Watch"), b.actor("ministry", name="The Ministry")
    unnamed = b.actor("unnamed")
    b.account("one", counter=watch, population="soldiers")
    b.account("two", counter=watch, population="teachers")
    b.account("three", counter=watch, population="teachers")
    b.account("four", counter=ministry, population="teachers")
    b.account("five", counter=unnamed, population="sailors")
    b.account("six")
    b.account("seven", counter=b.actor("other", name="six"))
    view = b.build()
    # Whom it counts stands beside the name.
    named = {a.id: (account_name(view, a.id), account_in_full(view, a.id)) for a in view.accounts}
    assert named == {
        "one": ("The Watch", "The Watch, soldiers"),
        "two": ("two", "two"),
        "three": ("three", "three"),
        "four": ("The Ministry", "The Ministry"),
        "five": ("sailors", "sailors"),
        "six": ("six", "six"),
        "seven": ("seven", "seven"),
    }


def test_a_name_that_is_the_id_of_another_tells_nothing_apart() -> None:
    assert told_apart({"a": ["b", "c"], "b": [], "d": ["d"]}, 9) == {"a": "c", "b": "b", "d": "d"}


def test_events_with_one_title_are_told_apart_by_their_ids() -> None:
    b = habeas.Builder("alike")
    watch = b.actor("watch")
    for name, title in (("first", "An arrest"), ("second", "An arrest"), ("third", "A release")):
        b.event(name, "2030-01-05", kind="other", title=title, said_by=watch)
    view = b.build()
    told = ["first", "second", "A release"]
    for picture in (plot.timeline(view.timeline()), plot.event_graph(view.graph)):
        labels = [row["label"] for row in rows_of(picture, "text")][:3]
        assert [label if isinstance(label, str) else " ".join(label) for label in labels] == told


# Names, where a dossier is given.


def two_counters(first: str, second: str) -> habeas.Dossier:
    """Two invented counters with a count each, of the same people, and a pledge of which both speak."""
    b = habeas.Builder("two")
    pledge = b.pledge("ten", title="Ten go free")
    for name_id, name, held in (("one", first, 100), ("two", second, 80)):
        actor = b.actor(name_id, kind="ngo", name=name)
        count = b.account(name_id, counter=actor, population="sailors")
        for at, (day, fewer) in enumerate((("2030-01-05", 0), ("2030-01-12", 15)), start=1):
            b.held(count, held - fewer, as_of=day, said_by=actor, said=day, id=f"{name_id}-{at}")
        b.pledged(10, pledge=pledge, said_by=actor, id=f"{name_id}-pledged")
    return b.build()


def drawn_with(d: habeas.Dossier, dossier: Any) -> tuple[plot.Picture, plot.Picture, plot.Picture]:
    series = d.ledger("one").series("held", "one-2")
    return (
        series.plot(dossier=dossier),
        d.changes("2030-01-01").plot(dossier=dossier),
        d.pledge("ten", at="2030-01-20").plot(dossier=dossier),
    )


def heads(picture: plot.Picture) -> set[str]:
    return {row["label"] for row in rows_of(picture, "text") if "label_y" in row}


def test_with_a_dossier_pictures_of_answers_say_names_and_dates() -> None:
    d = two_counters("The Watch", "The Lantern")
    known, changes, ladder = drawn_with(d, d)
    assert known.title == "The Watch: held at the cut-off of one-2 (2030-01-12), as known from each day on"
    assert known.to_dict()["title"]["subtitle"][0].startswith("Sailors. The question stays")
    assert changes.title == "The Watch; The Lantern: what each claim changed"
    assert {"The Watch", "The Lantern", "two-2 (2030-01-12): left from 2030-01-05 to 2030-01-12"} <= heads(changes)
    assert "The Lantern, two-2 (2030-01-12) held at the cut-off of two-2 (2030-01-12): " in changes.description
    assert ladder.title == "Ten go free: from pledged to free"
    assert {"The Watch: exactly 10 (one-pledged)", "The Lantern: exactly 10 (two-pledged)"} <= heads(ladder)
    one = d.changes("2030-01-01", account="one").plot(dossier=d, language="es")
    assert one.title == "The Watch: qué cambió cada afirmación"
    assert one.to_dict()["title"]["subtitle"][0].startswith("Sailors. ")
    assert "salieron desde el corte de one-1 (2030-01-05) hasta el corte de one-2 (2030-01-12)" in one.description


def test_with_a_dossier_what_is_told_alike_keeps_its_id() -> None:
    d = two_counters("The Watch", "The Watch")
    known, changes, ladder = drawn_with(d, d)
    assert known.title.startswith("one: held at")
    assert changes.title == "one; two: what each claim changed"
    assert {"one", "two"} <= heads(changes)
    assert {"one: exactly 10 (one-pledged)", "two: exactly 10 (two-pledged)"} <= heads(ladder)


def test_without_a_dossier_pictures_of_answers_say_ids() -> None:
    d = two_counters("The Watch", "The Lantern")
    known, changes, ladder = drawn_with(d, None)
    assert known.title == "one: held at the cut-off of one-2, as known from each day on"
    assert changes.title == "one, two: what each claim changed"
    assert "two, two-2 (2030-01-12): left from two-1 to two-2" in heads(changes)
    assert "one: exactly 10 (one-pledged)" in heads(ladder)
    for picture in (known, changes, ladder):
        assert "The Watch" not in json.dumps(picture.to_dict())


def test_cut_offs_of_one_day_are_told_apart_by_their_names() -> None:
    d = two_counters("The Watch", "The Lantern")
    say, places = _words.words("en"), Places(d)
    asked = [
        habeas.Asked.from_dict({"what": "exits", "from": "claim:one-1", "to": to})
        for to in ("claim:one-2", "end:2030-01-12")
    ]
    names = PointNames(say, asked, places)
    assert [names.asked(one, brief=True) for one in asked] == [
        "left from 2030-01-05 to one-2",
        "left from 2030-01-05 to the end of 2030-01-12",
    ]
    assert names.asked(asked[0]) == "left from the cut-off of one-1 (2030-01-05) to the cut-off of one-2 (2030-01-12)"


def test_what_is_no_dossier_is_refused_by_name() -> None:
    d = habeas.examples.small()
    series = d.ledger("watch").series("held", "b2")
    for call in (lambda: plot.known(series, dossier=7), lambda: series.plot(dossier=7)):  # type: ignore[arg-type]
        with pytest.raises(habeas.InvalidType, match=r"not what 'dossier' of .* takes: got 7"):
            call()
