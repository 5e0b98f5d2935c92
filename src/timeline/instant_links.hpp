// SPDX-License-Identifier: MIT
// The order of events that links prove, within one day too: days alone say nothing of it.
#pragma once

#include <algorithm>
#include <cstddef>
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
  explicit instant_links(const timeline& t);

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

  [[nodiscard]] std::optional<std::vector<std::size_t>> search(const event_id& before, const event_id& after) const;
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
