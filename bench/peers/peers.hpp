// SPDX-License-Identifier: MIT
// Other people's solvers, each in a translation unit of its own since they want another standard of C++.
#pragma once

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

}  // namespace peers
