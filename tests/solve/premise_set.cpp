// SPDX-License-Identifier: MIT
#include <habeas/solve/premise_set.hpp>

#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "oracle.hpp"

namespace test_label_set {

using namespace habeas;

using namespace habeas::solve;

TEST_CASE("label_pool: 0 is the empty set, and equal sets are one") {
  premise_pool pool;
  CHECK(pool.size() == 1);
  CHECK(pool[0].empty());
  CHECK(pool.intern({}) == 0);
  const auto a = pool.intern(std::vector<premise>{3, 1, 3});
  CHECK(a == 1);
  CHECK(std::vector<premise>(pool[a].begin(), pool[a].end()) == std::vector<premise>{1, 3});
  CHECK(pool.intern(std::vector<premise>{1, 3}) == a);
  CHECK(pool.intern(std::vector<premise>{1}) != a);
  CHECK(pool.size() == 3);
}

TEST_CASE("label_pool: a span of the pool itself may be added to it") {
  premise_pool pool;
  const auto a = pool.intern(std::vector<premise>{1, 2, 3});
  for (int i = 0; i < 50; ++i) {
    const auto part = pool[a].subspan(static_cast<std::size_t>(i % 3));
    CHECK(pool[pool.intern(part)].back() == 3);
  }
  CHECK(pool.size() == 4);
}

TEST_CASE("label_pool: thousands of sets keep their numbers and their labels") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  premise_pool pool;
  std::vector<std::set<premise>> expected{{}};
  for (int i = 0; i < 5000; ++i) {
    std::vector<premise> premises;
    for (auto n = random(0, 3); n > 0; --n) premises.push_back(static_cast<premise>(random(0, 30)));
    const std::set<premise> plain(premises.begin(), premises.end());
    const auto set = pool.intern(premises);
    REQUIRE(set <= expected.size());
    if (set == expected.size()) expected.push_back(plain);
    REQUIRE(expected[set] == plain);
  }
  REQUIRE(pool.size() == expected.size());
  CHECK(std::set<std::set<premise>>(expected.begin(), expected.end()).size() == expected.size());
  for (premise_set_id set = 0; set < pool.size(); ++set)
    CHECK(std::set<premise>(pool[set].begin(), pool[set].end()) == expected[set]);
}

TEST_CASE("label_mask: labels are on until switched off") {
  premise_mask mask;
  CHECK(mask.is_empty());
  CHECK_FALSE(mask.is_off(7));
  mask.off(7);
  mask.off(64);
  CHECK(mask.is_off(7));
  CHECK(mask.is_off(64));
  CHECK_FALSE(mask.is_off(6));
  CHECK_FALSE(mask.is_off(1'000'000));
  CHECK_FALSE(mask.is_empty());
  mask.on(64);
  mask.on(5000);
  CHECK_FALSE(mask.is_off(64));
  premise_mask other;
  other.off(7);
  CHECK(mask == other);
  other.on(7);
  CHECK_FALSE(mask == other);
  CHECK(other == premise_mask{});
}

TEST_CASE("label_mask: a row counts only while all its labels are on") {
  premise_mask mask;
  const std::vector<premise> both{1, 2};
  CHECK(mask.allows(both));
  mask.off(2);
  CHECK_FALSE(mask.allows(both));
  CHECK(mask.allows(std::vector<premise>{1}));
  CHECK(mask.allows({}));
}

}  // namespace test_label_set
