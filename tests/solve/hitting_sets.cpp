// SPDX-License-Identifier: MIT
#include "solve/hitting_sets.hpp"

#include <algorithm>
#include <cstddef>
#include <stop_token>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>
#include <habeas/core/work_limits.hpp>

#include "random_source.hpp"

namespace test_hitting_sets {

using namespace habeas::solve;
using habeas::testing::random_source;
using habeas::testing::seed;

TEST_CASE("one against nine is met by the one or by the nine") {
  hitting_sets ways(100);
  item_set nine;
  for (std::size_t i = 1; i <= 9; ++i) {
    REQUIRE(ways.add({0, i}));
    nine.push_back(i);
  }
  CHECK(ways.all() == std::set<item_set>{{0}, nine});
}

TEST_CASE("more than may be kept is said, not kept") {
  hitting_sets ways(7);
  CHECK(ways.add({0, 1}));
  CHECK(ways.add({2, 3}));
  CHECK_FALSE(ways.add({4, 5}));
}

TEST_CASE("sets compared are counted, so that whoever limits work ends it, and a request to stop does") {
  const auto grow = [](hitting_sets& ways) {
    for (std::size_t i = 0; i < 11; ++i) (void)ways.add({2 * i, 2 * i + 1});
  };
  {
    const habeas::work_limits limits;
    hitting_sets ways(2048);
    grow(ways);
    CHECK(ways.all().size() == 2048);
    CHECK(limits.steps() > 4000);  // 2 + 4 + ... + 2048 sets were made
  }
  {
    const habeas::work_limits limits({}, 1000);
    hitting_sets ways(2048);
    CHECK_THROWS_AS(grow(ways), habeas::error);
    CHECK(limits.steps() < 2000);
  }
  std::stop_source stop;
  stop.request_stop();
  hitting_sets ways(2048, stop.get_token());
  CHECK_THROWS_AS(grow(ways), habeas::error);
}

TEST_CASE("the minimal sets are those among all sets") {
  INFO("seed " << seed);
  random_source random(seed);
  for (int round = 0; round < 400; ++round) {
    const auto n = static_cast<std::size_t>(random(1, 8));
    std::vector<item_set> family;
    hitting_sets ways(1000);
    for (auto k = random(0, 6); k > 0; --k) {
      item_set one;
      for (std::size_t i = 0; i < n; ++i)
        if (random(0, 2) == 0) one.push_back(i);
      if (one.empty()) continue;
      family.push_back(one);
      REQUIRE(ways.add(one));
    }
    std::vector<item_set> all;
    for (unsigned bits = 0; bits < 1u << n; ++bits) {
      item_set s;
      for (std::size_t i = 0; i < n; ++i)
        if (bits >> i & 1) s.push_back(i);
      if (std::all_of(family.begin(), family.end(), [&](const item_set& f) { return meet(f, s); })) all.push_back(s);
    }
    std::set<item_set> minimal;
    for (const auto& s : all)
      if (std::none_of(all.begin(), all.end(), [&](const item_set& t) { return t != s && std::includes(s.begin(), s.end(), t.begin(), t.end()); })) minimal.insert(s);
    CHECK(ways.all() == minimal);
  }
}

}  // namespace test_hitting_sets
