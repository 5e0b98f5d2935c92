// SPDX-License-Identifier: MIT
// What a conflict between claims rests on, and the order in which contradictions are told.
#pragma once

#include <algorithm>
#include <iterator>
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
  std::vector<solve::premise> assumptions;
  std::copy_if(used.begin(), used.end(), std::back_inserter(assumptions), [&](solve::premise l) { return !premises.is_claim(l); });
  std::sort(assumptions.begin(), assumptions.end());
  for (const auto l : assumptions) {
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
