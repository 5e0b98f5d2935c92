// SPDX-License-Identifier: MIT
#include <habeas/solve/incremental.hpp>

#include <vector>

#include <doctest/doctest.h>

#include <habeas/solve/difference_solver.hpp>

#include "oracle.hpp"

namespace test_incremental {

using namespace habeas;

TEST_CASE("incremental_difference: names what the refused row contradicts, and goes on") {
  incremental_difference system(2);
  CHECK(system.add_variable() == 2);
  CHECK(system.add_row(1, 0, 5, 10));
  CHECK(system.add_row(2, 1, -2, 11));
  CHECK(system.cycle().empty());
  CHECK_FALSE(system.add_row(0, 2, -4, 12));
  CHECK(system.cycle() == std::vector<row_index>{12, 10, 11});
  CHECK(system.add_row(0, 2, -3, 13));
  CHECK(system.cycle().empty());
  CHECK_FALSE(system.add_row(1, 1, -1, 14));
  CHECK(system.cycle() == std::vector<row_index>{14});
  CHECK(system.add_row(1, 1, 0, 15));
}

TEST_CASE("incremental_difference: limits") {
  incremental_difference system(std::size_t{1} << 15);
  CHECK_THROWS_AS(system.add_row(1 << 15, 0, 0), error);
  CHECK_THROWS_AS(system.add_row(1, 0, greatest_at_most + 1), error);
  variable v = 0;
  for (; v < (1 << 13) - 1; ++v) REQUIRE(system.add_row(v + 1, v, -greatest_at_most));
  CHECK(system.solution()[v] == -greatest_at_most * v);
  CHECK_THROWS_AS(system.add_row(v + 1, v, -greatest_at_most), error);
}

TEST_CASE("incremental_difference: accepts a row just where all rows so far can hold") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int refused = 0;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(1, 8));
    const auto rows = testing::random_rows(random, n, static_cast<std::size_t>(random(1, 30)), 0, true);
    incremental_difference system(n);
    difference_system accepted;
    accepted.add_variables(n);
    for (row_index i = 0; i < rows.size(); ++i) {
      const auto& row = rows[i];
      auto trial = accepted;
      trial.add_row(row.plus, row.minus, row.at_most);
      const auto before = system.solution();
      const bool holds = system.add_row(row.plus, row.minus, row.at_most, i);
      REQUIRE(holds == testing::all_pairs(trial).feasible);
      if (holds) {
        accepted = trial;
        CHECK(system.cycle().empty());
        REQUIRE(system.solution() == difference_solver(accepted).solution());
        continue;
      }
      ++refused;
      CHECK(system.solution() == before);
      const auto& cycle = system.cycle();
      REQUIRE_FALSE(cycle.empty());
      CHECK(cycle.front() == i);
      std::int64_t total = 0;
      for (std::size_t k = 0; k < cycle.size(); ++k) {
        CHECK(rows[cycle[k]].plus == rows[cycle[(k + 1) % cycle.size()]].minus);
        total += rows[cycle[k]].at_most;
      }
      CHECK(total < 0);
    }
  }
  CHECK(refused > 300);
}

}  // namespace test_incremental
