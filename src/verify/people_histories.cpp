// SPDX-License-Identifier: MIT
#include "verify/people_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/time/uncertain_instant.hpp>
#include "model/transfers_counted.hpp"

namespace habeas::verify {

namespace detail {

bool people_checker::is_of_kind(const custody_change& c) const {
  const auto same = [](const auto& wanted, const auto& is) { return !wanted || wanted == is; };
  const auto& by = kind_.by;
  const bool under = !by.condition || std::any_of(c.conditions.begin(), c.conditions.end(), [&](const release_condition& one) {
    return one.kind == *by.condition && one.answer == condition_answer::accepted;
  });
  return under && same(kind_.of, c.how) && same(by.ground, c.ground) && same(by.destination, c.destination) && same(by.authority, c.authority);
}

bool people_checker::is_shown(const claim_id& name) const {
  const auto now = view_->status_of(name);
  return now == claim_status::counts || now == claim_status::switched_off;
}

people_checker::stretch people_checker::days_of(const edtf& date, bool lasting) {
  stretch all{instant::earliest(), instant::latest()};
  if (lasting || (date.is_qualified() && !as_written_)) return all;
  const auto b = date.bounds(view_->content().hemisphere);
  if (b.earliest_start.is_day()) all.first = instant::start_of(b.earliest_start.value);
  if (b.latest_end.is_day()) all.second = instant::end_of(b.latest_end.value);
  return all;
}

std::vector<people_checker::person_read> people_checker::histories(const account& a, bool out, const std::map<person_id, std::size_t>& which) {
  const auto& content = view_->content();
  std::map<group_id, std::set<person_id>> named, named_here;  // by claims shown, and by those cited
  std::map<event_id, std::vector<const claim*>> said;
  std::map<person_id, std::vector<const claim*>> listed;
  for (std::size_t i = 0; i < content.claims.size(); ++i) {
    const auto& c = content.claims[i];
    if (!view_->shows(content.claims, i) || !is_shown(c.id)) continue;
    if (const auto* member = std::get_if<member_claim>(&c.says)) {
      if (member->group && !member->outside) {
        named[member->group].insert(member->person);
        if (cited_.count(c.id)) named_here[member->group].insert(member->person);
      }
      if (member->account == a.id) listed[member->person].push_back(&c);
    }
    if (const auto* occurred = std::get_if<occurred_claim>(&c.says)) said[occurred->event].push_back(&c);
    if (const auto* dated = std::get_if<dated_claim>(&c.says); dated && dated->date) said[dated->event].push_back(&c);
  }
  std::size_t persons = 0;
  for (const auto& [record, number] : which) persons = std::max(persons, number + 1);
  std::vector<person_read> people(persons);
  for (const auto& [name, at] : which) people[at].records.insert(name);
  for (const auto& [name, claims] : listed) {
    if (!view_->find(name) || !which.count(name)) continue;
    auto& p = people[which.at(name)];
    for (const auto* c : claims) {
      const auto* b = view_->find(c->bulletin);
      const auto* date = c->as_of ? &*c->as_of : b && b->as_of ? &*b->as_of : nullptr;
      if (!date) {
        p.member = p.member || cited_.count(c->id) != 0;
        continue;
      }
      stretch at{instant::earliest(), instant::latest()};
      if (!date->is_qualified() || as_written_) {
        const auto point = cutoff_point(*date, content.clock, content.hemisphere);
        at = {point.earliest, point.latest};
      }
      p.perhaps_listed.push_back(at);
      if (cited_.count(c->id)) p.listed.push_back(at);
    }
  }
  const bool by_transfers = habeas::detail::transfers_may_move(*view_, a.id);
  for (const auto& e : content.events) {
    const auto told = said.find(e.id);
    if (!view_->find(e.id) || !change_of(e) || told == said.end()) continue;
    const auto leaving = habeas::detail::open_if_moved(effect_of(a.rule, *change_of(e), {}, trilean::yes), *change_of(e), by_transfers);
    const auto coming = habeas::detail::open_if_moved(effect_of(a.rule, *change_of(e), known_before(*change_of(e))), *change_of(e), by_transfers);
    const bool goes = leaving == counting_effect::exit, comes = !goes && coming == counting_effect::entry;
    const bool open = !goes && !comes && (leaving == counting_effect::open || coming == counting_effect::open);
    if (!goes && !comes && !open) continue;
    change one{&e, {instant::latest(), instant::earliest()}, true, true, false};
    bool any = false;
    for (const auto* c : told->second) {
      const auto* dated = std::get_if<dated_claim>(&c->says);
      if (!dated) continue;
      any = true;
      const auto days = days_of(*dated->date, dated->reading.has_value());
      one.when = {std::min(one.when.first, days.first), std::max(one.when.second, days.second)};
      one.dated = one.dated && cited_.count(c->id) != 0;
    }
    if (!any) one.when = {instant::earliest(), instant::latest()}, one.dated = false;
    const auto staying = stayed(e).first;
    const auto* together = view_->find(e.group);
    if ((open || goes == out) && group_size(e, a) > 0) {
      std::set<std::size_t> known;
      const auto note = [&](const std::set<person_id>& names) {
        for (const auto& n : names)
          if (which.count(n)) known.insert(which.at(n));
      };
      note({together->members.begin(), together->members.end()});
      note(named[e.group]);
      const auto most = together->size->interval().high;
      if (!most || *most > static_cast<std::int64_t>(known.size()))
        for (std::size_t i = 0; i < people.size(); ++i)
          if (!known.count(i) && !told_outside(people[i].records, e.group)) (open ? people[i].perhaps : people[i].perhaps_with).push_back(one);
    }
    std::map<person_id, bool> part;  // and whether that is plain
    for (const auto& n : e.people) part[n] = true;
    if (together) {
      for (const auto& n : together->members) part[n] = true;
      for (const auto& n : named[e.group]) part.emplace(n, named_here[e.group].count(n) != 0);
    }
    for (const auto& [name, plain] : part) {
      if (!view_->find(name) || !which.count(name)) continue;
      one.part = plain;
      one.with_group = together && together->counted_in == a.id && std::find(e.people.begin(), e.people.end(), name) == e.people.end();
      auto& p = people[which.at(name)];
      const bool stays = goes && staying.count(name) != 0;
      auto& changes = open || stays ? p.perhaps : goes == out ? p.this_way : p.other_way;
      if (changes.empty() || changes.back().what != &e) {
        changes.push_back(one);
      } else {  // another record of the same person in the same event
        changes.back().part = changes.back().part || one.part;
        changes.back().with_group = changes.back().with_group || one.with_group;
      }
    }
  }
  return people;
}

std::int64_t people_checker::units(const person_read& p, bool out, bool other_certain, const stretch& within, const event* alone) const {
  std::int64_t found = 0;
  const auto& all = p.this_way;
  const auto n = all.size();
  std::vector<stretch> opposite;
  if (other_certain)
    for (const auto& c : p.other_way)
      if (c.dated && c.part) opposite.push_back(c.when);
  auto between = opposite;
  if (out) between.insert(between.end(), p.listed.begin(), p.listed.end());
  const auto apart = [&](const stretch& a, const stretch& b) {
    return std::any_of(between.begin(), between.end(), [&](const stretch& o) { return a.second <= o.first && o.second <= b.first; });
  };
  std::vector<bool> seen(n, false);
  for (std::size_t i = 0; i < n; ++i) {
    if (seen[i]) continue;
    // All that hangs together with this change.
    std::vector<std::size_t> unit{i};
    seen[i] = true;
    for (std::size_t k = 0; k < unit.size(); ++k)
      for (std::size_t j = 0; j < n; ++j)
        if (!seen[j] && !apart(all[unit[k]].when, all[j].when) && !apart(all[j].when, all[unit[k]].when)) {
          seen[j] = true;
          unit.push_back(j);
        }
    stretch hull{instant::latest(), instant::earliest()};
    bool dated = true, part = true, kind = true, group = false;
    const auto take = [&](const change& c) {
      dated = dated && c.dated;
      kind = kind && is_of_kind(*change_of(*c.what));
    };
    for (const auto k : unit) {
      hull = {std::min(hull.first, all[k].when.first), std::max(hull.second, all[k].when.second)};
      take(all[k]);
      part = part && all[k].part;
      group = group || all[k].with_group;
    }
    const auto own = hull;
    bool more = false;
    // Set apart from what may have been before by a list alone: in the count then, and perhaps gone between.
    std::optional<instant> listed_since;
    const auto by_list_alone = [&](const stretch& before) {
      const auto lies_between = [&](const stretch& o) { return before.second <= o.first && o.second <= own.first; };
      if (!out || std::any_of(opposite.begin(), opposite.end(), lies_between)) return;
      std::optional<instant> latest;
      for (const auto& l : p.listed)
        if (lies_between(l)) latest = std::max(latest.value_or(l.first), l.first);
      if (latest) listed_since = std::max(listed_since.value_or(*latest), *latest);
    };
    for (const auto& c : p.perhaps) {
      if (c.when.first >= own.second) continue;
      if (apart(c.when, own)) {
        by_list_alone(c.when);
        continue;
      }
      more = true;
      hull.first = std::min(hull.first, c.when.first);
      take(c);
    }
    for (const auto& g : p.perhaps_with) {
      if (std::any_of(unit.begin(), unit.end(), [&](std::size_t k) { return all[k].what == g.what; })) continue;
      if (apart(g.when, own) || apart(own, g.when)) {
        by_list_alone(g.when);
        continue;
      }
      more = true;
      hull = {std::min(hull.first, g.when.first), std::max(hull.second, g.when.second)};
      take(g);
    }
    const bool of_any_kind = !kind_.of && kind_.by == narrower_kind();
    if (listed_since) {
      more = true;
      hull.first = std::min(hull.first, *listed_since);
      kind = kind && of_any_kind;
    }
    if (!kind || !part) continue;
    const bool since_opposite = std::any_of(opposite.begin(), opposite.end(), [&](const stretch& o) { return o.second <= own.first; });
    if (!out) {
      const bool may_be_in = std::any_of(p.perhaps_listed.begin(), p.perhaps_listed.end(), [&](const stretch& l) {
        return l.first < own.second && std::none_of(opposite.begin(), opposite.end(), [&](const stretch& o) { return o.second <= own.first && l.second <= o.first; });
      });
      if (may_be_in) continue;
    }
    const bool counted = !out || p.member || group || since_opposite;
    if (alone != nullptr) {
      if (counted && unit.size() == 1 && !more && all[i].what == alone) return 1;
      continue;
    }
    if (!dated) continue;
    // In the count then, and gone with a change at the latest: whatever else came between, and by whatever kind of exit.
    const bool since_listed = out && of_any_kind && std::any_of(p.listed.begin(), p.listed.end(), [&](const stretch& l) {
      return within.first <= l.first && std::any_of(unit.begin(), unit.end(), [&](std::size_t k) {
        return l.second <= all[k].when.first && all[k].when.second <= within.second;
      });
    });
    if (since_listed || (counted && within.first <= hull.first && hull.second <= within.second)) ++found;
  }
  return found;
}

}  // namespace detail

}  // namespace habeas::verify
