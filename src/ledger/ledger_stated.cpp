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

/// What people and groups that are named state of a kind: beside what counts state, since nobody says who is among whom.
class named_numbers {
 public:
  named_numbers(const dossier& d, const account_id& account, const chain& of) {
    for (auto& one : named_statements(d, account, of.way))
      if (one.change.may_be_of(of.of, of.by)) all_.push_back(std::move(one));
    for (const auto& one : all_) {
      firsts_.push_back(one.change.first);
      lasts_.push_back(one.change.last);
      if (!one.number || *one.number != 1) plain_ = false;
    }
    std::sort(firsts_.begin(), firsts_.end());
    std::sort(lasts_.begin(), lasts_.end());
  }
  [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
  /// Of those that may lie in a stretch. Logarithmic where each is of one person.
  [[nodiscard]] std::optional<std::int64_t> in(const uncertain_instant& from, const uncertain_instant& to) const {
    if (plain_) {
      const auto begun = std::lower_bound(firsts_.begin(), firsts_.end(), to.latest) - firsts_.begin();
      const auto ended = std::upper_bound(lasts_.begin(), lasts_.end(), from.earliest) - lasts_.begin();
      return std::max<std::int64_t>(0, begun - ended);
    }
    std::optional<std::int64_t> sum = 0;
    for (const auto& one : all_)
      if (lies_in(one, from, to)) sum = limited_sum(sum, one.number);
    return sum;
  }
  void add_claims(const uncertain_instant& from, const uncertain_instant& to, std::vector<std::size_t>& into) const {
    for (const auto& one : all_)
      if (lies_in(one, from, to)) into.insert(into.end(), one.claims.begin(), one.claims.end());
  }

 private:
  static bool lies_in(const named_statement& one, const uncertain_instant& from, const uncertain_instant& to) {
    return from.earliest < one.change.last && one.change.first < to.latest;
  }
  std::vector<named_statement> all_;
  std::vector<instant> firsts_, lasts_;
  bool plain_ = true;
};

}  // namespace

reported_flow ledger::state::stated(const chain& of, const account_point& from, const account_point& to) const {
  reported_flow most{0, {}};
  each_reading(of, {{from, to}}, [&](const reported_flows& under, const places_of_stretches& places) {
    if (!places.front()) return;
    auto one = under.between(places.front()->first, places.front()->second);
    most.claims.insert(most.claims.end(), one.claims.begin(), one.claims.end());
    most.number = most.number && one.number ? std::optional(std::max(*most.number, *one.number)) : std::nullopt;
  });
  if (const named_numbers named(dossier_, account_, of); !named.empty()) {
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
  if (const named_numbers named(dossier_, account_, of); !named.empty()) {
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
