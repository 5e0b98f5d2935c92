// SPDX-License-Identifier: MIT
#include "timeline/day_rows.hpp"

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>
#include "core/cancel.hpp"
#include "core/each_once.hpp"
#include "solve/difference_solver.hpp"

namespace habeas::detail {

namespace {

joint_verdict verdict_of(const solve::difference_solver& solver) {
  if (solver.feasible()) return {};
  std::vector<solve::premise> fault;
  for (const auto r : solver.cycle())
    for (const auto p : solver.system().premises_of(r)) fault.push_back(p);
  keep_each_once(fault);
  return {false, std::move(fault)};
}

std::vector<solve::premise> with_premises_of(const claim_system& s, std::span<const solve::row_index> rows, std::vector<solve::premise> on) {
  for (const auto r : rows)
    for (const auto l : s.system().premises_of(r)) on.push_back(l);
  return on;
}

}  // namespace

void making::step(std::string_view what, std::size_t done, std::size_t of) const {
  throw_if_stopped(stop_);
  if (told_) told_(what, done, of);
}

joint_verdict day_rows::judge(const solve::premise_mask& off, const making& by) const {
  if (masks_.empty()) return verdict_of(solve::difference_solver(rows_.system(), off));
  const auto grown = snapped(off, by);
  return verdict_of(solve::difference_solver(grown.system(), off));
}

claim_system day_rows::snapped(const solve::premise_mask& off, const making& by, bool* converged) const {
  claim_system grown = rows_;
  if (converged != nullptr) *converged = true;
  if (masks_.empty()) return grown;
  for (std::size_t rounds = 0; rounds < timeline::most_rounds; ++rounds) {
    by.step("snapping", rounds, 0);
    if (!snap_all(grown, off)) return grown;
  }
  if (converged != nullptr) *converged = false;
  return grown;
}

bool day_rows::snap_all(claim_system& grown, const solve::premise_mask& off) const {
  struct move {
    const masked_day* by;
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
      const auto next = m.date->first_match(day(low), day(high), where_);
      // No matching day at all: the earliest would lie past the latest, which is the contradiction.
      const auto from = next ? next->since_epoch() : high + 1;
      if (from != low) moves.push_back({&m, from, bound_side::low, solver.proof(solve::distances_to{zero_, back}, m.point)});
      if (!next) continue;
      const auto to = m.date->last_match(day(low), day(high), where_)->since_epoch();
      if (to != high) moves.push_back({&m, to, bound_side::high, solver.proof(m.point, solve::distances_from{zero_, last})});
    }
  }
  for (const auto& m : moves) {
    const auto v = m.by->point;
    auto because = std::make_shared<const kept_proof>(make_proof(grown, m.rows, grown.name_of(v), grown.name_of(zero_), m.end));
    const auto on = with_premises_of(grown, m.rows, m.by->rests_on);
    if (m.end == bound_side::low) grown.at_most(zero_, v, -m.to, row_rule::mask, on, std::move(because));
    else grown.at_most(v, zero_, m.to, row_rule::mask, on, std::move(because));
  }
  return !moves.empty();
}

solved_days::solved_days(const day_rows& all, solve::premise_mask without, const making& by)
    : off(std::move(without)), rows(all.snapped(off, by, &converged)), solver(rows.system(), off), zero(all.zero()) {
  if (!solver.feasible()) throw error(errc::invalid_value, "dates that contradict one another bound nothing");
  latest = solver.upper_from(zero);
  back = solver.upper_to(zero);
}

bound solved_days::difference(solve::variable plus, solve::variable minus, bool proofs) const {
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
bound solved_days::days_of(solve::variable of, bool proofs) const {
  bound b;
  b.high = last_day(of);
  b.low = first_day(of);
  if (!proofs) return b;
  if (b.high) b.high_proof = make_proof(rows, solver.proof(of, solve::distances_from{zero, latest}), rows.name_of(of), rows.name_of(zero), bound_side::high);
  if (b.low) b.low_proof = make_proof(rows, solver.proof(solve::distances_to{zero, back}, of), rows.name_of(of), rows.name_of(zero), bound_side::low);
  cite_assumptions(b);
  return b;
}

}  // namespace habeas::detail
