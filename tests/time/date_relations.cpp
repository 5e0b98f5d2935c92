// SPDX-License-Identifier: MIT
#include <habeas/time/date_relations.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace test_date_relations {

using namespace habeas;

namespace {

std::string between(const char* a, const char* b) { return to_string(possible_relations(parse_edtf(a), parse_edtf(b))); }

/// Every stretch of days, first and last, that a date of January 2031 can mean, within days around it.
std::vector<std::pair<int, int>> stretches(const std::string& text, const std::vector<std::pair<int, int>>& members, int outermost) {
  std::vector<std::pair<int, int>> all;
  if (text.front() == '[') {
    for (const auto& [low, high] : members)
      for (int d = low; d <= high; ++d) all.emplace_back(d, d);
    return all;
  }
  // On each of its days: it starts with the first at the latest, and ends with the last at the earliest.
  int first = members.front().first, last = members.front().second;
  for (const auto& [low, high] : members) first = std::min(first, low), last = std::max(last, high);
  for (int a = -outermost; a <= first; ++a)
    for (int z = std::max(a, last); z <= outermost; ++z) all.emplace_back(a, z);
  return all;
}

}  // namespace

TEST_CASE("of one of a set, start and end are in one and the same member") {
  CHECK(between("[2031-01-02,2031-01-09]", "2031-01-05") == "before, after");
  CHECK(between("[2031-01-02,2031-01-04]", "2031-01-05") == "before, meets");
  CHECK(between("[2031-01-02..2031-01-04]", "2031-01-02/2031-01-04") == "starts, during, finishes");
  // A member that is a month may be any stretch within it.
  CHECK(between("[2031-01,2031-03]", "2031-02") == "before, meets, met_by, after");
  CHECK(between("[2031-01,2031-03]", "2031-01/2031-03").find("during") != std::string::npos);
  // By its hull it could last from January to March, and have February within it.
  CHECK(to_string(possible_relations(parse_edtf("[2031-01,2031-03]").bounds(), parse_edtf("2031-02").bounds())).find("contains") != std::string::npos);
}

TEST_CASE("of all of a set, it is from the first at the latest to the last at the earliest") {
  CHECK(between("{2031-01-02,2031-01-09}", "2031-01-05") == "contains");
  CHECK(between("{2031-01-02,2031-01-09}", "2031-01-02") == "contains, started_by");
  CHECK(between("2031-01-05", "{2031-01-02,2031-01-09}") == "during");
}

TEST_CASE("dates without a set are read by their four bounds") {
  for (const auto& [a, b] : {std::pair("2031-01-02", "2031-01"), {"2031-01-02/2031-02", "2031"}, {"2031-01/..", "2031-01-07"}})
    CHECK(possible_relations(parse_edtf(a), parse_edtf(b)) == possible_relations(parse_edtf(a).bounds(), parse_edtf(b).bounds()));
  CHECK_THROWS_AS((void)possible_relations(parse_edtf("2031-21"), parse_edtf("2031")), error);
  CHECK(possible_relations(parse_edtf("2031-24"), parse_edtf("2031-07"), hemisphere::south).contains(allen_relation::contains));
}

TEST_CASE("relations of sets of days equal an enumeration of days") {
  std::mt19937_64 random(8'031);
  const auto from_to = [&](int low, int high) { return low + static_cast<int>(random() % static_cast<std::uint64_t>(high - low + 1)); };
  const auto any_set = [&] {
    std::vector<std::pair<int, int>> members;
    const bool one_of = random() % 3 != 0;
    std::string text = one_of ? "[" : "{";
    for (int i = 0, n = from_to(1, 3); i < n; ++i) {
      const int low = from_to(5, 14), high = random() % 2 == 0 ? low : from_to(low, 14);
      text += (i == 0 ? "" : ",") + std::string("2031-01-") + (low < 10 ? "0" : "") + std::to_string(low);
      if (high != low) text += std::string("..2031-01-") + (high < 10 ? "0" : "") + std::to_string(high);
      members.emplace_back(low, high);
    }
    text += one_of ? "]" : "}";
    return std::pair(text, members);
  };
  const auto on = [](int d) { return day::from_civil(2031, 1, 10).plus(d - 10); };
  for (int round = 0; round < 400; ++round) {
    const auto [a, ours] = any_set();
    const auto [b, theirs] = any_set();
    // Sets of all days are open outwards: their days run well past those of the other.
    allen_set expected;
    for (const auto& [p, q] : stretches(a, ours, 22))
      for (const auto& [r, s] : stretches(b, theirs, 22)) expected = expected | allen_set(relation_of(on(p), on(q), on(r), on(s)));
    CAPTURE(a);
    CAPTURE(b);
    REQUIRE(to_string(possible_relations(parse_edtf(a), parse_edtf(b))) == to_string(expected));
  }
}

}  // namespace test_date_relations
