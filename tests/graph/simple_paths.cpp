// SPDX-License-Identifier: MIT
#include <habeas/graph/simple_paths.hpp>

#include <stop_token>

#include <doctest/doctest.h>

#include "graph/random_graph.hpp"

namespace test_simple_paths {

using namespace habeas;

using namespace habeas::graph;
using namespace habeas::testing;

TEST_CASE("the shortest first, and no further than asked") {
  const auto g = graph_of(4, {{0, 1}, {1, 3}, {0, 2}, {2, 3}, {0, 3}, {1, 2}});
  const auto all = simple_paths(g, 0, 3);
  CHECK(all.paths == std::vector<std::vector<vertex_index>>{{0, 3}, {0, 1, 3}, {0, 2, 3}, {0, 1, 2, 3}});
  CHECK_FALSE(all.more);
  const auto two = simple_paths(g, 0, 3, {2});
  CHECK(two.paths == std::vector<std::vector<vertex_index>>{{0, 3}, {0, 1, 3}});
  CHECK(two.more);
  CHECK_FALSE(simple_paths(g, 0, 3, {4}).more);
  CHECK(simple_paths(g, 0, 3, {0}).more);
  CHECK(simple_paths(g, 3, 0).paths.empty());
  CHECK(simple_paths(g, 0, 0).paths.empty());
}

TEST_CASE("a ladder with 2^40 paths gives the first hundred, and says that there are more") {
  arc_list arcs;
  for (vertex_index i = 0; i < 40; ++i)
    for (vertex_index a : {0U, 1U})
      for (vertex_index b : {0U, 1U}) arcs.emplace_back(2 * i + a, 2 * (i + 1) + b);
  const auto found = simple_paths(graph_of(82, arcs), 0, 80);
  CHECK(found.paths.size() == 100);
  CHECK(found.more);
  for (const auto& p : found.paths) CHECK(p.size() == 41);
}

TEST_CASE("a limit on work ends the search with what was found") {
  arc_list arcs;
  for (vertex_index a = 0; a < 12; ++a)
    for (vertex_index b = 0; b < 12; ++b) arcs.emplace_back(a, b);
  const auto found = simple_paths(graph_of(12, arcs), 0, 11, {1'000'000, 20'000});
  CHECK(found.more);
  CHECK(found.paths.size() > 1);
  CHECK(found.paths.size() < 1000);
}

TEST_CASE("who asks to stop is heard") {
  std::stop_source stop;
  stop.request_stop();
  const auto g = graph_of(2, {{0, 1}});
  CHECK_THROWS_AS((void)simple_paths(g, 0, 1, {}, every_arc{}, stop.get_token()), error);
}

TEST_CASE("on random graphs, whole and filtered: the same paths as by trying all, in the same order") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 150; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 7));
    const auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(0, 18)), round % 3 == 0);
    const auto g = graph_of(n, arcs);
    std::vector<char> open(arcs.size(), 1);
    arc_list left;
    for (arc_index a = 0; a < arcs.size(); ++a) {
      if (round % 2 == 0) open[a] = random(0, 3) != 0 ? 1 : 0;
      if (open[a] != 0) left.push_back(arcs[g.added_as(a)]);
    }
    const auto allow = [&](arc_index a) { return open[a] != 0; };
    const auto from = static_cast<vertex_index>(random(0, static_cast<std::int64_t>(n) - 1));
    const auto to = static_cast<vertex_index>(random(0, static_cast<std::int64_t>(n) - 1));
    const auto wanted = all_paths(n, left, from, to);
    const auto found = simple_paths(g, from, to, {100'000}, allow);
    CHECK(found.paths == wanted);
    CHECK_FALSE(found.more);
    const auto few = simple_paths(g, from, to, {3}, allow);
    CHECK(few.more == (wanted.size() > 3));
  }
}

}  // namespace test_simple_paths
