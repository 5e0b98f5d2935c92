// SPDX-License-Identifier: MIT
#include "simulate/told_lives.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "simulate/exit_terms.hpp"

namespace habeas::detail {

namespace {
constexpr std::size_t most_groups = 4;
}

void told_lives::run(std::size_t named, const std::vector<publishing_counter>& counters, const std::vector<std::int64_t>& wave_days) {
  other_records(named);
  for (std::size_t who = 0; who < named; ++who) changes_of(who);
  for (const auto& by : counters) {
    if (by.hears_all) assume_entries(by);
    for (std::size_t who = 0; who < named; ++who) memberships(who, by);
    if (by.ways.waits_to_verify) continue;
    for (const auto day : wave_days)
      if (groups_.size() < most_groups && random_->chance(40)) group_of(by, day, named);
  }
}

claim& told_lives::add(const std::string& name, statement says) {
  claim c;
  c.id = claim_id(name);
  c.speaker = actor_id(fmt::format("outlet_{}", random_->between(1, 4)));
  c.says = std::move(says);
  c.said = parse_edtf(words_.day_text(truth_->hours - 1));
  content_->claims.push_back(std::move(c));
  return content_->claims.back();
}

void told_lives::other_records(std::size_t named) {
  for (std::size_t who = 0; who < named; ++who) {
    const auto first = person_id(fmt::format("person_{}", who + 1));
    records_[who] = {first};
    if (!random_->chance(20)) continue;
    person again;
    again.id = person_id(first.text() + "_again");
    again.name = first.text() + ", another record (synthetic)";
    again.synthetic = true;
    records_[who].push_back(again.id);
    add(again.id.text() + "-is", identity_claim{first, again.id, random_->chance(50) ? identity_verdict::same : identity_verdict::possibly_same});
    content_->people.push_back(std::move(again));
  }
}

person_id told_lives::record_of(std::size_t who) {
  const auto& all = records_.at(who);
  return all[static_cast<std::size_t>(random_->between(0, static_cast<std::int64_t>(all.size()) - 1))];
}

std::string told_lives::some_days(std::int64_t hour) {
  const auto on = words_.day_text(hour);
  if (!settings_->uncertain_dates) return on;
  const auto near = [&](std::int64_t by) { return words_.day_text(std::clamp<std::int64_t>(hour + 24 * by, 0, truth_->hours - 1)); };
  switch (random_->between(0, 5)) {
    case 0: return on + "~";
    case 1: {
      const auto early = near(-random_->between(0, 3)), late = near(random_->between(0, 3));
      return early == late ? on : fmt::format("[{}..{}]", early, late);
    }
    case 2: {
      const auto other = near(random_->between(2, 6));
      return other == on ? on : fmt::format("[{},{}]", on, other);
    }
    case 3: return on.substr(0, 7);
    default: return on;
  }
}

void told_lives::tell(const std::string& name, event e, std::int64_t hour) {
  e.id = event_id(name);
  e.kind = event_kind::release;
  if (e.change && e.change->how && *e.change->how != mechanism::release) e.kind = event_kind::detention;
  // What was only offered, or refused, is no part of the change.
  if (e.change && e.change->how == mechanism::release && random_->chance(15)) e.change->conditions.push_back({condition_kind::exile, condition_answer::refused});
  if (random_->chance(90)) add(name, dated_claim{e.id, parse_edtf(some_days(hour)), {}, {}});
  else add(name, occurred_claim{e.id});
  content_->events.push_back(std::move(e));
}

void told_lives::changes_of(std::size_t who) {
  const auto& steps = truth_->people[who].steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].hour < 0 || !random_->chance(70)) continue;
    for (auto times = random_->chance(20) ? 2 : 1; times > 0; --times) {
      event e;
      e.people = {record_of(who)};
      e.change = change_of(steps[i]);
      tell(fmt::format("person-{}-{}-{}", who + 1, i, times), std::move(e), steps[i].hour);
    }
  }
}

void told_lives::memberships(std::size_t who, const publishing_counter& by) {
  const auto& list = truth_->accounts.at(by.ways.name);
  // The stretches in which the person is on the list: instants after the hour of coming, up to that of leaving.
  std::vector<std::pair<std::int64_t, std::int64_t>> on;
  std::set<std::int64_t> left;
  for (const auto& m : list.movements()) {
    if (m.person != who) continue;
    if (m.way == direction::entries) on.emplace_back(m.hour + 1, truth_->hours - 1);
    else on.back().second = m.hour, left.insert(m.hour);
  }
  if (on.empty()) return;
  for (auto times = random_->between(0, 2); times > 0; --times) {
    const auto& [first, last] = on[static_cast<std::size_t>(random_->between(0, static_cast<std::int64_t>(on.size()) - 1))];
    if (first > last) continue;
    const auto hour = random_->between(first, last);
    add(fmt::format("listed-{}-{}-{}", by.ways.name, who + 1, times), member_claim{record_of(who), {}, account_id(by.ways.name)}).as_of =
        parse_edtf(words_.some_text(hour));
  }
  // "Counted", of somebody who is on the list whenever a change takes people off it.
  const bool always = std::all_of(truth_->people[who].steps.begin(), truth_->people[who].steps.end(), [&](const custody_step& s) {
    const bool goes = s.what == custody_step_kind::release || s.what == custody_step_kind::death || s.what == custody_step_kind::escape;
    const bool to_home = s.what == custody_step_kind::transfer && s.place == own_home && !by.ways.counts_house_arrest;
    return s.hour < 0 || !(goes || to_home) || left.count(s.hour) != 0;
  });
  if (always && !by.ways.waits_to_verify && random_->chance(50))
    add(fmt::format("counted-{}-{}", by.ways.name, who + 1), member_claim{record_of(who), {}, account_id(by.ways.name)});
}

void told_lives::assume_entries(const publishing_counter& by) {
  assumption a;
  a.id = assumption_id("enters-" + by.ways.name);
  a.speaker = actor_id(by.ways.name);
  a.statement = "Who is arrested is put on the list of " + by.ways.name + " within the hour.";
  a.on = true;
  a.effect = assumption_effect::enter_when_held;
  a.account = account_id(by.ways.name);
  content_->assumptions.push_back(std::move(a));
}

void told_lives::group_of(const publishing_counter& by, std::int64_t wave_day, std::size_t named) {
  const auto& list = truth_->accounts.at(by.ways.name);
  std::map<std::size_t, exit_terms> went;
  for (const auto& m : list.movements())
    if (m.way == direction::exits && m.of == mechanism::release && m.hour / 24 == wave_day && m.hour >= 0) went[m.person] = m.terms;
  if (went.empty()) return;
  const auto terms = std::next(went.begin(), random_->between(0, static_cast<std::int64_t>(went.size()) - 1))->second;
  std::set<std::size_t> people;
  for (const auto& [who, on] : went)
    if (on == terms) people.insert(who);
  std::set<std::size_t> stayed;
  if (random_->chance(30))
    for (std::size_t who = 0; who < named && stayed.size() < 2; ++who)
      if (went.count(who) == 0 && random_->chance(50)) stayed.insert(who);
  const auto unnamed = random_->chance(20) ? random_->between(1, 3) : 0;  // who stayed, too

  const auto name = fmt::format("group-{}-{}", by.ways.name, groups_.size() + 1);
  group g;
  g.id = group_id(name);
  g.size = quantity::exact(static_cast<std::int64_t>(people.size() + stayed.size()) + unnamed);
  g.counted_in = account_id(by.ways.name);
  content_->groups.push_back(g);
  custody_step step;
  step.what = custody_step_kind::release;
  step.terms = terms;
  event e;
  e.group = g.id;
  e.change = change_of(step);
  tell("let-go-" + name, e, wave_day * 24);
  for (const auto who : people)
    if (who < named && random_->chance(60)) add(fmt::format("of-{}-{}", name, who + 1), member_claim{record_of(who), g.id, {}});
  for (std::size_t who = 0; who < named; ++who)
    if (people.count(who) == 0 && stayed.count(who) == 0 && random_->chance(30))
      for (const auto& record : records_.at(who)) {
        member_claim says{record, g.id, {}};
        says.outside = true;
        add(fmt::format("not-of-{}-{}", name, record), says);
      }
  const auto aborted = [&](const std::string& of, event one) {
    one.id = event_id("stayed-" + of);
    one.kind = event_kind::release_aborted;
    add("stayed-" + of, occurred_claim{one.id});
    linked_claim link;
    link.from = one.id;
    link.relation = relation::tied_to;
    link.to = event_id("let-go-" + name);
    add("stayed-" + of + "-then", std::move(link));
    content_->events.push_back(std::move(one));
  };
  if (!stayed.empty()) {
    event one;
    for (const auto who : stayed) one.people.push_back(records_.at(who).front());
    aborted(name, std::move(one));
  }
  if (unnamed > 0) {
    group others;
    others.id = group_id("stayed-" + name);
    others.size = quantity::exact(unnamed);
    content_->groups.push_back(others);
    event one;
    one.group = others.id;
    aborted(name + "-others", std::move(one));
  }
  // Those who stayed are of the group, too.
  people.insert(stayed.begin(), stayed.end());
  // Two groups of different people, whichever of them that is said of.
  for (const auto& other : groups_) {
    const bool apart = std::none_of(people.begin(), people.end(), [&](std::size_t who) { return other.people.count(who) != 0; });
    if (!apart || !random_->chance(50)) continue;
    member_claim says;
    says.group = g.id;
    says.members_of = other.name;
    says.outside = true;
    add(fmt::format("apart-{}-{}", name, other.name), says);
  }
  groups_.push_back({g.id, std::move(people)});
}

}  // namespace habeas::detail
