// SPDX-License-Identifier: MIT
#include <habeas/time/time_argument.hpp>

#include <chrono>
#include <concepts>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>

namespace test_time_argument {

/// A day of a library that habeas does not know.
struct their_day {
  int since_epoch;
};

}  // namespace test_time_argument

template <>
struct habeas::day_conversion<test_time_argument::their_day> {
  static day to_day(const test_time_argument::their_day& d) { return day(d.since_epoch); }
};

namespace test_time_argument {

using namespace habeas;

static_assert(day_argument<day> && day_argument<std::chrono::sys_days> && day_argument<their_day>);
static_assert(!day_argument<std::string> && !day_argument<const char*> && !day_argument<int> && !day_argument<double>);
static_assert(!std::convertible_to<int, time_argument>, "a bare number is no time");

namespace {
std::string text_of(const time_argument& when) { return when.text(); }
}  // namespace

TEST_CASE("a time argument is text as it is, or the text of a day") {
  CHECK(text_of("end:2026-01-19") == "end:2026-01-19");
  CHECK(text_of(std::string("VEN-080")) == "VEN-080");
  CHECK(text_of(std::string_view("2026-01")) == "2026-01");
  CHECK(text_of(day::from_civil(2026, 1, 19)) == "2026-01-19");
  CHECK(text_of(std::chrono::sys_days(std::chrono::year(2026) / 1 / 19)) == "2026-01-19");
  CHECK(text_of(their_day{20'472}) == "2026-01-19");  // 56 years, 14 leap days and 18 days after 1970-01-01
  CHECK(text_of(day::from_civil(-44, 3, 15)) == "-0044-03-15");
}

TEST_CASE("a day that no date text can write is refused, with what was wanted") {
  for (const std::int64_t year : {-10'000, 10'000}) {
    try {
      (void)text_of(day::from_civil(year, 1, 1));
      FAIL("taken");
    } catch (const error& e) {
      CHECK(e.code() == errc::invalid_value);
      CHECK(e.got() == to_string(day::from_civil(year, 1, 1)));
      CHECK(e.wanted() == "a year from -9999 to 9999");
    }
  }
  CHECK(text_of(day::from_civil(9999, 12, 31)) == "9999-12-31");
}

}  // namespace test_time_argument
