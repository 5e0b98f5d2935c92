// SPDX-License-Identifier: MIT
#include "solve/tight_graph.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include <boost/graph/graph_concepts.hpp>
#include <doctest/doctest.h>

#include <habeas/solve/difference_system.hpp>

namespace test_tight_graph {

using namespace habeas;

using namespace habeas::solve;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<tight_graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<tight_graph>));

TEST_CASE("the edges are the arcs that the numbers leave no room in") {
  difference_system system;
  system.add_variables(3);
  system.add_row(1, 0, 5);   // x1 - x0 <= 5
  system.add_row(2, 0, 9);   // x2 - x0 <= 9
  system.add_row(2, 1, 4);   // x2 - x1 <= 4
  const difference_graph graph(system);
  const std::vector<std::int64_t> numbers{0, 5, 8};  // tight, not tight, not tight
  const tight_graph g{&graph, {numbers}};
  const auto edges = [&](variable v) {
    std::vector<std::pair<variable, variable>> list;
    for (auto [at, end] = out_edges(v, g); at != end; ++at) list.emplace_back(source(*at, g), target(*at, g));
    return list;
  };
  CHECK(num_vertices(g) == 3);
  CHECK(edges(0) == std::vector<std::pair<variable, variable>>{{0, 1}});
  CHECK(edges(1).empty());
  const std::vector<std::int64_t> others{0, 5, 9};
  const tight_graph all{&graph, {others}};
  CHECK(out_degree(0, all) == 2);
  CHECK(out_degree(1, all) == 1);
  CHECK(out_degree(2, all) == 0);
}

}  // namespace test_tight_graph
