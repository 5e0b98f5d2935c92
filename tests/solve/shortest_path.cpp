// SPDX-License-Identifier: MIT
#include "solve/shortest_path.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "oracle.hpp"

namespace test_shortest_path {

using namespace habeas;

using namespace habeas::solve;

TEST_CASE("sweep: finds numbers that satisfy every row, or a cycle that cannot hold") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int feasible = 0;
  for (int round = 0; round < 600; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(1, 9));
    auto rows = testing::random_rows(random, n, static_cast<std::size_t>(random(0, 20)), 4, true);
    for (auto& row : rows)
      if (row.plus == row.minus) row.at_most = 0;
    const auto system = testing::make_system(n, rows);
    const difference_graph graph(system);
    const auto result = sweep(graph);
    REQUIRE(result.cycle.empty() == testing::all_pairs(system).feasible);
    if (result.cycle.empty()) {
      ++feasible;
      REQUIRE(result.potential.size() == n);
      for (const auto& row : rows) REQUIRE(result.potential[row.plus] - result.potential[row.minus] <= row.at_most);
      continue;
    }
    CHECK(result.potential.empty());
    std::int64_t total = 0;
    for (std::size_t i = 0; i < result.cycle.size(); ++i) {
      CHECK(result.cycle[i].to == result.cycle[(i + 1) % result.cycle.size()].from);
      total += result.cycle[i].length;
    }
    CHECK(total < 0);
  }
  CHECK(feasible > 100);
  CHECK(feasible < 500);
}

TEST_CASE("sweep: the greatest numbers that are nowhere above 0") {
  difference_system system;
  system.add_variables(3);
  system.add_row(1, 0, -4);
  system.add_row(2, 1, -3);
  system.add_row(0, 2, 9);
  CHECK(sweep(difference_graph(system)).potential == std::vector<std::int64_t>{0, -4, -7});
}

TEST_CASE("sweep: on systems numbered along their time the work grows with the rows") {
  for (const std::size_t claims : {1'000U, 10'000U, 100'000U}) {
    for (const std::int64_t slack : {0, 20, 200}) {
      CAPTURE(claims);
      CAPTURE(slack);
      const auto system = testing::ledger(claims, claims / 3, slack, testing::seed);
      const difference_graph graph(system);
      const auto result = sweep(graph);
      REQUIRE_FALSE(result.potential.empty());
      CHECK(result.relaxations >= graph.arc_count());
      CHECK(result.relaxations <= 12 * graph.arc_count());
    }
  }
}

TEST_CASE("sweep: a small fault in a long chain is found without going round it a thousand times") {
  // A circle of 20,000 rows of which one pulls down by 1 against numbers of a million.
  difference_system system;
  constexpr variable n = 20'000;
  system.add_variables(n);
  for (variable v = 0; v + 1 < n; ++v) system.add_row(v + 1, v, v % 2 == 0 ? 1'000'000 : -1'000'000);
  system.add_row(0, n - 1, -1'000'001);
  const difference_graph graph(system);
  const auto result = sweep(graph);
  CHECK(result.cycle.size() == n);
  CHECK(result.relaxations < 20 * graph.arc_count());
}

TEST_CASE("path_search: distances along and against the arcs, also when it is used again") {
  difference_system system;
  system.add_variables(4);
  system.add_row(1, 0, 5);
  system.add_row(2, 1, -3);
  system.add_row(2, 0, 4);
  const difference_graph graph(system);
  const auto potential = sweep(graph).potential;
  path_search search(graph, potential);
  for (int again = 0; again < 2; ++again) {
    search.run<search_direction::along>(0);
    CHECK(search.distance(0) == 0);
    CHECK(search.distance(2) == 2);
    CHECK(search.distance(3) == unbounded);
    search.run<search_direction::against>(2);
    CHECK(search.distance(0) == 2);
    CHECK(search.distance(1) == -3);
    CHECK(search.distance(3) == unbounded);
  }
  CHECK(search.relaxations() > 0);
}

}  // namespace test_shortest_path
