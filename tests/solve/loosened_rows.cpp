// SPDX-License-Identifier: MIT
#include "solve/loosened_rows.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "linear_solver.hpp"
#include "random_source.hpp"
#include "solve/exact_linear.hpp"

namespace test_loosened_rows {

using namespace habeas;
using namespace habeas::solve;

namespace {

/// Refuses to say anything, and to go from rows to other rows.
struct silent final : linear_solver {
  linear_answer maximise(const linear_program&, std::span<const row_index>, std::span<const weighted_variable>) const override { return {}; }
  std::string name() const override { return "silent"; }
};

}  // namespace

TEST_CASE("rows that cannot hold are shown by a sum of them, rows that can by numbers") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  linear_program p;
  const auto x = p.add_variable(), y = p.add_variable();
  // x + y at most 4, x at least 3, y at least 2: five, which is one too many.
  const std::vector<row_index> rows{p.add_row({{x, 1}, {y, 1}}, 4), p.add_row({{x, -1}}, -3), p.add_row({{y, -1}}, -2)};
  const auto none = loosen(p, rows, *solver);
  REQUIRE(none.why_not);
  CHECK(none.why_not->total == -1);
  CHECK(none.why_not->shares.size() == 3);
  CHECK(none.values.empty());
  const auto some = loosen(p, std::vector<row_index>{rows[0], rows[1]}, *solver);
  CHECK_FALSE(some.why_not);
  REQUIRE(some.values.size() == 2);
  CHECK(some.values[x] + some.values[y] <= 4 + 1e-6);
  CHECK(some.values[x] >= 3 - 1e-6);
}

TEST_CASE("one set of rows after another is judged as each is by itself, with rows of one sum among them") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  habeas::testing::random_source random(habeas::testing::seed);
  std::size_t impossible = 0, possible = 0;
  for (int round = 0; round < 30; ++round) {
    linear_program p;
    (void)p.add_variables(4);
    for (int i = 0; i < 14; ++i) {
      // Few sums, so that several rows bound one from either side.
      const auto a = static_cast<variable>(random(0, 3)), b = static_cast<variable>(random(0, 3));
      const auto sign = random(0, 1) == 0 ? -1 : 1;
      if (a == b) p.add_row({{a, sign}}, random(-5, 5));
      else p.add_row({{a, sign}, {b, random(0, 1) == 0 ? sign : -sign}}, random(-5, 5));
    }
    loosened_rows ready(p, *solver);
    for (int question = 0; question < 30; ++question) {
      std::vector<row_index> rows;
      for (row_index r = 0; r < p.row_count(); ++r)
        if (random(0, 2) != 0) rows.push_back(r);
      const auto alone = loosen(p, rows, *solver), next = ready.of(rows);
      CAPTURE(round);
      CAPTURE(question);
      REQUIRE(alone.why_not.has_value() == next.why_not.has_value());
      if (!next.why_not) {
        REQUIRE_FALSE(next.values.empty());
        ++possible;
        continue;
      }
      ++impossible;
      CHECK(certifies(p, {}, *next.why_not));
      for (const auto& s : next.why_not->shares) CHECK(std::binary_search(rows.begin(), rows.end(), s.row));
    }
  }
  CHECK(impossible > 100);
  CHECK(possible > 100);
}

TEST_CASE("a solver that cannot go from rows to other rows shows nothing") {
  linear_program p;
  const auto x = p.add_variable();
  const auto row = p.add_row({{x, 1}}, -1);
  const silent nobody;
  const auto shown = loosened_rows(p, nobody).of(std::vector<row_index>{row});
  CHECK_FALSE(shown.why_not);
  CHECK(shown.values.empty());
}

}  // namespace test_loosened_rows
