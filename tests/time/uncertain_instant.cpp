// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include <habeas/time/uncertain_instant.hpp>

namespace test_point {

using namespace habeas;

namespace {

constexpr std::int32_t caracas = -240;

std::string cutoff(const char* text, std::int32_t clock = caracas) {
  return to_string(cutoff_point(parse_edtf(text), clock, hemisphere::north));
}
std::string starts(const char* text) {
  return to_string(window_start(parse_edtf(text), caracas, hemisphere::north));
}
std::string ends(const char* text) {
  return to_string(window_end(parse_edtf(text), caracas, hemisphere::north));
}

}  // namespace

TEST_CASE("a cut-off is some instant in its days") {
  CHECK(cutoff("2026-01-19") == "2026-01-19T00:00:00 to 2026-01-20T00:00:00");
  CHECK(cutoff("2025-12~") == "2025-12-01T00:00:00 to 2026-01-01T00:00:00");
  CHECK(cutoff("2026-01-18/2026-01-20") == "2026-01-18T00:00:00 to 2026-01-21T00:00:00");
  CHECK(cutoff("2026-01-18/..") == "2026-01-18T00:00:00 to unbounded future");
  CHECK(cutoff("/2026-01-18") == "unbounded past to 2026-01-19T00:00:00");
}

TEST_CASE("a time makes a cut-off exact, on the dossier's clock") {
  CHECK(cutoff("2026-01-19T19:30:00") == "2026-01-19T19:30:00");
  CHECK(cutoff("2026-01-19T19:30-04:00") == "2026-01-19T19:30:00");
  CHECK(cutoff("2026-01-19T23:30:00Z") == "2026-01-19T19:30:00");
  CHECK(cutoff("2026-01-19T02:00:00Z") == "2026-01-18T22:00:00");
  CHECK(cutoff("2026-01-19T22:00:00-04:00", 60) == "2026-01-20T03:00:00");
  CHECK(cutoff("2026-01-19T24:00:00") == "2026-01-20T00:00:00");
  CHECK(cutoff_point(parse_edtf("2026-01-19T19:30:00"), caracas).is_exact());
  CHECK_FALSE(cutoff_point(parse_edtf("2026-01-19"), caracas).is_exact());
  // The day of the date is the one written, whatever the clock makes of the instant.
  CHECK(to_string(parse_edtf("2026-01-19T02:00:00Z").bounds().earliest_start) == "2026-01-19");
}

TEST_CASE("a closed window runs from the start of its first day to the end of its last") {
  CHECK(starts("2026-01-08") == "2026-01-08T00:00:00");
  CHECK(ends("2026-01-20") == "2026-01-21T00:00:00");
  CHECK(starts("2025-12~") == "2025-12-01T00:00:00 to 2025-12-31T00:00:00");
  CHECK(ends("2025-12~") == "2025-12-02T00:00:00 to 2026-01-01T00:00:00");
  // A whole unit is all of it; one that is marked names days on one of which it starts.
  CHECK(starts("2031-06") == "2031-06-01T00:00:00");
  CHECK(ends("2031-06") == "2031-07-01T00:00:00");
  CHECK(starts("2011") == "2011-01-01T00:00:00");
  CHECK(ends("2011") == "2012-01-01T00:00:00");
  CHECK(starts("2026-21") == "2026-03-01T00:00:00");
  CHECK(ends("2031-05/2031-07") == "2031-08-01T00:00:00");
  CHECK(starts("2031-06-XX") == "2031-06-01T00:00:00 to 2031-06-30T00:00:00");
  CHECK(ends("[2031-06-03,2031-06-09]") == "2031-06-04T00:00:00 to 2031-06-10T00:00:00");
  CHECK(starts("1950S2") == "1900-01-01T00:00:00 to 1999-12-31T00:00:00");
  CHECK(starts("2026-01-08T10:00:00") == "2026-01-08T10:00:00");
  CHECK(ends("2026-01-20T10:00:00") == "2026-01-20T10:00:00");
  CHECK(ends("2026-01-20/..") == "unbounded past to unbounded future");
  CHECK(starts("2026-01-20/..") == "2026-01-20T00:00:00");
}

TEST_CASE("a thing said counts from its latest end on") {
  CHECK(to_string(latest_end_instant(parse_edtf("2026-01-19"), caracas)) == "2026-01-20T00:00:00");
  CHECK(to_string(latest_end_instant(parse_edtf("2026-01"), caracas)) == "2026-02-01T00:00:00");
  CHECK(to_string(latest_end_instant(parse_edtf("2026-01-19T10:00Z"), caracas)) == "2026-01-19T06:00:00");
  CHECK(latest_end_instant(parse_edtf("2026-01/.."), caracas) == instant::latest());
}

TEST_CASE("points are in order only where it is certain") {
  const auto at = [](const char* text) { return cutoff_point(parse_edtf(text), caracas); };
  CHECK(certainly_not_after(at("2026-01-19"), at("2026-01-20")));
  CHECK_FALSE(certainly_not_after(at("2026-01-20"), at("2026-01-19")));
  CHECK_FALSE(certainly_not_after(at("2026-01-19"), at("2026-01-19")));
  CHECK(certainly_not_after(at("2026-01-19T10:00"), at("2026-01-19T10:00")));
  CHECK(certainly_not_after(at("2026-01-19T10:00"), at("2026-01-19T10:01")));
  CHECK_FALSE(certainly_not_after(at("2025-12"), at("2025-12-31")));
  CHECK(certainly_not_after(window_end(parse_edtf("2026-01-07"), caracas),
                            window_start(parse_edtf("2026-01-08"), caracas)));
  CHECK_FALSE(certainly_not_after(at("2026-01-19/.."), at("2030")));
}

TEST_CASE("a season needs its hemisphere for a point too") {
  CHECK_THROWS_AS((void)cutoff_point(parse_edtf("2026-21"), caracas), error);
}

}  // namespace test_point
