// SPDX-License-Identifier: MIT
#include "verify/people_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas::verify {

namespace detail {

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

std::set<person_id> people_checker::known_members(const group_id& of) const {
  std::set<person_id> people;
  if (const auto* together = view_->find(of)) people.insert(together->members.begin(), together->members.end());
  for (std::size_t i = 0; i < view_->content().claims.size(); ++i) {
    const auto& c = view_->content().claims[i];
    const auto* member = view_->shows(view_->content().claims, i) && is_shown(c.id) ? std::get_if<member_claim>(&c.says) : nullptr;
    if (member && !member->outside && member->group == of) people.insert(member->person);
  }
  return people;
}

std::optional<claim_id> people_checker::told_outside(const group_id& one, const group_id& other) const {
  const auto here = known_members(one), there = known_members(other);
  if (std::any_of(here.begin(), here.end(), [&](const person_id& p) { return there.count(p) != 0; })) return std::nullopt;
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

}  // namespace detail

}  // namespace habeas::verify
