// SPDX-License-Identifier: MIT
#include "lint/rules_events.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/ledger/chain.hpp>
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/shown_list.hpp>
#include <habeas/wording/value_words.hpp>
#include "core/cancel.hpp"
#include "core/each_once.hpp"
#include "lint/rules_flows.hpp"
#include "people/custody_runs.hpp"
#include "people/groups_told_apart.hpp"

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

/// So many people of an account, as a whole, come to it or leave it by an event.
struct group_move {
  const event* what;
  const group* people;
  const account* list;
  direction way;
  const event_time* when;
};

std::optional<group_move> move_of_group(const finding_list& in, const std::map<event_id, event_time>& times, const event& e) {
  const auto& d = in.of();
  const auto* together = d.find(e.group);
  const auto* list = together != nullptr ? d.find(together->counted_in) : nullptr;
  const auto change = change_of(e);
  const auto at = times.find(e.id);
  if (list == nullptr || !together->size || !change || at == times.end() || list->rule.unit != counting_unit::persons) return std::nullopt;
  const bool leaves = effect_of(list->rule, *change, {}, trilean::yes) == counting_effect::exit;
  const bool comes = !leaves && effect_of(list->rule, *change, custody_before(*change)) == counting_effect::entry;
  if (!leaves && !comes) return std::nullopt;
  return group_move{&e, together, list, leaves ? direction::exits : direction::entries, &at->second};
}

}  // namespace

void event_not_counted(finding_list& into) {
  const auto times = times_of_events(into);
  const auto flows = flows_that_count(into);
  for (const auto& e : into.of().events()) {
    const auto moved = move_of_group(into, times, e);
    if (!moved || moved_by_events(into, *moved->list, moved->way)) continue;
    const auto& list = *moved->list;
    const auto& when = *moved->when;
    const bool stated = std::any_of(flows.begin(), flows.end(), [&](const flow_report& f) {
      if (f.flow->account != list.id || f.flow->way != moved->way) return false;
      const bool before = when.dated && f.to && f.to->when.latest <= when.first;
      const bool after = when.dated && f.from && when.last <= f.from->when.earliest;
      return !before && !after;
    });
    if (stated) continue;
    into.add("event_not_counted", {e.id.text(), list.id.text()},
             {{"id", e.id.text()}, {"n", to_string(*moved->people->size)}, {"account", list.id.text()}}, {},
             moved->way == direction::exits ? sentence_key("event_not_counted") : "event_without_entries");
  }
}

void groups_not_added(finding_list& into) {
  const auto& d = into.of();
  const auto times = times_of_events(into);
  const groups_told_apart groups(d);
  struct counted {
    std::int64_t people;
    group_move move;
    [[nodiscard]] auto order() const { return std::tuple(-people, move.when->first, move.when->last, move.what->id.text()); }
  };
  std::map<std::pair<account_id, direction>, std::vector<counted>> moved;
  for (const auto& e : d.events()) {
    const auto move = move_of_group(into, times, e);
    if (!move || !moved_by_events(into, *move->list, move->way)) continue;
    const auto people = groups.least_moved(e, move->list->id);
    if (people > 0) moved[{move->list->id, move->way}].push_back({people, *move});
  }
  for (auto& [where, all] : moved) {
    // As the ledger counts them: first the larger, and of two of one size the earlier.
    std::sort(all.begin(), all.end(), [](const counted& a, const counted& b) { return a.order() < b.order(); });
    std::set<group_id> before;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& one = all[i].move;
      if (!before.insert(one.people->id).second) continue;  // let go twice: told apart from itself by nothing
      for (std::size_t j = 0; j < i; ++j) {
        work_limits::count(1);
        const auto& larger = all[j].move;
        if (groups.outside(one.people->id, larger.people->id) || groups.share_somebody(one.people->id, larger.people->id)) continue;
        into.add("groups_not_added", {one.what->id.text(), larger.what->id.text(), where.first.text()},
                 {{"id", one.what->id.text()}, {"n", to_string(*one.people->size)}, {"account", where.first.text()}, {"other", larger.what->id.text()},
                  {"m", to_string(*larger.people->size)}, {"first", one.people->id.text()}, {"second", larger.people->id.text()}});
        break;
      }
    }
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

void closes_nothing(finding_list& into) {
  const auto& d = into.of();
  for (const auto& a : d.content().assumptions) {
    const bool exits = a.effect == assumption_effect::no_other_exits;
    if ((!exits && a.effect != assumption_effect::no_other_entries) || !a.kinds.empty() || !d.find(a.account) || !d.find(a.id) || !d.assumes(a.id)) continue;
    const auto way = exits ? direction::exits : direction::entries;
    // Claims that are off or given up count too: the assumption is of their kinds as well.
    const bool counted = std::any_of(into.claims().begin(), into.claims().end(), [&](const claim& c) {
      const auto* flow = std::get_if<flow_claim>(&c.says);
      return flow != nullptr && flow->account == a.account && flow->way == way && is_kind(chain_of(*flow));
    });
    if (counted) continue;
    into.add("closes_nothing", {a.id.text(), a.account.text()}, {{"id", a.id.text()}, {"account", a.account.text()}}, {},
             exits ? sentence_key("closes_nothing") : "closes_no_entries");
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
  groups_not_added(into);
  kind_of_other_way(into);
  closes_nothing(into);
  due_before_signed(into);
  twice_in_a_row(into);
  no_date(into);
}

}  // namespace habeas::detail
