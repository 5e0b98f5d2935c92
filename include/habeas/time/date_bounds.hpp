// SPDX-License-Identifier: MIT
// The four bounds of a date: when it starts and when it ends, each at the earliest and at the latest.
#pragma once

#include <cstdint>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/time/day.hpp>

namespace habeas {

/// One side of a bound: a day, an open end (`..`) or an unknown one (left empty).
struct HABEAS_API date_edge {
  enum class kind : std::uint8_t { day, open, unknown };

  kind what = kind::unknown;
  habeas::day value = {};  ///< meaningful for kind::day only

  [[nodiscard]] static constexpr date_edge at(habeas::day d) noexcept { return {kind::day, d}; }
  [[nodiscard]] static constexpr date_edge open() noexcept { return {kind::open, habeas::day()}; }
  [[nodiscard]] static constexpr date_edge unknown() noexcept { return {kind::unknown, habeas::day()}; }

  [[nodiscard]] constexpr bool is_day() const noexcept { return what == kind::day; }
  [[nodiscard]] std::string to_string() const;

  friend constexpr bool operator==(const date_edge&, const date_edge&) = default;
};

/// "2026-01-19", "open" or "unknown".
[[nodiscard]] inline std::string to_string(const date_edge& edge) {
  if (edge.what == date_edge::kind::open) return "open";
  if (edge.what == date_edge::kind::unknown) return "unknown";
  return to_string(edge.value);
}

inline std::string date_edge::to_string() const {
  return habeas::to_string(*this);
}

/// What a date says of its own start and end, and nothing more.
///
/// `1985/1990` starts on some day of 1985 and ends on some day of 1990. A date that is no interval
/// starts on some day in it and ends on some day in it. The four are those written: that an end
/// cannot come before its start is left to whoever reasons with them.
struct date_bounds {
  date_edge earliest_start = {}, latest_start = {}, earliest_end = {}, latest_end = {};

  /// Is the latest end before the earliest start, so that no such thing can be?
  [[nodiscard]] constexpr bool ends_before_start() const noexcept {
    return latest_end.is_day() && earliest_start.is_day() && latest_end.value < earliest_start.value;
  }

  friend constexpr bool operator==(const date_bounds&, const date_bounds&) = default;
};

}  // namespace habeas
