// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <habeas/time/date_bounds.hpp>

using namespace habeas;

TEST_CASE("an edge is a day, open or unknown") {
  const auto d = date_edge::at(day::from_civil(-44, 3, 15));
  CHECK(d.is_day());
  CHECK(to_string(d) == "-0044-03-15");
  CHECK(d.to_string() == "-0044-03-15");
  CHECK(to_string(date_edge::open()) == "open");
  CHECK(to_string(date_edge::unknown()) == "unknown");
  CHECK(date_edge::open() != date_edge::unknown());
  CHECK_FALSE(date_edge::open().is_day());
  CHECK(date_edge() == date_edge::unknown());
}

TEST_CASE("bounds that end before they start are seen, open ones never do") {
  const auto at = [](std::int64_t n) { return date_edge::at(day(n)); };
  CHECK(date_bounds{at(10), at(20), at(0), at(9)}.ends_before_start());
  CHECK_FALSE(date_bounds{at(10), at(20), at(0), at(10)}.ends_before_start());
  CHECK_FALSE(date_bounds{at(10), at(20), date_edge::open(), date_edge::open()}.ends_before_start());
  CHECK_FALSE(date_bounds{date_edge::unknown(), at(20), at(0), at(9)}.ends_before_start());
}
