// SPDX-License-Identifier: MIT
// The least that rows have to give way by so that all hold, and what all such changes have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include <habeas/solve/whole_range.hpp>
#include <habeas/core/error.hpp>
#include "solve/bound_finder.hpp"
#include "solve/difference_solver.hpp"
#include "solve/network_simplex.hpp"

namespace habeas::solve {

/// Rows `plus - minus <= at_most` of which some may give way, each unit at the price of the row's weight: the cheapest
/// whole numbers, and the range of every difference over *all* cheapest ones. Solved when made.
///
/// The price of numbers x is the sum of weight x (plus - minus - at_most) over the rows that do not hold. Its
/// least is that of a circulation turned round: an arc for each row, from minus to plus, costing at_most, with the weight
/// as its room, or none where the row is hard (Ahuja, Magnanti and Orlin 1993, Network Flows, chapter 9). The numbers
/// that a given cheapest flow allows are *all* the cheapest ones, and form a system of differences again: that of the
/// flow's residual graph. So ranges are shortest paths, exact, attained by whole numbers, and independent of the flow found.
class minimal_adjustment {
 public:
  /// `weights`: for each row what a unit of change costs; `hard` for those that hold whatever it costs. The system must
  /// outlive the answer. Throws errc::invalid_value for a weight below 0 or a wrong number of weights,
  /// errc::limit_exceeded past the limits of `difference_graph` and `network_simplex`, errc::cancelled on request.
  static constexpr std::int64_t hard = -1;

  minimal_adjustment(const difference_system& system, std::vector<std::int64_t> weights, const premise_mask& off = {}, std::stop_token stop = {});
  minimal_adjustment(difference_system&&, std::vector<std::int64_t>, const premise_mask& = {}, std::stop_token = {}) = delete;

  /// False where the hard rows alone cannot hold; then there is nothing but `hard_cycle`.
  [[nodiscard]] bool possible() const noexcept { return hard_cycle_.empty(); }
  /// Hard rows in a cycle that cannot hold, as `difference_solver::cycle`.
  [[nodiscard]] const std::vector<row_index>& hard_cycle() const noexcept { return hard_cycle_; }

  /// The least price. Throws errc::invalid_value where not `possible`, as do all below.
  [[nodiscard]] std::int64_t total() const {
    require();
    return total_;
  }
  /// One cheapest choice of numbers; others may cost the same.
  [[nodiscard]] const std::vector<std::int64_t>& numbers() const {
    require();
    return numbers_;
  }
  /// By how much a row does not hold for `numbers`.
  [[nodiscard]] std::int64_t change_of(row_index r) const {
    require();
    return counts(r) ? excess(r, numbers_) : 0;
  }

  /// The range of plus - minus over all cheapest numbers, for each pair, in the order given.
  [[nodiscard]] std::vector<whole_range> ranges(std::span<const variable_pair> pairs) const;
  /// The rows that the cheapest numbers satisfy, and no others do.
  [[nodiscard]] const difference_system& face() const {
    require();
    return face_;
  }
  [[nodiscard]] std::size_t pivots() const noexcept { return pivots_; }

 private:
  [[nodiscard]] bool counts(row_index r) const { return counts_[system_->rows()[r].premises] != 0; }
  void require() const {
    if (!possible()) throw error(errc::invalid_value, "rows that cannot change contradict one another");
  }
  [[nodiscard]] std::int64_t excess(row_index r, const std::vector<std::int64_t>& x) const {
    const auto& row = system_->rows()[r];
    return std::max<std::int64_t>(0, x[row.plus] - x[row.minus] - row.at_most);
  }

  bool fit_hard_rows();

  void solve(const std::stop_token& stop);

  const difference_system* system_;
  std::vector<std::int64_t> weights_;
  std::vector<char> counts_;
  std::vector<row_index> hard_cycle_;
  std::vector<std::int64_t> numbers_;
  std::int64_t total_ = 0;
  std::size_t pivots_ = 0;
  difference_system face_;
  std::unique_ptr<difference_solver> face_solver_;
  mutable std::unique_ptr<bound_finder> finder_;
};

}  // namespace habeas::solve
