// SPDX-License-Identifier: MIT
#include <habeas/graph/components.hpp>

#include <doctest/doctest.h>

#include <habeas/graph/dominators.hpp>

#include "graph/random_graph.hpp"

namespace test_components {

using namespace habeas;

using namespace habeas::graph;
using namespace habeas::testing;

TEST_CASE("arcs join whichever way they lead") {
  const auto g = graph_of(5, {{1, 0}, {1, 2}, {4, 4}});
  const auto parts = weak_components(g);
  CHECK(parts.count == 3);
  CHECK(members(parts) == std::vector<std::vector<vertex_index>>{{0, 1, 2}, {3}, {4}});
}

TEST_CASE("a circle is told with its shortest way round") {
  const auto g = graph_of(5, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {2, 0}, {3, 4}});
  const auto found = cycles(g);
  REQUIRE(found.size() == 1);
  CHECK(found[0].component == std::vector<vertex_index>{0, 1, 2, 3});
  CHECK(found[0].shortest == std::vector<vertex_index>{0, 1, 2});
  CHECK(cycles(g, [&](arc_index a) { return g.target(a) != 0; }).empty());
  const auto loop = cycles(graph_of(2, {{1, 1}}));
  REQUIRE(loop.size() == 1);
  CHECK(loop[0].shortest == std::vector<vertex_index>{1});
}

TEST_CASE("the smallest first of what may come next; a circle stands together") {
  const auto g = graph_of(5, {{4, 0}, {2, 3}, {3, 2}, {3, 1}});
  CHECK(groups_in_order(g) == std::vector<std::vector<vertex_index>>{{2, 3}, {1}, {4}, {0}});
}

TEST_CASE("many circles that hang together are each looked for in their own part") {
  // Pairs that lead to one another, all of them led to by one vertex to which a long line leads.
  constexpr vertex_index pairs = 1000, line = 1000;
  arc_list arcs;
  for (vertex_index i = 0; i + 1 < line; ++i) arcs.emplace_back(i, i + 1);
  for (vertex_index i = 0; i < pairs; ++i) {
    const auto a = line + 2 * i, b = a + 1;
    arcs.emplace_back(a, b);
    arcs.emplace_back(b, a);
    arcs.emplace_back(line - 1, a);
    if (i > 0) arcs.emplace_back(a - 2, a);
  }
  const auto g = graph_of(line + 2 * pairs, arcs);
  std::size_t looked = 0;
  const auto found = cycles(g, [&](arc_index) { return ++looked, true; });
  REQUIRE(found.size() == pairs);
  for (vertex_index i = 0; i < pairs; ++i) CHECK(found[i].shortest == std::vector<vertex_index>{line + 2 * i, line + 2 * i + 1});
  CHECK(looked < 10 * arcs.size());
}

TEST_CASE("on random graphs: components, circles and order against Warshall's closure") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 200; ++round) {
    const auto n = static_cast<std::size_t>(random(1, 10));
    const auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(0, 16)), false);
    const auto g = graph_of(n, arcs);
    const auto reach = reach_of(n, arcs);
    auto both = arcs;
    for (const auto& [s, t] : arcs) both.emplace_back(t, s);
    const auto joined = reach_of(n, both);
    const auto parts = weak_components(g);
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) CHECK((parts.of[a] == parts.of[b]) == (a == b || joined[a][b]));
    std::size_t on_circles = 0;
    for (const auto& c : cycles(g)) {
      on_circles += c.component.size();
      const auto v = c.component.front();
      // No circle through its smallest vertex is shorter.
      std::size_t shortest = n + 1;
      for (vertex_index w = 0; w < n; ++w) {
        const bool back = std::find(arcs.begin(), arcs.end(), std::pair(w, v)) != arcs.end();
        if (back && w == v) shortest = 1;
        else if (back && !all_paths(n, arcs, v, w).empty()) shortest = std::min(shortest, all_paths(n, arcs, v, w).front().size());
      }
      CHECK(c.shortest.size() == shortest);
      for (std::size_t i = 0; i < c.shortest.size(); ++i)
        CHECK(std::find(arcs.begin(), arcs.end(), std::pair(c.shortest[i], c.shortest[(i + 1) % c.shortest.size()])) != arcs.end());
    }
    std::size_t wanted = 0;
    for (std::size_t v = 0; v < n; ++v) wanted += reach[v][v] ? 1 : 0;
    CHECK(on_circles == wanted);
    std::vector<std::size_t> place(n, 0);
    std::size_t at = 0, told = 0;
    for (const auto& group : groups_in_order(g)) {
      for (const auto v : group) place[v] = at;
      told += group.size();
      ++at;
    }
    CHECK(told == n);
    for (const auto& [s, t] : arcs) CHECK((place[s] < place[t] || (place[s] == place[t] && (s == t || reach[t][s]))));
  }
}

TEST_CASE("two circles joined by one arc are two components, the first with the lower number") {
  const auto g = graph_of(5, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 4}, {4, 2}});
  const auto parts = strong_components(g);
  CHECK(parts.count == 2);
  CHECK(parts.of == std::vector<vertex_index>{0, 0, 1, 1, 1});
}

TEST_CASE("a refused arc is as if it were not there") {
  const auto g = graph_of(2, {{0, 1}, {1, 0}});
  CHECK(strong_components(g).count == 1);
  CHECK(strong_components(g, [](arc_index a) { return a == 0; }).count == 2);
}

TEST_CASE("no vertex, no component") { CHECK(strong_components(csr_graph()).count == 0); }

TEST_CASE("on random graphs: together exactly where each reaches the other, and arcs lead to higher numbers") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 200; ++round) {
    const auto n = static_cast<std::size_t>(random(1, 12));
    const auto arcs = random_arcs(random, n, static_cast<std::size_t>(random(0, 24)), false);
    const auto g = graph_of(n, arcs);
    const auto reach = reach_of(n, arcs);
    const auto parts = strong_components(g);
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) CHECK((parts.of[a] == parts.of[b]) == (a == b || (reach[a][b] && reach[b][a])));
    for (const auto& [s, t] : arcs) CHECK(parts.of[s] <= parts.of[t]);
  }
}

TEST_CASE("a chain and a circle of a million vertices need no recursion") {
  constexpr vertex_index n = 1'000'000;
  for (const bool closed : {false, true}) {
    graph_builder b(n);
    for (vertex_index v = 0; v + 1 < n; ++v) b.add(v, v + 1);
    if (closed) b.add(n - 1, 0);
    const auto g = b.freeze();
    CHECK(g.has_cycle() == closed);
    CHECK(g.in_one_cycle(0, n - 1) == closed);
    CHECK(strong_components(g).count == (closed ? 1 : n));
    CHECK(weak_components(g).count == 1);
    CHECK(groups_in_order(g).size() == (closed ? 1 : n));
    CHECK(dominators_between(g, 1, n - 1).size() == n - 1);
    if (!closed) CHECK(g.order().front() == 0);
  }
}

}  // namespace test_components
