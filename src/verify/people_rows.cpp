// SPDX-License-Identifier: MIT
#include "verify/people_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "verify/identity_cases.hpp"
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas::verify {

namespace detail {

namespace {

/// What the kind of a change says of the custody before it.
custody_state known_before(const custody_change& c) {
  const auto is = [&](std::initializer_list<mechanism> those) { return c.how && std::find(those.begin(), those.end(), *c.how) != those.end(); };
  custody_state state;
  if (is({mechanism::arrest, mechanism::rearrest, mechanism::abduction, mechanism::surrender, mechanism::disappearance}))
    state[facet::deprived_of_liberty] = "no";
  if (is({mechanism::release, mechanism::exchange, mechanism::expulsion, mechanism::escape, mechanism::death, mechanism::transfer,
          mechanism::reappearance}))
    state[facet::deprived_of_liberty] = "yes";
  if (is({mechanism::reappearance})) {
    state[facet::whereabouts] = "unknown";
    state[facet::acknowledgement] = "denied";
  }
  return state;
}

}  // namespace

std::string people_checker::run() {
  if (step_->plus == term{} && step_->minus == term{}) return contradiction_of_identity();
  const bool low = step_->end == bound_side::low;
  const auto& late = low ? step_->plus : step_->minus;
  const auto& early = low ? step_->minus : step_->plus;
  const auto amount = low ? step_->amount : -step_->amount;
  if (late.kind != term::what::account || late.account != early.account || late.chain != early.chain) return "it is about no flow";
  const bool out = late.chain.is == term_chain::what::exits;
  if (!out && late.chain.is != term_chain::what::entries) return "it is about no flow";
  const auto* start = early.point.as<account_point::event_start>();
  const auto *first = early.point.as<instant>(), *last = late.point.as<instant>();
  const event* alone = nullptr;
  if (start != nullptr && late.point == account_point::end_of(start->of)) alone = view_->find(start->of);
  if (alone == nullptr && (first == nullptr || last == nullptr)) return "it is not from the start of an event to its end";
  if (alone != nullptr && !alone->change) return "the event does not change anyone's custody";
  const auto& account = view_->get(late.account);
  if (account.rule.unit == counting_unit::court_cases) return "the account counts cases, not people";
  kind_ = late.chain.of;
  if (alone != nullptr && kind_ && kind_ != alone->change->how) return "the event is of another kind";
  if (auto why = grounds(account, out); !why.empty()) return why;
  cited_ = {step_->claims.begin(), step_->claims.end()};
  as_written_ = std::find(step_->assumptions.begin(), step_->assumptions.end(), dates_as_written) != step_->assumptions.end();
  if (auto why = cited(account); !why.empty()) return why;

  bool said = alone == nullptr;
  for (const auto& name : step_->claims) {
    const auto& says = view_->get(name).says;
    const auto* occurred = std::get_if<occurred_claim>(&says);
    const auto* dated = std::get_if<dated_claim>(&says);
    said = said || (occurred && occurred->event == alone->id) || (dated && dated->date && dated->event == alone->id);
  }
  if (!said) return "it cites no claim that the event was";
  const auto within = alone != nullptr ? stretch{} : stretch{*first, *last};
  const bool other = moves(account, !out);
  // The least of all cases of who is one with whom.
  const identity_cases cases(*view_, cited_);
  std::map<std::size_t, std::int64_t> least;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto which = cases.people_in(i);
    const auto read = histories(account, out, which);
    std::map<std::size_t, std::int64_t> here;
    std::vector<bool> seen(read.size(), false);
    for (const auto& [record, number] : which) {
      auto& n = here[cases.group_of(record).number];
      if (!seen[number]) n += units(read[number], out, other, within, alone);
      seen[number] = true;
    }
    for (const auto& [number, n] : here) {
      const auto [at, fresh] = least.try_emplace(number, n);
      if (!fresh) at->second = std::min(at->second, n);
    }
  }
  std::int64_t people = 0;
  for (const auto& [number, n] : least) people += n;
  if (alone != nullptr && people < amount) {
    const auto wanted = out ? counting_effect::exit : counting_effect::entry;
    const auto effect = out ? effect_of(account.rule, *alone->change, {}, trilean::yes) : effect_of(account.rule, *alone->change, known_before(*alone->change));
    if (effect != wanted) return fmt::format("such a change is no {} under the rule of {}", wanted, account.id);
    const auto* together = view_->find(alone->group);
    if (together != nullptr && together->counted_in == account.id && together->size) people = std::max(people, together->size->interval().low.value_or(0));
  }
  names on;
  for (const auto& n : step_->assumptions) on.insert(n.text());
  if (marked_) on.erase(dates_as_written.text());
  auto needed = needed_;
  if (marked_) needed.erase(dates_as_written.text());
  if (on != needed) return "it does not cite the assumptions that it rests on";
  return people >= amount ? std::string() : fmt::format("fewer than {} people are named", amount);
}

std::string people_checker::contradiction_of_identity() const {
  if (!step_->sum.empty() || step_->end != bound_side::high || step_->amount != -1 || step_->times != 1) return "it is about no flow";
  if (!make_one_person_two(*view_, step_->claims)) return "its claims do not make one person two";
  names on, needed;
  for (const auto& n : step_->assumptions) on.insert(n.text());
  for (const auto& c : step_->claims)
    for (const auto& u : view_->get(c).under) needed.insert(u.text());
  return on == needed ? std::string() : "it does not cite the assumptions that it rests on";
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

bool people_checker::moves(const account& a, bool out) const {
  if (out && a.rule.leaves == leaving_rule::when_freed) return true;
  for (const auto& assumed : view_->content().assumptions)
    if (assumed.effect == (out ? assumption_effect::leave_when_freed : assumption_effect::enter_when_held) && assumed.account == a.id &&
        view_->find(assumed.id) && view_->assumes(assumed.id))
      return true;
  return false;
}

std::string people_checker::cited(const account& a) {
  for (const auto& name : step_->claims) {
    const auto& c = view_->get(name);
    for (const auto& u : c.under) needed_.insert(u.text());
    const auto* member = std::get_if<member_claim>(&c.says);
    const auto* dated = std::get_if<dated_claim>(&c.says);
    const bool of_event = std::holds_alternative<occurred_claim>(c.says) || (dated && dated->date);
    const auto* one = std::get_if<identity_claim>(&c.says);
    if (!(member && (member->account == a.id || member->group)) && !of_event && !(one && one->verdict == identity_verdict::same)) return fmt::format("{} says nothing of this", name);
    const auto* b = view_->find(c.bulletin);
    const auto* listed = c.as_of ? &*c.as_of : b && b->as_of ? &*b->as_of : nullptr;
    marked_ = marked_ || (dated && dated->date && dated->date->is_qualified()) || (member && listed && listed->is_qualified());
  }
  return {};
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
      if (member->group) {
        named[member->group].insert(member->person);
        if (cited_.count(c.id)) named_here[member->group].insert(member->person);
      }
      if (member->account == a.id) listed[member->person].push_back(&c);
    }
    if (const auto* occurred = std::get_if<occurred_claim>(&c.says)) said[occurred->event].push_back(&c);
    if (const auto* dated = std::get_if<dated_claim>(&c.says); dated && dated->date) said[dated->event].push_back(&c);
  }
  std::size_t most = 0;
  for (const auto& [record, number] : which) most = std::max(most, number + 1);
  std::vector<person_read> people(most);
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
  for (const auto& e : content.events) {
    const auto told = said.find(e.id);
    if (!view_->find(e.id) || !e.change || told == said.end()) continue;
    const auto leaving = effect_of(a.rule, *e.change, {}, trilean::yes);
    const auto coming = effect_of(a.rule, *e.change, known_before(*e.change));
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
    const auto* together = view_->find(e.group);
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
      auto& changes = open ? p.perhaps : goes == out ? p.this_way : p.other_way;
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
      kind = kind && (!kind_ || c.what->change->how == kind_);
    };
    for (const auto k : unit) {
      hull = {std::min(hull.first, all[k].when.first), std::max(hull.second, all[k].when.second)};
      take(all[k]);
      part = part && all[k].part;
      group = group || all[k].with_group;
    }
    const auto own = hull;
    bool more = false;
    for (const auto& c : p.perhaps) {
      if (c.when.first >= own.second || apart(c.when, own)) continue;
      more = true;
      hull.first = std::min(hull.first, c.when.first);
      take(c);
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
    if (hull.second > within.second) continue;
    const bool since_listed = out && std::any_of(p.listed.begin(), p.listed.end(), [&](const stretch& l) {
      const bool earlier = std::any_of(unit.begin(), unit.end(), [&](std::size_t k) { return l.second <= all[k].when.first; });
      return earlier && within.first <= l.first;
    });
    if (since_listed || (counted && within.first <= hull.first)) ++found;
  }
  return found;
}

}  // namespace detail

}  // namespace habeas::verify
