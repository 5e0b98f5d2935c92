// SPDX-License-Identifier: MIT
// What can be reached from a vertex, along arcs or against them; from 64 vertices in one sweep.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/graph/csr_graph.hpp>

namespace habeas::graph {

/// Some of the vertices of a graph, a bit each.
class HABEAS_API vertex_set {
 public:
  vertex_set() = default;
  explicit vertex_set(std::size_t vertices) : words_((vertices + 63) / 64, 0) {}

  [[nodiscard]] bool contains(vertex_index v) const noexcept { return (words_[v / 64] >> (v % 64) & 1U) != 0; }
  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  /// Puts a vertex in; true if it was not there.
  bool add(vertex_index v) noexcept;
  /// Its vertices, ascending.
  [[nodiscard]] std::vector<vertex_index> list() const;
  friend bool operator==(const vertex_set&, const vertex_set&) = default;

 private:
  std::vector<std::uint64_t> words_;
  std::size_t count_ = 0;
};

/// Everything that v leads to, v itself only where a cycle leads back to it. Linear in what is reached.
template <class Allow = every_arc>
[[nodiscard]] vertex_set reached_from(const csr_graph& g, vertex_index v, Allow allow = {}) {
  vertex_set seen(g.vertex_count());
  std::vector<vertex_index> waiting{v};
  while (!waiting.empty()) {
    const auto at = waiting.back();
    waiting.pop_back();
    for (auto arc = g.first_out(at); arc < g.first_out(at + 1); ++arc)
      if (allow(arc) && seen.add(g.target(arc))) waiting.push_back(g.target(arc));
  }
  return seen;
}

/// Everything that leads to v, v itself only where a cycle leads back to it. Linear in what is reached.
template <class Allow = every_arc>
[[nodiscard]] vertex_set leading_to(const csr_graph& g, vertex_index v, Allow allow = {}) {
  vertex_set seen(g.vertex_count());
  std::vector<vertex_index> waiting{v};
  while (!waiting.empty()) {
    const auto at = waiting.back();
    waiting.pop_back();
    for (auto place = g.first_in(at); place < g.first_in(at + 1); ++place)
      if (allow(g.arc_in(place)) && seen.add(g.source_in(place))) waiting.push_back(g.source_in(place));
  }
  return seen;
}

/// For every vertex, which of up to 64 sources lead to it: bit i for sources[i], by one arc or more.
///
/// One sweep in the graph's order, a word for each vertex; within a cycle a vertex is seen again whenever more sources
/// reach it, so at most 64 times.
/// Ours, because `boost::transitive_closure` writes every pair down as an arc: bench/boost_graph sets the two side by side.
/// Throws errc::limit_exceeded for more than 64 sources.
template <class Allow = every_arc>
[[nodiscard]] std::vector<std::uint64_t> sweep_from(const csr_graph& g, std::span<const vertex_index> sources,
                                                    Allow allow = {}) {
  if (sources.size() > 64)
    throw error(errc::limit_exceeded, "too many sources for one sweep", fmt::format("{}", sources.size()), "at most 64");
  std::vector<std::uint64_t> own(g.vertex_count(), 0), reached(g.vertex_count(), 0);
  for (std::size_t i = 0; i < sources.size(); ++i) own[sources[i]] |= std::uint64_t{1} << i;
  const auto pass_on = [&](vertex_index v, auto&& more) {
    const auto word = own[v] | reached[v];
    if (word == 0) return;
    for (auto arc = g.first_out(v); arc < g.first_out(v + 1); ++arc) {
      if (!allow(arc)) continue;
      const auto w = g.target(arc);
      const bool fresh = (word & ~reached[w]) != 0;
      reached[w] |= word;
      if (fresh) more(w);
    }
  };
  const auto& order = g.order();
  if (!g.has_cycle()) {
    for (const auto v : order) pass_on(v, [](vertex_index) {});
    return reached;
  }
  std::vector<vertex_index> again;
  std::vector<char> waits(g.vertex_count(), 0);
  for (std::size_t from = 0; from < order.size();) {
    auto to = from + 1;
    while (to < order.size() && g.in_one_cycle(order[from], order[to])) ++to;
    again.assign(order.begin() + static_cast<std::ptrdiff_t>(from), order.begin() + static_cast<std::ptrdiff_t>(to));
    for (const auto v : again) waits[v] = 1;
    for (std::size_t i = 0; i < again.size(); ++i) {
      const auto v = again[i];
      waits[v] = 0;
      pass_on(v, [&](vertex_index w) {
        if (waits[w] != 0 || !g.in_one_cycle(v, w)) return;
        waits[w] = 1;
        again.push_back(w);
      });
    }
    from = to;
  }
  return reached;
}

}  // namespace habeas::graph
