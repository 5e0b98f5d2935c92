// SPDX-License-Identifier: MIT
// The repairs that give up least, found without all the others: there may be few of them among very many.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <vector>

#include "solve/conflict_family.hpp"

namespace habeas::solve {

struct fewest_repairs {
  std::vector<item_set> repairs = {};    ///< minimal, each of the least weight
  std::size_t weight = 0;                ///< of each
  std::vector<item_set> conflicts = {};  ///< met on the way, those given included
  bool settled = true;                   ///< are these all repairs of the least weight?
  std::size_t asked = 0;
};

/// All repairs that give up items of the fewest origins.
///
/// The lightest sets of origins that meet the conflicts known are tried: either the rest holds, and no lighter set can do,
/// or it holds more conflicts, which rule that set out ("implicit hitting sets": Moreno-Centeno and Karp, Operations
/// Research 61, 2013). Where few origins suffice, few sets are tried, however many repairs there are in all.
/// @param origin equal for items that are given up at the price of one
/// @param known conflicts to start from
/// @param asks calls of the test, each by its cost; and at most `most_sets_compared` sets are looked at besides
/// @param stop throws errc::cancelled
[[nodiscard]] fewest_repairs find_fewest_repairs(const item_set& among, const monotone_test& test, const std::function<std::size_t(std::size_t)>& origin,
                                                 std::vector<item_set> known, std::size_t asks, const std::stop_token& stop = {});

/// A second or so: more sets of origins to be met are not looked at for one answer.
inline constexpr std::size_t most_sets_compared = 200'000'000;

/// The same, apart for clusters of items whose lightest repairs together repair the whole.
struct clustered_repairs {
  std::vector<fewest_repairs> clusters = {};  ///< a repair of the least weight is one of each, where these hold together
  bool settled = false;
  std::size_t asked = 0;
};

/// All repairs that give up items of the fewest origins, where conflicts are near one another in some order of the items.
///
/// What a repair gives up of a cluster repairs that cluster, so no repair is lighter than the lightest of all clusters
/// together; where some of these repair the whole, every lightest repair is made of them. Clusters that a conflict joins are
/// made one until that is so. Not settled where clusters share an origin, or the work did not suffice.
/// @param apart minimal conflicts that share no item, without which the rest can hold: where to begin
[[nodiscard]] clustered_repairs find_fewest_by_clusters(const item_set& order, const std::vector<item_set>& apart, const monotone_test& test,
                                                        const std::function<std::size_t(std::size_t)>& origin, std::size_t asks,
                                                        const std::stop_token& stop = {});

}  // namespace habeas::solve
