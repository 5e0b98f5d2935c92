// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include <habeas/time/boost_date_time.hpp>
#include <habeas/time/time_argument.hpp>

namespace test_bridge {

using namespace habeas;

TEST_CASE("days of std::chrono come and go") {
  using std::chrono::year;
  using std::chrono::year_month_day;
  const std::chrono::sys_days s = year(2026) / 1 / 19;
  CHECK(from_sys_days(s) == day::from_civil(2026, 1, 19));
  CHECK(to_sys_days(day::from_civil(2026, 1, 19)) == s);
  for (const auto y : {-32767, -44, 0, 1969, 1970, 32767}) {
    const auto d = day::from_civil(y, 2, 28);
    const auto back = year_month_day(to_sys_days(d));
    CHECK(int(back.year()) == y);
    CHECK(from_sys_days(to_sys_days(d)) == d);
  }
  CHECK_THROWS_AS((void)to_sys_days(day::from_civil(32768, 1, 1)), error);
  CHECK_THROWS_AS((void)to_sys_days(day::from_civil(-32768, 12, 31)), error);
}

TEST_CASE("dates of Boost come and go within their years") {
  using boost::gregorian::date;
  for (auto d = day::from_civil(1400, 1, 1); d <= day::from_civil(9999, 12, 31); d = d.plus(997))
    REQUIRE(from_boost_date(to_boost_date(d)) == d);
  CHECK(to_boost_date(day::from_civil(2024, 2, 29)) == date(2024, 2, 29));
  CHECK(from_boost_date(date(9999, 12, 31)) == day::from_civil(9999, 12, 31));
  CHECK_THROWS_AS((void)to_boost_date(day::from_civil(1399, 12, 31)), error);
  CHECK_THROWS_AS((void)to_boost_date(day::from_civil(10'000, 1, 1)), error);
  CHECK_THROWS_AS((void)from_boost_date(date(boost::gregorian::not_a_date_time)), error);
  CHECK_THROWS_AS((void)from_boost_date(date(boost::gregorian::pos_infin)), error);
}

TEST_CASE("a refused date says what it was and what was wanted") {
  using boost::gregorian::date;
  const auto refused = [](auto&& call) {
    try {
      (void)call();
    } catch (const error& e) {
      CHECK(e.code() == errc::invalid_value);
      return e.got() + ", wanted " + e.wanted();
    }
    return std::string("taken");
  };
  CHECK(refused([] { return from_boost_date(date(boost::gregorian::not_a_date_time)); }) == "not_a_date_time, wanted a calendar day");
  CHECK(refused([] { return from_boost_date(date(boost::gregorian::pos_infin)); }) == "positive infinity, wanted a calendar day");
  CHECK(refused([] { return from_boost_date(date(boost::gregorian::neg_infin)); }) == "negative infinity, wanted a calendar day");
  CHECK(refused([] { return to_boost_date(day::from_civil(1399, 12, 31)); }) == "1399-12-31, wanted a year from 1400 to 9999");
  CHECK(refused([] { return to_boost_date(day::from_civil(10'000, 1, 1)); }) == "10000-01-01, wanted a year from 1400 to 9999");
}

TEST_CASE("a date of Boost is a time argument") {
  using boost::gregorian::date;
  static_assert(day_argument<date>);
  CHECK(time_argument(date(2026, 1, 19)).text() == "2026-01-19");
  CHECK_THROWS_AS((void)time_argument(date(boost::gregorian::not_a_date_time)), error);
}

}  // namespace test_bridge
