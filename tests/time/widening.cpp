// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include <habeas/time/widening.hpp>

namespace test_widening {

using namespace habeas;

namespace {

const widening_policy some{
    "some", {.year = 366, .month = 31, .day = 2}, {.year = 731, .season = 45, .month = 15, .day = 7}};

std::string wide(const char* text) {
  const auto b = widened(parse_edtf(text), some, hemisphere::north);
  return to_string(b.earliest_start) + " " + to_string(b.latest_start) + " " + to_string(b.earliest_end) + " " +
         to_string(b.latest_end);
}

}  // namespace

TEST_CASE("only what is qualified is widened, by its precision") {
  CHECK(wide("2025-12") == "2025-12-01 2025-12-31 2025-12-01 2025-12-31");
  CHECK(wide("2025-12~") == "2025-11-16 2026-01-15 2025-11-16 2026-01-15");
  CHECK(wide("2025-12-10?") == "2025-12-08 2025-12-12 2025-12-08 2025-12-12");
  CHECK(wide("2025-12-10%") == "2025-12-03 2025-12-17 2025-12-03 2025-12-17");
  CHECK(wide("2025-12%") == "2025-10-31 2026-01-31 2025-10-31 2026-01-31");
  CHECK(wide("2001-21~") == "2001-01-15 2001-07-15 2001-01-15 2001-07-15");
  CHECK(wide("2001-21?") == "2001-03-01 2001-05-31 2001-03-01 2001-05-31");
}

TEST_CASE("each side of an interval has its own qualifiers; open sides stay open") {
  CHECK(wide("2025-12-10~/2025-12-20") == "2025-12-03 2025-12-17 2025-12-20 2025-12-20");
  CHECK(wide("2025-12-10~/..") == "2025-12-03 2025-12-17 open open");
  CHECK(wide("/2025-12-10~") == "unknown unknown 2025-12-03 2025-12-17");
}

TEST_CASE("a set is widened by its members, each by its own width") {
  CHECK(wide("[2025-12-10,2025-12-20]") == "2025-12-10 2025-12-20 2025-12-10 2025-12-20");
  CHECK(wide("[2025-12-10~,2025-12-20]") == "2025-12-03 2025-12-20 2025-12-03 2025-12-20");
  CHECK(wide("[2025-12-10~,2025-12-09?]") == "2025-12-03 2025-12-17 2025-12-03 2025-12-17");
  CHECK(wide("{2025-12-10..2025-12-20~}") == "2025-12-10 2025-12-27 2025-12-10 2025-12-27");
  CHECK(wide("[..2025-12-20~]") == "open 2025-12-27 open 2025-12-27");
}

TEST_CASE("a policy covers a date where each of its qualified parts has a width") {
  const widening_policy days{"days", {}, {.day = 7}};
  CHECK(days.covers(parse_edtf("2025-12-10~")));
  CHECK(days.covers(parse_edtf("2025-12-10%")));
  CHECK(days.covers(parse_edtf("2025-12-10~/2025-12")));
  CHECK_FALSE(days.covers(parse_edtf("2025-12-10?")));
  CHECK_FALSE(days.covers(parse_edtf("2025-12~")));
  CHECK_FALSE(days.covers(parse_edtf("2025-12-10~/2025-12-20?")));
  CHECK_FALSE(days.covers(parse_edtf("2025-12-10")));
}

TEST_CASE("every policy widens outwards, and its bounds hold those written") {
  for (const char* text : {"1985~", "2001-21%", "2001-04?", "[1667~,1668?..1670]", "156X-12-25~", "1984?/2004-06~", "Y3388E2S3~", "../2004~"}) {
    const auto date = parse_edtf(text);
    const auto as_written = date.bounds(hemisphere::north), moved = widened(date, some, hemisphere::north);
    const auto outside = [](const date_edge& a, const date_edge& b) { return a.what == b.what && (!a.is_day() || a.value <= b.value); };
    CAPTURE(text);
    CHECK(outside(moved.earliest_start, as_written.earliest_start));
    CHECK(outside(as_written.latest_start, moved.latest_start));
    CHECK(outside(moved.earliest_end, as_written.earliest_end));
    CHECK(outside(as_written.latest_end, moved.latest_end));
  }
}

TEST_CASE("impossible widths are refused") {
  const auto year = parse_edtf("1985~");
  CHECK_THROWS_AS((void)widened(year, {"bad", {}, {.year = -1}}), error);
  CHECK_THROWS_AS((void)widened(year, {"bad", {}, {.year = max_widening + 1}}), error);
  CHECK_NOTHROW((void)widened(parse_edtf("Y9999999999999999~"), {"large", {}, {.year = max_widening}}));
}

}  // namespace test_widening
