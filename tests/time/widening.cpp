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

TEST_CASE("a set is widened by nothing, or refused") {
  CHECK(wide("[2025-12-10,2025-12-20]") == "2025-12-10 2025-12-20 2025-12-10 2025-12-20");
  CHECK_THROWS_AS((void)wide("[2025-12-10~,2025-12-20]"), error);
}

TEST_CASE("impossible widths are refused") {
  const auto year = parse_edtf("1985~");
  CHECK_THROWS_AS((void)widened(year, {"bad", {}, {.year = -1}}), error);
  CHECK_THROWS_AS((void)widened(year, {"bad", {}, {.year = max_widening + 1}}), error);
  CHECK_NOTHROW((void)widened(parse_edtf("Y9999999999999999~"), {"large", {}, {.year = max_widening}}));
}

}  // namespace test_widening
