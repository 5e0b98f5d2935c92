// SPDX-License-Identifier: MIT
// The first k contradictions of an account or of the timeline, those that share claims included.
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <vector>

#include <habeas/ledger/ledger.hpp>
#include <habeas/timeline/timeline.hpp>
#include "solve/smallest_conflicts.hpp"

namespace habeas {

/// Minimal contradictions, the smallest sets first, then by ids.
struct contradiction_list {
  std::vector<contradiction> found;
  std::optional<bool> more;  ///< are there others? Nothing: the work allowed did not suffice to tell
};

/// The first k minimal contradictions of a ledger or a timeline. The list that both keep is one of sets that share no
/// claim, enough to answer from the rest; here sets may share claims. Throws errc::cancelled on request.
/// @param effort how often the rows may be solved at most
template <class Judged>
[[nodiscard]] contradiction_list first_contradictions(const Judged& judged, std::size_t k,
                                                      std::size_t effort = default_conflict_effort, std::stop_token stop = {}) {
  // Labels of claims are numbered by id, so the smallest items are the smallest ids.
  std::vector<label> items;
  for (const auto l : judged.labels_in_use())
    if (judged.labels().is_claim(l)) items.push_back(l);
  const auto holds = [&](const std::vector<bool>& enabled) {
    label_mask off;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (!enabled[i]) off.off(items[i]);
    return judged.can_hold(off, stop);
  };
  const auto sets = smallest_conflicts(items.size(), k, holds, effort);
  contradiction_list list;
  list.more = sets.more;
  for (const auto& places : sets.conflicts) {
    std::vector<label> conflict;
    for (const auto i : places) conflict.push_back(items[i]);
    list.found.push_back(judged.contradiction_of(conflict, stop));
  }
  return list;
}

}  // namespace habeas
