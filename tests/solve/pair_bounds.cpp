// SPDX-License-Identifier: MIT
#include "solve/pair_bounds.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "solve/difference_solver.hpp"

#include "oracle.hpp"

namespace test_pair_bounds {

using namespace habeas;
using namespace habeas::solve;

TEST_CASE("pair_bounds: the bounds and the proofs of one search each, before and after it is prepared") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int proofs = 0;
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(2, 9));
    const auto system = testing::make_system(n, testing::random_rows(random, n, static_cast<std::size_t>(random(3, 24)), 6, false));
    const difference_solver solver(system);
    const pair_bounds pairs(solver);
    for (int twice = 0; twice < 2; ++twice)
      for (variable minus = 0; minus < n; ++minus)
        for (variable plus = 0; plus < n; ++plus) {
          CHECK(pairs.upper(plus, minus) == solver.upper(plus, minus));
          CHECK(pairs.lower(plus, minus) == solver.lower(plus, minus));
          CHECK(pairs.proof(plus, minus) == solver.proof(plus, minus));
          ++proofs;
        }
  }
  CHECK(proofs > 2000);
}

TEST_CASE("pair_bounds: once prepared, a bound of neighbours costs what lies near them, however long the whole is") {
  // A count that goes up and down by a few from each of n days to the next, known to within ten on every seventh.
  const auto reached = [](std::size_t n) {
    difference_system system;
    system.add_variables(n + 1);  // the last is 0
    const auto zero = static_cast<variable>(n);
    for (variable v = 0; v + 1 < n; ++v) {
      system.add_row(v + 1, v, 3);
      system.add_row(v, v + 1, 2);
      if (v % 7 == 0) {
        system.add_row(v, zero, 110);
        system.add_row(zero, v, -100);
      }
    }
    const difference_solver solver(system);
    const pair_bounds pairs(solver);
    for (variable v = 0; v + 1 < n; ++v) CHECK(pairs.upper(v + 1, v).has_value());
    CHECK(pairs.searches() == pair_bounds::searched_plainly + 1);
    return pairs.reached();
  };
  const auto few = reached(500), many = reached(4000);
  CAPTURE(few);
  CAPTURE(many);
  CHECK(few > 0);
  CHECK(many < 12 * few);
}

}  // namespace test_pair_bounds
