// SPDX-License-Identifier: MIT
// What lies on every path from one vertex to another.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include <habeas/graph/reach.hpp>

namespace habeas::graph {

/// The vertices without which `from` would not lead to `to`, in the order in which every path meets them, both ends
/// included. Empty where there is no path, or they are the same. Linear.
///
/// Follows one path and keeps how far along it the side ways from what was passed come back: where none has come further,
/// everything goes through.
///
/// Ours, because `boost::lengauer_tarjan_dominator_tree` builds the tree of all vertices for this one chain, which takes
/// ten times as long, and calls itself as deep as a path is long: a cycle of a million vertices overflows the stack.
/// bench/boost_graph sets the two side by side.
template <class Allow = every_arc>
[[nodiscard]] std::vector<vertex_index> dominators_between(const csr_graph& g, vertex_index from, vertex_index to,
                                                      Allow allow = {}) {
  if (from == to) return {};
  // One shortest path.
  std::vector<vertex_index> came_from(g.vertex_count(), no_vertex), queue{from};
  came_from[from] = from;
  for (std::size_t i = 0; i < queue.size() && came_from[to] == no_vertex; ++i)
    for (auto arc = g.first_out(queue[i]); arc < g.first_out(queue[i] + 1); ++arc)
      if (allow(arc) && came_from[g.target(arc)] == no_vertex) {
        came_from[g.target(arc)] = queue[i];
        queue.push_back(g.target(arc));
      }
  if (came_from[to] == no_vertex) return {};
  std::vector<vertex_index> path;
  for (auto at = to; at != from; at = came_from[at]) path.push_back(at);
  path.push_back(from);
  std::reverse(path.begin(), path.end());

  std::vector<vertex_index> place(g.vertex_count(), no_vertex);
  for (std::size_t i = 0; i < path.size(); ++i) place[path[i]] = static_cast<vertex_index>(i);
  vertex_set seen(g.vertex_count());
  std::vector<vertex_index> all, waiting;
  vertex_index furthest = 0;
  for (vertex_index i = 0; i < path.size(); ++i) {
    if (furthest == i) all.push_back(path[i]);
    waiting.assign(1, path[i]);
    while (!waiting.empty()) {
      const auto at = waiting.back();
      waiting.pop_back();
      for (auto arc = g.first_out(at); arc < g.first_out(at + 1); ++arc) {
        if (!allow(arc)) continue;
        const auto w = g.target(arc);
        if (place[w] != no_vertex) furthest = std::max(furthest, place[w]);
        else if (seen.add(w)) waiting.push_back(w);
      }
    }
  }
  return all;
}

}  // namespace habeas::graph
