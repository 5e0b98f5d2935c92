// SPDX-License-Identifier: MIT
// Named people as units of flow: who is counted in an account and is freed leaves it, one by one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "proof/labelled_differences.hpp"
#include <habeas/model/counting.hpp>

namespace habeas {

/// Which records are certainly of different people: claims that two are one, or may be, join them.
///
/// For the fewest people that records can be. `of(place)` is the record that stands for all that are joined to it.
class joined_people {
 public:
  explicit joined_people(const dossier& d) : stands_for_(d.content().people.size()) {
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
  [[nodiscard]] std::size_t of(std::size_t place) const { return stands_for_[place]; }

 private:
  /// Halves the way as it goes: chains of claims stay short.
  std::size_t root(std::size_t place) {
    while (stands_for_[place] != place) place = stands_for_[place] = stands_for_[stands_for_[place]];
    return place;
  }

  std::vector<std::size_t> stands_for_;
};

/// Who is in which event, and who says that an event was: read once, for all events.
class event_people {
 public:
  explicit event_people(const dossier& d) : dossier_(&d) {
    for (const auto place : d.canonical_order()) {
      if (!d.counts(place)) continue;
      const auto& says = d.content().claims[place].says;
      if (const auto* member = std::get_if<member_claim>(&says); member && member->group) members_[member->group].emplace_back(member->person, place);
      if (const auto* occurred = std::get_if<occurred_claim>(&says)) said_of_[occurred->event].push_back(place);
      if (const auto* dated = std::get_if<dated_claim>(&says); dated && dated->date) said_of_[dated->event].push_back(place);
    }
  }

  /// The people whom an event is about, each with the claim that puts them among its group, where one does.
  [[nodiscard]] std::map<person_id, std::optional<std::size_t>> of(const event& e) const {
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
  /// The claims that an event was, in the canonical order, as places.
  [[nodiscard]] const std::vector<std::size_t>& said_of(const event_id& name) const {
    static const std::vector<std::size_t> none;
    const auto found = said_of_.find(name);
    return found == said_of_.end() ? none : found->second;
  }

 private:
  const dossier* dossier_;
  std::map<group_id, std::vector<std::pair<person_id, std::size_t>>> members_;
  std::map<event_id, std::vector<std::size_t>> said_of_;
};

/// At least so many left (or entered) an account from the start to the end of an event.
struct people_row {
  event_id event;
  direction way = direction::exits;
  std::optional<mechanism> of;
  std::int64_t number = 0;
  std::vector<label> rests_on;
};

namespace detail {

/// Reads the changes of custody of people who are counted in one account.
class people_reader {
 public:
  people_reader(const dossier& d, const claim_labels& labels, const account_id& account)
      : dossier_(&d), labels_(&labels), account_(&account) {}

  std::vector<people_row> run() {
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

 private:
  using labels = std::vector<label>;

  /// What lets an event move the count: the account's own rule, or an assumption that is on.
  [[nodiscard]] std::optional<labels> grounds(bool by_rule, assumption_effect effect) const {
    if (by_rule) return labels{};
    const auto& all = dossier_->content().assumptions;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].effect == effect && all[i].account == *account_ && dossier_->shows(all, i) && dossier_->assumes(all[i].id))
        return labels{labels_->of_assumption(i)};
    return std::nullopt;
  }

  void read_membership() {
    for (const auto place : dossier_->canonical_order()) {
      const auto* says = dossier_->counts(place) ? std::get_if<member_claim>(&dossier_->content().claims[place].says) : nullptr;
      if (says && says->account == *account_) counted_.try_emplace(says->person, place);
    }
  }
  void put(labels& on, std::size_t place) const {
    on.push_back(labels_->of_claim(place));
    for (const auto& a : dossier_->content().claims[place].under) on.push_back(labels_->of_assumption(*dossier_->find_place(a)));
  }

  /// One row for each claim that the event was: any of them carries it.
  void add(std::vector<people_row>& rows, const event& e, direction way, const labels& grounds) const {
    const auto& said = people_->said_of(e.id);
    if (said.empty()) return;
    const auto* together = dossier_->find(e.group);
    const bool all_counted = together != nullptr && together->counted_in == *account_;
    labels on = grounds;
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
      rows.push_back({e.id, way, e.change->how, number, sorted_once(std::move(with))});
    }
  }

  const dossier* dossier_;
  const claim_labels* labels_;
  const account_id* account_;
  std::optional<joined_people> joined_;
  std::optional<event_people> people_;
  std::map<person_id, std::size_t> counted_;
};

}  // namespace detail

/// The rows that named people give an account.
///
/// Whoever is counted in it (a `member` claim, or a group that is) leaves it when a change of custody makes them one
/// whom its rule does not count. When they leave is said by the account (`leaves: when_freed`) or by an assumption that
/// is on (`leave_when_freed`); without either nothing follows. Entries need `enter_when_held`. Rows are lower ends: others
/// may have come or gone too. Records that are, or may be, of one person count once.
[[nodiscard]] inline std::vector<people_row> people_rows(const dossier& d, const claim_labels& labels, const account_id& account) {
  return detail::people_reader(d, labels, account).run();
}

}  // namespace habeas
