// SPDX-License-Identifier: MIT
// What '?', '~' and '%' are taken to allow, where a caller names it: the standard gives them no width.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/time/date_bounds.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

/// How many days a qualified date may lie off, by what it is precise to. '%' takes the larger of the two.
struct widening {
  std::int64_t year = 0;
  std::int64_t season = 0;
  std::int64_t month = 0;
  std::int64_t day = 0;

  friend bool operator==(const widening&, const widening&) = default;
};

/// A named choice of widths. Nothing is widened unless a caller passes one, and whoever prints an
/// answer that used it prints its name.
struct widening_policy {
  std::string name;
  widening uncertain;
  widening approximate;

  friend bool operator==(const widening_policy&, const widening_policy&) = default;

  /// The days that a date may lie off to either side; 0 for one without qualifiers.
  [[nodiscard]] std::int64_t days_for(const partial_date& date) const {
    const auto of = [&](const widening& w) {
      switch (date.precision) {
        case date_precision::year: return w.year;
        case date_precision::season: return w.season;
        case date_precision::month: return w.month;
        case date_precision::day: break;
      }
      return w.day;
    };
    std::int64_t days = 0;
    if (has(date.flags(), qualifier::uncertain)) days = std::max(days, of(uncertain));
    if (has(date.flags(), qualifier::approximate)) days = std::max(days, of(approximate));
    return days;
  }
};

/// The most that a policy may widen by: a million years.
inline constexpr std::int64_t max_widening = 366'000'000;

/// The bounds of a date, each side moved outwards as the policy says. Open and unknown sides stay.
/// @throws error invalid_value for a width below 0 or above `max_widening`, and for a season without a
/// hemisphere; unsupported for a set with qualifiers, whose members have no bounds of their own
[[nodiscard]] inline date_bounds widened(const edtf& date, const widening_policy& policy,
                                         std::optional<hemisphere> where = {}) {
  date_bounds b = date.bounds(where);
  if (date.is_set() && date.is_qualified())
    throw error(errc::unsupported, "a set with qualifiers cannot be widened", fmt::format("'{}'", date.text()),
                "a date or an interval");
  for (const auto& w : {policy.uncertain, policy.approximate})
    for (const auto days : {w.year, w.season, w.month, w.day})
      if (days < 0 || days > max_widening)
        throw error(errc::invalid_value, fmt::format("the widening policy '{}' has an impossible width", policy.name),
                    fmt::format("{} days", days), fmt::format("0 to {} days", max_widening));
  const auto width = [&](const partial_date* d) { return d != nullptr ? policy.days_for(*d) : 0; };
  const auto move = [](date_edge& edge, std::int64_t days) {
    if (edge.is_day()) edge.value = edge.value.plus(days);
  };
  const std::int64_t at_start = width(date.start());
  const std::int64_t at_end = width(date.finish());
  move(b.earliest_start, -at_start);
  move(b.latest_start, at_start);
  move(b.earliest_end, -at_end);
  move(b.latest_end, at_end);
  return b;
}

}  // namespace habeas
