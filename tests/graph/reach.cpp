// SPDX-License-Identifier: MIT
#include <habeas/graph/reach.hpp>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>

#include "graph/random_graph.hpp"

namespace test_reach {

using namespace habeas;

using namespace habeas::graph;
using namespace habeas::testing;

TEST_CASE("a set lists its vertices in order and counts each once") {
  vertex_set s(200);
  CHECK(s.add(130));
  CHECK(s.add(3));
  CHECK_FALSE(s.add(3));
  CHECK(s.count() == 2);
  CHECK(s.contains(130));
  CHECK_FALSE(s.contains(4));
  CHECK(s.list() == std::vector<vertex_index>{3, 130});
}

TEST_CASE("a vertex reaches itself only round a circle") {
  const auto g = graph_of(4, {{0, 1}, {1, 2}, {2, 1}, {2, 3}});
  CHECK(reached_from(g, 0).list() == std::vector<vertex_index>{1, 2, 3});
  CHECK(reached_from(g, 1).list() == std::vector<vertex_index>{1, 2, 3});
  CHECK(leading_to(g, 0).list().empty());
  CHECK(leading_to(g, 3).list() == std::vector<vertex_index>{0, 1, 2});
}

TEST_CASE("a sweep takes 64 sources and no more") {
  const auto g = graph_of(3, {{0, 1}});
  const std::vector<vertex_index> many(65, 0);
  CHECK_THROWS_AS((void)sweep_from(g, many), error);
  CHECK(sweep_from(g, std::vector<vertex_index>(64, 0))[1] == ~std::uint64_t{0});
}

TEST_CASE("a sweep goes round a circle against its order without starting over for each step") {
  constexpr vertex_index n = 3000;
  arc_list arcs;
  for (vertex_index v = 0; v < n; ++v) arcs.emplace_back((v + 1) % n, v);
  const auto g = graph_of(n, arcs);
  std::size_t looked = 0;
  const auto count = [&](arc_index) { return ++looked, true; };
  const auto words = sweep_from(g, std::vector<vertex_index>{n - 1, 7}, count);
  for (vertex_index v = 0; v < n; ++v) CHECK(words[v] == 3);
  CHECK(looked <= 65 * n);
}

TEST_CASE("on random graphs, whole and filtered: searches and sweeps agree with Warshall's closure") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 200; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 14));
    const auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(0, 30)), round % 2 == 0);
    const auto g = graph_of(n, arcs);
    std::vector<char> open(arcs.size(), 1);
    arc_list left;
    for (arc_index a = 0; a < arcs.size(); ++a) {
      if (round % 3 == 0) open[a] = random(0, 3) != 0 ? 1 : 0;
      if (open[a] != 0) left.push_back(arcs[g.added_as(a)]);
    }
    const auto allow = [&](arc_index a) { return open[a] != 0; };
    const auto reach = reach_of(n, left);
    std::vector<vertex_index> sources;
    for (vertex_index v = 0; v < n; ++v) sources.push_back(v);
    const auto words = sweep_from(g, sources, allow);
    for (vertex_index a = 0; a < n; ++a) {
      const auto out = reached_from(g, a, allow), in = leading_to(g, a, allow);
      for (vertex_index b = 0; b < n; ++b) {
        CHECK(out.contains(b) == reach[a][b]);
        CHECK(in.contains(b) == reach[b][a]);
        CHECK(((words[b] >> a) & 1U) == (reach[a][b] ? 1U : 0U));
      }
    }
  }
}

}  // namespace test_reach
