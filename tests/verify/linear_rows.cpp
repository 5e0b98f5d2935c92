// SPDX-License-Identifier: MIT
#include "verify/linear_rows.hpp"

#include <doctest/doctest.h>

#include <habeas/io/term_text.hpp>

#include "made/small.hpp"

namespace test_check_linear {

using namespace habeas;

using namespace habeas::verify;
using namespace habeas::verify::detail;

namespace {
term of(const std::string& chain, const std::string& sex = {}) {
  return term::of(account_id("count"), io::read_chain(chain), {}, sex.empty() ? stratum_name{} : stratum_name{"sex", sex});
}
}  // namespace

TEST_CASE("what is left of a count once kinds, strata or both are taken off is part of it, and nothing else is") {
  CHECK(is_part_of_count({{of("exits"), 1}, {of("exits:release"), -1}, {of("exits:death"), -1}}));
  CHECK(is_part_of_count({{of("exits"), 1}, {of("exits", "women"), -1}}));
  CHECK(is_part_of_count({{of("exits:release"), 1}, {of("exits:release", "women"), -1}}));
  CHECK(is_part_of_count({{of("exits", "women"), 1}, {of("exits:release", "women"), -1}}));
  CHECK(is_part_of_count({{of("exits"), 1}, {of("exits:release"), -1}, {of("exits", "women"), -1}, {of("exits:release", "women"), 1}}));
  // A kind taken off twice, entries off exits, two strata, one count alone, two strata that need not be apart.
  CHECK_FALSE(is_part_of_count({{of("exits"), 1}, {of("exits:release"), -2}}));
  CHECK_FALSE(is_part_of_count({{of("exits"), 1}, {of("entries:arrest"), -1}}));
  CHECK_FALSE(is_part_of_count({{of("exits"), 1}, {of("exits", "women"), -1}, {of("exits", "men"), -1}}));
  CHECK_FALSE(is_part_of_count({{of("exits"), 1}}));
  CHECK_FALSE(is_part_of_count({{of("exits:death"), 1}, {of("exits:release", "women"), -1}}));
  CHECK_FALSE(is_part_of_count({{of("exits"), -1}, {of("exits:release"), 1}}));
  CHECK_FALSE(is_part_of_count({{of("held", "women"), 1}, {of("held", "men"), -1}}));
}

TEST_CASE("a row reads as a rise only where it takes from one point what it gives at the other") {
  auto at = [](term t, const char* point) {
    t.point = account_point::of(named_time_id(point));
    return t;
  };
  sum_row r;
  r.add(at(of("exits"), "p"), 1);
  r.add(at(of("exits:release"), "p"), -1);
  r.add(at(of("exits"), "q"), -1);
  CHECK(as_rises(r).empty());
  r.add(at(of("exits:release"), "q"), 1);
  REQUIRE(as_rises(r).size() == 2);
  CHECK(is_part_of_count(as_rises(r)[0].count) != is_part_of_count(as_rises(r)[1].count));
  r.most = 1;
  CHECK(as_rises(r).empty());
}

}  // namespace test_check_linear
