// SPDX-License-Identifier: MIT
#include "solve/linear_feasibility.hpp"

#include <algorithm>
#include <mutex>

#include "solve/exact_linear.hpp"

namespace habeas {

bool linear_feasibility::holds(const label_mask& off) const {
  const auto rows = program_->rows_under(off);
  for (int round = 0; round < most_rounds; ++round) {
    if (const auto known = already_known(off, rows)) return *known;
    if (!learn(program_->rows_under(fewest_off(off)))) break;
  }
  if (const auto known = already_known(off, rows)) return *known;
  return solve(rows).status != linear_verdict::how::impossible;
}

label_mask linear_feasibility::fewest_off(const label_mask& off) const {
  const std::lock_guard lock(mutex_);
  label_mask fewest;
  for (const auto& labels : impossible_) {
    if (!fewest.allows(labels)) continue;
    const auto breaks = std::find_if(labels.begin(), labels.end(), [&](label l) { return off.is_off(l); });
    if (breaks != labels.end()) fewest.off(*breaks);
  }
  return fewest;
}

}  // namespace habeas
