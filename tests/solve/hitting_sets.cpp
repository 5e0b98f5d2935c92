// SPDX-License-Identifier: MIT
#include "solve/hitting_sets.hpp"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

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
