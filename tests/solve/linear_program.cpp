// SPDX-License-Identifier: MIT
#include <habeas/solve/linear_program.hpp>

#include <vector>

#include <doctest/doctest.h>

namespace test_linear_program {

using namespace habeas;

using namespace habeas::solve;

TEST_CASE("a sum has one form: ascending, each variable once, none of them zero times") {
  const std::vector<weighted_variable> sum{{3, 1}, {1, 2}, {3, -1}, {1, 1}, {2, 0}};
  CHECK(tidy_sum(sum) == std::vector<weighted_variable>{{1, 3}});
  const std::vector<weighted_variable> huge{{0, std::int64_t{1} << 40}};
  CHECK_THROWS_AS(tidy_sum(huge), error);
}

TEST_CASE("rows keep their numbers, their labels and their tags, and go with a label that is off") {
  linear_program p;
  const auto a = p.add_variables(2);
  const std::vector<premise> one{4}, both{4, 7};
  const auto r0 = p.add_row({{a, 1}, {a + 1, -2}}, 5, one, 9);
  const auto r1 = p.add_row({{a + 1, 1}}, -3, both);
  const auto r2 = p.add_row({{a, -1}}, 0);
  CHECK(p.row_count() == 3);
  CHECK(p.variable_count() == 2);
  CHECK(p.term_count() == 4);
  REQUIRE(p.sum_of(r0).size() == 2);
  CHECK(p.sum_of(r0)[1] == weighted_variable{a + 1, -2});
  CHECK(p.at_most(r1) == -3);
  CHECK(p.tag_of(r0) == 9);
  CHECK(p.premises_of(r1).size() == 2);
  premise_mask off;
  CHECK(p.rows_under(off) == std::vector<row_index>{r0, r1, r2});
  off.off(7);
  CHECK(p.rows_under(off) == std::vector<row_index>{r0, r2});
  off.off(4);
  CHECK(p.rows_under(off) == std::vector<row_index>{r2});
}

TEST_CASE("a variable that is not there and a number too large are refused") {
  linear_program p;
  const auto x = p.add_variable();
  CHECK_THROWS_AS(p.add_row({{x + 1, 1}}, 0), error);
  CHECK_THROWS_AS(p.add_row({{x, 1}}, greatest_at_most + 1), error);
  CHECK(p.row_count() == 0);
}

}  // namespace test_linear_program
