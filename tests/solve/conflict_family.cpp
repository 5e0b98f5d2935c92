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
  return [forbidden = std::move(forbidden)](const std::vector<bool>& on) {
    return monotone_answer{std::none_of(forbidden.begin(), forbidden.end(), [&](const item_set& f) { return std::all_of(f.begin(), f.end(), [&](std::size_t i) { return on[i]; }); }), {}};
  };
}

}  // namespace

TEST_CASE("one item against nine: nine conflicts, two repairs") {
  std::vector<item_set> pairs;
  for (std::size_t i = 1; i <= 9; ++i) pairs.push_back({0, i});
  const auto found = find_conflict_family(std::vector<bool>(12, true), no_whole(pairs));
  CHECK(found.settled);
  CHECK(found.conflicts == pairs);
  CHECK(found.repairs == std::vector<item_set>{{0}, {1, 2, 3, 4, 5, 6, 7, 8, 9}});
}

TEST_CASE("a chain and a triple that overlap") {
  const auto found = find_conflict_family(std::vector<bool>(6, true), no_whole({{0, 1}, {1, 2}, {2, 3, 4}}));
  CHECK(found.conflicts == std::vector<item_set>{{0, 1}, {1, 2}, {2, 3, 4}});
  CHECK(found.repairs == std::vector<item_set>{{0, 2}, {1, 2}, {1, 3}, {1, 4}});
}

TEST_CASE("items that are off stay off, and nothing that holds is no conflict") {
  std::vector<bool> among(4, true);
  among[1] = false;
  const auto found = find_conflict_family(among, no_whole({{0, 1}}));
  CHECK(found.conflicts.empty());
  CHECK(found.repairs == std::vector<item_set>{{}});
  const auto nothing = find_conflict_family(among, [](const std::vector<bool>&) { return monotone_answer{false, {}}; });
  CHECK(nothing.hopeless);
  CHECK(nothing.settled);
}

TEST_CASE("a test that thins its own faults is not asked about each item") {
  std::size_t asked = 0;
  const auto found = [&](bool thins) {
    asked = 0;
    const auto forbidden = no_whole({{3, 30}});
    return find_conflict_family(std::vector<bool>(40, true), [&](const std::vector<bool>& on) {
      ++asked;
      auto answer = forbidden(on);
      if (answer.holds) return answer;
      answer.fault.emplace();
      for (std::size_t i = 0; i < on.size(); ++i)
        if (on[i]) answer.fault->push_back(i);
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
  const auto few = find_conflict_family(std::vector<bool>(24, true), no_whole(pairs), {20'000, 64});
  CHECK_FALSE(few.settled);
  CHECK_FALSE(few.conflicts.empty());
  const auto hurried = find_conflict_family(std::vector<bool>(24, true), no_whole(pairs), {40, 100'000});
  CHECK_FALSE(hurried.settled);
  CHECK(hurried.asked <= 40);
  for (const auto& c : hurried.conflicts) CHECK(std::find(pairs.begin(), pairs.end(), c) != pairs.end());
  std::size_t asked = 0;
  const auto apart = conflicts_apart(std::vector<bool>(24, true), no_whole(pairs), 1000, asked);
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
    const monotone_test test = [&](const std::vector<bool>& on) { return made.ask(on, with_fault); };
    const all_subsets truth(n, [&](const std::vector<bool>& on) { return made.ask(on, false).holds; });
    const auto found = find_conflict_family(std::vector<bool>(n, true), test);
    CHECK(found.settled);
    if (!made.ask(std::vector<bool>(n, false), false).holds) {
      CHECK(found.hopeless);
      continue;
    }
    CHECK(found.conflicts == truth.conflicts);
    CHECK(found.repairs == truth.repairs);
    contradictory += truth.repairs.size() > 1;
  }
  CHECK(contradictory > 500);
}

}  // namespace test_conflict_family
