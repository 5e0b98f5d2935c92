// SPDX-License-Identifier: MIT
// What a conflict between claims rests on, and the order in which contradictions are told.
#pragma once

#include <algorithm>
#include <vector>

#include "proof/labelled_differences.hpp"

namespace habeas {

/// The mask that leaves only these claims on, and of the assumptions only those without which the claims
/// would not conflict: tried in the order of their ids.
template <class Feasible>
[[nodiscard]] solve::premise_mask only_conflict(const claim_premises& premises, const std::vector<solve::premise>& used,
                                       const std::vector<solve::premise>& conflict, Feasible feasible) {
  solve::premise_mask off;
  for (const auto l : used)
    if (premises.is_claim(l) && !std::binary_search(conflict.begin(), conflict.end(), l)) off.off(l);
  auto rest = used;
  std::sort(rest.begin(), rest.end());
  for (const auto l : rest) {
    if (premises.is_claim(l)) continue;
    off.off(l);
    if (feasible(off)) off.on(l);
  }
  return off;
}

/// The assumptions that a mask leaves on, ascending.
[[nodiscard]] std::vector<assumption_id> assumptions_left(const claim_premises& premises, const std::vector<solve::premise>& used,
                                                          const solve::premise_mask& off);

/// Every premise that some row rests on, ascending.
[[nodiscard]] std::vector<solve::premise> premises_used(const solve::difference_system& system);

/// The smallest first, then by ids.
void sort_contradictions(std::vector<contradiction>& found);

}  // namespace habeas
