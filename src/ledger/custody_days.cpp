// SPDX-License-Identifier: MIT
#include "ledger/custody_days.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/ledger/chain.hpp>
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/references.hpp>
#include "ledger/plain_custody.hpp"

namespace habeas {

namespace {

/// May the claim say more of people than which of them were in an event on its one day?
bool says_more(const claim& c, const account_id& account) {
  if (std::holds_alternative<linked_claim>(c.says) || std::holds_alternative<related_claim>(c.says) || std::holds_alternative<identity_claim>(c.says)) return true;
  if (const auto* dated = std::get_if<dated_claim>(&c.says)) return c.bulletin || !detail::is_one_day(*dated);
  if (std::holds_alternative<member_claim>(c.says)) return c.bulletin || !detail::is_plain_membership(c);
  if (std::holds_alternative<occurred_claim>(c.says)) return static_cast<bool>(c.bulletin);
  // Who is of a kind that claims count is counted in that kind first.
  const auto* flow = std::get_if<flow_claim>(&c.says);
  return flow != nullptr && flow->account == account && is_kind(chain_of(*flow));
}

}  // namespace

std::optional<custody_days> custody_days::of(const dossier& view, const account_id& account) {
  const auto& all = view.content();
  custody_days days(account);
  std::unordered_map<event_id, std::size_t> numbers;
  for (const auto& e : all.events) {
    if (!change_of(e)) continue;
    numbers.emplace(e.id, days.events_.size());
    days.events_.push_back({e.id});
  }
  if (days.events_.empty() || !detail::changes_stand_alone(view, account)) return std::nullopt;
  std::set<event_id> dated_once;
  for (const auto& c : all.claims) {
    if (says_more(c, account)) return std::nullopt;
    const auto* dated = std::get_if<dated_claim>(&c.says);
    if (dated == nullptr) continue;
    // Two days of any event may contradict one another.
    if (!dated_once.insert(dated->event).second) return std::nullopt;
    const auto number = numbers.find(dated->event);
    if (number == numbers.end()) continue;
    auto& e = days.events_[number->second];
    const auto on = dated->date->bounds().earliest_start.value;
    e.dated_by = c.id;
    e.first = instant::start_of(on);
    e.last = instant::end_of(on);
  }
  if (!days.tie(view)) return std::nullopt;
  return days;
}

bool custody_days::says_nothing_else(const claim& c) {
  return std::holds_alternative<dated_claim>(c.says) || std::holds_alternative<member_claim>(c.says) || std::holds_alternative<occurred_claim>(c.says);
}

bool custody_days::tie(const dossier& view) {
  std::unordered_map<event_id, std::vector<const claim*>> of_event;
  std::unordered_map<person_id, std::vector<const claim*>> of_person;
  std::unordered_map<claim_id, std::vector<const claim*>> named_by;
  for (const auto& c : view.content().claims) {
    if (const auto* dated = std::get_if<dated_claim>(&c.says)) of_event[dated->event].push_back(&c);
    if (const auto* occurred = std::get_if<occurred_claim>(&c.says)) of_event[occurred->event].push_back(&c);
    if (const auto* member = std::get_if<member_claim>(&c.says); member != nullptr && member->account == account_) of_person[member->person].push_back(&c);
    visit_references(c, [&](const auto& name, const auto&) {
      if constexpr (std::is_same_v<std::decay_t<decltype(name)>, claim_id>)
        if (name) named_by[name].push_back(&c);
    });
  }
  std::size_t number = 0;
  for (const auto& happened : view.content().events) {
    if (!change_of(happened)) continue;
    auto& e = events_[number];
    std::set<claim_id> found;
    std::vector<claim_id> waiting;
    const auto take = [&](const auto& from, const auto& key) {
      const auto these = from.find(key);
      if (these == from.end() || found.size() > most_together) return;
      for (const auto* c : these->second)
        if (found.insert(c->id).second) waiting.push_back(c->id);
    };
    take(of_event, e.name);
    for (const auto& who : happened.people) take(of_person, who);
    // Whoever takes one of them back, or says it anew, moves the event as well.
    while (!waiting.empty() && found.size() <= most_together) {
      const auto name = waiting.back();
      waiting.pop_back();
      take(named_by, name);
    }
    if (found.size() > most_together) return false;
    e.claims.assign(found.begin(), found.end());
    for (const auto& name : e.claims) moved_by_[name].push_back(number);
    ++number;
  }
  return true;
}

const std::vector<std::size_t>& custody_days::moved_by(const claim_id& name) const {
  static const std::vector<std::size_t> none;
  const auto found = moved_by_.find(name);
  return found == moved_by_.end() ? none : found->second;
}

void custody_days::read(std::size_t event, const dossier& known) {
  auto& e = events_[event];
  const claim_premises premises(known);
  const auto rows = people_rows(known, premises, account_);
  std::vector<const people_row*> own;
  for (const auto& row : rows)
    if (row.from == account_point::start_of(e.name)) own.push_back(&row);
  take(e, known, own);
}

void custody_days::read_all(const dossier& known) {
  const claim_premises premises(known);
  const auto rows = people_rows(known, premises, account_);
  std::unordered_map<account_point, std::vector<const people_row*>> of_event;
  for (const auto& row : rows)
    if (row.from.is<account_point::event_start>()) of_event[row.from].push_back(&row);
  for (auto& e : events_) take(e, known, of_event[account_point::start_of(e.name)]);
}

void custody_days::take(custody_event& e, const dossier& known, const std::vector<const people_row*>& rows) {
  const auto place = e.dated_by ? known.find_place(e.dated_by) : std::nullopt;
  std::int64_t came = 0, left = 0;
  // An event of which nobody says when has a place on no day.
  if (place && known.counts(*place))
    for (const auto* row : rows) {
      auto& moved = row->way == direction::entries ? came : left;
      moved = std::max(moved, row->number);
    }
  add(e, came - e.came, left - e.left);
  e.came = came;
  e.left = left;
}

void custody_days::add(const custody_event& e, std::int64_t came, std::int64_t left) {
  if (came == 0 && left == 0) return;
  auto& day = days_.try_emplace(e.first, moved_on{e.last}).first->second;
  day.came += came;
  day.left += left;
  if (day.came == 0 && day.left == 0) days_.erase(e.first);
}

}  // namespace habeas
