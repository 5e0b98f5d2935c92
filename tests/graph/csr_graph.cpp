// SPDX-License-Identifier: MIT
#include <habeas/graph/csr_graph.hpp>

#include <map>
#include <type_traits>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>

#include "graph/random_graph.hpp"

namespace test_csr_graph {

using namespace habeas;

using namespace habeas::graph;
using namespace habeas::testing;

static_assert(std::is_nothrow_move_constructible_v<csr_graph>);
static_assert(std::is_copy_constructible_v<csr_graph>);

TEST_CASE("an empty graph") {
  const csr_graph none;
  CHECK(none.vertex_count() == 0);
  CHECK(none.arc_count() == 0);
  CHECK(graph_builder(0).freeze() == none);
}

TEST_CASE("arcs stand by source, then as they were added; into a vertex, by source") {
  const auto g = graph_of(4, {{2, 1}, {0, 3}, {0, 1}, {2, 1}, {3, 3}});
  CHECK(g.vertex_count() == 4);
  CHECK(g.arc_count() == 5);
  CHECK(g.out_degree(0) == 2);
  CHECK(std::vector<vertex_index>(g.targets(0).begin(), g.targets(0).end()) == std::vector<vertex_index>{3, 1});
  CHECK(g.out_degree(1) == 0);
  CHECK(std::vector<vertex_index>(g.sources(1).begin(), g.sources(1).end()) == std::vector<vertex_index>{0, 2, 2});
  CHECK(g.added_as(0) == 1);  // 0 -> 3 was the second
  CHECK(g.added_as(2) == 0);
  CHECK(g.source(0) == 0);
  CHECK(g.source(2) == 2);
  CHECK(g.source(4) == 3);
  CHECK(g.has_cycle());  // 3 -> 3
}

TEST_CASE("moving takes the columns along") {
  auto g = graph_of(3, {{0, 1}, {1, 2}});
  const auto* column = g.all_targets().data();
  const auto moved = std::move(g);
  CHECK(moved.all_targets().data() == column);
  CHECK(g.vertex_count() == 0);  // NOLINT: what is left is an empty graph
}

TEST_CASE("a vertex that is not there is refused") {
  graph_builder b(2);
  CHECK_THROWS_AS(b.add(0, 2), error);
  CHECK_THROWS_AS(graph_builder(std::size_t{1} << 32), error);
}

TEST_CASE("on random graphs: both directions tell the same arcs, and the order leads forward but for circles") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 200; ++round) {
    const auto n = static_cast<std::size_t>(random(1, 12));
    const bool forward = random(0, 1) == 0 && n > 1;
    auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(0, 24)), forward);
    const auto g = graph_of(n, arcs);
    std::map<std::pair<vertex_index, vertex_index>, int> out, in, given;
    for (const auto& a : arcs) ++given[a];
    for (vertex_index v = 0; v < n; ++v) {
      for (auto a = g.first_out(v); a < g.first_out(v + 1); ++a) {
        ++out[{v, g.target(a)}];
        CHECK(g.source(a) == v);
        CHECK(arcs[g.added_as(a)] == std::pair(v, g.target(a)));
      }
      for (auto p = g.first_in(v); p < g.first_in(v + 1); ++p) {
        ++in[{g.source_in(p), v}];
        CHECK(g.target(g.arc_in(p)) == v);
        CHECK(g.source(g.arc_in(p)) == g.source_in(p));
      }
    }
    CHECK(out == given);
    CHECK(in == given);
    const auto reach = reach_of(n, arcs);
    bool cycle = false;
    for (std::size_t v = 0; v < n; ++v) cycle = cycle || reach[v][v];
    CHECK(g.has_cycle() == cycle);
    std::vector<std::size_t> place(n, n);
    REQUIRE(g.order().size() == n);
    for (std::size_t i = 0; i < n; ++i) place[g.order()[i]] = i;
    for (const auto& [s, t] : arcs) {
      CHECK(g.in_one_cycle(s, t) == (s == t || reach[t][s]));
      if (!g.in_one_cycle(s, t)) CHECK(place[s] < place[t]);
    }
    // The vertices of a circle stand side by side.
    for (std::size_t i = 1; i + 1 < n; ++i)
      if (g.in_one_cycle(g.order()[i - 1], g.order()[i + 1])) CHECK(g.in_one_cycle(g.order()[i - 1], g.order()[i]));
  }
}

}  // namespace test_csr_graph
