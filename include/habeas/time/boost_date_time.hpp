// SPDX-License-Identifier: MIT
// Days of other libraries: std::chrono and Boost.DateTime. The only header that includes the latter.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <habeas/core/error.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/time_argument.hpp>

namespace habeas {

/// The day of a std::chrono day.
[[nodiscard]] constexpr day from_sys_days(std::chrono::sys_days d) noexcept {
  return day(d.time_since_epoch().count());
}

/// The std::chrono day of a day.
/// @throws error invalid_value outside the years -32767 to 32767, which std::chrono can name
[[nodiscard]] inline std::chrono::sys_days to_sys_days(day d) {
  using namespace std::chrono;
  const auto y = d.civil().year;
  if (y < static_cast<int>(year::min()) || y > static_cast<int>(year::max()))
    throw error(errc::invalid_value, "std::chrono cannot hold this day", to_string(d), "a year from -32767 to 32767");
  return sys_days(days(static_cast<days::rep>(d.since_epoch())));
}

/// The day of a boost::gregorian::date.
/// @throws error invalid_value for its special values
[[nodiscard]] inline day from_boost_date(const boost::gregorian::date& d) {
  if (d.is_special())
    throw error(errc::invalid_value, "a special value is no day",
                d.is_not_a_date()     ? "not_a_date_time"
                : d.is_pos_infinity() ? "positive infinity"
                                      : "negative infinity",
                "a calendar day");
  const auto ymd = d.year_month_day();
  return day::from_civil(ymd.year, ymd.month.as_number(), ymd.day);
}

/// The boost::gregorian::date of a day.
/// @throws error invalid_value outside the years 1400 to 9999, which Boost.DateTime can hold
[[nodiscard]] inline boost::gregorian::date to_boost_date(day d) {
  const auto c = d.civil();
  if (c.year < 1400 || c.year > 9999)
    throw error(errc::invalid_value, "Boost.DateTime cannot hold this day", to_string(d), "a year from 1400 to 9999");
  using namespace boost::gregorian;
  return date(static_cast<unsigned short>(c.year), static_cast<unsigned short>(c.month),
              static_cast<unsigned short>(c.day));
}

/// By which questions take a boost::gregorian::date as it is. Throws as from_boost_date does.
template <>
struct day_conversion<boost::gregorian::date> {
  [[nodiscard]] static day to_day(const boost::gregorian::date& d) { return from_boost_date(d); }
};

}  // namespace habeas
