// SPDX-License-Identifier: MIT
#include "solve/proof_sections.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>
#include "solve/difference_solver.hpp"

#include "oracle.hpp"

namespace test_proof_sections {

using namespace habeas;
using namespace habeas::solve;

namespace {

std::set<premise> premises_of(const difference_system& system, const std::vector<row_index>& rows) {
  std::set<premise> all;
  for (const auto row : rows) all.insert(system.premises_of(row).begin(), system.premises_of(row).end());
  return all;
}

/// n stretches one after the other, each by either of two premises of its own; all rest on premise 0.
difference_system forks(std::size_t n) {
  difference_system system;
  system.add_variables(n + 1);
  for (variable v = 0; v < n; ++v)
    for (const premise side : {2U, 1U}) system.add_row(v + 1, v, 1, std::vector<premise>{0, 2 * v + side});
  return system;
}

}  // namespace

TEST_CASE("proof_sections: two ways n times over are 2^n paths, and n choices") {
  const auto system = forks(1300);
  const difference_solver solver(system);
  const auto rows = solver.proof(1300, 0);
  REQUIRE(rows.size() == 1300);
  // The smaller of each two: the second of its rows.
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(rows[i] == 2 * i + 1);
}

TEST_CASE("proof_sections: the work grows with the length") {
  const auto steps = [](std::size_t n) {
    const auto system = forks(n);
    const difference_solver solver(system);
    const work_limits counted;
    CHECK(solver.proof(static_cast<variable>(n), 0).size() == n);
    return counted.steps();
  };
  const auto few = steps(1100), many = steps(8800);
  CAPTURE(few);
  CAPTURE(many);
  CHECK(many < 10 * few);
}

TEST_CASE("proof_sections: sections that share a premise are chosen together") {
  difference_system system;
  system.add_variables(3);
  system.add_row(1, 0, 0, std::vector<premise>{1});     // fewer by itself,
  system.add_row(1, 0, 0, std::vector<premise>{2, 3});  // but these serve the other stretch as well
  system.add_row(2, 1, 0, std::vector<premise>{2, 3});
  system.add_row(2, 1, 0, std::vector<premise>{4, 5, 6});
  const difference_solver solver(system);
  const solve::detail::tight_rows tight(solver.graph(), solver.solution(), 0, 2);
  CHECK_FALSE(path_by_sections(system, tight, 0, 2, default_proof_effort));
  CHECK(solver.proof(2, 0) == std::vector<row_index>{1, 2});
}

TEST_CASE("proof_sections: what one search over all finds") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int divided = 0;
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    // Small systems hung one behind the other, with a premise now and then that they share.
    difference_system system;
    const auto parts = random(2, 5);
    variable end = system.add_variable();
    for (std::int64_t part = 0; part < parts; ++part) {
      const auto n = static_cast<std::size_t>(random(2, 4));
      const auto first = static_cast<variable>(end);
      (void)system.add_variables(n - 1);
      for (auto row : testing::random_rows(random, n, static_cast<std::size_t>(random(4, 10)), 4, false)) {
        for (auto& p : row.premises) p = random(0, 9) == 0 ? 90 : p + 5 * static_cast<premise>(part);
        if (random(0, 2) == 0) row.premises.push_back(91);
        system.add_row(first + row.plus, first + row.minus, row.at_most, row.premises, row.tag);
      }
      end = static_cast<variable>(first + n - 1);
    }
    const difference_solver solver(system);
    const solve::detail::tight_rows tight(solver.graph(), solver.solution(), 0, end);
    if (!tight.is_reachable()) continue;
    std::vector<row_index> whole;
    REQUIRE(solve::detail::proof_search<true>(system, tight).run(0, end, default_proof_effort, whole));
    const auto sections = path_by_sections(system, tight, 0, end, default_proof_effort);
    if (!sections) continue;
    ++divided;
    CHECK(premises_of(system, *sections) == premises_of(system, whole));
    CHECK(sections->size() == whole.size());
    auto at = variable{0};
    for (const auto r : *sections) {
      CHECK(system.rows()[r].minus == at);
      at = system.rows()[r].plus;
    }
    CHECK(at == end);
  }
  CHECK(divided > 50);
}

}  // namespace test_proof_sections
