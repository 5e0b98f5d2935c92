// SPDX-License-Identifier: MIT
#include "timeline/instant_links.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/timeline/timeline.hpp>

#include "core/cancel.hpp"

namespace habeas {

instant_links::instant_links(const timeline& t) {
  const auto& d = t.of();
  const auto& claims = d.content().claims;
  const auto& aside = t.disputed();
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

std::optional<std::vector<std::size_t>> instant_links::search(const event_id& before, const event_id& after) const {
  const end_of goal{after, false};
  std::map<end_of, std::pair<end_of, std::optional<std::size_t>>> came_from;
  std::deque<end_of> open{{before, false}};
  came_from.emplace(open.front(), std::pair(open.front(), std::nullopt));
  while (!open.empty()) {
    work_limits::count(1);
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

}  // namespace habeas
