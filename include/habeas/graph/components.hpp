// SPDX-License-Identifier: MIT
// Components, cycles and the order of a graph, or of what a filter leaves of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <queue>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/graph/csr_graph.hpp>

namespace habeas::graph {

/// A number for each vertex, equal where two vertices are in one component.
struct component_numbers {
  std::vector<vertex_index> of;
  vertex_index count = 0;
};

namespace detail {
/// Boost.Graph's algorithms, compiled once: over the arcs that `open` holds other than 0 for; over all where it is empty.
[[nodiscard]] HABEAS_API component_numbers strong_components(const csr_graph& g, std::span<const char> open);
[[nodiscard]] HABEAS_API component_numbers weak_components(const csr_graph& g, std::span<const char> open);

/// What a filter lets through, a byte for each arc; empty where it lets all through.
template <class Allow>
[[nodiscard]] std::vector<char> open_arcs(const csr_graph& g, Allow allow) {
  std::vector<char> open;
  if constexpr (!std::is_same_v<Allow, every_arc>) {
    open.resize(g.arc_count());
    for (arc_index arc = 0; arc < open.size(); ++arc) open[arc] = allow(arc) ? 1 : 0;
  }
  return open;
}
}  // namespace detail

/// A number for each vertex, equal where two vertices reach one another. An arc between two components leads from the lower
/// number to the higher. Linear, without recursion.
template <class Allow = every_arc>
[[nodiscard]] component_numbers strong_components(const csr_graph& g, Allow allow = {}) {
  return detail::strong_components(g, detail::open_arcs(g, allow));
}

/// A number for each vertex, equal where arcs join them whichever way they lead; numbered by their smallest vertex.
template <class Allow = every_arc>
[[nodiscard]] component_numbers weak_components(const csr_graph& g, Allow allow = {}) {
  return detail::weak_components(g, detail::open_arcs(g, allow));
}

/// The vertices of each component, ascending.
[[nodiscard]] inline std::vector<std::vector<vertex_index>> members(const component_numbers& c) {
  std::vector<std::vector<vertex_index>> lists(c.count);
  for (vertex_index v = 0; v < c.of.size(); ++v) lists[c.of[v]].push_back(v);
  return lists;
}

namespace detail {
/// The shortest cycle through v among the vertices that `within` allows. `steps` holds no_vertex for every vertex, and does
/// so again afterwards: who asks for many cycles makes it once.
template <class Allow, class Within>
[[nodiscard]] std::vector<vertex_index> cycle_through(const csr_graph& g, vertex_index v, Allow allow, Within within,
                                                       std::vector<vertex_index>& steps) {
  constexpr auto far = no_vertex;
  std::vector<vertex_index> queue{v};
  steps[v] = 0;
  for (std::size_t i = 0; i < queue.size(); ++i)
    for (auto place = g.first_in(queue[i]); place < g.first_in(queue[i] + 1); ++place) {
      const auto before = g.source_in(place);
      if (steps[before] != far || !within(before) || !allow(g.arc_in(place))) continue;
      steps[before] = steps[queue[i]] + 1;
      queue.push_back(before);
    }
  std::vector<vertex_index> cycle;
  for (auto at = v;;) {
    auto best = no_vertex;
    for (auto arc = g.first_out(at); arc < g.first_out(at + 1); ++arc) {
      const auto w = g.target(arc);
      if (!allow(arc) || steps[w] == far) continue;
      if (best == no_vertex || steps[w] < steps[best] || (steps[w] == steps[best] && w < best)) best = w;
    }
    if (best == no_vertex) break;  // at v itself: nothing leads back to it
    cycle.push_back(at);
    if (best == v) break;
    at = best;
  }
  for (const auto w : queue) steps[w] = far;
  return cycle;
}
}  // namespace detail

/// The shortest cycle through v, v first; of several, that of the smallest vertices. Empty where there is none.
///
/// Ours, because Boost.Graph finds all cycles (`tiernan_all_cycles`) and not the shortest one through a vertex.
template <class Allow = every_arc>
[[nodiscard]] std::vector<vertex_index> cycle_through(const csr_graph& g, vertex_index v, Allow allow = {}) {
  std::vector<vertex_index> steps(g.vertex_count(), no_vertex);
  return detail::cycle_through(g, v, allow, [](vertex_index) { return true; }, steps);
}

/// The vertices of cycles: each component in which something leads back to itself, with its shortest cycle through its
/// smallest vertex.
struct cycle {
  std::vector<vertex_index> component = {}, shortest = {};
};
template <class Allow = every_arc>
[[nodiscard]] std::vector<cycle> cycles(const csr_graph& g, Allow allow = {}) {
  std::vector<cycle> found;
  const auto parts = strong_components(g, allow);
  std::vector<vertex_index> steps(g.vertex_count(), no_vertex);
  for (auto& list : members(parts)) {
    if (list.size() == 1) {
      const auto v = list.front();
      bool loops = false;
      for (auto arc = g.first_out(v); arc < g.first_out(v + 1); ++arc) loops = loops || (allow(arc) && g.target(arc) == v);
      if (!loops) continue;
    }
    // A cycle never leaves its component: what leads to it from outside need not be looked at.
    const auto part = parts.of[list.front()];
    const auto within = [&](vertex_index w) { return parts.of[w] == part; };
    auto shortest = detail::cycle_through(g, list.front(), allow, within, steps);
    found.push_back({std::move(list), std::move(shortest)});
  }
  std::sort(found.begin(), found.end(), [](const cycle& a, const cycle& b) { return a.component < b.component; });
  return found;
}

/// All vertices in an order in which arcs lead forward, in groups: those of one cycle stand together. Of what may come
/// next, the group of the smallest vertex comes first.
///
/// Ours, because `boost::topological_sort` takes any order that fits, and an answer has to be the same for the same dossier.
template <class Allow = every_arc>
[[nodiscard]] std::vector<std::vector<vertex_index>> groups_in_order(const csr_graph& g, Allow allow = {}) {
  const auto parts = strong_components(g, allow);
  auto lists = members(parts);
  std::vector<std::size_t> waits(parts.count, 0);
  const auto each_arc = [&](vertex_index part, auto&& see) {
    for (const auto v : lists[part])
      for (auto arc = g.first_out(v); arc < g.first_out(v + 1); ++arc)
        if (allow(arc) && parts.of[g.target(arc)] != part) see(parts.of[g.target(arc)]);
  };
  for (vertex_index p = 0; p < parts.count; ++p) each_arc(p, [&](vertex_index q) { ++waits[q]; });
  using entry = std::pair<vertex_index, vertex_index>;  // smallest vertex, part
  std::priority_queue<entry, std::vector<entry>, std::greater<>> ready;
  for (vertex_index p = 0; p < parts.count; ++p)
    if (waits[p] == 0) ready.emplace(lists[p].front(), p);
  std::vector<std::vector<vertex_index>> order;
  std::vector<vertex_index> taken;
  while (!ready.empty()) {
    const auto p = ready.top().second;
    ready.pop();
    taken.push_back(p);
    each_arc(p, [&](vertex_index q) {
      if (--waits[q] == 0) ready.emplace(lists[q].front(), q);
    });
  }
  for (const auto p : taken) order.push_back(std::move(lists[p]));
  return order;
}

}  // namespace habeas::graph
