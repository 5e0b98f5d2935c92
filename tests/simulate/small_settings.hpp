// SPDX-License-Identifier: MIT
// Dossiers to make up in number, consistent ones: what tests and bench/simulated look at.
#pragma once

#include <cstdint>

#include <habeas/simulate/settings.hpp>

namespace habeas::testing {

/// Small, and one in ten not so small.
inline simulation_settings small(std::uint64_t seed) {
  simulation_settings s;
  s.seed = seed;
  const bool larger = seed % 10 == 0;
  s.days = larger ? 40 : 12;
  s.people = larger ? 80 : 25;
  s.claims = larger ? 60 : 16;
  s.counters = larger ? 3 : 1 + static_cast<std::int64_t>(seed % 2);
  return s;
}

}  // namespace habeas::testing
