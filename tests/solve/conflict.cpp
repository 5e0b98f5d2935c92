// SPDX-License-Identifier: MIT
#include "solve/conflict.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "oracle.hpp"

namespace test_conflict {

using namespace habeas;

using namespace habeas::solve;

namespace {

using items = std::vector<std::size_t>;

/// Feasible unless all items of one of the given sets are enabled.
auto forbid(std::vector<items> sets, int& calls) {
  return [sets = std::move(sets), &calls](const std::vector<bool>& enabled) {
    ++calls;
    return std::none_of(sets.begin(), sets.end(), [&](const items& set) {
      return std::all_of(set.begin(), set.end(), [&](std::size_t i) { return enabled[i]; });
    });
  };
}

/// The definition, one prefix at a time.
template <class Feasible>
items slow_conflict(std::size_t n, const items& gone, Feasible feasible) {
  items found;
  for (;;) {
    std::vector<bool> enabled(n, false);
    for (const auto i : found) enabled[i] = true;
    if (!feasible(enabled)) break;
    for (std::size_t i = 0; i < n; ++i) {
      if (std::find(gone.begin(), gone.end(), i) != gone.end()) continue;
      enabled[i] = true;
      if (feasible(enabled)) continue;
      found.push_back(i);
      break;
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("first_conflict: nothing, something, or nothing to choose from") {
  int calls = 0;
  CHECK_FALSE(first_conflict(5, forbid({}, calls)));
  CHECK(calls == 1);
  CHECK(first_conflict(5, forbid({{1, 3}}, calls)) == items{1, 3});
  CHECK(first_conflict(5, forbid({{4}}, calls)) == items{4});
  CHECK(first_conflict(5, forbid({{}}, calls)) == items{});
  CHECK(first_conflict(0, forbid({{}}, calls)) == items{});
  CHECK_FALSE(first_conflict(0, forbid({}, calls)));
  CHECK(first_conflict(3, forbid({{0, 1, 2}}, calls)) == items{0, 1, 2});
}

TEST_CASE("first_conflict: the one that is complete first, then of those the one with the earliest items") {
  int calls = 0;
  CHECK(first_conflict(9, forbid({{0, 8}, {2, 3, 5}, {1, 4, 5}}, calls)) == items{2, 3, 5});
  CHECK(first_conflict(9, forbid({{0, 8}, {1, 2, 7}, {0, 4, 7}}, calls)) == items{1, 2, 7});
}

TEST_CASE("first_conflict: few calls among many items") {
  int calls = 0;
  CHECK(first_conflict(1'000'000, forbid({{3, 500'000, 999'999}}, calls)) == items{3, 500'000, 999'999});
  CHECK(calls < 80);
}

TEST_CASE("disjoint_conflicts: set aside and go on, until the rest holds") {
  int calls = 0;
  CHECK(disjoint_conflicts(9, forbid({}, calls)).empty());
  CHECK(calls == 1);
  CHECK(disjoint_conflicts(9, forbid({{2, 3}, {3, 4}, {5, 8}, {7}}, calls)) == std::vector<items>{{2, 3}, {7}, {5, 8}});
  CHECK(disjoint_conflicts(9, forbid({{2, 3}, {3, 4}, {5, 8}}, calls), 1) == std::vector<items>{{2, 3}});
  CHECK(disjoint_conflicts(9, forbid({{2, 3}}, calls), 0).empty());
  CHECK(disjoint_conflicts(9, forbid({{}, {2, 3}}, calls)) == std::vector<items>{{}});
}

TEST_CASE("disjoint_conflicts: as defined, and minimal, for many random families") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t several = 0;
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(1, 14));
    std::vector<items> sets(static_cast<std::size_t>(random(0, 6)));
    for (auto& set : sets)
      for (auto size = random(1, 4); size > 0; --size)
        set.push_back(static_cast<std::size_t>(random(0, static_cast<std::int64_t>(n) - 1)));
    int calls = 0;
    const auto feasible = forbid(sets, calls);
    const auto conflicts = disjoint_conflicts(n, feasible);
    several += conflicts.size() > 1;
    items gone;
    std::vector<bool> rest(n, true);
    for (const auto& conflict : conflicts) {
      CHECK(conflict == slow_conflict(n, gone, feasible));
      std::vector<bool> alone(n, false);
      for (const auto i : conflict) alone[i] = true;
      CHECK_FALSE(feasible(alone));
      for (const auto i : conflict) {
        auto fewer = alone;
        fewer[i] = false;
        CHECK(feasible(fewer));
        CHECK(rest[i]);
        rest[i] = false;
        gone.push_back(i);
      }
    }
    CHECK(feasible(rest));
  }
  CHECK(several > 100);
}

TEST_CASE("minimal_conflict: a cycle of three claims shrinks to the two that matter") {
  difference_system system;
  system.add_variables(2);
  system.add_row(0, 1, -431, std::vector<premise>{1});
  system.add_row(1, 0, 426, std::vector<premise>{2});
  system.add_row(1, 0, 428, std::vector<premise>{3});
  const std::vector<premise> order{1, 2, 3};
  CHECK(minimal_conflict(system, order) == std::vector<premise>{1, 2});
  CHECK(minimal_conflict(system, std::vector<premise>{3, 1, 2}) == std::vector<premise>{3, 1});
  premise_mask off;
  off.off(2);
  CHECK(minimal_conflict(system, order, off) == std::vector<premise>{1, 3});
  off.off(1);
  CHECK_FALSE(minimal_conflict(system, order, off));
  // A label that is not listed is hard.
  CHECK(minimal_conflict(system, std::vector<premise>{2, 3}) == std::vector<premise>{2});
  CHECK(minimal_conflict(system, {}) == std::vector<premise>{});
}

TEST_CASE("minimal_conflict: one claim may give several rows, and a row may rest on several claims") {
  difference_system system;
  system.add_variables(3);
  system.add_row(1, 0, 0, std::vector<premise>{1});
  system.add_row(2, 1, 0, std::vector<premise>{1});
  system.add_row(0, 2, -1, std::vector<premise>{2, 3});
  CHECK(minimal_conflict(system, std::vector<premise>{1, 2, 3}) == std::vector<premise>{1, 2, 3});
  premise_mask off;
  off.off(3);
  CHECK_FALSE(minimal_conflict(system, std::vector<premise>{1, 2, 3}, off));
}

TEST_CASE("disjoint_conflicts: on systems the same as by asking the definition, in any order of rows") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(2, 6));
    auto rows = testing::random_rows(random, n, static_cast<std::size_t>(random(5, 18)), 7, true);
    const auto system = testing::make_system(n, rows);
    random.shuffle(rows);
    const auto shuffled = testing::make_system(n, rows);
    std::vector<premise> order(7);
    std::iota(order.begin(), order.end(), premise{0});
    random.shuffle(order);
    const auto feasible = [&](const std::vector<bool>& enabled) {
      premise_mask off;
      for (std::size_t i = 0; i < order.size(); ++i)
        if (!enabled[i]) off.off(order[i]);
      return testing::all_pairs(system, off).feasible;
    };
    std::vector<std::vector<premise>> expected;
    if (!feasible(std::vector<bool>(order.size(), false))) {
      expected.emplace_back();
    } else {
      items gone;
      std::vector<bool> rest(order.size(), true);
      while (!feasible(rest)) {
        expected.emplace_back();
        for (const auto i : slow_conflict(order.size(), gone, feasible)) expected.back().push_back(order[i]);
        for (std::size_t i = 0; i < order.size(); ++i)
          if (std::find(expected.back().begin(), expected.back().end(), order[i]) != expected.back().end()) {
            gone.push_back(i);
            rest[i] = false;
          }
      }
    }
    found += expected.size();
    CHECK(disjoint_conflicts(system, order) == expected);
    CHECK(disjoint_conflicts(shuffled, order) == expected);
  }
  CHECK(found > 100);
}

}  // namespace test_conflict
