// SPDX-License-Identifier: MIT
#include "ledger/difference_solution.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ledger/difference_rows.hpp"

namespace habeas {

ledger_solution::ledger_solution(const ledger_system& s, solve::premise_mask off)
    : system_(&s), off_(std::move(off)), joined_(&s.rows()) {
  if (s.chains().size() > 2) joined_ = &grown_.emplace(s.rows());
  for (std::size_t k = 2; k < s.chains().size() && feasible_; ++k) derive(k);
  if (!feasible_) return;
  solver_ = std::make_unique<solve::difference_solver>(joined_->system(), off_);
  feasible_ = solver_->feasible();
  pairs_ = std::make_unique<solve::pair_bounds>(*solver_);
}

proof ledger_solution::cycle() const {
  const auto& s = failed_kind_ ? system_->kind_rows(failed_kind_) : *joined_;
  const auto& solver = failed_kind_ ? *kind_solvers_.at(failed_kind_) : *solver_;
  return close(prove(s, solver.cycle()));
}

std::vector<solve::premise> ledger_solution::fault() const {
  const auto& s = failed_kind_ ? system_->kind_rows(failed_kind_) : *joined_;
  const auto& solver = failed_kind_ ? *kind_solvers_.at(failed_kind_) : *solver_;
  std::vector<solve::premise> found;
  const auto add = [&](const claim_system& of, const std::vector<solve::row_index>& rows) {
    for (const auto r : rows)
      for (const auto p : of.system().premises_of(r)) found.push_back(p);
  };
  for (const auto r : solver.cycle()) {
    const auto follows = &s == joined_ ? derived_of_row_.find(r) : derived_of_row_.end();
    if (follows == derived_of_row_.end()) {
      add(s, {r});
      continue;
    }
    const auto& d = follows->second;
    const auto& own = system_->kind_rows(d.kind);
    add(own, d.claimed ? std::vector<solve::row_index>{*d.claimed}
                       : kind_solvers_.at(d.kind)->proof(system_->order_at(d.from), system_->order_at(d.to)));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bound ledger_solution::between(solve::variable plus, solve::variable minus) const {
  bound b;
  b.high = upper(plus, minus);
  b.low = lower(plus, minus);
  if (b.high) b.high_proof = best_proof(plus, minus, *b.high, bound_side::high);
  if (b.low) b.low_proof = best_proof(minus, plus, -*b.low, bound_side::low);
  cite_assumptions(b);
  return b;
}

bound ledger_solution::ends(solve::variable plus, solve::variable minus) const {
  bound b;
  b.high = upper(plus, minus);
  b.low = lower(plus, minus);
  return b;
}

void ledger_solution::derive(std::size_t k) {
  const auto& own = system_->kind_rows(k).system();
  auto solver = std::make_unique<solve::difference_solver>(own, off_);
  if (!solver->feasible()) {
    feasible_ = false;
    failed_kind_ = k;
    kind_solvers_.emplace(k, std::move(solver));
    return;
  }
  const auto& points = system_->kind_points(k);
  const std::size_t total = system_->chains()[k].way == direction::entries ? 0 : 1;
  const auto add = [&](std::size_t from, std::size_t to, std::int64_t least, std::optional<solve::row_index> claimed = {}) {
    if (least <= 0) return;
    derived_of_row_.emplace(joined_->system().rows().size(), derived{k, from, to, claimed});
    grown_->at_least(system_->at(total, to), system_->at(total, from), least, row_rule::kind_is_part);
  };
  if (points.size() <= most_kind_points) {
    std::vector<solve::variable> chosen;
    for (const auto p : points) chosen.push_back(system_->order_at(p));
    const solve::difference_closure closure(*solver, chosen);
    for (std::size_t i = 0; i < points.size(); ++i)
      for (std::size_t j = 0; j < points.size(); ++j)
        if (const auto least = closure.lower(j, i); least && i != j) add(points[i], points[j], *least);
  } else {
    claim_by_claim_ = true;
    for (solve::row_index r = 0; r < own.rows().size(); ++r) {
      const auto& row = own.rows()[r];
      if (row.at_most < 0 && off_.allows(own.premises_of(r)))
        add(system_->point_of_order(row.plus), system_->point_of_order(row.minus), -row.at_most, r);
    }
  }
  kind_solvers_.emplace(k, std::move(solver));
}

proof ledger_solution::prove(const claim_system& s, const std::vector<solve::row_index>& rows) const {
  proof p;
  p.end = bound_side::high;
  for (const auto r : rows) {
    const auto& row = s.system().rows()[r];
    auto step = s.step(row, s.system().premises_of(r), bound_side::high);
    if (&s == joined_) {
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

proof ledger_solution::kind_proof(const derived& d) const {
  const auto& own = system_->kind_rows(d.kind);
  const auto from = system_->order_at(d.from), to = system_->order_at(d.to);
  if (d.claimed) return make_proof(own, std::vector<solve::row_index>{*d.claimed}, own.name_of(to), own.name_of(from), bound_side::low);
  return make_proof(own, kind_solvers_.at(d.kind)->proof(from, to), own.name_of(to), own.name_of(from), bound_side::low);
}

proof ledger_solution::close(proof p) {
  p.plus = p.minus = p.steps.front().minus;
  std::reverse(p.steps.begin(), p.steps.end());
  p.steps = join_order(std::move(p.steps));
  return p;
}

proof ledger_solution::best_proof(solve::variable plus, solve::variable minus, std::int64_t distance, bound_side end) const {
  const auto tight = tight_rows(plus, minus, distance);
  proof p;
  if (tight.empty() || tight.size() > most_unfolded) {
    p = prove(*joined_, pairs_->proof(plus, minus));
  } else {
    p = unfolded_proof(tight, plus, minus);
  }
  p.plus = joined_->name_of(plus);
  p.minus = joined_->name_of(minus);
  // The rows chain from minus to plus; read from plus.
  std::reverse(p.steps.begin(), p.steps.end());
  if (end == bound_side::low) turn(p);
  p.steps = join_order(std::move(p.steps));
  return p;
}

void ledger_solution::turn(proof& p) {
  std::swap(p.plus, p.minus);
  p.value = -p.value;
  p.end = bound_side::low;
  std::reverse(p.steps.begin(), p.steps.end());
  for (auto& s : p.steps) {
    std::swap(s.plus, s.minus);
    s.amount = -s.amount;
    s.end = bound_side::low;
  }
}

std::vector<solve::row_index> ledger_solution::tight_rows(solve::variable plus, solve::variable minus, std::int64_t distance) const {
  std::vector<solve::row_index> tight;
  if (derived_of_row_.empty() || claim_by_claim_) return tight;
  const auto along = solver_->upper_from(minus);
  const auto against = solver_->lower_from(plus);
  for (const auto& [r, what] : derived_of_row_) {
    const auto& row = joined_->system().rows()[r];
    if (along[row.minus] == solve::unbounded || against[row.plus] == solve::unbounded_below) continue;
    if (along[row.minus] + row.at_most - against[row.plus] == distance) tight.push_back(static_cast<solve::row_index>(r));
  }
  return tight;
}

proof ledger_solution::unfolded_proof(const std::vector<solve::row_index>& tight, solve::variable plus, solve::variable minus) const {
  claim_system wide = system_->rows();
  const auto base_rows = wide.system().rows().size();
  struct copy { std::size_t kind; solve::row_index row; solve::variable first; };
  std::vector<copy> copies;
  for (const auto r : tight) {
    const auto& d = derived_of_row_.at(r);
    const auto& own = system_->kind_rows(d.kind).system();
    const auto first = wide.system().add_variables(own.variable_count());
    for (const auto& row : own.rows())
      wide.system().add_row(first + row.plus, first + row.minus, row.at_most, own.premises()[row.premises], row.tag);
    // In at the later point, out at the earlier one, and nowhere else.
    const auto& joint = joined_->system().rows()[r];
    wide.system().add_row(first + system_->order_at(d.to), joint.minus, 0);
    wide.system().add_row(joint.plus, first + system_->order_at(d.from), 0);
    copies.push_back({d.kind, r, first});
  }
  const solve::difference_solver solver(wide.system(), off_);
  const auto path = solver.proof(plus, minus);
  proof p;
  p.end = bound_side::high;
  for (std::size_t i = 0; i < path.size();) {
    const auto& row = wide.system().rows()[path[i]];
    if (path[i] < base_rows) {
      p.steps.push_back(wide.step(row, wide.system().premises_of(path[i]), bound_side::high));
      ++i;
    } else {
      i = fold(p, wide, path, i, copies);
    }
    p.value += p.steps.back().amount;
  }
  return p;
}

}  // namespace habeas
