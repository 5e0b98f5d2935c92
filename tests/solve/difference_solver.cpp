// SPDX-License-Identifier: MIT
#include "solve/difference_solver.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "oracle.hpp"

namespace test_difference_solver {

using namespace habeas;

using namespace habeas::solve;

TEST_CASE("difference_solver: how many must have come, from five numbers") {
  // Two cut-offs: 0, 1 entries and 2, 3 exits so far at the first and the second.
  difference_system system;
  system.add_variables(4);
  const variable a0 = 0, a1 = 1, x0 = 2, x1 = 3;
  const auto is = [&](variable plus, variable minus, std::int64_t value, premise l) {
    system.add_row(plus, minus, value, std::vector<premise>{l});
    system.add_row(minus, plus, -value, std::vector<premise>{l});
  };
  is(a0, x0, 863, 1);
  is(a1, x1, 777, 2);
  system.add_row(x0, x1, -143, std::vector<premise>{3});  // at least 143 left between the two
  const difference_solver solver(system);
  REQUIRE(solver.feasible());
  CHECK(solver.cycle().empty());
  CHECK(solver.lower(a1, a0) == 777 + 143 - 863);
  CHECK_FALSE(solver.upper(a1, a0));
  CHECK(solver.upper(a0, a1) == -57);
  const auto proof = solver.proof(a0, a1);
  REQUIRE(proof.size() == 3);
  premise_mask without;
  without.off(3);
  const difference_solver less(system, without);
  CHECK_FALSE(less.lower(a1, a0));
  CHECK(solver.upper_from(x1)[a1] == 777);
  CHECK(solver.upper_from(x1)[x0] == -143);
  CHECK(solver.lower_from(x0)[x1] == 143);
  CHECK(solver.lower_from(x1)[a1] == 777);
  CHECK(solver.upper_from(a0)[a1] == unbounded);
  CHECK(solver.lower_from(a1)[a0] == unbounded_below);
}

TEST_CASE("difference_solver: what cannot hold has a cycle, and no bounds") {
  difference_system system;
  system.add_variables(3);
  system.add_row(1, 0, 5, std::vector<premise>{1});
  system.add_row(2, 1, 0);
  system.add_row(0, 2, -6, std::vector<premise>{2});
  const difference_solver solver(system);
  CHECK_FALSE(solver.feasible());
  CHECK(solver.cycle() == std::vector<row_index>{0, 1, 2});
  CHECK_THROWS_AS((void)solver.upper(0, 1), error);
  CHECK_THROWS_AS((void)solver.upper_from(0), error);
  CHECK_THROWS_AS((void)solver.proof(0, 1), error);
  CHECK_THROWS_AS((void)solver.solution(), error);
  premise_mask off;
  off.off(1);
  CHECK(difference_solver(system, off).feasible());
  system.add_row(1, 1, -1);
  CHECK(difference_solver(system, off).cycle() == std::vector<row_index>{3});
}

TEST_CASE("difference_solver: asks for variables that are there") {
  difference_system system;
  system.add_variables(2);
  const difference_solver solver(system);
  CHECK(solver.upper(1, 1) == 0);
  CHECK_FALSE(solver.upper(1, 0));
  CHECK_THROWS_AS((void)solver.upper(2, 0), error);
  CHECK_THROWS_AS((void)solver.lower_from(2), error);
  const difference_system nothing;
  CHECK(difference_solver(nothing).feasible());
}

TEST_CASE("difference_solver: bounds, feasibility and cycles against Floyd and Warshall, in any order of rows") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int feasible = 0;
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(1, 10));
    auto rows = testing::random_rows(random, n, static_cast<std::size_t>(random(0, 25)), 4, round % 2 == 0);
    const auto system = testing::make_system(n, rows);
    random.shuffle(rows);
    const auto shuffled = testing::make_system(n, rows);
    premise_mask off;
    off.off(static_cast<premise>(random(0, 7)));
    const testing::all_pairs expected(system, off);
    const difference_solver solver(system, off);
    const difference_solver again(shuffled, off);
    REQUIRE(solver.feasible() == expected.feasible);
    REQUIRE(again.feasible() == expected.feasible);
    if (!expected.feasible) {
      const auto cycle = testing::spelt_out(system, solver.cycle());
      CHECK(testing::spelt_out(shuffled, again.cycle()) == cycle);
      std::int64_t total = 0;
      for (std::size_t i = 0; i < cycle.size(); ++i) {
        CHECK(cycle[i].plus == cycle[(i + 1) % cycle.size()].minus);
        CHECK(off.allows(system.premises_of(solver.cycle()[i])));
        total += cycle[i].at_most;
      }
      CHECK(total < 0);
      continue;
    }
    ++feasible;
    CHECK(solver.solution() == again.solution());
    for (variable minus = 0; minus < n; ++minus) {
      CHECK(solver.upper_from(minus) == expected.bound[minus]);
      const auto lower = solver.lower_from(minus);
      for (variable plus = 0; plus < n; ++plus) {
        const auto bound = expected.bound[minus][plus];
        CHECK(solver.upper(plus, minus).value_or(unbounded) == bound);
        const auto back = expected.bound[plus][minus];
        CHECK(lower[plus] == (back == unbounded ? unbounded_below : -back));
        CHECK(solver.lower(plus, minus).value_or(unbounded_below) == lower[plus]);
      }
    }
  }
  CHECK(feasible > 150);
  CHECK(feasible < 450);
}

TEST_CASE("difference_solver: numbers near the limit add up exactly") {
  difference_system system;
  constexpr variable n = 1000;
  system.add_variables(n);
  for (variable v = 0; v + 1 < n; ++v) system.add_row(v + 1, v, greatest_at_most - v);
  const difference_solver solver(system);
  const auto sum = std::int64_t{n - 1} * greatest_at_most - std::int64_t{n - 1} * (n - 2) / 2;
  CHECK(solver.upper(n - 1, 0) == sum);
  system.add_row(0, n - 1, -greatest_at_most);
  CHECK(difference_solver(system).feasible());
}

TEST_CASE("difference_solver: a contradiction of the largest numbers is found before anything overflows") {
  difference_system system;
  constexpr variable n = 8'000;
  system.add_variables(n);
  for (variable v = 0; v < n; ++v) system.add_row((v + 7) % n, v, -greatest_at_most);
  const difference_solver solver(system);
  CHECK_FALSE(solver.feasible());
  CHECK(solver.cycle().size() == n);
}

TEST_CASE("difference_solver: the work grows with the rows") {
  for (const std::size_t claims : {1'000U, 10'000U, 100'000U}) {
    CAPTURE(claims);
    const auto system = testing::ledger(claims, claims / 20, 5, testing::seed);
    const difference_solver solver(system);
    REQUIRE(solver.feasible());
    CHECK(solver.relaxations() <= 6 * system.rows().size());
  }
}

}  // namespace test_difference_solver
