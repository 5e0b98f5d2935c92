// SPDX-License-Identifier: MIT
#include <habeas/graph/event_queries.hpp>

#include <algorithm>
#include <cstddef>
#include <stop_token>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/graph/components.hpp>
#include <habeas/graph/dominators.hpp>
#include <habeas/graph/event_graph.hpp>
#include <habeas/graph/reach.hpp>
#include <habeas/graph/simple_paths.hpp>
#include <habeas/graph/transitive_reduction.hpp>

namespace habeas {

std::vector<event_cycle> cycles(const event_graph& whole) {
  const auto g = whole.directed();
  std::vector<event_cycle> found;
  for (const auto& c : cycles(g.arcs(), g.allow())) {
    event_cycle cycle{ids_of(g, c.component), ids_of(g, c.shortest), {}};
    for (std::size_t i = 0; i < c.shortest.size(); ++i)
      cycle.links.push_back(g.links_between(c.shortest[i], c.shortest[(i + 1) % c.shortest.size()]));
    found.push_back(std::move(cycle));
  }
  return found;
}

std::vector<std::vector<event_id>> topological_order(const event_graph& whole) {
  const auto g = whole.directed();
  std::vector<std::vector<event_id>> groups;
  for (const auto& list : groups_in_order(g.arcs(), g.allow()))
    if (auto ids = ids_of(g, list); !ids.empty()) groups.push_back(std::move(ids));
  return groups;
}

std::vector<claim_id> transitive_reduction(const event_graph& whole, const std::stop_token& stop) {
  const auto g = whole.directed();
  std::vector<claim_id> kept;
  for (const auto arc : transitive_reduction(g.arcs(), g.allow(), stop)) kept.push_back(g.claim_of(arc).id);
  for (auto& name : whole.links())
    if (direction_of(std::get<linked_claim>(whole.link(name).says).relation) == link_direction::either) kept.push_back(std::move(name));
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace habeas
