// SPDX-License-Identifier: MIT
#include "solve/linear_bound_finder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include "solve/wide_integer.hpp"

namespace habeas::solve {

linear_most linear_bound_finder::most(std::span<const weighted_variable> goal, std::optional<std::int64_t> known) const {
  const std::lock_guard lock(mutex_);
  work_limits::count(examples_.size() + rays_.size());
  linear_most m;
  for (const auto& x : examples_)
    if (known && value_of(goal, x) == known) {
      m.status = linear_most::how::exact;
      m.value = *known;
      return m;
    }
  for (const auto& ray : rays_)
    if (const auto rise = value_of(goal, ray); rise && *rise > 0) {
      m.status = linear_most::how::unbounded;
      return m;
    }
  if (auto found = walk(goal, known); found.status != linear_most::how::unknown) return found;
  ++searches_;
  if (!ready_) ready_ = solver_->open(*program_, rows_);
  m = find_most(*program_, rows_, goal, *solver_, *ready_);
  // Where the solver came to nothing from where it stood, it starts anew.
  if (m.status == linear_most::how::outer || m.status == linear_most::how::unknown) m = find_most(*program_, rows_, goal, *solver_);
  learn(m, goal);
  return m;
}

linear_most linear_bound_finder::walk(std::span<const weighted_variable> goal, std::optional<std::int64_t> known) const {
  linear_most m;
  const auto sum = tidy_sum(goal);
  if (sum.empty()) return m;
  if (!known) {
    auto ray = walk_->ray(rows_, sum);
    if (!ray) return m;
    keep(rays_, most_rays, std::move(*ray));
    m.status = linear_most::how::unbounded;
    return m;
  }
  if (luck_ == 0 && ++unlucky_ % retry != 0) return m;
  // From the example that comes nearest.
  const numbers* nearest = nullptr;
  std::int64_t reached = 0;
  for (const auto& x : examples_)
    if (const auto value = value_of(sum, x); value && (nearest == nullptr || *value > reached)) {
      nearest = &x;
      reached = *value;
    }
  if (nearest == nullptr) return m;
  auto found = walk_->reach(rows_, *nearest, sum, *known);
  luck_ = found ? most_luck : std::max(luck_ - 1, 0);
  if (!found) return m;
  keep(examples_, most_examples, std::move(*found));
  m.status = linear_most::how::exact;
  m.value = *known;
  return m;
}

std::optional<std::int64_t> linear_bound_finder::value_of(std::span<const weighted_variable> goal, const numbers& x) {
  detail::wide_integer sum = 0;
  for (const auto& w : goal) sum += detail::wide_integer(w.times) * x[w.of];
  const auto small = static_cast<std::int64_t>(sum);
  return small == sum ? std::optional(small) : std::nullopt;
}

std::optional<linear_bound_finder::numbers> linear_bound_finder::whole_ray(std::span<const double> ray, std::span<const weighted_variable> goal) const {
  constexpr double nothing = 1e-9, almost = 1e-6, most_times = 1e6;
  double least = 0;
  for (const double v : ray)
    if (std::fabs(v) > nothing && (least == 0 || std::fabs(v) < least)) least = std::fabs(v);
  if (least == 0 || ray.size() != program_->variable_count()) return {};
  numbers whole;
  for (const double v : ray) {
    const double times = v / least;
    if (!(std::fabs(times) < most_times) || std::fabs(times - std::round(times)) > almost) return {};
    whole.push_back(std::llround(times));
  }
  if (const auto rise = value_of(goal, whole); !rise || *rise <= 0) return {};
  const bool stays = std::all_of(rows_.begin(), rows_.end(), [&](row_index r) {
    const auto rise = value_of(program_->sum_of(r), whole);
    return rise && *rise <= 0;
  });
  return stays ? std::optional(std::move(whole)) : std::nullopt;
}

void linear_bound_finder::keep(std::vector<numbers>& into, std::size_t most, numbers x) {
  if (into.size() >= most) into.erase(into.begin());
  into.push_back(std::move(x));
}

void linear_bound_finder::learn(const linear_most& m, std::span<const weighted_variable> goal) const {
  if (!m.example.empty()) keep(examples_, most_examples, m.example);
  if (m.status == linear_most::how::unbounded)
    if (auto ray = whole_ray(m.ray, goal)) keep(rays_, most_rays, std::move(*ray));
}

}  // namespace habeas::solve
