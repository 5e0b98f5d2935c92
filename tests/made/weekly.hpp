// SPDX-License-Identifier: MIT
// An account that is counted week by week, as long as wanted: all its claims can hold.
#pragma once

#include <cstdint>
#include <string>

#include <habeas/time/day.hpp>

#include "small.hpp"

namespace habeas::testing {

/// The day so many days after the first of 2031.
inline std::string day_of_2031(int n) { return to_string(day::from_civil(2031, 1, 1).plus(n)); }

/// A stock each week by one counter, with all who came and went since, said the day after.
inline small_dossier weekly_counts(int weeks, std::uint64_t seed = 5) {
  random_source random(seed);
  small_dossier d;
  std::int64_t held = 3000;
  for (int w = 0; w < weeks; ++w) {
    const auto came = random(0, 59), went = random(0, 59);
    if (w > 0) held += came - went;
    const auto name = std::to_string(w), said = day_of_2031(7 * w + 1);
    d.held("s" + name, quantity::exact(held), day_of_2031(7 * w)).said = parse_edtf(said);
    if (w == 0) continue;
    const auto from = time_ref_at(time_ref::how::claim, "s" + std::to_string(w - 1)), to = time_ref_at(time_ref::how::claim, "s" + name);
    d.flow("e" + name, direction::entries, quantity::exact(came), from, to).said = parse_edtf(said);
    d.flow("x" + name, direction::exits, quantity::exact(went), from, to).said = parse_edtf(said);
  }
  return d;
}

}  // namespace habeas::testing
