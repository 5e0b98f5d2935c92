// SPDX-License-Identifier: MIT
// Which claims of a ledger cannot all hold, and which questions that can touch.
#include "ledger/ledger_state.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/cancel.hpp"

namespace habeas {

joint_verdict ledger::state::judge(const solve::premise_mask& off, const std::stop_token& stop) const {
  throw_if_stopped(stop);
  throw_if_stopped(stop_, 0);
  if (dates_contradict_) {
    auto mask = off;
    for (const auto p : timeline_->premises_in_use())
      if (premises_.is_claim(p) && !std::binary_search(bearing_.begin(), bearing_.end(), p)) mask.off(p);
    if (!timeline_->can_hold(mask, stop)) return {false, std::nullopt};
  }
  if (auto two = identities_->find(off)) return {false, std::move(two)};
  if (auto crowd = groups_->find(off)) return {false, std::move(crowd)};
  const auto c = compiled_for({}, off);
  if (c->linear && c->linear->surely_holds(off)) return {};
  const ledger_solution differences(*c->system, off);
  if (!differences.feasible()) return {false, differences.fault()};
  if (!c->linear) return {};
  auto sums = c->linear->judge(off);
  return {sums.hold, std::move(sums.fault)};
}

contradiction ledger::state::contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop) const {
  if (auto two = identities_->contradiction_of(conflict)) return std::move(*two);
  if (auto crowd = groups_->contradiction_of(conflict)) return std::move(*crowd);
  contradiction c;
  for (const auto l : conflict) c.claims.push_back(premises_.claim_name(l));
  const bool of_dates = !conflict.empty() && std::includes(bearing_.begin(), bearing_.end(), conflict.begin(), conflict.end());
  if (of_dates && dates_contradict_) {
    solve::premise_mask others;
    for (const auto p : timeline_->premises_in_use())
      if (premises_.is_claim(p) && !std::binary_search(conflict.begin(), conflict.end(), p)) others.off(p);
    if (!timeline_->can_hold(others, stop)) return timeline_->contradiction_of(conflict, stop);
  }
  const auto holds = [&](const solve::premise_mask& off) {
    if (!conflicts_) return judge(off, stop).holds;
    throw_if_stopped(stop);
    return conflicts_->test(conflict, off).holds;
  };
  if (conflicts_) {
    // All other claims count as off there: only assumptions have to be gone through.
    if (auto near = conflicts_->cycle(conflict, only_conflict(premises_, assumptions_used_, conflict, holds))) {
      c.proof = std::move(*near);
      c.assumptions = assumptions_of(c.proof);
      return c;
    }
  }
  const auto only = only_conflict(premises_, used_, conflict, holds);
  const auto rows = compiled_for({}, only);
  const ledger_solution differences(*rows->system, only);
  c.proof = differences.feasible() ? rows->linear->why_not(only) : differences.cycle();
  c.assumptions = c.proof.steps.empty() ? assumptions_left(premises_, used_, only) : assumptions_of(c.proof);
  return c;
}

bool ledger::state::disputed_dates(const std::vector<event_id>& events) const {
  const auto about = timeline_->premises_about(events);
  return std::any_of(timeline_->disputed().begin(), timeline_->disputed().end(), [&](const claim_id& name) {
    return std::binary_search(about.begin(), about.end(), premises_.of_claim(*dossier_.find_place(name)));
  });
}

bool ledger::state::names_other_dates(const std::vector<account_point>& points) const {
  std::vector<event_id> events;
  for (const auto& p : points) {
    if (const auto* e = p.as<account_point::event_start>()) events.push_back(e->of);
    if (const auto* e = p.as<account_point::event_end>()) events.push_back(e->of);
  }
  if (events.empty() || timeline_->disputed().empty()) return false;
  const auto about = timeline_->premises_about(events);
  return disputed_dates(events) && !std::includes(bearing_.begin(), bearing_.end(), about.begin(), about.end());
}

void ledger::state::find_repairs() {
  const joint_test test = [this](const solve::premise_mask& off) { return judge(off, stop_); };
  std::vector<conflict_part> parts;
  quick_test quick;
  const auto rows = base_->system->rows().system().rows().size() + 1;
  if (!test({}).holds) {
    // Where no date, no person, no linear program and no kind but as a part of all has a say, conflicts lie near one another along the calendar.
    if (bearing_.empty() && !base_->linear && identities_->claims().empty() && groups_->claims().empty() && base_->system->kinds_stand_alone() && test(all_claims_off()).holds) {
      conflicts_.emplace(*base_->system, ledger_solution(*base_->system, {}, true));
      parts = conflicts_->parts();
      for (auto& part : parts) part.apart = [this, claims = &part.claims](std::size_t most) { return conflicts_->apart(*claims, most, stop_); };
      quick = [this, again = std::make_shared<account_conflicts::repeated>(*conflicts_)](const std::vector<solve::premise>& on) {
        throw_if_stopped(stop_, 0);
        const auto before = conflicts_->rows_built();
        quick_verdict looked{again->test(on)};
        looked.rows = conflicts_->rows_built() - before;
        if (looked.holds.fault) {
          looked.thinned = [this, again, on, fault = *looked.holds.fault] {
            const auto built = conflicts_->rows_built();
            auto conflict = again->conflict_of(on, fault, stop_);
            return std::pair(std::move(conflict), conflicts_->rows_built() - built);
          };
        }
        return looked;
      };
    } else {
      parts.emplace_back();
      for (const auto p : used_)
        if (premises_.is_claim(p)) parts.back().claims.push_back(p);
    }
  }
  const auto affordable = most_rows_solved / rows;
  repairs_ = std::make_unique<claim_repairs>(
      dossier_, premises_, parts, test, [this](const std::vector<solve::premise>& conflict) { return contradiction_of(conflict); },
      std::min(options_.repair_effort, std::max<std::size_t>(least_effort, affordable)), quick, rows, stop_);
}

solve::premise_mask ledger::state::all_claims_off() const {
  solve::premise_mask off;
  for (const auto p : used_)
    if (premises_.is_claim(p)) off.off(p);
  return off;
}

std::optional<std::vector<std::size_t>> ledger::state::places_about(const std::vector<account_point>& points) const {
  if (!conflicts_ || repairs_->none()) return std::nullopt;
  const auto& table = base_->system->table();
  std::vector<std::size_t> places;
  const auto add = [&](const account_point& p) {
    const auto place = table.find(p);
    if (place) places.push_back(*place);
    return place.has_value();
  };
  for (const auto& p : points) {
    if (add(p)) continue;
    // A day of its own hangs between its neighbours.
    const auto* t = p.as<instant>();
    if (t == nullptr) return std::nullopt;
    std::optional<std::size_t> before, after;
    for (std::size_t i = 0; i < table.points().size(); ++i) {
      const auto& exact = table.points()[i].exact;
      if (!exact) continue;
      if (*exact < *t && (!before || *table.points()[*before].exact < *exact)) before = i;
      if (*t < *exact && (!after || *exact < *table.points()[*after].exact)) after = i;
    }
    places.push_back(before.value_or(point_table::beginning));
    if (after) places.push_back(*after);
  }
  return places;
}

std::function<bool(solve::premise)> ledger::state::bearing_on(const std::vector<account_point>& points) const {
  const auto places = places_about(points);
  if (!places) return {};
  auto bear = std::make_shared<const std::vector<char>>(conflicts_->claims_that_bear(*places));
  return [bear](solve::premise p) { return p >= bear->size() || (*bear)[p] != 0; };
}

std::optional<std::vector<char>> ledger::state::groups_bearing_on(const std::vector<account_point>& points) const {
  const auto places = places_about(points);
  return places ? std::optional(groups_bearing_at(*places)) : std::nullopt;
}

std::vector<char> ledger::state::groups_bearing_at(const std::vector<std::size_t>& places) const {
  std::call_once(reach_once_, [&] {
    std::vector<std::vector<solve::premise>> disputed;
    for (const auto& g : repairs_->groups()) disputed.emplace_back(g.disputed.begin(), g.disputed.end());
    reach_ = conflicts_->reaches_of(disputed);
  });
  std::vector<char> each_once, bear;
  for (const auto& r : reach_.each_once) each_once.push_back(conflicts_->bears(r, places));
  for (const auto i : reach_.of_group) bear.push_back(each_once[i]);
  return bear;
}

std::shared_ptr<const claim_repairs::ground> ledger::state::ground_seen(const std::vector<char>& sees) const {
  const std::lock_guard lock(mutex_);
  const auto same = [&](const seen_ground& one) { return one.sees == sees; };
  auto found = grounds_.find(same);
  if (!found) {
    auto made = std::make_shared<const seen_ground>(seen_ground{sees, repairs_->ground_of(sees)});
    found = grounds_.add(made, made->ground.outer_aside.size() + made->ground.elsewhere.size() + 1);
  }
  return {found, &found->ground};
}

}  // namespace habeas
