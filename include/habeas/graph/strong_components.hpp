// SPDX-License-Identifier: MIT
// Strongly connected components of packed arcs: who can reach one another.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace habeas {

/// The place of a vertex in its graph, and of an arc among the arcs of its graph.
using vertex_index = std::uint32_t;
using arc_index = std::uint32_t;

/// No vertex at all.
inline constexpr vertex_index no_vertex = std::numeric_limits<vertex_index>::max();

/// Lets every arc through: the filter of those who do not filter.
struct every_arc {
  constexpr bool operator()(arc_index) const noexcept { return true; }
};

/// A number for each vertex: equal where two vertices reach one another. An arc between two components leads from the
/// lower number to the higher.
struct component_numbers {
  std::vector<vertex_index> of = {};
  vertex_index count = 0;
};

/// Tarjan's algorithm, without recursion: linear in vertices and arcs. The arcs of v are first[v] to first[v + 1], and lead
/// to `target`; those that `allow` refuses are as if they were not there.
/// @source R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972)
template <class Allow = every_arc>
[[nodiscard]] component_numbers strong_components(std::span<const arc_index> first, std::span<const vertex_index> target,
                                                  Allow allow = {}) {
  const auto n = static_cast<vertex_index>(first.empty() ? 0 : first.size() - 1);
  component_numbers found;
  found.of.assign(n, no_vertex);
  std::vector<vertex_index> entered(n, no_vertex), low(n), open, path;
  std::vector<arc_index> next(n);
  vertex_index clock = 0;
  const auto enter = [&](vertex_index v) {
    entered[v] = low[v] = clock++;
    next[v] = first[v];
    open.push_back(v);
    path.push_back(v);
  };
  for (vertex_index root = 0; root < n; ++root) {
    if (entered[root] != no_vertex) continue;
    enter(root);
    while (!path.empty()) {
      const auto v = path.back();
      if (next[v] < first[v + 1]) {
        const auto arc = next[v]++;
        if (!allow(arc)) continue;
        const auto w = target[arc];
        if (entered[w] == no_vertex) enter(w);
        else if (found.of[w] == no_vertex) low[v] = std::min(low[v], entered[w]);
        continue;
      }
      path.pop_back();
      if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[v]);
      if (low[v] != entered[v]) continue;
      for (vertex_index w = no_vertex; w != v;) {
        w = open.back();
        open.pop_back();
        found.of[w] = found.count;
      }
      ++found.count;
    }
  }
  // They were closed from the far end.
  for (auto& c : found.of) c = found.count - 1 - c;
  return found;
}

}  // namespace habeas
