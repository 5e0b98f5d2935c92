# SPDX-License-Identifier: MIT
"""A graph written as GraphML, as the objects of networkx and igraph; each is imported where it is asked for."""

from __future__ import annotations

from typing import Any

__all__ = ["igraph_graph", "networkx_graph"]


def networkx_graph(graphml: str) -> Any:
    """Give a `networkx.MultiDiGraph`; edges are keyed by the claim."""
    import networkx

    nodes, edges, whole = _fields(graphml)
    graph = networkx.MultiDiGraph(**whole)
    for name, fields in nodes:
        graph.add_node(name, **fields)
    for from_, to, fields in edges:
        graph.add_edge(from_, to, key=fields["claim"], **fields)
    return graph


def igraph_graph(graphml: str) -> Any:
    """Give a directed `igraph.Graph`; vertices are found by name."""
    import igraph

    nodes, edges, whole = _fields(graphml)
    graph = igraph.Graph(directed=True)
    for key, value in whole.items():
        graph[key] = value
    graph.add_vertices(len(nodes))
    graph.vs["name"] = [name for name, _ in nodes]
    for key in sorted({k for _, fields in nodes for k in fields}):
        graph.vs[key] = [fields.get(key) for _, fields in nodes]
    place = {name: i for i, (name, _) in enumerate(nodes)}
    graph.add_edges([(place[a], place[b]) for a, b, _ in edges])
    for key in sorted({k for _, _, fields in edges for k in fields}):
        graph.es[key] = [fields.get(key) for _, _, fields in edges]
    return graph


def _fields(
    graphml: str,
) -> tuple[list[tuple[str, dict[str, Any]]], list[tuple[str, str, dict[str, Any]]], dict[str, Any]]:
    """Nodes, edges and what is said of the whole, by the names that GraphML gives them."""
    from xml.etree import ElementTree

    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ElementTree.fromstring(graphml.encode())
    keys = {k.get("id"): (k.get("attr.name") or "", k.get("attr.type")) for k in root.iter(space + "key")}

    def fields(element: Any) -> dict[str, Any]:
        found = {}
        for data in element.findall(space + "data"):
            name, kind = keys[data.get("key")]
            found[name] = int(data.text) if kind == "long" else data.text or ""
        return found

    graph = root.find(space + "graph")
    assert graph is not None
    nodes = []
    for element in graph.findall(space + "node"):
        of_node = fields(element)
        nodes.append((of_node.pop("name"), of_node))
    edges = [(e.get("source") or "", e.get("target") or "", fields(e)) for e in graph.findall(space + "edge")]
    return nodes, edges, fields(graph)
