# SPDX-License-Identifier: MIT
"""Pictures: against golden specifications and drawings, for whoever cannot see them well."""

from __future__ import annotations

import datetime
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import habeas
from habeas import plot
from habeas.plot import _axes, _look, _words
from habeas.plot._days import DAY
from habeas.plot._labels import short, short_id, visible, wrapped

GOLDEN = Path(__file__).parent / "golden" / "pictures"
UPDATE = bool(os.environ.get("HABEAS_UPDATE"))
#: What the golden drawings were made with; another version may set text otherwise.
DRAWN_BY = "1.9.0.post1"


def disputed() -> habeas.Dossier:
    """An invented count whose bulletin of 20 January states two numbers."""
    b = habeas.Builder("disputed")
    watch = b.actor("watch", kind="ngo", name="The Watch")
    count = b.account("watch", counter=watch, population="political prisoners")
    days = ("2030-01-05", "2030-01-12", "2030-01-20", "2030-01-28")
    bulletins = [b.bulletin(f"b{n}", as_of=day, speaker=watch) for n, day in enumerate(days, start=1)]
    b.held(count, 100, bulletin=bulletins[0], said_by=watch, id="H1")
    b.entries(count, 12, during="2030-01-06/2030-01-12", said_by=watch, id="N1")
    b.exits(count, 20, of="release", during="2030-01-06/2030-01-12", said_by=watch, id="X1")
    b.held(count, 95, bulletin=bulletins[1], said_by=watch, id="H2")
    b.held(count, 104, bulletin=bulletins[2], said_by=watch, id="H3")
    b.held(count, 109, bulletin=bulletins[2], said_by=watch, id="H4")
    b.held(count, habeas.Quantity.at_least(80), bulletin=bulletins[3], said_by=watch, id="H5")
    return b.build()


def ven() -> habeas.Ledger:
    return habeas.examples.venezuela().ledger("foro_penal")


def talks(language: str = "en") -> plot.Picture:
    return plot.states(habeas.examples.talks().negotiation("talks", "2030-01-01", "2030-01-20"), language=language)


PICTURES: dict[str, Callable[[], plot.Picture]] = {
    "bounds_disputed": lambda: plot.bounds(disputed().ledger("watch")),
    "bounds_foro_penal": lambda: plot.bounds(ven(), "2025-12-01", "2026-03-01"),
    "bounds_es": lambda: plot.bounds(disputed().ledger("watch", language="es")),
    "band": lambda: plot.band(
        {
            "day": ["2030-01-01", "2030-01-02", "2030-01-03", "2030-01-04"],
            "low": [90, 90, None, 0],
            "high": [100, None, 120, None],
            "repairs": ["none", "none", "outer", "none"],
        }
    ),
    "movements": lambda: plot.movements(ven(), "2025-06-01", "2026-03-01"),
    "counters": lambda: plot.counters(
        habeas.examples.venezuela(),
        "exits",
        accounts=["foro_penal", "pud", "government", "interior", "assembly"],
        from_="2026-01-25",
        to="2026-02-05",
    ),
    "timeline": lambda: plot.timeline(habeas.examples.article().timeline()),
    "states": talks,
    "event_graph": lambda: plot.event_graph(habeas.examples.article().graph),
    "ladder": lambda: plot.ladder(habeas.examples.exchange_2025().pledge("the_80", at="2025-08-01")),
    "changes": lambda: plot.changes(habeas.examples.small().changes("2030-01-10")),
    "known": lambda: plot.known(ven().series("entries", "VEN-069", "VEN-080", known_from="2025-12-01")),
}


@pytest.fixture(params=PICTURES)
def picture(request: pytest.FixtureRequest) -> plot.Picture:
    return PICTURES[request.param]()


def vl_convert() -> Any:
    return pytest.importorskip("vl_convert", reason="vl-convert-python is not installed: nothing is drawn")


def compare(path: Path, text: str) -> None:
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_text(encoding="utf-8")


# As they are written down, and drawn.


@pytest.mark.parametrize("name", PICTURES)
def test_specification_is_the_golden_one(name: str) -> None:
    compare(GOLDEN / f"{name}.json", PICTURES[name]().to_json())


@pytest.mark.parametrize("name", PICTURES)
def test_drawing_is_the_golden_one(name: str) -> None:
    vl_convert()
    version = metadata.version("vl-convert-python")
    if version != DRAWN_BY:
        pytest.skip(f"the golden drawings are of vl-convert-python {DRAWN_BY}; here is {version}")
    compare(GOLDEN / f"{name}.svg", PICTURES[name]().to_svg() + "\n")


def test_drawings_can_stand_in_one_page() -> None:
    vl_convert()
    one, other = (PICTURES[name]().to_svg() for name in ("bounds_disputed", "bounds_es"))
    assert one == PICTURES["bounds_disputed"]().to_svg()
    ids = [set(re.findall(r' id="([^"]+)"', drawn)) for drawn in (one, other)]
    assert ids[0] and ids[1] and not ids[0] & ids[1]
    assert set(re.findall(r"url\(#([^)]+)\)", one)) <= ids[0]


def test_no_golden_file_is_of_no_picture() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(PICTURES)


def test_altair_takes_it(picture: plot.Picture) -> None:
    pytest.importorskip("altair", reason="Altair is not installed: no chart is made")
    chart = picture.chart
    assert type(chart).__name__ == "VConcatChart"
    assert chart.to_dict()["description"] == picture.description


def test_days_are_the_same_in_every_time_zone() -> None:
    vl_convert()
    program = "from habeas import examples, plot; print(plot.bounds(examples.small().ledger('watch')).to_svg())"
    drawn = {
        zone: subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "TZ": zone}, capture_output=True, check=True
        ).stdout
        for zone in ("UTC", "America/Caracas")
    }
    assert len(set(drawn.values())) == 1
    assert b"2030-01-12" in drawn["UTC"]


def test_marks_are_said_in_words() -> None:
    vl_convert()
    said = [e.get("aria-label") for e in ElementTree.fromstring(PICTURES["states"]().to_svg()).iter()]
    assert "state: suspended; when: 2030-01-08 to 2030-01-09; event: walkout; claim: N2" in said
    # Nothing is said in the words of the program that draws.
    assert not [words for words in said if words and re.search(r"\b(x2|label_y|datum)\b", words)]


# For everybody.


def test_it_says_in_words_what_it_shows(picture: plot.Picture, texts_of: Any) -> None:
    assert len(picture.description) > 40 and picture.title
    vl_convert()
    root = ElementTree.fromstring(picture.to_svg())
    assert root.get("role") == "img"
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == picture.title
    assert root.findtext(f"{space}desc") == picture.description


def test_it_fits_a_phone(picture: plot.Picture) -> None:
    vl_convert()
    assert float(ElementTree.fromstring(picture.to_svg()).get("width") or "") <= 375


def lightness(colour: str) -> float:
    """CIE L* of a colour written #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def test_lightness_is_that_of_the_standard() -> None:
    assert [round(lightness(c)) for c in ("#000000", "#FFFFFF", "#777777")] == [0, 100, 50]


def test_marks_of_one_kind_can_be_told_apart_in_grey_print() -> None:
    together = [
        (_look.INK, _look.BLUE, _look.ORANGE),  # claims, bounds, claims in contradictions
        (_look.BLUE, _look.SKY),  # certain and possible, of a timeline and of states
        (_look.BLUE, _look.SKY, _look.WHITE),
        (_look.BLUE, _look.ORANGE),  # stated and implied
        (_look.BLUE, _look.PALE),  # a bound and an open end
        (_look.SKY, _look.WHITE),  # a band, and where it has faded
        (_look.BLUE, _look.SILVER),  # after and before
    ]
    for colours in together:
        shades = sorted(lightness(c) for c in colours)
        assert all(b - a >= 15 for a, b in zip(shades, shades[1:])), colours


def test_every_colour_is_of_the_palette(picture: plot.Picture, texts_of: Any) -> None:
    used = {text for _, text in texts_of(picture.to_dict()) if re.fullmatch(r"#[0-9A-Fa-f]{6}", text)}
    assert used <= set(_look.PALETTE), used - set(_look.PALETTE)


def test_spanish_says_as_much_as_english() -> None:
    gaps = re.compile(r"\{\w+\}")
    for key, (english, spanish) in _words._WORDS.items():
        assert english and spanish, key
        assert set(gaps.findall(english)) == set(gaps.findall(spanish)), key
    assert "Franja" in json.dumps(PICTURES["bounds_es"]().to_dict(), ensure_ascii=False)
    assert talks("es").title.endswith("el estado del diálogo, día a día")


def test_every_phrase_is_used() -> None:
    folder = Path(plot.__file__).parent
    source = "".join(p.read_text(encoding="utf-8") for p in folder.glob("*.py") if p.name != "_words.py")
    made = ("shape_", "point_", "asked_", "counters_held", "counters_entries", "counters_exits")
    unused = [
        key
        for key in _words._WORDS
        if not re.search(f"""["']{key}["']""", source)
        and not key.startswith("range_")
        and not any(key.startswith(m) for m in made)
    ]
    assert unused == []


# What is open is drawn open, and what is disputed is drawn.


def layers(picture: plot.Picture) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = picture.to_dict()["vconcat"][0]["layer"]
    return found


def rows_of(picture: plot.Picture, mark: str) -> list[dict[str, Any]]:
    return [row for layer in layers(picture) if layer["mark"]["type"] == mark for row in layer["data"]["values"]]


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


def legend_of(picture: plot.Picture) -> list[str]:
    return [row["word"] for row in picture.to_dict()["vconcat"][-1]["layer"][-1]["data"]["values"]]


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


def lantern(*dates: str) -> habeas.Dossier:
    """An invented table, whose counts fall by 20 from each date to the next."""
    with pytest.warns(habeas.TableWarning):
        frame = {"date": list(dates), "held": [120 - 20 * n for n, _ in enumerate(dates)]}
        return habeas.Dossier.from_frame(frame, speaker="The Lantern")


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
    assert flows.title == "watch: how many left" and not [r for r in rows_of(flows, "point") if "claim" in r]
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


# Without what draws, and what is refused.


def test_without_the_extra_it_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    picture = plot.bounds(habeas.examples.small().ledger("watch"))
    for draw in (lambda: picture.chart, picture.to_svg, picture.to_png, picture.to_html):
        with pytest.raises(habeas.Unsupported, match=r"habeas\[plot\]"):
            draw()
    assert picture._repr_svg_() is None
    picture.save(tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == picture.to_dict()


def test_saving_goes_by_the_ending(tmp_path: Path) -> None:
    picture = talks()
    vl_convert()
    for ending, start in ((".svg", b"<svg"), (".PNG", b"\x89PNG"), (".html", b"<!DOCTYPE")):
        picture.save(tmp_path / f"a{ending}")
        assert (tmp_path / f"a{ending}").read_bytes().startswith(start)
    assert picture.to_png(1) != picture.to_png(2)


def test_what_cannot_be_drawn_is_refused(small: habeas.Dossier, tmp_path: Path) -> None:
    picture = talks()
    empty = habeas.Builder("empty").build()
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: picture.save(tmp_path / "a.pdf"), "kind of picture: got '.pdf', wanted one of .svg"),
        (lambda: picture.to_png(0), "not a scale: got 0"),
        (lambda: plot.states(small.negotiation("n")) if False else talks("fr"), "language of pictures: got 'fr'"),
        (lambda: plot.states(habeas.examples.talks().negotiations["talks"]), "got no days, wanted a negotiation with"),
        (lambda: plot.event_graph(empty.graph), "got no event"),
        (lambda: plot.timeline(empty.timeline()), "got 0 events"),
        (lambda: plot.changes(small.changes("2031")), "some claim changed an answer"),
        (lambda: plot.counters(small, "entries"), "a claim of the kind 'entries'"),
        (lambda: plot.bounds(small.ledger("watch"), "2031", None), "not one day: got '2031'"),
        (lambda: plot.bounds(small.ledger("watch"), "2031-01-01"), "got 2031-01-01 to 2030-01-15"),
        (lambda: plot.bounds(small.ledger("watch"), "1000-01-01"), "at most 40,000 days"),
        (lambda: plot.band({"day": []}), "wanted a column 'low'"),
        (lambda: plot.band({"day": [], "low": [], "high": []}), "got no row"),
        (lambda: plot.band({"day": [None], "low": [1], "high": [1]}), "in row 1, first: got '', wanted a day"),
        (lambda: plot.band({"day": ["2030-01-01"], "low": [1.5], "high": [2]}), "in row 1, low: got '1.5'"),
        (lambda: plot.band(7), "not a data frame: got int"),
        (lambda: plot.bounds(small), "not what 'ledger' of bounds takes"),  # type: ignore[arg-type]
    ]
    for call, message in refused:
        with pytest.raises(habeas.HabeasError, match=re.escape(message)):
            call()


def test_more_rows_than_anybody_reads_are_refused() -> None:
    b = habeas.Builder("many")
    me = b.actor("me", kind="ngo")
    for n in range(201):
        b.dated(b.event(f"e{n}", kind="other"), "2030-01-01", said_by=me)
    d = b.build()
    for call in (d.timeline().plot, d.graph.plot):
        with pytest.raises(habeas.LimitExceeded, match="got 201 events, wanted at most 200"):
            call()


def test_pictures_are_values(picture: plot.Picture) -> None:
    again = pickle.loads(pickle.dumps(picture))
    assert again == picture and hash(again) == hash(picture) and again.rests_on == picture.rests_on
    changed = picture.to_dict()
    changed["description"] = "other"
    assert picture.description != "other"


# The graph by Graphviz.


def test_graphviz_draws_a_graph_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = habeas.examples.article().graph
    monkeypatch.setenv("PATH", "")
    assert graph._repr_svg_() is None
    monkeypatch.undo()
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed: no graph is laid out")
    drawn = graph._repr_svg_()
    assert drawn is not None and drawn.startswith("<svg")
    words = "".join(ElementTree.fromstring(drawn).itertext())
    assert "Government and opposition resume talks" in words


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_picture_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    picture, target = plot.bounds(habeas.examples.small().ledger("watch")), tmp_path / "held.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    (tmp_path / "link.json").symlink_to("held.json")
    with monkeypatch.context() as broken:

        def fails(*_: object) -> None:
            raise OSError(28, "No space left on device")

        broken.setattr(f"os.{step}", fails)
        with pytest.raises(OSError, match="No space left"):
            picture.save(tmp_path / "link.json")
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["held.json", "link.json"]
    picture.save(tmp_path / "link.json")
    assert target.read_text(encoding="utf-8") == picture.to_json() and (tmp_path / "link.json").is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["held.json", "link.json"]
