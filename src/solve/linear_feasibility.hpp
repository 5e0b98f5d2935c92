// SPDX-License-Identifier: MIT
// Which rows of a linear program can all hold, asked for mask after mask: what was found answers later questions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "solve/exact_linear.hpp"
#include "solve/loosened_rows.hpp"

namespace habeas::solve {

/// Whether rows can all hold; if not, premises that cannot all be on, where a sum of rows shows it.
struct judged_rows {
  bool hold = true;
  std::optional<std::vector<premise>> fault = std::nullopt;  ///< ascending
};

/// Judges masks over one program, which must not change while it is asked. May be asked from several threads.
///
/// Keeps what it learns: numbers that satisfied rows, which may satisfy others as well, and sets of premises that cannot all
/// be on. What can hold with more can hold with less; so as much as can hold is asked first, and one answer of the solver
/// serves for many questions of a search that goes from mask to mask.
class linear_feasibility {
 public:
  /// Premises that cannot all be on, none of them off in the mask, where a quicker look finds some.
  using quick_look = std::function<std::optional<std::vector<premise>>(const premise_mask& off)>;
  /// @param first looks before the solver does
  linear_feasibility(const linear_program& p, const linear_solver& solver, quick_look first = {}) : program_(&p), solver_(&solver), first_(std::move(first)) {}

  /// Can whole numbers satisfy the rows under a mask? Where the search gives up, it says that they can.
  [[nodiscard]] judged_rows judge(const premise_mask& off) const;
  [[nodiscard]] bool holds(const premise_mask& off) const { return judge(off).hold; }
  /// How many times the solver was asked about a mask.
  [[nodiscard]] std::size_t searches() const {
    const std::lock_guard lock(mutex_);
    return searches_;
  }
  /// How many of these left fractions, or came to nothing, so that whole numbers were searched for.
  [[nodiscard]] std::size_t deep_searches() const {
    const std::lock_guard lock(mutex_);
    return deep_searches_;
  }

 private:
  static constexpr std::size_t most_examples = 16;
  static constexpr int most_rounds = 16, most_looks = 256;

  [[nodiscard]] linear_verdict solve(std::span<const row_index> rows) const;
  [[nodiscard]] std::optional<judged_rows> already_known(const premise_mask& off, std::span<const row_index> rows) const;
  /// False where nothing was found that could be kept.
  bool learn(std::span<const row_index> rows) const;
  /// Premises of the mask, few of them, that break each set known to be impossible.
  [[nodiscard]] premise_mask fewest_off(const premise_mask& off) const;
  [[nodiscard]] std::vector<premise> premises_of(const linear_certificate& c) const;

  const linear_program* program_;
  const linear_solver* solver_;
  quick_look first_;
  mutable std::mutex mutex_;
  mutable std::optional<loosened_rows> ready_;
  mutable std::size_t searches_ = 0, deep_searches_ = 0;
  mutable std::vector<std::vector<premise>> impossible_;
  mutable std::vector<std::vector<std::int64_t>> examples_;
};

}  // namespace habeas::solve
