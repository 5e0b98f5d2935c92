// SPDX-License-Identifier: MIT
// Variables that the rows tie to one another exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "solve/difference_graph.hpp"

namespace habeas::solve {

/// Variables by the part they belong to: two are in one part when their difference has a single possible value.
struct equality_classes {
  std::vector<std::uint32_t> part_of;  ///< for each variable; parts are numbered by their least variable
  std::size_t count = 0;
};

/// Finds the equality classes from any numbers that satisfy the rows: where going round takes no length at all, every arc
/// on the way is tight for any such numbers, so the parts are the strong components of the tight arcs. Linear.
[[nodiscard]] equality_classes find_equality_classes(const difference_graph& graph,
                                           std::span<const std::int64_t> potential);

}  // namespace habeas::solve
