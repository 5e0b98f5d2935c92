// SPDX-License-Identifier: MIT
#include "proof/labelled_differences.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include "core/each_once.hpp"
#include "solve/difference_solver.hpp"

namespace habeas {

claim_premises::claim_premises(const dossier& d) : dossier_(&d) {
  // Each account, and each answer without a claim, reads all claims: a hundred of them are a step.
  work_limits::count(d.content().claims.size() / 100);
  number(d.content().claims, claim_of_, premise_of_claim_, 0);
  number(d.content().assumptions, assumption_of_, premise_of_assumption_, claim_of_.size());
}

solve::variable claim_system::add(term name) {
  kept_name kept;
  if (name.kind == term::what::event) kept.at = account_point::start_of(std::exchange(name.event, {}));
  else kept.at = std::exchange(name.point, {});
  // The chains of an account come in the same turn at one point after another.
  const auto next = last_pattern_ + 1 < patterns_.size() ? last_pattern_ + 1 : 0;
  if (next < patterns_.size() && patterns_[next] == name) {
    kept.pattern = next;
  } else {
    const auto [found, fresh] = pattern_of_.try_emplace(name, static_cast<std::uint32_t>(patterns_.size()));
    if (fresh) patterns_.push_back(std::move(name));
    kept.pattern = found->second;
  }
  last_pattern_ = kept.pattern;
  names_.push_back(std::move(kept));
  return system_.add_variable();
}

term claim_system::name_of(solve::variable v) const {
  const auto& kept = names_[v];
  auto name = patterns_[kept.pattern];
  if (name.kind == term::what::event) name.event = kept.at.as<account_point::event_start>()->of;
  else name.point = kept.at;
  return name;
}

void claim_system::at_most(solve::variable plus, solve::variable minus, std::int64_t amount, row_rule by, std::span<const solve::premise> rests_on,
                           std::shared_ptr<const kept_proof> because, std::optional<date_widening> widened) {
  auto tag = static_cast<std::uint32_t>(by);
  if (because || widened) {
    note said{by, std::move(because)};
    if (widened) {
      const auto found = std::find(widenings_.begin(), widenings_.end(), *widened);
      said.widened = static_cast<std::uint32_t>(found - widenings_.begin()) + 1;
      if (found == widenings_.end()) widenings_.push_back(std::move(*widened));
    }
    // One order of points is a row of each chain, one after the other.
    if (notes_.empty() || notes_.back() != said) notes_.push_back(std::move(said));
    tag = static_cast<std::uint32_t>(notes_.size() - 1 + plain_rules);
  }
  system_.add_row(plus, minus, amount, rests_on, tag);
}

void claim_system::take(const claim_system& from, solve::row_index r, solve::variable plus, solve::variable minus) {
  const auto& row = from.system_.rows()[r];
  const auto on = from.system_.premises_of(r);
  if (row.tag < plain_rules) return at_most(plus, minus, row.at_most, static_cast<row_rule>(row.tag), on);
  const auto& as = from.notes_[row.tag - plain_rules];
  at_most(plus, minus, row.at_most, as.by, on, as.because, from.widening(as.widened));
}

void claim_system::equal(solve::variable a, solve::variable b, row_rule by, std::span<const solve::premise> rests_on) {
  at_most(a, b, 0, by, rests_on);
  at_most(b, a, 0, by, rests_on);
}

proof_step claim_system::step(const solve::difference_row& row, std::span<const solve::premise> rests_on, bound_side end) const {
  proof_step s;
  s.by = rule_of(row);
  if (row.tag >= plain_rules) {
    const auto& said = notes_[row.tag - plain_rules];
    if (said.because) s.because = said.because->get();
    s.widened = widening(said.widened);
  }
  s.end = end;
  s.plus = name_of(end == bound_side::high ? row.plus : row.minus);
  s.minus = name_of(end == bound_side::high ? row.minus : row.plus);
  s.amount = end == bound_side::high ? row.at_most : -row.at_most;
  for (const auto l : rests_on) {
    if (premises_->is_claim(l)) s.claims.push_back(premises_->claim_name(l));
    else s.assumptions.push_back(premises_->assumption_name(l));
  }
  return s;
}

namespace {

/// Does a step say nothing but that one point is not after another, by the calendar alone?
bool is_of_calendar(const proof_step& s) {
  return s.by == row_rule::order && s.claims.empty() && s.assumptions.empty() && !s.because && s.amount == 0;
}

/// Is a point in the middle of two steps left out: one of the calendar, or the bulletin that makes the cut-offs of two claims one?
bool may_pass_over(const proof_step& a, const proof_step& b, const term& middle) {
  if (a.times != b.times || !a.sum.empty() || !b.sum.empty()) return false;
  if (is_of_calendar(a) && is_of_calendar(b)) return true;
  return a.by == row_rule::same_cutoff && b.by == row_rule::same_cutoff && middle.point.as<bulletin_id>() != nullptr;
}

template <class Id>
void add_once(std::vector<Id>& into, const std::vector<Id>& more) {
  into.insert(into.end(), more.begin(), more.end());
  keep_each_once(into);
}

/// Joins a step to the one before it where they meet. Returns whether it did.
bool join_to(proof_step& last, const proof_step& next) {
  if (last.minus == next.plus && may_pass_over(last, next, next.plus)) last.minus = next.minus;
  else if (last.plus == next.minus && may_pass_over(last, next, next.minus)) last.plus = next.plus;
  else return false;
  add_once(last.claims, next.claims);
  add_once(last.assumptions, next.assumptions);
  return true;
}

}  // namespace

std::vector<proof_step> join_order(std::vector<proof_step> steps) {
  const auto joins = [](const proof_step& s) { return is_of_calendar(s) || s.by == row_rule::same_cutoff; };
  if (std::none_of(steps.begin(), steps.end(), joins)) return steps;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (kept > 0 && join_to(steps[kept - 1], steps[i])) continue;
    if (kept < i) steps[kept] = std::move(steps[i]);
    ++kept;
  }
  steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(kept), steps.end());
  std::erase_if(steps, [&](const proof_step& s) { return joins(s) && s.sum.empty() && s.plus == s.minus; });
  steps.shrink_to_fit();  // steps are large, and most of those of a long proof may have been of the calendar
  return steps;
}

proof make_proof(const claim_system& system, std::span<const solve::row_index> rows, term plus, term minus, bound_side end) {
  proof p;
  p.end = end;
  p.plus = std::move(plus);
  p.minus = std::move(minus);
  p.steps.reserve(rows.size());  // steps are large, and very many proofs of few steps are kept
  for (const auto r : rows) {
    const auto& row = system.system().rows()[r];
    p.steps.push_back(system.step(row, system.system().premises_of(r), end));
    p.value += p.steps.back().amount;
  }
  if (end == bound_side::high) std::reverse(p.steps.begin(), p.steps.end());
  p.steps = join_order(std::move(p.steps));
  return p;
}

}  // namespace habeas
