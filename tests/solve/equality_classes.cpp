// SPDX-License-Identifier: MIT
#include "solve/equality_classes.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "solve/difference_solver.hpp"

#include "oracle.hpp"

namespace test_rigid_parts {

using namespace habeas;

using namespace habeas::solve;

TEST_CASE("find_rigid_parts: an exact claim ties two variables, a bound does not") {
  difference_system system;
  system.add_variables(4);
  system.add_row(3, 1, 10);
  system.add_row(1, 3, -10);
  system.add_row(2, 0, 4);
  system.add_row(0, 2, -3);
  const difference_solver solver(system);
  const auto parts = find_equality_classes(solver.graph(), solver.solution());
  CHECK(parts.count == 3);
  CHECK(parts.part_of == std::vector<std::uint32_t>{0, 1, 2, 1});
}

TEST_CASE("find_rigid_parts: one part just where the upper bound is the lower") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int tied = 0;
  for (int round = 0; round < 300; ++round) {
    const auto n = static_cast<std::size_t>(random(1, 10));
    const auto system =
        testing::make_system(n, testing::random_rows(random, n, static_cast<std::size_t>(random(0, 30)), 0, false));
    const testing::all_pairs bounds(system);
    const difference_solver solver(system);
    const auto parts = find_equality_classes(solver.graph(), solver.solution());
    for (variable u = 0; u < n; ++u) {
      CHECK(parts.part_of[u] < parts.count);
      for (variable v = 0; v < u; ++v) {
        const auto there = bounds.bound[u][v];
        const auto back = bounds.bound[v][u];
        const bool one = there != unbounded && back != unbounded && there == -back;
        CHECK((parts.part_of[u] == parts.part_of[v]) == one);
        tied += one;
      }
    }
  }
  CHECK(tied > 100);
}

}  // namespace test_rigid_parts
