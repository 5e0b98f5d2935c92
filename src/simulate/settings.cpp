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
  // Days are written with years of four digits; some are of a little before and after.
  const auto first = day::from_civil(1, 1, 1), last = day::from_civil(9998, 12, 31);
  if (s.first_day < first || s.first_day.plus(s.days) > last)
    throw error(errc::invalid_value, "cannot simulate those days", fmt::format("{} days from {}", s.days, to_string(s.first_day)),
                fmt::format("days from {} to {}", to_string(first), to_string(last)));
}

}  // namespace habeas
