// SPDX-License-Identifier: MIT
#include "solve/row_walk.hpp"

#include <cstdint>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "random_source.hpp"
#include "solve/exact_linear.hpp"

namespace test_row_walk {

using namespace habeas;
using namespace habeas::solve;

TEST_CASE("a walk raises what a raised number breaks, and nothing that is fixed") {
  // b >= a, c >= b + 2, d <= 9
  linear_program p;
  p.add_variables(4);
  p.add_row({{0, 1}, {1, -1}}, 0);
  p.add_row({{1, 1}, {2, -1}}, -2);
  p.add_row({{3, 1}}, 9);
  const row_walk walk(p);
  const auto rows = p.rows_under({});
  const std::vector<variable> a{0};
  CHECK(walk.satisfy(rows, {5, 0, 0, 0}, a) == row_walk::numbers{5, 5, 7, 0});
  const std::vector<variable> a_and_b{0, 1};
  CHECK_FALSE(walk.satisfy(rows, {5, 0, 0, 0}, a_and_b));
  CHECK(walk.satisfy(rows, {5, 0, 0, 12}, {}));
}

TEST_CASE("a circle that cannot hold ends the walk") {
  linear_program p;
  p.add_variables(2);
  p.add_row({{0, 1}, {1, -1}}, -1);
  p.add_row({{1, 1}, {0, -1}}, -1);
  CHECK_FALSE(row_walk(p).satisfy(p.rows_under({}), {0, 0}));
}

TEST_CASE("a goal reaches a value, or rises for ever") {
  // 0 <= y - x <= 7, and z is at least both together
  linear_program p;
  p.add_variables(3);
  p.add_row({{0, 1}, {1, -1}}, 0);
  p.add_row({{1, 1}, {0, -1}}, 7);
  p.add_row({{0, 1}, {1, 1}, {2, -1}}, 0);
  const row_walk walk(p);
  const auto rows = p.rows_under({});
  const std::vector<weighted_variable> apart{{0, -1}, {1, 1}}, above{{1, -1}, {2, 1}};
  const auto found = walk.reach(rows, {0, 0, 0}, apart, 7);
  REQUIRE(found);
  CHECK(satisfies(p, rows, *found));
  CHECK((*found)[1] - (*found)[0] == 7);
  CHECK_FALSE(walk.reach(rows, {0, 0, 0}, apart, 8));
  CHECK_FALSE(walk.ray(rows, apart));
  const auto ray = walk.ray(rows, above);
  REQUIRE(ray);
  CHECK((*ray)[2] - (*ray)[1] == 1);
}

TEST_CASE("numbers too large to add are no start") {
  linear_program p;
  p.add_variables(2);
  p.add_row({{0, 1}, {1, -1}}, 0);
  const row_walk walk(p);
  CHECK_FALSE(walk.satisfy(p.rows_under({}), {std::int64_t{1} << 60, 0}));
  const std::vector<weighted_variable> goal{{0, 1}, {1, -1}};
  CHECK_FALSE(walk.reach(p.rows_under({}), {0, 0}, goal, -(std::int64_t{1} << 60)));
}

TEST_CASE("what a walk finds satisfies the rows, on random programs") {
  testing::random_source random(testing::seed);
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    linear_program p;
    p.add_variables(6);
    std::vector<std::int64_t> truth;
    for (int v = 0; v < 6; ++v) truth.push_back(random(-9, 9));
    for (int r = 0; r < 10; ++r) {
      std::vector<weighted_variable> sum;
      std::int64_t value = 0;
      for (int n = 0; n < 3; ++n) {
        const auto v = static_cast<variable>(random(0, 5));
        const auto times = random(0, 1) == 0 ? 1 : -1;
        sum.push_back({v, times});
        value += times * truth[v];
      }
      p.add_row(sum, value + random(0, 2));
    }
    const row_walk walk(p);
    const auto rows = p.rows_under({});
    if (const auto x = walk.satisfy(rows, row_walk::numbers(6))) {
      ++found;
      CHECK(satisfies(p, rows, *x));
    }
    const std::vector<weighted_variable> goal{{0, 1}, {1, -1}};
    if (const auto x = walk.reach(rows, truth, goal, truth[0] - truth[1] + 1)) {
      CHECK(satisfies(p, rows, *x));
      CHECK((*x)[0] - (*x)[1] == truth[0] - truth[1] + 1);
    }
    if (const auto ray = walk.ray(rows, goal)) {
      auto far = truth;
      for (std::size_t v = 0; v < far.size(); ++v) far[v] += 1'000 * (*ray)[v];
      CHECK(satisfies(p, rows, far));
      CHECK((*ray)[0] - (*ray)[1] == 1);
    }
  }
  CHECK(found > 100);
}

}  // namespace test_row_walk
