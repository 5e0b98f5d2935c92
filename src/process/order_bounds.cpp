// SPDX-License-Identifier: MIT
#include "process/order_bounds.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "solve/difference_solver.hpp"

namespace habeas {

order_bounds::order_bounds(const solve::difference_system& system) : count_(system.variable_count()), rows_(system.rows().size()) {
  const solve::difference_solver solver(system);
  holds_ = solver.feasible();
  for (std::size_t from = 0; holds_ && from < count_; ++from) {
    const auto all = solver.upper_from(static_cast<solve::variable>(from));
    most_.insert(most_.end(), all.begin(), all.end());
  }
}

order_bounds order_bounds::with_first(std::size_t first, const std::vector<std::size_t>& others) const {
  auto put = *this;
  put.rows_ += others.size();
  for (std::size_t from = 0; from < count_; ++from) {
    // By way of another, which is no earlier than the first.
    auto to_first = solve::unbounded;
    for (const auto other : others) to_first = std::min(to_first, most(from, other));
    if (to_first == solve::unbounded) continue;
    for (std::size_t to = 0; to < count_; ++to) {
      if (most(first, to) == solve::unbounded) continue;
      auto& days = put.most_[from * count_ + to];
      days = std::min(days, to_first + most(first, to));
    }
  }
  return put;
}

}  // namespace habeas
