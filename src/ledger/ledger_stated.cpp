// SPDX-License-Identifier: MIT
// What claims state of a stretch, over every repair.
#include "core/each_once.hpp"
#include "ledger/ledger_state.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>
#include <cstdint>

#include "core/cancel.hpp"
#include "core/capped_sum.hpp"
#include "ledger/named_numbers.hpp"
#include "people/named_statements.hpp"

namespace habeas {

namespace {

/// The days in which a point certainly lies.
uncertain_instant days_of(const ledger_point& p) {
  if (p.exact) return {*p.exact, *p.exact};
  uncertain_instant found{instant::earliest(), instant::latest()};
  for (const auto& r : p.ranges) found = {std::max(found.earliest, r.within.earliest), std::min(found.latest, r.within.latest)};
  return found;
}

}  // namespace

const named_numbers& ledger::state::named_of(const chain& of) const {
  const std::lock_guard lock(mutex_);
  auto& one = named_[of];
  if (!one) one = std::make_unique<const named_numbers>(named_statements(dossier_, account_, of.way), of);
  return *one;
}

reported_flow ledger::state::stated(const chain& of, const account_point& from, const account_point& to) const {
  reported_flow most{0, {}};
  each_reading(of, {{from, to}}, [&](const reported_flows& under, const places_of_stretches& places) {
    if (!places.front()) return;
    auto one = under.between(places.front()->first, places.front()->second);
    most.claims.insert(most.claims.end(), one.claims.begin(), one.claims.end());
    most.number = most.number && one.number ? std::optional(std::max(*most.number, *one.number)) : std::nullopt;
  });
  if (const auto& named = named_of(of); !named.empty()) {
    const auto s = solved_for({from, to}, repairs_->without_disputed());
    const auto day = [&](const account_point& p) { return days_of(s->system().table().points()[place_of(s->system(), p)]); };
    most.number = limited_sum(most.number, named.in(day(from), day(to)));
    named.add_claims(day(from), day(to), most.claims);
  }
  keep_each_once(most.claims);
  return most;
}

std::vector<std::optional<std::int64_t>> ledger::state::most_stated(const chain& of, const std::vector<flow_stretch>& stretches) const {
  std::vector<std::optional<std::int64_t>> most(stretches.size(), 0);
  each_reading(of, stretches, [&](const reported_flows& under, const places_of_stretches& places) {
    std::vector<std::pair<std::size_t, std::size_t>> asked;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < places.size(); ++i)
      if (places[i]) {
        asked.push_back(*places[i]);
        which.push_back(i);
      }
    const auto numbers = under.numbers(asked);
    for (std::size_t k = 0; k < which.size(); ++k) {
      auto& one = most[which[k]];
      one = one && numbers[k] ? std::optional(std::max(*one, *numbers[k])) : std::nullopt;
    }
  });
  if (const auto& named = named_of(of); !named.empty()) {
    std::vector<account_point> points;
    for (const auto& one : stretches) {
      points.push_back(one.from);
      points.push_back(one.to);
    }
    const auto s = solved_for(points, repairs_->without_disputed());
    const auto day = [&](const account_point& p) { return days_of(s->system().table().points()[place_of(s->system(), p)]); };
    for (std::size_t i = 0; i < stretches.size(); ++i) most[i] = limited_sum(most[i], named.in(day(stretches[i].from), day(stretches[i].to)));
  }
  return most;
}

void ledger::state::each_reading(const chain& of, const std::vector<flow_stretch>& stretches,
                                 const std::function<void(const reported_flows& under, const places_of_stretches& places)>& read) const {
  auto masks = repairs_->masks(most_repairs_tried);
  const bool tried = masks.has_value();
  // All statements at once, the disputed ones added up: no less than under any repair.
  if (!tried) masks.emplace(1, repairs_->without_disputed());
  std::vector<account_point> points;
  for (const auto& s : stretches) {
    points.push_back(s.from);
    points.push_back(s.to);
  }
  for (const auto& off : *masks) {
    const auto s = solved_for(points, off);
    auto silent = off;
    for (const auto& name : repairs_->set_aside()) silent.on(premises_.of_claim(*dossier_.find_place(name)));
    places_of_stretches places;
    for (const auto& one : stretches) {
      auto& at = places.emplace_back();
      // Where an alternative is refused, nothing is stated between: its points are not in order. Without all that is disputed
      // points may be in no order that are in one under each repair.
      if (!tried || in_order(*s, one.from, one.to)) at.emplace(place_of(s->system(), one.from), place_of(s->system(), one.to));
    }
    read(s->reported(of, tried ? silent : solve::premise_mask{}), places);
  }
}

}  // namespace habeas
