// SPDX-License-Identifier: MIT
// An account's rows solved: totals joined with what follows for them from each kind's own claims.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ledger/difference_rows.hpp"

namespace habeas {

/// Bounds and proofs of differences between an account's variables, under a mask.
///
/// A claim of releases is no claim of exits, but what it says at least is: if at least 201 were released
/// between two points then at least 201 left. For each kind those lower ends, worked out from the kind's
/// own claims between each two of its points, are rows of the total.
class ledger_solution {
 public:
  ledger_solution(const ledger_system& s, label_mask off) : system_(&s), off_(std::move(off)), joined_(s.rows()) {
    for (std::size_t k = 2; k < s.chains().size() && feasible_; ++k) derive(k);
    if (!feasible_) return;
    solver_ = std::make_unique<difference_solver>(joined_.system(), off_);
    feasible_ = solver_->feasible();
  }
  ledger_solution(const ledger_solution&) = delete;
  ledger_solution& operator=(const ledger_solution&) = delete;

  [[nodiscard]] bool feasible() const noexcept { return feasible_; }
  /// A circle of rows that cannot hold. Only where infeasible.
  [[nodiscard]] proof circle() const {
    const auto& s = failed_kind_ ? system_->kind_rows(failed_kind_) : joined_;
    const auto& solver = failed_kind_ ? *kind_solvers_.at(failed_kind_) : *solver_;
    return close(prove(s, solver.cycle()));
  }

  [[nodiscard]] std::optional<std::int64_t> upper(variable plus, variable minus) const { return solver_->upper(plus, minus); }
  [[nodiscard]] std::optional<std::int64_t> lower(variable plus, variable minus) const { return solver_->lower(plus, minus); }
  [[nodiscard]] const difference_solver& solver() const noexcept { return *solver_; }

  /// The bound of plus - minus with the proofs of both ends.
  [[nodiscard]] bound between(variable plus, variable minus) const {
    bound b;
    b.high = upper(plus, minus);
    b.low = lower(plus, minus);
    if (b.high) b.high_proof = best_proof(plus, minus, *b.high, side::high);
    if (b.low) b.low_proof = best_proof(minus, plus, -*b.low, side::low);
    cite_assumptions(b);
    return b;
  }
  /// The same without proofs.
  [[nodiscard]] bound ends(variable plus, variable minus) const {
    bound b;
    b.high = upper(plus, minus);
    b.low = lower(plus, minus);
    return b;
  }
  /// A kind's own bound of plus - minus (positions as in `ledger_system::order_at`), from its own claims alone.
  [[nodiscard]] std::optional<std::int64_t> kind_upper(std::size_t k, variable plus, variable minus) const {
    return kind_solvers_.at(k)->upper(plus, minus);
  }

 private:
  struct derived {
    std::size_t kind, from, to;
    std::optional<row_index> claimed;  ///< the one row of the kind that says it; else its best bound
  };

  void derive(std::size_t k) {
    const auto& own = system_->kind_rows(k).system();
    auto solver = std::make_unique<difference_solver>(own, off_);
    if (!solver->feasible()) {
      feasible_ = false;
      failed_kind_ = k;
      kind_solvers_.emplace(k, std::move(solver));
      return;
    }
    const auto& points = system_->kind_points(k);
    const std::size_t total = system_->chains()[k].way == direction::entries ? 0 : 1;
    const auto add = [&](std::size_t from, std::size_t to, std::int64_t least, std::optional<row_index> claimed = {}) {
      if (least <= 0) return;
      derived_of_row_.emplace(joined_.system().rows().size(), derived{k, from, to, claimed});
      joined_.at_least(system_->at(total, to), system_->at(total, from), least, rule::kind_is_part);
    };
    if (points.size() <= most_kind_points) {
      std::vector<variable> chosen;
      for (const auto p : points) chosen.push_back(system_->order_at(p));
      const difference_closure closure(*solver, chosen);
      for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = 0; j < points.size(); ++j)
          if (const auto least = closure.lower(j, i); least && i != j) add(points[i], points[j], *least);
    } else {
      claim_by_claim_ = true;
      for (row_index r = 0; r < own.rows().size(); ++r) {
        const auto& row = own.rows()[r];
        if (row.at_most < 0 && off_.allows(own.labels_of(r)))
          add(system_->point_of_order(row.plus), system_->point_of_order(row.minus), -row.at_most, r);
      }
    }
    kind_solvers_.emplace(k, std::move(solver));
  }

  /// Steps of rows in their chain, rows that follow from a kind with the kind's own proof inside.
  [[nodiscard]] proof prove(const claim_system& s, const std::vector<row_index>& rows) const {
    proof p;
    p.end = side::high;
    for (const auto r : rows) {
      const auto& row = s.system().rows()[r];
      auto step = s.step(row, s.system().labels_of(r), side::high);
      if (&s == &joined_) {
        if (const auto found = derived_of_row_.find(r); found != derived_of_row_.end()) {
          step.because = std::make_shared<const proof>(kind_proof(found->second));
          step.claims = claims_of(*step.because);
          step.assumptions = assumptions_of(*step.because);
        }
      }
      p.value += step.amount;
      p.steps.push_back(std::move(step));
    }
    return p;
  }
  [[nodiscard]] proof kind_proof(const derived& d) const {
    const auto& own = system_->kind_rows(d.kind);
    const auto from = system_->order_at(d.from), to = system_->order_at(d.to);
    if (d.claimed) return make_proof(own, std::vector<row_index>{*d.claimed}, own.name_of(to), own.name_of(from), side::low);
    return make_proof(own, kind_solvers_.at(d.kind)->proof(from, to), own.name_of(to), own.name_of(from), side::low);
  }

  static proof close(proof p) {
    p.plus = p.minus = p.steps.front().minus;
    std::reverse(p.steps.begin(), p.steps.end());
    p.steps = join_order(std::move(p.steps));
    return p;
  }

  /// The proof of upper(plus, minus), read from the side wanted. Where rows of kinds are tight, the kind's
  /// own rows take their place in a second system, so that the fewest claims are sought over all of them.
  [[nodiscard]] proof best_proof(variable plus, variable minus, std::int64_t distance, side end) const {
    const auto tight = tight_rows(plus, minus, distance);
    proof p;
    if (tight.empty() || tight.size() > most_unfolded) {
      p = prove(joined_, solver_->proof(plus, minus));
    } else {
      p = unfolded_proof(tight, plus, minus);
    }
    p.plus = joined_.name_of(plus);
    p.minus = joined_.name_of(minus);
    // The rows chain from minus to plus; read from plus.
    std::reverse(p.steps.begin(), p.steps.end());
    if (end == side::low) turn(p);
    p.steps = join_order(std::move(p.steps));
    return p;
  }
  /// The same proof of the other side: minus - plus is at least the negative.
  static void turn(proof& p) {
    std::swap(p.plus, p.minus);
    p.value = -p.value;
    p.end = side::low;
    std::reverse(p.steps.begin(), p.steps.end());
    for (auto& s : p.steps) {
      std::swap(s.plus, s.minus);
      s.amount = -s.amount;
      s.end = side::low;
    }
  }

  [[nodiscard]] std::vector<row_index> tight_rows(variable plus, variable minus, std::int64_t distance) const {
    std::vector<row_index> tight;
    if (derived_of_row_.empty() || claim_by_claim_) return tight;
    const auto along = solver_->upper_from(minus);
    const auto against = solver_->lower_from(plus);
    for (const auto& [r, what] : derived_of_row_) {
      const auto& row = joined_.system().rows()[r];
      if (along[row.minus] == unbounded || against[row.plus] == unbounded_below) continue;
      if (along[row.minus] + row.at_most - against[row.plus] == distance) tight.push_back(static_cast<row_index>(r));
    }
    return tight;
  }

  [[nodiscard]] proof unfolded_proof(const std::vector<row_index>& tight, variable plus, variable minus) const {
    claim_system wide = system_->rows();
    const auto base_rows = wide.system().rows().size();
    struct copy { std::size_t kind; row_index row; variable first; };
    std::vector<copy> copies;
    for (const auto r : tight) {
      const auto& d = derived_of_row_.at(r);
      const auto& own = system_->kind_rows(d.kind).system();
      const auto first = wide.system().add_variables(own.variable_count());
      for (const auto& row : own.rows())
        wide.system().add_row(first + row.plus, first + row.minus, row.at_most, own.labels()[row.labels], row.tag);
      // In at the later point, out at the earlier one, and nowhere else.
      const auto& joint = joined_.system().rows()[r];
      wide.system().add_row(first + system_->order_at(d.to), joint.minus, 0);
      wide.system().add_row(joint.plus, first + system_->order_at(d.from), 0);
      copies.push_back({d.kind, r, first});
    }
    const difference_solver solver(wide.system(), off_);
    const auto path = solver.proof(plus, minus);
    proof p;
    p.end = side::high;
    for (std::size_t i = 0; i < path.size();) {
      const auto& row = wide.system().rows()[path[i]];
      if (path[i] < base_rows) {
        p.steps.push_back(wide.step(row, wide.system().labels_of(path[i]), side::high));
        ++i;
      } else {
        i = fold(p, wide, path, i, copies);
      }
      p.value += p.steps.back().amount;
    }
    return p;
  }

  /// The stretch of a path through one kind's copy as a single step that carries it.
  template <class Copies>
  std::size_t fold(proof& p, const claim_system& wide, const std::vector<row_index>& path, std::size_t i, const Copies& copies) const {
    const auto entered = wide.system().rows()[path[i]].plus;
    const auto c = std::find_if(copies.rbegin(), copies.rend(), [&](const auto& one) { return one.first <= entered; });
    const auto& own = system_->kind_rows(c->kind);
    const auto& joint = joined_.system().rows()[c->row];
    auto inside = std::make_shared<proof>();
    inside->end = side::high;
    const auto& d = derived_of_row_.at(c->row);
    inside->plus = own.name_of(system_->order_at(d.from));
    inside->minus = own.name_of(system_->order_at(d.to));
    for (++i;; ++i) {
      auto row = wide.system().rows()[path[i]];
      if (row.plus < c->first) break;  // out again
      row.plus -= c->first;
      row.minus -= c->first;
      inside->steps.push_back(own.step(row, wide.system().labels_of(path[i]), side::high));
      inside->value += inside->steps.back().amount;
    }
    std::reverse(inside->steps.begin(), inside->steps.end());
    turn(*inside);
    inside->steps = join_order(std::move(inside->steps));
    auto step = joined_.step(joint, {}, side::high);
    step.claims = claims_of(*inside);
    step.assumptions = assumptions_of(*inside);
    step.because = std::move(inside);
    p.steps.push_back(std::move(step));
    return i + 1;
  }

  static constexpr std::size_t most_unfolded = 64;

  const ledger_system* system_;
  label_mask off_;
  claim_system joined_;
  std::map<std::size_t, derived> derived_of_row_;
  std::map<std::size_t, std::unique_ptr<difference_solver>> kind_solvers_;
  std::unique_ptr<difference_solver> solver_;
  bool feasible_ = true;
  bool claim_by_claim_ = false;
  std::size_t failed_kind_ = 0;
};

}  // namespace habeas
