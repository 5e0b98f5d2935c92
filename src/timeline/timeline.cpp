// SPDX-License-Identifier: MIT
#include <habeas/timeline/timeline.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/kept_by_size.hpp"
#include "proof/claim_repairs.hpp"
#include "timeline/day_rows.hpp"
#include "timeline/event_system.hpp"

namespace habeas {

/// The rows, their conflicts, and what follows under the repairs asked about lately.
struct timeline::state {
  using event_system = detail::event_system;
  using solved_days = detail::solved_days;
  state(dossier d, std::stop_token stop, timeline_progress progress, std::optional<widening_policy> wider, repairs_told wanted)
      : system_(std::make_shared<event_system>(std::move(d), std::move(stop), std::move(progress), std::move(wider))), wanted_(wanted) {
    const auto* s = system_.get();
    repairs_ = std::make_unique<claim_repairs>(
        s->of(), s->premises(), s->parts_in_conflict(), [s](const solve::premise_mask& off) { return s->judge(off); },
        [s](const std::vector<solve::premise>& conflict) { return s->contradiction_of(conflict); }, default_effort);
    if (!repairs_->hopeless()) base_ = std::make_shared<const solved_days>(s->days(), repairs_->without_disputed(), s->made_by());
    settle();
    s->made();
  }
  /// Without these premises, and nothing said of what contradicts.
  state(std::shared_ptr<const event_system> s, const solve::premise_mask& off) : system_(std::move(s)) {
    base_ = std::make_shared<const solved_days>(system_->days(), off, system_->made_by());
    settle();
  }

  void settle() {
    in_conflict_.assign(system_->part_count(), 0);
    for (std::size_t g = 0; repairs_ && g < repairs_->groups().size(); ++g)
      for (const auto p : repairs_->groups()[g].disputed) {
        const auto part = system_->part_of_claim(static_cast<solve::premise>(p));
        in_conflict_[part] = 1;
        auto& here = groups_of_part_[part];
        if (here.empty() || here.back() != g) here.push_back(g);
      }
    if (base_ && !base_->converged) unsettled_ = system_->claims_with_masks();
  }

  /// What follows for some parts alone without some premises, asked lately or worked out.
  [[nodiscard]] std::shared_ptr<const solved_days> solved(const std::vector<std::size_t>& parts, const detail::part_rows& rows, const solve::premise_mask& off) const {
    const std::lock_guard lock(mutex_);
    if (const auto found = lately_.find([&](const solved_part& one) { return one.parts == parts && one.days->off == off; })) return found->days;
    auto made = std::make_shared<const solved_days>(rows.days, off, system_->made_by());
    return lately_.add(std::make_shared<const solved_part>(solved_part{parts, std::move(made)}), rows.days.rows().system().rows().size())->days;
  }

  /// plus - minus, whichever claims are wrong. The events are those whose ends are meant: no others bear on it, and of the
  /// claims that contradict one another those of their parts alone.
  [[nodiscard]] bound difference(solve::variable plus, solve::variable minus, const std::vector<event_id>& events, bool proofs) const {
    if (!base_) {
      bound nothing;
      if (proofs) nothing.contradictions = repairs_->contradictions();
      return nothing;
    }
    std::vector<std::size_t> parts;
    for (const auto& e : events) parts.push_back(system_->part_of(e));
    parts = detail::ascending(std::move(parts));
    if (std::none_of(parts.begin(), parts.end(), [&](std::size_t k) { return in_conflict_[k] != 0; })) return base_->difference(plus, minus, proofs);
    std::vector<std::size_t> groups;
    for (const auto k : parts)
      if (const auto here = groups_of_part_.find(k); here != groups_of_part_.end()) groups.insert(groups.end(), here->second.begin(), here->second.end());
    const auto rows = system_->rows_of(parts);
    const auto ask = [&](const solve::premise_mask& off, bool with_proofs) {
      return repaired_answer{solved(parts, *rows, off)->difference(rows->of(plus), rows->of(minus), with_proofs), {}};
    };
    return repairs_->answer_within(detail::ascending(std::move(groups)), ask, wanted_, proofs, most_listed(*rows)).value;
  }
  /// How many alternatives are listed for one of the ends of these parts: each may have proofs as long as there are events, and
  /// there are as many ends.
  [[nodiscard]] static std::size_t most_listed(const detail::part_rows& rows) {
    const auto events = std::max<std::size_t>(1, rows.days.rows().system().variable_count() / 2);
    return std::clamp<std::size_t>(most_steps_listed / (events * events), 1, bound::most_alternatives);
  }
  [[nodiscard]] event_days range(const event_id& name, bool end) const { return {difference(system_->at(name, end), system_->days().zero(), {name}, true)}; }

  [[nodiscard]] tightened_days days(const event_id& name) const {
    const auto start = system_->at(name, false), end = system_->at(name, true);
    const auto as_day = [](const std::optional<std::int64_t>& d) { return d ? std::optional(day(*d)) : std::nullopt; };
    if (base_ && in_conflict_[system_->part_of(name)] == 0) {
      return {as_day(base_->first_day(start)), as_day(base_->last_day(start)), as_day(base_->first_day(end)), as_day(base_->last_day(end))};
    }
    {
      const std::lock_guard lock(mutex_);
      if (const auto found = hulls_.find(start); found != hulls_.end()) return found->second;
    }
    const auto s = difference(start, system_->days().zero(), {name}, false), e = difference(end, system_->days().zero(), {name}, false);
    const tightened_days made{as_day(s.low), as_day(s.high), as_day(e.low), as_day(e.high)};
    const std::lock_guard lock(mutex_);
    return hulls_.emplace(start, made).first->second;
  }

  static constexpr std::size_t default_effort = 20'000, most_steps_listed = 1'000'000;
  /// Parts that are kept solved: more than the repairs that one question may try (256), and of so many rows in all (some 300 MiB).
  static constexpr std::size_t most_kept = 1024, most_kept_rows = 1'000'000;

  std::shared_ptr<const event_system> system_;
  repairs_told wanted_ = repairs_told::all;
  std::unique_ptr<claim_repairs> repairs_;     ///< nothing where premises were left out for good
  std::shared_ptr<const solved_days> base_;    ///< without all that is disputed; nothing where rules conflict by themselves
  std::vector<char> in_conflict_;              ///< of each part of the events
  std::map<std::size_t, std::vector<std::size_t>> groups_of_part_;  ///< of conflicts, by their numbers
  std::vector<claim_id> unsettled_;
  mutable std::mutex mutex_;
  struct solved_part {
    std::vector<std::size_t> parts;
    std::shared_ptr<const solved_days> days;
  };
  mutable kept_by_size<solved_part> lately_{most_kept, most_kept_rows};
  mutable std::map<solve::variable, tightened_days> hulls_;
};

timeline::timeline(dossier d, std::stop_token stop, timeline_progress progress, std::optional<widening_policy> wider, repairs_told repairs)
    : state_(std::make_unique<state>(std::move(d), std::move(stop), std::move(progress), std::move(wider), repairs)) {}
timeline::timeline(std::unique_ptr<state> made) noexcept : state_(std::move(made)) {}
timeline::timeline(timeline&&) noexcept = default;
timeline& timeline::operator=(timeline&&) noexcept = default;
timeline::~timeline() = default;

const dossier& timeline::of() const noexcept { return state_->system_->of(); }
const std::optional<widening_policy>& timeline::widened_by() const noexcept { return state_->system_->widened_by(); }

const std::vector<contradiction>& timeline::contradictions() const& {
  static const std::vector<contradiction> none;
  return state_->repairs_ ? state_->repairs_->contradictions() : none;
}

std::vector<contradiction> timeline::contradictions() && { return std::as_const(*this).contradictions(); }

std::size_t timeline::contradictions_left() const noexcept { return state_->repairs_ ? state_->repairs_->contradictions_left() : 0; }

std::vector<std::vector<claim_id>> timeline::conflict_sets() const {
  return state_->repairs_ ? state_->repairs_->conflict_sets() : std::vector<std::vector<claim_id>>{};
}

bool timeline::conflicts_settled() const noexcept { return !state_->repairs_ || state_->repairs_->conflicts_settled(); }

const std::vector<claim_id>& timeline::set_aside() const noexcept {
  static const std::vector<claim_id> none;
  return state_->repairs_ ? state_->repairs_->set_aside() : none;
}

const std::vector<claim_id>& timeline::disputed() const noexcept {
  static const std::vector<claim_id> none;
  return state_->repairs_ ? state_->repairs_->disputed() : none;
}

const std::vector<claim_id>& timeline::unsettled() const noexcept { return state_->unsettled_; }

const claim_premises& timeline::premises() const noexcept { return state_->system_->premises(); }

const std::vector<solve::premise>& timeline::premises_in_use() const noexcept { return state_->system_->used(); }

bool timeline::can_hold(const solve::premise_mask& off, const std::stop_token& stop) const { return state_->system_->judge(off, stop).holds; }

contradiction timeline::contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop) const {
  return state_->system_->contradiction_of(conflict, stop);
}

std::vector<solve::premise> timeline::premises_about(const std::vector<event_id>& events) const {
  std::vector<char> wanted(state_->system_->part_count(), 0);
  for (const auto& e : events)
    if (of().find_place(e)) wanted[state_->system_->part_of(e)] = 1;
  return state_->system_->claims_of_parts(wanted);
}

std::size_t timeline::ordered_with(const event_id& name) const {
  (void)of().get(name);
  return state_->system_->ordered_with(name);
}

timeline timeline::without(const solve::premise_mask& off) const { return timeline(std::make_unique<state>(state_->system_, off)); }

event_days timeline::start(const event_id& name) const { return state_->range(name, false); }

event_days timeline::end(const event_id& name) const { return state_->range(name, true); }

tightened_days timeline::days(const event_id& name) const { return state_->days(name); }

bound timeline::between(const event_id& plus, bool plus_ends, const event_id& minus, bool minus_ends) const {
  return state_->difference(state_->system_->at(plus, plus_ends), state_->system_->at(minus, minus_ends), {plus, minus}, true);
}

std::optional<std::int64_t> timeline::most_between(const event_id& plus, bool plus_ends, const event_id& minus, bool minus_ends) const {
  return state_->difference(state_->system_->at(plus, plus_ends), state_->system_->at(minus, minus_ends), {plus, minus}, false).high;
}

}  // namespace habeas
