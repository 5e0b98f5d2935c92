// SPDX-License-Identifier: MIT
#include "model/leads.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "random_source.hpp"

namespace test_leads {

using namespace habeas;

namespace {

std::size_t below(testing::random_source& random, std::size_t end) { return static_cast<std::size_t>(random(0, static_cast<std::int64_t>(end) - 1)); }

leads drawn(testing::random_source& random, std::size_t things) {
  leads to;
  for (std::size_t i = 0; i < things; ++i)
    if (below(random, 2) != 0) to.add(i, below(random, things), things);
  return to;
}

std::size_t next(const leads& to, std::size_t from) { return to.is_empty() ? leads::nowhere : to[from]; }

/// Can one come from a place back to it? By walking over all that is reached.
bool comes_back(const leads& first, const leads& second, std::size_t start, std::size_t things) {
  std::vector<bool> seen(things);
  std::vector<std::size_t> open{start};
  while (!open.empty()) {
    const auto at = open.back();
    open.pop_back();
    for (const auto to : {next(first, at), next(second, at)}) {
      if (to == leads::nowhere) continue;
      if (to == start) return true;
      if (!seen[to]) open.push_back(to);
      seen[to] = true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("leads: each circle is found once, by the place that closes it") {
  testing::random_source random(41);
  std::size_t with_circle = 0;
  for (int round = 0; round < 2000; ++round) {
    const auto things = 1 + below(random, 8);
    const auto to = drawn(random, things);
    std::vector<bool> on_circle(things), told(things);
    for (std::size_t i = 0; i < things; ++i) on_circle[i] = comes_back(to, {}, i, things);
    for (const auto place : to.circles()) {
      CHECK(on_circle[place]);
      // One place of each circle: walking it meets no other that was told.
      auto at = place;
      do {
        CHECK_FALSE(told[at]);
        told[at] = true;
        at = to[at];
      } while (at != place);
      ++with_circle;
    }
    CHECK(told == on_circle);
  }
  CHECK(with_circle > 500);
}

TEST_CASE("leads: a circle that needs both fields is found where there is one") {
  testing::random_source random(42);
  std::size_t with = 0, without = 0;
  for (int round = 0; round < 4000; ++round) {
    const auto things = 2 + below(random, 7);
    const auto first = drawn(random, things), second = drawn(random, things);
    if (!first.circles().empty() || !second.circles().empty()) continue;
    bool any = false;
    for (std::size_t i = 0; i < things; ++i) any = any || comes_back(first, second, i, things);
    const auto found = circle_of_both(first, second);
    CHECK(found.has_value() == any);
    if (found) {
      CHECK(next(first, *found) != leads::nowhere);
      CHECK(comes_back(first, second, *found, things));
    }
    ++(any ? with : without);
  }
  CHECK(with > 30);
  CHECK(without > 30);
}

}  // namespace test_leads
