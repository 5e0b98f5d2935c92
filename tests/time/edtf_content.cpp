// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <habeas/time/edtf.hpp>
#include <habeas/time/edtf_content.hpp>

namespace test_edtf_content {

using namespace habeas;

TEST_CASE("times of day are equal when seconds and offset are, written or not") {
  CHECK(time_of_day{60, {}} == time_of_day{60, {}});
  CHECK(time_of_day{60, {}} != time_of_day{60, 0});
  CHECK(time_of_day{60, 0} != time_of_day{61, 0});
}

TEST_CASE("a range runs backwards when it ends before it starts") {
  const auto date = [](const char* text) { return *parse_edtf(text).start(); };
  detail::set_member m{date("1985"), date("1984-12"), true, false, false};
  CHECK(m.runs_backwards(hemisphere::north));
  m.high = date("1985-01");
  CHECK_FALSE(m.runs_backwards(hemisphere::north));
  m.high = date("1984");
  m.is_range = false;
  CHECK_FALSE(m.runs_backwards(hemisphere::north));
  m.is_range = m.low_open = true;
  CHECK_FALSE(m.runs_backwards(hemisphere::north));
  // Southern summers cross the year, autumns follow in the next one's numbers.
  m = {date("2001-22"), date("2001-23"), true, false, false};
  CHECK_FALSE(m.runs_backwards(hemisphere::north));
  CHECK(m.runs_backwards(hemisphere::south));
}

}  // namespace test_edtf_content
