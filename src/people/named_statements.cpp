// SPDX-License-Identifier: MIT
#include "people/named_statements.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include <habeas/core/work_limits.hpp>
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>

#include "model/transfers_counted.hpp"
#include "people/custody_runs.hpp"
#include "people/identity_chains.hpp"

namespace habeas {

namespace {

bool is_shown(const dossier& d, std::size_t place) {
  const auto now = d.status_of(place);
  return now == claim_status::counts || now == claim_status::switched_off;
}

/// Do people leave (come) on the day of the change, as far as the account or an assumption that is on says?
bool on_the_day(const dossier& d, const account_id& account, direction way) {
  if (way == direction::exits && d.get(account).rule.leaves == leaving_rule::when_freed) return true;
  const auto wanted = way == direction::exits ? assumption_effect::leave_when_freed : assumption_effect::enter_when_held;
  const auto& all = d.content().assumptions;
  return std::any_of(all.begin(), all.end(), [&](const assumption& a) { return a.effect == wanted && a.account == account && d.assumes(a.id); });
}

}  // namespace

std::vector<named_statement> named_statements(const dossier& d, const account_id& account, direction way) {
  const auto& content = d.content();
  std::vector<named_statement> all;
  if (content.events.empty() || (content.people.empty() && content.groups.empty())) return all;
  const identity_chains one(d, joins::same_or_possibly);
  std::set<std::size_t> counted;  // by the record that stands for all that may be of the person
  std::map<event_id, std::vector<std::size_t>> said_of;
  std::map<group_id, std::set<person_id>> members;
  for (std::size_t place = 0; place < content.claims.size(); ++place) {
    if (!is_shown(d, place)) continue;
    work_limits::count(1);
    const auto& says = content.claims[place].says;
    if (const auto* occurred = std::get_if<occurred_claim>(&says)) said_of[occurred->event].push_back(place);
    if (const auto* dated = std::get_if<dated_claim>(&says); dated && dated->date) said_of[dated->event].push_back(place);
    const auto* member = std::get_if<member_claim>(&says);
    const auto who = member != nullptr && member->person ? d.find_place(member->person) : std::nullopt;
    if (who && member->account == account) counted.insert(one.of(*who));
    if (who && member->group && !member->outside) members[member->group].insert(member->person);
  }
  const bool when_changed = on_the_day(d, account, way);
  const bool by_transfers = detail::transfers_may_move(d, account);
  for (std::size_t i = 0; i < content.events.size(); ++i) {
    const auto& e = content.events[i];
    const auto said = said_of.find(e.id);
    const auto what = change_of(e);
    if (!what || said == said_of.end() || !d.shows(content.events, i)) continue;
    const auto wanted = way == direction::exits ? counting_effect::exit : counting_effect::entry;
    const auto by_rule = way == direction::exits ? effect_of(d.get(account).rule, *what, {}, trilean::yes)
                                                 : effect_of(d.get(account).rule, *what, detail::custody_before(*what));
    const auto effect = detail::open_if_moved(by_rule, *what, by_transfers);
    if (effect != wanted && effect != counting_effect::open) continue;
    named_statement made{{change_kind(*what), *what}, 0, said->second};
    bool dated_whole = false;
    instant first = instant::latest(), last = instant::earliest();
    for (const auto place : said->second) {
      const auto* dated = std::get_if<dated_claim>(&content.claims[place].says);
      if (dated == nullptr) continue;
      dated_whole = true;
      const auto b = dated->date->bounds(content.hemisphere);
      first = std::min(first, dated->reading ? instant::earliest() : detail::start_of(b.earliest_start, instant::earliest()));
      last = std::max(last, dated->reading ? instant::latest() : detail::end_of(b.latest_end, instant::latest()));
    }
    if (dated_whole) made.change.first = first;
    if (dated_whole && when_changed) made.change.last = last;
    std::set<person_id> named(e.people.begin(), e.people.end());
    const auto* together = d.find(e.group);
    const bool as_whole = together != nullptr && together->counted_in == account;
    if (together != nullptr && !as_whole) {
      named.insert(together->members.begin(), together->members.end());
      if (const auto more = members.find(e.group); more != members.end()) named.insert(more->second.begin(), more->second.end());
    }
    for (const auto& name : named)
      if (const auto record = d.find_place(name); record && d.find(name) && counted.count(one.of(*record)) != 0) ++*made.number;
    if (as_whole) {
      const auto most = together->size ? together->size->interval().high : std::nullopt;
      made.number = most ? std::optional(*made.number + *most) : std::nullopt;
    }
    if (!made.number || *made.number > 0) all.push_back(std::move(made));
  }
  return all;
}

}  // namespace habeas
