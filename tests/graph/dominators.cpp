// SPDX-License-Identifier: MIT
#include <habeas/graph/dominators.hpp>

#include <doctest/doctest.h>

#include "graph/random_graph.hpp"

namespace test_every_path {

using namespace habeas;

using namespace habeas::graph;
using namespace habeas::testing;

TEST_CASE("two ways meet again before the end") {
  // 0 to 1 or 2, both to 3, then 4 or straight to 5.
  const auto g = graph_of(6, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 5}, {3, 5}});
  CHECK(dominators_between(g, 0, 5) == std::vector<vertex_index>{0, 3, 5});
  CHECK(dominators_between(g, 0, 4) == std::vector<vertex_index>{0, 3, 4});
  CHECK(dominators_between(g, 5, 0).empty());
  CHECK(dominators_between(g, 0, 0).empty());
}

TEST_CASE("on random graphs: what no path can do without, by taking each vertex away") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 300; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 9));
    const auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(0, 20)), round % 2 == 0);
    const auto from = static_cast<vertex_index>(random(0, static_cast<std::int64_t>(n) - 1));
    const auto to = static_cast<vertex_index>(random(0, static_cast<std::int64_t>(n) - 1));
    const auto found = dominators_between(graph_of(n, arcs), from, to);
    if (from == to || !reach_of(n, arcs)[from][to]) {
      CHECK(found.empty());
      continue;
    }
    std::vector<bool> there(n, false);
    for (const auto v : found) there[v] = true;
    for (vertex_index v = 0; v < n; ++v) {
      arc_list left;
      for (const auto& a : arcs)
        if (a.first != v && a.second != v) left.push_back(a);
      const bool needed = v == from || v == to || !reach_of(n, left)[from][to];
      CHECK(there[v] == needed);
    }
    // In the order of a path.
    const auto path = all_paths(n, arcs, from, to).front();
    std::size_t at = 0;
    for (const auto v : path)
      if (at < found.size() && found[at] == v) ++at;
    CHECK(at == found.size());
  }
}

}  // namespace test_every_path
