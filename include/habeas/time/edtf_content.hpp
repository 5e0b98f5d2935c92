// SPDX-License-Identifier: MIT
// What a text of EDTF says, once it is read: the form, its dates, its time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <habeas/time/partial_date.hpp>

namespace habeas {

/// A longer text is refused: no date needs more, and no date then takes long.
inline constexpr std::size_t max_edtf_length = 1000;

/// A time of day, as written after a date.
struct time_of_day {
  std::int32_t seconds = 0;                         ///< since the start of the day, 0 to 86400 (24:00:00)
  std::optional<std::int32_t> offset_minutes = {};  ///< east of UTC; none where none is written

  friend bool operator==(const time_of_day&, const time_of_day&) = default;
};

namespace detail {

enum class edtf_form : std::uint8_t { single, interval, one_of, all_of };
enum class edtf_side : std::uint8_t { date, open, unknown };

/// One element of a set: a date, or all from `low` to `high`, either end of which may be open.
struct set_member {
  partial_date low = {}, high = {};
  bool is_range = false;
  bool low_open = false;
  bool high_open = false;

  [[nodiscard]] bool runs_backwards(std::optional<hemisphere> where) const {
    return is_range && !low_open && !high_open && high.hull(where).last < low.hull(where).first;
  }
};

/// What the text says. `first` alone counts unless it is an interval.
struct edtf_content {
  partial_date first = {}, second = {};
  std::vector<set_member> members = {};
  std::int32_t seconds = -1;
  std::int32_t offset_minutes = 0;
  bool has_offset = false;
  edtf_form form = edtf_form::single;
  edtf_side first_side = edtf_side::date;
  edtf_side second_side = edtf_side::date;
  std::uint8_t level = 0;
};

}  // namespace detail
}  // namespace habeas
