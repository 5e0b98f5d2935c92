// SPDX-License-Identifier: MIT
#include "verify/identity_cases.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace habeas::verify::detail {

identity_cases::identity_cases(const dossier& view, const std::set<claim_id>& cited) {
  using pair = std::pair<person_id, person_id>;
  std::map<person_id, std::set<pair>> certain, perhaps;  // by the smaller of the two
  std::map<person_id, std::set<person_id>> beside;
  for (const auto& c : view.content().claims) {
    const auto* says = std::get_if<identity_claim>(&c.says);
    if (!says || says->verdict == identity_verdict::different || says->first == says->second) continue;
    const auto now = view.status_of(c.id);
    if (now != claim_status::counts && now != claim_status::switched_off) continue;
    const bool taken = says->verdict == identity_verdict::same && now == claim_status::counts && cited.count(c.id) != 0;
    const pair both = std::minmax(says->first, says->second);
    (taken ? certain : perhaps)[both.first].insert(both);
    beside[says->first].insert(says->second);
    beside[says->second].insert(says->first);
  }
  const auto join = [](partition p, const person_id& a, const person_id& b) {
    const auto x = std::min(p.at(a), p.at(b)), y = std::max(p.at(a), p.at(b));
    for (auto& [record, stands] : p)
      if (stands == y) stands = x;
    return p;
  };
  std::set<person_id> all;
  for (const auto& p : view.content().people) all.insert(p.id);
  for (const auto& [record, others] : beside) all.insert(record);
  for (const auto& first : all) {
    if (group_of_.count(first)) continue;
    std::vector<person_id> records{first};
    group_of_[first] = {groups_.size(), 1};
    for (std::size_t i = 0; i < records.size(); ++i)
      for (const auto& other : beside[records[i]])
        if (group_of_.emplace(other, group{groups_.size(), 1}).second) records.push_back(other);
    partition apart;
    for (const auto& r : records) apart.emplace(r, r);
    std::vector<pair> open;
    for (const auto& r : records) {
      if (const auto sure = certain.find(r); sure != certain.end())
        for (const auto& both : sure->second) apart = join(std::move(apart), both.first, both.second);
      if (const auto unsure = perhaps.find(r); unsure != perhaps.end()) open.insert(open.end(), unsure->second.begin(), unsure->second.end());
    }
    std::vector<partition> cases{apart};
    for (std::size_t i = 0; i < cases.size() && cases.size() <= most_cases; ++i)
      for (std::size_t k = 0; k < open.size() && cases.size() <= most_cases; ++k) {
        auto next = join(cases[i], open[k].first, open[k].second);
        if (std::find(cases.begin(), cases.end(), next) == cases.end()) cases.push_back(std::move(next));
      }
    if (cases.size() > most_cases) cases.clear();
    for (const auto& r : records) group_of_[r].cases = cases.size();
    groups_.push_back(std::move(cases));
  }
}

std::size_t identity_cases::size() const {
  std::size_t most = 1;
  for (const auto& g : groups_) most = std::max(most, g.size());
  return most;
}

std::map<person_id, std::size_t> identity_cases::people_in(std::size_t which) const {
  std::map<person_id, std::size_t> people;
  std::map<person_id, std::size_t> numbers;
  for (const auto& cases : groups_) {
    if (which >= cases.size()) continue;
    for (const auto& [record, stands] : cases[which]) people.emplace(record, numbers.try_emplace(stands, numbers.size()).first->second);
  }
  return people;
}

bool make_one_person_two(const dossier& view, const std::vector<claim_id>& claims) {
  const identity_claim* two = nullptr;
  std::vector<const identity_claim*> same;
  for (const auto& name : claims) {
    const auto* says = std::get_if<identity_claim>(&view.get(name).says);
    if (!says || says->verdict == identity_verdict::possibly_same) return false;
    if (says->verdict == identity_verdict::same) same.push_back(says);
    else if (two) return false;
    else two = says;
  }
  if (!two || two->first == two->second) return two != nullptr && same.empty();
  // From one record to the other, each claim once.
  auto at = two->first;
  while (!same.empty()) {
    const auto next = std::find_if(same.begin(), same.end(), [&](const identity_claim* s) { return s->first == at || s->second == at; });
    if (next == same.end()) return false;
    at = (*next)->first == at ? (*next)->second : (*next)->first;
    same.erase(next);
  }
  return at == two->second;
}

bool name_one_too_many(const dossier& view, const std::vector<claim_id>& claims) {
  std::map<person_id, person_id> stands;
  const auto one_of = [&](person_id p) {
    for (auto found = stands.find(p); found != stands.end(); found = stands.find(p)) p = found->second;
    return p;
  };
  for (const auto& c : view.content().claims) {
    const auto* says = std::get_if<identity_claim>(&c.says);
    if (!says || says->verdict == identity_verdict::different || !view.find(c.id)) continue;
    const auto now = view.status_of(c.id);
    if (now != claim_status::counts && now != claim_status::switched_off) continue;
    const auto a = one_of(says->first), b = one_of(says->second);
    if (a != b) stands[std::max(a, b)] = std::min(a, b);
  }
  const group* of = nullptr;
  std::set<person_id> people, named;
  for (const auto& name : claims) {
    const auto* says = view.status_of(name) == claim_status::counts ? std::get_if<member_claim>(&view.get(name).says) : nullptr;
    const auto* here = says && says->person && !says->outside && view.find(says->person) ? view.find(says->group) : nullptr;
    if (!here || (of && of != here)) return false;
    of = here;
    if (!named.insert(one_of(says->person)).second) return false;
  }
  if (!of || !of->size) return false;
  for (const auto& m : of->members)
    if (view.find(m)) people.insert(one_of(m));
  for (const auto& p : named)
    if (!people.insert(p).second) return false;
  const auto most = of->size->interval().high;
  return most && static_cast<std::int64_t>(people.size()) == *most + 1;
}

}  // namespace habeas::verify::detail
