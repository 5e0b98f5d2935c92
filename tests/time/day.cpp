// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <unordered_set>

#include <habeas/time/day.hpp>

namespace test_day {

using namespace habeas;

TEST_CASE("a day is counted from the first of January 1970") {
  CHECK(day().since_epoch() == 0);
  CHECK(to_string(day(0)) == "1970-01-01");
  CHECK(day::from_civil(2026, 1, 19).since_epoch() == 20472);
  CHECK(day::from_civil(1969, 12, 31).since_epoch() == -1);
  CHECK(day::from_civil(0, 3, 1).since_epoch() == -719468);
  CHECK(day::from_civil(2000, 2, 29).plus(1) == day::from_civil(2000, 3, 1));
  CHECK(day::from_civil(1900, 2, 28).plus(1) == day::from_civil(1900, 3, 1));
}

TEST_CASE("days are written with four digits of the year, or with as many as it has") {
  CHECK(to_string(day::from_civil(-44, 3, 15)) == "-0044-03-15");
  CHECK(to_string(day::from_civil(0, 2, 29)) == "0000-02-29");
  CHECK(to_string(day::from_civil(14, 12, 8)) == "0014-12-08");
  CHECK(to_string(day::from_civil(170'000'002, 1, 1)) == "170000002-01-01");
  CHECK(to_string(day::from_civil(-170'000'002, 12, 31)) == "-170000002-12-31");
  CHECK(fmt::format("<{}>", day::from_civil(2026, 2, 4)) == "<2026-02-04>");
  CHECK(fmt::format("{:>12}", day::from_civil(2026, 2, 4)) == "  2026-02-04");
}

TEST_CASE("the calendar agrees with one that is stepped through day by day") {
  // From the year -1200 to 2800: ten turns of the Gregorian cycle.
  std::int64_t n = day::from_civil(-1200, 1, 1).since_epoch();
  CHECK(n == -1157819);
  for (std::int64_t y = -1200; y < 2800; ++y) {
    const bool leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    const unsigned lengths[] = {31, leap ? 29U : 28U, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (unsigned m = 1; m <= 12; ++m) {
      REQUIRE(days_in_month(y, m) == lengths[m - 1]);
      for (unsigned d = 1; d <= lengths[m - 1]; ++d, ++n) {
        REQUIRE(day::from_civil(y, m, d).since_epoch() == n);
        REQUIRE(day(n).civil() == civil_date{y, m, d});
      }
    }
  }
}

TEST_CASE("days of any year come back as they were") {
  constexpr unsigned seed = 1947;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 20'000; ++i) {
    const day d(static_cast<std::int64_t>(random()));
    const auto c = d.civil();
    if (c.year > max_year || c.year < -max_year) continue;
    REQUIRE(day::from_civil(c.year, c.month, c.day) == d);
  }
  CHECK(day::from_civil(max_year, 12, 31).civil() == civil_date{max_year, 12, 31});
  CHECK(day::from_civil(-max_year, 1, 1).civil() == civil_date{-max_year, 1, 1});
  CHECK(day(std::numeric_limits<std::int64_t>::max()).civil().month <= 12);
  CHECK(day(std::numeric_limits<std::int64_t>::min()).civil().month <= 12);
}

TEST_CASE("a date that does not exist is refused") {
  CHECK_THROWS_AS((void)day::from_civil(2019, 2, 29), error);
  CHECK_THROWS_AS((void)day::from_civil(1900, 2, 29), error);
  CHECK_THROWS_AS((void)day::from_civil(2019, 0, 1), error);
  CHECK_THROWS_AS((void)day::from_civil(2019, 13, 1), error);
  CHECK_THROWS_AS((void)day::from_civil(2019, 1, 0), error);
  CHECK_THROWS_AS((void)day::from_civil(2019, 4, 31), error);
  CHECK_THROWS_AS((void)day::from_civil(max_year + 1, 1, 1), error);
  try {
    (void)day::from_civil(2019, 2, 29);
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_value);
    CHECK(e.got() == "year 2019, month 2, day 29");
  }
}

TEST_CASE("days are ordered and hashed") {
  CHECK(day(3) < day(4));
  CHECK(day(-3) > day(-4));
  std::unordered_set<day> days{day(1), day(2), day(1)};
  CHECK(days.size() == 2);
}

TEST_CASE("the end of a day is the start of the next") {
  const day d = day::from_civil(2026, 1, 7);
  CHECK(instant::end_of(d) == instant::start_of(d.plus(1)));
  CHECK(instant::start_of(d) < instant::end_of(d));
  CHECK(instant::at(d, 86'400) == instant::end_of(d));
  CHECK(instant::at(d, -1) == instant{d.since_epoch() - 1, 86'399});
  CHECK(to_string(instant::at(d, 36'061)) == "2026-01-07T10:01:01");
}

TEST_CASE("the unbounded past is before every instant, the unbounded future after") {
  const instant first = instant::start_of(day::from_civil(-max_year, 1, 1));
  const instant last = instant::end_of(day::from_civil(max_year, 12, 31));
  CHECK(instant::earliest() < first);
  CHECK(last < instant::latest());
  CHECK(first.is_finite());
  CHECK_FALSE(instant::earliest().is_finite());
  CHECK_FALSE(instant::latest().is_finite());
  CHECK(to_string(instant::earliest()) == "unbounded past");
  CHECK(to_string(instant::latest()) == "unbounded future");
}

}  // namespace test_day
