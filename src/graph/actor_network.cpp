// SPDX-License-Identifier: MIT
#include <habeas/graph/actor_network.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/graph/betweenness.hpp>
#include <habeas/model/dossier.hpp>
#include "core/each_once.hpp"

namespace habeas {

actor_network::actor_network(const dossier& d, const network_options& options) {
  struct part {
    std::set<actor_id> actors;
    std::map<actor_id, std::vector<claim_id>> claims;
  };
  std::map<event_id, part> parts;
  std::set<actor_id> all;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* says = std::get_if<role_claim>(&claims[i].says);
    if (says == nullptr || !d.counts(i) || !says->event) continue;
    const auto* e = d.find(says->event);
    if (e == nullptr || (options.roles && options.roles->count(says->role) == 0)) continue;
    if ((options.kinds && options.kinds->count(e->kind) == 0) || (options.keep && !options.keep(e->id))) continue;
    auto& p = parts[e->id];
    p.actors.insert(says->actor);
    p.claims[says->actor].push_back(claims[i].id);
    all.insert(says->actor);
  }
  // Before anything grows: each pair of an event is a tie that names it, and each role stands in the ties of its actor.
  std::size_t named = 0;
  for (const auto& [event, p] : parts) {
    const auto actors = p.actors.size();
    std::size_t roles = 0;
    for (const auto& [who, list] : p.claims) roles += list.size();
    if (actors > 1) named += std::min(options.most + 1, (actors - 1) * (roles + actors / 2));
    if (named > options.most)
      throw error(errc::limit_exceeded, "too many ties between actors", fmt::format("'{}' alone has {} actors", event.text(), actors),
                  fmt::format("ties that name at most {} events and claims: fewer roles, kinds or days", options.most));
  }
  std::map<std::pair<actor_id, actor_id>, actor_tie> ties;
  for (const auto& [event, p] : parts)
    for (auto a = p.actors.begin(); a != p.actors.end(); ++a)
      for (auto b = std::next(a); b != p.actors.end(); ++b) {
        auto& tie = ties[{*a, *b}];
        tie.first = *a;
        tie.second = *b;
        tie.events.push_back(event);
        for (const auto* who : {&*a, &*b})
          for (const auto& c : p.claims.at(*who)) tie.claims.push_back(c);
      }
  actors_.assign(all.begin(), all.end());
  for (auto& [pair, tie] : ties) {
    keep_each_once(tie.claims);
    ties_.push_back(std::move(tie));
  }
  join();
}

actor_network::actor_network(std::vector<actor_id> alone, std::vector<actor_tie> ties) : ties_(std::move(ties)) {
  std::set<actor_id> all(alone.begin(), alone.end());
  for (auto& t : ties_) {
    if (t.second < t.first) std::swap(t.first, t.second);
    if (t.first == t.second) throw error(errc::invalid_value, "an actor tied to itself", t.first.text());
    all.insert(t.first);
    all.insert(t.second);
  }
  std::sort(ties_.begin(), ties_.end(), [](const actor_tie& a, const actor_tie& b) {
    return std::pair(a.first, a.second) < std::pair(b.first, b.second);
  });
  for (std::size_t i = 1; i < ties_.size(); ++i)
    if (ties_[i].first == ties_[i - 1].first && ties_[i].second == ties_[i - 1].second)
      throw error(errc::invalid_value, "two actors tied twice", ties_[i].first.text() + ", " + ties_[i].second.text());
  actors_.assign(all.begin(), all.end());
  join();
}

graph::vertex_index actor_network::place_of(const actor_id& name) const {
  return static_cast<graph::vertex_index>(std::lower_bound(actors_.begin(), actors_.end(), name) - actors_.begin());
}

void actor_network::join() {
  graph::graph_builder builder(actors_.size());
  for (const auto& t : ties_) {
    builder.add(place_of(t.first), place_of(t.second));
    builder.add(place_of(t.second), place_of(t.first));
  }
  arcs_ = builder.freeze();
}

}  // namespace habeas
