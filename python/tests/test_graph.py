# SPDX-License-Identifier: MIT
"""The event graph against NetworkX on random graphs, and in the hands of NetworkX, igraph, Graphviz and RDFLib."""

from __future__ import annotations

import json
import math
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import habeas
from habeas.graph import convert

SEED = 20260119
ROOT = Path(__file__).resolve().parents[2]


def dossier_of(events: int, links: list[tuple[int, int]], relation: str = "causes") -> habeas.Dossier:
    """Events e000, e001, ... and a claim for each link."""
    return habeas.Dossier.from_json(
        json.dumps(
            {
                "habeas": 1,
                "actors": [{"id": "a"}],
                "events": [{"id": f"e{i:03}", "kind": "other"} for i in range(events)],
                "claims": [
                    {
                        "id": f"l{i:04}",
                        "kind": "linked",
                        "speaker": "a",
                        "from": f"e{a:03}",
                        "relation": relation,
                        "to": f"e{b:03}",
                    }
                    for i, (a, b) in enumerate(links)
                ],
            }
        )
    )


def random_links(rng: random.Random, events: int, links: int, forward: bool) -> list[tuple[int, int]]:
    found = []
    while len(found) < links:
        a, b = rng.randrange(events), rng.randrange(events)
        if a != b:
            found.append((min(a, b), max(a, b)) if forward else (a, b))
    return found


@pytest.mark.parametrize("forward", [True, False])
def test_answers_are_those_of_networkx_on_random_graphs(forward: bool) -> None:
    nx = pytest.importorskip("networkx")
    rng = random.Random(SEED)
    print("seed", SEED)
    for n, m in [(2, 1), (8, 10), (15, 20), (40, 60), (150, 260)]:
        graph = dossier_of(n, random_links(rng, n, m, forward)).graph
        theirs = graph.to_networkx()
        assert set(theirs) == set(graph.events) and theirs.number_of_edges() == m
        for e in rng.sample(graph.events, min(n, 12)):
            assert graph.descendants(e) == tuple(sorted(nx.descendants(theirs, e)))
            assert graph.ancestors(e) == tuple(sorted(nx.ancestors(theirs, e)))
        weak = sorted(tuple(sorted(c)) for c in nx.weakly_connected_components(theirs))
        assert list(graph.components) == weak
        rings = sorted(tuple(sorted(c)) for c in nx.strongly_connected_components(theirs) if len(c) > 1)
        assert [c.events for c in graph.cycles] == rings
        for cycle in graph.cycles:
            assert nx.is_simple_path(theirs, cycle.shortest)
            assert theirs.has_edge(cycle.shortest[-1], cycle.shortest[0])
        assert sorted(e for group in graph.topological_order for e in group) == sorted(theirs)
        if forward:
            assert [e for (e,) in graph.topological_order] == list(nx.lexicographical_topological_sort(theirs))
            kept = {(link.from_, link.to) for link in graph.links if link.claim in graph.transitive_reduction}
            assert kept == set(nx.transitive_reduction(nx.DiGraph(theirs)).edges)


def test_paths_are_those_of_networkx_on_random_graphs() -> None:
    nx = pytest.importorskip("networkx")
    rng = random.Random(SEED)
    print("seed", SEED)
    compared = 0
    for forward in (True, False) * 10:
        n = rng.randint(5, 9)
        graph = dossier_of(n, random_links(rng, n, 3 * n, forward)).graph
        simple = nx.DiGraph(graph.to_networkx())
        a, b = graph.events[0], graph.events[-1]
        answer = graph.paths(a, b, most=5000)
        wanted = sorted(map(tuple, nx.all_simple_paths(simple, a, b)), key=lambda p: (len(p), p))
        assert [p.events for p in answer.paths] == wanted
        assert not answer.more
        assert answer.verdict == ("possible" if wanted else "no_path")
        if len(wanted) > 2:
            few = graph.paths(a, b, most=2)
            assert [p.events for p in few.paths] == wanted[:2] and few.more
        on_all = [e for e in (wanted[0] if wanted else ()) if all(e in p for p in wanted)]
        assert list(graph.dominators_between(a, b)) == on_all
        compared += len(wanted)
    assert compared > 100


def test_what_lies_on_every_path_are_the_dominators_of_networkx() -> None:
    nx = pytest.importorskip("networkx")
    rng = random.Random(SEED)
    print("seed", SEED)
    between = 0
    for n, m in [(20, 24), (60, 80), (200, 270)] * 4:
        graph = dossier_of(n, random_links(rng, n, m, forward=False)).graph
        theirs = nx.DiGraph(graph.to_networkx())
        for start in rng.sample(graph.events, 4):
            above = nx.immediate_dominators(theirs, start)
            for end in sorted(nx.descendants(theirs, start))[:15]:
                chain = [end]
                while chain[-1] != start:
                    chain.append(above[chain[-1]])
                assert list(graph.dominators_between(start, end)) == chain[::-1]
                between += len(chain) - 2
    assert between > 200


def network_of(ties: list[tuple[str, str]], alone: tuple[str, ...] = ()) -> habeas.Dossier:
    """A marriage, a meeting or whatever ties two: an event for each, with both as parties."""
    names = sorted({n for tie in ties for n in tie} | set(alone))
    claims, events = [], []
    for i, tie in enumerate(ties):
        events.append({"id": f"e{i}", "kind": "other"})
        for side, name in enumerate(tie):
            role = {"kind": "role", "speaker": "author", "actor": name, "role": "party", "event": f"e{i}"}
            claims.append({"id": f"r{i}-{side}", **role})
    for name in alone:
        events.append({"id": f"alone {name}", "kind": "other"})
        role = {"kind": "role", "speaker": "author", "actor": name, "role": "party", "event": f"alone {name}"}
        claims.append({"id": f"alone {name}", **role})
    actors = [{"id": n} for n in [*names, "author"]]
    return habeas.Dossier.from_json(json.dumps({"habeas": 1, "actors": actors, "events": events, "claims": claims}))


#: Marriages among Florentine families: Padgett and Ansell (1993), as Breiger and Pattison (1986) have them.
MARRIAGES = """Acciaiuoli-Medici Medici-Barbadori Medici-Ridolfi Medici-Tornabuoni Medici-Albizzi Medici-Salviati
Castellani-Peruzzi Castellani-Strozzi Castellani-Barbadori Peruzzi-Strozzi Peruzzi-Bischeri Strozzi-Ridolfi
Strozzi-Bischeri Ridolfi-Tornabuoni Tornabuoni-Guadagni Albizzi-Ginori Albizzi-Guadagni Salviati-Pazzi
Bischeri-Guadagni Guadagni-Lamberteschi"""


def test_among_florentine_families_the_medici_stand_between_the_most() -> None:
    ties = [tuple(m.split("-")) for m in MARRIAGES.split()]
    graph = network_of(ties).graph  # type: ignore[arg-type]
    between = graph.betweenness()
    assert round(between["Medici"], 6) == 0.521978
    assert max(between, key=lambda name: between[name]) == "Medici"
    network = graph.actor_network()
    assert network.degree["Medici"] == 6 and len(network.ties) == 20
    nx = pytest.importorskip("networkx")
    theirs = nx.florentine_families_graph()
    assert {frozenset(t) for t in ties} == {frozenset(e) for e in theirs.edges}
    assert between == pytest.approx(nx.betweenness_centrality(theirs), abs=1e-12)


def test_betweenness_is_that_of_networkx_on_random_networks() -> None:
    nx = pytest.importorskip("networkx")
    rng = random.Random(SEED)
    print("seed", SEED)
    for n, m in [(3, 2), (10, 12), (30, 50), (60, 150)]:
        theirs = nx.gnm_random_graph(n, m, seed=SEED + n)
        theirs = nx.relabel_nodes(theirs, {i: f"n{i}" for i in theirs})
        ties = [tuple(e) for e in theirs.edges]
        repeated = ties + rng.sample(ties, len(ties) // 3)  # more events together are no more ties
        network = network_of(repeated, tuple(nx.isolates(theirs))).graph.actor_network()  # type: ignore[arg-type]
        assert network.degree == dict(theirs.degree)
        for normalised in (True, False):
            wanted = nx.betweenness_centrality(theirs, normalized=normalised)
            assert network.betweenness(normalised) == pytest.approx(wanted, abs=1e-12)
        assert sum(t.weight for t in network.ties) == len(repeated)


@pytest.fixture
def article() -> habeas.Dossier:
    return habeas.Dossier.open(ROOT / "examples" / "dossiers" / "article")


@pytest.fixture
def awkward() -> habeas.Graph:
    """Texts that formats trip over."""
    speaker = {"id": "a", "name": 'Speaker\'s "own" <name> & Co. é 漢 🕊'}
    events = [
        {"id": 'a/1 "x"', "kind": "other", "title": "two\nlines\tand <tags> & entities &amp; ]]>"},
        {"id": "b<2>", "kind": "other", "title": "  spaces  "},
        {"id": "c\\3", "kind": "other"},
    ]
    said = {"kind": "linked", "speaker": "a", "said": "2030-01-01"}
    claims = [
        {"id": "l1", **said, "from": 'a/1 "x"', "relation": "precedes", "to": "b<2>", "hedge": '"perhaps" <so> & so'},
        {"id": "l2", **said, "from": "b<2>", "relation": "within", "to": "c\\3", "days": 10, "derived_from": "l1"},
        {"id": "l3", **said, "from": "c\\3", "relation": "follows", "to": 'a/1 "x"'},
        {"id": "l4", **said, "from": "c\\3", "relation": "follows", "to": 'a/1 "x"'},
    ]
    data = {"habeas": 1, "id": "awkward", "actors": [speaker], "events": events, "claims": claims}
    return habeas.Dossier.from_json(json.dumps(data)).graph


@pytest.fixture(params=["article", "awkward"])
def graph(request: Any, article: habeas.Dossier, awkward: habeas.Graph) -> habeas.Graph:
    return article.graph if request.param == "article" else awkward


def test_json_ld_comes_back_equal(graph: habeas.Graph) -> None:
    assert convert(graph.to_json_ld(), "json-ld", "json-ld") == graph.to_json_ld()
    assert convert(graph.to_json_ld(), "json-ld", "graphml") == graph.to_graphml()
    assert convert(graph.to_json_ld(), "json-ld", "dot") == graph.to_dot()


def links_of(graph: habeas.Graph) -> list[tuple[Any, ...]]:
    """Claim, events, relation, hedge and days of each link, as the dossier has them."""
    return [(x.claim, x.from_, x.to, x.relation, x.hedge or None, x.days) for x in graph.links]


def test_networkx_reads_our_graphml_whole(graph: habeas.Graph, tmp_path: Path) -> None:
    nx = pytest.importorskip("networkx")
    path = tmp_path / "graph.graphml"
    path.write_text(graph.to_graphml(), encoding="utf-8")
    read = nx.read_graphml(path, force_multigraph=True)
    assert list(read) == list(graph.events)
    found = [
        (d["claim"], a, b, d["relation"], d.get("hedge"), d.get("days"))
        for a, b, d in sorted(read.edges(data=True), key=lambda e: e[2]["claim"])
    ]
    assert found == links_of(graph)
    # Every field of every event and link, as in the graph that is handed over without a file.
    handed = graph.to_networkx()
    assert {n: {**d, "name": n} for n, d in handed.nodes(data=True)} == dict(read.nodes(data=True))
    assert {k: d for _, _, k, d in handed.edges(keys=True, data=True)} == {
        d["claim"]: {k: v for k, v in d.items() if k != "id"} for _, _, d in read.edges(data=True)
    }
    assert {(a, b, k) for a, b, k in handed.edges(keys=True)} == {(x.from_, x.to, x.claim) for x in graph.links}


def test_igraph_reads_our_graphml_whole(graph: habeas.Graph, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    path = tmp_path / "graph.graphml"
    path.write_text(graph.to_graphml(), encoding="utf-8")
    read = igraph.Graph.Read_GraphML(str(path))
    assert read.is_directed() and read.vs["name"] == list(graph.events)
    found = [
        (e["claim"], read.vs[e.source]["name"], read.vs[e.target]["name"], e["relation"], e["hedge"] or None)
        for e in read.es
    ]
    assert found == [link[:5] for link in links_of(graph)]
    assert [None if math.isnan(d) else int(d) for d in read.es["days"]] == [x.days for x in graph.links]
    handed = graph.to_igraph()
    names = handed.vs["name"]
    assert [(names[e.source], names[e.target], e["claim"]) for e in handed.es] == [
        (x.from_, x.to, x.claim) for x in graph.links
    ]
    assert handed.is_directed() and handed["audience"] == "public"


def test_graphviz_draws_it_and_every_field_comes_back(graph: habeas.Graph) -> None:
    dot = shutil.which("dot")
    if dot is None:
        pytest.skip("Graphviz is not installed")

    def run(how: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([dot, how], input=graph.to_dot().encode(), capture_output=True, timeout=60)

    drawn = run("-Tsvg")
    assert drawn.returncode == 0 and drawn.stderr == b"" and b"<svg" in drawn.stdout
    back = json.loads(run("-Tdot_json").stdout)
    nx = pytest.importorskip("networkx")
    handed: Any = graph.to_networkx()
    assert [o["name"] for o in back["objects"]] == list(graph.events)
    for o in back["objects"]:
        for key, value in handed.nodes[o["name"]].items():
            assert o[key].replace("\r", "") == value
    found = {e["claim"]: e for e in back["edges"]}
    assert len(found) == handed.number_of_edges()
    for a, b, claim, fields in handed.edges(keys=True, data=True):
        e = found[claim]
        assert (e["from"], e["to"]) == (a, b)
        ends = [back["objects"][e[end]]["name"] for end in ("tail", "head")]
        assert ends == ([b, a] if e["course"] == "back" else [a, b])
        for key, value in fields.items():
            assert e[key] == str(value)
    assert nx is not None


# RDFLib's own reader of JSON-LD still makes what it calls old.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_reads_claims_as_prov_entities(graph: habeas.Graph) -> None:
    rdflib = pytest.importorskip("rdflib")
    read = rdflib.Graph().parse(data=graph.to_json_ld(), format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    claims = set(read.subjects(rdflib.RDF.type, rdflib.URIRef("urn:habeas:term:Claim")))
    assert {str(c) for c in claims} == {f"urn:habeas:claim:{x.claim}" for x in graph.links}
    for c in claims:
        assert (c, rdflib.RDF.type, prov.Entity) in read
        speaker = read.value(c, prov.wasAttributedTo)
        assert (speaker, rdflib.RDF.type, prov.Agent) in read
        said = read.value(c, prov.generatedAtTime)
        assert said.datatype == rdflib.XSD.dateTime and said.toPython().year >= 2026
    for x in graph.links:
        hedge = read.value(rdflib.URIRef(f"urn:habeas:claim:{x.claim}"), rdflib.URIRef("urn:habeas:term:hedge"))
        assert (None if hedge is None else str(hedge)) == x.hedge


# RDFLib's own reader of JSON-LD still makes what it calls old.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_a_derived_claim_names_its_origin(awkward: habeas.Graph) -> None:
    rdflib = pytest.importorskip("rdflib")
    read = rdflib.Graph().parse(data=awkward.to_json_ld(), format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    origin = read.value(rdflib.URIRef("urn:habeas:claim:l2"), prov.wasDerivedFrom)
    assert str(origin) == "urn:habeas:claim:l1"


def test_nothing_withheld_leaves(small: habeas.Dossier) -> None:
    for g in (small.graph, small.for_audience("internal").graph):
        texts = [g.to_graphml(), g.to_dot(), g.to_json_ld(), json.dumps(g.to_dict())]
        inside = g.dossier.audience == "internal"
        assert all(("C7" in t) == inside for t in texts)
    assert '"habeas:withheld": 1' in small.graph.to_json_ld()


def test_the_article_from_the_restart_to_the_releases(article: habeas.Dossier) -> None:
    answer = article.graph.paths("talks_restart", "releases")
    assert answer.verdict == "possible"
    path = answer.paths[0]
    assert path.events == ("talks_restart", "releases")
    (link,) = path.hops[0].links
    assert (link.speaker, link.hedge) == ("nishadil", "seems directly tied")
    assert "seems directly tied" in path.why[0] and "Nishadil" in path.why[0]
    assert article.as_known_on("2026-01-10").graph.paths("talks_restart", "releases").verdict == "no_path"
    assert habeas.PathAnswer.from_dict(json.loads(json.dumps(answer.to_dict()))) == answer
    assert "al menos" not in str(answer) and "con la reserva" in str(
        article.graph.in_language("es").paths("talks_restart", "releases")
    )
    assert "united_nations" in article.graph.actor_network().actors
    early = article.without("lately_is_60_days").graph.actor_network(from_="2023", to="2023")
    assert early.actors == ("government",)


def test_a_panel_is_columns_of_one_length(article: habeas.Dossier) -> None:
    panel = article.without("lately_is_60_days").graph.panel()
    columns = panel.columns
    assert {len(c) for c in columns.values()} == {len(panel)}
    assert columns["month"][0] == "2023-10" and set(columns["unit"]) == set(panel.units)
    assert max(columns["release_certain"]) == 0 and max(columns["release_possible"]) == 2
    assert panel.units == ("mexico_talks",) and panel.entities == {"mexico_talks": "mexico_talks"}
    assert "releases" in panel.events_of("mexico_talks", possibly=True)
    assert panel.events_of("mexico_talks") == ("talks_restart", "talks_stalled")
    bare = json.loads(article.to_json())
    del bare["negotiations"]
    for thing in bare["claims"]:
        thing.pop("negotiation", None)
    by_links = habeas.Dossier.from_json(json.dumps(bare)).without("lately_is_60_days").graph.panel()
    assert by_links.entities == {"talks_restart": None}
    assert by_links.events_of("talks_restart", possibly=True) == panel.events_of("mexico_talks", possibly=True)
    with pytest.raises(habeas.InvalidValue):
        panel.events_of("nothing")
    with pytest.raises(habeas.InvalidValue):
        article.graph.panel(from_="2023")
    with pytest.raises(habeas.LimitExceeded):
        article.graph.panel(from_="0001-01", to="9999-12")


def test_calls_that_are_wrong(article: habeas.Dossier) -> None:
    graph = article.graph
    for call in (graph.descendants, graph.ancestors):
        with pytest.raises(habeas.UnknownId) as caught:
            call("release")
        assert "releases" in caught.value.near
    with pytest.raises(habeas.InvalidValue):
        graph.paths("releases", "releases")
    with pytest.raises(habeas.InvalidValue):
        graph.paths("releases", "publication", after="middle")
    with pytest.raises(habeas.InvalidValue):
        graph.paths("releases", "publication", most=-1)
    with pytest.raises(habeas.InvalidValue):
        graph.only("loves")
    with pytest.raises(habeas.InvalidValue):
        graph.actor_network(roles=["king"])
    with pytest.raises(habeas.InvalidValue):
        convert("", "dot", "graphml")
    with pytest.raises(habeas.InvalidValue, match="json-ld"):
        convert(graph.to_graphml(), "graphml", "dot")
    with pytest.raises(habeas.InvalidFile):
        convert("[]", "json-ld", "dot")
    with pytest.raises(habeas.Cancelled):
        graph.paths("releases", "publication", stop=lambda: True)


def test_views_of_the_graph(article: habeas.Dossier) -> None:
    graph = article.graph
    assert {x.relation for x in graph.only("tied_to").links} == {"tied_to"}
    assert all(x.course != "either" for x in graph.directed().links)
    assert all(x.hedge is None for x in graph.unhedged().links)
    assert graph.only("tied_to") == graph.only("tied_to") != graph
    assert graph.unhedged().directed().events == graph.events
