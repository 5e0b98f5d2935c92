// SPDX-License-Identifier: MIT
#include <habeas/model/account_point.hpp>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <doctest/doctest.h>

namespace test_account_point {

using namespace habeas;

namespace {

day on(unsigned d) { return day::from_civil(2026, 1, d); }

/// Ids that look like something else, and something of every kind that bears each of them.
std::vector<account_point> every_kind() {
  std::vector<account_point> all{account_point::start(), account_point::end_of(on(1)), account_point::at(instant::at(on(2), 3600))};
  for (const char* id : {"s", "s:from", "s:to", "claim:s", "end:2026-01-01", "start", "{}", "\"", "%s", "\xF0\x9F\x95\x8A", "a=b"}) {
    all.push_back(account_point::of(bulletin_id(id)));
    all.push_back(account_point::of(named_time_id(id)));
    all.push_back(account_point::cutoff_of(claim_id(id)));
    all.push_back(account_point::from_of(claim_id(id)));
    all.push_back(account_point::to_of(claim_id(id)));
    all.push_back(account_point::start_of(event_id(id)));
    all.push_back(account_point::end_of(event_id(id)));
  }
  return all;
}

}  // namespace

TEST_CASE("account_point: the end of a day is the start of the next") {
  CHECK(account_point::end_of(on(7)) == account_point::start_of(on(8)));
  CHECK(to_string(account_point::start_of(on(8))) == "end:2026-01-07");
  CHECK(to_string(account_point::at(instant::at(on(19), 70'205))) == "at:2026-01-19T19:30:05");
}

TEST_CASE("account_point: the words of answers") {
  CHECK(to_string(account_point()) == "");
  CHECK(account_point().is_null());
  CHECK(to_string(account_point::start()) == "start");
  CHECK(to_string(account_point::cutoff_of(claim_id("a:b"))) == "claim:a:b");
  CHECK(to_string(account_point::from_of(claim_id("a"))) == "claim:a:from");
  CHECK(to_string(account_point::to_of(claim_id("a"))) == "claim:a:to");
  CHECK(to_string(account_point::of(bulletin_id("a"))) == "bulletin:a");
  CHECK(to_string(account_point::of(named_time_id("a"))) == "point:a");
  CHECK(to_string(account_point::start_of(event_id("a"))) == "event_start:a");
  CHECK(fmt::format("{}", account_point::end_of(event_id("a"))) == "event_end:a");
}

TEST_CASE("account_point: points are one only where they are of one kind and of one thing, whatever their words") {
  const auto all = every_kind();
  std::unordered_set<account_point> hashed;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < all.size(); ++j) {
      CHECK((all[i] == all[j]) == (i == j));
      CHECK(((all[i] <=> all[j]) == 0) == (i == j));
      CHECK((all[i] < all[j]) == (all[j] > all[i]));
    }
  hashed.insert(all.begin(), all.end());
  CHECK(hashed.size() == all.size());
  // Two points with one text: the cut-off of s:from, and the start of the window of s.
  CHECK(to_string(account_point::cutoff_of(claim_id("s:from"))) == to_string(account_point::from_of(claim_id("s"))));
  CHECK(account_point::cutoff_of(claim_id("s:from")) != account_point::from_of(claim_id("s")));
}

TEST_CASE("account_point: the order is that of the words, then of the kind") {
  auto all = every_kind();
  std::sort(all.begin(), all.end());
  for (std::size_t i = 1; i < all.size(); ++i) {
    CAPTURE(to_string(all[i - 1]));
    CAPTURE(to_string(all[i]));
    CHECK(to_string(all[i - 1]) <= to_string(all[i]));
  }
  CHECK(account_point::end_of(on(1)) < account_point::end_of(on(2)));
}

TEST_CASE("account_point: a time reference names a point by an id, or says a date") {
  CHECK(named_in(time_ref{time_ref::how::claim, {}, "a"}) == account_point::cutoff_of(claim_id("a")));
  CHECK(named_in(time_ref{time_ref::how::event_end, {}, "a"}) == account_point::end_of(event_id("a")));
  CHECK_FALSE(named_in(time_ref{time_ref::how::as_of, parse_edtf("2026-01-01"), {}}));
}

TEST_CASE("stratum_name: an axis and a part of it, ordered as their words") {
  CHECK(to_string(stratum_name{"sex", "women"}) == "sex=women");
  CHECK(to_string(stratum_name{}) == "");
  CHECK(stratum_name{"a=b", "c"} != stratum_name{"a", "b=c"});
  CHECK((stratum_name{"a=b", "c"} <=> stratum_name{"a", "b=c"}) != 0);
  CHECK(stratum_name{"a-b", "x"} < stratum_name{"a", "x"});  // "a-b=x" is before "a=x"
}

}  // namespace test_account_point
