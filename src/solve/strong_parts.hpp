// SPDX-License-Identifier: MIT
// Variables that are joined both ways: a cycle of rows lies within one such part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "solve/difference_graph.hpp"

namespace habeas::solve {

struct strong_parts {
  std::vector<std::uint32_t> part_of = {};  ///< of each variable
  std::size_t count = 0;
};

/// Strongly connected components over all arcs, whatever their lengths. Linear.
[[nodiscard]] strong_parts find_strong_parts(const difference_graph& graph);

}  // namespace habeas::solve
