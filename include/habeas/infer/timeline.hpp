// SPDX-License-Identifier: MIT
// The timeline: claims about events and their links, as a difference system in days.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/infer/settle.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

/// Days as bounds: the first and the last day that an end of an event can fall on.
struct event_days {
  bound days;  ///< since 1970-01-01
  [[nodiscard]] std::optional<day> earliest() const { return days.low ? std::optional(day(*days.low)) : std::nullopt; }
  [[nodiscard]] std::optional<day> latest() const { return days.high ? std::optional(day(*days.high)) : std::nullopt; }
};

/// What follows about when events were. Claims that cannot all hold are listed and set aside.
class timeline {
 public:
  /// Reads the claims that count. Near-linear; one more round for each day that a mask moves.
  explicit timeline(dossier d) : dossier_(std::move(d)), labels_(dossier_), system_(labels_) {
    gather();
    used_ = labels_used(system_.system());
    settled_ = settle(dossier_, labels_, used_, [this](const label_mask& off) { return can_hold(off); });
    whole_ = std::make_unique<claim_system>(snapped(settled_.off));
    solver_ = std::make_unique<difference_solver>(whole_->system(), settled_.off);
    describe_conflicts();
  }

  [[nodiscard]] const dossier& of() const noexcept { return dossier_; }
  [[nodiscard]] const std::vector<contradiction>& contradictions() const& noexcept { return contradictions_; }
  // Of a timeline that nobody keeps, a list that one can.
  [[nodiscard]] std::vector<contradiction> contradictions() && noexcept { return std::move(contradictions_); }
  /// The claims set aside, sorted.
  [[nodiscard]] const std::vector<claim_id>& set_aside() const noexcept { return set_aside_; }
  /// Claims and assumptions as labels of the rows below.
  [[nodiscard]] const claim_labels& labels() const noexcept { return labels_; }
  /// The labels that some row rests on, ascending.
  [[nodiscard]] const std::vector<label>& labels_in_use() const noexcept { return used_; }
  /// Could all hold, were these labels off? Throws errc::cancelled on request.
  [[nodiscard]] bool can_hold(const label_mask& off, const std::stop_token& stop = {}) const {
    if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
    return difference_solver(snapped(off).system(), off).feasible();
  }
  /// What a minimal set of claims that cannot all hold rests on, given as labels, ascending.
  [[nodiscard]] contradiction contradiction_of(const std::vector<label>& conflict, const std::stop_token& stop = {}) const {
    contradiction c;
    for (const auto l : conflict) c.claims.push_back(labels_.claim_name(l));
    const auto off = only_conflict(labels_, used_, conflict, [&](const label_mask& m) { return can_hold(m, stop); });
    const auto grown = snapped(off);
    const difference_solver solver(grown.system(), off);
    const auto& rows = solver.cycle();
    const auto at = grown.system().rows()[rows.front()].minus;
    c.proof = make_proof(grown, rows, grown.name_of(at), grown.name_of(at), side::high);
    c.assumptions = assumptions_of(c.proof);
    return c;
  }
  /// When the event started: throws errc::unknown_id.
  [[nodiscard]] event_days start(const event_id& name) const { return range(ends(name).first); }
  /// When the event ended: throws errc::unknown_id.
  [[nodiscard]] event_days end(const event_id& name) const { return range(ends(name).second); }
  /// The least and the most days between one end of an event and another: plus - minus.
  [[nodiscard]] bound between(const event_id& plus, bool plus_ends, const event_id& minus, bool minus_ends) const {
    const auto p = ends(plus), m = ends(minus);
    return difference(plus_ends ? p.second : p.first, minus_ends ? m.second : m.first);
  }

 private:
  using pair = std::pair<variable, variable>;
  /// Days further out than this bound nothing: they would not fit a row.
  static constexpr std::int64_t horizon = std::int64_t{1} << 44;

  struct masked {
    variable first, last;
    const edtf* date;
    std::vector<label> rests_on;
  };

  [[nodiscard]] pair ends(const event_id& name) const {
    (void)dossier_.get(name);
    return ends_[*dossier_.find_place(name)];
  }

  void gather() {
    zero_ = system_.add(term{});
    const auto& events = dossier_.content().events;
    ends_.resize(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (!dossier_.shows(events, i)) continue;
      ends_[i] = {system_.add({term::what::event, events[i].id.text(), "start", {}}),
                  system_.add({term::what::event, events[i].id.text(), "end", {}})};
      system_.at_most(ends_[i].first, ends_[i].second, 0, rule::start_before_end);
    }
    const auto& claims = dossier_.content().claims;
    for (const auto place : dossier_.canonical_order()) {
      if (!dossier_.counts(place)) continue;
      if (const auto* dated = std::get_if<dated_claim>(&claims[place].says)) add(*dated, place);
      if (const auto* linked = std::get_if<linked_claim>(&claims[place].says)) add(*linked, place);
    }
  }

  [[nodiscard]] std::vector<label> rests_on(std::size_t place, const edtf* date = nullptr) const {
    std::vector<label> on{labels_.of_claim(place)};
    for (const auto& a : dossier_.content().claims[place].under) on.push_back(labels_.of_assumption(*dossier_.find_place(a)));
    if (date != nullptr && date->is_qualified())
      if (const auto written = dossier_.find_place(dates_as_written)) on.push_back(labels_.of_assumption(*written));
    return on;
  }
  [[nodiscard]] bool dates_hold(const edtf& date) const { return !date.is_qualified() || dossier_.assumes(dates_as_written); }

  void not_before(variable v, const date_edge& edge, rule by, std::span<const label> on) {
    if (const auto d = known(edge)) system_.at_least(v, zero_, *d, by, on);
  }
  void not_after(variable v, const date_edge& edge, rule by, std::span<const label> on) {
    if (const auto d = known(edge)) system_.at_most(v, zero_, *d, by, on);
  }
  static std::optional<std::int64_t> known(const date_edge& edge) {
    if (!edge.is_day()) return std::nullopt;
    const auto d = edge.value.since_epoch();
    return d > horizon || d < -horizon ? std::nullopt : std::optional(d);
  }

  void add(const dated_claim& c, std::size_t place) {
    const auto [first, last] = ends_[*dossier_.find_place(c.event)];
    if (c.lasted) last_for(*c.lasted, first, last, rests_on(place));
    if (!c.date || !dates_hold(*c.date)) return;
    const auto on = rests_on(place, &*c.date);
    const auto b = c.date->bounds(dossier_.content().hemisphere);
    if (!c.reading) {
      not_before(first, b.earliest_start, rule::dated, on);
      not_after(first, b.latest_start, rule::dated, on);
      not_before(last, b.earliest_end, rule::dated, on);
      not_after(last, b.latest_end, rule::dated, on);
      if (c.date->has_mask() && !c.date->is_interval()) masks_.push_back({first, last, &*c.date, on});
    } else if (*c.reading == reading::sometime || c.date->is_set()) {
      not_after(first, b.latest_end, rule::sometime, on);
      not_before(last, b.earliest_start, rule::sometime, on);
    } else {
      // On every day: of an interval, of the days that are certainly in it; of another date, of all its days.
      not_after(first, c.date->is_interval() ? b.latest_start : b.earliest_start, rule::throughout, on);
      not_before(last, c.date->is_interval() ? b.earliest_end : b.latest_end, rule::throughout, on);
    }
  }

  /// Days in so many units: lower ends use the shortest month and year, upper ends the longest.
  void last_for(const duration& d, variable first, variable last, std::span<const label> on) {
    struct length { std::int64_t shortest, longest; };
    const length unit = d.unit == time_unit::days     ? length{1, 1}
                        : d.unit == time_unit::weeks  ? length{7, 7}
                        : d.unit == time_unit::months ? length{28, 31}
                                                      : length{365, 366};
    const auto low = d.number.first() * unit.shortest, high = d.number.second() * unit.longest;
    if (low > horizon || high > horizon) return;
    switch (d.number.how()) {
      case stated_as::exact:
      case stated_as::between:
        system_.at_least(last, first, low, rule::lasted, on);
        system_.at_most(last, first, high, rule::lasted, on);
        break;
      case stated_as::at_least: system_.at_least(last, first, low, rule::lasted, on); break;
      case stated_as::more_than: system_.at_least(last, first, low + 1, rule::lasted, on); break;
      case stated_as::at_most: system_.at_most(last, first, high, rule::lasted, on); break;
      case stated_as::fewer_than: system_.at_most(last, first, high - 1, rule::lasted, on); break;
      case stated_as::about:
      case stated_as::unquantified: break;
    }
  }

  void add(const linked_claim& c, std::size_t place) {
    const auto on = rests_on(place);
    const auto [a_first, a_last] = ends_[*dossier_.find_place(c.from)];
    const auto [b_first, b_last] = ends_[*dossier_.find_place(c.to)];
    const auto row = [&](variable plus, variable minus, std::int64_t amount) {
      system_.at_most(plus, minus, amount, rule::linked, on);
    };
    switch (c.relation) {
      case relation::follows:
        row(b_last, a_first, 0);
        if (c.days) row(a_first, b_last, *c.days);
        break;
      case relation::precedes:
        row(a_last, b_first, 0);
        if (c.days) row(b_first, a_last, *c.days);
        break;
      case relation::meets:
        row(a_last, b_first, -1);
        row(b_first, a_last, 1);
        break;
      case relation::during:
      case relation::part_of:
        row(b_first, a_first, 0);
        row(a_last, b_last, 0);
        break;
      case relation::overlaps:
        row(a_first, b_last, 0);
        row(b_first, a_last, 0);
        break;
      case relation::starts_with:
      case relation::same_as:
        row(a_first, b_first, 0);
        row(b_first, a_first, 0);
        if (c.relation == relation::starts_with) break;
        [[fallthrough]];
      case relation::ends_with:
        row(a_last, b_last, 0);
        row(b_last, a_last, 0);
        break;
      case relation::within:
        row(a_first, b_last, *c.days);
        row(b_first, a_last, *c.days);
        break;
      case relation::causes:
      case relation::tied_to:
      case relation::enables:
      case relation::hinders:
      case relation::responds_to:
      case relation::implements:
      case relation::breaches:
      case relation::announces:
      case relation::repeats: break;
    }
  }

  /// The rows, and for each masked date the rows that moving to a matching day adds, until nothing moves.
  [[nodiscard]] claim_system snapped(const label_mask& off) const {
    claim_system grown = system_;
    if (masks_.empty()) return grown;
    for (std::size_t moves = 0; moves < 10'000; ++moves) {
      const difference_solver solver(grown.system(), off);
      if (!solver.feasible() || !snap_one(grown, solver, off)) break;
    }
    return grown;
  }

  bool snap_one(claim_system& grown, const difference_solver& solver, const label_mask& off) const {
    const auto hemisphere = dossier_.content().hemisphere;
    for (const auto& m : masks_) {
      if (!off.allows(m.rests_on)) continue;
      for (const auto v : {m.first, m.last}) {
        const auto low = solver.lower(v, zero_), high = solver.upper(v, zero_);
        if (!low || !high) continue;
        const auto next = m.date->first_match(day(*low), day(*high), hemisphere);
        const auto previous = m.date->last_match(day(*low), day(*high), hemisphere);
        if (next && next->since_epoch() == *low && previous && previous->since_epoch() == *high) continue;
        // No matching day at all: the earliest would lie past the latest, which is the contradiction.
        const auto from = next ? next->since_epoch() : *high + 1;
        if (from != *low) {
          const auto rows = solver.proof(zero_, v);
          grown.at_most(zero_, v, -from, rule::mask, with_labels_of(grown, rows, m.rests_on),
                        std::make_shared<const proof>(
                            make_proof(grown, rows, grown.name_of(v), grown.name_of(zero_), side::low)));
        } else {
          const auto rows = solver.proof(v, zero_);
          grown.at_most(v, zero_, previous->since_epoch(), rule::mask, with_labels_of(grown, rows, m.rests_on),
                        std::make_shared<const proof>(
                            make_proof(grown, rows, grown.name_of(v), grown.name_of(zero_), side::high)));
        }
        return true;
      }
    }
    return false;
  }

  static std::vector<label> with_labels_of(const claim_system& s, std::span<const row_index> rows, std::vector<label> on) {
    for (const auto r : rows)
      for (const auto l : s.system().labels_of(r)) on.push_back(l);
    return on;
  }

  [[nodiscard]] bound difference(variable plus, variable minus) const {
    bound b;
    b.set_aside = set_aside_;
    b.high = solver_->upper(plus, minus);
    b.low = solver_->lower(plus, minus);
    if (b.high) b.high_proof = make_proof(*whole_, solver_->proof(plus, minus), whole_->name_of(plus), whole_->name_of(minus), side::high);
    if (b.low) b.low_proof = make_proof(*whole_, solver_->proof(minus, plus), whole_->name_of(plus), whole_->name_of(minus), side::low);
    cite_assumptions(b);
    return b;
  }
  [[nodiscard]] event_days range(variable v) const { return {difference(v, zero_)}; }

  void describe_conflicts() {
    for (const auto& conflict : settled_.conflicts) {
      contradictions_.push_back(contradiction_of(conflict));
      set_aside_.insert(set_aside_.end(), contradictions_.back().claims.begin(), contradictions_.back().claims.end());
    }
    std::sort(set_aside_.begin(), set_aside_.end());
    sort_contradictions(contradictions_);
  }

  dossier dossier_;
  claim_labels labels_;
  claim_system system_;
  variable zero_ = 0;
  std::vector<pair> ends_;
  std::vector<masked> masks_;
  std::vector<label> used_;
  settlement settled_;
  std::unique_ptr<claim_system> whole_;
  std::unique_ptr<difference_solver> solver_;
  std::vector<contradiction> contradictions_;
  std::vector<claim_id> set_aside_;
};

}  // namespace habeas
