// SPDX-License-Identifier: MIT
#include "solve/pair_bounds.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>
#include <habeas/core/work_limits.hpp>

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

namespace {

/// A count that goes up and down by a few from each of n days to the next, known to within ten on every seventh.
difference_system weeks(std::size_t n) {
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
  return system;
}

void prepare(const pair_bounds& pairs) {
  for (std::size_t i = 0; i <= pair_bounds::searched_plainly; ++i) (void)pairs.upper(1, 0);
}

}  // namespace

TEST_CASE("pair_bounds: proofs that share their end are those of one search each") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(2, 9));
    const auto system = testing::make_system(n, testing::random_rows(random, n, static_cast<std::size_t>(random(3, 24)), 6, false));
    const difference_solver solver(system);
    const pair_bounds pairs(solver);
    prepare(pairs);
    for (variable plus = 0; plus < n; ++plus)
      for (variable minus = 0; minus < n; ++minus) CHECK(pairs.proof(plus, minus) == solver.proof(plus, minus));
  }
}

TEST_CASE("pair_bounds: what proofs that share their end have in common is looked at once") {
  const auto system = weeks(4000);
  const difference_solver solver(system);
  const pair_bounds pairs(solver);
  prepare(pairs);
  const auto work_of = [&](variable plus, variable minus) {
    const auto before = pairs.reached();
    CHECK(!pairs.proof(plus, minus).empty());
    return pairs.reached() - before;
  };
  const auto first = work_of(2003, 2000), again = work_of(2003, 2000);
  CAPTURE(first);
  CAPTURE(again);
  CHECK(again < first);
  CHECK(work_of(1003, 1000) > again);
  CHECK(work_of(2003, 2000) == first);
}

TEST_CASE("pair_bounds: a proof that was stopped short leaves nothing half looked at to the next") {
  const auto system = weeks(60);
  const difference_solver solver(system);
  const auto wanted = solver.proof(40, 10);
  std::size_t stopped = 0;
  for (std::size_t steps = 1;; ++steps) {
    const pair_bounds pairs(solver);
    prepare(pairs);
    bool whole = false;
    {
      const work_limits few({}, steps);
      try {
        whole = pairs.proof(40, 10) == wanted;
      } catch (const error&) {
        ++stopped;
      }
    }
    CHECK(pairs.proof(40, 10) == wanted);
    if (whole) break;
  }
  CHECK(stopped > 20);
}

TEST_CASE("pair_bounds: very many proofs to one end cost one search of all, and then the bound of each") {
  const auto system = weeks(4000);
  const difference_solver solver(system);
  const pair_bounds pairs(solver), fresh(solver);
  prepare(pairs);
  prepare(fresh);
  const auto bound_and_proof = [](const pair_bounds& of, variable plus, variable minus) {
    const auto before = of.reached();
    CHECK(of.upper(plus, minus).has_value());
    const auto between = of.reached();
    CHECK(!of.proof(plus, minus).empty());
    return std::pair(between - before, of.reached() - between);
  };
  for (variable minus = 100; minus < 1100; ++minus) (void)pairs.proof(2003, minus);
  const auto [bound_alone, proof_alone] = bound_and_proof(fresh, 2003, 3001);
  CHECK(proof_alone > bound_alone);
  const auto [bound, proof] = bound_and_proof(pairs, 2003, 3001);
  CHECK(proof == bound);
}

TEST_CASE("pair_bounds: once prepared, a bound of neighbours costs what lies near them, however long the whole is") {
  const auto reached = [](std::size_t n) {
    const auto system = weeks(n);
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
