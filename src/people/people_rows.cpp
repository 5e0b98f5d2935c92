// SPDX-License-Identifier: MIT
#include "people/people_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/time/uncertain_instant.hpp>
#include "core/capped_sum.hpp"
#include "core/each_once.hpp"
#include "model/transfers_counted.hpp"
#include "people/certain_units.hpp"
#include "people/custody_runs.hpp"
#include "people/groups_told_apart.hpp"
#include "people/identity_chains.hpp"
#include "people/identity_worlds.hpp"
#include "people/people_together.hpp"
#include "proof/labelled_differences.hpp"

namespace habeas {
namespace detail {
namespace {

std::vector<solve::premise> each_once(std::vector<solve::premise> on) {
  keep_each_once(on);
  return on;
}

/// Reads the changes of custody of people who are counted in one account.
class people_reader {
 public:
  people_reader(const dossier& d, const claim_premises& premises, const account_id& account)
      : dossier_(&d), premises_(&premises), account_(&account) {}
  std::vector<people_row> run();
  [[nodiscard]] std::set<std::pair<direction, change_kind>> take_told() { return std::move(told_); }
  std::vector<std::vector<named_change>> repeated(direction way);

 private:
  using premises = std::vector<solve::premise>;

  /// What lets an event move the count: the account's own rule, or an assumption that is on.
  [[nodiscard]] std::optional<premises> grounds(bool by_rule, assumption_effect effect) const;

  void put(premises& on, std::size_t place) const;
  void put_dates_as_written(premises& on, bool needed) const;

  /// Reads who is in which change, and who is counted when, as the view shows it: claims left out of it included.
  void read_claims();
  /// The same person by person, in the case at hand.
  void read_histories();
  void read_change(const event& e);
  /// Whoever is not told to be outside a group that was let go as a whole may be one of its unnamed members.
  void read_unnamed(const std::vector<const event*>& by, std::vector<personal_change> custody_runs::*into);
  /// The records of those who are named as members of a group.
  [[nodiscard]] std::vector<std::size_t> named_members(const group_id& of) const;
  /// Is the person of the case at hand, under any record, told not to be of the group?
  [[nodiscard]] bool told_outside(std::size_t person, const group_id& of) const;
  /// The claims that tell it of every record that may be of one person with this one; nothing where one of them is not told.
  [[nodiscard]] std::optional<std::vector<std::size_t>> all_told_outside(std::size_t tied, const group_id& of) const;
  [[nodiscard]] dated_stretch when(const event_id& name) const;

  /// The rows of one direction: people who are alone in an event's run are one row together.
  /// @param opposite_grounds what lets an opposite change move the count, where that sets somebody's changes apart
  void add(std::vector<people_row>& rows, direction way, const premises& grounds, const premises& opposite_grounds) const;
  /// The units of one direction in the case at hand.
  void gather(units_by_case& into, direction way, bool other_way);
  /// The record that stands for the person in the case at hand.
  [[nodiscard]] std::size_t person_of(std::size_t record) const { return joined_ ? joined_->of(record) : worlds_->of(record, case_); }
  [[nodiscard]] bool is_read(std::size_t record) const { return joined_ || case_ < worlds_->cases_of(record); }
  /// Groups that may have members in common with a larger one count with it, and not for themselves.
  [[nodiscard]] bool may_be_among_others(const event& e, const std::vector<const event*>& by, premises& on) const;

  const dossier* dossier_;
  const claim_premises* premises_;
  const account_id* account_;
  std::map<event_id, std::vector<std::size_t>> said_of_;  ///< shown
  std::map<group_id, std::vector<std::pair<person_id, std::size_t>>> members_;
  std::vector<std::size_t> listed_by_;  ///< claims that somebody is counted in the account
  std::map<event_id, const event*> changes_;  ///< those that were: rows, and their proofs, come in the order of ids
  std::map<std::size_t, custody_runs> histories_;  ///< by the record that stands for the person
  std::vector<const event*> leave_by_, come_by_, open_by_;  ///< events whose change is an exit, an entry, or may be one
  std::optional<identity_worlds> worlds_;
  std::size_t case_ = 0;                      ///< which of them is read
  std::unique_ptr<const identity_chains> joined_;  ///< instead of them: all that may be joined is
  std::map<direction, units_by_case> units_;
  std::set<std::pair<direction, change_kind>> told_;  ///< what changes of people of the account are
  std::set<std::size_t> cited_;               ///< claims that units of cases read before rest on
  std::optional<groups_told_apart> groups_;
  bool by_transfers_ = false;  ///< may a transfer move the account, whatever its rule leaves open?
};

}  // namespace

std::vector<people_row> people_reader::run() {
  const auto& rule = dossier_->get(*account_).rule;
  if (rule.unit == counting_unit::court_cases) return {};
  const auto leave = grounds(rule.leaves == leaving_rule::when_freed, assumption_effect::leave_when_freed);
  const auto enter = grounds(false, assumption_effect::enter_when_held);
  if (!leave && !enter) return {};
  worlds_.emplace(*dossier_);
  read_claims();
  // All that may be joined is joined in the case that is read last.
  for (case_ = worlds_->size(); case_-- > 0;) {
    read_histories();
    read_unnamed(leave_by_, &custody_runs::perhaps_left_with);
    read_unnamed(come_by_, &custody_runs::perhaps_came_with);
    read_unnamed(open_by_, &custody_runs::open);
    if (leave) gather(units_[direction::exits], direction::exits, enter.has_value());
    if (enter) gather(units_[direction::entries], direction::entries, leave.has_value());
  }
  case_ = 0;
  std::vector<people_row> rows;
  if (leave) add(rows, direction::exits, *leave, enter.value_or(premises{}));
  if (enter) add(rows, direction::entries, *enter, leave.value_or(premises{}));
  return rows;
}

std::vector<std::vector<named_change>> people_reader::repeated(direction way) {
  joined_ = std::make_unique<const identity_chains>(*dossier_, joins::same_or_possibly);
  read_claims();
  read_histories();
  read_unnamed(leave_by_, &custody_runs::perhaps_left_with);
  read_unnamed(come_by_, &custody_runs::perhaps_came_with);
  read_unnamed(open_by_, way == direction::exits ? &custody_runs::perhaps_left_with : &custody_runs::perhaps_came_with);
  std::vector<std::vector<named_change>> all;
  for (const auto& [person, history] : histories_) {
    std::vector<named_change> changes;
    std::set<const event*> own;  // a group of which the person was let go beside is that change already
    const auto take = [&](const std::vector<personal_change>& from, bool with_group) {
      for (const auto& c : from)
        if (own.insert(c.what).second) changes.push_back({change_kind(*change_of(*c.what)), *change_of(*c.what), with_group, c.when.first, c.when.last});
    };
    take(way == direction::exits ? history.exits : history.entries, false);
    take(history.open, false);
    const bool named = !changes.empty();
    take(way == direction::exits ? history.perhaps_left_with : history.perhaps_came_with, true);
    if (named && changes.size() > 1) all.push_back(std::move(changes));
  }
  return all;
}

std::optional<people_reader::premises> people_reader::grounds(bool by_rule, assumption_effect effect) const {
  if (by_rule) return premises{};
  const auto& all = dossier_->content().assumptions;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].effect == effect && all[i].account == *account_ && dossier_->shows(all, i) && dossier_->assumes(all[i].id))
      return premises{premises_->of_assumption(i)};
  return std::nullopt;
}

void people_reader::put(premises& on, std::size_t place) const {
  on.push_back(premises_->of_claim(place));
  for (const auto& a : dossier_->content().claims[place].under) on.push_back(premises_->of_assumption(*dossier_->find_place(a)));
}

void people_reader::put_dates_as_written(premises& on, bool needed) const {
  if (needed) on.push_back(premises_->of_assumption(*dossier_->find_place(dates_as_written)));
}

void people_reader::gather(units_by_case& into, direction way, bool other_way) {
  for (const auto& [person, history] : histories_) {
    auto& cases = into[worlds_->tied_to(person)];
    cases.resize(worlds_->cases_of(person));
    for (auto& unit : way == direction::exits ? history.leaving(other_way) : history.coming(other_way)) {
      cited_.insert(unit.also.begin(), unit.also.end());
      cases[case_].push_back(std::move(unit));
    }
  }
}

void people_reader::read_claims() {
  const auto& claims = dossier_->content().claims;
  const auto shown = [&](std::size_t place) {
    const auto now = dossier_->status_of(place);
    return now == claim_status::counts || now == claim_status::switched_off;
  };
  for (const auto place : dossier_->canonical_order()) {
    if (!shown(place)) continue;
    const auto& c = claims[place];
    if (const auto* occurred = std::get_if<occurred_claim>(&c.says)) said_of_[occurred->event].push_back(place);
    if (const auto* dated = std::get_if<dated_claim>(&c.says); dated && dated->date) said_of_[dated->event].push_back(place);
    const auto* member = std::get_if<member_claim>(&c.says);
    if (member && member->group && !member->outside) members_[member->group].emplace_back(member->person, place);
    if (member && member->account == *account_) listed_by_.push_back(place);
  }
  const auto& events = dossier_->content().events;
  for (std::size_t i = 0; i < events.size(); ++i)
    if (dossier_->shows(events, i) && change_of(events[i]) && said_of_.count(events[i].id) != 0) changes_.emplace(events[i].id, &events[i]);
  groups_.emplace(*dossier_);
  by_transfers_ = transfers_may_move(*dossier_, *account_);
}

void people_reader::read_histories() {
  histories_.clear();
  leave_by_.clear();
  come_by_.clear();
  open_by_.clear();
  work_limits::count(1 + listed_by_.size());
  const auto person = [&](const person_id& name) -> custody_runs* {
    const auto place = dossier_->find_place(name);
    return place && dossier_->find(name) && is_read(*place) ? &histories_[person_of(*place)] : nullptr;
  };
  for (const auto place : listed_by_) {
    const auto& c = dossier_->content().claims[place];
    auto* of = person(std::get<member_claim>(c.says).person);
    if (of == nullptr) continue;
    const auto* b = dossier_->find(c.bulletin);
    const auto* date = c.as_of ? &*c.as_of : b != nullptr && b->as_of ? &*b->as_of : nullptr;
    if (date == nullptr) {
      auto& by = of->listed_at_any_time;
      // Rather one that another case needs too.
      if (dossier_->counts(place) && (!by || (cited_.count(place) != 0 && cited_.count(*by) == 0))) by = place;
      continue;
    }
    dated_stretch at;
    if (!date->is_qualified() || dossier_->assumes(dates_as_written)) {
      const auto point = cutoff_point(*date, dossier_->content().clock, dossier_->content().hemisphere);
      if (point.earliest <= point.latest) at.first = point.earliest, at.last = point.latest;
    }
    at.said = {place};
    at.counts = dossier_->counts(place);
    at.as_written = date->is_qualified();
    of->listed.push_back(std::move(at));
  }
  for (const auto& [name, e] : changes_) read_change(*e);
}

dated_stretch people_reader::when(const event_id& name) const {
  dated_stretch all{instant::latest(), instant::earliest(), {}, true, false};
  for (const auto place : said_of_.at(name)) {
    const auto* dated = std::get_if<dated_claim>(&dossier_->content().claims[place].says);
    if (dated == nullptr) continue;
    all.said.push_back(place);
    all.counts = all.counts && dossier_->counts(place);
    const auto& date = *dated->date;
    const auto b = date.bounds(dossier_->content().hemisphere);
    // A state that lasted on some day of a date, or on all of them, may have begun before and ended after.
    const bool bounds = !dated->reading && (!date.is_qualified() || dossier_->assumes(dates_as_written));
    all.as_written = all.as_written || (bounds && date.is_qualified());
    all.first = std::min(all.first, bounds ? start_of(b.earliest_start, instant::earliest()) : instant::earliest());
    all.last = std::max(all.last, bounds ? end_of(b.latest_end, instant::latest()) : instant::latest());
  }
  if (all.said.empty()) all.first = instant::earliest(), all.last = instant::latest();
  return all;
}

void people_reader::read_change(const event& e) {
  const auto& rule = dossier_->get(*account_).rule;
  const auto what = change_of(e);
  const auto out = open_if_moved(effect_of(rule, *what, {}, trilean::yes), *what, by_transfers_);
  const auto in = open_if_moved(effect_of(rule, *what, custody_before(*what)), *what, by_transfers_);
  const bool leaves = out == counting_effect::exit, comes = !leaves && in == counting_effect::entry;
  const bool open = !leaves && !comes && (out == counting_effect::open || in == counting_effect::open);
  if (!leaves && !comes && !open) return;
  if (leaves) leave_by_.push_back(&e);
  if (comes) come_by_.push_back(&e);
  if (open) open_by_.push_back(&e);
  const auto times = when(e.id);
  const auto* together = dossier_->find(e.group);
  const bool all_counted = together != nullptr && together->counted_in == *account_;
  if (!listed_by_.empty() || all_counted) {
    if (leaves || open) told_.emplace(direction::exits, change_kind(*what));
    if (comes || open) told_.emplace(direction::entries, change_kind(*what));
  }
  std::map<person_id, std::optional<std::size_t>> people;
  for (const auto& name : e.people) people[name].reset();
  if (together != nullptr) {
    for (const auto& name : together->members) people[name].reset();
    if (const auto named = members_.find(e.group); named != members_.end())
      for (const auto& [name, place] : named->second) {
        const auto [there, fresh] = people.try_emplace(name, place);
        // Of several that say it, one that counts.
        if (!fresh && there->second && !dossier_->counts(*there->second) && dossier_->counts(place)) there->second = place;
      }
  }
  for (const auto& [name, by] : people) {
    if (!dossier_->find(name) || !is_read(*dossier_->find_place(name))) continue;
    personal_change change{&e, times, {}, true, all_counted && std::find(e.people.begin(), e.people.end(), name) == e.people.end()};
    if (by) {
      change.part_by = {*by};
      change.part_counts = dossier_->counts(*by);
    }
    auto& history = histories_[person_of(*dossier_->find_place(name))];
    // Who is told to have stayed may have left all the same: open.
    const bool stayed = leaves && groups_->stayed(e.id).people.count(name) != 0;
    auto& changes = leaves && !stayed ? history.exits : comes ? history.entries : history.open;
    // Two records of one person in one event are one change: told by whichever needs the fewer claims.
    if (changes.empty() || changes.back().what != &e) changes.push_back(std::move(change));
    else if (!changes.back().part_by.empty() && change.part_counts) changes.back() = std::move(change);
  }
}

void people_reader::read_unnamed(const std::vector<const event*>& by, std::vector<personal_change> custody_runs::*into) {
  for (const auto* e : by) {
    if (groups_->least_moved(*e, *account_) == 0) continue;
    std::set<std::size_t> named;
    for (const auto record : named_members(e->group)) named.insert(person_of(record));
    const auto most = dossier_->find(e->group)->size->interval().high;
    if (most && *most <= static_cast<std::int64_t>(named.size())) continue;  // all its members are named
    const personal_change with{e, when(e->id), {}, true, true};
    for (auto& [person, history] : histories_)
      if (named.count(person) == 0 && !told_outside(person, e->group)) (history.*into).push_back(with);
  }
}

std::vector<std::size_t> people_reader::named_members(const group_id& of) const {
  std::vector<std::size_t> named;
  const auto note = [&](const person_id& name) {
    if (const auto place = dossier_->find_place(name)) named.push_back(*place);
  };
  if (const auto* together = dossier_->find(of))
    for (const auto& name : together->members) note(name);
  if (const auto said = members_.find(of); said != members_.end())
    for (const auto& [name, place] : said->second) note(name);
  return named;
}

bool people_reader::told_outside(std::size_t person, const group_id& of) const {
  if (!groups_->tells_people_outside()) return false;
  const auto& people = dossier_->content().people;
  for (std::size_t i = 0; i < people.size(); ++i)
    if (dossier_->shows(people, i) && person_of(i) == person && groups_->outside(people[i].id, of)) return true;
  return false;
}

std::optional<std::vector<std::size_t>> people_reader::all_told_outside(std::size_t tied, const group_id& of) const {
  if (!groups_->tells_people_outside()) return std::nullopt;
  const auto& people = dossier_->content().people;
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (!dossier_->shows(people, i) || worlds_->tied_to(i) != tied) continue;
    const auto said = groups_->outside(people[i].id, of);
    if (!said) return std::nullopt;
    all.push_back(*said);
  }
  return all.empty() ? std::nullopt : std::optional(std::move(all));
}

bool people_reader::may_be_among_others(const event& e, const std::vector<const event*>& by, premises& on) const {
  const auto size = groups_->least_moved(e, *account_);
  for (const auto* other : by) {
    const auto larger = groups_->least_moved(*other, *account_);
    if (other == &e || larger == 0 || larger < size) continue;
    // Of two of one size the earlier counts.
    const auto order = [&](const event& which) {
      const auto at = when(which.id);
      return std::tuple(at.first, at.last, which.id.text());
    };
    if (larger == size && order(e) < order(*other)) continue;
    if (other->group == e.group) return true;  // let go twice: without a return between, once
    const auto apart = groups_->outside(e.group, other->group);
    if (!apart) return true;
    put(on, *apart);
  }
  return false;
}

void people_reader::add(std::vector<people_row>& rows, direction way, const premises& grounds, const premises& opposite_grounds) const {
  struct known_people {
    std::int64_t number = 0;
    premises on;
  };
  struct together {
    std::map<std::size_t, known_people> people;                ///< who is there, whichever records are of one person
    std::vector<std::pair<std::size_t, known_people>> joined;  ///< who is there by claims of identity alone, and by which
    /// All of the first; with each of the others by itself, and with all of them at once.
    [[nodiscard]] std::vector<known_people> ways() const {
      known_people plain;
      const auto take = [](known_people& into, const known_people& more) {
        into.number = capped_sum(into.number, more.number);
        into.on.insert(into.on.end(), more.on.begin(), more.on.end());
      };
      for (const auto& [person, one] : people) take(plain, one);
      std::vector<known_people> all{plain};
      auto every = plain;
      std::set<std::size_t> seen;
      for (const auto& [person, more] : joined) {
        if (people.count(person) != 0) continue;
        all.push_back(plain);
        take(all.back(), more);
        if (seen.insert(person).second) take(every, more);
      }
      if (seen.size() > 1) all.push_back(std::move(every));
      return all;
    }
  };
  std::map<const event*, together> alone;
  std::map<std::tuple<instant, instant, change_kind, premises>, together> between;
  std::vector<personal_flow> flows;  // of people, in stretches
  const auto found = units_.find(way);
  for (const auto& [person, joined_by, number, unit] : found == units_.end() ? std::vector<certain_unit>{} : units_in_every_case(*worlds_, found->second)) {
    known_people one{number, {}};
    for (const auto place : unit.also) put(one.on, place);
    for (const auto place : joined_by) put(one.on, place);
    put_dates_as_written(one.on, unit.also_as_written);
    if (unit.apart_by_opposite) one.on.insert(one.on.end(), opposite_grounds.begin(), opposite_grounds.end());
    premises dates;
    const bool has_place = unit.alone == nullptr || (unit.when.counts && !unit.when.said.empty() && unit.when.first.is_finite() && unit.when.last.is_finite());
    if (has_place) {
      for (const auto place : unit.when.said) put(dates, place);
      put_dates_as_written(dates, unit.when.as_written);
      dates = each_once(std::move(dates));
    }
    if (has_place && joined_by.empty()) {
      personal_flow flow{person, unit.when.first, unit.when.last, number, unit.kind, one.on, unit.alone};
      flow.on.insert(flow.on.end(), dates.begin(), dates.end());
      flows.push_back(std::move(flow));
    }
    auto& with = unit.alone != nullptr ? alone[unit.alone] : between[{unit.when.first, unit.when.last, unit.kind, dates}];
    if (!joined_by.empty()) with.joined.emplace_back(person, std::move(one));
    else with.people.emplace(person, std::move(one));  // one person is one unit of a stretch
  }
  const auto finished = [&](premises on) {
    on.insert(on.end(), grounds.begin(), grounds.end());
    return each_once(std::move(on));
  };
  const auto& by = way == direction::exits ? leave_by_ : come_by_;
  for (const auto* e : by) {
    const auto named = alone.find(e);
    auto ways = named == alone.end() ? std::vector<known_people>(1) : named->second.ways();
    auto least = groups_->least_moved(*e, *account_);
    premises apart_on;
    if (least > 0 && may_be_among_others(*e, by, apart_on)) least = 0;
    if (least > 0 && named != alone.end()) {
      // Beside the group those who are told not to be of it.
      std::set<std::size_t> members;
      for (const auto record : named_members(e->group)) members.insert(worlds_->tied_to(record));
      for (const auto& [person, one] : named->second.people) {
        const auto said = members.count(person) == 0 ? all_told_outside(person, e->group) : std::nullopt;
        if (!said) continue;
        least = capped_sum(least, one.number);
        apart_on.insert(apart_on.end(), one.on.begin(), one.on.end());
        for (const auto place : *said) put(apart_on, place);
      }
    }
    if (least > ways.front().number) ways.front() = {least, std::move(apart_on)};
    for (const auto& [number, on] : ways) {
      if (number == 0 || (&on != &ways.front().on && number <= least)) continue;
      // One row for each claim that the event was: any of them carries it.
      for (const auto place : said_of_.at(e->id)) {
        if (!dossier_->counts(place)) continue;
        auto with = on;
        put(with, place);
        rows.push_back({account_point::start_of(e->id), account_point::end_of(e->id), way, change_kind(*change_of(*e)), number, finished(std::move(with))});
      }
    }
  }
  for (auto& row : rows_together(std::move(flows), way)) {
    row.rests_on = finished(std::move(row.rests_on));
    rows.push_back(std::move(row));
  }
  for (const auto& [key, with] : between)
    for (auto& [number, on] : with.ways()) {
      if (number == 0) continue;
      auto all = on;
      const auto& dates = std::get<3>(key);
      all.insert(all.end(), dates.begin(), dates.end());
      rows.push_back({account_point::at(std::get<0>(key)), account_point::at(std::get<1>(key)), way, std::get<2>(key), number, finished(std::move(all))});
    }
}

}  // namespace detail

bool named_change::may_be_of(const std::optional<mechanism>& kind, const narrower_kind& narrowed) const {
  const auto open_or = [](const auto& wanted, const auto& is) { return !wanted || !is || wanted == is; };
  const auto& c = says;
  const bool refused = narrowed.condition && std::any_of(c.conditions.begin(), c.conditions.end(), [&](const release_condition& one) {
    return one.kind == *narrowed.condition && one.answer == condition_answer::refused;
  });
  return !refused && open_or(kind, c.how) && open_or(narrowed.ground, c.ground) && open_or(narrowed.destination, c.destination) &&
         open_or(narrowed.authority, c.authority);
}

std::vector<std::vector<named_change>> repeated_changes(const dossier& d, const account_id& account, direction way) {
  const claim_premises none(d);
  return detail::people_reader(d, none, account).repeated(way);
}

std::vector<people_row> people_rows(const dossier& d, const claim_premises& premises, const account_id& account,
                                    std::set<std::pair<direction, change_kind>>* told) {
  detail::people_reader reader(d, premises, account);
  auto rows = reader.run();
  if (told != nullptr) *told = reader.take_told();
  return rows;
}

}  // namespace habeas
