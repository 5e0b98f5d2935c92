// SPDX-License-Identifier: MIT
#include "people/identity_worlds.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include "core/each_once.hpp"

namespace habeas {

namespace {

using partition = std::vector<std::size_t>;  ///< by position of the record, the first position that stands for it

partition joined(partition p, std::size_t a, std::size_t b) {
  const auto low = std::min(p[a], p[b]), high = std::max(p[a], p[b]);
  for (auto& x : p)
    if (x == high) x = low;
  return p;
}

/// All that ties can make of a partition, each once; nothing where these are more than `most`.
template <class Ties>
std::optional<std::set<partition>> grown(const partition& from, const Ties& ties, std::size_t most) {
  std::set<partition> found{from};
  std::vector<partition> waiting{from};
  while (!waiting.empty()) {
    const auto at = std::move(waiting.back());
    waiting.pop_back();
    work_limits::count(1 + ties.size());
    for (const auto& [a, b] : ties) {
      if (at[a] == at[b]) continue;
      auto next = joined(at, a, b);
      if (!found.insert(next).second) continue;
      if (found.size() > most) return std::nullopt;
      waiting.push_back(std::move(next));
    }
  }
  return found;
}

}  // namespace

identity_worlds::identity_worlds(const dossier& d) {
  std::map<std::size_t, std::vector<tie>> ties;  // by either record
  for (const auto claim : d.canonical_order()) {
    const auto* says = std::get_if<identity_claim>(&d.content().claims[claim].says);
    const auto status = d.status_of(claim);
    const bool by_hand = status == claim_status::switched_off;
    if (says == nullptr || says->verdict == identity_verdict::different || !(by_hand || status == claim_status::counts)) continue;
    const auto a = d.find_place(says->first), b = d.find_place(says->second);
    if (!a || !b || *a == *b) continue;
    const tie one{*a, *b, claim, !by_hand && says->verdict == identity_verdict::same};
    ties[*a].push_back(one);
    ties[*b].push_back(one);
  }
  for (const auto& [record, unused] : ties) {
    if (component_of_.count(record) != 0) continue;
    component c;
    std::map<std::size_t, tie> all;  // by claim
    c.records.push_back(record);
    component_of_[record] = components_.size();
    for (std::size_t i = 0; i < c.records.size(); ++i)
      for (const auto& t : ties.at(c.records[i])) {
        all.emplace(t.claim, t);
        for (const auto other : {t.first, t.second})
          if (component_of_.emplace(other, components_.size()).second) c.records.push_back(other);
      }
    std::sort(c.records.begin(), c.records.end());
    std::vector<tie> of;
    for (const auto& [claim, t] : all) of.push_back(t);
    read(c, of);
    size_ = std::max(size_, c.cases.size());
    components_.push_back(std::move(c));
  }
}

void identity_worlds::read(component& c, const std::vector<tie>& ties) const {
  const auto position = [&](std::size_t record) {
    return static_cast<std::size_t>(std::lower_bound(c.records.begin(), c.records.end(), record) - c.records.begin());
  };
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& t : ties) pairs.emplace_back(std::minmax(position(t.first), position(t.second)));
  keep_each_once(pairs);
  partition apart(c.records.size());
  for (std::size_t i = 0; i < apart.size(); ++i) apart[i] = i;

  std::map<partition, std::size_t> number;  // of the case
  number.emplace(partition(c.records.size(), 0), 0);
  const auto add = [&](const std::vector<std::size_t>& cited, const partition& from) {
    const auto open = grown(from, pairs, most_cases);
    if (!open) return false;
    std::size_t fresh = 0;
    for (const auto& p : *open) fresh += number.count(p) == 0 ? 1 : 0;
    if (number.size() + fresh > most_cases) return false;
    reading made{cited, {}};
    for (const auto& p : *open) made.cases.push_back(number.emplace(p, number.size()).first->second);
    std::sort(made.cases.begin(), made.cases.end());
    c.readings.push_back(std::move(made));
    return true;
  };
  // Sets of claims none of which is needless, the smallest first. Where there are too many cases without any, first all.
  struct chosen {
    std::vector<std::size_t> claims;
    partition makes;
    std::size_t next;
  };
  std::vector<chosen> sets{{{}, apart, 0}};
  if (!add({}, apart)) {
    auto makes = apart;
    const auto first_of = [&](std::size_t at) {
      while (makes[at] != at) at = makes[at] = makes[makes[at]];
      return at;
    };
    std::vector<std::size_t> all;
    for (const auto& t : ties) {
      const auto a = first_of(position(t.first)), b = first_of(position(t.second));
      if (!t.certain || a == b) continue;
      makes[std::max(a, b)] = std::min(a, b);
      all.push_back(t.claim);
    }
    for (std::size_t i = 0; i < makes.size(); ++i) makes[i] = first_of(i);
    if (!all.empty()) (void)add(all, makes);
  }
  for (std::size_t i = 0; i < sets.size() && sets.size() < most_readings; ++i)
    for (auto k = sets[i].next; k < ties.size() && sets.size() < most_readings; ++k) {
      const auto a = position(ties[k].first), b = position(ties[k].second);
      if (!ties[k].certain || sets[i].makes[a] == sets[i].makes[b]) continue;
      auto more = sets[i];
      more.claims.push_back(ties[k].claim);
      more.makes = joined(more.makes, a, b);
      more.next = k + 1;
      const bool there = std::any_of(c.readings.begin(), c.readings.end(), [&](const reading& r) { return r.claims == more.claims; });
      if (!there) (void)add(more.claims, more.makes);
      sets.push_back(std::move(more));
    }
  std::stable_sort(c.readings.begin(), c.readings.end(), [](const reading& x, const reading& y) { return x.claims.size() < y.claims.size(); });
  c.cases.resize(number.size());
  for (const auto& [p, n] : number)
    for (const auto first : p) c.cases[n].push_back(c.records[first]);
}

std::size_t identity_worlds::of(std::size_t record, std::size_t which) const {
  const auto found = component_of_.find(record);
  if (found == component_of_.end()) return record;
  const auto& c = components_[found->second];
  const auto at = static_cast<std::size_t>(std::lower_bound(c.records.begin(), c.records.end(), record) - c.records.begin());
  return c.cases[std::min(which, c.cases.size() - 1)][at];
}

std::size_t identity_worlds::tied_to(std::size_t record) const {
  const auto found = component_of_.find(record);
  return found == component_of_.end() ? record : components_[found->second].records.front();
}

const std::vector<identity_worlds::reading>* identity_worlds::readings_of(std::size_t record) const {
  const auto found = component_of_.find(record);
  return found == component_of_.end() ? nullptr : &components_[found->second].readings;
}

std::size_t identity_worlds::cases_of(std::size_t record) const {
  const auto found = component_of_.find(record);
  return found == component_of_.end() ? 1 : components_[found->second].cases.size();
}

}  // namespace habeas
