// SPDX-License-Identifier: MIT
// Which arcs a drawing can do without: those that a longer way makes plain.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/core/work_limits.hpp>
#include <habeas/graph/components.hpp>

namespace habeas::graph {

/// The arcs of the transitive reduction, ascending: an arc is left out when another way leads from its source to its target.
///
/// Of a graph without cycles the smallest graph with the same reach, which is the only one. Arcs within a cycle are all
/// kept; between two cycles, an arc goes when a longer way leads by a third. Parallel arcs go or stay together.
/// Ours, because `boost::transitive_reduction` takes graphs without cycles alone and gives vertices, not arcs.
/// Takes one sweep against the arcs for every 64 vertices. Throws errc::cancelled when asked to stop.
template <class Allow = every_arc>
[[nodiscard]] std::vector<arc_index> transitive_reduction(const csr_graph& g, Allow allow = {},
                                                          const std::stop_token& stop = {}) {
  const auto parts = strong_components(g, allow);
  // The components as a graph of their own, each arc once.
  std::vector<std::vector<vertex_index>> next(parts.count);
  for (vertex_index v = 0; v < g.vertex_count(); ++v)
    for (auto arc = g.first_out(v); arc < g.first_out(v + 1); ++arc)
      if (allow(arc) && parts.of[v] != parts.of[g.target(arc)]) next[parts.of[v]].push_back(parts.of[g.target(arc)]);
  std::vector<std::vector<char>> plain(parts.count);  // is there a longer way to next[c][i]?
  for (vertex_index c = 0; c < parts.count; ++c) {
    std::sort(next[c].begin(), next[c].end());
    next[c].erase(std::unique(next[c].begin(), next[c].end()), next[c].end());
    plain[c].assign(next[c].size(), 0);
  }
  std::vector<std::uint64_t> reaches(parts.count);
  for (vertex_index from = 0; from < parts.count; from += 64) {
    if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
    work_limits::count(1);
    const auto to = std::min<std::size_t>(from + std::size_t{64}, parts.count);
    // Nothing after the block leads into it: arcs lead from lower numbers to higher.
    std::fill(reaches.begin(), reaches.end(), 0);
    for (auto c = static_cast<vertex_index>(to); c-- > 0;) {
      std::uint64_t once = 0, twice = 0;
      for (const auto d : next[c]) {
        if (d >= to) break;
        twice |= once & reaches[d];
        once |= reaches[d];
      }
      reaches[c] = once;
      if (c >= from) reaches[c] |= std::uint64_t{1} << (c - from);
      for (std::size_t i = 0; i < next[c].size(); ++i)
        if (next[c][i] >= from && next[c][i] < to && (twice >> (next[c][i] - from) & 1U) != 0) plain[c][i] = 1;
    }
  }
  std::vector<arc_index> kept;
  for (vertex_index v = 0; v < g.vertex_count(); ++v)
    for (auto arc = g.first_out(v); arc < g.first_out(v + 1); ++arc) {
      if (!allow(arc)) continue;
      const auto c = parts.of[v], d = parts.of[g.target(arc)];
      if (c != d) {
        const auto place = std::lower_bound(next[c].begin(), next[c].end(), d) - next[c].begin();
        if (plain[c][static_cast<std::size_t>(place)] != 0) continue;
      }
      kept.push_back(arc);
    }
  return kept;
}

}  // namespace habeas::graph
