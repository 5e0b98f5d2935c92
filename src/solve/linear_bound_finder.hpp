// SPDX-License-Identifier: MIT
// Many sums over the same rows of a linear program: what was found for one question answers others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "solve/exact_linear.hpp"
#include "solve/row_walk.hpp"

namespace habeas::solve {

/// The most that sums can be over rows that can hold. May be asked from several threads.
///
/// Keeps whole numbers that satisfied the rows, and directions in which one can go on without end, each verified; and the
/// solver's own place, from which the next goal is near. The ends it finds do not depend on what was asked before; which sum
/// of rows proves them does, so proofs are not made of its certificates.
class linear_bound_finder {
 public:
  /// The program must neither change nor go before this does.
  /// @param walk over the program, where there is one that others use
  /// @param example whole numbers that satisfy the rows, where some are known
  linear_bound_finder(const linear_program& p, std::vector<row_index> rows, const linear_solver& solver, std::shared_ptr<const row_walk> walk = nullptr,
                      std::vector<std::int64_t> example = {})
      : program_(&p), rows_(std::move(rows)), solver_(&solver), walk_(walk ? std::move(walk) : std::make_shared<const row_walk>(p)) {
    if (!example.empty()) examples_.push_back(std::move(example));
  }

  /// @param known what the sum is known not to exceed
  [[nodiscard]] linear_most most(std::span<const weighted_variable> goal, std::optional<std::int64_t> known) const;
  /// How many times the solver was asked.
  [[nodiscard]] std::size_t searches() const {
    const std::lock_guard lock(mutex_);
    return searches_;
  }

 private:
  static constexpr std::size_t most_examples = 64, most_rays = 256;
  static constexpr int most_luck = 8, retry = 8;
  using numbers = std::vector<std::int64_t>;

  [[nodiscard]] static std::optional<std::int64_t> value_of(std::span<const weighted_variable> goal, const numbers& x);
  /// What a walk from an example, or from nothing, shows without the solver; unknown where it shows nothing.
  [[nodiscard]] linear_most walk(std::span<const weighted_variable> goal, std::optional<std::int64_t> known) const;
  static void keep(std::vector<numbers>& into, std::size_t most, numbers x);
  /// The direction in whole numbers, where it keeps within every row for ever and raises the goal.
  [[nodiscard]] std::optional<numbers> whole_ray(std::span<const double> ray, std::span<const weighted_variable> goal) const;
  void learn(const linear_most& m, std::span<const weighted_variable> goal) const;

  const linear_program* program_;
  std::vector<row_index> rows_;
  const linear_solver* solver_;
  std::shared_ptr<const row_walk> walk_;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<linear_questions> ready_;
  mutable std::vector<numbers> examples_, rays_;
  mutable std::size_t searches_ = 0;
  mutable int luck_ = most_luck, unlucky_ = 0;  ///< luck falls with each walk to an end that led nowhere; without any left few set out
};

}  // namespace habeas::solve
