# SPDX-License-Identifier: MIT
"""What spreadsheets and drawing programs get: no cell that runs, no row that is no data, no two ids that are one."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x.example","y")']


def talks_of(small, title):
    small["negotiations"] = [{"id": "talks", "title": title, "rounds": ["round1"]}]
    small["events"].append({"id": "round1", "kind": "round"})
    small["claims"] += [
        {"id": "r1", "kind": "dated", "speaker": "watch", "event": "round1", "date": "2026-01-05"},
        {"id": "r2", "kind": "role", "speaker": "watch", "actor": "watch", "role": "observer", "negotiation": "talks"},
        {"id": "r3", "kind": "role", "speaker": "watch", "actor": "watch", "role": "observer", "event": "round1"},
    ]
    return small


@pytest.mark.parametrize("name", FORMULAS)
def test_no_text_of_a_panel_runs_in_a_spreadsheet(habeas, small, write, tmp_path, name):
    small = talks_of(small, "Talks")
    small["negotiations"][0]["id"] = name.replace("\t", "")
    small["claims"][-2]["negotiation"] = name.replace("\t", "")
    write(small)
    ran = habeas("panel", "dossier.json", cwd=tmp_path, code=0)
    rows = list(csv.reader(io.StringIO(ran.out)))
    assert len(rows) > 1 and rows[0][:2] == ["unit", "month"]
    for row in rows[1:]:
        assert row[0][0] not in "=+-@\t\r\n"
        for cell in row[2:]:
            assert re.fullmatch("[0-9]+", cell), "numbers are as they are"
    assert any(row[0] == "'" + name.replace("\t", "") for row in rows[1:])


def test_a_panel_holds_data_rows_only(habeas, small, write, tmp_path):
    small = talks_of(small, "Talks")
    small["claims"].append(
        {
            "id": "h",
            "kind": "dated",
            "speaker": "watch",
            "event": "round1",
            "date": "2026-01-06",
            "audience": "internal",
        }
    )
    write(small)
    ran = habeas("panel", "dossier.json", cwd=tmp_path, code=0)
    rows = list(csv.reader(io.StringIO(ran.out)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert "withheld" not in ran.out
    assert ran.err == "1 claim is withheld from this audience.\n"
    assert habeas("panel", "dossier.json", "--quiet", cwd=tmp_path).err == ""
    # A panel of nothing is a header.
    empty = habeas("panel", "dossier.json", "--kind", "pardon", "--from", "1990-01", "--to", "1990-02", cwd=tmp_path)
    if empty.code == 0:
        assert len({len(row) for row in csv.reader(io.StringIO(empty.out))}) == 1


# Ids that a format cannot hold, each beside what it would become.
HOSTILE = [
    "a\\",
    "a\uff3c",
    "a\uff3c~2",
    'b\\"c',
    'b\uff3c"c',
    "x\ufffe",
    "x\uffff",
    "x\ufffd",
    "x\ufffd~2",
    "<&>\"'",
    "100%",
    "100%25",
    "a b",
    "a%20b",
    "-->",
    "é",
    "e\u0301",
    "subgraph",
]


@pytest.fixture
def hostile(small, write, tmp_path):
    small["events"] = [{"id": name, "kind": "release"} for name in HOSTILE]
    small["claims"] = [
        {"id": name, "kind": "linked", "speaker": "watch", "from": name, "relation": "follows", "to": HOSTILE[i - 1]}
        for i, name in enumerate(HOSTILE)
        if i
    ]
    write(small)
    return tmp_path


def test_ids_stay_apart_in_dot(habeas, hostile):
    text = habeas("graph", "dossier.json", "--format", "dot", cwd=hostile, code=0).out
    quoted = r'"((?:[^"\\]|\\.|\\)*?)"'
    nodes = re.findall(rf"^  {quoted} \[label=", text, re.MULTILINE)
    assert len(nodes) == len(set(nodes)) == len(HOSTILE)
    arcs = re.findall(rf"^  {quoted} -> {quoted} \[label=", text, re.MULTILINE)
    assert len(arcs) == len(set(arcs)) == len(HOSTILE) - 1
    assert {end for arc in arcs for end in arc} == set(nodes)


def test_ids_stay_apart_in_graphml(habeas, hostile):
    ran = habeas("graph", "dossier.json", "--format", "graphml", cwd=hostile, code=0)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ElementTree.fromstring(ran.raw_out).find(f"{space}graph")
    nodes = [n.get("id") for n in graph.findall(f"{space}node")]
    edges = graph.findall(f"{space}edge")
    assert len(nodes) == len(set(nodes)) == len(HOSTILE)
    assert len({e.get("id") for e in edges}) == len(edges) == len(HOSTILE) - 1
    assert {e.get(end) for e in edges for end in ("source", "target")} == set(nodes)
    assert "x\ufffd" in nodes and "x\ufffd~2" in nodes, "what can be held has its own name"


def test_ids_stay_apart_in_json_ld(habeas, hostile):
    whole = json.loads(habeas("graph", "dossier.json", "--format", "json-ld", cwd=hostile, code=0).out)
    ids = [thing["@id"] for thing in whole["@graph"]]
    assert len(ids) == len(set(ids))
    assert sum(i.startswith("urn:habeas:event:") for i in ids) == len(HOSTILE)
    assert sum(i.startswith("urn:habeas:claim:") for i in ids) == len(HOSTILE) - 1
