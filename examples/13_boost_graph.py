# SPDX-License-Identifier: MIT
"""13. The event graph of a dossier in the hands of NetworkX: what Boost.Graph computes in C++, computed by its peer.

Nodes are events, edges the links that the view follows; then the same of a view in which hedged links are not followed.
"""

from __future__ import annotations

import networkx as nx

import habeas


def along_their_course(graph: habeas.Graph) -> nx.MultiDiGraph:
    """Give the links as edges from what came first to what came of it; one without a direction as an edge each way.

    `Graph.to_networkx` has each link as its claim states it, which may be the other way round.
    """
    made = nx.MultiDiGraph()
    made.add_nodes_from(graph.events)
    for link in graph.links:
        if link.course != "back":
            made.add_edge(link.from_, link.to, key=link.claim)
        if link.course != "onward":
            made.add_edge(link.to, link.from_, key=link.claim)
    return made


def ask(about: str, graph: habeas.Graph) -> None:
    made = along_their_course(graph)
    steps = nx.single_source_shortest_path_length(made, "talks_restart")
    between = nx.betweenness_centrality(made, normalized=False)
    print(f"{about}: {made.number_of_edges()} edges")
    for event in made:
        print(f"  {event:<20}  steps {steps.get(event, '-')}  betweenness {between[event]:.1f}")


def main() -> None:
    graph = habeas.examples.article().graph
    ask("All links that count", graph)
    ask("Without what Nishadil hedges", graph.unhedged())

    # An edge still knows the claim that states it.
    print("Into releases:")
    for source, _, claim in sorted(along_their_course(graph).in_edges("releases", keys=True)):
        print(f"  from {source} ({claim})")


main()
