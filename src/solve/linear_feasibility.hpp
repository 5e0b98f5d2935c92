// SPDX-License-Identifier: MIT
// Which rows of a linear program can all hold, asked for mask after mask: what was found answers later questions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "solve/exact_linear.hpp"

namespace habeas::solve {

/// Judges masks over one program, which must not change while it is asked. May be asked from several threads.
///
/// Keeps what it learns: numbers that satisfied rows, which may satisfy others as well, and sets of premises that cannot all
/// be on. What can hold with more can hold with less; so as much as can hold is asked first, and one answer of the solver
/// serves for many questions of a search that goes from mask to mask.
class linear_feasibility {
 public:
  linear_feasibility(const linear_program& p, const linear_solver& solver) : program_(&p), solver_(&solver) {}

  /// Can whole numbers satisfy the rows under a mask? Where the search gives up, it says that they can.
  [[nodiscard]] bool holds(const premise_mask& off) const;
  /// How many times whole numbers were looked for.
  [[nodiscard]] std::size_t searches() const {
    const std::lock_guard lock(mutex_);
    return searches_;
  }

 private:
  static constexpr std::size_t most_examples = 16;
  static constexpr int most_rounds = 16;

  [[nodiscard]] linear_verdict solve(std::span<const row_index> rows) const {
    {
      const std::lock_guard lock(mutex_);
      ++searches_;
    }
    return find_whole_numbers(*program_, rows, *solver_);
  }
  [[nodiscard]] std::optional<bool> already_known(const premise_mask& off, std::span<const row_index> rows) const {
    const std::lock_guard lock(mutex_);
    for (const auto& premises : impossible_)
      if (off.allows(premises)) return false;
    for (const auto& numbers : examples_)
      if (satisfies(*program_, rows, numbers)) return true;
    return std::nullopt;
  }
  /// False where nothing was found that could be kept.
  bool learn(std::span<const row_index> rows) const {
    auto verdict = solve(rows);
    const std::lock_guard lock(mutex_);
    if (verdict.why_not) impossible_.push_back(premises_of(*verdict.why_not));
    if (verdict.status == linear_verdict::how::possible) examples_.push_back(std::move(verdict.example));
    if (examples_.size() > most_examples) examples_.erase(examples_.begin());
    return verdict.why_not || verdict.status == linear_verdict::how::possible;
  }
  /// Premises of the mask, few of them, that break each set known to be impossible.
  [[nodiscard]] premise_mask fewest_off(const premise_mask& off) const;
  [[nodiscard]] std::vector<premise> premises_of(const linear_certificate& c) const {
    std::set<premise> used;
    for (const auto& s : c.shares) {
      const auto premises = program_->premises_of(s.row);
      used.insert(premises.begin(), premises.end());
    }
    return {used.begin(), used.end()};
  }

  const linear_program* program_;
  const linear_solver* solver_;
  mutable std::mutex mutex_;
  mutable std::size_t searches_ = 0;
  mutable std::vector<std::vector<premise>> impossible_;
  mutable std::vector<std::vector<std::int64_t>> examples_;
};

}  // namespace habeas::solve
