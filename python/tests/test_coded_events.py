# SPDX-License-Identifier: MIT
"""Tables of coded events as dossiers, and codes beside the events of a graph."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import habeas

CODED = Path(__file__).resolve().parents[2] / "examples" / "dossiers" / "coded"

pytestmark = pytest.mark.skipif(not CODED.is_dir(), reason="the examples are not here")


def test_rows_become_events_and_the_rest_is_told() -> None:
    made = habeas.Dossier.import_events(CODED / "mapping.json")
    assert (made.standard, made.rows, made.events) == ("cameo", 11, 6)
    assert len(made.dossier.events) == 6
    assert made.dossier.to_json() == (CODED / "dossier.json").read_text(encoding="utf-8")
    assert {c.code: c.reading for c in made.left_out} == {
        "046": "broader",
        "084": "broader",
        "0842": "no_word",
        "173": "broader",
        "1732": "unknown",
    }
    assert sum(len(c.lines) for c in made.codes) == made.rows
    assert repr(made) == "<EventsImport of cameo: 6 of 11 rows>"
    assert "173 (1 row): left out, broader" in str(made)
    assert pickle.loads(pickle.dumps(made)) == made


def test_problems_come_at_once(tmp_path: Path) -> None:
    mapping = json.loads((CODED / "mapping.json").read_text(encoding="utf-8"))
    (tmp_path / "mapping.json").write_text(
        json.dumps({**mapping, "speaker": "nobody", "days": "roman"}), encoding="utf-8"
    )
    (tmp_path / "events.csv").write_bytes((CODED / "events.csv").read_bytes())
    with pytest.raises(habeas.InvalidFile) as told:
        habeas.Dossier.import_events(tmp_path / "mapping.json")
    assert {p.pointer for p in told.value.problems} == {"/speaker", "/days"}


def test_graphs_carry_codes() -> None:
    graph = habeas.Dossier.import_events(CODED / "mapping.json").dossier.graph
    text = graph.to_graphml(codes=["cameo"])
    assert "cameo 0841 exact; cameo 084 broader" in text
    assert "cameo" not in graph.to_graphml()
    assert habeas.graph.convert(graph.to_json_ld(codes=["cameo"]), "json-ld", "graphml") == text
    assert "skos:exactMatch" in graph.to_json_ld(codes=["cameo"])
    assert "cameo 0841 exact" in graph.to_dot(codes=["cameo"])
    with pytest.raises(habeas.UnknownId):
        graph.to_graphml(codes=["kedo"])


def test_other_programs_get_codes() -> None:
    graph = habeas.Dossier.import_events(CODED / "mapping.json").dossier.graph
    networkx = pytest.importorskip("networkx")
    made = graph.to_networkx(codes=["cameo"])
    assert isinstance(made, networkx.MultiDiGraph)
    assert made.nodes["105"]["codes"] == "cameo 0841 exact; cameo 084 broader"
    assert "codes" not in graph.to_networkx().nodes["105"]
    igraph = pytest.importorskip("igraph")
    assert isinstance(graph.to_igraph(codes=["cameo"]), igraph.Graph)
    assert graph.to_igraph(codes=["cameo"]).vs.find("105")["codes"] == "cameo 0841 exact; cameo 084 broader"
