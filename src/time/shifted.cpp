// SPDX-License-Identifier: MIT
#include <habeas/time/shifted.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include <fmt/format.h>

#include <habeas/time/edtf.hpp>

namespace habeas {

namespace {

std::string qualifier_suffix(qualifier q) {
  const bool uncertain = has(q, qualifier::uncertain), approximate = has(q, qualifier::approximate);
  return uncertain && approximate ? "%" : uncertain ? "?" : approximate ? "~" : "";
}

/// One date, or one side of an interval, where it is a whole day.
std::optional<std::string> shifted_day(const partial_date* d, std::int64_t days) {
  if (d == nullptr || d->has_mask() || d->needs_hemisphere()) return std::nullopt;
  const auto hull = d->hull();
  if (hull.first != hull.last) return std::nullopt;
  return to_string(day(hull.first.since_epoch() + days)) + qualifier_suffix(d->flags());
}

}  // namespace

std::optional<edtf> shifted(const edtf& date, std::int64_t days, std::optional<hemisphere> where) {
  if (date.has_mask() || date.is_all_of() || (date.needs_hemisphere() && !where)) return std::nullopt;
  const auto read = [](const std::string& text) -> std::optional<edtf> {
    const auto found = try_parse_edtf(text);
    return found ? std::optional(*found) : std::nullopt;
  };
  if (date.is_interval()) {
    const auto start = shifted_day(date.start(), days), end = shifted_day(date.finish(), days);
    return start && end ? read(*start + '/' + *end) : std::nullopt;
  }
  if (date.time()) {
    const auto moved = shifted_day(date.start(), days);
    return moved ? read(*moved + date.text().substr(date.text().find('T'))) : std::nullopt;
  }
  if (const auto moved = date.is_set() ? std::nullopt : shifted_day(date.start(), days)) return read(*moved);
  const auto b = date.bounds(where);
  if (!b.earliest_start.is_day() || !b.latest_end.is_day()) return std::nullopt;
  const auto mark = qualifier_suffix(date.flags());
  return read(fmt::format("[{}{}..{}{}]", to_string(day(b.earliest_start.value.since_epoch() + days)), mark,
                          to_string(day(b.latest_end.value.since_epoch() + days)), mark));
}

}  // namespace habeas
