// SPDX-License-Identifier: MIT
#include "verify/people_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas::verify {

namespace detail {

std::string people_checker::run() {
  const bool low = step_->end == bound_side::low;
  const auto& late = low ? step_->plus : step_->minus;
  const auto& early = low ? step_->minus : step_->plus;
  const auto amount = low ? step_->amount : -step_->amount;
  if (late.kind != term::what::account || late.account != early.account || late.chain != early.chain) return "it is about no flow";
  const auto* from = early.point.as<account_point::event_start>();
  if (from == nullptr || late.point != account_point::end_of(from->of)) return "it is not from the start of an event to its end";
  const auto* happened = view_->find(from->of);
  if (happened == nullptr || !happened->change) return "the event does not change anyone's custody";
  const auto& account = view_->get(late.account);
  if (account.rule.unit == counting_unit::court_cases) return "the account counts cases, not people";

  const bool out = late.chain.is == term_chain::what::exits;
  if (!out && late.chain.is != term_chain::what::entries) return "it is about no flow";
  if (late.chain.of && late.chain.of != happened->change->how)
    return "the event is of another kind";
  const auto wanted = out ? counting_effect::exit : counting_effect::entry;
  if (effect_of(account.rule, *happened->change, {}, out ? trilean::yes : trilean::no) != wanted)
    return fmt::format("such a change is no {} under the rule of {}", wanted, account.id);
  if (auto why = grounds(account, out); !why.empty()) return why;
  return people(*happened, account, amount);
}

std::string people_checker::grounds(const account& a, bool out) {
  if (out && a.rule.leaves == leaving_rule::when_freed) return {};
  for (const auto& name : step_->assumptions) {
    const auto& assumed = view_->get(name);
    const auto effect = out ? assumption_effect::leave_when_freed : assumption_effect::enter_when_held;
    if (assumed.effect == effect && assumed.account == a.id) {
      needed_.insert(name.text());
      return {};
    }
  }
  return "nothing that it cites says that the change moves the count";
}

std::string people_checker::people(const event& e, const account& a, std::int64_t amount) {
  std::set<person_id> of_event(e.people.begin(), e.people.end()), counted, by_group;
  const auto* together = view_->find(e.group);
  bool said = false;
  if (together != nullptr) of_event.insert(together->members.begin(), together->members.end());
  for (const auto& name : step_->claims) {
    const auto& c = view_->get(name);
    for (const auto& u : c.under) needed_.insert(u.text());
    const auto* member = std::get_if<member_claim>(&c.says);
    const auto* occurred = std::get_if<occurred_claim>(&c.says);
    const auto* dated = std::get_if<dated_claim>(&c.says);
    if (member && member->account == a.id) counted.insert(member->person);
    else if (member && !member->group.is_null() && member->group == e.group) of_event.insert(member->person);
    else if (!said && ((occurred && occurred->event == e.id) || (dated && dated->date && dated->event == e.id))) said = true;
    else return fmt::format("{} says nothing of this", name);
  }
  if (!said) return "it cites no claim that the event was";
  names on;
  for (const auto& n : step_->assumptions) on.insert(n.text());
  if (on != needed_) return "it does not cite the assumptions that it rests on";

  const bool all_counted = together != nullptr && together->counted_in == a.id;
  std::set<person_id> leaving;
  for (const auto& name : of_event) {
    const bool named_alone = std::find(e.people.begin(), e.people.end(), name) != e.people.end();
    if (view_->find(name) && (counted.count(name) != 0 || (all_counted && !named_alone))) leaving.insert(name);
  }
  if (leaving_at_least(leaving) >= amount) return {};
  const auto least = all_counted && together->size ? together->size->interval().low : std::nullopt;
  if (least && *least >= amount) return {};
  return fmt::format("fewer than {} people are named", amount);
}

std::int64_t people_checker::leaving_at_least(const std::set<person_id>& records) const {
  std::map<person_id, std::set<person_id>> beside;
  const auto& claims = view_->content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* says = view_->counts(i) ? std::get_if<identity_claim>(&claims[i].says) : nullptr;
    if (says == nullptr || says->verdict == identity_verdict::different) continue;
    beside[says->first].insert(says->second);
    beside[says->second].insert(says->first);
  }
  std::set<person_id> seen;
  std::int64_t people = 0;
  for (const auto& name : records) {
    if (!seen.insert(name).second) continue;
    ++people;
    std::vector<person_id> waiting{name};
    while (!waiting.empty()) {
      const auto at = waiting.back();
      waiting.pop_back();
      for (const auto& next : beside[at])
        if (seen.insert(next).second) waiting.push_back(next);
    }
  }
  return people;
}

}  // namespace detail

}  // namespace habeas::verify
