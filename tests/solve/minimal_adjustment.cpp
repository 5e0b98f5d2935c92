// SPDX-License-Identifier: MIT
#include "solve/minimal_adjustment.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "oracle.hpp"

namespace test_least_change {

using namespace habeas;

using namespace habeas::solve;

namespace {

struct both {
  difference_system system;
  std::vector<std::int64_t> weights;
  void row(variable plus, variable minus, std::int64_t at_most, std::int64_t weight, std::vector<premise> premises = {}) {
    system.add_row(plus, minus, at_most, premises);
    weights.push_back(weight);
  }
  void exactly(variable plus, variable minus, std::int64_t n, std::int64_t weight, std::vector<premise> premises = {}) {
    row(plus, minus, n, weight, premises);
    row(minus, plus, -n, weight, premises);
  }
};

std::int64_t price(const both& b, const std::vector<std::int64_t>& x) {
  std::int64_t sum = 0;
  for (row_index r = 0; r < b.weights.size(); ++r) {
    const auto& row = b.system.rows()[r];
    const auto over = std::max<std::int64_t>(0, x[row.plus] - x[row.minus] - row.at_most);
    if (over == 0) continue;
    if (b.weights[r] == minimal_adjustment::hard) return -1;
    sum += over * b.weights[r];
  }
  return sum;
}

}  // namespace

TEST_CASE("least_change: sources on one number meet at the weighted median") {
  // 100, 120 and 200 for one difference, of weights 1, 1 and 1: the middle one stands.
  both even;
  even.system.add_variables(2);
  for (const auto n : {100, 120, 200}) even.exactly(1, 0, n, 1);
  const minimal_adjustment middle(even.system, even.weights);
  CHECK(middle.total() == 100);
  CHECK(middle.ranges(std::vector<variable_pair>{{1, 0}})[0] == whole_range{120, 120});
  // With 3 for the 200 it outweighs the others: they move by 100 and 80.
  both heavy;
  heavy.system.add_variables(2);
  heavy.exactly(1, 0, 100, 1);
  heavy.exactly(1, 0, 120, 1);
  heavy.exactly(1, 0, 200, 3);
  const minimal_adjustment one(heavy.system, heavy.weights);
  CHECK(one.total() == 180);
  CHECK(one.ranges(std::vector<variable_pair>{{1, 0}})[0] == whole_range{200, 200});
  // Two equal ones leave every number between them.
  both two;
  two.system.add_variables(2);
  two.exactly(1, 0, 100, 1);
  two.exactly(1, 0, 200, 1);
  const minimal_adjustment between(two.system, two.weights);
  CHECK(between.total() == 100);
  CHECK(between.ranges(std::vector<variable_pair>{{1, 0}, {0, 1}}) == std::vector<whole_range>{{100, 200}, {-200, -100}});
}

TEST_CASE("least_change: what falls may not, so a count of 431 and then 426 has five to give") {
  both b;
  b.system.add_variables(3);
  b.row(1, 2, 0, minimal_adjustment::hard);
  b.exactly(1, 0, 431, 1);
  b.exactly(2, 0, 426, 1);
  const minimal_adjustment c(b.system, b.weights);
  CHECK(c.total() == 5);
  CHECK(c.ranges(std::vector<variable_pair>{{1, 0}, {2, 0}, {2, 1}}) == std::vector<whole_range>{{426, 431}, {426, 431}, {0, 0}});
}

TEST_CASE("least_change: an interval costs the distance outside it, nothing within") {
  both b;
  b.system.add_variables(2);
  b.exactly(1, 0, 10, 1);
  b.row(1, 0, 9, 1);
  b.row(0, 1, -4, 1);
  const minimal_adjustment c(b.system, b.weights);
  CHECK(c.total() == 1);
  CHECK(c.change_of(3) == 0);
  CHECK(c.ranges(std::vector<variable_pair>{{1, 0}})[0] == whole_range{9, 10});
}

TEST_CASE("least_change: consistent rows change by nothing and range over all that they allow") {
  both b;
  b.system.add_variables(3);
  b.row(1, 0, 9, 1);
  b.row(0, 1, -4, 2);
  const minimal_adjustment c(b.system, b.weights);
  CHECK(c.total() == 0);
  const auto r = c.ranges(std::vector<variable_pair>{{1, 0}, {2, 0}});
  CHECK(r[0] == whole_range{4, 9});
  CHECK(r[1] == whole_range{});
}

TEST_CASE("least_change: hard rows that conflict alone are named instead") {
  both b;
  b.system.add_variables(3);
  b.exactly(1, 0, 5, 1);
  b.row(1, 2, 0, minimal_adjustment::hard);
  b.row(2, 1, -1, minimal_adjustment::hard);
  const minimal_adjustment c(b.system, b.weights);
  CHECK_FALSE(c.possible());
  auto rows = c.hard_cycle();
  std::sort(rows.begin(), rows.end());
  CHECK(rows == std::vector<row_index>{2, 3});
  CHECK_THROWS_AS((void)c.total(), error);
  CHECK_THROWS_AS((void)c.ranges({}), error);
}

TEST_CASE("least_change: rows that are off, or weigh nothing, have no say; weights must fit") {
  both b;
  b.system.add_variables(2);
  b.exactly(1, 0, 5, 1, {7});
  b.exactly(1, 0, 9, 1, {8});
  b.exactly(1, 0, 50, 0);
  CHECK(minimal_adjustment(b.system, b.weights).total() == 4);
  premise_mask off;
  off.off(8);
  const minimal_adjustment without(b.system, b.weights, off);
  CHECK(without.total() == 0);
  CHECK(without.ranges(std::vector<variable_pair>{{1, 0}})[0] == whole_range{5, 5});
  CHECK_THROWS_AS(minimal_adjustment(b.system, {1}), error);
  CHECK_THROWS_AS(minimal_adjustment(b.system, {1, 1, 1, -2, 1, 1}), error);
}

TEST_CASE("least_change: price and ranges are those of trying all numbers") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  constexpr std::int64_t box = 25;  // ranges with ends are within 12; one without gets past that
  int contradictory = 0, loose = 0, impossible = 0;
  for (int round = 0; round < 120; ++round) {
    both b;
    const auto n = static_cast<variable>(random(2, 4));
    b.system.add_variables(n);
    for (auto left = random(2, 8); left > 0; --left) {
      const auto u = static_cast<variable>(random(0, n - 1)), v = static_cast<variable>(random(0, n - 1));
      if (random(0, 1) == 0) b.exactly(u, v, random(-4, 4), random(0, 3));
      else b.row(u, v, random(-3, 4), random(0, 2) == 0 ? minimal_adjustment::hard : random(1, 3));
    }
    const minimal_adjustment c(b.system, b.weights);
    std::int64_t best = -1;
    std::vector<std::vector<std::int64_t>> low(n, std::vector<std::int64_t>(n, 1000)), high(n, std::vector<std::int64_t>(n, -1000));
    std::vector<std::int64_t> x(n, -box);
    x[0] = 0;
    for (;;) {
      if (const auto p = price(b, x); p >= 0 && (best < 0 || p <= best)) {
        if (best < 0 || p < best)
          for (variable u = 0; u < n; ++u)
            for (variable v = 0; v < n; ++v) low[u][v] = 1000, high[u][v] = -1000;
        best = p;
        for (variable u = 0; u < n; ++u)
          for (variable v = 0; v < n; ++v) {
            low[u][v] = std::min(low[u][v], x[u] - x[v]);
            high[u][v] = std::max(high[u][v], x[u] - x[v]);
          }
      }
      variable i = 1;
      for (; i < n; ++i) {
        if (++x[i] <= box) break;
        x[i] = -box;
      }
      if (i == n) break;
    }
    CHECK(c.possible() == (best >= 0));
    if (!c.possible()) {
      ++impossible;
      continue;
    }
    CHECK(c.total() == best);
    CHECK(price(b, c.numbers()) == best);
    contradictory += best > 0;
    std::vector<variable_pair> pairs;
    for (variable u = 0; u < n; ++u)
      for (variable v = 0; v < n; ++v) pairs.push_back({u, v});
    const auto ranges = c.ranges(pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto [u, v] = pairs[i];
      if (ranges[i].high) CHECK(high[u][v] == *ranges[i].high);
      else CHECK(high[u][v] > 12);
      if (ranges[i].low) CHECK(low[u][v] == *ranges[i].low);
      else CHECK(low[u][v] < -12);
      loose += ranges[i].high && ranges[i].low && *ranges[i].low < *ranges[i].high;
    }
  }
  CHECK(contradictory > 40);
  CHECK(loose > 40);
  CHECK(impossible > 2);
}

TEST_CASE("least_change: the order of rows changes no price and no range") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 60; ++round) {
    const auto n = static_cast<std::size_t>(random(3, 10));
    auto rows = testing::random_rows(random, n, 40, 0, true);
    const auto weights_of = [](const std::vector<testing::plain_row>& list) {
      std::vector<std::int64_t> w;
      for (const auto& r : list) w.push_back(r.at_most >= 5 ? minimal_adjustment::hard : 1 + r.tag);
      return w;
    };
    const auto one = testing::make_system(n, rows);
    const minimal_adjustment before(one, weights_of(rows));
    random.shuffle(rows);
    const auto other = testing::make_system(n, rows);
    const minimal_adjustment after(other, weights_of(rows));
    REQUIRE(before.possible());
    CHECK(before.total() == after.total());
    std::vector<variable_pair> pairs;
    for (variable u = 0; u < n; ++u)
      for (variable v = 0; v < n; ++v) pairs.push_back({u, v});
    CHECK(before.ranges(pairs) == after.ranges(pairs));
  }
}

}  // namespace test_least_change
