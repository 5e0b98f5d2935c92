// SPDX-License-Identifier: MIT
#include "solve/dynamic_difference.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "solve/difference_solver.hpp"

#include "random_source.hpp"

namespace test_live_difference {

using namespace habeas;

using namespace habeas::solve;

TEST_CASE("live_difference: a row that contradicts waits until one of those that it contradicts goes") {
  dynamic_difference live;
  const auto a = live.add_variable(), b = live.add_variable();
  const auto least = live.add_row(a, b, -5);  // b - a >= 5
  const auto watched = live.watch(b, a);
  CHECK(live.bound(watched) == unbounded);
  const auto most = live.add_row(b, a, 3);
  CHECK(!live.feasible());
  CHECK(live.waiting() == std::vector{most});
  CHECK(live.cycle_of(most) == std::vector{most, least});
  CHECK_THROWS_AS((void)live.cycle_of(least), error);
  live.remove_row(least);
  CHECK(live.feasible());
  CHECK(live.bound(watched) == 3);
  live.remove_row(most);
  CHECK(live.bound(watched) == unbounded);
  CHECK(live.row_count() == 0);
  CHECK_THROWS_AS(live.remove_row(most), error);
}

TEST_CASE("live_difference: why a row waits is a cycle of rows below 0, it and rows that were taken in") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t waited = 0;
  for (int round = 0; round < 500; ++round) {
    dynamic_difference live;
    const auto n = random(1, 8);
    for (std::int64_t i = 0; i < n; ++i) (void)live.add_variable();
    struct row {
      variable plus, minus;
      std::int64_t at_most;
    };
    std::vector<row> rows;
    for (std::int64_t i = random(1, 20); i-- > 0;) {
      const row one{static_cast<variable>(random(0, n - 1)), static_cast<variable>(random(0, n - 1)), random(-3, 6)};
      rows.push_back(one);
      const auto r = live.add_row(one.plus, one.minus, one.at_most);
      for (const auto w : live.waiting()) {
        const auto cycle = live.cycle_of(w);
        REQUIRE(cycle.front() == w);
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < cycle.size(); ++k) {
          sum += rows[cycle[k]].at_most;
          CHECK(rows[cycle[k]].minus == rows[cycle[(k + 1) % cycle.size()]].plus);
          if (k > 0) CHECK(std::find(live.waiting().begin(), live.waiting().end(), cycle[k]) == live.waiting().end());
        }
        CHECK(sum < 0);
      }
      waited += !live.waiting().empty() && live.waiting().back() == r;
    }
  }
  CHECK(waited > 200);
}

TEST_CASE("live_difference: a row off the path costs no search, one on it does") {
  dynamic_difference live;
  for (int i = 0; i < 5; ++i) live.add_variable();
  (void)live.add_row(1, 0, 2);
  const auto on = live.add_row(2, 1, 2);
  const auto watched = live.watch(2, 0);
  CHECK(live.bound(watched) == 4);
  CHECK(live.searches() == 1);
  const auto off = live.add_row(4, 3, 1);
  const auto longer = live.add_row(2, 0, 9);
  CHECK(live.bound(watched) == 4);
  live.remove_row(off);
  CHECK(live.bound(watched) == 4);
  CHECK(live.searches() == 1);
  live.remove_row(on);
  CHECK(live.bound(watched) == 9);
  CHECK(live.searches() == 2);
  const auto shorter = live.add_row(2, 0, 5);  // nothing has gone since the search: no other is needed
  CHECK(live.bound(watched) == 5);
  CHECK(live.searches() == 2);
  live.remove_row(longer);
  live.remove_row(shorter);
  CHECK(live.bound(watched) == unbounded);
}

TEST_CASE("live_difference: as from the start, whatever comes and goes") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t infeasible = 0, asked = 0, searched = 0;
  for (int round = 0; round < 40; ++round) {
    dynamic_difference live;
    const auto n = random(2, 9);
    for (std::int64_t i = 0; i < n; ++i) live.add_variable();
    struct kept { dynamic_row row; variable plus, minus; std::int64_t at_most; };
    std::vector<kept> rows;
    std::vector<std::pair<dynamic_difference::watch_id, std::pair<variable, variable>>> watches;
    const auto some = [&] { return static_cast<variable>(random(0, n - 1)); };
    for (int i = 0; i < 4; ++i) {
      const auto plus = some(), minus = some();
      watches.push_back({live.watch(plus, minus), {plus, minus}});
    }
    for (int step = 0; step < 60; ++step) {
      if (!rows.empty() && random(0, 2) == 0) {
        const auto at = static_cast<std::size_t>(random(0, static_cast<std::int64_t>(rows.size()) - 1));
        live.remove_row(rows[at].row);
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
      } else {
        const auto plus = some(), minus = some();
        const auto at_most = random(-2, 8);
        rows.push_back({live.add_row(plus, minus, at_most), plus, minus, at_most});
      }
      difference_system system;
      system.add_variables(static_cast<std::size_t>(n));
      for (const auto& r : rows) system.add_row(r.plus, r.minus, r.at_most);
      const difference_solver solver(system);
      REQUIRE(live.feasible() == solver.feasible());
      infeasible += solver.feasible() ? 0 : 1;
      if (!solver.feasible()) continue;
      for (const auto& [id, pair] : watches) {
        const auto before = live.searches();
        REQUIRE(live.bound(id) == solver.upper(pair.first, pair.second).value_or(unbounded));
        ++asked;
        searched += live.searches() - before;
      }
    }
  }
  CHECK(infeasible > 100);
  CHECK(searched * 3 < asked);
}

TEST_CASE("live_difference: a long chain of weeks, every tenth of them wrong, is taken in by halves, not row by row") {
  const auto work = [](int weeks) {
    dynamic_difference live;
    for (int i = 0; i < 2 * weeks; ++i) (void)live.add_variable();
    const auto exactly = [&](variable plus, variable minus, std::int64_t n) {
      (void)live.add_row(plus, minus, n);
      (void)live.add_row(minus, plus, -n);
    };
    live.gather();
    for (int i = 0; i < weeks; ++i) {
      const auto in = static_cast<variable>(2 * i), out = in + 1;
      exactly(in, out, 100 + 3 * i + (i % 10 == 5 ? 100 : 0));  // how many are there, five came and two left since the week before
      if (i == 0) continue;
      exactly(in, in - 2, 5);
      exactly(out, out - 2, 2);
    }
    live.take_gathered();
    CHECK_FALSE(live.feasible());
    // A wrong number misses the week before and the week after.
    CHECK(live.waiting().size() >= static_cast<std::size_t>(weeks / 10));
    CHECK(live.waiting().size() <= static_cast<std::size_t>(weeks));
    return live.looked_at();
  };
  CHECK(work(1600) < 16 * work(200));
}

TEST_CASE("live_difference: rows gathered and solved together hold, and bound, as one by one; a row of each circle waits") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t infeasible = 0, many = 0;
  for (int round = 0; round < 200; ++round) {
    dynamic_difference together, singly;
    const auto n = random(2, 12);
    for (std::int64_t i = 0; i < n; ++i) {
      (void)together.add_variable();
      (void)singly.add_variable();
    }
    const auto some = [&] { return static_cast<variable>(random(0, n - 1)); };
    // From far apart, where all can hold, to tight, where more cycles than are looked for cannot.
    const auto loose = round % 2 == 0 ? random(0, 30) : std::int64_t{0};
    std::vector<dynamic_row> rows;
    for (int part = 0; part < 2; ++part) {
      together.gather();
      for (std::int64_t i = random(0, 30); i-- > 0;) {
        const auto plus = some(), minus = some();
        const auto at_most = random(-6, 6) + loose;
        rows.push_back(together.add_row(plus, minus, at_most));
        CHECK(singly.add_row(plus, minus, at_most) == rows.back());
      }
      together.take_gathered();
      CHECK(together.feasible() == singly.feasible());
      CHECK(together.row_count() == singly.row_count());
    }
    infeasible += !together.feasible();
    many += together.waiting().size() > 16;
    if (together.feasible()) {
      const auto plus = some(), minus = some();
      const auto one = together.watch(plus, minus), other = singly.watch(plus, minus);
      CHECK(together.bound(one) == singly.bound(other));
    }
    // All that waited are tried again as room is made, whichever they were.
    for (const auto r : rows) {
      together.remove_row(r);
      singly.remove_row(r);
      CHECK(together.feasible() == singly.feasible());
    }
    CHECK(together.row_count() == 0);
  }
  CHECK(infeasible > 50);
  CHECK(infeasible < 180);
  CHECK(many > 5);
}

}  // namespace test_live_difference
