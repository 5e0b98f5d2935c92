// SPDX-License-Identifier: MIT
#include "solve/conflict.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "solve/difference_solver.hpp"

namespace habeas::solve {

namespace detail {

conflict_answer premise_oracle::operator()(const std::vector<bool>& enabled) const {
  auto mask = off_;
  for (std::size_t i = 0; i < order_.size(); ++i)
    if (!enabled[i]) mask.off(order_[i]);
  const difference_solver solver(*system_, mask);
  if (solver.feasible()) return {};
  std::vector<std::size_t> fault;
  for (const auto row : solver.cycle())
    for (const auto l : system_->premises_of(row))
      if (l < place_.size() && place_[l] != nowhere) fault.push_back(place_[l]);
  std::sort(fault.begin(), fault.end());
  fault.erase(std::unique(fault.begin(), fault.end()), fault.end());
  return {false, std::move(fault)};
}

}  // namespace detail

}  // namespace habeas::solve
