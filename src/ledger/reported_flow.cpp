// SPDX-License-Identifier: MIT
#include "ledger/reported_flow.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "core/capped_sum.hpp"
#include "ledger/difference_rows.hpp"
#include "solve/bound_finder.hpp"
#include "solve/wide_integer.hpp"

namespace habeas {

namespace {

/// How many claims there are, and the sum of their upper ends; those without one are counted apart.
struct sum_of_ends {
  solve::detail::wide_integer total = 0;
  std::size_t count = 0, without_end = 0;

  void add(const std::optional<std::int64_t>& high) {
    ++count;
    if (high) total += *high;
    else ++without_end;
  }
  sum_of_ends& operator+=(const sum_of_ends& other) {
    total += other.total;
    count += other.count;
    without_end += other.without_end;
    return *this;
  }
  sum_of_ends& operator-=(const sum_of_ends& other) {
    total -= other.total;
    count -= other.count;
    without_end -= other.without_end;
    return *this;
  }
  /// Nothing: any number.
  [[nodiscard]] std::optional<std::int64_t> number() const {
    if (without_end != 0 || total >= std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return static_cast<std::int64_t>(total);
  }
};

}  // namespace

/// The points of the account in their certain order: which exact ones lie next to each, and what else is known.
class reported_flows::calendar {
 public:
  calendar(const ledger_system& s, const solve::premise_mask& off) : system_(&s), solver_(s.order().system(), off) {
    const auto n = s.table().points().size();
    const auto is_exact = [&](solve::variable v) {
      const auto p = s.point_of_order(v);
      return p == point_table::beginning || s.table().points()[p].exact.has_value();
    };
    place_.assign(n, none);
    std::uint32_t next = 0;
    for (solve::variable v = 0; v < n; ++v)
      if (is_exact(v)) place_[v] = next++;
    after_.assign(n, none);
    before_.assign(n, none);
    nearest(after_, true);
    nearest(before_, false);
  }

  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  [[nodiscard]] const ledger_system& of() const noexcept { return *system_; }
  [[nodiscard]] const solve::difference_graph& graph() const noexcept { return solver_.graph(); }
  [[nodiscard]] std::size_t size() const noexcept { return after_.size(); }
  /// The number of the first exact point that is certainly not before v, and one more than that of the last certainly not after it.
  [[nodiscard]] std::uint32_t first_after(solve::variable v) const noexcept { return after_[v]; }
  [[nodiscard]] std::uint32_t last_before(solve::variable v) const noexcept { return before_[v] == none ? 0 : before_[v] + 1; }

  /// Calls f(u) for each point certainly not after v (not before v, with `later`) between which and v no exact one lies:
  /// those on the other side of an exact point are known by its number, and so are all that lie behind them.
  template <class F>
  void each_near(solve::variable v, bool later, F&& f) const {
    std::vector<solve::variable> pending{v};
    std::unordered_set<solve::variable> seen{v};
    while (!pending.empty()) {
      const auto u = pending.back();
      pending.pop_back();
      if (!between(u, v, later)) f(u);
      const auto step = [&](solve::variable w) {
        if (!between(w, v, later) && seen.insert(w).second) pending.push_back(w);
      };
      // An arc leads from the later point to the earlier one.
      if (later) for (const auto& arc : graph().reaching(u)) step(arc.from);
      else for (const auto& arc : graph().leaving(u)) step(arc.to);
    }
  }
  /// Does an exact point lie between w and v, or is w one?
  [[nodiscard]] bool between(solve::variable w, solve::variable v, bool later) const noexcept {
    return later ? first_after(v) < last_before(w) : first_after(w) < last_before(v);
  }
  [[nodiscard]] bool not_after(solve::variable a, solve::variable b) const {
    if (a == b || between(a, b, false)) return true;
    bool found = false;
    each_near(b, false, [&](solve::variable u) { found = found || u == a; });
    return found;
  }

 private:
  /// Exact points next to each, carried along the order from the exact points themselves.
  void nearest(std::vector<std::uint32_t>& to, bool later) {
    std::vector<solve::variable> exact;
    for (solve::variable v = 0; v < place_.size(); ++v)
      if (place_[v] != none) exact.push_back(v);
    // The first to reach a point is the nearest to it: of those after it the first, of those before it the last.
    if (!later) std::reverse(exact.begin(), exact.end());
    std::vector<solve::variable> pending;
    for (const auto e : exact) {
      if (to[e] == none) to[e] = place_[e];
      pending.assign(1, e);
      while (!pending.empty()) {
        const auto u = pending.back();
        pending.pop_back();
        const auto step = [&](solve::variable w) {
          if (to[w] != none || place_[w] != none) return;
          to[w] = place_[e];
          pending.push_back(w);
        };
        if (later) for (const auto& arc : graph().leaving(u)) step(arc.to);
        else for (const auto& arc : graph().reaching(u)) step(arc.from);
      }
    }
  }

  const ledger_system* system_;
  solve::difference_solver solver_;
  std::vector<std::uint32_t> place_, after_, before_;  // by variable of the order
};

/// One kind's claims.
///
/// Entries that a claim states lie in its window. Counted along the windows alone, they rise only where some
/// claim reaches and obey every claim's number; the difference engine gives the most that they can be, with
/// nested and repeated claims counted once. A claim whose start nobody stated may lie anywhere before its end,
/// so it adds its whole number.
class reported_flows::kind {
 public:
  /// @param within claims that lie in the windows of claims of a wider kind, which state them already
  kind(const calendar& order, std::vector<const flow_row*> rows, std::vector<const flow_row*> within)
      : order_(&order), rows_(std::move(rows)), within_(std::move(within)), windows_(order), unstarted_(order) {
    for (const auto* f : rows_) {
      if (!f->from) unstarted_.add(std::nullopt, at(f->to), most_of(*f));
      else if (order_->not_after(at(f->to), at(*f->from))) empty_.push_back(f);
      else windows_.add(at(*f->from), at(f->to), most_of(*f));
    }
    windows_.prepare();
    unstarted_.prepare();
    solve_windows();
  }

  using stretches = std::vector<std::pair<std::size_t, std::size_t>>;

  [[nodiscard]] std::vector<std::optional<std::int64_t>> numbers(const stretches& asked) const {
    const auto along = along_windows(asked);
    std::vector<std::optional<std::int64_t>> most;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const auto& [from, to] = asked[i];
      auto started = windows_.all();
      started -= windows_.ended_by(at(from));
      started -= windows_.not_begun_by(at(to));
      for (const auto* f : empty_)
        if (reaches(*f, from, to)) started.add(most_of(*f));
      auto unstarted = unstarted_.all();
      unstarted -= unstarted_.ended_by(at(from));
      const auto sum = started.number();
      if (started.count + unstarted.count == 0) {
        most.emplace_back(0);
        continue;
      }
      const auto n = limited_sum(unstarted.number(), !along[i] ? sum : !sum ? along[i] : std::min(along[i], sum));
      // Nobody states fewer than none: a stretch that runs backwards is none.
      most.push_back(n ? std::optional(std::max<std::int64_t>(0, *n)) : std::nullopt);
    }
    return most;
  }
  void add_claims(std::size_t from, std::size_t to, std::vector<std::size_t>& into) const {
    for (const auto* some : {&rows_, &within_})
      for (const auto* f : *some)
        if (reaches(*f, from, to)) into.push_back(f->claim_place);
  }
  [[nodiscard]] std::size_t rows_built() const noexcept { return built_.rows().size(); }

 private:
  /// Claims by where their windows start and end: how many have ended by a point, how many have not begun.
  class tally {
   public:
    explicit tally(const calendar& order) : order_(&order) {}

    void add(std::optional<solve::variable> from, solve::variable to, const std::optional<std::int64_t>& high) {
      all_.add(high);
      ends_at_[to].add(high);
      if (from) starts_at_[*from].add(high);
    }
    void prepare() {
      ended_.assign(order_->size() + 2, {});
      unbegun_.assign(order_->size() + 2, {});
      for (const auto& [v, sum] : ends_at_)
        if (const auto next = order_->first_after(v); next != calendar::none) ended_[next + 1] += sum;
      for (const auto& [v, sum] : starts_at_) unbegun_[order_->last_before(v)] += sum;
      for (std::size_t i = 1; i < ended_.size(); ++i) ended_[i] += ended_[i - 1];
      for (auto i = unbegun_.size() - 1; i-- > 0;) unbegun_[i] += unbegun_[i + 1];
    }
    [[nodiscard]] const sum_of_ends& all() const noexcept { return all_; }
    [[nodiscard]] sum_of_ends ended_by(solve::variable v) const { return sum(v, ended_[order_->last_before(v)], ends_at_, false); }
    [[nodiscard]] sum_of_ends not_begun_by(solve::variable v) const {
      const auto next = order_->first_after(v);
      return sum(v, next == calendar::none ? sum_of_ends{} : unbegun_[next + std::size_t{1}], starts_at_, true);
    }

   private:
    using by_variable = std::unordered_map<solve::variable, sum_of_ends>;
    [[nodiscard]] sum_of_ends sum(solve::variable v, sum_of_ends far, const by_variable& near, bool later) const {
      if (!near.empty())
        order_->each_near(v, later, [&](solve::variable u) {
          if (const auto found = near.find(u); found != near.end()) far += found->second;
        });
      return far;
    }

    const calendar* order_;
    sum_of_ends all_;
    by_variable ends_at_, starts_at_;
    std::vector<sum_of_ends> ended_, unbegun_;
  };

  [[nodiscard]] solve::variable at(std::size_t point) const { return order_->of().order_at(point); }
  /// Changes that the number states at most: people may have made more than one each.
  [[nodiscard]] std::optional<std::int64_t> most_of(const flow_row& f) const {
    if (!f.number.high || !order_->of().grounds_of_most(f)) return std::nullopt;
    return *f.number.high + f.more;
  }
  [[nodiscard]] bool reaches(const flow_row& f, std::size_t from, std::size_t to) const {
    return !order_->not_after(at(f.to), at(from)) && !(f.from && order_->not_after(at(to), at(*f.from)));
  }

  /// Counts along the windows: they never fall, and do not rise from a point to the next where no window reaches between.
  void solve_windows() {
    if (windows_.all().count + empty_.size() == 0) return;
    const auto n = order_->size();
    std::vector<std::size_t> ended(n), unbegun(n);
    for (solve::variable v = 0; v < n; ++v) {
      ended[v] = windows_.ended_by(v).count;
      unbegun[v] = windows_.not_begun_by(v).count;
    }
    built_.add_variables(n);
    for (const auto& arc : order_->graph().arcs()) {
      work_limits::count(1);
      const auto later = arc.from, earlier = arc.to;
      built_.add_row(earlier, later, 0);
      const bool flat = ended[earlier] + unbegun[later] == windows_.all().count && std::all_of(empty_.begin(), empty_.end(), [&](const flow_row* f) {
        return order_->not_after(at(f->to), earlier) || order_->not_after(later, at(*f->from));
      });
      if (flat) built_.add_row(later, earlier, 0);
    }
    for (const auto* f : rows_) {
      if (!f->from) continue;
      const auto start = at(*f->from), end = at(f->to);
      if (f->number.low) built_.add_row(start, end, -*f->number.low);
      if (const auto high = most_of(*f)) built_.add_row(end, start, *high);
    }
    const solve::difference_solver solver(built_);
    if (solver.feasible()) finder_ = std::make_unique<const solve::bound_finder>(solver);
  }
  [[nodiscard]] std::vector<std::optional<std::int64_t>> along_windows(const stretches& asked) const {
    if (windows_.all().count + empty_.size() == 0) return std::vector<std::optional<std::int64_t>>(asked.size(), 0);
    std::vector<std::optional<std::int64_t>> most(asked.size());
    if (!finder_) return most;
    std::vector<solve::variable_pair> pairs;
    for (const auto& [from, to] : asked) pairs.push_back({at(to), at(from)});
    const auto found = finder_->upper(pairs);
    for (std::size_t i = 0; i < found.size(); ++i)
      if (found[i] != solve::unbounded) most[i] = found[i];
    return most;
  }

  const calendar* order_;
  std::vector<const flow_row*> rows_, within_;
  std::vector<const flow_row*> empty_;  ///< windows that end when they begin
  tally windows_, unstarted_;
  solve::difference_system built_;
  std::unique_ptr<const solve::bound_finder> finder_;  ///< nothing where the numbers contradict one another
};

reported_flows::reported_flows(const ledger_system& s, const solve::premise_mask& off, const solve::premise_mask& order_off, const chain& of)
    : order_(std::make_unique<const calendar>(s, order_off)) {
  std::map<chain, std::vector<const flow_row*>> told;
  for (const auto& f : s.flows())
    if (!off.is_off(s.rows().premises().of_claim(f.claim_place))) told[f.in].push_back(&f);
  const auto before = [&](std::size_t p, std::size_t q) { return order_->not_after(s.order_at(p), s.order_at(q)); };
  for (const auto& [c, flows] : told) {
    if (!lies_inside(c, of) && !lies_inside(of, c)) continue;
    std::vector<const flow_row*> rows, within;
    for (const auto* f : flows) {
      bool is_within = false;
      for (const auto& [wider, those] : told) {
        if (is_within || wider == c || !f->from || !lies_inside(c, wider)) continue;
        work_limits::count(those.size());
        is_within = std::any_of(those.begin(), those.end(), [&](const flow_row* g) { return g->from && before(*g->from, *f->from) && before(f->to, g->to); });
      }
      (is_within ? within : rows).push_back(f);
    }
    kinds_.push_back(std::make_unique<const kind>(*order_, std::move(rows), std::move(within)));
  }
}

reported_flows::~reported_flows() = default;

std::vector<std::optional<std::int64_t>> reported_flows::numbers(const std::vector<std::pair<std::size_t, std::size_t>>& stretches) const {
  std::vector<std::optional<std::int64_t>> sums(stretches.size(), 0);
  for (const auto& k : kinds_) {
    const auto most = k->numbers(stretches);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = limited_sum(sums[i], most[i]);
  }
  return sums;
}

reported_flow reported_flows::between(std::size_t from, std::size_t to) const {
  reported_flow all{numbers({{from, to}}).front(), {}};
  for (const auto& k : kinds_) k->add_claims(from, to, all.claims);
  std::sort(all.claims.begin(), all.claims.end());
  return all;
}

std::size_t reported_flows::rows_built() const noexcept {
  std::size_t rows = 0;
  for (const auto& k : kinds_) rows += k->rows_built();
  return rows;
}

}  // namespace habeas
