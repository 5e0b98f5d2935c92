// SPDX-License-Identifier: MIT
// A table for statistics: negotiations, month by month, and how many events of each kind certainly and possibly fell in each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/graph/event_queries.hpp>
#include <habeas/timeline/event_window.hpp>

namespace habeas {

/// A month of the calendar.
struct HABEAS_API calendar_month {
  std::int64_t year = 1970;
  unsigned number = 1;  ///< 1 to 12

  [[nodiscard]] static calendar_month of(day d);
  /// "2023-10". Throws errc::invalid_value.
  [[nodiscard]] static calendar_month parse(std::string_view text);
  [[nodiscard]] day first() const { return day::unchecked(year, number, 1); }
  [[nodiscard]] day last() const { return day::unchecked(year, number, days_in_month(year, number)); }
  [[nodiscard]] calendar_month next() const { return number == 12 ? calendar_month{year + 1, 1} : calendar_month{year, number + 1}; }
  /// Months since year 0.
  [[nodiscard]] std::int64_t count() const { return year * 12 + number; }
  [[nodiscard]] std::string text() const { return to_string(first()).substr(0, to_string(first()).size() - 3); }
  friend auto operator<=>(const calendar_month&, const calendar_month&) = default;
};

/// Events that certainly fell in a month, and that may have: those certain included.
struct panel_count {
  std::int64_t certain = 0, possible = 0;
  friend bool operator==(const panel_count&, const panel_count&) = default;
};

/// One negotiation: the events that make it up, what came of it along unhedged links, and what may have.
struct panel_unit {
  std::string name = {};
  negotiation_id entity = {};  ///< null where events alone make it one
  std::vector<event_id> negotiation = {}, certain = {}, possible = {};  ///< by id; `possible` holds `certain` too
};

struct panel_row {
  std::string unit = {};
  calendar_month month = {};
  std::vector<panel_count> counts = {};  ///< for each kind of the panel, in its order
  friend bool operator==(const panel_row&, const panel_row&) = default;
};

struct event_panel {
  std::vector<event_kind> kinds = {};  ///< in the order of their table
  std::vector<panel_unit> units = {};  ///< by name
  std::vector<panel_row> rows = {};    ///< by unit, then month: every unit has the same months
};

struct panel_options {
  std::optional<calendar_month> from = {}, to = {};  ///< else from the first to the last month that bounds the start of any event counted
  std::optional<std::set<event_kind>> kinds = {};
  std::size_t most_rows = 100'000;
  std::size_t most_events = 1'000'000;  ///< that units name: one for each that it is in
};

namespace detail {

HABEAS_API bool is_negotiation(event_kind k);

}  // namespace detail

/// The negotiations of a graph. Those that the dossier has, each with the events of its moves and rounds of which a claim
/// tells, named by its id; and events of talks that are in none, those that unhedged links join being one, named by the
/// smallest id. Where such a link joins them to an event of a negotiation, they belong to that.
///
/// What their links lead to belongs to them, certainly along unhedged links, possibly along others; not by way of
/// statements, reports and publications. So does, certainly, the signing of an agreement that came of the negotiation.
/// Throws errc::limit_exceeded where more than `most` events would be named, counting one for each negotiation that it is in.
[[nodiscard]] HABEAS_API std::vector<panel_unit> negotiations_of(const event_graph& g, std::size_t most = 1'000'000);

/// Counts events by the month in which they started. An event is certainly in a month when it certainly belongs to the
/// negotiation and all days on which it can have started lie in that month; possibly when some do.
///
/// Throws errc::limit_exceeded for more rows or events than the options allow, errc::invalid_value where `from` is after `to`.
[[nodiscard]] HABEAS_API event_panel make_panel(const event_graph& g, const timeline& days, const panel_options& options = {});

}  // namespace habeas
