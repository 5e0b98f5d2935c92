// SPDX-License-Identifier: MIT
#include <array>

#include <doctest/doctest.h>

#include "simulate/random_source.hpp"

namespace test_dice {

using namespace habeas;

TEST_CASE("dice are the generator that the standard fixes: its ten thousandth number is known") {
  random_source throws(5489);
  std::uint64_t last = 0;
  for (int i = 0; i < 10'000; ++i) last = throws.seed();
  CHECK(last == 9'981'545'732'273'789'042ULL);
}

TEST_CASE("every side comes up, and none beside them") {
  random_source throws(1);
  std::array<int, 6> seen{};
  for (int i = 0; i < 6'000; ++i) {
    const auto n = throws.between(1, 6);
    REQUIRE(1 <= n);
    REQUIRE(n <= 6);
    ++seen[static_cast<std::size_t>(n - 1)];
  }
  for (const auto n : seen) CHECK((850 < n && n < 1150));
  CHECK(throws.between(7, 7) == 7);
  CHECK(throws.chance(100));
  CHECK_FALSE(throws.chance(0));
}

TEST_CASE("the widest range is allowed") {
  random_source throws(2);
  CHECK(throws.between(INT64_MIN, INT64_MAX) != throws.between(INT64_MIN, INT64_MAX));
}

}  // namespace test_dice
