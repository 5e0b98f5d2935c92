// SPDX-License-Identifier: MIT
// What '?', '~' and '%' are taken to allow, where a caller names it: the standard gives them no width.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <habeas/core/export.hpp>
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
struct HABEAS_API widening_policy {
  std::string name = {};
  widening uncertain = {};
  widening approximate = {};

  friend bool operator==(const widening_policy&, const widening_policy&) = default;

  /// The days that a date may lie off to either side; 0 for one without qualifiers.
  [[nodiscard]] std::int64_t days_for(const partial_date& date) const;

  /// Does it give a width to any part of a date that has a qualifier? Such a date is not read as written.
  [[nodiscard]] bool widens(const edtf& date) const;
  /// Does it give a width to every part of a date that has a qualifier? Nothing of such a date is read as written.
  [[nodiscard]] bool covers(const edtf& date) const;
};

/// The most that a policy may widen by: a million years.
inline constexpr std::int64_t max_widening = 366'000'000;

/// Checks that every width can be one. Throws errc::invalid_value for a width below 0 or above `max_widening`.
HABEAS_API void check_widths(const widening_policy& policy);

/// The bounds of a date, each moved outwards as the policy says: of an interval by its side, of a set by its member. Open
/// and unknown sides stay.
/// @throws error invalid_value for an impossible width, and for a season without a hemisphere
[[nodiscard]] HABEAS_API date_bounds widened(const edtf& date, const widening_policy& policy, std::optional<hemisphere> where = {});

}  // namespace habeas
