// SPDX-License-Identifier: MIT
#include "people/identity_conflicts.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include "people/contradiction_of_people.hpp"
#include "people/identity_chains.hpp"

namespace habeas {

identity_conflicts::identity_conflicts(const dossier& d, const claim_premises& premises, const std::vector<solve::premise>& used)
    : dossier_(&d), premises_(&premises) {
  const auto says_of = [&](std::size_t place) { return d.counts(place) ? std::get_if<identity_claim>(&d.content().claims[place].says) : nullptr; };
  const identity_chains one(d, joins::same);
  std::set<std::size_t> people;  // whom a premise in use is about
  for (const auto p : used) {
    const auto* says = premises.is_claim(p) ? says_of(premises.claim_place(p)) : nullptr;
    const auto record = says != nullptr ? d.find_place(says->first) : std::nullopt;
    if (record) people.insert(one.of(*record));
  }
  if (people.empty()) return;
  std::set<std::size_t> disputed;
  std::vector<std::pair<std::size_t, tie>> same;
  for (const auto place : d.canonical_order()) {
    const auto* says = says_of(place);
    if (says == nullptr || says->verdict == identity_verdict::possibly_same) continue;
    const auto a = d.find_place(says->first), b = d.find_place(says->second);
    if (!a || !b || one.of(*a) != one.of(*b) || people.count(one.of(*a)) == 0) continue;
    const tie t{*a, *b, premises.of_claim(place)};
    if (says->verdict == identity_verdict::same) {
      same.emplace_back(one.of(*a), t);
    } else {
      disputed.insert(one.of(*a));
      different_.push_back(t);
    }
  }
  for (const auto& [person, t] : same)
    if (disputed.count(person) != 0) same_.push_back(t);
  for (const auto* all : {&same_, &different_})
    for (const auto& t : *all) claims_.push_back(t.claim);
  std::sort(claims_.begin(), claims_.end());
}

std::optional<std::vector<solve::premise>> identity_conflicts::find(const solve::premise_mask& off) const {
  for (const auto& two : different_) {
    if (off.is_off(two.claim)) continue;
    auto found = chain(two.first, two.second, off);
    if (!found) continue;
    found->push_back(two.claim);
    std::sort(found->begin(), found->end());
    return found;
  }
  return std::nullopt;
}

std::optional<contradiction> identity_conflicts::contradiction_of(const std::vector<solve::premise>& conflict) const {
  if (conflict.empty() || !std::includes(claims_.begin(), claims_.end(), conflict.begin(), conflict.end())) return std::nullopt;
  return detail::contradiction_of_people(*dossier_, *premises_, conflict);
}

std::optional<std::vector<solve::premise>> identity_conflicts::chain(std::size_t first, std::size_t second, const solve::premise_mask& off) const {
  std::map<std::size_t, std::vector<const tie*>> beside;
  for (const auto& t : same_) {
    if (off.is_off(t.claim)) continue;
    beside[t.first].push_back(&t);
    beside[t.second].push_back(&t);
  }
  work_limits::count(1 + same_.size());
  const auto across = [](const tie& t, std::size_t from) { return t.first == from ? t.second : t.first; };
  std::map<std::size_t, const tie*> reached_by{{first, nullptr}};
  std::vector<std::size_t> front{first};
  for (std::size_t i = 0; i < front.size() && reached_by.count(second) == 0; ++i)
    for (const auto* t : beside[front[i]])
      if (reached_by.emplace(across(*t, front[i]), t).second) front.push_back(across(*t, front[i]));
  if (reached_by.count(second) == 0) return std::nullopt;
  std::vector<solve::premise> claims;
  for (auto at = second; at != first;) {
    const auto* t = reached_by.at(at);
    claims.push_back(t->claim);
    at = across(*t, at);
  }
  return claims;
}

}  // namespace habeas
