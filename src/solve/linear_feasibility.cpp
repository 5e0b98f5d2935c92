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
    if (walks_to(tried)) continue;
    if (first_ && looks++ < most_looks && looks_at(tried)) continue;
    if (!learn(tried)) break;
    ++round;
  }
  if (auto known = already_known(off, rows)) return std::move(*known);
  auto verdict = solve(rows);
  if (verdict.status == linear_verdict::how::possible) keep(off, std::move(verdict.example));
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
  if (auto near = walk()->satisfy(rows, whole_below(loose.values))) return {linear_verdict::how::possible, std::nullopt, std::move(*near)};
  ++deep_searches_;
  return find_whole_numbers(*program_, rows, *solver_);
}

const std::shared_ptr<const row_walk>& linear_feasibility::walk() const {
  std::call_once(walk_once_, [&] { walk_ = std::make_shared<const row_walk>(*program_); });
  return walk_;
}

bool linear_feasibility::walks_to(const premise_mask& off) const {
  std::vector<std::vector<std::int64_t>> starts;
  {
    const std::lock_guard lock(mutex_);
    if (luck_ > 0 || ++unlucky_ % retry == 0) starts.assign(examples_.rbegin(), examples_.rbegin() + static_cast<std::ptrdiff_t>(std::min(most_walks, examples_.size())));
  }
  if (starts.empty()) return false;
  const auto rows = program_->rows_under(off);
  for (auto& from : starts)
    if (auto near = walk()->satisfy(rows, std::move(from))) {
      keep(off, std::move(*near));
      const std::lock_guard lock(mutex_);
      luck_ = most_luck;
      return true;
    }
  const std::lock_guard lock(mutex_);
  luck_ = std::max(luck_ - 1, 0);
  return false;
}

bool linear_feasibility::looks_at(const premise_mask& off) const {
  auto looked = first_(off);
  if (looked.fault) {
    known_->add_impossible(std::move(*looked.fault));
    return true;
  }
  if (looked.near.empty()) return false;
  auto found = walk()->satisfy(program_->rows_under(off), std::move(looked.near));
  if (!found) return false;
  keep(off, std::move(*found));
  return true;
}

void linear_feasibility::keep(const premise_mask& off, std::vector<std::int64_t> example) const {
  known_->add_holding(off_in(off));
  const std::lock_guard lock(mutex_);
  examples_.push_back(std::move(example));
  if (examples_.size() > most_examples) examples_.erase(examples_.begin());
}

std::vector<std::int64_t> linear_feasibility::example_of(std::span<const row_index> rows) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(examples_.rbegin(), examples_.rend(), [&](const auto& x) { return satisfies(*program_, rows, x); });
  return found == examples_.rend() ? std::vector<std::int64_t>() : *found;
}

bool linear_feasibility::surely_holds(const premise_mask& off) const {
  const auto known = already_known(off, program_->rows_under(off));
  return known ? known->hold : walks_to(off);
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
  keep(off, std::move(verdict.example));
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
