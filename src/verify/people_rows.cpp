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
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "verify/identity_cases.hpp"
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas::verify {

namespace detail {

namespace {

using stretch_of_change = std::pair<instant, instant>;

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

std::int64_t more_changes_than_people(const dossier& view, const account& a, const flow_claim& flow, const std::optional<instant>& from,
                                      const std::optional<instant>& to) {
  const auto& content = view.content();
  if (content.people.empty()) return 0;
  const bool out = flow.way == direction::exits;
  const auto seen = [&](std::size_t i) {
    const auto now = view.shows(content.claims, i) ? view.status_of(content.claims[i].id) : claim_status::withheld;
    return now == claim_status::counts || now == claim_status::switched_off;
  };
  // Who may be one with whom: the least record that stands for each.
  std::map<person_id, person_id> stands;
  const auto root = [&](person_id p) {
    for (auto found = stands.find(p); found != stands.end(); found = stands.find(p)) p = found->second;
    return p;
  };
  std::map<group_id, std::set<person_id>> members;
  for (std::size_t i = 0; i < content.claims.size(); ++i) {
    const auto& says = content.claims[i].says;
    if (const auto* one = view.counts(i) ? std::get_if<identity_claim>(&says) : nullptr; one && one->verdict != identity_verdict::different) {
      const auto x = root(one->first), y = root(one->second);
      if (x != y) stands[std::max(x, y)] = std::min(x, y);
    }
    if (const auto* member = seen(i) ? std::get_if<member_claim>(&says) : nullptr; member && member->group && !member->outside)
      members[member->group].insert(member->person);
  }
  std::map<person_id, std::int64_t> changes, perhaps;
  const proof_step nothing;
  for (const auto& e : content.events) {
    if (!view.find(e.id) || !change_of(e)) continue;
    const auto leaves = effect_of(a.rule, *change_of(e), {}, trilean::yes), comes = effect_of(a.rule, *change_of(e), known_before(*change_of(e)));
    const bool is_out = leaves == counting_effect::exit, is_in = !is_out && comes == counting_effect::entry;
    const bool open = !is_out && !is_in && (leaves == counting_effect::open || comes == counting_effect::open);
    stretch_of_change when{instant::latest(), instant::earliest()};
    bool told = false, dated_at_all = false;
    for (std::size_t i = 0; i < content.claims.size(); ++i) {
      const auto* occurred = std::get_if<occurred_claim>(&content.claims[i].says);
      const auto* dated = std::get_if<dated_claim>(&content.claims[i].says);
      if (!seen(i) || !((occurred && occurred->event == e.id) || (dated && dated->date && dated->event == e.id))) continue;
      told = true;
      if (!dated) continue;
      dated_at_all = true;
      const auto b = dated->date->bounds(content.hemisphere);
      const bool loose = dated->reading.has_value() || (dated->date->is_qualified() && !view.assumes(dates_as_written));
      when.first = std::min(when.first, !loose && b.earliest_start.is_day() ? instant::start_of(b.earliest_start.value) : instant::earliest());
      when.second = std::max(when.second, !loose && b.latest_end.is_day() ? instant::end_of(b.latest_end.value) : instant::latest());
    }
    if (!told) continue;
    if (!dated_at_all) when = {instant::earliest(), instant::latest()};
    std::set<person_id> people(e.people.begin(), e.people.end());
    if (const auto* together = view.find(e.group)) {
      people.insert(together->members.begin(), together->members.end());
      people.insert(members[e.group].begin(), members[e.group].end());
    }
    std::set<person_id> stay;
    if (is_out) stay = people_checker::who_stayed(view, e);
    const auto open_or = [](const auto& wanted, const auto& is) { return !wanted || !is || wanted == is; };
    const auto c = *change_of(e);
    const bool refused = flow.condition && std::any_of(c.conditions.begin(), c.conditions.end(), [&](const release_condition& one) {
      return one.kind == *flow.condition && one.answer == condition_answer::refused;
    });
    if (refused || !open_or(flow.of, c.how) || !open_or(flow.ground, c.ground) || !open_or(flow.destination, c.destination) || !open_or(flow.authority, c.authority)) continue;
    if ((from && when.second <= *from) || (to && *to <= when.first)) continue;
    // One of whom another change is named may be an unnamed member of a group that moved as a whole.
    people_checker reader(view, nothing);
    if ((out ? is_out : is_in) && reader.group_size(e, a) > 0) {
      const auto* together = view.find(e.group);
      std::set<person_id> known;
      for (const auto& p : together->members) known.insert(root(p));
      for (const auto& p : members[e.group]) known.insert(root(p));
      const auto most = together->size->interval().high;
      std::map<person_id, std::set<person_id>> records;
      for (const auto& p : content.people)
        if (view.find(p.id)) records[root(p.id)].insert(p.id);
      if (!most || *most > static_cast<std::int64_t>(known.size()))
        for (const auto& [who, those] : records)
          if (!known.count(who) && !reader.told_outside(those, e.group) &&
              std::none_of(those.begin(), those.end(), [&](const person_id& p) { return people.count(p) != 0; }))
            ++perhaps[who];
    }
    std::set<person_id> counted;
    for (const auto& p : people)
      if (view.find(p) && (open || (out ? is_out : is_in) || (is_out && stay.count(p)))) counted.insert(root(p));
    for (const auto& p : counted) ++changes[p];
  }
  std::int64_t more = 0;
  for (const auto& [who, n] : changes) more += n - 1 + (perhaps.count(who) ? perhaps.at(who) : 0);
  return more;
}

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
  if (alone != nullptr && !change_of(*alone)) return "the event does not change anyone's custody";
  const auto& account = view_->get(late.account);
  if (account.rule.unit == counting_unit::court_cases) return "the account counts cases, not people";
  kind_ = late.chain;
  if (alone != nullptr && !is_of_kind(*change_of(*alone))) return "the event is of another kind";
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
  std::map<std::size_t, proven_people> proven;
  for (const auto& [number, n] : least) {
    people += n;
    proven[number].number = n;
  }
  for (const auto& p : view_->content().people)
    if (view_->find(p.id)) proven[cases.group_of(p.id).number].records.push_back(p.id);
  if (alone != nullptr && people < amount) {
    const auto wanted = out ? counting_effect::exit : counting_effect::entry;
    const auto effect = out ? effect_of(account.rule, *change_of(*alone), {}, trilean::yes) : effect_of(account.rule, *change_of(*alone), known_before(*change_of(*alone)));
    if (effect != wanted) return fmt::format("such a change is no {} under the rule of {}", wanted, account.id);
    people = std::max(people, group_counts(*alone, account, out, proven));
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

std::pair<std::set<person_id>, std::optional<std::int64_t>> people_checker::stayed(const event& release) const {
  std::pair<std::set<person_id>, std::optional<std::int64_t>> all{{}, 0};
  const auto& content = view_->content();
  for (const auto& e : content.events) {
    if (e.kind != event_kind::release_aborted || !view_->find(e.id) || e.id == release.id) continue;
    bool said = false, linked = false, any_link = false;
    for (std::size_t i = 0; i < content.claims.size(); ++i) {
      const auto& c = content.claims[i];
      if (!view_->shows(content.claims, i) || !is_shown(c.id)) continue;
      const auto* occurred = std::get_if<occurred_claim>(&c.says);
      const auto* dated = std::get_if<dated_claim>(&c.says);
      const auto* link = std::get_if<linked_claim>(&c.says);
      said = said || (occurred && occurred->event == e.id) || (dated && dated->event == e.id);
      any_link = any_link || (link && link->from == e.id);
      linked = linked || (link && link->from == e.id && link->to == release.id);
    }
    if (!said) continue;
    const auto* freed = view_->find(release.group);
    const bool one_group = e.group && e.group == release.group;
    const bool names = std::any_of(e.people.begin(), e.people.end(), [&](const person_id& p) {
      const auto in = [&](const std::vector<person_id>& list) { return std::find(list.begin(), list.end(), p) != list.end(); };
      return in(release.people) || (freed && in(freed->members));
    });
    if (!linked && !one_group && (any_link || !names)) continue;
    std::set<person_id> people(e.people.begin(), e.people.end());
    std::optional<std::int64_t> most;
    if (const auto* those = one_group ? nullptr : view_->find(e.group)) {
      people.insert(those->members.begin(), those->members.end());
      if (those->size && those->size->interval().high) most = std::max<std::int64_t>(*those->size->interval().high, static_cast<std::int64_t>(people.size()));
    } else if (!people.empty()) {
      most = static_cast<std::int64_t>(people.size());
    }
    all.first.insert(people.begin(), people.end());
    if (all.second && most) *all.second += *most;
    else all.second.reset();
  }
  return all;
}

std::int64_t people_checker::group_size(const event& e, const account& a) const {
  const auto* together = view_->find(e.group);
  if (!together || together->counted_in != a.id || !together->size) return 0;
  const auto left = stayed(e).second;
  return left ? std::max<std::int64_t>(0, together->size->interval().low.value_or(0) - *left) : 0;
}

std::optional<claim_id> people_checker::told_outside(const std::set<person_id>& who, const group_id& of) const {
  const auto* together = view_->find(of);
  std::optional<claim_id> found;
  for (std::size_t i = 0; i < view_->content().claims.size(); ++i) {
    const auto& c = view_->content().claims[i];
    const auto* member = view_->shows(view_->content().claims, i) && is_shown(c.id) ? std::get_if<member_claim>(&c.says) : nullptr;
    if (member && !member->outside && member->group == of && who.count(member->person)) return std::nullopt;
    const auto* says = view_->counts(i) ? std::get_if<member_claim>(&view_->content().claims[i].says) : nullptr;
    if (says && says->outside && says->group == of && who.count(says->person) && !found) found = c.id;
  }
  if (together && std::any_of(together->members.begin(), together->members.end(), [&](const person_id& p) { return who.count(p) != 0; })) return std::nullopt;
  return found;
}

bool people_checker::cites_outside(const std::set<person_id>& who, const group_id& of) const {
  return std::any_of(cited_.begin(), cited_.end(), [&](const claim_id& name) {
    const auto* says = std::get_if<member_claim>(&view_->get(name).says);
    return says && says->outside && says->group == of && who.count(says->person) != 0;
  });
}

std::optional<claim_id> people_checker::told_outside(const group_id& one, const group_id& other) const {
  for (const auto& name : step_->claims) {
    const auto* says = std::get_if<member_claim>(&view_->get(name).says);
    if (says && says->outside && ((says->members_of == one && says->group == other) || (says->members_of == other && says->group == one))) return name;
  }
  return std::nullopt;
}

std::int64_t people_checker::group_counts(const event& e, const account& a, bool out, const std::map<std::size_t, proven_people>& people) {
  auto least = group_size(e, a);
  if (least == 0) return 0;
  const auto& content = view_->content();
  const auto whens = [&](const event& which) {
    stretch all{instant::latest(), instant::earliest()};
    bool any = false;
    for (std::size_t i = 0; i < content.claims.size(); ++i) {
      const auto* dated = std::get_if<dated_claim>(&content.claims[i].says);
      if (!dated || !dated->date || dated->event != which.id || !view_->shows(content.claims, i) || !is_shown(content.claims[i].id)) continue;
      const bool marked = dated->date->is_qualified() && !view_->assumes(dates_as_written);
      const auto b = dated->date->bounds(content.hemisphere);
      const bool open = dated->reading.has_value() || marked;
      any = true;
      all.first = std::min(all.first, !open && b.earliest_start.is_day() ? instant::start_of(b.earliest_start.value) : instant::earliest());
      all.second = std::max(all.second, !open && b.latest_end.is_day() ? instant::end_of(b.latest_end.value) : instant::latest());
    }
    return any ? all : stretch{instant::earliest(), instant::latest()};
  };
  // A larger group that may have members in common counts instead.
  const auto size = least;
  for (const auto& other : content.events) {
    if (other.id == e.id || !view_->find(other.id) || !change_of(other)) continue;
    const auto larger = group_size(other, a);
    if (larger < size || larger == 0) continue;
    const auto effect = out ? effect_of(a.rule, *change_of(other), {}, trilean::yes) : effect_of(a.rule, *change_of(other), known_before(*change_of(other)));
    if (effect != (out ? counting_effect::exit : counting_effect::entry)) continue;
    const bool told = std::any_of(content.claims.begin(), content.claims.end(), [&](const claim& c) {
      const auto* occurred = std::get_if<occurred_claim>(&c.says);
      const auto* dated = std::get_if<dated_claim>(&c.says);
      return view_->find(c.id) && is_shown(c.id) && ((occurred && occurred->event == other.id) || (dated && dated->date && dated->event == other.id));
    });
    if (!told) continue;
    const auto first = [&](const event& which) { return std::tuple(whens(which).first, whens(which).second, which.id.text()); };
    if (larger == size && first(e) < first(other)) continue;
    if (other.group == e.group || !told_outside(e.group, other.group)) return 0;
  }
  // Beside it those who are outside it under every record that may be theirs.
  for (const auto& [number, one] : people)
    if (one.number > 0 && std::all_of(one.records.begin(), one.records.end(), [&](const person_id& record) {
          return told_outside({record}, e.group) && cites_outside({record}, e.group);
        }))
      least += one.number;
  return least;
}

std::set<person_id> people_checker::who_stayed(const dossier& view, const event& release) {
  const proof_step none;
  return people_checker(view, none).stayed(release).first;
}

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
  for (const auto& e : content.events) {
    const auto told = said.find(e.id);
    if (!view_->find(e.id) || !change_of(e) || told == said.end()) continue;
    const auto leaving = effect_of(a.rule, *change_of(e), {}, trilean::yes);
    const auto coming = effect_of(a.rule, *change_of(e), known_before(*change_of(e)));
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
    if (goes == out && !open && group_size(e, a) > 0) {
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
          if (!known.count(i) && !told_outside(people[i].records, e.group)) people[i].perhaps_with.push_back(one);
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
    for (const auto& c : p.perhaps) {
      if (c.when.first >= own.second || apart(c.when, own)) continue;
      more = true;
      hull.first = std::min(hull.first, c.when.first);
      take(c);
    }
    for (const auto& g : p.perhaps_with) {
      if (std::any_of(unit.begin(), unit.end(), [&](std::size_t k) { return all[k].what == g.what; })) continue;
      if (apart(g.when, own) || apart(own, g.when)) continue;
      more = true;
      hull = {std::min(hull.first, g.when.first), std::max(hull.second, g.when.second)};
      take(g);
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
