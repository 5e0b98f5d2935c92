// SPDX-License-Identifier: MIT
#include "people/custody_runs.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <habeas/model/change_of_event.hpp>

namespace habeas::detail {

custody_state custody_before(const custody_change& change) {
  if (!change.how) return {};
  switch (*change.how) {
    case mechanism::arrest:
    case mechanism::rearrest:
    case mechanism::abduction:
    case mechanism::surrender:
    case mechanism::disappearance: return {{facet::deprived_of_liberty, "no"}};
    case mechanism::release:
    case mechanism::exchange:
    case mechanism::expulsion:
    case mechanism::escape:
    case mechanism::death:
    case mechanism::transfer: return {{facet::deprived_of_liberty, "yes"}};
    case mechanism::reappearance:
      return {{facet::deprived_of_liberty, "yes"}, {facet::whereabouts, "unknown"}, {facet::acknowledgement, "denied"}};
    case mechanism::correction:
    case mechanism::late_registration: break;
  }
  return {};
}

std::vector<custody_runs::run> custody_runs::runs_of(const std::vector<personal_change>& changes, const opposites& between) {
  std::vector<const personal_change*> sorted;
  for (const auto& c : changes) sorted.push_back(&c);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
    if (a->when.first != b->when.first) return a->when.first < b->when.first;
    return (a->what->id <=> b->what->id) < 0;
  });
  std::vector<run> runs;
  for (const auto* c : sorted) {
    const opposite* apart = nullptr;
    if (!runs.empty())
      for (const auto& o : between)
        if (o.when->counts && runs.back().last <= o.when->first && o.when->last <= c->when.first) apart = &o;
    if (runs.empty() || apart != nullptr) {
      if (!runs.empty()) runs.back().before = apart;
      runs.emplace_back();
      runs.back().after = apart;
    }
    auto& r = runs.back();
    r.changes.push_back(c);
    r.first = std::min(r.first, c->when.first);
    r.last = std::max(r.last, c->when.last);
  }
  return runs;
}

std::optional<personal_unit> custody_runs::unit_of(run r, const opposites& between, const std::vector<personal_change>& perhaps_with) const {
  personal_unit unit;
  std::vector<const personal_change*> all = r.changes;
  // By a change whose effect is open the person may have gone already.
  const auto rests_on = [&](const opposite& apart) {
    unit.also.insert(unit.also.end(), apart.when->said.begin(), apart.when->said.end());
    unit.also_as_written = unit.also_as_written || apart.when->as_written;
    unit.apart_by_opposite = unit.apart_by_opposite || !apart.is_membership;
  };
  // Rather a change than a list: who is on a list by a day may have left between it and what comes after.
  const auto found_between = [&](const auto& separates) {
    opposite found;
    for (const auto& b : between)
      if (b.when->counts && separates(*b.when) && (found.when == nullptr || (found.is_membership && (!b.is_membership || found.when->first < b.when->first)))) found = b;
    return found;
  };
  const auto in_since = [&](const opposite& apart) {
    if (apart.is_membership && (unit.listed_since == nullptr || unit.listed_since->first < apart.when->first)) unit.listed_since = apart.when;
  };
  for (const auto& o : open) {
    if (o.when.first >= r.last) continue;
    const auto apart = found_between([&](const dated_stretch& b) { return o.when.last <= b.first && b.last <= r.first; });
    if (apart.when == nullptr) {
      all.push_back(&o);
      continue;
    }
    rests_on(apart);
    in_since(apart);
  }
  // With a group that was let go too, before or after: the two may be one release.
  const auto first = r.first, last = r.last;
  for (const auto& g : perhaps_with) {
    const bool own = std::any_of(r.changes.begin(), r.changes.end(), [&](const auto* c) { return c->what == g.what; });
    if (own) continue;
    const auto before = found_between([&](const dated_stretch& b) { return g.when.last <= b.first && b.last <= first; });
    const auto apart = before.when != nullptr ? before : found_between([&](const dated_stretch& b) { return last <= b.first && b.last <= g.when.first; });
    if (apart.when != nullptr) {
      rests_on(apart);
      if (before.when != nullptr) in_since(before);
      continue;
    }
    all.push_back(&g);
    r.last = std::max(r.last, g.when.last);
  }
  unit.kind = change_kind(*change_of(*r.changes.front()->what));
  for (const auto* c : all) unit.kind.meet(change_kind(*change_of(*c->what)));
  for (const auto* c : r.changes) {
    if (!c->part_counts) return std::nullopt;
    unit.also.insert(unit.also.end(), c->part_by.begin(), c->part_by.end());
  }
  for (const auto* o : {r.after, r.before})
    if (o != nullptr) rests_on(*o);
  if (all.size() == 1) {
    unit.alone = all.front()->what;
    unit.when = all.front()->when;
    return unit;
  }
  unit.when = {instant::latest(), r.last, {}, true, false};
  for (const auto* c : all) {
    if (!c->when.counts || c->when.said.empty()) return std::nullopt;
    unit.when.first = std::min(unit.when.first, c->when.first);
    unit.when.said.insert(unit.when.said.end(), c->when.said.begin(), c->when.said.end());
    unit.when.as_written = unit.when.as_written || c->when.as_written;
  }
  if (!unit.when.first.is_finite() || !unit.when.last.is_finite()) return std::nullopt;
  return unit;
}

std::vector<personal_unit> custody_runs::shorter(const personal_unit& unit, const dated_stretch& within, const run& r) const {
  std::vector<personal_unit> found;
  if (unit.alone != nullptr) return found;
  std::set<std::pair<instant, instant>> stretches;
  for (const auto& l : listed)
    for (const auto* c : r.changes) {
      const bool between = l.counts && l.first.is_finite() && l.last <= c->when.first && c->when.last.is_finite();
      const bool narrower = within.first < l.first || c->when.last < within.last;
      if (!between || !narrower || found.size() >= most_shorter || !stretches.insert({l.first, c->when.last}).second) continue;
      // In the count then, and gone with the change at the latest: whatever else came between.
      auto one = unit;
      one.when.first = l.first;
      one.when.last = c->when.last;
      one.also.insert(one.also.end(), l.said.begin(), l.said.end());
      one.also_as_written = one.also_as_written || l.as_written;
      one.of_all_runs = true;
      one.kind = {};
      found.push_back(std::move(one));
    }
  // None that holds another.
  std::vector<personal_unit> shortest;
  for (const auto& wide : found) {
    const bool holds_another = std::any_of(found.begin(), found.end(), [&](const personal_unit& u) {
      return wide.when.first <= u.when.first && u.when.last <= wide.when.last && (wide.when.first < u.when.first || u.when.last < wide.when.last);
    });
    if (!holds_another) shortest.push_back(wide);
  }
  return shortest;
}

std::vector<personal_unit> custody_runs::leaving(bool comes) const {
  opposites inside;
  for (const auto& l : listed) inside.push_back({&l, true});
  if (comes)
    for (const auto& e : entries)
      if (e.part_counts && e.when.counts && !e.when.said.empty()) inside.push_back({&e.when, false});
  auto runs = runs_of(exits, inside);
  const auto apart = runs.size();
  if (apart > 1) {
    // Without what sets them apart they are one.
    run whole;
    for (const auto& r : runs) {
      whole.changes.insert(whole.changes.end(), r.changes.begin(), r.changes.end());
      whole.first = std::min(whole.first, r.first);
      whole.last = std::max(whole.last, r.last);
    }
    runs.push_back(std::move(whole));
  }
  std::vector<personal_unit> units;
  for (const auto& r : runs) {
    auto unit = unit_of(r, inside, perhaps_left_with);
    if (!unit) continue;
    unit->of_all_runs = apart > 1 && &r == &runs.back();
    const auto* listed_since = std::exchange(unit->listed_since, nullptr);
    const auto plain = *unit;
    const dated_stretch* since = r.after != nullptr && r.after->is_membership ? r.after->when : nullptr;
    // An entry before the run says that the person came in by it; a list says only that the person was in.
    const bool by_entry = r.after != nullptr && !r.after->is_membership;
    if (!by_entry && listed_since != nullptr && (since == nullptr || since->first < listed_since->first)) since = listed_since;
    if (r.after == nullptr) {
      const bool with_group = std::any_of(r.changes.begin(), r.changes.end(), [](const auto* c) { return c->with_group; });
      if (!with_group && listed_at_any_time) unit->also.push_back(*listed_at_any_time);
      if (!with_group && !listed_at_any_time) {
        // In the count at a time, and free at a later one: between these two.
        for (const auto& l : listed) {
          const bool earlier = std::any_of(r.changes.begin(), r.changes.end(), [&](const auto* c) { return l.last <= c->when.first; });
          if (l.counts && earlier && (since == nullptr || since->first < l.first)) since = &l;
        }
        if (since == nullptr) continue;
        unit->also.insert(unit->also.end(), since->said.begin(), since->said.end());
        unit->also_as_written = unit->also_as_written || since->as_written;
      }
    }
    if (since != nullptr) {
      const auto* only = unit->alone;
      if (only != nullptr && (!unit->when.counts || unit->when.said.empty() || !unit->when.last.is_finite())) continue;
      if (!since->first.is_finite()) continue;
      unit->alone = nullptr;
      unit->when.first = since->first;
      unit->kind = {};  // who was in the count then may have left it otherwise before
    }
    const auto more = shorter(plain, unit->when, r);
    units.push_back(std::move(*unit));
    units.insert(units.end(), more.begin(), more.end());
  }
  return units;
}

std::vector<personal_unit> custody_runs::coming(bool goes) const {
  opposites outside;
  if (goes)
    for (const auto& e : exits)
      if (e.part_counts && e.when.counts && !e.when.said.empty()) outside.push_back({&e.when, false});
  std::vector<personal_unit> units;
  for (const auto& r : runs_of(entries, outside)) {
    // Who may have been in the count already, and is not known to have left it since, has not come by this.
    const bool may_be_in = std::any_of(listed.begin(), listed.end(), [&](const dated_stretch& l) {
      return l.first < r.last && !(r.after != nullptr && l.last <= r.after->when->first);
    });
    if (may_be_in) continue;
    if (auto unit = unit_of(r, outside, perhaps_came_with)) units.push_back(std::move(*unit));
  }
  return units;
}

}  // namespace habeas::detail
