// SPDX-License-Identifier: MIT
#include "core/capped_sum.hpp"

#include <cstdint>
#include <limits>
#include <optional>

#include <doctest/doctest.h>

#include <habeas/core/quantity.hpp>

using namespace habeas;

TEST_CASE("sums of counts end at the greatest number, and never wrap around") {
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  CHECK(capped_sum(2, 3) == 5);
  CHECK(capped_sum(greatest - 1, 1) == greatest);
  CHECK(capped_sum(greatest, 1) == greatest);
  CHECK(capped_sum(greatest, greatest) == greatest);
  // The flow of a stretch that runs backwards lies below 0.
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  CHECK(capped_sum(-17, greatest) == greatest - 17);
  CHECK(capped_sum(greatest, -17) == greatest - 17);
  CHECK(capped_sum(-17, least) == least);
  CHECK(capped_sum(least, greatest) == -1);
  // Ten million parts of the greatest count, which a file of some hundred megabytes can hold.
  std::int64_t sum = 0;
  std::optional<std::int64_t> limited = 0;
  for (int i = 0; i < 10'000'000; ++i) {
    sum = capped_sum(sum, quantity::greatest);
    limited = limited_sum(limited, quantity::greatest);
  }
  CHECK(sum == greatest);
  CHECK_FALSE(limited);
  CHECK(limited_sum(2, 3) == 5);
  CHECK_FALSE(limited_sum({}, 3));
  CHECK_FALSE(limited_sum(2, {}));
}
