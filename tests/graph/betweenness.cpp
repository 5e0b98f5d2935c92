// SPDX-License-Identifier: MIT
#include <habeas/graph/betweenness.hpp>

#include <stop_token>

#include <doctest/doctest.h>

#include "graph/random_graph.hpp"

namespace test_betweenness {

using namespace habeas;

using namespace habeas::graph;
using namespace habeas::testing;

namespace {

csr_graph both_ways(std::size_t n, const arc_list& ties) {
  arc_list arcs;
  for (const auto& [a, b] : ties) {
    arcs.emplace_back(a, b);
    arcs.emplace_back(b, a);
  }
  return graph_of(n, arcs);
}

/// From the definition: list every shortest path of every pair.
std::vector<double> by_listing(std::size_t n, const arc_list& arcs, bool directed) {
  std::vector<double> sum(n, 0.0);
  for (vertex_index s = 0; s < n; ++s)
    for (vertex_index t = 0; t < n; ++t) {
      if (s == t || (!directed && s > t)) continue;
      auto paths = all_paths(n, arcs, s, t);
      std::erase_if(paths, [shortest = paths.empty() ? 0 : paths.front().size()](const auto& p) { return p.size() != shortest; });
      for (const auto& p : paths)
        for (std::size_t i = 1; i + 1 < p.size(); ++i) sum[p[i]] += 1.0 / static_cast<double>(paths.size());
    }
  return sum;
}

}  // namespace

TEST_CASE("the middle of a line of three is on the one path between the others") {
  const auto g = both_ways(3, {{0, 1}, {1, 2}});
  CHECK(betweenness(g, {false, false}) == std::vector<double>{0, 1, 0});
  CHECK(betweenness(g) == std::vector<double>{0, 1, 0});
  CHECK(betweenness(g, {true, false}) == std::vector<double>{0, 2, 0});
  CHECK(betweenness(both_ways(2, {{0, 1}})) == std::vector<double>{0, 0});
}

TEST_CASE("two shortest ways share the pair") {
  const auto g = both_ways(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
  CHECK(betweenness(g, {false, false}) == std::vector<double>{0.5, 0.5, 0.5, 0.5});
}

TEST_CASE("who asks to stop is heard") {
  std::stop_source stop;
  stop.request_stop();
  const auto g = both_ways(2, {{0, 1}});
  CHECK_THROWS_AS((void)betweenness(g, {}, stop.get_token()), error);
}

TEST_CASE("more shortest paths than a double can count") {
  // Layers of two, each vertex leading to both of the next: 2^(layers - 1) ways from end to end, which no double holds.
  constexpr vertex_index layers = 1100;
  arc_list arcs;
  for (vertex_index i = 0; i + 1 < layers; ++i)
    for (const vertex_index a : {0U, 1U})
      for (const vertex_index b : {0U, 1U}) arcs.emplace_back(2 * i + a, 2 * i + 2 + b);
  const auto found = betweenness(graph_of(2 * layers, arcs), {true, false});
  // Half of all pairs with one before and one after: every path passes its layer once.
  for (vertex_index v = 0; v < 2 * layers; ++v) {
    const double before = 2.0 * (v / 2), after = 2.0 * (layers - 1 - v / 2);
    CHECK(found[v] == doctest::Approx(before * after / 2).epsilon(1e-9));
  }
}

TEST_CASE("on random graphs, directed or not: as by listing every shortest path") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 60; ++round) {
    const auto n = static_cast<std::size_t>(random(3, 7));
    const bool directed = round % 2 == 0;
    auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(0, 10)), true);
    if (directed && n > 3) arcs.emplace_back(static_cast<vertex_index>(n - 1), 0);
    std::sort(arcs.begin(), arcs.end());
    arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
    if (!directed)
      for (std::size_t i = 0, m = arcs.size(); i < m; ++i) arcs.emplace_back(arcs[i].second, arcs[i].first);
    const auto found = betweenness(graph_of(n, arcs), {directed, false});
    const auto wanted = by_listing(n, arcs, directed);
    for (std::size_t v = 0; v < n; ++v) CHECK(found[v] == doctest::Approx(wanted[v]).epsilon(1e-12));
  }
}

}  // namespace test_betweenness
