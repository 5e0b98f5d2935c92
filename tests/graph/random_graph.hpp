// SPDX-License-Identifier: MIT
// Small random graphs, and their properties worked out the slow and plain way.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <habeas/graph/csr_graph.hpp>

#include "random_source.hpp"

namespace habeas::testing {
using namespace habeas::graph;

using arc_list = std::vector<std::pair<vertex_index, vertex_index>>;

inline csr_graph graph_of(std::size_t vertices, const arc_list& arcs) {
  graph_builder b(vertices);
  b.reserve(arcs.size());
  for (const auto& [s, t] : arcs) b.add(s, t);
  return b.freeze();
}

/// Arcs among n vertices, parallel ones and loops too; forward only: none leads to a smaller number or to itself.
inline arc_list random_arcs(random_source& random, std::size_t n, std::size_t arcs, bool forward) {
  arc_list list;
  while (list.size() < arcs) {
    auto s = random(0, static_cast<std::int64_t>(n) - 1), t = random(0, static_cast<std::int64_t>(n) - 1);
    if (forward && s == t) continue;
    if (forward && s > t) std::swap(s, t);
    list.emplace_back(static_cast<vertex_index>(s), static_cast<vertex_index>(t));
  }
  return list;
}

using matrix = std::vector<std::vector<bool>>;

/// Who reaches whom by one arc or more, by Warshall's three loops.
inline matrix reach_of(std::size_t n, const arc_list& arcs) {
  matrix m(n, std::vector<bool>(n, false));
  for (const auto& [s, t] : arcs) m[s][t] = true;
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (m[i][k] && m[k][j]) m[i][j] = true;
  return m;
}

/// Every path that visits no vertex twice, by trying all; the shortest first, then by number.
inline std::vector<std::vector<vertex_index>> all_paths(std::size_t n, const arc_list& arcs, vertex_index from, vertex_index to) {
  matrix direct(n, std::vector<bool>(n, false));
  for (const auto& [s, t] : arcs) direct[s][t] = true;
  std::vector<std::vector<vertex_index>> found;
  std::vector<vertex_index> path{from};
  const auto walk = [&](auto&& self) -> void {
    if (path.back() == to) {
      found.push_back(path);
      return;
    }
    for (vertex_index w = 0; w < n; ++w) {
      if (!direct[path.back()][w] || std::find(path.begin(), path.end(), w) != path.end()) continue;
      path.push_back(w);
      self(self);
      path.pop_back();
    }
  };
  if (from != to) walk(walk);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
  return found;
}

}  // namespace habeas::testing
