// SPDX-License-Identifier: MIT
#include "solve/minimal_adjustment.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
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

namespace habeas::solve {

minimal_adjustment::minimal_adjustment(const difference_system& system, std::vector<std::int64_t> weights, const premise_mask& off,
                           std::stop_token stop)
    : system_(&system), weights_(std::move(weights)), counts_(system.premises().size()) {
  if (weights_.size() != system.rows().size())
    throw error(errc::invalid_value, "weights of rows", fmt::format("{} of them", weights_.size()), fmt::format("one for each of {} rows", system.rows().size()));
  for (const auto w : weights_)
    if (w < hard) throw error(errc::invalid_value, "a row's weight", fmt::format("{}", w), "0 or more, or hard");
  for (premise_set_id s = 0; s < counts_.size(); ++s) counts_[s] = off.allows(system.premises()[s]);
  if (!fit_hard_rows()) return;
  solve(stop);
}

std::vector<whole_range> minimal_adjustment::ranges(std::span<const variable_pair> pairs) const {
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

bool minimal_adjustment::fit_hard_rows() {
  difference_system rows;
  rows.add_variables(system_->variable_count());
  std::vector<row_index> row_of;
  for (row_index r = 0; r < weights_.size(); ++r) {
    const auto& row = system_->rows()[r];
    if (weights_[r] != hard || !counts(r)) continue;
    // Premises and all, so that of several cycles the canonical one is named.
    rows.add_row(row.plus, row.minus, row.at_most, system_->premises_of(r), row.tag);
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

void minimal_adjustment::solve(const std::stop_token& stop) {
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

}  // namespace habeas::solve
