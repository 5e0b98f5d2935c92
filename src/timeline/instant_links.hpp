// SPDX-License-Identifier: MIT
// The order of events that links prove, within one day too: days alone say nothing of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <habeas/timeline/timeline.hpp>

namespace habeas {

/// Which starts of events are not after which others by links that order instants. Links about days only ("on
/// the same day", "within no days", "shares a day") do not.
class instant_links {
 public:
  explicit instant_links(const timeline& t) {
    const auto& d = t.of();
    const auto& claims = d.content().claims;
    const auto& aside = t.set_aside();
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto* link = std::get_if<linked_claim>(&claims[i].says);
      if (link == nullptr || !d.counts(i) || std::binary_search(aside.begin(), aside.end(), claims[i].id)) continue;
      switch (link->relation) {
        case relation::follows: add({link->to, true}, {link->from, false}, i); break;
        case relation::precedes:
        case relation::meets: add({link->from, true}, {link->to, false}, i); break;
        case relation::during:
        case relation::part_of:
          add({link->to, false}, {link->from, false}, i);
          add({link->from, true}, {link->to, true}, i);
          break;
        case relation::same_as:
          for (const bool ends : {false, true}) {
            add({link->from, ends}, {link->to, ends}, i);
            add({link->to, ends}, {link->from, ends}, i);
          }
          break;
        default: break;
      }
    }
  }

  /// Is the start of one not after the start of the other, by links?
  [[nodiscard]] bool not_after(const event_id& before, const event_id& after) const {
    return before == after || search(before, after).has_value();
  }
  /// The claims on a way of fewest links from one start to the other, as places in the dossier; empty without one.
  [[nodiscard]] std::vector<std::size_t> path(const event_id& before, const event_id& after) const {
    return search(before, after).value_or(std::vector<std::size_t>());
  }

 private:
  using end_of = std::pair<event_id, bool>;  ///< an event, and whether its end is meant
  struct edge {
    end_of to;
    std::size_t claim;
  };

  void add(end_of before, end_of after, std::size_t claim) { edges_[std::move(before)].push_back({std::move(after), claim}); }

  [[nodiscard]] std::optional<std::vector<std::size_t>> search(const event_id& before, const event_id& after) const {
    const end_of goal{after, false};
    std::map<end_of, std::pair<end_of, std::optional<std::size_t>>> came_from;
    std::deque<end_of> open{{before, false}};
    came_from.emplace(open.front(), std::pair(open.front(), std::nullopt));
    while (!open.empty()) {
      const auto at = open.front();
      open.pop_front();
      if (at == goal) return trace(came_from, at);
      const auto go = [&](const end_of& to, std::optional<std::size_t> claim) {
        if (came_from.emplace(to, std::pair(at, claim)).second) open.push_back(to);
      };
      if (!at.second) go({at.first, true}, std::nullopt);  // an event starts no later than it ends
      if (const auto found = edges_.find(at); found != edges_.end())
        for (const auto& e : found->second) go(e.to, e.claim);
    }
    return std::nullopt;
  }
  template <class Map>
  static std::vector<std::size_t> trace(const Map& came_from, end_of at) {
    std::vector<std::size_t> claims;
    for (;;) {
      const auto& [before, claim] = came_from.at(at);
      if (claim) claims.push_back(*claim);
      if (before == at) break;
      at = before;
    }
    std::reverse(claims.begin(), claims.end());
    return claims;
  }

  std::map<end_of, std::vector<edge>> edges_;
};

}  // namespace habeas
