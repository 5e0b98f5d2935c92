// SPDX-License-Identifier: MIT
// One date as EDTF writes it: digits that may be unspecified, seasons, years with few significant digits.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/time/day.hpp>

namespace habeas {

/// Which half of the world a season is meant in.
enum class hemisphere { north, south };

template <>
struct slug_table<hemisphere> {
  static constexpr auto rows = make_slugs<hemisphere>({
      {hemisphere::north, "north"},
      {hemisphere::south, "south"},
  });
};

enum class date_precision : std::uint8_t { year, season, month, day };

template <>
struct slug_table<date_precision> {
  static constexpr auto rows = make_slugs<date_precision>({
      {date_precision::year, "year"},
      {date_precision::season, "season"},
      {date_precision::month, "month"},
      {date_precision::day, "day"},
  });
};

/// '?' is uncertain, '~' approximate, '%' both. The values are bits.
enum class qualifier : std::uint8_t { none = 0, uncertain = 1, approximate = 2, both = 3 };

[[nodiscard]] constexpr qualifier operator|(qualifier a, qualifier b) noexcept {
  return static_cast<qualifier>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool has(qualifier all, qualifier one) noexcept {
  return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

/// The days of a first and a last day, both inside.
struct day_range {
  day first = {}, last = {};

  friend constexpr bool operator==(const day_range&, const day_range&) = default;
};

/// A year, season, month or day with digits that may be unspecified. The parser makes it, and makes
/// it so that at least one day matches. No operation takes longer than some 10,000 steps.
struct HABEAS_API partial_date {
  static constexpr std::uint8_t any = 10;  ///< the digit X

  std::uint64_t magnitude = 0;    ///< of the year, an X counted as 0
  std::uint32_t significant = 0;  ///< significant digits of the year, 0 for all
  std::uint8_t unspecified = 0;   ///< bit i: the digit of 10^i of the year is X
  bool negative = false;          ///< the sign of the year
  date_precision precision = date_precision::year;
  std::uint8_t season = 0;  ///< 21 to 41
  std::uint8_t month_tens = any, month_ones = any;
  std::uint8_t day_tens = any, day_ones = any;
  qualifier year_flag = qualifier::none, month_flag = qualifier::none, day_flag = qualifier::none;

  friend bool operator==(const partial_date&, const partial_date&) = default;

  [[nodiscard]] constexpr bool has_mask() const noexcept {
    return unspecified != 0 || (precision >= date_precision::month && (month_tens == any || month_ones == any)) ||
           (precision == date_precision::day && (day_tens == any || day_ones == any));
  }
  [[nodiscard]] constexpr bool needs_hemisphere() const noexcept { return season >= 21 && season <= 24; }
  [[nodiscard]] constexpr qualifier flags() const noexcept { return year_flag | month_flag | day_flag; }

  /// Does this day belong to the date?
  [[nodiscard]] bool matches(day d, std::optional<hemisphere> where = {}) const {
    const auto found = first_match(d, d, where);
    return found.has_value();
  }

  /// The first and the last day that belong to it.
  /// @throws error invalid_value when a season needs a hemisphere and none is given
  [[nodiscard]] day_range hull(std::optional<hemisphere> where = {}) const;

  /// The first day from `from` to `to`, both included, that belongs to the date.
  [[nodiscard]] std::optional<day> first_match(day from, day to, std::optional<hemisphere> where = {}) const;

  /// The last day from `from` to `to`, both included, that belongs to the date.
  [[nodiscard]] std::optional<day> last_match(day from, day to, std::optional<hemisphere> where = {}) const;

  /// The year, for a date whose year has no unspecified digit.
  [[nodiscard]] constexpr std::int64_t signed_year() const noexcept {
    const auto y = static_cast<std::int64_t>(magnitude);
    return negative ? -y : y;
  }

  /// Can a day be the 29th of February of a year of this date?
  [[nodiscard]] constexpr bool may_leap() const noexcept {
    if (unspecified == 0) return is_leap_year(signed_year());
    // Only the last two digits, and after 00 the two before them, decide; year 0 is never the only one.
    for (unsigned low = 0; low < 100; ++low)
      if (fits(low, 0) && low % 4 == 0 && low != 0) return true;
    if (!fits(0, 0)) return false;
    for (unsigned high = 0; high < 100; ++high)
      if (fits(high, 2) && high % 4 == 0) return true;
    return false;
  }

  /// Bit m is set when month m fits the digits.
  [[nodiscard]] constexpr unsigned month_bits() const noexcept {
    if (precision < date_precision::month) return 0x1FFE;
    return two_digit_bits(month_tens, month_ones) & 0x1FFEU;
  }
  /// Bit d is set when day d fits the digits.
  [[nodiscard]] constexpr std::uint32_t day_bits() const noexcept {
    if (precision < date_precision::day) return 0xFFFFFFFEU;
    return two_digit_bits(day_tens, day_ones) & 0xFFFFFFFEU;
  }

 private:
  static constexpr day lowest_day() noexcept { return day::unchecked(-max_year, 1, 1); }
  static constexpr day highest_day() noexcept { return day::unchecked(max_year, 12, 31); }

  static constexpr std::uint32_t two_digit_bits(unsigned tens, unsigned ones) noexcept {
    std::uint32_t bits = 0;
    for (unsigned n = 0; n < 32; ++n)
      if ((tens == any || tens == n / 10) && (ones == any || ones == n % 10)) bits |= 1U << n;
    return bits;
  }

  /// Do two digits fit the digits of the year at 10^place and 10^(place + 1)?
  constexpr bool fits(unsigned two, unsigned place) const noexcept {
    const auto written = static_cast<unsigned>(place == 0 ? magnitude % 100 : magnitude / 100 % 100);
    const unsigned mask = unspecified >> place;
    return ((mask & 1U) != 0 || written % 10 == two % 10) && ((mask & 2U) != 0 || written / 10 == two / 10);
  }

  // The years of the date, in order, without listing them: year_at(0) to year_at(year_count() - 1).
  constexpr std::int64_t significant_step() const noexcept {
    unsigned digits = 0;
    for (auto rest = magnitude; rest != 0; rest /= 10) ++digits;
    std::int64_t step = 1;
    for (unsigned n = significant; n < digits && significant != 0; ++n) step *= 10;
    return step;
  }
  constexpr std::int64_t year_count() const noexcept {
    if (unspecified == 0) return significant == 0 ? 1 : significant_step();
    std::int64_t count = 1;
    for (unsigned mask = unspecified; mask != 0; mask &= mask - 1) count *= 10;
    return negative && magnitude == 0 ? count - 1 : count;  // there is no -0000
  }
  constexpr std::int64_t year_at(std::int64_t index) const noexcept {
    if (unspecified == 0) {
      if (significant == 0) return signed_year();
      const std::int64_t step = significant_step();
      const std::int64_t low = static_cast<std::int64_t>(magnitude) / step * step;
      return negative ? -(low + step - 1) + index : low + index;
    }
    std::int64_t all = 1;
    for (unsigned mask = unspecified; mask != 0; mask &= mask - 1) all *= 10;
    std::int64_t digits = negative ? all - 1 - index : index;
    auto y = static_cast<std::int64_t>(magnitude);
    std::int64_t weight = 1;
    for (unsigned place = 0; place < 4; ++place, weight *= 10) {
      if ((unspecified >> place & 1U) == 0) continue;
      y += digits % 10 * weight;
      digits /= 10;
    }
    return negative ? -y : y;
  }
  /// The index of the first year that is not before y.
  constexpr std::int64_t first_year_from(std::int64_t y) const noexcept {
    std::int64_t low = 0;
    std::int64_t high = year_count();
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (year_at(middle) < y)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  std::optional<std::pair<unsigned, unsigned>> first_in_year(std::int64_t y, unsigned month, unsigned from) const;
  std::optional<std::pair<unsigned, unsigned>> last_in_year(std::int64_t y, unsigned month, unsigned to) const;

  day_range season_days(std::optional<hemisphere> where) const;
};

}  // namespace habeas
