// SPDX-License-Identifier: MIT
// The least that rows have to give way by so that all hold, and what all such changes have in common.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include "solve/bound_finder.hpp"
#include "solve/difference_solver.hpp"
#include "solve/network_simplex.hpp"

namespace habeas {

/// How far a number can be from one to the other, both attained; nothing where there is no end.
struct whole_range {
  std::optional<std::int64_t> low, high;
  friend bool operator==(const whole_range&, const whole_range&) = default;
};

/// Rows `plus - minus <= at_most` of which some may give way, each unit at the price of the row's weight: the cheapest
/// whole numbers, and the range of every difference over *all* cheapest ones. Solved when made.
///
/// The price of numbers x is the sum of weight x (plus - minus - at_most) over the rows that do not hold. Its
/// least is that of a circulation turned round: an arc for each row, from minus to plus, costing at_most, with the weight
/// as its room, or none where the row is hard (Ahuja, Magnanti and Orlin 1993, Network Flows, chapter 9). The numbers
/// that a given cheapest flow allows are *all* the cheapest ones, and form a system of differences again: that of the
/// flow's residual graph. So ranges are shortest paths, exact, attained by whole numbers, and independent of the flow found.
class least_change {
 public:
  /// `weights`: for each row what a unit of change costs; `hard` for those that hold whatever it costs. The system must
  /// outlive the answer. Throws errc::invalid_value for a weight below 0 or a wrong number of weights,
  /// errc::limit_exceeded past the limits of `difference_graph` and `network_simplex`, errc::cancelled on request.
  static constexpr std::int64_t hard = -1;

  least_change(const difference_system& system, std::vector<std::int64_t> weights, const label_mask& off = {}, std::stop_token stop = {})
      : system_(&system), weights_(std::move(weights)), counts_(system.labels().size()) {
    if (weights_.size() != system.rows().size())
      throw error(errc::invalid_value, "weights of rows", fmt::format("{} of them", weights_.size()), fmt::format("one for each of {} rows", system.rows().size()));
    for (const auto w : weights_)
      if (w < hard) throw error(errc::invalid_value, "a row's weight", fmt::format("{}", w), "0 or more, or hard");
    for (label_set_id s = 0; s < counts_.size(); ++s) counts_[s] = off.allows(system.labels()[s]);
    if (!fit_hard_rows()) return;
    solve(stop);
  }
  least_change(difference_system&&, std::vector<std::int64_t>, const label_mask& = {}, std::stop_token = {}) = delete;

  /// False where the hard rows alone cannot hold; then there is nothing but `hard_cycle`.
  [[nodiscard]] bool possible() const noexcept { return hard_cycle_.empty(); }
  /// Hard rows in a circle that cannot hold, as `difference_solver::cycle`.
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
  [[nodiscard]] std::vector<whole_range> ranges(std::span<const variable_pair> pairs) const {
    require();
    if (!finder_) finder_ = std::make_unique<bound_finder>(*face_solver_);
    const auto high = finder_->upper(pairs);
    const auto low = finder_->lower(pairs);
    std::vector<whole_range> found(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (high[i] != unbounded) found[i].high = high[i];
      if (low[i] != unbounded_below) found[i].low = low[i];
    }
    return found;
  }
  /// The rows that the cheapest numbers satisfy, and no others do.
  [[nodiscard]] const difference_system& face() const {
    require();
    return face_;
  }
  [[nodiscard]] std::size_t pivots() const noexcept { return pivots_; }

 private:
  [[nodiscard]] bool counts(row_index r) const { return counts_[system_->rows()[r].labels] != 0; }
  void require() const {
    if (!possible()) throw error(errc::invalid_value, "rows that cannot change contradict one another");
  }
  [[nodiscard]] std::int64_t excess(row_index r, const std::vector<std::int64_t>& x) const {
    const auto& row = system_->rows()[r];
    return std::max<std::int64_t>(0, x[row.plus] - x[row.minus] - row.at_most);
  }

  bool fit_hard_rows() {
    difference_system rows;
    rows.add_variables(system_->variable_count());
    std::vector<row_index> row_of;
    for (row_index r = 0; r < weights_.size(); ++r) {
      const auto& row = system_->rows()[r];
      if (weights_[r] != hard || !counts(r)) continue;
      // Labels and all, so that of several circles the canonical one is named.
      rows.add_row(row.plus, row.minus, row.at_most, system_->labels_of(r), row.tag);
      row_of.push_back(r);
    }
    const difference_solver solver(rows);
    if (solver.feasible()) {
      numbers_ = solver.solution();
      return true;
    }
    for (const auto r : solver.cycle()) hard_cycle_.push_back(row_of[r]);
    return false;
  }

  void solve(const std::stop_token& stop) {
    flow_problem problem;
    problem.add_nodes(system_->variable_count());
    std::vector<row_index> row_of;
    for (row_index r = 0; r < weights_.size(); ++r) {
      const auto& row = system_->rows()[r];
      if (!counts(r) || weights_[r] == 0) continue;
      problem.add_arc(row.minus, row.plus, weights_[r] == hard ? unlimited_flow : weights_[r], row.at_most);
      row_of.push_back(r);
    }
    const network_simplex simplex(problem, numbers_, stop);
    if (simplex.status() != flow_status::optimal) throw error(errc::limit_exceeded, "no least change", std::string(to_slug(simplex.status())), "an optimal one");
    total_ = -simplex.cost(problem);
    numbers_ = simplex.potentials();
    pivots_ = simplex.pivots();

    face_.add_variables(system_->variable_count());
    for (std::size_t i = 0; i < row_of.size(); ++i) {
      const auto& row = system_->rows()[row_of[i]];
      const auto flow = simplex.flows()[i];
      if (weights_[row_of[i]] == hard || flow < weights_[row_of[i]]) face_.add_row(row.plus, row.minus, row.at_most);
      if (flow > 0) face_.add_row(row.minus, row.plus, -row.at_most);
    }
    face_solver_ = std::make_unique<difference_solver>(face_);
  }

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

}  // namespace habeas
