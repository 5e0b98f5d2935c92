// SPDX-License-Identifier: MIT
// Civil days and the instants within them: proleptic Gregorian, astronomical years, no time zone.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>

#include <fmt/format.h>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>

namespace habeas {

/// A year, month and day. Year 0 is 1 BCE, -1 is 2 BCE.
struct civil_date {
  std::int64_t year = 1970;
  unsigned month = 1;  ///< 1 to 12
  unsigned day = 1;    ///< 1 to 31

  friend constexpr auto operator<=>(const civil_date&, const civil_date&) = default;
};

/// The longest year has sixteen digits: so the distance of any two days fits in 64 bits.
inline constexpr std::int64_t max_year = 9'999'999'999'999'999;

[[nodiscard]] constexpr bool is_leap_year(std::int64_t year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// The number of days of a month; month is 1 to 12.
[[nodiscard]] constexpr unsigned days_in_month(std::int64_t year, unsigned month) noexcept {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return 30 + ((month ^ (month >> 3)) & 1U);
}

/// A civil day, counted from 1970-01-01. It is no instant: a day has a start and an end.
class HABEAS_API day {
 public:
  /// 1970-01-01.
  constexpr day() noexcept = default;
  constexpr explicit day(std::int64_t since_epoch) noexcept : since_epoch_(since_epoch) {}

  /// The day with this date.
  /// @param y astronomical year, at most sixteen digits
  /// @throws error invalid_value when there is no such day
  [[nodiscard]] static constexpr day from_civil(std::int64_t y, unsigned m, unsigned d) {
    if (y < -max_year || y > max_year || m < 1 || m > 12 || d < 1 || d > days_in_month(y, m)) refuse(y, m, d);
    return unchecked(y, m, d);
  }

  /// Like from_civil, for parts that are known to be a date.
  [[nodiscard]] static constexpr day unchecked(std::int64_t y, unsigned m, unsigned d) noexcept {
    // Years start in March, so that the leap day is the last; an era is 400 years.
    y -= m <= 2 ? 1 : 0;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const auto year_of_era = static_cast<unsigned>(y - era * 400);
    const unsigned day_of_year = (153 * (m + (m > 2 ? -3U : 9U)) + 2) / 5 + d - 1;
    const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return day(era * 146'097 + static_cast<std::int64_t>(day_of_era) - 719'468);
  }

  [[nodiscard]] constexpr std::int64_t since_epoch() const noexcept { return since_epoch_; }

  [[nodiscard]] constexpr civil_date civil() const noexcept {
    // The offset is added after the division: no day overflows.
    std::int64_t era = since_epoch_ / 146'097;
    std::int64_t rest = since_epoch_ % 146'097;
    if (rest < 0) rest += 146'097, --era;
    rest += 719'468;
    era += rest / 146'097;
    const auto day_of_era = static_cast<unsigned>(rest % 146'097);
    const unsigned year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const unsigned month_from_march = (5 * day_of_year + 2) / 153;
    const unsigned d = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    const unsigned m = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {era * 400 + static_cast<std::int64_t>(year_of_era) + (m <= 2 ? 1 : 0), m, d};
  }

  /// The day that many days later, or earlier when negative.
  [[nodiscard]] constexpr day plus(std::int64_t days) const noexcept { return day(since_epoch_ + days); }

  friend constexpr auto operator<=>(const day&, const day&) = default;  // NOLINT: no pointer here

 private:
  [[noreturn]] static void refuse(std::int64_t y, unsigned m, unsigned d);

  std::int64_t since_epoch_ = 0;
};

/// "2026-01-19", "-0044-03-15"; years over four digits in full, with no Y or plus sign.
[[nodiscard]] HABEAS_API std::string to_string(day d);

/// A moment on one local clock, to the second. 24:00 of a day is 00:00 of the next.
struct instant {
  std::int64_t day = 0;     ///< days since 1970-01-01
  std::int32_t second = 0;  ///< 0 to 86399

  [[nodiscard]] static constexpr instant start_of(habeas::day d) noexcept { return {d.since_epoch(), 0}; }
  /// The same as the start of the next day.
  [[nodiscard]] static constexpr instant end_of(habeas::day d) noexcept { return {d.since_epoch() + 1, 0}; }
  /// Seconds from the start of a day: any number, negative too.
  [[nodiscard]] static constexpr instant at(habeas::day d, std::int64_t seconds) noexcept {
    std::int64_t days = seconds / 86'400;
    std::int64_t rest = seconds % 86'400;
    if (rest < 0) rest += 86'400, --days;
    return {d.since_epoch() + days, static_cast<std::int32_t>(rest)};
  }
  /// Before everything: the unbounded past.
  [[nodiscard]] static constexpr instant earliest() noexcept { return {std::numeric_limits<std::int64_t>::min(), 0}; }
  /// After everything: the unbounded future.
  [[nodiscard]] static constexpr instant latest() noexcept { return {std::numeric_limits<std::int64_t>::max(), 0}; }

  [[nodiscard]] constexpr bool is_finite() const noexcept { return *this != earliest() && *this != latest(); }

  friend constexpr auto operator<=>(const instant&, const instant&) = default;  // NOLINT: no pointer here
};

/// "2026-01-19T10:00:00", "unbounded past" or "unbounded future".
[[nodiscard]] HABEAS_API std::string to_string(instant i);

static_assert(day::from_civil(1970, 1, 1).since_epoch() == 0);
static_assert(day::from_civil(max_year, 12, 31).since_epoch() < std::numeric_limits<std::int64_t>::max() / 2);
static_assert(day::from_civil(-max_year, 1, 1).since_epoch() > std::numeric_limits<std::int64_t>::min() / 2);

}  // namespace habeas

template <>
struct std::hash<habeas::day> {
  std::size_t operator()(habeas::day d) const noexcept {
    // Days are dense; a multiplication spreads them over the high bits too.
    return static_cast<std::size_t>(static_cast<std::uint64_t>(d.since_epoch()) * 0x9E3779B97F4A7C15ULL);
  }
};

template <>
struct fmt::formatter<habeas::day> : habeas::text_formatter {
  auto format(habeas::day d, fmt::format_context& context) const { return put(habeas::to_string(d), context); }
};

template <>
struct fmt::formatter<habeas::instant> : habeas::text_formatter {
  auto format(const habeas::instant& i, fmt::format_context& context) const { return put(habeas::to_string(i), context); }
};
