// SPDX-License-Identifier: MIT
// The repairs that give up least, found without all the others: there may be few of them among very many.
#pragma once

#include <cstddef>
#include <functional>
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
[[nodiscard]] fewest_repairs find_fewest_repairs(const std::vector<bool>& among, const monotone_test& test, const std::function<std::size_t(std::size_t)>& origin,
                                                 std::vector<item_set> known, std::size_t asks);

}  // namespace habeas::solve
