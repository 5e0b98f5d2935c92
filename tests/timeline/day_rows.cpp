// SPDX-License-Identifier: MIT
#include "timeline/day_rows.hpp"

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_day_rows {

using namespace habeas;

namespace {

const dossier& empty() {
  static const dossier d = testing::small_dossier().make();
  return d;
}

/// One point from day 0 to day 9, and the point.
std::pair<detail::day_rows, solve::variable> ten_days(const claim_premises& premises) {
  detail::day_rows days(premises, {});
  const auto v = days.rows().add(term::start_of(event_id("e")));
  days.rows().at_most(days.zero(), v, 0, row_rule::dated);
  days.rows().at_most(v, days.zero(), 9, row_rule::dated);
  return {std::move(days), v};
}

}  // namespace

TEST_CASE("day_rows: a masked date moves a point onto its days") {
  const claim_premises premises(empty());
  auto [days, v] = ten_days(premises);
  const auto date = parse_edtf("[1970-01-03,1970-01-07]");
  days.bind({v, &date, {}});
  const detail::solved_days solved(days, {}, {});
  CHECK(solved.converged);
  CHECK(solved.first_day(v) == 2);
  CHECK(solved.last_day(v) == 6);
  CHECK(solved.days_of(v, true).low_proof->steps.front().by == row_rule::mask);
}

TEST_CASE("day_rows: a date of which no day is left cannot hold") {
  const claim_premises premises(empty());
  auto [days, v] = ten_days(premises);
  CHECK(days.judge({}, {}).holds);
  const auto date = parse_edtf("[1970-02-03,1970-02-07]");
  days.bind({v, &date, {}});
  CHECK_FALSE(days.judge({}, {}).holds);
  CHECK_THROWS_AS(detail::solved_days(days, {}, {}), error);
}

}  // namespace test_day_rows
