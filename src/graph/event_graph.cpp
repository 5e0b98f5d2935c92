// SPDX-License-Identifier: MIT
#include <habeas/graph/event_graph.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/graph/csr_graph.hpp>
#include <habeas/graph/link_direction.hpp>
#include <habeas/model/dossier.hpp>
#include "core/each_once.hpp"

namespace habeas {

std::vector<claim_id> event_graph::links_between(graph::vertex_index from, graph::vertex_index to) const {
  std::vector<claim_id> list;
  for (auto arc = arcs().first_out(from); arc < arcs().first_out(from + 1); ++arc)
    if (arcs().target(arc) == to && (*open_)[arc] != 0) list.push_back(claim_of(arc).id);
  keep_each_once(list);
  return list;
}

event_graph event_graph::only(std::set<habeas::relation> relations) const {
  auto f = filter_;
  if (f.relations) std::erase_if(relations, [&](habeas::relation r) { return f.relations->count(r) == 0; });
  f.relations = std::move(relations);
  return {*this, std::move(f)};
}

event_graph event_graph::seen_as(dossier view) const {
  event_graph g = *this;
  if (&view.content() != &dossier_.content()) g.whole_ = std::make_shared<const storage>(view.content());
  g.dossier_ = std::move(view);
  g.look();
  return g;
}

event_graph::storage::storage(const dossier_content& content)
    : event_at(content.events.size()), vertex_of(content.events.size()) {
  const auto& events = content.events;
  for (std::size_t i = 0; i < events.size(); ++i) event_at[i] = i;
  std::sort(event_at.begin(), event_at.end(), [&](std::size_t a, std::size_t b) { return events[a].id < events[b].id; });
  for (std::size_t v = 0; v < event_at.size(); ++v) vertex_of[event_at[v]] = static_cast<graph::vertex_index>(v);
  for (std::size_t i = 0; i < content.claims.size(); ++i)
    if (std::holds_alternative<linked_claim>(content.claims[i].says)) links.push_back(i);
  std::sort(links.begin(), links.end(),
            [&](std::size_t a, std::size_t b) { return content.claims[a].id < content.claims[b].id; });
  const id_index index(content);
  graph::graph_builder builder(events.size());
  std::vector<std::size_t> added;
  const auto add = [&](graph::vertex_index from, graph::vertex_index to, std::size_t place) {
    builder.add(from, to);
    added.push_back(place);
  };
  for (const auto place : links) {
    const auto& says = std::get<linked_claim>(content.claims[place].says);
    const auto from = vertex_of[*index.find(says.from)], to = vertex_of[*index.find(says.to)];
    const auto way = direction_of(says.relation);
    if (way != link_direction::back) add(from, to, place);
    if (way == link_direction::back || (way == link_direction::either && from != to)) add(to, from, place);
  }
  arcs = builder.freeze();
  claim_of.resize(added.size());
  for (graph::arc_index a = 0; a < added.size(); ++a) claim_of[a] = added[arcs.added_as(a)];
}

bool event_graph::follows(std::size_t place) const {
  const auto& says = std::get<linked_claim>(claim_at(place).says);
  if (!dossier_.counts(place)) return false;
  if (filter_.relations && filter_.relations->count(says.relation) == 0) return false;
  if (filter_.directed && direction_of(says.relation) == link_direction::either) return false;
  return !filter_.unhedged || says.hedge.empty();
}

}  // namespace habeas
