// SPDX-License-Identifier: MIT
#include "solve/smallest_conflicts.hpp"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

#include "random_source.hpp"

namespace test_smallest_conflicts {

using namespace habeas;

using namespace habeas::solve;

namespace {

using sets = std::vector<std::vector<std::size_t>>;

/// Can these items stand together, when none of the given sets may be whole?
auto without(const sets& forbidden) {
  return [&forbidden](const std::vector<bool>& enabled) {
    return std::none_of(forbidden.begin(), forbidden.end(), [&](const auto& f) {
      return std::all_of(f.begin(), f.end(), [&](std::size_t i) { return enabled[i]; });
    });
  };
}

/// The minimal ones, shorter before longer, then as lists.
sets minimal(sets all) {
  sets kept;
  for (const auto& a : all)
    if (std::none_of(all.begin(), all.end(), [&](const auto& b) { return b != a && std::includes(a.begin(), a.end(), b.begin(), b.end()); }) &&
        std::find(kept.begin(), kept.end(), a) == kept.end())
      kept.push_back(a);
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
  return kept;
}

}  // namespace

TEST_CASE("the smallest conflicts come first, and sets may share items") {
  const sets forbidden{{0, 1, 2}, {2, 3}, {3, 4}, {7}};
  const auto all = smallest_conflicts(9, 10, without(forbidden));
  CHECK(all.conflicts == sets{{7}, {2, 3}, {3, 4}, {0, 1, 2}});
  CHECK(all.more == false);
  const auto two = smallest_conflicts(9, 2, without(forbidden));
  CHECK(two.conflicts == sets{{7}, {2, 3}});
  CHECK(two.more == true);
}

TEST_CASE("where all items hold there is no conflict, and where nothing holds the empty one") {
  CHECK(smallest_conflicts(5, 3, [](const std::vector<bool>&) { return true; }).conflicts.empty());
  CHECK(smallest_conflicts(5, 3, [](const std::vector<bool>&) { return true; }).more == false);
  const auto hopeless = smallest_conflicts(5, 3, [](const std::vector<bool>&) { return false; });
  CHECK(hopeless.conflicts == sets{{}});
  CHECK(hopeless.more == false);
}

TEST_CASE("all minimal conflicts of random families are found, in order") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 300; ++round) {
    const auto n = static_cast<std::size_t>(random(1, 10));
    sets forbidden;
    for (auto f = random(0, 7); f > 0; --f) {
      std::vector<std::size_t> one;
      for (std::size_t i = 0; i < n; ++i)
        if (random(0, 3) == 0) one.push_back(i);
      if (!one.empty()) forbidden.push_back(one);
    }
    const auto expected = minimal(forbidden);
    const auto all = smallest_conflicts(n, 100, without(forbidden), 100'000);
    CHECK(all.conflicts == expected);
    CHECK(all.more == false);
    const auto some = smallest_conflicts(n, 2, without(forbidden), 100'000);
    CHECK(some.conflicts == sets(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, expected.size()))));
    CHECK(some.more == (expected.size() > 2));
  }
}

TEST_CASE("the work is bounded, and what it did not suffice for is said") {
  sets forbidden;
  for (std::size_t i = 0; i < 20; ++i)
    for (std::size_t j = 20; j < 40; ++j) forbidden.push_back({i, j});
  const auto some = smallest_conflicts(40, 1000, without(forbidden), 50);
  CHECK(some.asked <= 50);
  CHECK(!some.more.has_value());
}

}  // namespace test_smallest_conflicts
