// SPDX-License-Identifier: MIT
#include "solve/bound_finder.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "oracle.hpp"

namespace test_bound_finder {

using namespace habeas;

using namespace habeas::solve;

namespace {
std::vector<variable_pair> every_pair(std::size_t n) {
  std::vector<variable_pair> pairs;
  for (variable minus = 0; minus < n; ++minus)
    for (variable plus = 0; plus < n; ++plus) pairs.push_back({plus, minus});
  return pairs;
}
}  // namespace

TEST_CASE("bound_finder: bounds in the order of the pairs") {
  difference_system system;
  system.add_variables(3);
  system.add_row(1, 0, 5);
  system.add_row(0, 1, -2);
  const difference_solver solver(system);
  const bound_finder finder(solver);
  const std::vector<variable_pair> pairs{{1, 0}, {0, 1}, {2, 0}, {1, 1}};
  CHECK(finder.upper(pairs) == std::vector<std::int64_t>{5, -2, unbounded, 0});
  CHECK(finder.lower(pairs) == std::vector<std::int64_t>{2, -5, unbounded_below, 0});
  CHECK(finder.part_count() == 3);
  CHECK_THROWS_AS((void)finder.upper(std::vector<variable_pair>{{3, 0}}), error);
  system.add_row(0, 1, -6);
  const difference_solver contradictory(system);
  CHECK_THROWS_AS(bound_finder{contradictory}, error);
}

TEST_CASE("bound_finder: every pair of small systems as Floyd and Warshall have it") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(1, 14));
    const auto system =
        testing::make_system(n, testing::random_rows(random, n, static_cast<std::size_t>(random(0, 60)), 0, false));
    const testing::all_pairs expected(system);
    const difference_solver solver(system);
    const bound_finder finder(solver);
    const auto pairs = every_pair(n);
    const auto upper = finder.upper(pairs);
    const auto lower = finder.lower(pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      REQUIRE(upper[i] == expected.bound[pairs[i].minus][pairs[i].plus]);
      const auto back = expected.bound[pairs[i].plus][pairs[i].minus];
      REQUIRE(lower[i] == (back == unbounded ? unbounded_below : -back));
    }
  }
}

TEST_CASE("bound_finder: every pair of ledgers, sparse and dense, exact and wide, as one search for each has it") {
  bool saw_core = false;
  for (const std::size_t claims : {5U, 60U, 400U, 4000U}) {
    for (const std::int64_t slack : {0, 3, 50}) {
      CAPTURE(claims);
      CAPTURE(slack);
      constexpr std::size_t days = 150;
      const auto system = testing::ledger(claims, days, slack, testing::seed + claims);
      const difference_solver solver(system);
      REQUIRE(solver.feasible());
      const bound_finder finder(solver);
      saw_core = saw_core || finder.core_size() > 50;
      const auto upper = finder.upper(every_pair(2 * days));
      for (variable minus = 0; minus < 2 * days; ++minus) {
        const auto expected = solver.upper_from(minus);
        REQUIRE(std::equal(expected.begin(), expected.end(), upper.begin() + minus * 2 * static_cast<int>(days)));
      }
    }
  }
  CHECK(saw_core);
}

TEST_CASE("bound_finder: a bound is within itself and what is more, and not within less") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int bounded = 0;
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(1, 14));
    const auto system = testing::make_system(n, testing::random_rows(random, n, static_cast<std::size_t>(random(0, 60)), 0, false));
    const testing::all_pairs expected(system);
    const difference_solver solver(system);
    const bound_finder finder(solver);
    bound_finder::session ask(finder);
    for (const auto& pair : every_pair(n)) {
      const auto bound = expected.bound[pair.minus][pair.plus];
      if (bound == unbounded) {
        CHECK(!ask.is_within(pair, 1'000'000));
        continue;
      }
      ++bounded;
      CHECK(!ask.is_within(pair, bound - 1));
      CHECK(ask.is_within(pair, bound));
      CHECK(ask.is_within(pair, bound + 1));
    }
  }
  CHECK(bounded > 1000);
}

TEST_CASE("bound_finder: that a bound is more than what is asked is often seen without a search") {
  const auto system = testing::ledger(4000, 150, 50, testing::seed);
  const difference_solver solver(system);
  const bound_finder finder(solver);
  bound_finder::session ask(finder);
  std::size_t exact = 0, within = 0;
  for (const auto& pair : every_pair(300)) {
    const auto bound = ask.upper(pair);
    exact += ask.reached();
    CHECK(!ask.is_within(pair, bound - 20));
    within += ask.reached();
  }
  CAPTURE(exact);
  CAPTURE(within);
  CHECK(3 * within < exact);
}

TEST_CASE("bound_finder: numbers near the limit") {
  difference_system system;
  constexpr variable n = 8'000;
  system.add_variables(n);
  for (variable v = 0; v + 1 < n; ++v) {
    system.add_row(v + 1, v, greatest_at_most);
    system.add_row(v, v + 1, greatest_at_most - v % 3);
  }
  const difference_solver solver(system);
  const bound_finder finder(solver);
  const std::vector<variable_pair> ends{{n - 1, 0}, {0, n - 1}, {n / 2, 1}};
  const auto upper = finder.upper(ends);
  for (std::size_t i = 0; i < ends.size(); ++i) CHECK(upper[i] == solver.upper(ends[i].plus, ends[i].minus));
  CHECK(upper[0] == std::int64_t{n - 1} * greatest_at_most);
}

}  // namespace test_bound_finder
