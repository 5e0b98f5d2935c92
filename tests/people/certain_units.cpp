// SPDX-License-Identifier: MIT
#include "people/certain_units.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include "made/small.hpp"

namespace test_certain_units {

using namespace habeas;
using namespace habeas::detail;

namespace {

/// Two records that may be one person, and the units of each case: joined, and apart.
struct two_cases {
  testing::small_dossier d;
  std::vector<std::vector<personal_unit>> cases{{}, {}};

  explicit two_cases(identity_verdict how) {
    for (const auto* name : {"a", "b"}) {
      person p;
      p.id = person_id(name);
      p.synthetic = true;
      d.content.people.push_back(p);
    }
    d.add("ab", identity_claim{person_id("a"), person_id("b"), how});
  }
  void unit(std::size_t which, std::int64_t first, std::int64_t last, std::size_t claim, bool of_all_runs = false) {
    personal_unit u;
    u.when = {instant::start_of(day(first)), instant::end_of(day(last)), {claim}, true, false};
    u.of_all_runs = of_all_runs;
    cases[which].push_back(u);
  }
  /// Number, days, claims that date it, and claims of identity of each.
  [[nodiscard]] std::multiset<std::string> found() const {
    const auto view = d.make();
    const identity_worlds worlds(view);
    REQUIRE(worlds.size() == 2);
    std::multiset<std::string> all;
    for (const auto& c : units_in_every_case(worlds, {{worlds.tied_to(0), cases}}))
      all.insert(fmt::format("{} in {}-{} by {} joined {}", c.number, c.unit.when.first.day, c.unit.when.last.day - 1, fmt::join(c.unit.when.said, ","),
                             c.joined_by.size()));
    return all;
  }
};

}  // namespace

TEST_CASE("certain_units: the narrowest stretches that hold a unit in each case") {
  two_cases one(identity_verdict::possibly_same);
  one.unit(0, 2, 2, 10);
  one.unit(0, 6, 6, 11);
  one.unit(1, 1, 4, 12);
  one.unit(1, 5, 8, 13);
  CHECK(one.found() == std::multiset<std::string>{"1 in 1-4 by 10,12 joined 0", "1 in 5-8 by 11,13 joined 0"});
}

TEST_CASE("certain_units: units that no one cut parts alike are counted together") {
  two_cases one(identity_verdict::possibly_same);
  one.unit(0, 1, 3, 10);
  one.unit(0, 4, 9, 11);
  one.unit(1, 1, 5, 12);
  one.unit(1, 6, 9, 13);
  CHECK(one.found() == std::multiset<std::string>{"1 in 1-5 by 10,12 joined 0", "1 in 4-9 by 11,13 joined 0", "2 in 1-9 by 10,11,12,13 joined 0"});
}

TEST_CASE("certain_units: all runs of a person as one count with none of them, and ask for the fewest claims") {
  two_cases one(identity_verdict::possibly_same);
  one.unit(0, 2, 2, 10);
  one.unit(0, 6, 6, 11);
  one.unit(0, 2, 6, 12, true);
  one.unit(1, 2, 6, 12);
  CHECK(one.found() == std::multiset<std::string>{"1 in 2-6 by 12 joined 0"});
}

TEST_CASE("certain_units: what \"the same\" adds rests on it, and what is there without it does not") {
  two_cases one(identity_verdict::same);
  one.unit(0, 2, 2, 10);
  one.unit(0, 6, 6, 11);
  one.unit(1, 6, 6, 11);
  CHECK(one.found() == std::multiset<std::string>{"1 in 6-6 by 11 joined 0", "1 in 2-2 by 10 joined 1"});
}

}  // namespace test_certain_units
