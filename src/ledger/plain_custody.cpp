// SPDX-License-Identifier: MIT
#include "ledger/plain_custody.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>
#include "people/custody_runs.hpp"

namespace habeas::detail {

bool changes_stand_alone(const dossier& d, const account_id& account) {
  const auto& rule = d.get(account).rule;
  std::set<std::pair<person_id, counting_effect>> seen;
  return std::all_of(d.content().events.begin(), d.content().events.end(), [&](const event& e) {
    const auto change = change_of(e);
    if (e.kind == event_kind::release_aborted) return false;  // takes back what a release said
    if (!change) return true;
    if (e.group) return false;
    // As `people_rows` reads it, of accounts that no transfer moves: others are not asked about.
    auto effect = effect_of(rule, *change, {}, trilean::yes);
    if (effect != counting_effect::exit) {
      const auto in = effect_of(rule, *change, custody_before(*change));
      if (effect == counting_effect::open || in == counting_effect::open) return false;
      effect = in;
    }
    if (effect != counting_effect::exit && effect != counting_effect::entry) return true;
    return std::all_of(e.people.begin(), e.people.end(), [&](const person_id& who) { return seen.emplace(who, effect).second; });
  });
}

bool is_one_day(const dated_claim& says) {
  if (!says.date || says.reading || says.lasted || says.date->is_qualified() || says.date->time()) return false;
  if (says.date->is_interval() || says.date->is_set() || says.date->has_mask() || says.date->needs_hemisphere()) return false;
  const auto b = says.date->bounds();
  return b.earliest_start.is_day() && b.latest_end.is_day() && b.earliest_start.value == b.latest_end.value;
}

bool is_plain_membership(const claim& c) {
  const auto* member = std::get_if<member_claim>(&c.says);
  return member != nullptr && !c.as_of && !member->group && !member->outside && !member->members_of;
}

}  // namespace habeas::detail
