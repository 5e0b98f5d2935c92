// SPDX-License-Identifier: MIT
#include "solve/linear_certificate.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include <habeas/core/work_limits.hpp>
#include <habeas/solve/linear_program.hpp>
#include "solve/wide_integer.hpp"

namespace habeas::solve {

namespace detail {

std::optional<std::int64_t> total_of(const linear_program& p, std::span<const weighted_variable> goal,
                                     const linear_certificate& c) {
  if (c.divisor < 1) return std::nullopt;
  std::map<variable, wide_integer> left;
  for (const auto& w : goal) left[w.of] -= wide_integer(w.times) * c.divisor;
  wide_integer total = 0;
  for (const auto& s : c.shares) {
    if (s.times < 1 || s.row >= p.row_count()) return std::nullopt;
    for (const auto& w : p.sum_of(s.row)) left[w.of] += wide_integer(w.times) * s.times;
    total += wide_integer(p.at_most(s.row)) * s.times;
  }
  if (std::any_of(left.begin(), left.end(), [](const auto& l) { return l.second != 0; })) return std::nullopt;
  constexpr auto greatest = std::int64_t{1} << 62;
  if (total > greatest || total < -greatest) return std::nullopt;
  return static_cast<std::int64_t>(total);
}

certificate_finder::certificate_finder(const linear_program& p, std::span<const row_index> rows,
                                       std::span<const double> weights, std::span<const weighted_variable> goal)
    : program_(&p), goal_(tidy_sum(goal)) {
  double greatest = 0;
  for (const auto w : weights) greatest = std::max(greatest, w);
  for (std::size_t i = 0; i < weights.size() && i < rows.size(); ++i)
    if (weights[i] > greatest * nothing) taken_.emplace_back(rows[i], weights[i]);
  if (!goal_.empty() || taken_.empty()) return;
  // Without a goal the scale is free: the row taken least is taken once.
  double least = greatest;
  for (const auto& [row, w] : taken_) least = std::min(least, w);
  for (auto& t : taken_) t.second /= least;
}

std::optional<linear_certificate> certificate_finder::accept(linear_certificate c) const {
  auto common = goal_.empty() ? std::int64_t{0} : c.divisor;
  for (const auto& s : c.shares) common = std::gcd(common, s.times);
  for (auto& s : c.shares) s.times /= std::max<std::int64_t>(1, common);
  c.divisor = goal_.empty() ? 1 : c.divisor / common;
  std::sort(c.shares.begin(), c.shares.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
  const auto total = total_of(*program_, goal_, c);
  if (!total || (goal_.empty() && *total >= 0)) return std::nullopt;
  c.total = *total;
  return c;
}

std::optional<linear_certificate> certificate_finder::rounded(std::int64_t divisor) const {
  linear_certificate c;
  c.divisor = divisor;
  for (const auto& [row, weight] : taken_) {
    const auto times = weight * static_cast<double>(divisor), whole = std::round(times);
    if (whole > most_times || std::fabs(times - whole) > slack * std::max(1.0, std::fabs(times))) return std::nullopt;
    if (whole >= 1) c.shares.push_back({row, static_cast<std::int64_t>(whole)});
  }
  return accept(std::move(c));
}

std::optional<linear_certificate> certificate_finder::solved() const {
  using rational = boost::multiprecision::cpp_rational;
  const auto n = taken_.size();
  if (n == 0 || n > most_solved) return std::nullopt;
  std::map<variable, std::vector<rational>> equations;  // n coefficients and the right side
  const auto equation = [&](variable v) -> auto& { return equations.try_emplace(v, n + 1).first->second; };
  for (std::size_t i = 0; i < n; ++i)
    for (const auto& w : program_->sum_of(taken_[i].first)) equation(w.of)[i] = w.times;
  for (const auto& w : goal_) equation(w.of)[n] = w.times;
  std::vector<std::vector<rational>> rows;
  for (auto& [v, e] : equations) rows.push_back(std::move(e));
  if (goal_.empty()) rows.emplace_back(n + 1, rational(1));  // how often in all; the scale is free
  std::size_t done = 0;
  for (std::size_t column = 0; column < n; ++column) {
    auto pivot = done;
    while (pivot < rows.size() && rows[pivot][column] == 0) ++pivot;
    if (pivot == rows.size()) return std::nullopt;
    std::swap(rows[pivot], rows[done]);
    const rational by = rows[done][column];
    for (auto& x : rows[done]) x /= by;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      work_limits::count(n);
      if (r == done || rows[r][column] == 0) continue;
      const rational times = rows[r][column];
      for (std::size_t k = column; k <= n; ++k) rows[r][k] -= times * rows[done][k];
    }
    ++done;
  }
  boost::multiprecision::cpp_int divisor = 1;
  for (std::size_t i = 0; i < n; ++i) {
    if (rows[i][n] < 0) return std::nullopt;
    divisor = lcm(divisor, denominator(rows[i][n]));
    if (divisor > (std::int64_t{1} << 31)) return std::nullopt;
  }
  linear_certificate c;
  c.divisor = static_cast<std::int64_t>(divisor);
  for (std::size_t i = 0; i < n; ++i) {
    const rational times = rows[i][n] * divisor;
    if (times > (std::int64_t{1} << 31)) return std::nullopt;
    if (times > 0) c.shares.push_back({taken_[i].first, static_cast<std::int64_t>(numerator(times))});
  }
  return accept(std::move(c));
}

}  // namespace detail

}  // namespace habeas::solve
