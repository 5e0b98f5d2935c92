// SPDX-License-Identifier: MIT
// Whole numbers that satisfy the rows of a linear program, from others that nearly do: a broken row moves one of its numbers,
// which may break the next row. A quick look before a linear solver is asked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <habeas/solve/linear_program.hpp>

namespace habeas::solve {

/// Walks over the rows of one program, which must neither change nor go before this does. May be used from several threads.
///
/// A number that was raised is not lowered again, nor the other way round, and the moves are counted; so each walk ends. What
/// it finds satisfies the rows; that it finds nothing means nothing.
class row_walk {
 public:
  using numbers = std::vector<std::int64_t>;

  explicit row_walk(const linear_program& p);

  /// Numbers that satisfy these rows.
  /// @param from where to start, one for each variable
  /// @param fixed variables that stay as they are, ascending
  [[nodiscard]] std::optional<numbers> satisfy(std::span<const row_index> rows, numbers from, std::span<const variable> fixed = {}) const;

  /// Numbers that satisfy these rows, with the goal at a value.
  /// @param goal tidy
  /// @param from numbers that satisfy the rows
  [[nodiscard]] std::optional<numbers> reach(std::span<const row_index> rows, const numbers& from, std::span<const weighted_variable> goal,
                                             std::int64_t value) const;

  /// A direction in which the goal rises for ever: by 1 at each step, while no row's sum rises.
  /// @param goal tidy
  [[nodiscard]] std::optional<numbers> ray(std::span<const row_index> rows, std::span<const weighted_variable> goal) const;

 private:
  class one_walk;
  [[nodiscard]] std::optional<numbers> move_goal(std::span<const row_index> rows, const numbers& from, std::span<const weighted_variable> goal, std::int64_t by,
                                                 bool at_nothing) const;
  [[nodiscard]] std::span<const row_index> rows_with(variable v) const { return {rows_.data() + first_[v], rows_.data() + first_[v + 1]}; }

  const linear_program* program_;
  std::vector<std::size_t> first_;  ///< of each variable, where its rows begin
  std::vector<row_index> rows_;
  bool is_small_ = true;            ///< sums of small numbers fit 64 bits
};

}  // namespace habeas::solve
