// SPDX-License-Identifier: MIT
#include <habeas/solve/growing_bounds.hpp>

#include <cstdint>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "random_source.hpp"

namespace test_growing_bounds {

using namespace habeas;

namespace {

/// Does every proof chain between the root and the variable, and sum to the bound?
void require_proven(const growing_bounds& b, const std::vector<difference_row>& rows) {
  for (variable v = 0; v < b.variable_count(); ++v) {
    std::int64_t sum = 0;
    variable at = 0;
    for (const auto r : b.proof_of_greatest(v)) {
      REQUIRE(rows[r].minus == at);
      at = rows[r].plus;
      sum += rows[r].at_most;
    }
    if (b.greatest(v)) REQUIRE((at == v && sum == *b.greatest(v)));
    sum = 0;
    at = v;
    for (const auto r : b.proof_of_least(v)) {
      REQUIRE(rows[r].minus == at);
      at = rows[r].plus;
      sum += rows[r].at_most;
    }
    if (b.least(v)) REQUIRE((at == 0 && -sum == *b.least(v)));
  }
}

}  // namespace

TEST_CASE("rows one at a time give the bounds that all at once give, and proofs of them") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int refused = 0;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(2, 9));
    difference_system system;
    system.add_variables(n);
    std::vector<difference_row> rows;
    // From nothing, or from a part that is solved already.
    const auto ready = random(0, 8);
    std::optional<growing_bounds> grown;
    for (std::int64_t i = 0; i < 30; ++i) {
      if (i == ready) {
        if (random(0, 1) == 0) {
          const difference_solver solved(system);
          grown.emplace(solved);
        } else {
          grown.emplace(n);
          for (row_index r = 0; r < rows.size(); ++r) REQUIRE(grown->add_row(rows[r].plus, rows[r].minus, rows[r].at_most, r));
        }
      }
      const auto last = static_cast<std::int64_t>(n) - 1;
      difference_row row;
      row.plus = static_cast<variable>(random(0, last));
      row.minus = static_cast<variable>(random(0, last));
      row.at_most = random(-4, 9);
      difference_system with = system;
      with.add_row(row.plus, row.minus, row.at_most);
      const bool holds = difference_solver(with).feasible();
      if (!grown) {
        if (!holds) continue;
      } else {
        REQUIRE(grown->add_row(row.plus, row.minus, row.at_most, static_cast<row_index>(rows.size())) == holds);
        if (!holds) {
          ++refused;
          REQUIRE_FALSE(grown->cycle().empty());
          continue;
        }
      }
      system = std::move(with);
      rows.push_back(row);
      if (!grown) continue;
      const difference_solver solved(system);
      for (variable v = 0; v < n; ++v) {
        REQUIRE(grown->greatest(v) == solved.upper(v, 0));
        REQUIRE(grown->least(v) == solved.lower(v, 0));
      }
    }
    if (grown) require_proven(*grown, rows);
  }
  CHECK(refused > 500);
}

TEST_CASE("a row costs what it moves") {
  // A chain of 10,000: each at least one more than the one before, the first at 0 or more, the last at 20,000 or less.
  constexpr variable n = 10'001;
  growing_bounds chain(n);
  for (variable v = 1; v + 1 < n; ++v) REQUIRE(chain.add_row(v, v + 1, -1));
  REQUIRE(chain.add_row(0, 1, 0));
  REQUIRE(chain.add_row(n - 1, 0, 20'000));
  CHECK(chain.least(5000) == 4999);
  CHECK(chain.greatest(5000) == 15'000);
  (void)chain.take_moved();
  const auto before = chain.moves();
  // News of the last three moves them alone.
  REQUIRE(chain.add_row(0, n - 3, -9'999));
  CHECK(chain.moves() - before == 3);
  CHECK(chain.take_moved().size() == 3);
  CHECK(chain.least(n - 1) == 10'001);
  // What says nothing new moves nothing.
  REQUIRE(chain.add_row(n - 1, 0, 30'000));
  CHECK(chain.moves() - before == 3);
  // And what cannot be moves nothing.
  REQUIRE_FALSE(chain.add_row(n - 1, 0, 10'000));
  CHECK(chain.moves() - before == 3);
  CHECK(chain.greatest(n - 1) == 20'000);
}

}  // namespace test_growing_bounds
