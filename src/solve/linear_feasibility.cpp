// SPDX-License-Identifier: MIT
#include "solve/linear_feasibility.hpp"

#include <algorithm>
#include <mutex>

#include "solve/exact_linear.hpp"

namespace habeas::solve {

bool linear_feasibility::holds(const premise_mask& off) const {
  const auto rows = program_->rows_under(off);
  for (int round = 0; round < most_rounds; ++round) {
    if (const auto known = already_known(off, rows)) return *known;
    if (!learn(program_->rows_under(fewest_off(off)))) break;
  }
  if (const auto known = already_known(off, rows)) return *known;
  return solve(rows).status != linear_verdict::how::impossible;
}

premise_mask linear_feasibility::fewest_off(const premise_mask& off) const {
  const std::lock_guard lock(mutex_);
  premise_mask fewest;
  for (const auto& premises : impossible_) {
    if (!fewest.allows(premises)) continue;
    const auto breaks = std::find_if(premises.begin(), premises.end(), [&](premise l) { return off.is_off(l); });
    if (breaks != premises.end()) fewest.off(*breaks);
  }
  return fewest;
}

}  // namespace habeas::solve
