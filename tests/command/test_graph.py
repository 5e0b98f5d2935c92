# SPDX-License-Identifier: MIT
"""paths, graph and panel: verdicts with their reasons, what leaves in other formats, and tables."""

import csv
import io
import json
import shutil
import subprocess
import xml.etree.ElementTree

import pytest

FORMATS = ["dot", "graphml", "json-ld"]
DATED = ("--without", "lately_is_60_days")


def test_from_the_restart_of_the_talks_to_the_releases(answer, habeas, article):
    found = answer("paths", article, "talks_restart", "releases")
    assert found["verdict"] == "possible"
    first = found["paths"][0]
    assert first["events"] == ["talks_restart", "releases"] and first["verdict"] == "possible"
    (hop,) = first["hops"]
    assert hop["hedged"] and [x["claim"] for x in hop["links"]] == ["S06"]
    assert (hop["links"][0]["speaker"], hop["links"][0]["hedge"]) == ("nishadil", "seems directly tied")
    text = habeas("paths", article, "talks_restart", "releases", code=0).out
    assert text.startswith("From talks_restart to releases: possible.\n")
    assert "Nishadil (S06)" in text and "seems directly tied" in text
    spanish = habeas("paths", article, "talks_restart", "releases", "--language", "es", code=0).out
    assert spanish.startswith("De talks_restart a releases: posible.\n") and "con la reserva" in spanish


def test_as_known_on_different_days_it_changes(answer, habeas, article, write):
    def ask(*more):
        return answer("paths", article, "talks_restart", "releases", *more)["verdict"]

    assert ask("--as-known", "2026-01-10") == "no_path"
    assert ask("--as-known", "2026-01-11") == "possible"
    # What if somebody said, later, that the talks resumed after the releases?
    later = {"id": "L1", "kind": "dated", "speaker": "analyst", "event": "talks_restart", "date": "2023-11-05"}
    more = write({"claims": [{**later, "said": "2026-02-01"}]}, "more.json")
    with_it = ("--with", more, *DATED)
    assert ask(*with_it, "--as-known", "2026-01-31") == "possible"
    refused = answer("paths", article, "talks_restart", "releases", *with_it)
    assert refused["paths"][0]["verdict"] == "impossible"
    (proof,) = refused["paths"][0]["against"]
    assert proof["value"] < 0 and {c for s in proof["steps"] for c in s["claims"]} == {"L1", "S02"}
    nobody = habeas("paths", article, "talks_restart", "releases", "--as-known", "2026-01-10", code=0).out
    assert "No link that counts leads from talks_restart to releases." in nobody


def test_paths_are_limited_and_say_so(answer, habeas, article):
    all_of_them = answer("paths", article, "talks_restart", "releases")
    assert not all_of_them["more"]
    one = answer("paths", article, "talks_restart", "releases", "--most", "1")
    assert one["paths"][0] == all_of_them["paths"][0]
    assert one["more"] == (len(all_of_them["paths"]) > 1)
    assert one["verdict"] == all_of_them["verdict"]
    if one["more"]:
        assert "There may be further paths" in habeas("paths", article, "talks_restart", "releases", "--most", "1").out


def test_only_links_of_a_relation(answer, article):
    assert answer("paths", article, "talks_restart", "releases", "--relation", "tied_to")["verdict"] == "possible"
    assert answer("paths", article, "talks_restart", "releases", "--relation", "part_of")["verdict"] == "no_path"
    links = answer("graph", article, "--relation", "tied_to", "--relation", "part_of")["links"]
    assert {x["relation"] for x in links} == {"tied_to", "part_of"}


def test_after_the_end(answer, article):
    assert answer("paths", article, "talks_stalled", "talks_restart", "--after", "end")["verdict"] == "certain"


@pytest.mark.parametrize(
    "words, code",
    [
        (("paths", "talks_restart", "release"), 4),
        (("paths", "talks_restart", "talks_restart"), 2),
        (("paths", "talks_restart"), 2),
        (("paths", "talks_restart", "releases", "--after", "noon"), 2),
        (("paths", "talks_restart", "releases", "--most", "100000"), 2),
        (("paths", "talks_restart", "releases", "--relation", "loves"), 2),
        (("graph", "--format", "gexf"), 2),
        (("graph", "--reduced"), 2),
        (("graph", "--format", "dot", "--json"), 2),
        (("panel", "--from", "2023"), 2),
        (("panel", "--from", "2023-02", "--to", "2023-01"), 2),
        (("panel", "--from", "0001-01", "--to", "9999999-01"), 2),
        (("panel", "--kind", "party"), 2),
    ],
)
def test_used_wrongly(habeas, article, words, code):
    ran = habeas(words[0], article, *words[1:], code=code)
    assert ran.raw_out == b"" and ran.err.strip()


def test_the_graph_of_the_article(answer, habeas, article):
    graph = answer("graph", article)
    assert {"releases", "talks_restart"} < {e["id"] for e in graph["events"]}
    assert any({"releases", "talks_restart"} <= set(c) for c in graph["components"])
    assert graph["cycles"] == []
    assert sum(map(len, graph["order"])) == len(graph["events"])
    assert "Connected by links: " in habeas("graph", article, code=0).out


def test_every_format_is_whole(habeas, article):
    links = json.loads(habeas("graph", article, "--json", code=0).out)["links"]
    graphml = xml.etree.ElementTree.fromstring(habeas("graph", article, "--format", "graphml", code=0).raw_out)
    assert len(list(graphml.iter("{http://graphml.graphdrawing.org/xmlns}edge"))) == len(links)
    ld = json.loads(habeas("graph", article, "--format", "json-ld", code=0).out)
    assert sum("habeas:Claim" in x["@type"] for x in ld["@graph"]) == len(links)
    dot = habeas("graph", article, "--format", "dot", code=0)
    assert dot.out.count(" -> ") == len(links)
    program = shutil.which("dot")
    if program is None:
        pytest.skip("Graphviz is not installed")
    drawn = subprocess.run([program, "-Tsvg"], input=dot.raw_out, capture_output=True, timeout=60)
    assert drawn.returncode == 0 and drawn.stderr == b"" and b"<svg" in drawn.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_holds_what_is_withheld(habeas, small, write, form):
    hidden = {"speaker": "watch", "audience": "internal"}
    small["events"].append({"id": "ZQXevent", "kind": "other", "title": "ZQX title", "audience": "internal"})
    small["documents"].append({"id": "ZQXpage", "title": "ZQX page", "audience": "internal"})
    small["claims"] += [
        {"id": "ZQXlink", "kind": "linked", "from": "ZQXevent", "relation": "causes", "to": "release1", **hidden},
        {
            "id": "seen",
            "kind": "linked",
            "speaker": "watch",
            "from": "arrest1",
            "relation": "precedes",
            "to": "release1",
            "document": "ZQXpage",
            "locator": "ZQX p. 1",
            "derived_from": "ZQXlink",
        },
    ]
    path = write(small)
    public = habeas("graph", path, "--format", form, code=0).out
    assert "ZQX" not in public and "seen" in public
    inside = habeas("graph", path, "--format", form, "--audience", "internal", code=0).out
    assert "ZQXlink" in inside and "ZQX page" in inside
    number = {"dot": "withheld=1;", "graphml": '<data key="graph_withheld">1</data>', "json-ld": '"habeas:withheld": 1'}
    assert number[form] in public and number[form].replace("1", "0") in inside


def test_a_panel_is_a_table(answer, habeas, article):
    text = habeas("panel", article, *DATED, code=0).out
    rows = list(csv.DictReader(io.StringIO(text)))
    columns = answer("panel", article, *DATED)["columns"]
    assert list(rows[0]) == list(columns)
    for name, cells in columns.items():
        assert [r[name] for r in rows] == [str(c) for c in cells]
    assert {r["unit"] for r in rows} == {"mexico_talks"}
    assert [u["entity"] for u in answer("panel", article, *DATED)["units"]] == ["mexico_talks"]
    assert rows[0]["month"] == "2023-10" and rows[0]["release_certain"] == "0" and rows[0]["release_possible"] == "2"
    few = answer("panel", article, *DATED, "--from", "2023-09", "--to", "2023-10", "--kind", "release")["columns"]
    assert list(few) == ["unit", "month", "release_certain", "release_possible"]
    assert few["month"] == ["2023-09", "2023-10"] and few["release_possible"] == [0, 2]


def test_a_negotiation_that_is_withheld_names_no_unit(answer, habeas, article, write):
    data = json.loads((article / "dossier.json").read_text(encoding="utf-8"))
    data["negotiations"][0].update(id="ZQXtalks", audience="internal")
    path = write(data)
    assert "ZQX" not in habeas("panel", path, *DATED, code=0).out
    assert [u["entity"] for u in answer("panel", path, *DATED)["units"]] == [None]
    inside = answer("panel", path, *DATED, "--audience", "internal")["units"]
    assert [u["entity"] for u in inside] == ["ZQXtalks"]


def test_no_negotiation_no_rows(answer, habeas, small, write):
    path = write(small)
    assert answer("panel", path)["columns"] == {"unit": [], "month": []}
    none = habeas("panel", path, code=0)
    assert none.out == "unit,month\n", "a table of no rows"
    assert none.err == "No negotiation with a date that bounds it.\n"
    assert "Ninguna" in habeas("panel", path, "--language", "es", code=0).err


def test_events_carry_codes_where_they_are_asked_for(habeas, article):
    plain = habeas("graph", article, "--format", "graphml", code=0).out
    assert "cameo" not in plain
    coded = habeas("graph", article, "--format", "graphml", "--codes", "plover,cameo", code=0).out
    release = "cameo 0841 exact; cameo 084 broader; plover RETREAT/release exact; plover RETREAT broader"
    assert f'<data key="node_codes">{release}</data>' in coded
    assert habeas("graph", article, "--format", "graphml", "--codes", "cameo", "--codes", "plover", code=0).out == coded
    assert f'codes="{release}"' in habeas("graph", article, "--format", "dot", "--codes", "cameo,plover", code=0).out
    ld = json.loads(habeas("graph", article, "--format", "json-ld", "--reduced", "--codes", "cameo", code=0).out)
    (kind,) = [x for x in ld["@graph"] if x["@id"] == "urn:habeas:kind:release"]
    assert kind["skos:exactMatch"] == [{"@id": "urn:habeas:code:cameo:0841"}]
    assert kind["skos:broadMatch"] == [{"@id": "urn:habeas:code:cameo:084"}]
    (event,) = [x for x in ld["@graph"] if x["@id"] == "urn:habeas:event:releases"]
    assert event["dcterms:type"] == {"@id": "urn:habeas:kind:release"}
    habeas("graph", article, "--format", "dot", "--codes", "kedo", code=4)
    habeas("graph", article, "--codes", "cameo", code=2)
