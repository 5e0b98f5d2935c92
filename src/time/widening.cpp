// SPDX-License-Identifier: MIT
#include <habeas/time/widening.hpp>

#include <cstdint>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/time/date_bounds.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

std::int64_t widening_policy::days_for(const partial_date& date) const {
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

bool widening_policy::widens(const edtf& date) const {
  bool any = false;
  date.for_each_date([&](const partial_date& d) { any = any || days_for(d) > 0; });
  return any;
}

bool widening_policy::covers(const edtf& date) const {
  bool all = date.is_qualified();
  date.for_each_date([&](const partial_date& d) { all = all && (d.flags() == qualifier::none || days_for(d) > 0); });
  return all;
}

date_bounds widened(const edtf& date, const widening_policy& policy, std::optional<hemisphere> where) {
  check_widths(policy);
  return date.bounds(where, [&](const partial_date& d) { return policy.days_for(d); });
}

void check_widths(const widening_policy& policy) {
  for (const auto& w : {policy.uncertain, policy.approximate})
    for (const auto days : {w.year, w.season, w.month, w.day})
      if (days < 0 || days > max_widening)
        throw error(errc::invalid_value, fmt::format("the widening policy '{}' has an impossible width", policy.name),
                    fmt::format("{} days", days), fmt::format("0 to {} days", max_widening));
}

}  // namespace habeas
