// SPDX-License-Identifier: MIT
// Other people's solvers, each in a translation unit of its own since they want another standard of C++.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace peers {

struct arc {
  std::int64_t from, to, capacity, cost;  ///< capacity below 0: without limit
};

/// The least cost of a flow, and the processor's seconds that finding it took.
struct answer {
  bool found = false;
  double cost = 0;
  double seconds = 0;
};

/// LEMON's network simplex with its own default pivot rule.
answer lemon(const std::vector<std::int64_t>& supplies, const std::vector<arc>& arcs);
/// The same as a linear program in CLP, dual simplex after its presolve.
answer clp(const std::vector<std::int64_t>& supplies, const std::vector<arc>& arcs);

/// plus - minus <= at_most
struct difference {
  std::size_t plus, minus;
  double at_most;
};

/// Any solution of rows of differences, by CLP as it chooses.
answer clp(std::size_t variables, const std::vector<difference>& rows);

}  // namespace peers
