// SPDX-License-Identifier: MIT
#include "solve/loosened_rows.hpp"

#include <cstddef>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>

namespace habeas::solve {

namespace {

constexpr double nothing = 1e-7;

/// The rows listed, numbered as they are listed, and after them one that keeps t from being negative.
linear_program loosened(const linear_program& p, std::span<const row_index> rows) {
  linear_program wide;
  wide.add_variables(p.variable_count());
  const auto t = wide.add_variable();
  for (const auto r : rows) {
    std::vector<weighted_variable> sum(p.sum_of(r).begin(), p.sum_of(r).end());
    if (p.at_most(r) < 0) sum.push_back({t, -1});
    wide.add_row(sum, p.at_most(r));
  }
  wide.add_row({{t, -1}}, 0);
  return wide;
}

weighted_variable as_little(const linear_program& wide) { return {static_cast<variable>(wide.variable_count() - 1), -1}; }

loosened_answer read(linear_answer answer, const linear_program& p, std::span<const row_index> rows) {
  if (answer.status != linear_answer::how::optimal) return {};
  if (answer.values.back() > nothing) {
    answer.weights.pop_back();
    return {find_certificate(p, rows, answer.weights, {}), {}};
  }
  answer.values.pop_back();
  return {std::nullopt, std::move(answer.values)};
}

}  // namespace

loosened_answer loosen(const linear_program& p, std::span<const row_index> rows, const linear_solver& solver) {
  const auto wide = loosened(p, rows);
  const auto goal = as_little(wide);
  return read(solver.maximise(wide, wide.rows_under({}), {&goal, 1}), p, rows);
}

loosened_rows::loosened_rows(const linear_program& p, const linear_solver& solver) : program_(&p), solver_(&solver), all_(p.rows_under({})) {
  wide_ = loosened(p, all_);
}

loosened_answer loosened_rows::of(std::span<const row_index> rows) {
  work_limits::count(all_.size());
  if (!ready_) ready_ = solver_->open(wide_, wide_.rows_under({}));
  std::vector<row_index> on(rows.begin(), rows.end());
  on.push_back(static_cast<row_index>(all_.size()));
  if (!ready_->keep_only(on)) return {};
  const auto goal = as_little(wide_);
  return read(ready_->maximise({&goal, 1}), *program_, all_);
}

}  // namespace habeas::solve
