// SPDX-License-Identifier: MIT
#include "solve/canonical_proof.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "solve/difference_graph.hpp"
#include "solve/shortest_path.hpp"

namespace habeas::solve {

namespace detail {

tight_rows::tight_rows(const difference_graph& graph, std::span<const std::int64_t> potential, variable source,
                       variable target) {
  path_search from(graph, potential), to(graph, potential);
  run_to<search_direction::along>(from, source, target);
  const auto total = from.distance(target);
  if (total == unbounded) return;
  reachable_ = true;
  run_to<search_direction::against>(to, target, source);
  const auto& system = graph.system();
  std::vector<variable> pending{source};
  while (!pending.empty()) {
    const auto u = pending.back();
    pending.pop_back();
    if (const auto [place, fresh] = rows_.try_emplace(u); !fresh) continue;
    auto& rows = rows_[u];
    for (const auto& arc : graph.leaving(u)) {
      const auto rest = to.distance(arc.to);
      if (rest == unbounded || from.distance(u) + arc.length + rest != total) continue;
      graph.for_each_row(arc, [&](row_index row) { rows.push_back(row); });
      pending.push_back(arc.to);
    }
    std::sort(rows.begin(), rows.end(), [&](row_index a, row_index b) {
      return canonical_order(system.premises(), system.rows()[a], system.rows()[b]) < 0;
    });
    // Rows that differ in their tag alone prove the same: the first stands for them.
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [&](row_index a, row_index b) {
                             const auto& left = system.rows()[a];
                             const auto& right = system.rows()[b];
                             return left.plus == right.plus && left.premises == right.premises;
                           }),
               rows.end());
  }
}

}  // namespace detail

}  // namespace habeas::solve
