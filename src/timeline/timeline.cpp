// SPDX-License-Identifier: MIT
#include <habeas/timeline/timeline.hpp>

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "core/cancel.hpp"
#include "proof/disjoint_conflicts.hpp"
#include "timeline/event_rows.hpp"

namespace habeas {

/// The rows in days, and what follows from them.
struct timeline::state {
  state(dossier d, std::stop_token stop, timeline_progress progress, std::optional<widening_policy> wider)
      : dossier_(std::move(d)), premises_(dossier_), system_(premises_), wider_(std::move(wider)), stop_(std::move(stop)),
        progress_(std::move(progress)) {
    if (wider_) check_widths(*wider_);
    gather();
    used_ = premises_used(system_.system());
    aside_ = set_conflicts_aside(dossier_, premises_, used_, [this](const solve::premise_mask& off) { return can_hold(off); });
    bool still = true;
    whole_ = std::make_unique<claim_system>(snapped(aside_.off, &still));
    if (!still) name_masks();
    solver_ = std::make_unique<solve::difference_solver>(whole_->system(), aside_.off);
    earliest_ = solver_->lower_from(zero_);
    latest_ = solver_->upper_from(zero_);
    describe_conflicts();
    // They are for the making alone.
    progress_ = {};
    stop_ = {};
  }
  /// Could all hold, were these premises off? Throws errc::cancelled on request.
  [[nodiscard]] bool can_hold(const solve::premise_mask& off, const std::stop_token& stop = {}) const {
    throw_if_stopped(stop);
    throw_if_stopped(stop_, 0);
    if (progress_) progress_("solving", ++solved_, 0);
    if (masks_.empty()) return solve::difference_solver(system_.system(), off).feasible();
    return solve::difference_solver(snapped(off).system(), off).feasible();
  }
  /// What a minimal set of claims that cannot all hold rests on, given as premises, ascending.
  [[nodiscard]] contradiction contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop = {}) const {
    contradiction c;
    for (const auto l : conflict) c.claims.push_back(premises_.claim_name(l));
    const auto off = only_conflict(premises_, used_, conflict, [&](const solve::premise_mask& m) { return can_hold(m, stop); });
    const auto grown = snapped(off);
    const solve::difference_solver solver(grown.system(), off);
    const auto& rows = solver.cycle();
    const auto at = grown.system().rows()[rows.front()].minus;
    c.proof = make_proof(grown, rows, grown.name_of(at), grown.name_of(at), bound_side::high);
    c.assumptions = assumptions_of(c.proof);
    return c;
  }  struct masked {
    solve::variable point;
    const edtf* date;
    std::vector<solve::premise> rests_on;
  };

  [[nodiscard]] detail::event_ends ends(const event_id& name) const {
    (void)dossier_.get(name);
    return ends_[*dossier_.find_place(name)];
  }
  [[nodiscard]] std::optional<day> low_of(solve::variable v) const {
    return earliest_[v] == solve::unbounded_below ? std::nullopt : std::optional(day(earliest_[v]));
  }
  [[nodiscard]] std::optional<day> high_of(solve::variable v) const {
    return latest_[v] == solve::unbounded ? std::nullopt : std::optional(day(latest_[v]));
  }

  void step(std::string_view what, std::size_t done, std::size_t of) const {
    throw_if_stopped(stop_);
    if (progress_) progress_(what, done, of);
  }

  void gather() {
    zero_ = system_.add(term{});
    const auto& events = dossier_.content().events;
    ends_.resize(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (!dossier_.shows(events, i)) continue;
      ends_[i] = {system_.add(term::start_of(events[i].id)), system_.add(term::end_of(events[i].id))};
      system_.at_most(ends_[i].first, ends_[i].last, 0, row_rule::start_before_end);
    }
    const auto& claims = dossier_.content().claims;
    std::size_t read = 0;
    for (const auto place : dossier_.canonical_order()) {
      if (read++ % 4096 == 0) step("reading", read - 1, claims.size());
      if (!dossier_.counts(place)) continue;
      if (const auto* dated = std::get_if<dated_claim>(&claims[place].says)) add(*dated, place);
      if (const auto* linked = std::get_if<linked_claim>(&claims[place].says)) add(*linked, place);
    }
    step("reading", read, read);
  }

  [[nodiscard]] std::vector<solve::premise> rests_on(std::size_t place, const edtf* date = nullptr) const {
    std::vector<solve::premise> on{premises_.of_claim(place)};
    for (const auto& a : dossier_.content().claims[place].under) on.push_back(premises_.of_assumption(*dossier_.find_place(a)));
    if (date != nullptr && needs_assumption(*date))
      if (const auto written = dossier_.find_place(dates_as_written)) on.push_back(premises_.of_assumption(*written));
    return on;
  }
  [[nodiscard]] bool needs_assumption(const edtf& date) const { return date.is_qualified() && !(wider_ && wider_->covers(date)); }
  [[nodiscard]] bool holds(const std::optional<edtf>& date) const {
    return date && (!needs_assumption(*date) || dossier_.assumes(dates_as_written));
  }

  [[nodiscard]] auto reader_of(std::size_t place) {
    const auto row = [this, place](solve::variable plus, solve::variable minus, std::int64_t most, row_rule by, const edtf* date, std::int64_t off) {
      auto widening = off != 0 ? std::optional(date_widening{off, wider_->name}) : std::nullopt;
      system_.at_most(plus, minus, most, by, rests_on(place, date), {}, std::move(widening));
    };
    const auto on_days_of = [this, place](solve::variable point, const edtf& date) {
      masks_.push_back({point, &date, rests_on(place, &date)});
    };
    return detail::event_reader(zero_, dossier_.content().hemisphere, row, on_days_of, wider_ ? &*wider_ : nullptr);
  }
  void add(const dated_claim& c, std::size_t place) {
    reader_of(place).read(c, ends_[*dossier_.find_place(c.event)], holds(c.date));
  }
  void add(const linked_claim& c, std::size_t place) {
    reader_of(place).read(c, ends_[*dossier_.find_place(c.from)], ends_[*dossier_.find_place(c.to)], holds(c.date));
  }

  /// The rows, and for each masked date the rows that moving to a matching day adds, until nothing moves.
  [[nodiscard]] claim_system snapped(const solve::premise_mask& off, bool* converged = nullptr) const {
    claim_system grown = system_;
    if (converged != nullptr) *converged = true;
    if (masks_.empty()) return grown;
    for (std::size_t rounds = 0; rounds < most_rounds; ++rounds) {
      step("snapping", rounds, 0);
      if (!snap_all(grown, off)) return grown;
    }
    if (converged != nullptr) *converged = false;
    return grown;
  }

  void name_masks() {
    for (const auto& m : masks_) unsettled_.push_back(premises_.claim_name(m.rests_on.front()));
    std::sort(unsettled_.begin(), unsettled_.end());
    unsettled_.erase(std::unique(unsettled_.begin(), unsettled_.end()), unsettled_.end());
  }

  /// One round: every masked end that does not lie on a matching day is moved, as the rows stand before the round.
  [[nodiscard]] bool snap_all(claim_system& grown, const solve::premise_mask& off) const {
    struct move {
      const masked* by;
      std::int64_t to;
      bound_side end;
      std::vector<solve::row_index> rows;
    };
    std::vector<move> moves;
    {
      const solve::difference_solver solver(grown.system(), off);
      if (!solver.feasible()) return false;
      const auto first = solver.lower_from(zero_), last = solver.upper_from(zero_);
      for (const auto& m : masks_) {
        const auto low = first[m.point], high = last[m.point];
        if (!off.allows(m.rests_on) || low == solve::unbounded_below || high == solve::unbounded) continue;
        const auto hemisphere = dossier_.content().hemisphere;
        const auto next = m.date->first_match(day(low), day(high), hemisphere);
        // No matching day at all: the earliest would lie past the latest, which is the contradiction.
        const auto from = next ? next->since_epoch() : high + 1;
        if (from != low) moves.push_back({&m, from, bound_side::low, solver.proof(zero_, m.point)});
        if (!next) continue;
        const auto to = m.date->last_match(day(low), day(high), hemisphere)->since_epoch();
        if (to != high) moves.push_back({&m, to, bound_side::high, solver.proof(m.point, zero_)});
      }
    }
    for (const auto& m : moves) {
      const auto v = m.by->point;
      auto because = std::make_shared<const proof>(make_proof(grown, m.rows, grown.name_of(v), grown.name_of(zero_), m.end));
      const auto on = with_premises_of(grown, m.rows, m.by->rests_on);
      if (m.end == bound_side::low) grown.at_most(zero_, v, -m.to, row_rule::mask, on, std::move(because));
      else grown.at_most(v, zero_, m.to, row_rule::mask, on, std::move(because));
    }
    return !moves.empty();
  }

  static std::vector<solve::premise> with_premises_of(const claim_system& s, std::span<const solve::row_index> rows, std::vector<solve::premise> on) {
    for (const auto r : rows)
      for (const auto l : s.system().premises_of(r)) on.push_back(l);
    return on;
  }

  [[nodiscard]] bound difference(solve::variable plus, solve::variable minus) const {
    bound b;
    b.set_aside = set_aside_;
    b.high = solver_->upper(plus, minus);
    b.low = solver_->lower(plus, minus);
    if (b.high) b.high_proof = make_proof(*whole_, solver_->proof(plus, minus), whole_->name_of(plus), whole_->name_of(minus), bound_side::high);
    if (b.low) b.low_proof = make_proof(*whole_, solver_->proof(minus, plus), whole_->name_of(plus), whole_->name_of(minus), bound_side::low);
    cite_assumptions(b);
    return b;
  }
  [[nodiscard]] event_days range(solve::variable v) const { return {difference(v, zero_)}; }

  void describe_conflicts() {
    for (const auto& conflict : aside_.conflicts) {
      contradictions_.push_back(contradiction_of(conflict));
      set_aside_.insert(set_aside_.end(), contradictions_.back().claims.begin(), contradictions_.back().claims.end());
    }
    std::sort(set_aside_.begin(), set_aside_.end());
    sort_contradictions(contradictions_);
  }

  dossier dossier_;
  claim_premises premises_;
  claim_system system_;
  std::optional<widening_policy> wider_;
  solve::variable zero_ = 0;
  std::vector<detail::event_ends> ends_;
  std::vector<masked> masks_;
  std::vector<solve::premise> used_;
  claims_set_aside aside_;
  std::unique_ptr<claim_system> whole_;
  std::unique_ptr<solve::difference_solver> solver_;
  std::vector<std::int64_t> earliest_, latest_;  // of each variable, in days since 1970-01-01
  std::vector<contradiction> contradictions_;
  std::vector<claim_id> set_aside_;
  std::vector<claim_id> unsettled_;
  std::stop_token stop_;
  timeline_progress progress_;
  mutable std::size_t solved_ = 0;  // while it is made
};
timeline::timeline(dossier d, std::stop_token stop, timeline_progress progress, std::optional<widening_policy> wider)
    : state_(std::make_unique<state>(std::move(d), std::move(stop), std::move(progress), std::move(wider))) {}
timeline::timeline(timeline&&) noexcept = default;
timeline& timeline::operator=(timeline&&) noexcept = default;
timeline::~timeline() = default;

const dossier& timeline::of() const noexcept { return state_->dossier_; }
const std::optional<widening_policy>& timeline::widened_by() const noexcept { return state_->wider_; }
const std::vector<contradiction>& timeline::contradictions() const& noexcept { return state_->contradictions_; }

std::vector<contradiction> timeline::contradictions() && noexcept { return std::move(state_->contradictions_); }
const std::vector<claim_id>& timeline::set_aside() const noexcept { return state_->set_aside_; }
const std::vector<claim_id>& timeline::unsettled() const noexcept { return state_->unsettled_; }
const claim_premises& timeline::premises() const noexcept { return state_->premises_; }
const std::vector<solve::premise>& timeline::premises_in_use() const noexcept { return state_->used_; }

bool timeline::can_hold(const solve::premise_mask& off, const std::stop_token& stop) const { return state_->can_hold(off, stop); }

contradiction timeline::contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop) const { return state_->contradiction_of(conflict, stop); }

event_days timeline::start(const event_id& name) const { return state_->range(state_->ends(name).first); }

event_days timeline::end(const event_id& name) const { return state_->range(state_->ends(name).last); }

tightened_days timeline::days(const event_id& name) const {
  const auto e = state_->ends(name);
  return {state_->low_of(e.first), state_->high_of(e.first), state_->low_of(e.last), state_->high_of(e.last)};
}

bound timeline::between(const event_id& plus, bool plus_ends, const event_id& minus, bool minus_ends) const {
  const auto p = state_->ends(plus), m = state_->ends(minus);
  return state_->difference(plus_ends ? p.last : p.first, minus_ends ? m.last : m.first);
}

std::optional<std::int64_t> timeline::most_between(const event_id& plus, bool plus_ends, const event_id& minus, bool minus_ends) const {
  const auto p = state_->ends(plus), m = state_->ends(minus);
  return state_->solver_->upper(plus_ends ? p.last : p.first, minus_ends ? m.last : m.first);
}

}  // namespace habeas
