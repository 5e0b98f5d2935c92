// SPDX-License-Identifier: MIT
#include "model/format_changes.hpp"

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include <habeas/model/references.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas {
namespace {

/// A month, a season or a year with nothing uncertain about it, as the day that it means at this end of a window.
std::optional<edtf> day_meant(const std::optional<time_ref>& end, std::optional<hemisphere> where) {
  if (!end || !end->date || (end->kind != time_ref::how::start_of && end->kind != time_ref::how::end_of)) return std::nullopt;
  const auto& date = *end->date;
  if (date.is_interval() || date.is_set() || date.is_qualified() || date.has_mask() || date.time()) return std::nullopt;
  if (date.needs_hemisphere() && !where) return std::nullopt;
  const auto b = date.bounds(where);
  if (!b.earliest_start.is_day() || !b.latest_end.is_day() || b.earliest_start == b.latest_end) return std::nullopt;
  return parse_edtf(to_string(end->kind == time_ref::how::start_of ? b.earliest_start.value : b.latest_end.value));
}

/// Gives the day that an end means in place of its month or year.
bool spell_out(std::optional<time_ref>& end, std::optional<hemisphere> where) {
  auto day = day_meant(end, where);
  if (!day) return false;
  end->date = std::move(day);
  return true;
}

bool has_open_side(const held_claim& held) {
  if (!held.during || held.reading != reading::throughout || !held.during->is_interval()) return false;
  const auto b = held.during->bounds(std::nullopt);
  return b.latest_start.is_day() != b.earliest_end.is_day();
}

}  // namespace

bool make_windows_explicit(claim& c, std::optional<hemisphere> where) {
  if (auto* flow = std::get_if<flow_claim>(&c.says)) {
    const bool from = spell_out(flow->from, where), to = spell_out(flow->to, where);
    return from || to;
  }
  if (auto* counts = std::get_if<counts_claim>(&c.says)) {
    std::optional<time_ref> from = counts->from;
    if (!spell_out(from, where)) return false;
    counts->from = *std::move(from);
    return true;
  }
  return false;
}

format_changes changes_of_format(const dossier_content& content) {
  format_changes found;
  for (const auto& c : content.claims) {
    auto windows = c;
    if (make_windows_explicit(windows, content.hemisphere)) found.windows.push_back(c.id);
    const auto* dated = std::get_if<dated_claim>(&c.says);
    const auto* linked = std::get_if<linked_claim>(&c.says);
    const auto* held = std::get_if<held_claim>(&c.says);
    if (dated != nullptr && dated->lasted && !dated->lasted->number.interval().is_unbounded()) found.lengths.push_back(c.id);
    const auto* date = dated != nullptr && dated->date     ? &*dated->date
                       : linked != nullptr && linked->date ? &*linked->date
                       : held != nullptr && held->during   ? &*held->during
                                                           : nullptr;
    if (date != nullptr && date->is_set()) found.sets.push_back(c.id);
    if (held != nullptr && has_open_side(*held)) found.open_sides.push_back(c.id);
  }
  for (auto* names : {&found.windows, &found.lengths, &found.sets, &found.open_sides}) std::sort(names->begin(), names->end());
  return found;
}

}  // namespace habeas
