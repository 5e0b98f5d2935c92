// SPDX-License-Identifier: MIT
#include <habeas/graph/transitive_reduction.hpp>

#include <stop_token>

#include <doctest/doctest.h>

#include "graph/random_graph.hpp"

namespace test_reduction {

using namespace habeas;

using namespace habeas::graph;
using namespace habeas::testing;

namespace {

arc_list kept(const csr_graph& g) {
  arc_list list;
  for (const auto a : transitive_reduction(g)) list.emplace_back(g.source(a), g.target(a));
  return list;
}

}  // namespace

TEST_CASE("a short cut is left out, parallel arcs stay together") {
  CHECK(kept(graph_of(3, {{0, 1}, {1, 2}, {0, 2}, {1, 2}})) == arc_list{{0, 1}, {1, 2}, {1, 2}});
}

TEST_CASE("arcs within a circle stay") {
  CHECK(kept(graph_of(4, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {0, 3}, {0, 0}})) ==
        arc_list{{0, 1}, {0, 0}, {1, 0}, {1, 2}, {2, 3}});
}

TEST_CASE("short cuts across many blocks of 64") {
  arc_list arcs;
  for (vertex_index v = 0; v + 1 < 300; ++v) arcs.emplace_back(v, v + 1);
  const auto chain = arcs;
  for (vertex_index v = 0; v + 70 < 300; v += 7) arcs.emplace_back(v, v + 70);
  auto found = kept(graph_of(300, arcs));
  CHECK(found == chain);
}

TEST_CASE("who asks to stop is heard") {
  std::stop_source stop;
  stop.request_stop();
  const auto g = graph_of(2, {{0, 1}});
  CHECK_THROWS_AS((void)transitive_reduction(g, every_arc{}, stop.get_token()), error);
}

TEST_CASE("on random graphs: the same reach, and without circles no arc to spare") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 200; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 10));
    const bool forward = round % 2 == 0;
    const auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(0, 24)), forward);
    const auto reach = reach_of(n, arcs);
    const auto left = kept(graph_of(n, arcs));
    CHECK(reach_of(n, left) == reach);
    if (!forward) continue;
    for (const auto& arc : left) {
      arc_list less;
      for (const auto& other : left)
        if (other != arc) less.push_back(other);
      CHECK_FALSE(reach_of(n, less)[arc.first][arc.second]);
    }
  }
}

}  // namespace test_reduction
