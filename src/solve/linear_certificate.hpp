// SPDX-License-Identifier: MIT
// Sums of rows that prove a bound or a contradiction: found from a solver's fractions, verified in whole numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <habeas/solve/linear_program.hpp>

namespace habeas::solve {

/// Rows taken a number of times each, which add up to `divisor` times the goal: so the goal is at most total / divisor.
/// Without a goal the variables cancel, and a total below 0 shows that the rows cannot all hold.
struct linear_certificate {
  struct share {
    row_index row = 0;
    std::int64_t times = 1;
    friend bool operator==(const share&, const share&) = default;
  };
  std::vector<share> shares;  ///< each taken at least once, ascending
  std::int64_t divisor = 1;
  std::int64_t total = 0;  ///< the right sides, as often as their rows are taken

  /// The greatest whole number that the goal can be by this sum.
  [[nodiscard]] std::int64_t floor() const { return total / divisor - (total % divisor < 0 ? 1 : 0); }
  /// The same rounded outwards: the sum itself allows no more than this.
  [[nodiscard]] std::int64_t ceiling() const { return total / divisor + (total % divisor > 0 ? 1 : 0); }
};

namespace detail {

/// Adds the shares up. Nothing where they do not make the goal, or where a number does not fit.
[[nodiscard]] std::optional<std::int64_t> total_of(const linear_program& p, std::span<const weighted_variable> goal,
                                                   const linear_certificate& c);

/// From weights in fractions to whole ones.
class certificate_finder {
 public:
  certificate_finder(const linear_program& p, std::span<const row_index> rows, std::span<const double> weights,
                     std::span<const weighted_variable> goal);

  [[nodiscard]] std::optional<linear_certificate> run() const {
    for (const std::int64_t divisor : {1, 2, 3, 4, 5, 6, 8, 10, 12, 24, 30, 60, 120, 420, 840})
      if (auto c = rounded(divisor)) return c;
    return solved();
  }

 private:
  static constexpr double nothing = 1e-9;
  static constexpr double slack = 1e-5;
  static constexpr double most_times = 2147483648.0;
  static constexpr std::size_t most_solved = 160;

  [[nodiscard]] std::optional<linear_certificate> accept(linear_certificate c) const;
  [[nodiscard]] std::optional<linear_certificate> rounded(std::int64_t divisor) const;

  /// The rows that count are those taken; how often each is worked out again in fractions that are exact.
  [[nodiscard]] std::optional<linear_certificate> solved() const;

  const linear_program* program_;
  std::vector<weighted_variable> goal_;
  std::vector<std::pair<row_index, double>> taken_;
};

}  // namespace detail

/// Does the sum of rows prove that `goal` is at most total / divisor (or, without a goal, that the rows cannot all hold)?
/// Whole numbers only; solves nothing.
[[nodiscard]] inline bool certifies(const linear_program& p, std::span<const weighted_variable> goal,
                                    const linear_certificate& c) {
  const auto tidy = tidy_sum(goal);
  const auto total = detail::total_of(p, tidy, c);
  return total && *total == c.total && (!tidy.empty() || c.total < 0);
}

/// The sum of rows that a solver's weights point to, in whole numbers and verified; nothing where they point to none.
/// @param rows the rows that the solver was given, and `weights` what it said of each
[[nodiscard]] inline std::optional<linear_certificate> find_certificate(const linear_program& p, std::span<const row_index> rows,
                                                                        std::span<const double> weights,
                                                                        std::span<const weighted_variable> goal) {
  return detail::certificate_finder(p, rows, weights, goal).run();
}

}  // namespace habeas::solve
