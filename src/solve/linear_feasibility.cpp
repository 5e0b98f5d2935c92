// SPDX-License-Identifier: MIT
#include "solve/linear_feasibility.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "solve/exact_linear.hpp"

namespace habeas::solve {

judged_rows linear_feasibility::judge(const premise_mask& off) const {
  const auto rows = program_->rows_under(off);
  int looks = 0;
  for (int round = 0; round < most_rounds;) {
    if (auto known = already_known(off, rows)) return std::move(*known);
    const auto tried = known_->fewest_off(off);
    if (auto fault = first_ && looks++ < most_looks ? first_(tried) : std::nullopt) {
      known_->add_impossible(std::move(*fault));
      continue;
    }
    if (!learn(tried)) break;
    ++round;
  }
  if (auto known = already_known(off, rows)) return std::move(*known);
  const auto verdict = solve(rows);
  judged_rows judged{verdict.status != linear_verdict::how::impossible};
  if (verdict.why_not) judged.fault = premises_of(*verdict.why_not);
  return judged;
}

linear_verdict linear_feasibility::solve(std::span<const row_index> rows) const {
  const std::lock_guard lock(mutex_);
  ++searches_;
  if (!ready_) ready_.emplace(*program_, *solver_);
  auto loose = ready_->of(rows);
  if (loose.why_not) return {linear_verdict::how::impossible, std::move(loose.why_not), {}};
  if (auto whole = whole_below(loose.values); !whole.empty() && satisfies(*program_, rows, whole)) return {linear_verdict::how::possible, std::nullopt, std::move(whole)};
  ++deep_searches_;
  return find_whole_numbers(*program_, rows, *solver_);
}

std::optional<judged_rows> linear_feasibility::already_known(const premise_mask& off, std::span<const row_index> rows) const {
  if (auto known = known_->look_up(off)) return known;
  const std::lock_guard lock(mutex_);
  for (const auto& numbers : examples_)
    if (satisfies(*program_, rows, numbers)) return judged_rows{};
  return std::nullopt;
}

bool linear_feasibility::learn(const premise_mask& off) const {
  auto verdict = solve(program_->rows_under(off));
  if (verdict.why_not) known_->add_impossible(premises_of(*verdict.why_not));
  if (verdict.status != linear_verdict::how::possible) return verdict.why_not.has_value();
  known_->add_holding(off_in(off));
  const std::lock_guard lock(mutex_);
  examples_.push_back(std::move(verdict.example));
  if (examples_.size() > most_examples) examples_.erase(examples_.begin());
  return true;
}

std::vector<premise> linear_feasibility::off_in(const premise_mask& off) const {
  std::set<premise> some;
  const auto& pool = program_->premises();
  for (premise_set_id s = 0; s < pool.size(); ++s)
    for (const auto p : pool[s])
      if (off.is_off(p)) some.insert(p);
  return {some.begin(), some.end()};
}

std::vector<premise> linear_feasibility::premises_of(const linear_certificate& c) const {
  std::set<premise> used;
  for (const auto& s : c.shares) {
    const auto premises = program_->premises_of(s.row);
    used.insert(premises.begin(), premises.end());
  }
  return {used.begin(), used.end()};
}

}  // namespace habeas::solve
