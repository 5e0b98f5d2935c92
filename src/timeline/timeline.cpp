// SPDX-License-Identifier: MIT
#include <habeas/timeline/timeline.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <variant>

#include "core/cancel.hpp"
#include "proof/claim_repairs.hpp"
#include "proof/conflict_premises.hpp"
#include "timeline/event_rows.hpp"

namespace habeas {

namespace {

/// The rows in days, shared by all that is worked out from them.
class event_system {
 public:
  event_system(dossier d, std::stop_token stop, timeline_progress progress, std::optional<widening_policy> wider)
      : dossier_(std::move(d)), premises_(dossier_), system_(premises_), wider_(std::move(wider)), stop_(std::move(stop)),
        progress_(std::move(progress)) {
    if (wider_) check_widths(*wider_);
    gather();
    used_ = premises_used(system_.system());
    join_events();
  }
  event_system(const event_system&) = delete;
  event_system& operator=(const event_system&) = delete;

  [[nodiscard]] const dossier& of() const noexcept { return dossier_; }
  [[nodiscard]] const claim_premises& premises() const noexcept { return premises_; }
  [[nodiscard]] const std::vector<solve::premise>& used() const noexcept { return used_; }
  [[nodiscard]] const std::optional<widening_policy>& widened_by() const noexcept { return wider_; }
  [[nodiscard]] solve::variable zero() const noexcept { return zero_; }
  /// They are for the making alone.
  void made() const {
    progress_ = {};
    stop_ = {};
  }

  /// Can all hold without these premises? Throws errc::cancelled on request.
  [[nodiscard]] joint_verdict judge(const solve::premise_mask& off, const std::stop_token& stop = {}) const {
    throw_if_stopped(stop);
    throw_if_stopped(stop_, 0);
    if (progress_) progress_("solving", ++solved_, 0);
    if (masks_.empty()) return verdict_of(solve::difference_solver(system_.system(), off));
    const auto grown = snapped(off);
    return verdict_of(solve::difference_solver(grown.system(), off));
  }

  /// What a minimal set of claims that cannot all hold rests on, given as premises, ascending.
  [[nodiscard]] contradiction contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop = {}) const {
    contradiction c;
    for (const auto l : conflict) c.claims.push_back(premises_.claim_name(l));
    const auto off = only_conflict(premises_, used_, conflict, [&](const solve::premise_mask& m) { return judge(m, stop).holds; });
    const auto grown = snapped(off);
    const solve::difference_solver solver(grown.system(), off);
    const auto& rows = solver.cycle();
    const auto at = grown.system().rows()[rows.front()].minus;
    c.proof = make_proof(grown, rows, grown.name_of(at), grown.name_of(at), bound_side::high);
    c.assumptions = assumptions_of(c.proof);
    return c;
  }

  struct masked {
    solve::variable point;
    const edtf* date;
    std::vector<solve::premise> rests_on;
  };

  [[nodiscard]] detail::event_ends ends(const event_id& name) const {
    (void)dossier_.get(name);
    return ends_[*dossier_.find_place(name)];
  }
  /// Events that links join, directly or through others, bear on one another; no conflict joins others.
  [[nodiscard]] std::size_t part_of(const event_id& name) const { return part_of_event_[*dossier_.find_place(name)]; }
  /// The claims that bear on the events of some parts, ascending.
  [[nodiscard]] std::vector<solve::premise> claims_of_parts(const std::vector<char>& wanted) const {
    std::vector<solve::premise> found;
    for (const auto p : used_)
      if (premises_.is_claim(p) && part_of_claim(p) < wanted.size() && wanted[part_of_claim(p)]) found.push_back(p);
    return found;
  }
  [[nodiscard]] std::size_t part_of_claim(solve::premise p) const {
    const auto& says = dossier_.content().claims[premises_.claim_place(p)].says;
    if (const auto* dated = std::get_if<dated_claim>(&says)) return part_of(dated->event);
    if (const auto* linked = std::get_if<linked_claim>(&says)) return part_of(linked->from);
    return part_of_event_.size();
  }
  /// Events that rows of links join: what is known of others orders neither.
  [[nodiscard]] std::size_t ordered_with(const event_id& name) const { return ordered_with_[*dossier_.find_place(name)]; }
  [[nodiscard]] std::size_t part_count() const noexcept { return part_of_event_.size(); }

  /// The parts that hold a conflict, each with a test of its own rows where no mask moves days.
  [[nodiscard]] std::vector<conflict_part> parts_in_conflict() const {
    std::vector<conflict_part> parts;
    auto answer = judge({});
    if (answer.holds) return parts;
    std::vector<char> wanted(part_count() + 1, 0);
    solve::premise_mask off;
    while (!answer.holds) {
      std::size_t touched = part_count();
      for (const auto p : *answer.fault)
        if (premises_.is_claim(p)) touched = part_of_claim(p);
      wanted[touched] = 1;
      if (touched == part_count()) break;  // rules alone
      std::vector<char> this_one(part_count() + 1, 0);
      this_one[touched] = 1;
      for (const auto p : claims_of_parts(this_one)) off.off(p);
      answer = judge(off);
    }
    if (wanted[part_count()]) parts.push_back({});  // nothing to give up
    std::map<std::size_t, conflict_part> by_part;
    for (const auto p : claims_of_parts(wanted)) by_part[part_of_claim(p)].claims.push_back(p);
    for (auto& [k, part] : by_part) {
      part.test = masks_.empty() ? test_of(part.claims) : test_beside(part.claims);
      parts.push_back(std::move(part));
    }
    return parts;
  }

  [[nodiscard]] solve::variable at(const event_id& name, bool end) const {
    const auto e = ends(name);
    return end ? e.last : e.first;
  }

  [[nodiscard]] std::vector<claim_id> claims_with_masks() const {
    std::vector<claim_id> names;
    for (const auto& m : masks_) names.push_back(premises_.claim_name(m.rests_on.front()));
    return detail::sorted_once(std::move(names));
  }

  void step(std::string_view what, std::size_t done, std::size_t of) const {
    throw_if_stopped(stop_);
    if (progress_) progress_(what, done, of);
  }

  /// The rows of some claims alone, and what holds by itself.
  [[nodiscard]] joint_test test_of(const std::vector<solve::premise>& claims) const {
    auto own = std::make_shared<solve::difference_system>();
    std::map<solve::variable, solve::variable> number;
    const auto of = [&](solve::variable v) {
      const auto [found, fresh] = number.try_emplace(v, static_cast<solve::variable>(number.size()));
      if (fresh) own->add_variable();
      return found->second;
    };
    const auto& all = system_.system();
    const auto add = [&](const solve::difference_row& row) {
      const auto plus = of(row.plus), minus = of(row.minus);
      own->add_row(plus, minus, row.at_most, all.premises()[row.premises], row.tag);
    };
    for (const auto& row : all.rows()) {
      const auto on = all.premises()[row.premises];
      if (std::any_of(on.begin(), on.end(), [&](solve::premise p) { return std::binary_search(claims.begin(), claims.end(), p); })) add(row);
    }
    // That each of these events starts before it ends.
    for (const auto& e : ends_)
      if (number.count(e.first) != 0 || number.count(e.last) != 0) own->add_row(of(e.first), of(e.last), 0);
    return [this, own](const solve::premise_mask& off) {
      step("solving", ++solved_, 0);
      return verdict_of(solve::difference_solver(*own, off));
    };
  }
  /// The whole test, with all other claims off.
  [[nodiscard]] joint_test test_beside(const std::vector<solve::premise>& claims) const {
    solve::premise_mask others;
    for (const auto p : used_)
      if (premises_.is_claim(p) && !std::binary_search(claims.begin(), claims.end(), p)) others.off(p);
    return [this, others, claims](const solve::premise_mask& off) {
      auto mask = others;
      for (const auto p : claims)
        if (off.is_off(p)) mask.off(p);
      return judge(mask);
    };
  }
  static joint_verdict verdict_of(const solve::difference_solver& solver) {
    if (solver.feasible()) return {};
    std::vector<solve::premise> fault;
    for (const auto r : solver.cycle())
      for (const auto p : solver.system().premises_of(r)) fault.push_back(p);
    std::sort(fault.begin(), fault.end());
    fault.erase(std::unique(fault.begin(), fault.end()), fault.end());
    return {false, std::move(fault)};
  }

  void join_events() {
    part_of_event_ = joined([](const linked_claim&) { return true; });
    ordered_with_ = joined([](const linked_claim& link) { return detail::makes_rows(link.relation); });
  }
  /// For each event the number of those that some links join it to.
  template <class Joins>
  [[nodiscard]] std::vector<std::size_t> joined(const Joins& joins) const {
    std::vector<std::size_t> part(dossier_.content().events.size());
    for (std::size_t i = 0; i < part.size(); ++i) part[i] = i;
    const auto root = [&](std::size_t e) {
      while (part[e] != e) e = part[e] = part[part[e]];
      return e;
    };
    const auto& claims = dossier_.content().claims;
    for (std::size_t i = 0; i < claims.size(); ++i)
      if (const auto* linked = dossier_.counts(i) ? std::get_if<linked_claim>(&claims[i].says) : nullptr; linked != nullptr && joins(*linked)) {
        const auto from = dossier_.find_place(linked->from), to = dossier_.find_place(linked->to);
        if (from && to) part[root(*from)] = root(*to);
      }
    for (auto& e : part) e = root(e);
    return part;
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
    for (std::size_t rounds = 0; rounds < timeline::most_rounds; ++rounds) {
      step("snapping", rounds, 0);
      if (!snap_all(grown, off)) return grown;
    }
    if (converged != nullptr) *converged = false;
    return grown;
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
      const auto back = solver.upper_to(zero_), last = solver.upper_from(zero_);
      for (const auto& m : masks_) {
        if (!off.allows(m.rests_on) || back[m.point] == solve::unbounded || last[m.point] == solve::unbounded) continue;
        const auto low = -back[m.point], high = last[m.point];
        const auto hemisphere = dossier_.content().hemisphere;
        const auto next = m.date->first_match(day(low), day(high), hemisphere);
        // No matching day at all: the earliest would lie past the latest, which is the contradiction.
        const auto from = next ? next->since_epoch() : high + 1;
        if (from != low) moves.push_back({&m, from, bound_side::low, solver.proof(solve::distances_to{zero_, back}, m.point)});
        if (!next) continue;
        const auto to = m.date->last_match(day(low), day(high), hemisphere)->since_epoch();
        if (to != high) moves.push_back({&m, to, bound_side::high, solver.proof(m.point, solve::distances_from{zero_, last})});
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

  dossier dossier_;
  claim_premises premises_;
  claim_system system_;
  std::optional<widening_policy> wider_;
  solve::variable zero_ = 0;
  std::vector<detail::event_ends> ends_;
  std::vector<masked> masks_;
  std::vector<solve::premise> used_;
  std::vector<std::size_t> part_of_event_, ordered_with_;
  mutable std::stop_token stop_;
  mutable timeline_progress progress_;
  mutable std::size_t solved_ = 0;  // while it is made
};

/// What follows in days without some premises.
struct solved_days {
  solved_days(const event_system& s, solve::premise_mask without)
      : off(std::move(without)), rows(s.snapped(off, &converged)), solver(rows.system(), off) {
    if (!solver.feasible()) throw error(errc::invalid_value, "dates that contradict one another bound nothing");
    zero = s.zero();
    latest = solver.upper_from(zero);
    back = solver.upper_to(zero);
  }
  solved_days(const solved_days&) = delete;
  solved_days& operator=(const solved_days&) = delete;

  [[nodiscard]] std::optional<std::int64_t> first_day(solve::variable v) const { return back[v] == solve::unbounded ? std::nullopt : std::optional(-back[v]); }
  [[nodiscard]] std::optional<std::int64_t> last_day(solve::variable v) const { return latest[v] == solve::unbounded ? std::nullopt : std::optional(latest[v]); }

  [[nodiscard]] bound difference(solve::variable plus, solve::variable minus, bool proofs) const {
    if (minus == zero) return days_of(plus, proofs);
    // Days meet in zero; links alone join events otherwise.
    const solve::meeting_point hub{zero, latest, back};
    bound b;
    b.high = solver.upper(plus, minus, hub);
    if (const auto turned = solver.upper(minus, plus, hub)) b.low = -*turned;
    if (!proofs) return b;
    if (b.high) b.high_proof = make_proof(rows, solver.proof(plus, minus, hub), rows.name_of(plus), rows.name_of(minus), bound_side::high);
    if (b.low) b.low_proof = make_proof(rows, solver.proof(minus, plus, hub), rows.name_of(plus), rows.name_of(minus), bound_side::low);
    cite_assumptions(b);
    return b;
  }
  [[nodiscard]] bound days_of(solve::variable of, bool proofs) const {
    bound b;
    b.high = last_day(of);
    b.low = first_day(of);
    if (!proofs) return b;
    if (b.high) b.high_proof = make_proof(rows, solver.proof(of, solve::distances_from{zero, latest}), rows.name_of(of), rows.name_of(zero), bound_side::high);
    if (b.low) b.low_proof = make_proof(rows, solver.proof(solve::distances_to{zero, back}, of), rows.name_of(of), rows.name_of(zero), bound_side::low);
    cite_assumptions(b);
    return b;
  }

  solve::premise_mask off;
  bool converged = true;
  claim_system rows;
  solve::difference_solver solver;
  solve::variable zero = 0;
  std::vector<std::int64_t> latest, back;  // from zero to each variable, and from each to zero: its last day, and its first negated
};

}  // namespace

/// The rows, their conflicts, and what follows under the repairs asked about lately.
struct timeline::state {
  state(dossier d, std::stop_token stop, timeline_progress progress, std::optional<widening_policy> wider, repairs_told wanted)
      : system_(std::make_shared<event_system>(std::move(d), std::move(stop), std::move(progress), std::move(wider))), wanted_(wanted) {
    const auto* s = system_.get();
    repairs_ = std::make_unique<claim_repairs>(
        s->of(), s->premises(), s->parts_in_conflict(), [s](const solve::premise_mask& off) { return s->judge(off); },
        [s](const std::vector<solve::premise>& conflict) { return s->contradiction_of(conflict); }, default_effort);
    if (!repairs_->hopeless()) base_ = solved(repairs_->without_disputed());
    settle();
    s->made();
  }
  /// Without these premises, and nothing said of what contradicts.
  state(std::shared_ptr<const event_system> s, const solve::premise_mask& off) : system_(std::move(s)) {
    base_ = std::make_shared<const solved_days>(*system_, off);
    settle();
  }

  void settle() {
    in_conflict_.assign(system_->part_count(), 0);
    if (repairs_)
      for (const auto& name : repairs_->disputed()) in_conflict_[system_->part_of_claim(system_->premises().of_claim(*system_->of().find_place(name)))] = 1;
    if (base_ && !base_->converged) unsettled_ = system_->claims_with_masks();
  }

  [[nodiscard]] std::shared_ptr<const solved_days> solved(const solve::premise_mask& off) const {
    const std::lock_guard lock(mutex_);
    for (const auto& one : lately_)
      if (one->off == off) return one;
    if (lately_.size() >= most_kept) lately_.pop_front();
    lately_.push_back(std::make_shared<const solved_days>(*system_, off));
    return lately_.back();
  }

  /// plus - minus, whichever claims are wrong. The events are those whose ends are meant: no others bear on it.
  [[nodiscard]] bound difference(solve::variable plus, solve::variable minus, const std::vector<event_id>& events, bool proofs) const {
    if (!base_) {
      bound nothing;
      if (proofs) nothing.contradictions = repairs_->contradictions();
      return nothing;
    }
    const bool certain = std::none_of(events.begin(), events.end(), [&](const event_id& e) { return in_conflict_[system_->part_of(e)] != 0; });
    if (certain) return base_->difference(plus, minus, proofs);
    const auto bears = [&](solve::premise p) {
      const auto part = system_->part_of_claim(p);
      return std::any_of(events.begin(), events.end(), [&](const event_id& e) { return system_->part_of(e) == part; });
    };
    const auto ask = [&](const solve::premise_mask& off, bool with_proofs) { return repaired_answer{solved(off)->difference(plus, minus, with_proofs), {}}; };
    return repairs_->answer(ask, wanted_, proofs, bears).value;
  }
  [[nodiscard]] event_days range(const event_id& name, bool end) const { return {difference(system_->at(name, end), system_->zero(), {name}, true)}; }

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
    const auto s = difference(start, system_->zero(), {name}, false), e = difference(end, system_->zero(), {name}, false);
    const tightened_days made{as_day(s.low), as_day(s.high), as_day(e.low), as_day(e.high)};
    const std::lock_guard lock(mutex_);
    return hulls_.emplace(start, made).first->second;
  }

  static constexpr std::size_t default_effort = 20'000;
  static constexpr std::size_t most_kept = 256;

  std::shared_ptr<const event_system> system_;
  repairs_told wanted_ = repairs_told::all;
  std::unique_ptr<claim_repairs> repairs_;     ///< nothing where premises were left out for good
  std::shared_ptr<const solved_days> base_;    ///< without all that is disputed; nothing where rules conflict by themselves
  std::vector<char> in_conflict_;              ///< of each part of the events
  std::vector<claim_id> unsettled_;
  mutable std::mutex mutex_;
  mutable std::deque<std::shared_ptr<const solved_days>> lately_;
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
