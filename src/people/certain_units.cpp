// SPDX-License-Identifier: MIT
#include "people/certain_units.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include "core/each_once.hpp"

namespace habeas::detail {

namespace {

using some_units = std::vector<const personal_unit*>;

bool has_place(const personal_unit& u) {
  return u.alone == nullptr || (u.when.counts && !u.when.said.empty() && u.when.first.is_finite() && u.when.last.is_finite());
}

/// Finds what the cases of the records of one person, or perhaps several, have in common.
class case_comparison {
 public:
  case_comparison(std::size_t person, const std::vector<std::vector<personal_unit>>& cases) : person_(person), cases_(&cases) {}

  void read(const identity_worlds::reading& r) {
    reading_ = &r;
    events();
    for (const auto& kind : kinds()) stretches(kind, true);
    stretches({}, false);
  }
  [[nodiscard]] std::vector<certain_unit> take() { return std::move(done_); }

 private:
  [[nodiscard]] std::vector<const std::vector<personal_unit>*> open() const {
    static const std::vector<personal_unit> none;
    std::vector<const std::vector<personal_unit>*> all;
    for (const auto c : reading_->cases) all.push_back(c < cases_->size() ? &(*cases_)[c] : &none);
    return all;
  }
  /// Narrower ones first: what they show, a wider kind need not show again.
  [[nodiscard]] std::set<change_kind, std::greater<>> kinds() const {
    std::set<change_kind, std::greater<>> all;
    for (const auto* units : open())
      for (const auto& u : *units) {
        change_kind wider;
        wider.of = u.kind.of;
        for (const auto& kind : {u.kind, wider})
          if (kind != change_kind()) all.insert(kind);
      }
    return all;
  }
  /// Events that are one person's only change in a run, in every case.
  void events() {
    const auto all = open();
    std::set<const event*> tried;
    for (const auto& u : *all.front()) {
      if (u.alone == nullptr || !tried.insert(u.alone).second || shown(u.alone)) continue;
      some_units same;
      for (const auto* units : all) {
        const auto there = std::find_if(units->begin(), units->end(), [&](const personal_unit& o) { return o.alone == u.alone; });
        if (there != units->end()) same.push_back(&*there);
      }
      if (same.size() != all.size()) continue;
      auto made = resting_on(same, 1);
      made.unit.alone = u.alone;
      made.unit.when = u.when;
      made.unit.kind = u.kind;
      done_.push_back(std::move(made));
    }
  }
  /// Stretches that hold so many units in every case, none of them longer than need be.
  void stretches(const change_kind& kind, bool of_kind) {
    std::vector<some_units> cases;
    std::set<instant, std::greater<>> starts;
    for (const auto* units : open()) {
      cases.emplace_back();
      for (const auto& u : *units) {
        if (!has_place(u) || (of_kind && !u.kind.is_part_of(kind))) continue;
        cases.back().push_back(&u);
        starts.insert(u.when.first);
      }
      std::sort(cases.back().begin(), cases.back().end(), [](const auto* a, const auto* b) { return a->when.last < b->when.last; });
    }
    std::map<std::size_t, instant> soonest;  // the end, for so many
    for (const auto& start : starts) {
      std::vector<some_units> since, apart;  // those that start late enough; and those of them that count beside one another
      std::size_t most = static_cast<std::size_t>(-1), fewest = most;
      for (const auto& units : cases) {
        since.emplace_back();
        apart.emplace_back();
        std::copy_if(units.begin(), units.end(), std::back_inserter(since.back()), [&](const auto* u) { return start <= u->when.first; });
        std::copy_if(since.back().begin(), since.back().end(), std::back_inserter(apart.back()), [](const auto* u) { return !u->of_all_runs; });
        most = std::min(most, apart.back().size());
        fewest = std::min(fewest, since.back().size());
        work_limits::count(1 + units.size());
      }
      for (std::size_t n = 1; n <= std::max(most, std::min<std::size_t>(fewest, 1)); ++n) {
        auto end = instant::earliest();
        for (const auto& units : n == 1 ? since : apart) end = std::max(end, units[n - 1]->when.last);
        const auto before = soonest.find(n);
        if (before != soonest.end() && before->second <= end) continue;
        soonest[n] = end;
        const auto those = n == 1 ? with_fewest_claims(since, end) : first_of_each(apart, n);
        auto made = resting_on(those, static_cast<std::int64_t>(n));
        made.unit.when.first = start;
        made.unit.when.last = end;
        if (of_kind) made.unit.kind = kind;
        if (!shown(made, those)) done_.push_back(std::move(made));
      }
    }
  }
  [[nodiscard]] static some_units first_of_each(const std::vector<some_units>& cases, std::size_t n) {
    some_units those;
    for (const auto& units : cases) those.insert(those.end(), units.begin(), units.begin() + static_cast<std::ptrdiff_t>(n));
    return those;
  }
  /// Of each case one unit that ends in time: the one that asks for the fewest claims beside those of the others. Cases with
  /// the least choice choose first.
  [[nodiscard]] some_units with_fewest_claims(std::vector<some_units> cases, const instant& end) const {
    for (auto& units : cases) std::erase_if(units, [&](const auto* u) { return end < u->when.last; });
    std::stable_sort(cases.begin(), cases.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    some_units those;
    for (const auto& units : cases) {
      const auto rests_on = resting_on(those, 1).unit;
      const auto more = [&](const personal_unit& u) {
        const auto is_fresh = [](const std::vector<std::size_t>& known) {
          return [&known](std::size_t place) { return !std::binary_search(known.begin(), known.end(), place); };
        };
        return std::count_if(u.also.begin(), u.also.end(), is_fresh(rests_on.also)) +
               std::count_if(u.when.said.begin(), u.when.said.end(), is_fresh(rests_on.when.said));
      };
      those.push_back(*std::min_element(units.begin(), units.end(), [&](const auto* a, const auto* b) { return more(*a) < more(*b); }));
    }
    return those;
  }
  [[nodiscard]] certain_unit resting_on(const some_units& those, std::int64_t number) const {
    certain_unit made{person_, reading_->claims, number, {}};
    auto& u = made.unit;
    const auto add = [](std::vector<std::size_t>& to, const std::vector<std::size_t>& more) {
      to.insert(to.end(), more.begin(), more.end());
      keep_each_once(to);
    };
    for (const auto* one : those) {
      add(u.also, one->also);
      u.also_as_written = u.also_as_written || one->also_as_written;
      u.apart_by_opposite = u.apart_by_opposite || one->apart_by_opposite;
      add(u.when.said, one->when.said);
      u.when.as_written = u.when.as_written || one->when.as_written;
    }
    return made;
  }

  // What fewer claims of identity, or a narrower stretch, show already.

  [[nodiscard]] bool needs_no_more(const certain_unit& one) const {
    return std::includes(reading_->claims.begin(), reading_->claims.end(), one.joined_by.begin(), one.joined_by.end());
  }
  [[nodiscard]] bool shown(const event* alone) const {
    return std::any_of(done_.begin(), done_.end(), [&](const certain_unit& d) { return d.unit.alone == alone && needs_no_more(d); });
  }
  [[nodiscard]] bool shown(const certain_unit& made, const some_units& those) const {
    const auto& w = made.unit.when;
    if (made.number == 1 && those.front()->alone != nullptr && shown(those.front()->alone) &&
        std::all_of(those.begin(), those.end(), [&](const auto* u) { return u->alone == those.front()->alone; }))
      return true;
    some_units_done within;
    for (const auto& d : done_) {
      const auto& s = d.unit.when;
      const bool kind_fits = d.unit.kind.is_part_of(made.unit.kind);
      if (kind_fits && needs_no_more(d) && has_place(d.unit) && w.first <= s.first && s.last <= w.last) within.push_back(&d);
    }
    for (const auto* a : within) {
      if (a->unit.alone == nullptr && a->number >= made.number) return true;
      for (const auto* b : within)
        if (a->unit.when.last <= b->unit.when.first && a->number + b->number >= made.number) return true;
    }
    return false;
  }
  using some_units_done = std::vector<const certain_unit*>;

  std::size_t person_;
  const std::vector<std::vector<personal_unit>>* cases_;
  const identity_worlds::reading* reading_ = nullptr;
  std::vector<certain_unit> done_;
};

}  // namespace

std::vector<certain_unit> units_in_every_case(const identity_worlds& worlds, const units_by_case& found) {
  std::vector<certain_unit> all;
  for (const auto& [person, cases] : found) {
    const auto* readings = worlds.readings_of(person);
    if (readings == nullptr) {
      for (const auto& u : cases.front()) all.push_back({person, {}, 1, u});
      continue;
    }
    case_comparison compared(person, cases);
    for (const auto& r : *readings) compared.read(r);
    for (auto& one : compared.take()) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace habeas::detail
