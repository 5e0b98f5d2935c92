// SPDX-License-Identifier: MIT
#include "solve/conflict_family.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "repair_oracle.hpp"

namespace test_conflict_family {

using namespace habeas::solve;
using namespace habeas::testing;

namespace {

monotone_test no_whole(std::vector<item_set> forbidden) {
  return [forbidden = std::move(forbidden)](const item_set& on) {
    return monotone_answer{std::none_of(forbidden.begin(), forbidden.end(), [&](const item_set& f) { return std::all_of(f.begin(), f.end(), [&](std::size_t i) { return std::binary_search(on.begin(), on.end(), i); }); }), {}};
  };
}

}  // namespace

TEST_CASE("one item against nine: nine conflicts, two repairs") {
  std::vector<item_set> pairs;
  for (std::size_t i = 1; i <= 9; ++i) pairs.push_back({0, i});
  const auto found = find_conflict_family(items_below(12), no_whole(pairs));
  CHECK(found.settled);
  CHECK(found.conflicts == pairs);
  CHECK(found.repairs == std::vector<item_set>{{0}, {1, 2, 3, 4, 5, 6, 7, 8, 9}});
}

TEST_CASE("a chain and a triple that overlap") {
  const auto found = find_conflict_family(items_below(6), no_whole({{0, 1}, {1, 2}, {2, 3, 4}}));
  CHECK(found.conflicts == std::vector<item_set>{{0, 1}, {1, 2}, {2, 3, 4}});
  CHECK(found.repairs == std::vector<item_set>{{0, 2}, {1, 2}, {1, 3}, {1, 4}});
}

TEST_CASE("items that are off stay off, and nothing that holds is no conflict") {
  const item_set among{0, 2, 3};
  const auto found = find_conflict_family(among, no_whole({{0, 1}}));
  CHECK(found.conflicts.empty());
  CHECK(found.repairs == std::vector<item_set>{{}});
  const auto nothing = find_conflict_family(among, [](const item_set&) { return monotone_answer{false, {}}; });
  CHECK(nothing.hopeless);
  CHECK(nothing.settled);
}

TEST_CASE("a test that thins its own faults is not asked about each item") {
  std::size_t asked = 0;
  const auto found = [&](bool thins) {
    asked = 0;
    const auto forbidden = no_whole({{3, 30}});
    return find_conflict_family(items_below(40), [&](const item_set& on) {
      ++asked;
      auto answer = forbidden(on);
      if (answer.holds) return answer;
      answer.fault = on;
      if (thins) answer.thinned = [] { return std::pair(item_set{30, 3}, std::size_t{5}); };
      return answer;
    });
  };
  const auto plain = found(false);
  CHECK(asked > 40);
  const auto thinned = found(true);
  CHECK(asked == 4);  // all, none, and what is left without one of the two
  CHECK(thinned.asked == 4 + 5);
  CHECK(thinned.conflicts == std::vector<item_set>{{3, 30}});
  CHECK(thinned.conflicts == plain.conflicts);
  CHECK(thinned.repairs == plain.repairs);
}

TEST_CASE("at a limit, what was found is right and said not to be all") {
  std::vector<item_set> pairs;
  for (std::size_t i = 0; i < 12; ++i) pairs.push_back({2 * i, 2 * i + 1});
  const auto few = find_conflict_family(items_below(24), no_whole(pairs), {20'000, 64});
  CHECK_FALSE(few.settled);
  CHECK_FALSE(few.conflicts.empty());
  const auto hurried = find_conflict_family(items_below(24), no_whole(pairs), {40, 100'000});
  CHECK_FALSE(hurried.settled);
  CHECK(hurried.asked <= 40);
  for (const auto& c : hurried.conflicts) CHECK(std::find(pairs.begin(), pairs.end(), c) != pairs.end());
  std::size_t asked = 0;
  const auto apart = conflicts_apart(items_below(24), no_whole(pairs), 1000, asked);
  REQUIRE(apart);
  CHECK(apart->size() == 12);
  CHECK(asked <= 1000);
}

TEST_CASE("conflicts and repairs of random systems are those among all sets of items") {
  INFO("seed " << seed);
  random_source random(seed);
  std::size_t contradictory = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 9));
    const auto made = random_premised(random, n);
    const bool with_fault = random(0, 1) == 1;
    const monotone_test test = [&](const item_set& on) { return made.ask(on, with_fault); };
    const all_subsets truth(n, [&](const item_set& on) { return made.ask(on, false).holds; });
    const auto found = find_conflict_family(items_below(n), test);
    CHECK(found.settled);
    if (!made.ask(item_set{}, false).holds) {
      CHECK(found.hopeless);
      continue;
    }
    CHECK(found.conflicts == truth.conflicts);
    CHECK(found.repairs == truth.repairs);
    contradictory += truth.repairs.size() > 1;
  }
  CHECK(contradictory > 500);
}

namespace {

/// Stocks of some weeks and who came and left between, each told by two, now and then wrongly; an item each.
premised_system told_by_two(random_source& random, std::size_t weeks) {
  premised_system s{{}, 0};
  s.system.add_variables(2 * weeks);
  const auto tell = [&](std::size_t plus, std::size_t minus, std::int64_t truth) {
    for (int speaker = 0; speaker < 2; ++speaker) {
      const std::vector<premise> on{static_cast<premise>(s.items++)};
      const auto n = truth + (random(0, 7) == 0 ? random(-6, 6) : 0), width = random(0, 2);
      s.system.add_row(static_cast<variable>(plus), static_cast<variable>(minus), n + width, on);
      s.system.add_row(static_cast<variable>(minus), static_cast<variable>(plus), -n, on);
    }
  };
  for (std::size_t i = 0; i < weeks; ++i) {
    const auto in = 2 * i, out = in + 1;
    tell(in, out, 100 + 3 * static_cast<std::int64_t>(i));
    if (i == 0) continue;
    tell(in, in - 2, 5);
    tell(out, out - 2, 2);
    s.system.add_row(static_cast<variable>(in - 2), static_cast<variable>(in), 0);
    s.system.add_row(static_cast<variable>(out - 2), static_cast<variable>(out), 0);
  }
  return s;
}

}  // namespace

TEST_CASE("of some thirty claims, limits far above what is kept find the same repairs") {
  INFO("seed " << seed);
  random_source random(seed);
  std::size_t compared = 0, most = 0;
  for (int round = 0; round < 40; ++round) {
    const auto made = told_by_two(random, 5);
    const auto ask = [&](const item_set& on) { return made.ask(on, true); };
    const auto all = find_conflict_family(items_below(made.items), ask, {200'000, 2 * family_limits{}.repairs});
    if (!all.settled || all.repairs.size() > family_limits{}.repairs) continue;
    ++compared;
    most = std::max(most, all.repairs.size());
    const auto found = find_conflict_family(items_below(made.items), ask);
    CHECK(found.settled);
    CHECK(found.conflicts == all.conflicts);
    CHECK(found.repairs == all.repairs);
  }
  CHECK(compared > 30);
  CHECK(most > 50);
}

}  // namespace test_conflict_family
