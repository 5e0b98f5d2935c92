// SPDX-License-Identifier: MIT
#include <set>

#include <doctest/doctest.h>

#include "simulate/random_source.hpp"
#include <habeas/simulate/history.hpp>

namespace test_history {

using namespace habeas;

TEST_CASE("steps are in order, and each follows from the one before") {
  simulation_settings s;
  s.people = 3'000;
  random_source throws(7);
  const auto all = make_history(s, throws);
  CHECK(all.people.size() == 3'000);
  std::set<custody_step_kind> kinds;
  bool home = false;
  for (const auto& p : all.people) {
    bool held = false;
    std::int64_t last = before_all - 1;
    for (const auto& t : p.steps) {
      kinds.insert(t.what);
      home = home || t.place == own_home;
      REQUIRE(t.hour > last);
      REQUIRE(t.hour < all.hours);
      const bool into = t.what == custody_step_kind::arrest || t.what == custody_step_kind::rearrest;
      REQUIRE(held != into);
      if (t.what != custody_step_kind::transfer) held = into;
      last = t.hour;
    }
  }
  CHECK(kinds.size() == 6);
  CHECK(home);
}

}  // namespace test_history
