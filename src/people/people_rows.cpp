// SPDX-License-Identifier: MIT
#include "people/people_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/model/counting.hpp>
#include "proof/labelled_differences.hpp"

namespace habeas {

joined_people::joined_people(const dossier& d) : stands_for_(d.content().people.size()) {
  for (std::size_t i = 0; i < stands_for_.size(); ++i) stands_for_[i] = i;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* says = d.counts(i) ? std::get_if<identity_claim>(&claims[i].says) : nullptr;
    if (says == nullptr || says->verdict == identity_verdict::different) continue;
    const auto a = d.find_place(says->first), b = d.find_place(says->second);
    if (!a || !b) continue;
    const auto one = root(*a), other = root(*b);
    stands_for_[std::max(one, other)] = std::min(one, other);
  }
  // What stands for a record comes before it, so one pass leads each to the first of its own.
  for (auto& s : stands_for_) s = stands_for_[s];
}

std::size_t joined_people::root(std::size_t place) {
  while (stands_for_[place] != place) place = stands_for_[place] = stands_for_[stands_for_[place]];
  return place;
}

event_people::event_people(const dossier& d) : dossier_(&d) {
  for (const auto place : d.canonical_order()) {
    if (!d.counts(place)) continue;
    const auto& says = d.content().claims[place].says;
    if (const auto* member = std::get_if<member_claim>(&says); member && member->group) members_[member->group].emplace_back(member->person, place);
    if (const auto* occurred = std::get_if<occurred_claim>(&says)) said_of_[occurred->event].push_back(place);
    if (const auto* dated = std::get_if<dated_claim>(&says); dated && dated->date) said_of_[dated->event].push_back(place);
  }
}

std::map<person_id, std::optional<std::size_t>> event_people::of(const event& e) const {
  std::map<person_id, std::optional<std::size_t>> found;
  const auto add = [&](const person_id& name) {
    if (dossier_->find(name)) found[name].reset();
  };
  for (const auto& name : e.people) add(name);
  const auto* together = dossier_->find(e.group);
  if (together == nullptr) return found;
  for (const auto& name : together->members) add(name);
  if (const auto named = members_.find(e.group); named != members_.end())
    for (const auto& [name, place] : named->second) found.try_emplace(name, place);
  return found;
}

const std::vector<std::size_t>& event_people::said_of(const event_id& name) const {
  static const std::vector<std::size_t> none;
  const auto found = said_of_.find(name);
  return found == said_of_.end() ? none : found->second;
}

namespace detail {

std::vector<people_row> people_reader::run() {
  const auto& rule = dossier_->get(*account_).rule;
  if (rule.unit == counting_unit::court_cases) return {};
  const auto leave = grounds(rule.leaves == leaving_rule::when_freed, assumption_effect::leave_when_freed);
  const auto enter = grounds(false, assumption_effect::enter_when_held);
  if (!leave && !enter) return {};
  joined_.emplace(*dossier_);
  people_.emplace(*dossier_);
  read_membership();
  const auto& events = dossier_->content().events;
  std::vector<people_row> rows;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!dossier_->shows(events, i) || !events[i].change) continue;
    const auto& change = *events[i].change;
    const bool out = effect_of(rule, change, {}, trilean::yes) == counting_effect::exit;
    const bool in = !out && effect_of(rule, change, {}, trilean::no) == counting_effect::entry;
    if (out && leave) add(rows, events[i], direction::exits, *leave);
    if (in && enter) add(rows, events[i], direction::entries, *enter);
  }
  return rows;
}

std::optional<people_reader::premises> people_reader::grounds(bool by_rule, assumption_effect effect) const {
  if (by_rule) return premises{};
  const auto& all = dossier_->content().assumptions;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].effect == effect && all[i].account == *account_ && dossier_->shows(all, i) && dossier_->assumes(all[i].id))
      return premises{premises_->of_assumption(i)};
  return std::nullopt;
}

void people_reader::read_membership() {
  for (const auto place : dossier_->canonical_order()) {
    const auto* says = dossier_->counts(place) ? std::get_if<member_claim>(&dossier_->content().claims[place].says) : nullptr;
    if (says && says->account == *account_) counted_.try_emplace(says->person, place);
  }
}

void people_reader::put(premises& on, std::size_t place) const {
  on.push_back(premises_->of_claim(place));
  for (const auto& a : dossier_->content().claims[place].under) on.push_back(premises_->of_assumption(*dossier_->find_place(a)));
}

void people_reader::add(std::vector<people_row>& rows, const event& e, direction way, const premises& grounds) const {
  const auto& said = people_->said_of(e.id);
  if (said.empty()) return;
  const auto* together = dossier_->find(e.group);
  const bool all_counted = together != nullptr && together->counted_in == *account_;
  premises on = grounds;
  std::vector<std::size_t> places;
  for (const auto& [name, by] : people_->of(e)) {
    const auto counted = counted_.find(name);
    const bool with_group = all_counted && std::find(e.people.begin(), e.people.end(), name) == e.people.end();
    if (!with_group && counted == counted_.end()) continue;
    if (by) put(on, *by);
    if (!with_group) put(on, counted->second);
    places.push_back(joined_->of(*dossier_->find_place(name)));
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  auto number = static_cast<std::int64_t>(places.size());
  // Of a group that is counted as a whole, so many left as it was large; whoever is named is among them.
  if (const auto least = all_counted && together->size ? together->size->interval().low : std::nullopt; least && *least > number) {
    number = *least;
    on = grounds;
  }
  if (number == 0) return;
  for (const auto place : said) {
    auto with = on;
    put(with, place);
    std::sort(with.begin(), with.end());
    with.erase(std::unique(with.begin(), with.end()), with.end());
    rows.push_back({e.id, way, e.change->how, number, std::move(with)});
  }
}

}  // namespace detail

}  // namespace habeas
