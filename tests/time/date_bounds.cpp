// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/time/date_bounds.hpp>
#include <habeas/time/edtf.hpp>

#include "random_source.hpp"

namespace test_date_bounds {

using namespace habeas;

namespace {

/// A calendar that is not ours: std::chrono's.
std::int64_t number_of(int y, unsigned m, unsigned d) {
  using namespace std::chrono;
  return sys_days(year_month_day(year(y), month(m), std::chrono::day(d))).time_since_epoch().count();
}
unsigned length_of(int y, unsigned m) {
  using namespace std::chrono;
  return static_cast<unsigned>((year(y) / month(m) / last).day());
}
std::string padded(int n, int width) {
  auto text = std::to_string(n);
  while (static_cast<int>(text.size()) < width) text.insert(text.begin(), '0');
  return text;
}

/// A date as text, and which days it has, told from the text alone, digit by digit.
struct written {
  std::string text;
  std::function<bool(int)> of_year;                       ///< can a day of that year belong to it?
  std::function<bool(int, unsigned, unsigned)> has;       ///< does that day?
  std::optional<std::int64_t> first = {}, last = {};

  /// Looks at the days one after the other from either end, until one belongs.
  void enumerate() {
    for (int y = -9999; y <= 10'000 && !first; ++y)
      if (of_year(y))
        for (unsigned m = 1; m <= 12; ++m)
          for (unsigned d = 1; d <= length_of(y, m); ++d)
            if (!first && has(y, m, d)) first = number_of(y, m, d);
    for (int y = 10'000; y >= -9999 && !last; --y)
      if (of_year(y))
        for (unsigned m = 12; m >= 1; --m)
          for (unsigned d = length_of(y, m); d >= 1; --d)
            if (!last && has(y, m, d)) last = number_of(y, m, d);
  }
  [[nodiscard]] bool has_number(std::int64_t n) const {
    const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(n))};
    return has(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  }
};

bool fits(const std::string& pattern, int number) {
  const auto digits = padded(number, static_cast<int>(pattern.size()));
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] != 'X' && pattern[i] != digits[i]) return false;
  return digits.size() == pattern.size();
}

class writer {
 public:
  writer(testing::random_source& random, hemisphere where) : random_(&random), where_(where) {}

  /// Any form of one date.
  written date() {
    switch (pick(0, 9)) {
      case 0: return season();
      case 1: return few_digits();
      case 2: return exponent();
      default: return digits(static_cast<int>(pick(0, 2)), 3);
    }
  }
  /// Years, months or days, without masks where `one_in` is 0.
  written digits(int precision, std::int64_t one_in) {
    const auto digit = [&](int from, int to) {
      return one_in != 0 && pick(0, one_in) == 0 ? 'X' : static_cast<char>('0' + pick(from, to));
    };
    const bool negative = pick(0, 3) == 0;
    std::string year{digit(0, 9), digit(0, 9), digit(0, 9), digit(1, 9)}, month, dom;
    if (precision >= 1) month = pick(0, 1) == 0 ? std::string{digit(0, 0), digit(1, 9)} : std::string{digit(1, 1), digit(0, 2)};
    if (precision >= 2) {
      dom = std::string{digit(0, 2), digit(1, 8)};
      if (one_in != 0 && pick(0, 4) == 0) dom = "3X";
    }
    written w;
    w.of_year = [=](int y) { return (negative ? y < 0 : y >= 0) && fits(year, y < 0 ? -y : y); };
    w.has = [=, of = w.of_year](int y, unsigned m, unsigned d) {
      return of(y) && (month.empty() || fits(month, static_cast<int>(m))) && (dom.empty() || fits(dom, static_cast<int>(d)));
    };
    // Marks change no bound, wherever they stand.
    w.text = mark() + (negative ? "-" : "") + year + mark();
    if (!month.empty()) w.text += "-" + mark() + month + mark();
    if (!dom.empty()) w.text += "-" + mark() + dom + mark();
    w.enumerate();
    return w;
  }
  written season() {
    const int y0 = static_cast<int>(pick(-9999, 9998));
    const int code = static_cast<int>(pick(21, in_interval ? 24 : 41));
    // The months of each code, written out.
    static const std::vector<std::vector<int>> months{
        {3, 4, 5}, {6, 7, 8}, {9, 10, 11}, {12, 13, 14},                  // north: 21 to 24, 25 to 28
        {9, 10, 11}, {12, 13, 14}, {3, 4, 5}, {6, 7, 8},                  // south: 21 to 24, 29 to 32
        {1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12},                    // quarters
        {1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12},                      // thirds
        {1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}};                       // halves
    const int row = code <= 24 ? code - 21 + (where_ == hemisphere::south ? 4 : 0) : code <= 28 ? code - 25 : code - 25;
    const auto of = months[static_cast<std::size_t>(row)];
    written w;
    w.text = signed_year(y0) + "-" + std::to_string(code) + mark();
    w.of_year = [=](int y) { return y == y0 || y == y0 + 1; };
    w.has = [=](int y, unsigned m, unsigned) {
      const int counted = (y - y0) * 12 + static_cast<int>(m);
      return std::count(of.begin(), of.end(), counted) != 0;
    };
    w.enumerate();
    return w;
  }
  /// 1950S2: the years of as many digits that begin with the same two.
  written few_digits() {
    const int magnitude = static_cast<int>(pick(1, 9999));
    const auto n = static_cast<std::size_t>(pick(1, 5));
    const bool negative = pick(0, 3) == 0;
    written w;
    w.text = (negative ? "-" : "") + padded(magnitude, 4) + "S" + std::to_string(n) + mark();
    w.of_year = [=](int y) {
      const auto a = std::to_string(magnitude), b = std::to_string(y < 0 ? -y : y);
      return (negative ? y < 0 : y >= 0) && a.size() == b.size() && a.substr(0, n) == b.substr(0, n);
    };
    w.has = [of = w.of_year](int y, unsigned, unsigned) { return of(y); };
    w.enumerate();
    return w;
  }
  written exponent() {
    const int exponent = static_cast<int>(pick(1, 3));
    int y0 = static_cast<int>(pick(1, exponent == 1 ? 999 : exponent == 2 ? 99 : 9));
    const bool negative = pick(0, 1) == 0;
    written w;
    w.text = std::string("Y") + (negative ? "-" : "") + std::to_string(y0) + "E" + std::to_string(exponent);
    for (int i = 0; i < exponent; ++i) y0 *= 10;
    if (negative) y0 = -y0;
    w.of_year = [=](int y) { return y == y0; };
    w.has = [=](int y, unsigned, unsigned) { return y == y0; };
    w.enumerate();
    return w;
  }
  std::int64_t pick(std::int64_t a, std::int64_t b) { return (*random_)(a, b); }

  bool in_interval = false;

 private:
  std::string mark() {
    static const std::string all = "?~%";
    return pick(0, 9) == 0 ? std::string(1, all[static_cast<std::size_t>(pick(0, 2))]) : std::string();
  }
  static std::string signed_year(int y) { return (y < 0 ? "-" : "") + padded(y < 0 ? -y : y, 4); }

  testing::random_source* random_;
  hemisphere where_;
};

date_edge at(std::int64_t n) { return date_edge::at(day(n)); }

/// The spelling that EDTF calls canonical has the same bounds, and is its own.
void same_when_printed(const edtf& date, hemisphere where) {
  const auto again = parse_edtf(date.canonical());
  REQUIRE(again.canonical() == date.canonical());
  REQUIRE(again.bounds(where) == date.bounds(where));
  REQUIRE(again.flags() == date.flags());
}

}  // namespace

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

TEST_CASE("bounds of one date in every form equal an enumeration of the days that match") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int refused = 0;
  for (int round = 0; round < 1500; ++round) {
    const auto where = round % 2 == 0 ? hemisphere::north : hemisphere::south;
    writer write(random, where);
    auto w = write.date();
    CAPTURE(w.text);
    const auto read = try_parse_edtf(w.text);
    REQUIRE(static_cast<bool>(read) == w.first.has_value());  // what no day matches is no date
    if (!read) {
      ++refused;
      continue;
    }
    REQUIRE(read->bounds(where) == date_bounds{at(*w.first), at(*w.last), at(*w.first), at(*w.last)});
    for (int i = 0; i < 5; ++i) {
      const auto n = random(*w.first - 40, *w.last + 40);
      if (n < number_of(-9999, 1, 1) || n > number_of(9999, 12, 31)) continue;
      REQUIRE(read->matches(day(n), where) == w.has_number(n));
    }
    same_when_printed(*read, where);
    // A time of day moves no bound.
    if (w.text.size() == 10 && w.text.find_first_of("X?~%SE") == std::string::npos)
      REQUIRE(parse_edtf(w.text + "T23:30:00-04:00").bounds() == read->bounds());
  }
  CHECK(refused > 0);
}

TEST_CASE("bounds of intervals are those of their sides, open and unknown ones too") {
  testing::random_source random(testing::seed + 1);
  CAPTURE(testing::seed);
  int backwards = 0;
  for (int round = 0; round < 800; ++round) {
    const auto where = round % 2 == 0 ? hemisphere::north : hemisphere::south;
    writer write(random, where);
    write.in_interval = true;
    const auto side = [&](std::string& text, date_edge& first, date_edge& last) {
      if (write.pick(0, 4) == 0) {
        const bool open = write.pick(0, 1) == 0;
        first = last = open ? date_edge::open() : date_edge::unknown();
        text += open ? ".." : "";
        return;
      }
      auto w = write.date();
      while (!w.first) w = write.date();
      text += w.text;
      first = at(*w.first);
      last = at(*w.last);
    };
    std::string text;
    date_bounds expected;
    side(text, expected.earliest_start, expected.latest_start);
    text += '/';
    side(text, expected.earliest_end, expected.latest_end);
    CAPTURE(text);
    if (text == "/") {
      REQUIRE_FALSE(try_parse_edtf(text));
      continue;
    }
    const auto date = parse_edtf(text);
    REQUIRE(date.bounds(where) == expected);
    REQUIRE(date.level() == parse_edtf(date.text()).level());
    backwards += expected.ends_before_start() ? 1 : 0;
    same_when_printed(date, where);
    for (int i = 0; i < 5; ++i) {
      const auto n = random(number_of(-9999, 1, 1), number_of(9999, 12, 31));
      const bool after = !expected.earliest_start.is_day() || expected.earliest_start.value <= day(n);
      const bool before = !expected.latest_end.is_day() || day(n) <= expected.latest_end.value;
      REQUIRE(date.matches(day(n), where) == (after && before));
    }
  }
  CHECK(backwards > 20);
}

TEST_CASE("a set has the days of its members and of its ranges, and no others") {
  testing::random_source random(testing::seed + 2);
  CAPTURE(testing::seed);
  for (int round = 0; round < 600; ++round) {
    const auto where = round % 2 == 0 ? hemisphere::north : hemisphere::south;
    writer write(random, where);
    struct stretch {
      std::optional<std::int64_t> first = {}, last = {};
      std::function<bool(std::int64_t)> has;
    };
    std::vector<stretch> members;
    std::string list;
    const auto n = write.pick(1, 4);
    for (std::int64_t i = 0; i < n; ++i) {
      if (i != 0) list += ',';
      const auto kind = write.pick(0, 5);
      if (kind <= 2) {
        auto w = write.date();
        while (!w.first) w = write.date();
        list += w.text;
        members.push_back({w.first, w.last, [w](std::int64_t d) { return w.has_number(d); }});
        continue;
      }
      const int precision = static_cast<int>(write.pick(0, 2));
      auto a = write.digits(precision, 0), b = write.digits(precision, 0);
      if (*b.last < *a.first) std::swap(a, b);
      std::optional<std::int64_t> low = a.first, high = b.last;
      if (kind == 4 && i == 0) low.reset();
      if (kind == 5 && i + 1 == n) high.reset();
      list += (low ? a.text : "") + ".." + (high ? b.text : "");
      members.push_back({low, high, [low, high](std::int64_t d) { return (!low || *low <= d) && (!high || d <= *high); }});
    }
    const bool one = write.pick(0, 1) == 0;
    const auto text = (one ? "[" : "{") + list + (one ? "]" : "}");
    CAPTURE(text);
    const auto date = parse_edtf(text);
    REQUIRE(date.is_one_of() == one);
    REQUIRE(date.level() == 2);
    auto first = std::optional(std::int64_t{1} << 40), last = std::optional(-(std::int64_t{1} << 40));
    for (const auto& m : members) {
      first = first && m.first ? std::optional(std::min(*first, *m.first)) : std::nullopt;
      last = last && m.last ? std::optional(std::max(*last, *m.last)) : std::nullopt;
    }
    const auto low = first ? at(*first) : date_edge::open(), high = last ? at(*last) : date_edge::open();
    REQUIRE(date.bounds(where) == date_bounds{low, high, low, high});
    for (int i = 0; i < 8; ++i) {
      const auto& around = members[static_cast<std::size_t>(write.pick(0, n - 1))];
      const auto near = around.first.value_or(around.last.value_or(0));
      const auto d = i < 4 ? random(near - 3, near + 40) : random(number_of(-9990, 1, 1), number_of(9990, 12, 31));
      if (d < number_of(-9999, 1, 1) || d > number_of(9999, 12, 31)) continue;
      bool has = false;
      for (const auto& m : members) has = has || m.has(d);
      REQUIRE(date.matches(day(d), where) == has);
    }
    same_when_printed(date, where);
  }
}

}  // namespace test_date_bounds
