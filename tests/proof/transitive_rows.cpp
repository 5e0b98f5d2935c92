// SPDX-License-Identifier: MIT
#include "proof/transitive_rows.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "solve/difference_solver.hpp"

#include "random_source.hpp"

namespace test_needed_rows {

using namespace habeas;

TEST_CASE("what two rows say together is said once") {
  solve::difference_system s;
  const auto p = s.add_variables(3);
  s.add_row(p, p + 1, 0);
  s.add_row(p, p + 2, 0);
  s.add_row(p + 1, p + 2, 0);
  CHECK(needed_rows(s) == std::vector<char>{1, 0, 1});
}

TEST_CASE("a row that rests on nothing is not left out for rows that rest on a claim") {
  solve::difference_system s;
  const auto p = s.add_variables(20);
  const std::vector<solve::premise> on{7};
  s.add_row(p, p + 2, 0);
  for (solve::variable v = 0; v + 1 < 20; ++v) s.add_row(p + v, p + v + 1, 0, on);
  s.add_row(p + 3, p + 9, 0, on);
  auto wanted = std::vector<char>(s.rows().size(), 1);
  wanted.back() = 0;
  CHECK(needed_rows(s) == wanted);
}

TEST_CASE("rows with an amount, and those of a claim that has few, all stay") {
  solve::difference_system s;
  const auto p = s.add_variables(3);
  const std::vector<solve::premise> on{1};
  s.add_row(p, p + 1, 0, on);
  s.add_row(p + 1, p + 2, 0, on);
  s.add_row(p, p + 2, 0, on);
  s.add_row(p, p + 2, 4);
  s.add_row(p, p + 2, -4);
  CHECK(needed_rows(s) == std::vector<char>(5, 1));
}

TEST_CASE("whatever is off, the rows that are needed bound as all rows do: random orders, circles among them") {
  habeas::testing::random_source random(8);
  std::size_t left_out = 0;
  for (int round = 0; round < 60; ++round) {
    solve::difference_system all, few;
    const auto n = static_cast<solve::variable>(random(4, 14));
    (void)all.add_variables(n);
    (void)few.add_variables(n);
    const auto rows = random(20, 90);
    for (std::int64_t i = 0; i < rows; ++i) {
      const auto a = static_cast<solve::variable>(random(0, n - 1)), b = static_cast<solve::variable>(random(0, n - 1));
      // Mostly forward, so that there is more than one circle.
      const bool turned = a > b && random(0, 5) != 0;
      std::vector<solve::premise> on;
      if (const auto l = random(0, 3); l > 1) on.push_back(static_cast<solve::premise>(l));
      all.add_row(turned ? b : a, turned ? a : b, 0, on);
    }
    all.add_row(0, n - 1, 3);
    const auto needed = needed_rows(all);
    REQUIRE(needed.size() == all.rows().size());
    for (solve::row_index r = 0; r < needed.size(); ++r) {
      const auto& row = all.rows()[r];
      if (needed[r]) few.add_row(row.plus, row.minus, row.at_most, all.premises_of(r));
      else ++left_out;
    }
    for (int off_bits = 0; off_bits < 4; ++off_bits) {
      solve::premise_mask off;
      if (off_bits & 1) off.off(2);
      if (off_bits & 2) off.off(3);
      const solve::difference_solver with_all(all, off), with_few(few, off);
      for (solve::variable x = 0; x < n; ++x)
        for (solve::variable y = 0; y < n; ++y) CHECK(with_all.upper(x, y) == with_few.upper(x, y));
    }
  }
  CHECK(left_out > 500);
}

}  // namespace test_needed_rows
