// SPDX-License-Identifier: MIT
// Questions to the event graph, asked and answered by id.
#pragma once

#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/graph/components.hpp>
#include <habeas/graph/event_graph.hpp>
#include <habeas/graph/dominators.hpp>
#include <habeas/graph/reach.hpp>
#include <habeas/graph/transitive_reduction.hpp>
#include <habeas/graph/simple_paths.hpp>

namespace habeas {

/// The events of these vertices that the view shows.
[[nodiscard]] inline std::vector<event_id> ids_of(const event_graph& g, const std::vector<graph::vertex_index>& vertices) {
  std::vector<event_id> ids;
  for (const auto v : vertices)
    if (g.shows(v)) ids.push_back(g.event_at(v).id);
  return ids;
}

/// What an event leads to by links, by id; links without a direction are followed either way. Throws errc::unknown_id.
[[nodiscard]] inline std::vector<event_id> descendants(const event_graph& g, const event_id& name) {
  const auto v = g.vertex_of(name);
  auto found = reached_from(g.arcs(), v, g.allow()).list();
  std::erase(found, v);
  return ids_of(g, found);
}

/// What leads to an event by links, by id; links without a direction are followed either way. Throws errc::unknown_id.
[[nodiscard]] inline std::vector<event_id> ancestors(const event_graph& g, const event_id& name) {
  const auto v = g.vertex_of(name);
  auto found = leading_to(g.arcs(), v, g.allow()).list();
  std::erase(found, v);
  return ids_of(g, found);
}

/// The events that lie on every path from one to another, in order, both included; empty where no path leads there.
/// Throws errc::unknown_id.
[[nodiscard]] inline std::vector<event_id> dominators_between(const event_graph& g, const event_id& from, const event_id& to) {
  return ids_of(g, dominators_between(g.arcs(), g.vertex_of(from), g.vertex_of(to), g.allow()));
}

/// Events that lead back to themselves, and one shortest cycle among them with the links of each step.
struct event_cycle {
  std::vector<event_id> events = {};
  std::vector<event_id> shortest = {};
  std::vector<std::vector<claim_id>> links = {};  ///< from each event of `shortest` to the next, and from the last to the first
};

/// The cycles among links that state a direction, the smallest ids first.
[[nodiscard]] HABEAS_API std::vector<event_cycle> cycles(const event_graph& whole);

/// Events that links join, whichever way they lead, each list by id; an event without links is alone.
[[nodiscard]] inline std::vector<std::vector<event_id>> components(const event_graph& g) {
  std::vector<std::vector<event_id>> lists;
  for (const auto& list : members(weak_components(g.arcs(), g.allow())))
    if (auto ids = ids_of(g, list); !ids.empty()) lists.push_back(std::move(ids));
  return lists;
}

/// All events so that links that state a direction lead forward, in groups: those of one cycle stand together. Of what
/// may come next, the smallest id comes first.
[[nodiscard]] HABEAS_API std::vector<std::vector<event_id>> topological_order(const event_graph& whole);

/// The links that a drawing needs, by id: those with a direction of which no longer way tells as much, and all without one.
/// Throws errc::cancelled when asked to stop.
[[nodiscard]] HABEAS_API std::vector<claim_id> transitive_reduction(const event_graph& whole, const std::stop_token& stop = {});

}  // namespace habeas
