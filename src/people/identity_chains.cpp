// SPDX-License-Identifier: MIT
#include "people/identity_chains.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace habeas {

identity_chains::identity_chains(const dossier& d, joins by) : stands_for_(d.content().people.size()) {
  for (std::size_t i = 0; i < stands_for_.size(); ++i) stands_for_[i] = i;
  for (const auto claim : d.canonical_order()) {
    const auto* says = d.counts(claim) ? std::get_if<identity_claim>(&d.content().claims[claim].says) : nullptr;
    if (says == nullptr || says->verdict == identity_verdict::different) continue;
    if (by == joins::same && says->verdict != identity_verdict::same) continue;
    const auto a = d.find_place(says->first), b = d.find_place(says->second);
    if (!a || !b) continue;
    beside_[*a].push_back({*b, claim});
    beside_[*b].push_back({*a, claim});
  }
  for (const auto& [record, unused] : beside_) {
    if (stands_for_[record] != record) continue;
    // The first of them by place stands for all: those before it are done.
    std::vector<std::size_t> waiting{record};
    while (!waiting.empty()) {
      const auto at = waiting.back();
      waiting.pop_back();
      for (const auto& s : beside_.at(at))
        if (s.to != record && stands_for_[s.to] == s.to) {
          stands_for_[s.to] = record;
          waiting.push_back(s.to);
        }
    }
  }
}

std::optional<std::vector<std::size_t>> identity_chains::between(std::size_t first, std::size_t second) const {
  if (of(first) != of(second)) return std::nullopt;
  std::map<std::size_t, step> reached_by;  // from where, and by which claim
  std::vector<std::size_t> front{first};
  for (std::size_t i = 0; i < front.size() && front[i] != second; ++i)
    for (const auto& s : beside_.at(front[i]))
      if (s.to != first && reached_by.try_emplace(s.to, step{front[i], s.claim}).second) front.push_back(s.to);
  std::vector<std::size_t> claims;
  for (auto at = second; at != first; at = reached_by.at(at).to) claims.push_back(reached_by.at(at).claim);
  std::reverse(claims.begin(), claims.end());
  return claims;
}

}  // namespace habeas
