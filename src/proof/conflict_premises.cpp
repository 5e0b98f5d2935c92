// SPDX-License-Identifier: MIT
#include "proof/conflict_premises.hpp"

#include <algorithm>
#include <vector>

#include "core/each_once.hpp"
#include "proof/labelled_differences.hpp"

namespace habeas {

std::vector<assumption_id> assumptions_left(const claim_premises& premises, const std::vector<solve::premise>& used,
                                            const solve::premise_mask& off) {
  std::vector<assumption_id> left;
  for (const auto l : used)
    if (!premises.is_claim(l) && !off.is_off(l)) left.push_back(premises.assumption_name(l));
  std::sort(left.begin(), left.end());
  return left;
}

std::vector<solve::premise> premises_used(const solve::difference_system& system) {
  std::vector<solve::premise> used;
  for (solve::premise_set_id s = 0; s < system.premises().size(); ++s)
    for (const auto l : system.premises()[s]) used.push_back(l);
  keep_each_once(used);
  return used;
}

void sort_contradictions(std::vector<contradiction>& found) {
  std::sort(found.begin(), found.end(), [](const contradiction& a, const contradiction& b) {
    if (a.claims.size() != b.claims.size()) return a.claims.size() < b.claims.size();
    return a.claims < b.claims;
  });
}

}  // namespace habeas
