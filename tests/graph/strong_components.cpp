// SPDX-License-Identifier: MIT
#include <habeas/graph/strong_components.hpp>

#include <doctest/doctest.h>

#include "graph/random_graph.hpp"

namespace test_strong_components {

using namespace habeas;
using namespace habeas::testing;

TEST_CASE("two circles joined by one arc are two components, the first with the lower number") {
  const auto g = graph_of(5, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 4}, {4, 2}});
  const auto parts = strong_components(g.firsts(), g.all_targets());
  CHECK(parts.count == 2);
  CHECK(parts.of == std::vector<vertex_index>{0, 0, 1, 1, 1});
}

TEST_CASE("a refused arc is as if it were not there") {
  const auto g = graph_of(2, {{0, 1}, {1, 0}});
  CHECK(strong_components(g.firsts(), g.all_targets()).count == 1);
  CHECK(strong_components(g.firsts(), g.all_targets(), [](arc_index a) { return a == 0; }).count == 2);
}

TEST_CASE("no vertex, no component") { CHECK(strong_components({}, {}).count == 0); }

TEST_CASE("on random graphs: together exactly where each reaches the other, and arcs lead to higher numbers") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 200; ++round) {
    const auto n = static_cast<std::size_t>(random(1, 12));
    const auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(0, 24)), false);
    const auto g = graph_of(n, arcs);
    const auto reach = reach_of(n, arcs);
    const auto parts = strong_components(g.firsts(), g.all_targets());
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) CHECK((parts.of[a] == parts.of[b]) == (a == b || (reach[a][b] && reach[b][a])));
    for (const auto& [s, t] : arcs) CHECK(parts.of[s] <= parts.of[t]);
  }
}

TEST_CASE("a chain of a million vertices needs no recursion") {
  constexpr vertex_index n = 1'000'000;
  graph_builder b(n);
  for (vertex_index v = 0; v + 1 < n; ++v) b.add(v, v + 1);
  b.add(n - 1, 0);
  const auto g = b.freeze();
  CHECK(g.has_circle());
  CHECK(g.in_one_circle(0, n - 1));
}

}  // namespace test_strong_components
