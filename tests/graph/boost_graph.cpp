// SPDX-License-Identifier: MIT
#include <habeas/graph/boost_graph.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <doctest/doctest.h>

#include <habeas/graph/betweenness.hpp>
#include <habeas/graph/components.hpp>
#include <habeas/graph/dominators.hpp>

#include "graph/random_graph.hpp"
#include "graph/small_events.hpp"

namespace test_csr_boost {

using namespace habeas;

using namespace habeas::graph;
using namespace habeas::testing;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<csr_graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<csr_graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<csr_graph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<csr_graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<csr_graph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<csr_graph, vertex_index, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<event_graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<event_graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<event_graph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<event_graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<event_graph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<event_graph, vertex_index, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<event_graph, csr_edge, boost::edge_index_t>));

TEST_CASE("all edges in order, each with its ends") {
  const auto g = graph_of(4, {{2, 1}, {0, 3}, {0, 1}});
  arc_list list;
  for (auto [at, end] = edges(g); at != end; ++at) list.emplace_back(source(*at, g), target(*at, g));
  CHECK(list == arc_list{{0, 3}, {0, 1}, {2, 1}});
  CHECK(edges(csr_graph()).first == edges(csr_graph()).second);
}

TEST_CASE("algorithms of Boost.Graph run on it and agree with ours") {
  random_source random(seed);
  CAPTURE(seed);
  int compared = 0;
  for (int round = 0; round < 100; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 12));
    const bool forward = round % 2 == 0;
    const auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(1, 24)), forward);
    const auto g = graph_of(n, arcs);
    const auto index = get(boost::vertex_index, g);

    std::vector<int> part(n);
    const auto count = boost::strong_components(g, boost::make_iterator_property_map(part.begin(), index));
    const auto ours = strong_components(g);
    CHECK(static_cast<vertex_index>(count) == ours.count);
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) CHECK((part[a] == part[b]) == (ours.of[a] == ours.of[b]));

    // Lengths by arc: each as long as its number, less one.
    std::vector<long> length(g.arc_count()), distance(n);
    for (std::size_t a = 0; a < length.size(); ++a) length[a] = static_cast<long>(a) + 1;
    boost::dijkstra_shortest_paths(
        g, vertex_index{0},
        boost::weight_map(boost::make_iterator_property_map(length.begin(), get(boost::edge_index, g)))
            .distance_map(boost::make_iterator_property_map(distance.begin(), index)));
    const auto reach = reach_of(n, arcs);
    for (std::size_t v = 1; v < n; ++v) CHECK((distance[v] != std::numeric_limits<long>::max()) == reach[0][v]);

    if (forward) {
      std::vector<vertex_index> sorted;
      boost::topological_sort(g, std::back_inserter(sorted));
      CHECK(sorted.size() == n);
    }

    // What lies on every path from 0: the dominators. Boost.Graph's reads past its columns where something does not
    // follow from the root.
    bool all = true;
    for (vertex_index v = 1; v < n; ++v) all = all && reach[0][v];
    if (!all) continue;
    ++compared;
    std::vector<vertex_index> above(n, no_vertex);
    boost::lengauer_tarjan_dominator_tree(g, vertex_index{0}, boost::make_iterator_property_map(above.begin(), index));
    for (vertex_index v = 1; v < n; ++v) {
      std::vector<vertex_index> chain{v};
      while (chain.back() != 0) chain.push_back(above[chain.back()]);
      std::reverse(chain.begin(), chain.end());
      CHECK(dominators_between(g, 0, v) == chain);
    }
  }
  CHECK(compared > 20);
}

TEST_CASE("the event graph: edges are the links that the view follows, along their course") {
  small_events s;
  for (const auto* name : {"a", "b", "c", "d"}) s.what(name);
  s.link("l1", "a", relation::causes, "b");
  s.link("l2", "c", relation::follows, "b", "perhaps");  // so b comes before c
  s.link("l3", "c", relation::tied_to, "d");             // either way
  s.what("hidden").seen_by = audience::internal;
  s.link("l4", "hidden", relation::causes, "a");
  const auto d = s.make();
  const event_graph g(d);
  const auto v = [&](const char* name) { return g.vertex_of(event_id(name)); };
  const auto ends = [](const event_graph& of) {
    std::vector<std::string> list;
    for (auto [at, end] = edges(of); at != end; ++at)
      list.push_back(of.event_at(source(*at, of)).id.text() + of.event_at(target(*at, of)).id.text() + " " + of.claim_of(at->arc).id.text());
    return list;
  };
  CHECK(ends(g) == std::vector<std::string>{"ab l1", "bc l2", "cd l3", "dc l3"});
  CHECK(num_edges(g) == 4);
  CHECK(ends(g.unhedged()) == std::vector<std::string>{"ab l1", "cd l3", "dc l3"});
  CHECK(ends(g.directed()) == std::vector<std::string>{"ab l1", "bc l2"});
  CHECK(out_degree(v("b"), g) == 1);
  CHECK(in_degree(v("c"), g) == 2);
  CHECK(degree(v("c"), g.directed()) == 1);
  const auto [next, last] = adjacent_vertices(v("b"), g);
  CHECK(std::vector<vertex_index>(next, last) == std::vector<vertex_index>{v("c")});

  // A hidden event is no vertex; whoever may see it has its link too.
  CHECK(std::distance(vertices(g).first, vertices(g).second) == 4);
  const auto inside = g.for_audience(audience::internal);
  CHECK(std::distance(vertices(inside).first, vertices(inside).second) == 5);
  CHECK(num_edges(inside) == 5);
  CHECK(in_degree(v("a"), inside) == 1);
}

TEST_CASE("algorithms of Boost.Graph run on the event graph as it is") {
  small_events s;
  for (const auto* name : {"a", "b", "c", "d"}) s.what(name);
  s.link("l1", "a", relation::causes, "b");
  s.link("l2", "a", relation::causes, "c");
  s.link("l3", "b", relation::causes, "d");
  s.link("l4", "c", relation::causes, "d", "perhaps");
  const auto d = s.make();
  const event_graph g(d);
  const auto index = get(boost::vertex_index, g);
  const auto distances = [&](const event_graph& of) {
    std::vector<int> steps(num_vertices(of), -1);
    const auto start = of.vertex_of(event_id("a"));
    steps[start] = 0;
    boost::breadth_first_search(of, start,
                                boost::visitor(boost::make_bfs_visitor(boost::record_distances(steps.data(), boost::on_tree_edge()))));
    return steps;
  };
  CHECK(distances(g) == std::vector<int>{0, 1, 1, 2});
  CHECK(distances(g.unhedged()) == std::vector<int>{0, 1, 1, 2});
  CHECK(distances(g.without("l3").unhedged()) == std::vector<int>{0, 1, 1, -1});
  std::vector<double> between(num_vertices(g));
  boost::brandes_betweenness_centrality(g, boost::make_iterator_property_map(between.begin(), index));
  CHECK(between == std::vector<double>{0, 0.5, 0.5, 0});
  CHECK(betweenness(g.arcs(), {true, false}) == between);
  std::vector<vertex_index> sorted;
  boost::topological_sort(g, std::back_inserter(sorted));
  CHECK(sorted.size() == 4);
  CHECK(sorted.front() == g.vertex_of(event_id("d")));
  std::vector<vertex_index> part(num_vertices(g));
  CHECK(boost::strong_components(g, boost::make_iterator_property_map(part.begin(), index)) == 4);
}

}  // namespace test_csr_boost
