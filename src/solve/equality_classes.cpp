// SPDX-License-Identifier: MIT
#include "solve/equality_classes.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "solve/difference_graph.hpp"

namespace habeas {

rigid_parts find_rigid_parts(const difference_graph& graph, std::span<const std::int64_t> potential) {
  constexpr auto none = std::numeric_limits<std::uint32_t>::max();
  const auto n = graph.variable_count();
  rigid_parts parts;
  parts.part_of.assign(n, none);
  // Tarjan's strong components, with the calls on a stack of our own.
  std::vector<std::uint32_t> index(n, 0), low(n, 0), next_arc(n, 0);
  std::vector<variable> open, calls;
  std::uint32_t clock = 0;
  std::uint32_t found = 0;
  for (variable root = 0; root < n; ++root) {
    if (index[root] != 0) continue;
    calls.push_back(root);
    while (!calls.empty()) {
      const auto v = calls.back();
      if (index[v] == 0) {
        index[v] = low[v] = ++clock;
        open.push_back(v);
      }
      const auto arcs = graph.leaving(v);
      bool entered = false;
      for (; next_arc[v] < arcs.size(); ++next_arc[v]) {
        const auto& arc = arcs[next_arc[v]];
        if (arc.length + potential[v] != potential[arc.to]) continue;
        if (index[arc.to] == 0) {
          calls.push_back(arc.to);
          entered = true;
          break;
        }
        if (parts.part_of[arc.to] == none) low[v] = std::min(low[v], low[arc.to]);
      }
      if (entered) continue;
      calls.pop_back();
      if (low[v] != index[v]) continue;
      for (variable member = none; member != v;) {
        member = open.back();
        open.pop_back();
        parts.part_of[member] = found;
      }
      ++found;
    }
  }
  std::vector<std::uint32_t> name(found, none);
  std::uint32_t names = 0;
  for (auto& part : parts.part_of) {
    if (name[part] == none) name[part] = names++;
    part = name[part];
  }
  parts.count = found;
  return parts;
}

}  // namespace habeas
