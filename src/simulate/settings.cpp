// SPDX-License-Identifier: MIT
#include <habeas/simulate/settings.hpp>

#include <cstdint>
#include <cstring>
#include <string>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/time/day.hpp>

namespace habeas {

void require_valid(const simulation_settings& s) {
  const auto within = [](const char* what, std::int64_t n, std::int64_t low, std::int64_t high) {
    if (n < low || n > high)
      throw error(errc::invalid_value, std::string("cannot simulate so many ") + what, fmt::format("{}", n),
                  fmt::format("{} to {}", low, high));
  };
  within("days", s.days, 7, 400'000);
  within("people", s.people, 0, 10'000'000);
  within("counters", s.counters, 1, 50);
  within("claims", s.claims, 1, 5'000'000);
  within("named people", s.named, 0, 10'000);
}

}  // namespace habeas
