// SPDX-License-Identifier: MIT
// Exact answers about a linear program from a solver that is not: every step verified in whole numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "solve/linear_certificate.hpp"

namespace habeas::solve {

/// Whether whole numbers satisfy all rows.
struct linear_verdict {
  enum class how { possible, impossible, unknown };
  how status = how::unknown;
  std::optional<linear_certificate> why_not;  ///< of impossible: a sum of rows below 0; nothing: only whole numbers show it
  std::vector<std::int64_t> example;          ///< of possible: numbers that satisfy every row
};

/// The most that a sum can be.
struct linear_most {
  /// `exact`: attained by whole numbers. `outer`: at most this. `unbounded`: the solver found no end to it.
  enum class how { exact, outer, unbounded, unknown };
  how status = how::unknown;
  std::int64_t value = 0;                         ///< of exact and outer
  std::optional<linear_certificate> certificate;  ///< proves `value`, rounded outwards; nothing: only whole numbers show it
  std::vector<std::int64_t> example = {};         ///< numbers that satisfy every row, where some were found
  std::vector<double> ray = {};                   ///< of unbounded: a way without end, where the solver names one; not verified
};

/// Do these numbers, one for each variable, satisfy the rows?
[[nodiscard]] bool satisfies(const linear_program& p, std::span<const row_index> rows, std::span<const std::int64_t> x);

/// Where counts are whole but for where they begin: all rounded to the same side. Empty where a number is too large.
[[nodiscard]] std::vector<std::int64_t> whole_below(std::span<const double> values);

struct whole_number_options {
  std::size_t effort = 300;  ///< how many times the search may ask the solver before it gives up
};

/// Can whole numbers satisfy the rows? Impossible and possible are certain; unknown where the effort did not suffice.
[[nodiscard]] linear_verdict find_whole_numbers(const linear_program& p, std::span<const row_index> rows,
                                                const linear_solver& solver,
                                                const whole_number_options& options = {});

/// The most that `goal` can be over rows that can hold. An end that is not attained by whole numbers found in time is
/// an outer bound, from the sum of rows that proves it.
[[nodiscard]] linear_most find_most(const linear_program& p, std::span<const row_index> rows,
                                    std::span<const weighted_variable> goal, const linear_solver& solver,
                                    const whole_number_options& options = {});

/// As above, first asking a solver that stands ready at these rows of p.
[[nodiscard]] linear_most find_most(const linear_program& p, std::span<const row_index> rows, std::span<const weighted_variable> goal,
                                    const linear_solver& solver, linear_questions& at_rows, const whole_number_options& options = {});

}  // namespace habeas::solve
