# SPDX-License-Identifier: MIT
"""Pictures: without what draws them, what cannot be drawn, and the graph by Graphviz."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from drawn_pictures import talks, vl_convert

import habeas
from habeas import plot

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


def test_a_folder_that_is_not_there_is_named_and_not_a_file_that_nobody_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.json"
    with pytest.raises(FileNotFoundError, match="no such folder") as caught:
        talks().save(path)
    assert caught.value.filename == str(path)
    assert not path.parent.exists()


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
