// SPDX-License-Identifier: MIT
#include <habeas/timeline/event_panel.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/graph/event_queries.hpp>
#include <habeas/timeline/event_window.hpp>

#include "core/cancel.hpp"

namespace habeas {

calendar_month calendar_month::of(day d) {
  const auto c = d.civil();
  return {c.year, c.month};
}

calendar_month calendar_month::parse(std::string_view text) {
  const auto bounds = parse_edtf(text).bounds();
  if (bounds.earliest_start.is_day() && bounds.latest_end.is_day()) {
    const auto m = of(bounds.earliest_start.value);
    if (m.first() == bounds.earliest_start.value && m.last() == bounds.latest_end.value) return m;
  }
  throw error(errc::invalid_value, "not a month", "'" + std::string(text.substr(0, 80)) + "'", "a month such as 2023-10");
}

namespace {

/// A link through what is said about events joins whatever it speaks of: it makes nothing part of a negotiation.
bool speaks_of_others(event_kind k) {
  return k == event_kind::statement || k == event_kind::report || k == event_kind::publication ||
         k == event_kind::list_published;
}

}  // namespace

namespace detail {

bool is_negotiation(event_kind k) {
  return k == event_kind::negotiation_start || k == event_kind::negotiation_stall || k == event_kind::negotiation_resumption ||
         k == event_kind::negotiation_end || k == event_kind::negotiation_announcement ||
         k == event_kind::negotiation_conclusion || k == event_kind::negotiation_collapse || k == event_kind::round;
}

}  // namespace detail

namespace {

/// Events of which some claim that counts speaks.
std::set<event_id> spoken_of(const dossier& d) {
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

}  // namespace

std::vector<panel_unit> negotiations_of(const event_graph& g, std::size_t most) {
  const auto& arcs = g.arcs();
  const auto& d = g.of();
  const auto n = arcs.vertex_count();
  const auto written_in = spoken_of(d);
  const auto kind = [&](graph::vertex_index v) { return g.event_at(v).kind; };
  const auto there = [&](graph::vertex_index v) { return g.shows(v) && written_in.count(g.event_at(v).id) != 0; };
  const auto too_many = [&](std::size_t units) {
    return error(errc::limit_exceeded, "too many events of negotiations", fmt::format("{} negotiations name them", units),
                 fmt::format("at most {} in all", most));
  };

  // The negotiations that the dossier has.
  struct making {
    panel_unit unit;
    std::set<graph::vertex_index> talks, signed_there;
  };
  std::vector<making> made;
  std::map<graph::vertex_index, std::vector<std::size_t>> owners;  // of an event, the negotiations that have it
  std::map<negotiation_id, std::size_t> place_of;
  const auto take = [&](const event_id& name, std::set<graph::vertex_index>& into) {
    if (d.find(name) == nullptr) return;
    if (const auto v = g.vertex_of(name); there(v)) into.insert(v);
  };
  const auto& entities = d.content().negotiations;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (!d.shows(entities, i)) continue;
    making m{{entities[i].id.text(), entities[i].id, {}, {}, {}}, {}, {}};
    for (const auto& move : entities[i].moves) take(move.event, m.talks);
    for (const auto& round : entities[i].rounds) take(round, m.talks);
    if (m.talks.empty()) continue;
    for (const auto v : m.talks) owners[v].push_back(made.size());
    place_of.emplace(entities[i].id, made.size());
    made.push_back(std::move(m));
  }
  const auto& agreements = d.content().agreements;
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    const auto of = place_of.find(agreements[i].negotiation);
    if (of != place_of.end() && d.shows(agreements, i)) take(agreements[i].signing, made[of->second].signed_there);
  }

  // Events of talks that are in none of them.
  const auto sure = g.unhedged();
  const auto column = [&](const event_graph& view, auto&& ends) {
    std::vector<char> open(arcs.arc_count(), 0);
    const auto allow = view.allow();
    for (graph::vertex_index v = 0; v < n; ++v)
      for (auto arc = arcs.first_out(v); arc < arcs.first_out(v + 1); ++arc)
        open[arc] = allow(arc) && ends(v) && ends(arcs.target(arc)) ? 1 : 0;
    return open;
  };
  const auto loose = [&](graph::vertex_index v) { return detail::is_negotiation(kind(v)) && owners.count(v) == 0; };
  const auto talks = column(sure, loose);
  const auto plainly = column(sure, [&](graph::vertex_index v) { return !speaks_of_others(kind(v)); });
  const auto perhaps = column(g, [&](graph::vertex_index v) { return !speaks_of_others(kind(v)); });
  const auto parts = weak_components(arcs, [&](graph::arc_index a) { return talks[a] != 0; });
  std::set<std::pair<graph::vertex_index, std::size_t>> joins;  // a part, and a negotiation that it is joined to
  for (graph::vertex_index v = 0; v < n; ++v)
    for (auto arc = arcs.first_out(v); arc < arcs.first_out(v + 1); ++arc) {
      const auto w = arcs.target(arc);
      if (plainly[arc] == 0 || loose(v) == loose(w)) continue;
      if (const auto of = owners.find(loose(v) ? w : v); of != owners.end())
        for (const auto owner : of->second) joins.emplace(parts.of[loose(v) ? v : w], owner);
    }
  const auto in_order = members(parts);
  std::size_t named = 0;
  for (graph::vertex_index part = 0; part < in_order.size(); ++part) {
    std::set<graph::vertex_index> list;
    for (const auto v : in_order[part])
      if (loose(v) && there(v)) list.insert(v);
    if (list.empty()) continue;
    const auto first = joins.lower_bound({part, 0});
    if (first == joins.end() || first->first != part) {
      made.push_back({{g.event_at(*list.begin()).id.text(), {}, {}, {}, {}}, std::move(list), {}});
      continue;
    }
    for (auto join = first; join != joins.end() && join->first == part; ++join) {
      if ((named += list.size()) > most) throw too_many(made.size());
      made[join->second].talks.insert(list.begin(), list.end());
    }
  }

  // What came of each. A mark for each search, so that a search costs what it reaches.
  std::vector<std::uint32_t> seen(n, 0);
  std::uint32_t search = 0;
  std::uint64_t looked = 0;
  named = 0;
  const auto reach = [&](const std::set<graph::vertex_index>& from, const std::vector<char>& open) {
    ++search;
    std::vector<graph::vertex_index> found(from.begin(), from.end());
    for (const auto v : found) seen[v] = search;
    for (std::size_t i = 0; i < found.size(); ++i) {
      looked += arcs.out_degree(found[i]);
      throw_if_stopped({}, arcs.out_degree(found[i]) + 1);
      if (named + found.size() > most || looked > 1000 * static_cast<std::uint64_t>(most)) throw too_many(made.size());
      for (auto arc = arcs.first_out(found[i]); arc < arcs.first_out(found[i] + 1); ++arc) {
        const auto w = arcs.target(arc);
        if (open[arc] == 0 || seen[w] == search) continue;
        seen[w] = search;
        found.push_back(w);
      }
    }
    named += found.size();
    std::sort(found.begin(), found.end());
    return found;
  };
  std::vector<panel_unit> units;
  for (auto& m : made) {
    auto from = m.talks;
    from.insert(m.signed_there.begin(), m.signed_there.end());
    m.unit.negotiation = ids_of(g, {m.talks.begin(), m.talks.end()});
    m.unit.certain = ids_of(g, reach(from, plainly));
    m.unit.possible = ids_of(g, reach(from, perhaps));
    units.push_back(std::move(m.unit));
  }
  // A negotiation and an event may have one id.
  std::set<std::string> names;
  for (auto& u : units) {
    while (!u.entity && names.count(u.name) != 0) u.name.insert(0, "event:");
    names.insert(u.name);
  }
  std::sort(units.begin(), units.end(), [](const panel_unit& a, const panel_unit& b) { return a.name < b.name; });
  return units;
}

event_panel make_panel(const event_graph& g, const timeline& days, const panel_options& options) {
  event_panel p;
  p.units = negotiations_of(g, options.most_events);
  std::map<event_id, start_days> starts;
  std::set<event_kind> kinds;
  std::optional<calendar_month> from = options.from, to = options.to;
  const auto counted = [&](const event_id& name) { return !options.kinds || options.kinds->count(g.of().get(name).kind) != 0; };
  std::optional<day> first, last;
  for (const auto& unit : p.units)
    for (const auto& name : unit.possible) {
      if (!counted(name) || !starts.try_emplace(name).second) continue;
      throw_if_stopped({});
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
  if (!from && first) from = std::min(calendar_month::of(*first), to.value_or(calendar_month::of(*first)));
  if (!to && last) to = std::max(calendar_month::of(*last), from.value_or(calendar_month::of(*last)));
  if (!from || !to) return p;
  if (*to < *from) throw error(errc::invalid_value, "a panel that ends before it starts", from->text() + " to " + to->text());
  const auto months = to->count() - from->count() + 1;
  if (static_cast<std::uint64_t>(months) * std::max<std::size_t>(p.units.size(), 1) > options.most_rows)
    throw error(errc::limit_exceeded, "too many rows", fmt::format("{} months of {} negotiations", months, p.units.size()),
                fmt::format("at most {} in all: say from which month to which", options.most_rows));
  for (const auto& unit : p.units) {
    const auto at = p.rows.size();
    const auto place = [&](calendar_month m) { return m.count() - from->count(); };
    // Where a count begins and where it ends; summed up below.
    for (auto m = *from; m <= *to; m = m.next()) p.rows.push_back({unit.name, m, std::vector<panel_count>(p.kinds.size())});
    for (const auto& name : unit.possible) {
      if (!counted(name)) continue;
      const auto& s = starts.at(name);
      const auto column = static_cast<std::size_t>(std::find(p.kinds.begin(), p.kinds.end(), g.of().get(name).kind) - p.kinds.begin());
      const auto begin = s.earliest ? std::max<std::int64_t>(0, place(calendar_month::of(*s.earliest))) : 0;
      const auto end = s.latest ? std::min(months, place(calendar_month::of(*s.latest)) + 1) : months;
      if (begin >= end) continue;
      const auto count = [&](std::int64_t row) -> panel_count& { return p.rows[at + static_cast<std::size_t>(row)].counts[column]; };
      ++count(begin).possible;
      if (end < months) --count(end).possible;
      if (s.earliest && s.latest && calendar_month::of(*s.earliest) == calendar_month::of(*s.latest) &&
          std::binary_search(unit.certain.begin(), unit.certain.end(), name))
        ++count(begin).certain;
    }
    for (auto r = at + 1; r < p.rows.size(); ++r)
      for (std::size_t k = 0; k < p.kinds.size(); ++k) p.rows[r].counts[k].possible += p.rows[r - 1].counts[k].possible;
  }
  return p;
}

}  // namespace habeas
