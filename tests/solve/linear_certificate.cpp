// SPDX-License-Identifier: MIT
#include "solve/linear_certificate.hpp"

#include <vector>

#include <doctest/doctest.h>

namespace test_linear_certificate {

using namespace habeas;

using namespace habeas::solve;

namespace {
// x + y <= 1, y + z <= 1, x + z <= 1: together 2(x + y + z) <= 3.
struct triangle {
  linear_program p;
  variable x = p.add_variables(3);
  std::vector<row_index> rows{p.add_row({{x, 1}, {x + 1, 1}}, 1), p.add_row({{x + 1, 1}, {x + 2, 1}}, 1),
                              p.add_row({{x, 1}, {x + 2, 1}}, 1)};
  std::vector<weighted_variable> goal{{x, 1}, {x + 1, 1}, {x + 2, 1}};
};
}  // namespace

TEST_CASE("weights of a half become whole numbers over two, rounded to either side") {
  const triangle t;
  const std::vector<double> weights{0.5000000001, 0.4999999998, 0.5};
  const auto c = find_certificate(t.p, t.rows, weights, t.goal);
  REQUIRE(c);
  CHECK(c->divisor == 2);
  CHECK(c->shares.size() == 3);
  CHECK(c->total == 3);
  CHECK(c->floor() == 1);
  CHECK(c->ceiling() == 2);
  CHECK(certifies(t.p, t.goal, *c));
}

TEST_CASE("a sum that is not the goal, or has another total, certifies nothing") {
  const triangle t;
  auto c = *find_certificate(t.p, t.rows, std::vector<double>{0.5, 0.5, 0.5}, t.goal);
  auto other = c;
  other.total = 2;
  CHECK_FALSE(certifies(t.p, t.goal, other));
  other = c;
  other.shares[0].times = 2;
  CHECK_FALSE(certifies(t.p, t.goal, other));
  other = c;
  other.shares[0].times = -1;
  CHECK_FALSE(certifies(t.p, t.goal, other));
  other = c;
  other.shares[0].row = 7;
  CHECK_FALSE(certifies(t.p, t.goal, other));
  CHECK_FALSE(find_certificate(t.p, t.rows, std::vector<double>{1, 0, 0}, t.goal));
}

TEST_CASE("odd fractions are worked out again exactly") {
  // 7x <= 3 and 11y <= 5: x + y <= 3/7 + 5/11 = 68/77, and no divisor that is tried first is 77.
  linear_program p;
  const auto x = p.add_variables(2);
  const std::vector<row_index> rows{p.add_row({{x, 7}}, 3), p.add_row({{x + 1, 11}}, 5)};
  const std::vector<weighted_variable> goal{{x, 1}, {x + 1, 1}};
  const auto c = find_certificate(p, rows, std::vector<double>{1.0 / 7 + 1e-8, 1.0 / 11 - 1e-8}, goal);
  REQUIRE(c);
  CHECK(c->divisor == 77);
  CHECK(c->total == 68);
  CHECK(c->floor() == 0);
  CHECK(c->ceiling() == 1);
}

TEST_CASE("rows that cancel and sum below 0 cannot all hold, however the weights are scaled") {
  linear_program p;
  const auto x = p.add_variables(2);
  const std::vector<row_index> rows{p.add_row({{x, 1}, {x + 1, -2}}, 0), p.add_row({{x + 1, 1}}, 2), p.add_row({{x, -1}}, -5)};
  const auto c = find_certificate(p, rows, std::vector<double>{0.25, 0.5, 0.25}, {});
  REQUIRE(c);
  CHECK(c->divisor == 1);
  CHECK(c->total == -1);  // x <= 2y, y <= 2, x >= 5
  CHECK(c->shares == std::vector<linear_certificate::share>{{rows[0], 1}, {rows[1], 2}, {rows[2], 1}});
  CHECK(certifies(p, {}, *c));
  // Rows that can hold have no such sum.
  linear_program fine;
  const auto y = fine.add_variable();
  const std::vector<row_index> both{fine.add_row({{y, 1}}, 1), fine.add_row({{y, -1}}, -1)};
  CHECK_FALSE(find_certificate(fine, both, std::vector<double>{0.5, 0.5}, {}));
}

TEST_CASE("rounding goes down and up for negative totals too") {
  linear_certificate c;
  c.divisor = 2;
  c.total = -3;
  CHECK(c.floor() == -2);
  CHECK(c.ceiling() == -1);
  c.total = -4;
  CHECK(c.floor() == -2);
  CHECK(c.ceiling() == -2);
}

}  // namespace test_linear_certificate
