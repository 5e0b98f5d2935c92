// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include <habeas/time/widening_text.hpp>

namespace test_widening_text {

using namespace habeas;

namespace {

std::vector<problem> faults(std::string_view text) {
  try {
    (void)parse_widening(text);
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    return e.problems();
  }
  return {};
}

}  // namespace

TEST_CASE("a policy is named, or written out in any order") {
  CHECK(parse_widening("one_unit") == named_widenings()[0]);
  CHECK(parse_widening("loose").approximate.day == 7);
  const auto mine = parse_widening("?day=3,name=mine,~year=365,~month=31");
  CHECK(mine.name == "mine");
  CHECK(mine.approximate == widening{.year = 365, .month = 31});
  CHECK(mine.uncertain == widening{.day = 3});
  CHECK(to_string(mine) == "name=mine,~year=365,~month=31,?day=3");
  CHECK(widths_text(mine) == "~year=365,~month=31,?day=3");
  CHECK(parse_widening("name=none").uncertain == widening{});
}

TEST_CASE("what is printed is read back as the same") {
  for (const auto& p : named_widenings()) CHECK(parse_widening(to_string(p)) == p);
  for (const char* text : {"name=a", "name=b_2,~season=92", "name=c,~year=366000000,?year=1,?season=2,?month=3,?day=4"}) {
    CHECK(to_string(parse_widening(text)) == text);
    CHECK(parse_widening(to_string(parse_widening(text))) == parse_widening(text));
  }
}

TEST_CASE("the named ones have no season or month longer than their year, and widen ~ at least as far as ?") {
  for (const auto& p : named_widenings())
    for (const auto days : {&widening::year, &widening::season, &widening::month, &widening::day}) {
      CHECK(p.uncertain.*days <= p.approximate.*days);
      CHECK(p.approximate.*days <= p.approximate.year);
      CHECK(p.approximate.*days > 0);
    }
}

TEST_CASE("every fault is listed, with its place") {
  const auto all = faults("~year=a lot,%day=3,~decade=9,~month=3,~month=4,?day=,");
  REQUIRE(all.size() == 7);
  CHECK(all[0].what == "not a number of days");
  CHECK(all[0].got == "'a lot'");
  CHECK(all[0].column == 1);
  CHECK(all[1].what == "% takes the larger of ~ and ? and has no width of its own");
  CHECK(all[1].column == 13);
  CHECK(all[2].what == "no such width");
  CHECK(all[2].got == "'~decade=9'");
  CHECK(all[3].what == "named twice");
  CHECK(all[4].got == "nothing");
  CHECK(all[5].what == "no such width");
  CHECK(all[6].what == "a policy needs a name that answers can repeat");
}

TEST_CASE("no text is taken for a policy that it does not name") {
  for (const char* text : {"", "tight", "One_unit", "name=", "name=a b", "name=Mine", "name=a,name=b", "name=a,~year=366000001", "name=a,~year=-1",
                           "name=a,~year=1.5", "name=a,~year=+1", "name=a ,~year=1", "name=a,, ~year=1", "=3", "name=a,year=3", "name=a,~=3"}) {
    CAPTURE(text);
    CHECK_FALSE(faults(text).empty());
  }
  CHECK(faults("name=loose,~day=1").front().what == "the name of a known policy, for other widths");
  CHECK(faults(std::string(2000, '=')).size() == 1);
}

}  // namespace test_widening_text
