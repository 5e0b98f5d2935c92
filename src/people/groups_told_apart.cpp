// SPDX-License-Identifier: MIT
#include "people/groups_told_apart.hpp"

#include <algorithm>
#include <variant>

#include <habeas/model/change_of_event.hpp>

#include "core/capped_sum.hpp"

namespace habeas::detail {

groups_told_apart::groups_told_apart(const dossier& d) : dossier_(&d) {
  const auto& content = d.content();
  std::set<event_id> said;
  std::map<event_id, std::set<event_id>> linked;
  std::map<group_id, std::set<person_id>> told_of;
  for (const auto place : d.canonical_order()) {
    const auto now = d.status_of(place);
    if (now != claim_status::counts && now != claim_status::switched_off) continue;
    const auto& says = content.claims[place].says;
    if (const auto* occurred = std::get_if<occurred_claim>(&says)) said.insert(occurred->event);
    if (const auto* dated = std::get_if<dated_claim>(&says)) said.insert(dated->event);
    if (const auto* link = std::get_if<linked_claim>(&says)) linked[link->from].insert(link->to);
    const auto* member = std::get_if<member_claim>(&says);
    if (member == nullptr || !member->group) continue;
    if (!member->outside) told_of[member->group].insert(member->person);
    if (!member->outside || now != claim_status::counts) continue;
    if (member->person) people_outside_.emplace(std::pair(member->person, member->group), place);
    if (member->members_of) groups_outside_.emplace(std::pair(member->members_of, member->group), place);
  }
  // Two groups of which somebody is told to be are not told apart, whatever else is said of them.
  const auto names = [&](const group_id& of) {
    auto people = told_of[of];
    if (const auto* together = d.find(of)) people.insert(together->members.begin(), together->members.end());
    return people;
  };
  std::erase_if(groups_outside_, [&](const auto& told) {
    const auto one = names(told.first.first), other = names(told.first.second);
    const bool share = std::any_of(one.begin(), one.end(), [&](const person_id& p) { return other.count(p) != 0; });
    if (share) sharing_.insert(told.first);
    return share;
  });
  for (std::size_t i = 0; i < content.events.size(); ++i) {
    const auto& e = content.events[i];
    if (e.kind == event_kind::release_aborted && d.shows(content.events, i) && said.count(e.id) != 0) note(e, linked[e.id]);
  }
}

void groups_told_apart::note(const event& aborted, std::set<event_id> releases) {
  const auto& content = dossier_->content();
  const bool is_linked = !releases.empty();
  for (std::size_t i = 0; i < content.events.size(); ++i) {
    const auto& e = content.events[i];
    if (!dossier_->shows(content.events, i) || !change_of(e) || e.id == aborted.id) continue;
    const bool one_group = aborted.group && aborted.group == e.group;
    const bool names = std::any_of(aborted.people.begin(), aborted.people.end(), [&](const person_id& p) {
      const auto* together = dossier_->find(e.group);
      return std::find(e.people.begin(), e.people.end(), p) != e.people.end() ||
             (together != nullptr && std::find(together->members.begin(), together->members.end(), p) != together->members.end());
    });
    if (releases.count(e.id) == 0 && !one_group && (is_linked || !names)) continue;
    auto& all = stayed_[e.id];
    std::set<person_id> people(aborted.people.begin(), aborted.people.end());
    const auto* those = one_group ? nullptr : dossier_->find(aborted.group);
    if (those != nullptr) people.insert(those->members.begin(), those->members.end());
    const auto named = static_cast<std::int64_t>(people.size());
    bool known = those == nullptr && named > 0;
    auto most = named;
    if (those != nullptr && those->size) {
      const auto size = those->size->interval();
      known = size.high.has_value();
      if (known) most = std::max(named, *size.high);
    }
    all.people.insert(people.begin(), people.end());
    if (known && all.most) all.most = capped_sum(*all.most, most);
    else all.most.reset();
  }
}

const stayed_behind& groups_told_apart::stayed(const event_id& release) const {
  static const stayed_behind nobody;
  const auto found = stayed_.find(release);
  return found == stayed_.end() ? nobody : found->second;
}

std::int64_t groups_told_apart::least_moved(const event& e, const account_id& account) const {
  const auto* together = dossier_->find(e.group);
  if (together == nullptr || together->counted_in != account || !together->size) return 0;
  const auto& most_stayed = stayed(e.id).most;
  const auto least = together->size->interval().low.value_or(0);
  return most_stayed ? std::max<std::int64_t>(0, least - *most_stayed) : 0;
}

std::optional<std::size_t> groups_told_apart::outside(const person_id& who, const group_id& of) const {
  const auto found = people_outside_.find({who, of});
  return found == people_outside_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> groups_told_apart::outside(const group_id& one, const group_id& other) const {
  for (const auto& pair : {std::pair(one, other), std::pair(other, one)})
    if (const auto found = groups_outside_.find(pair); found != groups_outside_.end()) return found->second;
  return std::nullopt;
}

bool groups_told_apart::share_somebody(const group_id& one, const group_id& other) const {
  return sharing_.count({one, other}) != 0 || sharing_.count({other, one}) != 0;
}

}  // namespace habeas::detail
