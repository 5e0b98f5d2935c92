// SPDX-License-Identifier: MIT
#include <habeas/conflict/conflict_enumeration.hpp>

#include "proof/labelled_differences.hpp"
#include "solve/smallest_conflicts.hpp"

namespace habeas {

namespace {

/// Of whatever can say whether claims can hold without some of them.
template <class Judged>
contradiction_list enumerate(const Judged& judged, std::size_t k, std::size_t effort, const std::stop_token& stop) {
  // Labels of claims are numbered by id, so the smallest items are the smallest ids.
  std::vector<solve::premise> items;
  for (const auto l : judged.premises_in_use())
    if (judged.premises().is_claim(l)) items.push_back(l);
  const auto holds = [&](const std::vector<bool>& enabled) {
    solve::premise_mask off;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (!enabled[i]) off.off(items[i]);
    return judged.can_hold(off, stop);
  };
  const auto sets = solve::smallest_conflicts(items.size(), k, holds, effort);
  contradiction_list list;
  list.more = sets.more;
  for (const auto& places : sets.conflicts) {
    std::vector<solve::premise> conflict;
    for (const auto i : places) conflict.push_back(items[i]);
    list.found.push_back(judged.contradiction_of(conflict, stop));
  }
  return list;
}

}  // namespace

contradiction_list first_contradictions(const ledger& l, std::size_t k, std::size_t effort, std::stop_token stop) {
  return enumerate(l, k, effort, stop);
}

contradiction_list first_contradictions(const timeline& t, std::size_t k, std::size_t effort, std::stop_token stop) {
  return enumerate(t, k, effort, stop);
}

}  // namespace habeas
