// SPDX-License-Identifier: MIT
// Which claims contradict one another, and what is left once those are set aside.
#pragma once

#include <algorithm>
#include <vector>

#include "proof/labelled_differences.hpp"

namespace habeas {

/// Claims in conflict, and the mask under which the rest is consistent.
struct claims_set_aside {
  std::vector<std::vector<solve::premise>> conflicts;  ///< each minimal, disjoint, in the order in which they were found
  solve::premise_mask off;                             ///< every premise of every conflict
};

/// Finds minimal contradictions in the canonical order (said, id), sets the claims of each aside and goes
/// on until the rest is consistent. `used` are the premises that rows rest on; `feasible(mask)` judges.
template <class Feasible>
[[nodiscard]] claims_set_aside set_conflicts_aside(const dossier& d, const claim_premises& premises, const std::vector<solve::premise>& used,
                                Feasible feasible) {
  std::vector<char> wanted(d.content().claims.size(), 0);
  for (const auto l : used)
    if (premises.is_claim(l)) wanted[premises.claim_place(l)] = 1;
  std::vector<solve::premise> items;
  for (const auto place : d.canonical_order())
    if (wanted[place]) items.push_back(premises.of_claim(place));

  claims_set_aside aside;
  const auto holds = [&](const std::vector<bool>& enabled) {
    solve::premise_mask off = aside.off;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (!enabled[i]) off.off(items[i]);
    return feasible(off);
  };
  for (const auto& places : solve::disjoint_conflicts(items.size(), holds)) {
    std::vector<solve::premise> conflict;
    for (const auto i : places) conflict.push_back(items[i]);
    std::sort(conflict.begin(), conflict.end());
    aside.conflicts.push_back(std::move(conflict));
  }
  for (const auto& conflict : aside.conflicts)
    for (const auto l : conflict) aside.off.off(l);
  return aside;
}

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
