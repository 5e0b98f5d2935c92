// SPDX-License-Identifier: MIT
#include "verify/people_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
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
  const bool by_transfers = habeas::detail::transfers_may_move(view, a.id);
  for (const auto& e : content.events) {
    if (!view.find(e.id) || !change_of(e)) continue;
    const auto effect = [&](counting_effect by_rule) { return habeas::detail::open_if_moved(by_rule, *change_of(e), by_transfers); };
    const auto leaves = effect(effect_of(a.rule, *change_of(e), {}, trilean::yes)), comes = effect(effect_of(a.rule, *change_of(e), known_before(*change_of(e))));
    const bool is_out = leaves == counting_effect::exit, is_in = !is_out && comes == counting_effect::entry;
    const bool open = !is_out && !is_in && (leaves == counting_effect::open || comes == counting_effect::open);
    std::pair<instant, instant> when{instant::latest(), instant::earliest()};
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
    if ((open || (out ? is_out : is_in)) && reader.group_size(e, a) > 0) {
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

}  // namespace detail

}  // namespace habeas::verify
