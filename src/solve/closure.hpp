// SPDX-License-Identifier: MIT
// All bounds between a few chosen variables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include "solve/difference_solver.hpp"

namespace habeas::solve {

/// The least upper bound of every difference between chosen variables, worked out once.
class difference_closure {
 public:
  /// One search for each chosen variable. Throws as `difference_solver::upper` does.
  difference_closure(const difference_solver& solver, std::span<const variable> chosen)
      : chosen_(chosen.begin(), chosen.end()), bounds_(chosen.size() * chosen.size(), unbounded) {
    for (std::size_t i = 0; i < size(); ++i) {
      const auto all = solver.upper_from(chosen_[i]);
      for (std::size_t j = 0; j < size(); ++j) bounds_[i * size() + j] = all[chosen_[j]];
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return chosen_.size(); }
  [[nodiscard]] const std::vector<variable>& chosen() const noexcept { return chosen_; }
  /// The least upper bound of chosen[plus] - chosen[minus], by place among the chosen. Throws errc::invalid_value for a
  /// place that is not there.
  [[nodiscard]] std::optional<std::int64_t> upper(std::size_t plus, std::size_t minus) const {
    if (plus >= size() || minus >= size())
      throw error(errc::invalid_value, "no such place among the chosen", fmt::format("{} - {}", plus, minus),
                  fmt::format("numbers below {}", size()));
    const auto bound = bounds_[minus * size() + plus];
    if (bound == unbounded) return std::nullopt;
    return bound;
  }
  /// The greatest lower bound of chosen[plus] - chosen[minus].
  [[nodiscard]] std::optional<std::int64_t> lower(std::size_t plus, std::size_t minus) const {
    const auto bound = upper(minus, plus);
    if (!bound) return std::nullopt;
    return -*bound;
  }

 private:
  std::vector<variable> chosen_;
  std::vector<std::int64_t> bounds_;
};

}  // namespace habeas::solve
