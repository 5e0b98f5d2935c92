// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <habeas/simulate/settings.hpp>

namespace test_settings {

using namespace habeas;

TEST_CASE("sizes outside their limits are refused with the limits") {
  CHECK_NOTHROW(require_valid({}));
  const auto refused = [](auto change) {
    simulation_settings s;
    change(s);
    CHECK_THROWS_AS(require_valid(s), error);
  };
  refused([](simulation_settings& s) { s.days = 6; });
  refused([](simulation_settings& s) { s.people = -1; });
  refused([](simulation_settings& s) { s.counters = 0; });
  refused([](simulation_settings& s) { s.claims = 0; });
  refused([](simulation_settings& s) { s.named = 10'001; });
  // Days that have no year of four digits.
  refused([](simulation_settings& s) { s.first_day = day::from_civil(9998, 12, 1); });
  refused([](simulation_settings& s) { s.first_day = day::from_civil(0, 12, 31); });
  refused([](simulation_settings& s) { s.first_day = day::from_civil(9'999'999'999'999, 1, 1); });
}

}  // namespace test_settings
