// SPDX-License-Identifier: MIT
#include "process/order_bounds.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "solve/difference_solver.hpp"

#include "random_source.hpp"

namespace test_order_bounds {

using namespace habeas;

TEST_CASE("order_bounds: what can come first next is what a system of all rows allows") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int possible = 0, impossible = 0;
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(3, 7));
    solve::difference_system rows;
    rows.add_variables(n);
    for (auto left = random(2, 9); left > 0; --left)
      rows.add_row(static_cast<solve::variable>(random(0, static_cast<std::int64_t>(n) - 1)), static_cast<solve::variable>(random(0, static_cast<std::int64_t>(n) - 1)), random(-2, 6));
    order_bounds days(rows);
    REQUIRE(days.holds() == solve::difference_solver(rows).feasible());
    if (!days.holds()) continue;
    // All in some order but the last, which is the calendar.
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i + 1 < n; ++i) left.push_back(i);
    random.shuffle(left);
    while (left.size() > 1) {
      const auto first = left.back();
      left.pop_back();
      bool can_be = true;
      for (const auto other : left) {
        can_be = can_be && days.can_precede(first, other);
        rows.add_row(static_cast<solve::variable>(first), static_cast<solve::variable>(other), 0);
      }
      REQUIRE(can_be == solve::difference_solver(rows).feasible());
      ++(can_be ? possible : impossible);
      if (!can_be) break;
      days = days.with_first(first, left);
      CHECK(days.row_count() == rows.rows().size());
    }
  }
  CHECK(possible > 100);
  CHECK(impossible > 20);
}

}  // namespace test_order_bounds
