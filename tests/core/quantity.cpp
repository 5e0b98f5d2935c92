// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <habeas/core/quantity.hpp>

namespace test_quantity {

using habeas::about_policy;
using habeas::errc;
using habeas::integer_interval;
using habeas::quantifier;
using habeas::quantity;

static_assert(std::regular<quantity>);

namespace {

/// The definition of each quantifier, written as a question about one number.
bool fits(const quantity& q, std::int64_t n) {
  switch (q.how()) {
    case quantifier::exact: return n == q.first();
    case quantifier::at_least: return n >= q.first();
    case quantifier::more_than: return n > q.first();
    case quantifier::at_most: return n <= q.first();
    case quantifier::fewer_than: return n < q.first();
    case quantifier::between: return q.first() <= n && n <= q.second();
    case quantifier::about:
    case quantifier::unquantified: return true;
  }
  return false;
}

errc code_of(quantifier how, std::int64_t n) {
  try {
    static_cast<void>(quantity::of(how, n));
  } catch (const habeas::error& e) {
    return e.code();
  }
  FAIL("nothing was thrown");
  return {};
}

}  // namespace

TEST_CASE("the words of the qualifiers") {
  CHECK(habeas::slug_list<quantifier>() ==
        "exact, at_least, more_than, at_most, fewer_than, about, between, unquantified");
}

TEST_CASE("an interval allows exactly the numbers that fit the words") {
  for (const auto& row : habeas::slug_table<quantifier>::rows) {
    const auto how = row.first;
    for (std::int64_t stated = 0; stated <= 6; ++stated) {
      if (how == quantifier::fewer_than && stated == 0) continue;
      const auto q = how == quantifier::between ? quantity::between(stated, stated + 2) : quantity::of(how, stated);
      CAPTURE(row.second);
      CAPTURE(stated);
      for (std::int64_t n = 0; n <= 12; ++n) {
        CAPTURE(n);
        CHECK(q.interval().contains(n) == fits(q, n));
      }
    }
  }
}

TEST_CASE("at the ends of what can be stated") {
  CHECK(quantity::exact(0).interval() == integer_interval{0, 0});
  CHECK(quantity::exact(quantity::greatest).interval() == integer_interval{quantity::greatest, quantity::greatest});
  CHECK(quantity::more_than(quantity::greatest).interval() == integer_interval{quantity::greatest + 1, std::nullopt});
  CHECK(quantity::fewer_than(1).interval() == integer_interval{std::nullopt, 0});
  CHECK(quantity::between(0, quantity::greatest).interval() == integer_interval{0, quantity::greatest});
  CHECK(quantity::between(5, 5).interval() == quantity::exact(5).interval());
}

TEST_CASE("what is no count is refused") {
  CHECK(code_of(quantifier::exact, -1) == errc::invalid_value);
  CHECK(code_of(quantifier::at_least, quantity::greatest + 1) == errc::invalid_value);
  CHECK(code_of(quantifier::fewer_than, 0) == errc::invalid_value);
  CHECK_THROWS_AS(static_cast<void>(quantity::between(7, 6)), habeas::error);
  CHECK_THROWS_AS(static_cast<void>(quantity::between(-1, 6)), habeas::error);
  CHECK_THROWS_WITH_AS(static_cast<void>(quantity::exact(-3)),
                       "not a count: got -3, wanted a whole number from 0 to 1000000000000",
                       habeas::error);
}

TEST_CASE("about is no bound until somebody says how wide it is") {
  const auto q = quantity::about(238);
  CHECK(q.interval().is_unbounded());
  CHECK(q.interval(about_policy{}) == integer_interval{238, 238});
  CHECK(q.interval(about_policy{.people = 10}) == integer_interval{228, 248});
  CHECK(q.interval(about_policy{.percent = 10}) == integer_interval{214, 262});  // 23.8, rounded up
  CHECK(q.interval(about_policy{.people = 30, .percent = 10}) == integer_interval{208, 268});
}

TEST_CASE("a width that is further than any number goes bounds nothing above, and never wraps around") {
  constexpr auto greatest = quantity::greatest;
  for (const std::int64_t percent : {std::int64_t{536'870'912}, std::int64_t{1} << 40, std::numeric_limits<std::int64_t>::max()}) {
    const auto wide = quantity::about(34'359'738'368).interval(about_policy{.percent = percent});
    CHECK(wide == integer_interval{0, std::nullopt});
    CHECK(quantity::about(greatest).interval(about_policy{.percent = percent}) == integer_interval{0, std::nullopt});
    CHECK(quantity::about(0).interval(about_policy{.percent = percent}) == integer_interval{0, 0});
  }
  CHECK(quantity::about(5).interval(about_policy{.people = std::numeric_limits<std::int64_t>::max()}) == integer_interval{0, std::nullopt});
  CHECK(quantity::about(greatest).interval(about_policy{.percent = 100}) == integer_interval{0, 2 * greatest});
  CHECK_THROWS_AS((void)quantity::about(5).interval(about_policy{.people = -1}), habeas::error);
  CHECK_THROWS_AS((void)quantity::about(5).interval(about_policy{.percent = -5}), habeas::error);
}

TEST_CASE("about never reaches below nobody, nor past 64 bits") {
  CHECK(quantity::about(3).interval(about_policy{.people = 10}) == integer_interval{0, 13});
  CHECK(quantity::about(0).interval(about_policy{.percent = 50}) == integer_interval{0, 0});
  CHECK(quantity::about(quantity::greatest).interval(about_policy{.percent = 100}) ==
        integer_interval{0, 2 * quantity::greatest});
}

TEST_CASE("a policy changes only about") {
  const about_policy wide{.people = 5, .percent = 50};
  CHECK(quantity::exact(10).interval(wide) == integer_interval{10, 10});
  CHECK(quantity::at_least(10).interval(wide) == integer_interval{10, std::nullopt});
  CHECK(quantity::unquantified().interval(wide).is_unbounded());
}

TEST_CASE("the stated number is kept as stated") {
  CHECK(quantity::more_than(600).stated() == 600);
  CHECK(quantity::between(10, 12).stated() == 10);
  CHECK(quantity::between(10, 12).second() == 12);
  CHECK_FALSE(quantity::unquantified().stated().has_value());
  CHECK(quantity() == quantity::unquantified());
  CHECK(quantity::of(quantifier::unquantified, 99) == quantity::unquantified());
}

TEST_CASE("statements that allow the same numbers are still different statements") {
  CHECK(quantity::more_than(9).interval() == quantity::at_least(10).interval());
  CHECK(quantity::more_than(9) != quantity::at_least(10));
}

TEST_CASE("an interval without ends holds everything") {
  CHECK(integer_interval{}.is_unbounded());
  CHECK(integer_interval{}.contains(INT64_MIN));
  CHECK(integer_interval{}.contains(INT64_MAX));
  CHECK_FALSE(integer_interval{3, std::nullopt}.is_unbounded());
  CHECK_FALSE(integer_interval{4, 3}.contains(3));
}

TEST_CASE("quantities read as people say them, without separators in any locale") {
  CHECK(to_string(quantity::exact(1777)) == "1777");
  CHECK(to_string(quantity::at_least(80)) == "at least 80");
  CHECK(to_string(quantity::more_than(600)) == "more than 600");
  CHECK(to_string(quantity::at_most(5)) == "at most 5");
  CHECK(to_string(quantity::fewer_than(5)) == "fewer than 5");
  CHECK(to_string(quantity::about(1000000)) == "about 1000000");
  CHECK(to_string(quantity::between(10, 12)) == "10 to 12");
  CHECK(to_string(quantity::unquantified()) == "unquantified");
}

}  // namespace test_quantity
