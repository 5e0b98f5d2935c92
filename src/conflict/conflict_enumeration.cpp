// SPDX-License-Identifier: MIT
#include <habeas/conflict/conflict_enumeration.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

#include "conflict/conflict_of_claims.hpp"
#include "core/cancel.hpp"
#include "core/shorter_first.hpp"
#include "solve/smallest_conflicts.hpp"

namespace habeas {

namespace {

/// Claims of a contradiction as premises, ascending: these are numbered by id.
using conflict = std::vector<solve::premise>;

/// Of whatever can say whether claims can hold without some of them.
template <class Judged>
contradiction_list enumerate(const Judged& judged, std::size_t k, std::size_t effort, const std::stop_token& stop) {
  throw_if_stopped(stop);
  std::vector<conflict> sets;
  for (const auto& claims : judged.conflict_sets()) sets.push_back(premises_of(judged, claims));
  std::optional<bool> more = false;
  if (!judged.conflicts_settled()) {
    conflict items;
    for (const auto l : judged.premises_in_use())
      if (judged.premises().is_claim(l)) items.push_back(l);
    const auto holds = [&](const std::vector<bool>& enabled) {
      solve::premise_mask off;
      for (std::size_t i = 0; i < items.size(); ++i)
        if (!enabled[i]) off.off(items[i]);
      return judged.can_hold(off, stop);
    };
    const auto found = solve::smallest_conflicts(items.size(), k, holds, effort);
    more = found.more;
    for (const auto& places : found.conflicts) {
      sets.emplace_back();
      for (const auto i : places) sets.back().push_back(items[i]);
    }
  }
  std::sort(sets.begin(), sets.end(), shorter_first);
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  contradiction_list list;
  list.more = sets.size() > k ? std::optional(true) : more;
  for (std::size_t i = 0; i < std::min(k, sets.size()); ++i) list.found.push_back(judged.contradiction_of(sets[i], stop));
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
