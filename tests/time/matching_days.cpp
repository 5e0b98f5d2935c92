// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include <habeas/time/matching_days.hpp>

namespace test_matching_days {

using namespace habeas;

namespace {

std::string listed(const char* text, day from, day to, std::optional<hemisphere> where = {}) {
  std::string all;
  for (const day d : matching_days(parse_edtf(text), from, to, where)) all += (all.empty() ? "" : " ") + to_string(d);
  return all;
}
day d(int y, unsigned m, unsigned n) {
  return day::from_civil(y, m, n);
}

}  // namespace

TEST_CASE("the days of a date within limits, in order") {
  CHECK(listed("XXXX-10-18", d(2020, 1, 1), d(2022, 12, 31)) == "2020-10-18 2021-10-18 2022-10-18");
  CHECK(listed("XXXX-02-29", d(2001, 1, 1), d(2012, 12, 31)) == "2004-02-29 2008-02-29 2012-02-29");
  CHECK(listed("[2026-01-30..2026-02-01,2026-03-05]", d(2026, 1, 1), d(2026, 12, 31)) ==
        "2026-01-30 2026-01-31 2026-02-01 2026-03-05");
  CHECK(listed("2026-01-19/..", d(2026, 1, 18), d(2026, 1, 20)) == "2026-01-19 2026-01-20");
  CHECK(listed("2026-01-19", d(2026, 1, 20), d(2026, 1, 25)).empty());
  CHECK(listed("2026", d(2026, 1, 20), d(2026, 1, 19)).empty());
  // The last day there is ends it, and does not run over.
  CHECK(listed("Y9999999999999999", d(1, 1, 1), day::from_civil(max_year, 1, 2)) ==
        "9999999999999999-01-01 9999999999999999-01-02");
  CHECK_THROWS_AS((void)listed("2001-21", d(2001, 1, 1), d(2001, 12, 31)), error);
  CHECK(listed("2001-24", d(2002, 2, 27), d(2002, 3, 5), hemisphere::north) == "2002-02-27 2002-02-28");
}

}  // namespace test_matching_days
