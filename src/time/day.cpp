// SPDX-License-Identifier: MIT
#include <habeas/time/day.hpp>

#include <cstdint>
#include <string>

#include <fmt/format.h>

#include <habeas/core/error.hpp>

namespace habeas {

void day::refuse(std::int64_t y, unsigned m, unsigned d) {
  throw error(errc::invalid_value, "no such day", fmt::format("year {}, month {}, day {}", y, m, d),
              "a day of the Gregorian calendar with a year of at most sixteen digits");
}

std::string to_string(day d) {
  const civil_date c = d.civil();
  return c.year < 0 ? fmt::format("-{:04}-{:02}-{:02}", -c.year, c.month, c.day)
                    : fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

std::string to_string(instant i) {
  if (i == instant::earliest()) return "unbounded past";
  if (i == instant::latest()) return "unbounded future";
  return fmt::format("{}T{:02}:{:02}:{:02}", to_string(day(i.day)), i.second / 3600, i.second / 60 % 60, i.second % 60);
}

}  // namespace habeas
