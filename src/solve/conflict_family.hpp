// SPDX-License-Identifier: MIT
// All minimal conflicts of a monotone test, and all its repairs: the smallest sets without which the rest holds.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "solve/hitting_sets.hpp"

namespace habeas::solve {

/// Whether the items that are on can all hold; if not, some of them that cannot, where that is known.
struct monotone_answer {
  bool holds = true;
  std::optional<item_set> fault = std::nullopt;
  std::size_t cost = 1;  ///< what asking took, in the unit of the limits
  /// A minimal conflict within the fault, and what finding it took: of a test that knows a cheaper way than to be asked
  /// without each item.
  std::function<std::pair<item_set, std::size_t>()> thinned = {};
};
/// What holds with more items on must hold with fewer.
using monotone_test = std::function<monotone_answer(const item_set& on)>;

/// How far the search may go.
struct family_limits {
  std::size_t asks = 20'000;   ///< calls of the test, each by its cost
  std::size_t repairs = 2'048; ///< repairs kept of one family
  std::stop_token stop = {};   ///< throws errc::cancelled
};

struct conflict_family {
  std::vector<item_set> conflicts = {};  ///< minimal; shorter before longer, then as lists
  std::vector<item_set> repairs = {};    ///< minimal; each leaves what holds, and every one of them would not without any of its items
  bool settled = true;                   ///< are these all conflicts and all repairs?
  bool hopeless = false;                 ///< nothing holds, even with no item on: then both lists are empty
  std::size_t asked = 0;
};

/// Conflicts and repairs of some items; all others stay off.
///
/// The two are each other's smallest hitting sets (Reiter, "A theory of diagnosis from first principles", Artificial
/// Intelligence 32, 1987). So every smallest set that meets the conflicts known is tried: either the rest holds, and it is
/// a repair, or the rest holds a conflict that was not known. When all were tried, both lists are whole. What was found
/// before a limit is right all the same: conflicts that are minimal, and repairs that are.
/// @param known minimal conflicts to start from, as lists in their order: of n that exclude one another in pairs there are
/// n repairs, but very many ways to meet some of the pairs
[[nodiscard]] conflict_family find_conflict_family(const item_set& among, const monotone_test& test, const family_limits& limits = {},
                                                   const std::vector<item_set>& known = {});

/// Some conflicts that share no item, enough for the rest to hold; each minimal. One that is empty: nothing holds.
/// Asks no more than `asks` times; nothing where that did not suffice. Adds the times it asked to `asked`.
[[nodiscard]] std::optional<std::vector<item_set>> conflicts_apart(const item_set& among, const monotone_test& test, std::size_t asks, std::size_t& asked);

/// The same, of items in an order in which conflicts are near: halves first, so that what lies near is found by asking
/// about little.
[[nodiscard]] std::optional<std::vector<item_set>> conflicts_apart_by_halves(const item_set& order, const monotone_test& test, std::size_t asks, std::size_t& asked);

}  // namespace habeas::solve
