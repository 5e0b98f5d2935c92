// SPDX-License-Identifier: MIT
#include <habeas/time/partial_date.hpp>

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/time/day.hpp>

namespace habeas {

day_range partial_date::hull(std::optional<hemisphere> where) const {
  if (precision == date_precision::season) return season_days(where);
  if (unspecified == 0 && significant == 0) {
    const auto y = signed_year();
    if (precision == date_precision::year) return {day::unchecked(y, 1, 1), day::unchecked(y, 12, 31)};
    if (month_tens != any && month_ones != any) {
      const unsigned m = month_tens * 10U + month_ones;
      if (precision == date_precision::month) {
        const day first = day::unchecked(y, m, 1);
        return {first, first.plus(static_cast<std::int64_t>(days_in_month(y, m)) - 1)};
      }
      if (day_tens != any && day_ones != any) {
        const day only = day::unchecked(y, m, day_tens * 10U + day_ones);
        return {only, only};
      }
    }
  }
  const auto first = first_match(lowest_day(), highest_day());
  const auto last = last_match(lowest_day(), highest_day());
  return {first.value_or(day()), last.value_or(day())};
}

std::optional<day> partial_date::first_match(day from, day to, std::optional<hemisphere> where) const {
  if (precision == date_precision::season) {
    const auto days = season_days(where);
    const day found = from < days.first ? days.first : from;
    return found <= to && found <= days.last ? std::optional(found) : std::nullopt;
  }
  const civil_date start = from.civil();
  for (std::int64_t i = first_year_from(start.year); i < year_count(); ++i) {
    const std::int64_t y = year_at(i);
    const bool inside = y == start.year;
    if (const auto md = first_in_year(y, inside ? start.month : 1, inside ? start.day : 1)) {
      const day found = day::unchecked(y, md->first, md->second);
      return found <= to ? std::optional(found) : std::nullopt;
    }
    if (day::unchecked(y, 12, 31) >= to) break;
  }
  return std::nullopt;
}

std::optional<day> partial_date::last_match(day from, day to, std::optional<hemisphere> where) const {
  if (precision == date_precision::season) {
    const auto days = season_days(where);
    const day found = days.last < to ? days.last : to;
    return found >= from && found >= days.first ? std::optional(found) : std::nullopt;
  }
  const civil_date end = to.civil();
  for (std::int64_t i = first_year_from(end.year + 1) - 1; i >= 0; --i) {
    const std::int64_t y = year_at(i);
    const bool inside = y == end.year;
    if (const auto md = last_in_year(y, inside ? end.month : 12, inside ? end.day : 31)) {
      const day found = day::unchecked(y, md->first, md->second);
      return found >= from ? std::optional(found) : std::nullopt;
    }
    if (day::unchecked(y, 1, 1) <= from) break;
  }
  return std::nullopt;
}

std::optional<std::pair<unsigned, unsigned>> partial_date::first_in_year(std::int64_t y, unsigned month,
                                                                         unsigned from) const {
  const unsigned months = month_bits();
  const std::uint32_t days = day_bits();
  for (unsigned m = month; m <= 12; ++m, from = 1) {
    if ((months >> m & 1U) == 0) continue;
    const auto fitting =
        static_cast<std::uint32_t>(days & ((2ULL << days_in_month(y, m)) - 1) & ~((1ULL << from) - 1));
    if (fitting != 0) return std::pair(m, static_cast<unsigned>(std::countr_zero(fitting)));
  }
  return std::nullopt;
}

std::optional<std::pair<unsigned, unsigned>> partial_date::last_in_year(std::int64_t y, unsigned month,
                                                                        unsigned to) const {
  const unsigned months = month_bits();
  const std::uint32_t days = day_bits();
  for (unsigned m = month; m >= 1; --m, to = 31) {
    if ((months >> m & 1U) == 0) continue;
    const auto fitting = static_cast<std::uint32_t>(days & ((2ULL << days_in_month(y, m)) - 1) & ((2ULL << to) - 1));
    if (fitting != 0) return std::pair(m, 31U - static_cast<unsigned>(std::countl_zero(fitting)));
  }
  return std::nullopt;
}

day_range partial_date::season_days(std::optional<hemisphere> where) const {
  unsigned start = 0;
  unsigned months = 3;
  if (season <= 32) {
    if (season <= 24 && !where)
      throw error(errc::invalid_value, "a season without a hemisphere", std::to_string(season),
                  "the hemisphere north or south");
    const bool south = season <= 24 ? *where == hemisphere::south : season >= 29;
    start = 3 + (season - 21U) % 4 * 3;  // spring 3, summer 6, autumn 9, winter 12
    if (south) start = start <= 6 ? start + 6 : start - 6;
  } else if (season <= 36) {
    start = 1 + (season - 33U) * 3;
  } else if (season <= 39) {
    months = 4;
    start = 1 + (season - 37U) * 4;
  } else {
    months = 6;
    start = 1 + (season - 40U) * 6;
  }
  const std::int64_t y = signed_year();
  const unsigned next = start + months;  // months from 13 on are the next year's
  const day end = next > 12 ? day::unchecked(y + 1, next - 12, 1) : day::unchecked(y, next, 1);
  return {day::unchecked(y, start, 1), end.plus(-1)};
}

}  // namespace habeas
