// SPDX-License-Identifier: MIT
#include "solve/closure.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "oracle.hpp"

namespace test_closure {

using namespace habeas;

using namespace habeas::solve;

TEST_CASE("difference_closure: bounds by place among the chosen, both ways") {
  difference_system system;
  system.add_variables(4);
  system.add_row(1, 0, 5);
  system.add_row(3, 1, -2);
  system.add_row(0, 3, 4);
  const difference_solver solver(system);
  const difference_closure closure(solver, std::vector<variable>{3, 0, 2});
  CHECK(closure.size() == 3);
  CHECK(closure.chosen() == std::vector<variable>{3, 0, 2});
  CHECK(closure.upper(0, 1) == 3);
  CHECK(closure.lower(0, 1) == -4);
  CHECK(closure.upper(2, 2) == 0);
  CHECK_FALSE(closure.upper(2, 0));
  CHECK_FALSE(closure.lower(2, 0));
  CHECK_THROWS_AS((void)closure.upper(3, 0), error);
  CHECK_THROWS_AS((void)closure.lower(0, 3), error);
}

TEST_CASE("difference_closure: the same as Floyd and Warshall") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 50; ++round) {
    const auto system = testing::make_system(8, testing::random_rows(random, 8, 20, 3, false));
    const testing::all_pairs expected(system);
    const std::vector<variable> chosen{7, 2, 4};
    const difference_closure closure(difference_solver(system), chosen);
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 0; j < 3; ++j)
        CHECK(closure.upper(i, j).value_or(unbounded) == expected.bound[chosen[j]][chosen[i]]);
  }
}

}  // namespace test_closure
