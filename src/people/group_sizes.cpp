// SPDX-License-Identifier: MIT
#include "people/group_sizes.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include "people/contradiction_of_people.hpp"
#include "people/identity_worlds.hpp"

namespace habeas {

std::vector<group_members> overfull_groups(const dossier& d, const std::optional<about_policy>& about) {
  const auto& content = d.content();
  std::map<group_id, std::vector<std::pair<std::size_t, std::size_t>>> named;  // person and claim, as places
  for (const auto place : d.canonical_order()) {
    const auto* says = d.counts(place) ? std::get_if<member_claim>(&content.claims[place].says) : nullptr;
    const auto who = says != nullptr && says->group && says->person && !says->outside ? d.find_place(says->person) : std::nullopt;
    if (who && d.find(says->person) != nullptr) named[says->group].emplace_back(*who, place);
  }
  std::map<group_id, group_members> found;
  std::optional<identity_worlds> worlds;
  for (std::size_t i = 0; i < content.groups.size(); ++i) {
    const auto& g = content.groups[i];
    constexpr std::int64_t any_number = -1;
    const auto most = d.shows(content.groups, i) && g.size ? g.size->interval(about).high.value_or(any_number) : any_number;
    const auto claimed = named.find(g.id);
    const auto names = g.members.size() + (claimed == named.end() ? 0 : claimed->second.size());
    if (most == any_number || static_cast<std::int64_t>(names) <= most) continue;
    if (!worlds) worlds.emplace(d);
    std::set<std::size_t> listed;
    for (const auto& name : g.members)
      if (const auto place = d.find_place(name); place && d.find(name) != nullptr) listed.insert(worlds->tied_to(*place));
    std::map<std::size_t, std::vector<std::size_t>> by_member;
    if (claimed != named.end())
      for (const auto& [who, claim] : claimed->second)
        if (const auto tied = worlds->tied_to(who); listed.count(tied) == 0) by_member[tied].push_back(claim);
    group_members one{g.id, most, static_cast<std::int64_t>(listed.size()), {}};
    for (auto& [member, claims] : by_member) one.claimed.push_back(std::move(claims));
    if (one.known() > one.most) found.emplace(g.id, std::move(one));
  }
  std::vector<group_members> all;
  for (auto& [name, one] : found) all.push_back(std::move(one));
  return all;
}

group_size_conflicts::group_size_conflicts(const dossier& d, const claim_premises& premises, const account_id& account,
                                           const std::vector<solve::premise>& used)
    : dossier_(&d), premises_(&premises) {
  std::set<group_id> in_use;
  for (const auto p : used) {
    const auto* says = premises.is_claim(p) ? std::get_if<member_claim>(&d.content().claims[premises.claim_place(p)].says) : nullptr;
    if (says != nullptr && says->group) in_use.insert(says->group);
  }
  for (const auto& group : overfull_groups(d))
    if (in_use.count(group.group) != 0 || d.get(group.group).counted_in == account) add(group);
}

group_size_conflicts::group_size_conflicts(const dossier& d, const claim_premises& premises, group_members of)
    : dossier_(&d), premises_(&premises) {
  add(of);
}

void group_size_conflicts::add(const group_members& group) {
  if (group.too_many() == 0) return;  // what the dossier lists is no claim
  crowd one{group.too_many(), {}};
  for (const auto& claims : group.claimed) {
    one.by_member.emplace_back();
    for (const auto place : claims) one.by_member.back().push_back(premises_->of_claim(place));
    claims_.insert(claims_.end(), one.by_member.back().begin(), one.by_member.back().end());
  }
  crowds_.push_back(std::move(one));
  std::sort(claims_.begin(), claims_.end());
}

std::optional<std::vector<solve::premise>> group_size_conflicts::find(const solve::premise_mask& off) const {
  for (const auto& group : crowds_) {
    work_limits::count(1 + group.by_member.size());
    std::vector<solve::premise> found;
    for (const auto& claims : group.by_member) {
      const auto on = std::find_if(claims.begin(), claims.end(), [&](solve::premise p) { return !off.is_off(p); });
      if (on != claims.end() && found.size() < group.too_many) found.push_back(*on);
    }
    if (found.size() < group.too_many) continue;
    std::sort(found.begin(), found.end());
    return found;
  }
  return std::nullopt;
}

std::optional<contradiction> group_size_conflicts::contradiction_of(const std::vector<solve::premise>& conflict) const {
  const auto names_each_once = [&](const crowd& group) {
    if (conflict.size() != group.too_many) return false;
    std::size_t named = 0;
    for (const auto& claims : group.by_member) {
      const auto here = std::count_if(claims.begin(), claims.end(), [&](solve::premise p) { return std::binary_search(conflict.begin(), conflict.end(), p); });
      if (here > 1) return false;
      named += static_cast<std::size_t>(here);
    }
    return named == conflict.size();
  };
  if (conflict.empty() || std::none_of(crowds_.begin(), crowds_.end(), names_each_once)) return std::nullopt;
  return detail::contradiction_of_people(*dossier_, *premises_, conflict);
}

}  // namespace habeas
