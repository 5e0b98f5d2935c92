// SPDX-License-Identifier: MIT
// Points: instants known up to a range, and how dates become points.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/time/date_bounds.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

/// An instant of which only an earliest and a latest are known.
struct HABEAS_API uncertain_instant {
  instant earliest = instant::earliest();
  instant latest = instant::latest();

  [[nodiscard]] static constexpr uncertain_instant exactly(instant i) noexcept { return {i, i}; }
  [[nodiscard]] constexpr bool is_exact() const noexcept { return earliest == latest; }

  friend constexpr bool operator==(const uncertain_instant&, const uncertain_instant&) = default;
};

/// "2026-01-19T00:00:00", or "2026-01-19T00:00:00 to 2026-01-20T00:00:00".
[[nodiscard]] HABEAS_API std::string to_string(const uncertain_instant& p);

/// Is p certainly at or before q? False also means "not known".
[[nodiscard]] constexpr bool certainly_not_after(const uncertain_instant& p, const uncertain_instant& q) noexcept {
  return p.latest <= q.earliest;
}

namespace detail {

/// The instant of a date with a time, on a clock that many minutes east of UTC; a time without an offset is on it.
[[nodiscard]] HABEAS_API std::optional<instant> exact_instant(const edtf& date, std::int32_t clock_offset_minutes);

[[nodiscard]] constexpr instant start_of(const date_edge& edge, instant otherwise) noexcept {
  return edge.is_day() ? instant::start_of(edge.value) : otherwise;
}
[[nodiscard]] constexpr instant end_of(const date_edge& edge, instant otherwise) noexcept {
  return edge.is_day() ? instant::end_of(edge.value) : otherwise;
}

/// Is it one unit of the calendar (a day, a month, a season, a year) without a mark: nothing of it is doubtful or left out?
[[nodiscard]] constexpr bool is_whole_unit(const partial_date* d) noexcept {
  return d != nullptr && !d->has_mask() && d->flags() == qualifier::none && d->significant == 0;
}

}  // namespace detail

/// The cut-off "as of" a date: some instant in its days, or the very instant when a time is given.
/// @param clock_offset_minutes of the dossier's clock, east of UTC
/// @param where the hemisphere of seasons
/// @throws error invalid_value when a season needs a hemisphere and none is given
[[nodiscard]] inline uncertain_instant cutoff_point(const edtf& date, std::int32_t clock_offset_minutes,
                                        std::optional<hemisphere> where = {}) {
  if (const auto exact = detail::exact_instant(date, clock_offset_minutes)) return uncertain_instant::exactly(*exact);
  const auto b = date.bounds(where);
  return {detail::start_of(b.earliest_start, instant::earliest()), detail::end_of(b.latest_end, instant::latest())};
}

/// Where a window that opens with this date starts: the start of the first day of its unit, or the instant given.
/// A closed window of days f to l runs from the end of the day before f, which is the start of f. A date that is marked
/// (`?`, `~`, `%`, a mask, a set) names days on one of which it starts.
[[nodiscard]] inline uncertain_instant window_start(const edtf& date, std::int32_t clock_offset_minutes,
                                        std::optional<hemisphere> where = {}) {
  if (const auto exact = detail::exact_instant(date, clock_offset_minutes)) return uncertain_instant::exactly(*exact);
  const auto b = date.bounds(where);
  if (detail::is_whole_unit(date.start())) return uncertain_instant::exactly(instant::start_of(b.earliest_start.value));
  return {detail::start_of(b.earliest_start, instant::earliest()), detail::start_of(b.latest_start, instant::latest())};
}

/// Where a window that closes with this date ends: the end of the last day of its unit, or the instant given; of a date that
/// is marked, the end of one of the days it names.
[[nodiscard]] inline uncertain_instant window_end(const edtf& date, std::int32_t clock_offset_minutes,
                                      std::optional<hemisphere> where = {}) {
  if (const auto exact = detail::exact_instant(date, clock_offset_minutes)) return uncertain_instant::exactly(*exact);
  const auto b = date.bounds(where);
  if (detail::is_whole_unit(date.finish())) return uncertain_instant::exactly(instant::end_of(b.latest_end.value));
  return {detail::end_of(b.earliest_end, instant::earliest()), detail::end_of(b.latest_end, instant::latest())};
}

/// From when on it is certain that the date has passed: the end of its latest day, or the instant given.
/// A thing said at a date that is a range counts as said from there on.
[[nodiscard]] inline instant latest_end_instant(const edtf& date, std::int32_t clock_offset_minutes,
                                                std::optional<hemisphere> where = {}) {
  return cutoff_point(date, clock_offset_minutes, where).latest;
}

}  // namespace habeas

template <>
struct fmt::formatter<habeas::uncertain_instant> : habeas::text_formatter {
  auto format(const habeas::uncertain_instant& p, fmt::format_context& context) const { return put(habeas::to_string(p), context); }
};
