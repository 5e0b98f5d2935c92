// SPDX-License-Identifier: MIT
// Widening policies by name, and as a text that a user can write: "name=mine,~year=365,~month=31,?day=3".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/time/widening.hpp>

namespace habeas {

/// The policies that have a name already. No standard gives '?' and '~' a width: these are plain round numbers, offered to
/// see how much an answer depends on them.
/// - `one_unit`: '~' may be one more or one less of what is written: a day, a month, a season, a year. '?' stays as written.
/// - `loose`: '~' may be a week, three months, two seasons or five years off; '?' one unit.
[[nodiscard]] HABEAS_API const std::array<widening_policy, 2>& named_widenings();

namespace detail {

/// The widths of a policy that have a key: "~year", "?day".
struct widening_key {
  char mark = {};
  std::string_view unit = {};
  std::int64_t widening::*days = {};

  [[nodiscard]] std::string text() const { return mark + std::string(unit); }
  template <class Policy>
  [[nodiscard]] auto& of(Policy& policy) const {
    auto& half = mark == '?' ? policy.uncertain : policy.approximate;
    return half.*days;
  }
};

inline constexpr widening_key widening_keys[] = {
    {'~', "year", &widening::year},   {'~', "season", &widening::season}, {'~', "month", &widening::month},
    {'~', "day", &widening::day},     {'?', "year", &widening::year},     {'?', "season", &widening::season},
    {'?', "month", &widening::month}, {'?', "day", &widening::day},
};

[[nodiscard]] HABEAS_API std::optional<std::int64_t> read_width(std::string_view digits);

}  // namespace detail

/// The widths that are not 0, in days: "~year=365,~month=31,?day=3"; "" of a policy that widens nothing.
[[nodiscard]] HABEAS_API std::string widths_text(const widening_policy& policy);

/// What `parse_widening` reads back as the same policy.
[[nodiscard]] HABEAS_API std::string to_string(const widening_policy& policy);

/// Reads the name of a policy that has one, or one's own: `name=WORD` and widths in days, in any order, with commas between.
/// A width is `~` or `?`, a unit (year, season, month, day), `=` and a number of days; what is not named is 0. `%` takes the
/// larger of the two and has no width of its own.
/// @throws error invalid_file that lists every fault with its offset: an unknown name or key, a key twice, no number, no
/// name, and the name of a known policy for other widths
[[nodiscard]] HABEAS_API widening_policy parse_widening(std::string_view text);

}  // namespace habeas
