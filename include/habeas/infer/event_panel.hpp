// SPDX-License-Identifier: MIT
// A table for statistics: negotiations, month by month, and how many events of each kind certainly and possibly fell in each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/graph/components.hpp>
#include <habeas/graph/event_graph.hpp>
#include <habeas/graph/reach.hpp>
#include <habeas/infer/event_window.hpp>

namespace habeas {

/// A month of the calendar.
struct month {
  std::int64_t year = 1970;
  unsigned number = 1;  ///< 1 to 12

  [[nodiscard]] static month of(day d) {
    const auto c = d.civil();
    return {c.year, c.month};
  }
  /// "2023-10". Throws errc::invalid_value.
  [[nodiscard]] static month parse(std::string_view text) {
    const auto bounds = parse_edtf(text).bounds();
    if (bounds.earliest_start.is_day() && bounds.latest_end.is_day()) {
      const auto m = of(bounds.earliest_start.value);
      if (m.first() == bounds.earliest_start.value && m.last() == bounds.latest_end.value) return m;
    }
    throw error(errc::invalid_value, "not a month", "'" + std::string(text.substr(0, 80)) + "'", "a month such as 2023-10");
  }
  [[nodiscard]] day first() const { return day::unchecked(year, number, 1); }
  [[nodiscard]] day last() const { return day::unchecked(year, number, days_in_month(year, number)); }
  [[nodiscard]] month next() const { return number == 12 ? month{year + 1, 1} : month{year, number + 1}; }
  /// Months since year 0.
  [[nodiscard]] std::int64_t count() const { return year * 12 + number; }
  [[nodiscard]] std::string text() const { return to_string(first()).substr(0, to_string(first()).size() - 3); }
  friend auto operator<=>(const month&, const month&) = default;
};

/// Events that certainly fell in a month, and that may have: those certain included.
struct panel_count {
  std::int64_t certain = 0, possible = 0;
  friend bool operator==(const panel_count&, const panel_count&) = default;
};

/// One negotiation: the events that make it up, what came of it along unhedged links, and what may have.
struct panel_unit {
  std::string name;
  std::vector<event_id> negotiation, certain, possible;  ///< by id; `possible` holds `certain` too
};

struct panel_row {
  std::string unit;
  habeas::month month;
  std::vector<panel_count> counts;  ///< for each kind of the panel, in its order
  friend bool operator==(const panel_row&, const panel_row&) = default;
};

struct event_panel {
  std::vector<event_kind> kinds;  ///< in the order of their table
  std::vector<panel_unit> units;  ///< by name
  std::vector<panel_row> rows;    ///< by unit, then month: every unit has the same months
};

struct panel_options {
  std::optional<month> from, to;  ///< else from the first to the last month that bounds the start of any event counted
  std::optional<std::set<event_kind>> kinds;
  std::size_t most_rows = 100'000;
};

namespace detail {
/// A link through what is said about events joins whatever it speaks of: it makes nothing part of a negotiation.
inline bool speaks_of_others(event_kind k) {
  return k == event_kind::statement || k == event_kind::report || k == event_kind::publication ||
         k == event_kind::list_published;
}
inline bool is_negotiation(event_kind k) {
  return k == event_kind::negotiation_start || k == event_kind::negotiation_stall || k == event_kind::negotiation_resumption ||
         k == event_kind::negotiation_end || k == event_kind::negotiation_announcement ||
         k == event_kind::negotiation_conclusion || k == event_kind::negotiation_collapse || k == event_kind::round;
}
/// Events of which some claim that counts speaks.
inline std::set<event_id> spoken_of(const dossier& d) {
  std::set<event_id> names;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!d.counts(i)) continue;
    if (const auto* c = std::get_if<occurred_claim>(&claims[i].says)) names.insert(c->event);
    if (const auto* c = std::get_if<dated_claim>(&claims[i].says)) names.insert(c->event);
    if (const auto* c = std::get_if<role_claim>(&claims[i].says)) names.insert(c->event);
    if (const auto* c = std::get_if<linked_claim>(&claims[i].says)) names.insert({c->from, c->to});
  }
  return names;
}
}  // namespace detail

/// The negotiations of a graph: events of talks that unhedged links join are one, named by its smallest id. What their
/// links lead to belongs to them, certainly along unhedged links, possibly along others; not by way of statements,
/// reports and publications.
[[nodiscard]] inline std::vector<panel_unit> negotiations_of(const event_graph& g) {
  const auto& arcs = g.arcs();
  const auto spoken = detail::spoken_of(g.of());
  const auto kind = [&](vertex_index v) { return g.event_at(v).kind; };
  const auto there = [&](vertex_index v) { return g.shows(v) && spoken.count(g.event_at(v).id) != 0; };
  const auto sure = g.unhedged();
  // A filter over both ends of an arc, as a column.
  const auto among = [&](const event_graph& view, auto&& ends) {
    std::vector<char> open(arcs.arc_count(), 0);
    const auto allow = view.allow();
    for (vertex_index v = 0; v < arcs.vertex_count(); ++v)
      for (auto arc = arcs.first_out(v); arc < arcs.first_out(v + 1); ++arc)
        open[arc] = allow(arc) && ends(v) && ends(arcs.target(arc)) ? 1 : 0;
    return open;
  };
  const auto talks = among(sure, [&](vertex_index v) { return detail::is_negotiation(kind(v)); });
  const auto plainly = among(sure, [&](vertex_index v) { return !detail::speaks_of_others(kind(v)); });
  const auto perhaps = among(g, [&](vertex_index v) { return !detail::speaks_of_others(kind(v)); });

  std::vector<panel_unit> units;
  for (const auto& list : members(weak_components(arcs, [&](arc_index a) { return talks[a] != 0; }))) {
    panel_unit unit;
    std::set<vertex_index> certain, possible;
    for (const auto v : list) {
      if (!detail::is_negotiation(kind(v)) || !there(v)) continue;
      unit.negotiation.push_back(g.event_at(v).id);
      certain.insert(v);
      for (const auto w : reached_from(arcs, v, [&](arc_index a) { return plainly[a] != 0; }).list()) certain.insert(w);
      for (const auto w : reached_from(arcs, v, [&](arc_index a) { return perhaps[a] != 0; }).list()) possible.insert(w);
    }
    if (unit.negotiation.empty()) continue;
    possible.insert(certain.begin(), certain.end());
    for (const auto v : certain) unit.certain.push_back(g.event_at(v).id);
    for (const auto v : possible) unit.possible.push_back(g.event_at(v).id);
    unit.name = unit.negotiation.front().text();
    units.push_back(std::move(unit));
  }
  std::sort(units.begin(), units.end(), [](const panel_unit& a, const panel_unit& b) { return a.name < b.name; });
  return units;
}

/// Counts events by the month in which they started. An event is certainly in a month when it certainly belongs to the
/// negotiation and all days on which it can have started lie in that month; possibly when some do.
///
/// Throws errc::limit_exceeded for more rows than the options allow, errc::invalid_value where `from` is after `to`.
[[nodiscard]] inline event_panel make_panel(const event_graph& g, const timeline& days, const panel_options& options = {}) {
  event_panel p;
  p.units = negotiations_of(g);
  std::map<event_id, start_days> starts;
  std::set<event_kind> kinds;
  std::optional<month> from = options.from, to = options.to;
  const auto counted = [&](const event_id& name) { return !options.kinds || options.kinds->count(g.of().get(name).kind) != 0; };
  std::optional<day> first, last;
  for (const auto& unit : p.units)
    for (const auto& name : unit.possible) {
      if (!counted(name) || !starts.try_emplace(name).second) continue;
      const auto s = starts[name] = starts_of(days, name);
      kinds.insert(g.of().get(name).kind);
      for (const auto& d : {s.earliest, s.latest}) {
        if (!d) continue;
        first = first ? std::min(*first, *d) : *d;
        last = last ? std::max(*last, *d) : *d;
      }
    }
  if (options.kinds) kinds = *options.kinds;
  for (const auto& row : slug_table<event_kind>::rows)
    if (kinds.count(row.first) != 0) p.kinds.push_back(row.first);
  if (!from && first) from = std::min(month::of(*first), to.value_or(month::of(*first)));
  if (!to && last) to = std::max(month::of(*last), from.value_or(month::of(*last)));
  if (!from || !to) return p;
  if (*to < *from) throw error(errc::invalid_value, "a panel that ends before it starts", from->text() + " to " + to->text());
  const auto months = to->count() - from->count() + 1;
  if (static_cast<std::uint64_t>(months) * std::max<std::size_t>(p.units.size(), 1) > options.most_rows)
    throw error(errc::limit_exceeded, "too many rows", fmt::format("{} months of {} negotiations", months, p.units.size()),
                fmt::format("at most {} in all: say from which month to which", options.most_rows));
  for (const auto& unit : p.units) {
    const std::set<event_id> certain(unit.certain.begin(), unit.certain.end());
    const auto at = p.rows.size();
    for (auto m = *from; m <= *to; m = m.next()) p.rows.push_back({unit.name, m, std::vector<panel_count>(p.kinds.size())});
    for (const auto& name : unit.possible) {
      if (!counted(name)) continue;
      const auto& s = starts.at(name);
      const auto column = static_cast<std::size_t>(std::find(p.kinds.begin(), p.kinds.end(), g.of().get(name).kind) - p.kinds.begin());
      for (auto r = at; r < p.rows.size(); ++r) {
        const auto in = starts_within(s, p.rows[r].month.first(), p.rows[r].month.last());
        if (in == trilean::no) continue;
        auto& count = p.rows[r].counts[column];
        ++count.possible;
        if (in == trilean::yes && certain.count(name) != 0) ++count.certain;
      }
    }
  }
  return p;
}

}  // namespace habeas
