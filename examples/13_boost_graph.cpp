// SPDX-License-Identifier: MIT
// 13. The event graph of a dossier in the hands of Boost.Graph, as it is: vertices are events, edges the links that the view follows.
// Its algorithms then run on another view of the same dossier, in which hedged links are not followed.
#include <string>
#include <vector>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include <habeas/graph/boost_graph.hpp>
#include <habeas/io/dossier_json.hpp>

// What Boost.Graph's algorithms may ask of a graph; a failing one would not compile.
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<habeas::event_graph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<habeas::event_graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<habeas::event_graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<habeas::event_graph>));

namespace {

void ask(const std::string& about, const habeas::event_graph& graph) {
  const auto index = get(boost::vertex_index, graph);

  // How many links lead from the restart of the talks to each event.
  const auto restart = graph.vertex_of(habeas::event_id("talks_restart"));
  std::vector<int> steps(num_vertices(graph), -1);
  steps[restart] = 0;
  const auto record = boost::record_distances(boost::make_iterator_property_map(steps.begin(), index), boost::on_tree_edge());
  boost::breadth_first_search(graph, restart, boost::visitor(boost::make_bfs_visitor(record)));

  // On how many of the shortest ways between two others each event lies.
  std::vector<double> between(num_vertices(graph));
  boost::brandes_betweenness_centrality(graph, boost::make_iterator_property_map(between.begin(), index));

  fmt::print("{}: {} edges\n", about, num_edges(graph));
  for (const auto v : boost::make_iterator_range(vertices(graph)))
    fmt::print("  {:<20}  steps {}  betweenness {:.1f}\n", graph.event_at(v).id, steps[v] < 0 ? "-" : fmt::format("{}", steps[v]), between[v]);
}

}  // namespace

int main() {
  const habeas::event_graph graph(habeas::open_dossier("dossiers/article"));
  ask("All links that count", graph);
  ask("Without what Nishadil hedges", graph.unhedged());

  // An edge still knows the claim that states it.
  fmt::print("Into releases:\n");
  for (const auto& e : boost::make_iterator_range(in_edges(graph.vertex_of(habeas::event_id("releases")), graph)))
    fmt::print("  from {} ({})\n", graph.event_at(source(e, graph)).id, graph.claim_of(e.arc).id);
}
