// SPDX-License-Identifier: MIT
#include <habeas/time/uncertain_instant.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include <fmt/format.h>

#include <habeas/time/date_bounds.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

std::string to_string(const uncertain_instant& p) {
  return p.is_exact() ? to_string(p.earliest) : fmt::format("{} to {}", to_string(p.earliest), to_string(p.latest));
}

namespace detail {

std::optional<instant> exact_instant(const edtf& date, std::int32_t clock_offset_minutes) {
  const auto time = date.time();
  if (!time) return std::nullopt;
  std::int64_t seconds = time->seconds;
  if (time->offset_minutes) seconds += (std::int64_t{clock_offset_minutes} - *time->offset_minutes) * 60;
  return instant::at(date.start()->hull().first, seconds);
}

}  // namespace detail

}  // namespace habeas
