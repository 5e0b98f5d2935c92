// SPDX-License-Identifier: MIT
#include "lint/rules_events.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/shown_list.hpp>
#include <habeas/wording/value_words.hpp>
#include "core/cancel.hpp"
#include "core/each_once.hpp"
#include "lint/rules_flows.hpp"
#include "people/custody_runs.hpp"

namespace habeas::detail {

namespace {

/// When an event was, by all claims that date it.
struct event_time {
  instant first = instant::latest(), last = instant::earliest();
  std::string words;  ///< the date of one of them
  bool dated = false;
};

std::map<event_id, event_time> times_of_events(const finding_list& in) {
  const auto& d = in.of();
  std::map<event_id, event_time> times;
  for (const auto place : d.canonical_order()) {
    if (!d.counts(place)) continue;
    const auto& says = in.claims()[place].says;
    if (const auto* occurred = std::get_if<occurred_claim>(&says)) times[occurred->event];
    const auto* dated = std::get_if<dated_claim>(&says);
    if (dated == nullptr || !dated->date) continue;
    auto& at = times[dated->event];
    const auto b = dated->date->bounds(d.content().hemisphere);
    at.first = std::min(at.first, start_of(b.earliest_start, instant::earliest()));
    at.last = std::max(at.last, end_of(b.latest_end, instant::latest()));
    if (!at.dated) at.words = dated->date->text();
    at.dated = true;
  }
  return times;
}

/// Does an assumption that is on let events move the account by themselves?
bool moved_by_events(const finding_list& in, const account& a, direction way) {
  const auto& d = in.of();
  if (way == direction::exits && a.rule.leaves == leaving_rule::when_freed) return true;
  const auto effect = way == direction::exits ? assumption_effect::leave_when_freed : assumption_effect::enter_when_held;
  const auto& all = d.content().assumptions;
  return std::any_of(all.begin(), all.end(), [&](const assumption& s) { return s.effect == effect && s.account == a.id && d.find(s.id) && d.assumes(s.id); });
}

/// Everybody who is in an event by name.
std::vector<person_id> people_of(const finding_list& in, const event& e) {
  const auto& d = in.of();
  std::vector<person_id> people(e.people.begin(), e.people.end());
  if (const auto* together = d.find(e.group)) people.insert(people.end(), together->members.begin(), together->members.end());
  keep_each_once(people);
  std::erase_if(people, [&](const person_id& p) { return d.find(p) == nullptr; });
  return people;
}

}  // namespace

void event_not_counted(finding_list& into) {
  const auto& d = into.of();
  const auto times = times_of_events(into);
  const auto flows = flows_that_count(into);
  for (const auto& e : d.events()) {
    const auto* together = d.find(e.group);
    const auto* list = together != nullptr ? d.find(together->counted_in) : nullptr;
    const auto change = change_of(e);
    const auto at = times.find(e.id);
    if (list == nullptr || !together->size || !change || at == times.end() || list->rule.unit != counting_unit::persons) continue;
    const bool leaves = effect_of(list->rule, *change, {}, trilean::yes) == counting_effect::exit;
    const bool comes = !leaves && effect_of(list->rule, *change, custody_before(*change)) == counting_effect::entry;
    if (!leaves && !comes) continue;
    const auto way = leaves ? direction::exits : direction::entries;
    if (moved_by_events(into, *list, way)) continue;
    const auto& when = at->second;
    const bool stated = std::any_of(flows.begin(), flows.end(), [&](const flow_report& f) {
      if (f.flow->account != list->id || f.flow->way != way) return false;
      const bool before = when.dated && f.to && f.to->when.latest <= when.first;
      const bool after = when.dated && f.from && when.last <= f.from->when.earliest;
      return !before && !after;
    });
    if (stated) continue;
    into.add("event_not_counted", {e.id.text(), list->id.text()},
             {{"id", e.id.text()}, {"n", to_string(*together->size)}, {"account", list->id.text()}}, {},
             leaves ? sentence_key("event_not_counted") : "event_without_entries");
  }
}

void kind_of_other_way(finding_list& into) {
  const auto& d = into.of();
  for (const auto& f : flows_that_count(into)) {
    const auto* list = d.find(f.flow->account);
    if (!f.flow->of || list == nullptr || list->rule.unit == counting_unit::court_cases || list->rule.unit == counting_unit::things) continue;
    custody_change change;
    change.how = f.flow->of;
    const auto before = custody_before(change);
    // What changes nobody's liberty for certain may be an entry to one count and an exit of another.
    const auto was = before.find(facet::deprived_of_liberty);
    const auto after = custody_after(change, before);
    const auto is = after.find(facet::deprived_of_liberty);
    if (was == before.end() || is == after.end() || was->second == is->second) continue;
    const bool exits = f.flow->way == direction::exits;
    const auto effect = exits ? effect_of(list->rule, change, {}, trilean::yes) : effect_of(list->rule, change, before);
    if (effect == counting_effect::open || effect == (exits ? counting_effect::exit : counting_effect::entry)) continue;
    into.add("kind_of_other_way", {f.said->id.text(), list->id.text()},
             {{"claims", f.said->id.text()}, {"account", list->id.text()}, {"kind", kind_in_words(*f.flow->of, into.writer().written_in())}}, {},
             exits ? sentence_key("kind_of_other_way") : "kind_brings_nobody_in");
  }
}

void due_before_signed(finding_list& into) {
  const auto& d = into.of();
  const auto times = times_of_events(into);
  std::map<pledge_id, const agreement*> agreed;
  for (const auto& a : d.content().agreements)
    if (d.find(a.id))
      for (const auto& p : a.provisions)
        if (p.pledge) agreed.try_emplace(p.pledge, &a);
  for (const auto place : d.canonical_order()) {
    const auto* promised = d.counts(place) ? std::get_if<pledge_claim>(&into.claims()[place].says) : nullptr;
    const auto found = promised != nullptr && promised->by ? agreed.find(promised->pledge) : agreed.end();
    if (found == agreed.end()) continue;
    const auto signing = times.find(found->second->signing);
    if (signing == times.end() || !signing->second.dated) continue;
    const auto due = end_of(promised->by->bounds(d.content().hemisphere).latest_end, instant::latest());
    if (due > signing->second.first) continue;
    const auto& id = into.claims()[place].id;
    into.add("due_before_signed", {id.text(), promised->pledge.text(), found->second->id.text()},
             {{"claims", id.text()}, {"id", promised->pledge.text()}, {"date", promised->by->text()}, {"agreement", found->second->id.text()},
              {"to", signing->second.words}});
  }
}

void twice_in_a_row(finding_list& into) {
  const auto& d = into.of();
  const auto times = times_of_events(into);
  struct turn {
    instant first, last;
    const event* what;
    bool taken;
    std::string words;
  };
  std::map<person_id, std::vector<turn>> turns;
  for (const auto& e : d.events()) {
    const auto change = change_of(e);
    const auto at = times.find(e.id);
    if (!change || !change->how || at == times.end() || !at->second.dated) continue;
    const auto after = custody_after(*change, custody_before(*change));
    const auto is = after.find(facet::deprived_of_liberty);
    const bool taken = is != after.end() && is->second == "yes" && custody_before(*change) != custody_state{{facet::deprived_of_liberty, "yes"}};
    const bool freed = is != after.end() && is->second == "no";
    // Whose death, escape or transfer follows a release has not been freed twice; a disappearance may follow an arrest.
    const auto how = *change->how;
    const bool plain = taken ? how != mechanism::disappearance : freed && (how == mechanism::release || how == mechanism::exchange);
    for (const auto& p : people_of(into, e))
      if (taken || freed || how == mechanism::release) turns[p].push_back({at->second.first, at->second.last, &e, taken, plain ? at->second.words : std::string()});
  }
  // Events that a claim calls one and the same, or a repetition, are no second turn.
  std::set<std::pair<event_id, event_id>> same;
  for (const auto place : d.canonical_order())
    if (const auto* link = d.counts(place) ? std::get_if<linked_claim>(&into.claims()[place].says) : nullptr;
        link != nullptr && (link->relation == relation::same_as || link->relation == relation::repeats))
      same.insert({link->from, link->to}), same.insert({link->to, link->from});
  for (auto& [person, all] : turns) {
    std::sort(all.begin(), all.end(), [](const turn& a, const turn& b) { return std::tie(a.first, a.last, a.what->id) < std::tie(b.first, b.last, b.what->id); });
    for (std::size_t i = 1; i < all.size(); ++i) {
      work_limits::count(1);
      const auto &one = all[i - 1], &next = all[i];
      if (one.taken != next.taken || one.words.empty() || next.words.empty() || one.last > next.first || same.count({one.what->id, next.what->id}) != 0) continue;
      into.add("twice_in_a_row", {person.text(), one.what->id.text(), next.what->id.text()},
               {{"person", person.text()}, {"id", one.what->id.text()}, {"date", one.words}, {"other", next.what->id.text()}, {"to", next.words}}, {},
               one.taken ? sentence_key("twice_in_a_row") : "freed_twice");
    }
  }
}

void no_date(finding_list& into) {
  const auto& d = into.of();
  const auto& claims = into.claims();
  std::set<bulletin_id> dated;
  for (const auto& b : d.content().bulletins)
    if (b.as_of) dated.insert(b.id);
  for (const auto& c : claims)
    if (c.as_of && c.bulletin) dated.insert(c.bulletin);
  for (const auto place : d.canonical_order()) {
    const auto& c = claims[place];
    const auto* held = d.counts(place) ? std::get_if<held_claim>(&c.says) : nullptr;
    if (held == nullptr || held->during || c.as_of || c.derived_from || (c.bulletin && dated.count(c.bulletin) != 0)) continue;
    into.add("no_date", {c.id.text()}, {{"claims", c.id.text()}});
  }
}

void find_events(finding_list& into) {
  event_not_counted(into);
  kind_of_other_way(into);
  due_before_signed(into);
  twice_in_a_row(into);
  no_date(into);
}

}  // namespace habeas::detail
