// SPDX-License-Identifier: MIT
#include "ledger/difference_solution.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/capped_sum.hpp"
#include "core/each_once.hpp"
#include "ledger/difference_rows.hpp"

namespace habeas {

ledger_solution::ledger_solution(const ledger_system& s, solve::premise_mask off, bool every_kind)
    : system_(&s), off_(std::move(off)), joined_(&s.rows()) {
  const auto counted = s.counted_chains(), all = s.chains().size();
  if (all > 2) {
    solve_kinds(0, counted, every_kind);
    if (!feasible_ && !every_kind) return;
    for (std::size_t k = 2; k < counted; ++k) derive(k);
    for (std::size_t k = 0; k < all; ++k) derive_sums(k);
    for (std::size_t k = 0; k < all; ++k) derive_down(k);
    if (!feasible_) {
      solve_kinds(counted, all, every_kind);
      return;
    }
  }
  solver_ = std::make_unique<solve::difference_solver>(joined_->system(), off_);
  feasible_ = solver_->feasible();
  // Kinds that no claim counts give the whole nothing, and their rows are among its own: where it holds they do.
  if (!feasible_ && all > 2) solve_kinds(counted, all, every_kind);
  pairs_ = std::make_unique<solve::pair_bounds>(*solver_);
}

claim_system& ledger_solution::grown() {
  if (!grown_) joined_ = &grown_.emplace(system_->rows());
  return *grown_;
}

proof ledger_solution::cycle() const {
  const auto& s = failed_kind_ ? system_->kind_rows(failed_kind_) : *joined_;
  const auto& solver = failed_kind_ ? *kind_solvers_.at(failed_kind_) : *solver_;
  return close(prove(s, solver.cycle()));
}

proof ledger_solution::cycle_of(const claim_system& s, const std::vector<solve::row_index>& rows) {
  proof p;
  p.end = bound_side::high;
  for (const auto r : rows) {
    p.steps.push_back(s.step(s.system().rows()[r], s.system().premises_of(r), bound_side::high));
    p.value += p.steps.back().amount;
  }
  return close(std::move(p));
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
    for (const auto& [kind, rows] : rows_of(follows->second)) add(system_->kind_rows(kind), rows);
  }
  keep_each_once(found);
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

std::optional<proof> ledger_solution::lower_proof(solve::variable plus, solve::variable minus) const {
  const auto low = lower(plus, minus);
  return low ? std::optional(best_proof(minus, plus, -*low, bound_side::low)) : std::nullopt;
}

bound ledger_solution::ends(solve::variable plus, solve::variable minus) const {
  bound b;
  b.high = upper(plus, minus);
  b.low = lower(plus, minus);
  return b;
}

std::vector<std::pair<std::size_t, std::vector<solve::row_index>>> ledger_solution::rows_of(const derived& d) const {
  const auto from = system_->order_at(d.from), to = system_->order_at(d.to);
  if (d.claimed) return {{d.kind, {*d.claimed}}};
  if (d.down) return {{d.kind, kind_solvers_.at(d.kind)->proof(to, from)}};
  std::vector<std::pair<std::size_t, std::vector<solve::row_index>>> all{{d.kind, kind_solvers_.at(d.kind)->proof(from, to)}};
  for (const auto k : d.and_kinds) all.emplace_back(k, kind_solvers_.at(k)->proof(from, to));
  return all;
}

void ledger_solution::solve_kinds(std::size_t first, std::size_t last, bool every_kind) {
  for (auto k = first; k < last; ++k) {
    if (k < 2 && system_->kind_points(k).empty()) continue;  // nobody counts all of them
    auto solver = std::make_unique<solve::difference_solver>(system_->kind_rows(k).system(), off_);
    // That claims of all entries or exits contradict one another, the whole says by itself.
    if (!solver->feasible() && k < 2) continue;
    const bool holds = solver->feasible();
    kind_solvers_.emplace(k, std::move(solver));
    if (holds) continue;
    feasible_ = false;
    failed_kind_ = k;
    failed_kinds_.push_back(k);
    if (!every_kind) return;
  }
}

bool ledger_solution::has_failed(std::size_t k) const {
  return std::find(failed_kinds_.begin(), failed_kinds_.end(), k) != failed_kinds_.end();
}

void ledger_solution::derive(std::size_t k) {
  if (has_failed(k)) return;
  const auto& own = system_->kind_rows(k).system();
  const auto& solver = *kind_solvers_.at(k);
  const auto& points = system_->kind_points(k);
  const auto& chains = system_->chains();
  std::vector<std::size_t> wider;
  for (std::size_t w = 0; w < chains.size(); ++w)
    if (w != k && lies_inside(chains[k], chains[w])) wider.push_back(w);
  const auto add = [&](std::size_t from, std::size_t to, std::int64_t least, std::optional<solve::row_index> claimed = {}) {
    if (least <= 0) return;
    for (const auto w : wider) {
      derived_of_row_.emplace(joined_->system().rows().size(), derived{k, from, to, claimed});
      grown().at_least(system_->at(w, to), system_->at(w, from), least, row_rule::kind_is_part);
    }
  };
  if (points.size() <= most_kind_points) {
    std::vector<solve::variable> chosen;
    for (const auto p : points) chosen.push_back(system_->order_at(p));
    const solve::difference_closure closure(solver, chosen);
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
}

void ledger_solution::derive_sums(std::size_t whole) {
  for (const auto& set : system_->sets_apart_in(whole)) {
    if (std::any_of(set.begin(), set.end(), [&](std::size_t k) { return has_failed(k); })) continue;
    // Where kinds end at cut-offs of which neither is certainly the later, they add up at any point after both.
    std::vector<std::size_t> points = system_->kind_points(whole);
    const auto all = system_->table().points().size();
    for (const auto k : set) points.insert(points.end(), system_->kind_points(k).begin(), system_->kind_points(k).end());
    for (std::size_t p = 0; all <= most_passed_on && p < all; ++p) points.push_back(p);
    keep_each_once(points);
    if (points.size() > most_passed_on) continue;
    std::vector<solve::variable> chosen;
    for (const auto p : points) chosen.push_back(system_->order_at(p));
    std::vector<solve::difference_closure> closures;
    for (const auto k : set) closures.emplace_back(*kind_solvers_.at(k), chosen);
    for (std::size_t i = 0; i < points.size(); ++i)
      for (std::size_t j = 0; j < points.size(); ++j) {
        derived d{0, points[i], points[j]};
        std::int64_t sum = 0;
        for (std::size_t n = 0; n < set.size(); ++n) {
          const auto least = i == j ? std::nullopt : closures[n].lower(j, i);
          if (!least || *least <= 0) continue;
          if (sum == 0) d.kind = set[n];
          else d.and_kinds.push_back(set[n]);
          sum = capped_sum(sum, *least);
        }
        if (d.and_kinds.empty() || sum > greatest_sum) continue;
        derived_of_row_.emplace(joined_->system().rows().size(), std::move(d));
        grown().at_least(system_->at(whole, points[j]), system_->at(whole, points[i]), sum, row_rule::kind_is_part);
      }
  }
}

void ledger_solution::derive_down(std::size_t k) {
  const auto solved = kind_solvers_.find(k);
  if (solved == kind_solvers_.end() || has_failed(k) || system_->kind_points(k).empty()) return;
  const auto& chains = system_->chains();
  std::vector<std::size_t> inside;
  for (std::size_t n = 2; n < chains.size(); ++n)
    if (n != k && lies_inside(chains[n], chains[k])) inside.push_back(n);
  if (inside.empty()) return;
  // Whichever way round the two points are, a kind inside moved no more than an upper end that is no less than 0.
  const auto add = [&](std::size_t from, std::size_t to, std::int64_t most, std::optional<solve::row_index> claimed = {}) {
    if (most < 0) return;
    for (const auto n : inside) {
      derived_of_row_.emplace(joined_->system().rows().size(), derived{k, from, to, claimed, true});
      grown().at_most(system_->at(n, to), system_->at(n, from), most, row_rule::kind_within);
    }
  };
  // Where the order alone says it, the kind's own order does.
  std::optional<solve::difference_solver> order;
  const auto comes_first = [&](std::size_t before, std::size_t after) {
    if (!order) order.emplace(system_->order().system(), off_);
    const auto gap = order->upper(system_->order_at(before), system_->order_at(after));
    return gap && *gap <= 0;
  };
  const auto& own = system_->kind_rows(k);
  const auto& points = system_->kind_points(k);
  if (points.size() <= most_passed_on) {
    std::vector<solve::variable> chosen;
    for (const auto p : points) chosen.push_back(system_->order_at(p));
    const solve::difference_closure closure(*solved->second, chosen);
    for (std::size_t i = 0; i < points.size(); ++i)
      for (std::size_t j = 0; j < points.size(); ++j) {
        const auto most = i == j ? std::nullopt : closure.upper(j, i);
        if (most && (*most != 0 || !comes_first(points[j], points[i]))) add(points[i], points[j], *most);
      }
    return;
  }
  for (solve::row_index r = 0; r < own.system().rows().size(); ++r) {
    const auto& row = own.system().rows()[r];
    const auto by = own.rule_of(row);
    if ((by == row_rule::entries || by == row_rule::exits) && off_.allows(own.system().premises_of(r)))
      add(system_->point_of_order(row.minus), system_->point_of_order(row.plus), row.at_most, r);
  }
}

proof ledger_solution::prove(const claim_system& s, const std::vector<solve::row_index>& rows) const {
  proof p;
  p.end = bound_side::high;
  p.steps.reserve(rows.size());
  for (const auto r : rows) {
    const auto& row = s.system().rows()[r];
    auto step = s.step(row, s.system().premises_of(r), bound_side::high);
    if (&s == joined_) {
      if (const auto found = derived_of_row_.find(r); found != derived_of_row_.end()) {
        auto why = kind_proof(found->second);
        if (!found->second.and_kinds.empty()) name_whole(why, step);
        step.because = std::make_shared<const proof>(std::move(why));
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
  const auto from = system_->order_at(d.from), to = system_->order_at(d.to);
  const auto one = [&](std::size_t kind, const std::vector<solve::row_index>& rows, bound_side end) {
    const auto& own = system_->kind_rows(kind);
    return make_proof(own, rows, own.name_of(to), own.name_of(from), end);
  };
  const auto all = rows_of(d);
  if (d.and_kinds.empty()) return one(all.front().first, all.front().second, d.down ? bound_side::high : bound_side::low);
  // Nobody is in two of them: what moved of the whole is no less than their sum.
  proof sum;
  sum.end = bound_side::low;
  proof_step apart;
  apart.by = row_rule::part_of_whole;
  apart.end = bound_side::low;
  for (const auto& [kind, rows] : all) {
    auto part = one(kind, rows, bound_side::low);
    apart.sum.push_back({-1, part.plus});
    apart.sum.push_back({1, part.minus});
    sum.value += part.value;
    sum.steps.insert(sum.steps.end(), part.steps.begin(), part.steps.end());
    if (!apart.because) {
      apart.claims = claims_of(part);
      apart.assumptions = assumptions_of(part);
      apart.because = std::make_shared<const proof>(std::move(part));
    }
  }
  sum.steps.insert(sum.steps.begin(), std::move(apart));
  return sum;
}

void ledger_solution::name_whole(proof& sum, const proof_step& of) {
  // Read from the upper side, the step is of the earlier point less the later one.
  sum.plus = of.minus;
  sum.minus = of.plus;
  auto& apart = sum.steps.front().sum;
  apart.insert(apart.begin(), {-1, sum.minus});
  apart.insert(apart.begin(), {1, sum.plus});
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
  // The rows chain from minus to plus: so a lower end is read, and an upper end from plus.
  if (tight.empty() || tight.size() > most_unfolded) {
    auto rows = pairs_->proof(plus, minus);
    if (end == bound_side::high) std::reverse(rows.begin(), rows.end());
    p = prove(*joined_, rows);
  } else {
    p = unfolded_proof(tight, plus, minus);
    if (end == bound_side::high) std::reverse(p.steps.begin(), p.steps.end());
  }
  p.plus = joined_->name_of(plus);
  p.minus = joined_->name_of(minus);
  if (end == bound_side::low) read_from_below(p);
  p.steps = join_order(std::move(p.steps));
  return p;
}

void ledger_solution::turn(proof& p) {
  std::reverse(p.steps.begin(), p.steps.end());
  read_from_below(p);
}

void ledger_solution::read_from_below(proof& p) {
  std::swap(p.plus, p.minus);
  p.value = -p.value;
  p.end = bound_side::low;
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
  std::map<solve::row_index, solve::row_index> sums;
  for (const auto r : tight) {
    const auto& d = derived_of_row_.at(r);
    if (!d.and_kinds.empty()) {
      std::vector<solve::premise> on;
      for (const auto& [kind, rows] : rows_of(d))
        for (const auto one : rows)
          for (const auto p : system_->kind_rows(kind).system().premises_of(one)) on.push_back(p);
      keep_each_once(on);
      const auto& row = joined_->system().rows()[r];
      sums.emplace(wide.system().add_row(row.plus, row.minus, row.at_most, on, row.tag), r);
      continue;
    }
    const auto& own = system_->kind_rows(d.kind).system();
    const auto first = wide.system().add_variables(own.variable_count());
    for (const auto& row : own.rows())
      wide.system().add_row(first + row.plus, first + row.minus, row.at_most, own.premises()[row.premises], row.tag);
    // In at the later point, out at the earlier one, and nowhere else.
    const auto& joint = joined_->system().rows()[r];
    wide.system().add_row(first + system_->order_at(d.down ? d.from : d.to), joint.minus, 0);
    wide.system().add_row(joint.plus, first + system_->order_at(d.down ? d.to : d.from), 0);
    copies.push_back({d.kind, r, first});
  }
  const solve::difference_solver solver(wide.system(), off_);
  const auto path = solver.proof(plus, minus);
  proof p;
  p.end = bound_side::high;
  for (std::size_t i = 0; i < path.size();) {
    const auto& row = wide.system().rows()[path[i]];
    if (const auto sum = sums.find(path[i]); sum != sums.end()) {
      auto one = prove(*joined_, {sum->second});
      p.steps.push_back(std::move(one.steps.front()));
      ++i;
    } else if (path[i] < base_rows) {
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
