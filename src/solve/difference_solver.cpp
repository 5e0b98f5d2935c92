// SPDX-License-Identifier: MIT
#include "solve/difference_solver.hpp"

#include <utility>

#include <habeas/core/error.hpp>
#include <habeas/solve/difference_system.hpp>
#include "solve/canonical_proof.hpp"
#include "solve/difference_graph.hpp"
#include "solve/shortest_path.hpp"

namespace habeas::solve {

difference_solver::difference_solver(const difference_system& system, const premise_mask& off) : graph_(system, off) {
  if (const auto row = graph_.impossible_row()) {
    cycle_.push_back(*row);
    return;
  }
  auto found = sweep(graph_);
  relaxations_ = found.relaxations;
  potential_ = std::move(found.potential);
  for (const auto& arc : found.cycle) cycle_.push_back(graph_.row_of(arc));
}

}  // namespace habeas::solve
