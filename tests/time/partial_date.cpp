// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <habeas/time/edtf.hpp>
#include <habeas/time/partial_date.hpp>

namespace test_partial_date {

using namespace habeas;

namespace {

/// A calendar of its own: the number of the first day of each year from -9999 to 10000.
struct calendar {
  std::vector<std::int64_t> first = std::vector<std::int64_t>(20'001);
  static bool leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }
  static int length(int y, int m) {
    return m == 2 ? (leap(y) ? 29 : 28) : m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31;
  }
  std::int64_t& of(int y) { return first[static_cast<std::size_t>(y + 10'000)]; }
  calendar() {
    for (int y = 1970; y < 10'000; ++y) of(y + 1) = of(y) + (leap(y) ? 366 : 365);
    for (int y = 1970; y > -9999; --y) of(y - 1) = of(y) - (leap(y - 1) ? 366 : 365);
  }
};

bool mask_fits(const std::string& pattern, int number) {
  for (auto i = pattern.size(); i-- > 0; number /= 10)
    if (pattern[i] != 'X' && pattern[i] - '0' != number % 10) return false;
  return true;
}

/// All days that a text of years, months and days fits, the digits compared one by one.
std::vector<std::int64_t> enumerate(calendar& days, bool negative, const std::string& year, const std::string& month,
                                    const std::string& dom) {
  std::vector<std::int64_t> found;
  for (int magnitude = 0; magnitude < 10'000; ++magnitude) {
    if (!mask_fits(year, magnitude) || (negative && magnitude == 0)) continue;
    const int y = negative ? -magnitude : magnitude;
    std::int64_t n = days.of(y);
    for (int m = 1; m <= 12; ++m) {
      const bool month_fits = month.empty() || mask_fits(month, m);
      for (int d = 1; d <= calendar::length(y, m); ++d, ++n)
        if (month_fits && (dom.empty() || mask_fits(dom, d))) found.push_back(n);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("masks: hull, matches and snapping equal an enumeration of every day") {
  constexpr unsigned seed = 20190204;
  CAPTURE(seed);
  std::mt19937 random(seed);
  calendar days;
  const auto digits = [&](const char* first, const char* second) {
    const auto pick = [&](const std::string& from) { return from[random() % from.size()]; };
    return std::string{pick(first), pick(second)};
  };
  int accepted = 0;
  int refused = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string year;
    for (int i = 0; i < 4; ++i) year += random() % 3 == 0 ? 'X' : static_cast<char>('0' + random() % 10);
    const bool negative = random() % 3 == 0;
    std::string month, dom;
    const auto precision = random() % 4;
    if (precision >= 1) month = random() % 3 == 0 ? "02" : digits("001XX", "0123456789XXX");
    if (precision >= 2) dom = digits("0123XX2", "0123456789XX9");
    std::string text = (negative ? "-" : "") + year;
    if (!month.empty()) text += "-" + month;
    if (!dom.empty()) text += "-" + dom;
    CAPTURE(text);

    auto all = enumerate(days, negative, year, month, dom);
    const auto result = try_parse_edtf(text);
    // A mask that fits no day is no date.
    REQUIRE(static_cast<bool>(result) == !all.empty());
    if (!result) {
      ++refused;
      continue;
    }
    ++accepted;
    std::sort(all.begin(), all.end());
    const auto bounds = (*result).bounds();
    REQUIRE(bounds.earliest_start.value.since_epoch() == all.front());
    REQUIRE(bounds.latest_end.value.since_epoch() == all.back());
    REQUIRE(bounds.latest_start == bounds.latest_end);
    REQUIRE(bounds.earliest_end == bounds.earliest_start);
    for (int i = 0; i < 30; ++i) {
      const auto span = static_cast<std::uint64_t>(all.back() - all.front()) + 800;
      const auto probe = all.front() - 400 + static_cast<std::int64_t>(random() % span);
      const auto to = probe + static_cast<std::int64_t>(random() % 5000);
      const auto next = std::lower_bound(all.begin(), all.end(), probe);
      const bool hit = next != all.end() && *next == probe;
      REQUIRE((*result).matches(day(probe)) == hit);
      const auto first = (*result).first_match(day(probe), day(to));
      REQUIRE(first.has_value() == (next != all.end() && *next <= to));
      if (first) REQUIRE(first->since_epoch() == *next);
      const auto past = std::upper_bound(all.begin(), all.end(), to);
      const bool any = past != all.begin() && *(past - 1) >= probe;
      const auto last = (*result).last_match(day(probe), day(to));
      REQUIRE(last.has_value() == any);
      if (last) REQUIRE(last->since_epoch() == *(past - 1));
    }
  }
  CHECK(accepted > 500);
  CHECK(refused > 50);
}

TEST_CASE("the twenty-ninth of February fits leap years only") {
  const auto date = parse_edtf("XXXX-02-29");
  CHECK(to_string(date.bounds().earliest_start) == "0000-02-29");
  CHECK(to_string(date.bounds().latest_end) == "9996-02-29");
  CHECK(date.matches(day::from_civil(2000, 2, 29)));
  CHECK(date.first_match(day::from_civil(1896, 3, 1), day::from_civil(2000, 1, 1)) == day::from_civil(1904, 2, 29));
  CHECK_FALSE(date.first_match(day::from_civil(1896, 3, 1), day::from_civil(1904, 2, 28)));
  CHECK_FALSE(try_parse_edtf("XXX1-02-29"));
  CHECK_FALSE(try_parse_edtf("X900-02-29"));  // 900, 1900, 2900: full hundreds, no multiple of 400
  CHECK(to_string(parse_edtf("X200-02-29").bounds().earliest_start) == "1200-02-29");
  CHECK_FALSE(try_parse_edtf("19X0-02-3X"));
}

TEST_CASE("seasons are whole months of a hemisphere") {
  const auto days = [](const char* text, hemisphere where) {
    const auto range = parse_edtf(text).start()->hull(where);
    return to_string(range.first) + " " + to_string(range.last);
  };
  CHECK(days("2001-21", hemisphere::north) == "2001-03-01 2001-05-31");
  CHECK(days("2001-22", hemisphere::north) == "2001-06-01 2001-08-31");
  CHECK(days("2001-23", hemisphere::north) == "2001-09-01 2001-11-30");
  CHECK(days("2001-24", hemisphere::north) == "2001-12-01 2002-02-28");
  CHECK(days("2003-24", hemisphere::north) == "2003-12-01 2004-02-29");
  CHECK(days("2001-21", hemisphere::south) == "2001-09-01 2001-11-30");
  CHECK(days("2001-22", hemisphere::south) == "2001-12-01 2002-02-28");
  CHECK(days("2001-23", hemisphere::south) == "2001-03-01 2001-05-31");
  CHECK(days("2001-24", hemisphere::south) == "2001-06-01 2001-08-31");
  for (const auto where : {hemisphere::north, hemisphere::south}) {
    for (int i = 0; i < 4; ++i) {
      CHECK(days(fmt::format("2001-{}", 25 + i).c_str(), where) ==
            days(fmt::format("2001-{}", 21 + i).c_str(), hemisphere::north));
      CHECK(days(fmt::format("2001-{}", 29 + i).c_str(), where) ==
            days(fmt::format("2001-{}", 21 + i).c_str(), hemisphere::south));
    }
    CHECK(days("2001-33", where) == "2001-01-01 2001-03-31");
    CHECK(days("2001-36", where) == "2001-10-01 2001-12-31");
    CHECK(days("2001-37", where) == "2001-01-01 2001-04-30");
    CHECK(days("2001-38", where) == "2001-05-01 2001-08-31");
    CHECK(days("2001-39", where) == "2001-09-01 2001-12-31");
    CHECK(days("2001-40", where) == "2001-01-01 2001-06-30");
    CHECK(days("2001-41", where) == "2001-07-01 2001-12-31");
  }
  CHECK_THROWS_AS((void)parse_edtf("2001-24").start()->hull(), error);
  CHECK(parse_edtf("2001-24").start()->matches(day::from_civil(2002, 2, 28), hemisphere::north));
  CHECK_FALSE(parse_edtf("2001-24").start()->matches(day::from_civil(2002, 3, 1), hemisphere::north));
  CHECK(parse_edtf("2001-24").last_match(day(0), day::from_civil(2002, 1, 15), hemisphere::north) ==
        day::from_civil(2002, 1, 15));
  CHECK_FALSE(parse_edtf("2001-24").last_match(day(0), day::from_civil(2001, 11, 30), hemisphere::north));
}

TEST_CASE("qualifiers are kept by part") {
  using enum qualifier;
  const auto check = [&](const char* text, qualifier year, qualifier month, qualifier dom) {
    CAPTURE(text);
    const auto date = parse_edtf(text);
    const auto* d = date.start();
    CHECK(d->year_flag == year);
    CHECK(d->month_flag == month);
    CHECK(d->day_flag == dom);
  };
  check("2004-06-11%", both, both, both);
  check("2004-06~-11", approximate, approximate, none);
  check("2004?-06-11", uncertain, none, none);
  check("?2004-06-~11", uncertain, none, approximate);
  check("2004-%06-11", none, both, none);
  check("2004?-06-~11", uncertain, none, approximate);
  check("?2004-06-04~", both, approximate, approximate);
  check("2004?-%06", uncertain, both, none);
}

TEST_CASE("slugs") {
  CHECK(to_slug(hemisphere::south) == "south");
  CHECK(find_slug<hemisphere>("north") == hemisphere::north);
  CHECK(to_slug(date_precision::season) == "season");
}

}  // namespace test_partial_date
