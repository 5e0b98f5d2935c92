// SPDX-License-Identifier: MIT
// Paths that visit no vertex twice, the shortest first, up to a stated number.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/core/work_limits.hpp>
#include <habeas/graph/reach.hpp>

namespace habeas::graph {

/// Where a search for paths ends, whatever is still to be found.
struct path_limits {
  std::size_t paths = 100;             ///< maximum number of paths
  std::uint64_t work = 2'000'000'000;  ///< arcs looked at and vertices written down
};

/// Paths as vertices, the shortest first, then by number; `more` where the limit left something unlooked at.
struct found_paths {
  std::vector<std::vector<vertex_index>> paths = {};
  bool more = false;
};

/// The shortest paths from one vertex to another that visit none twice. Parallel arcs make one path.
///
/// Yen's algorithm in Lawler's partition: nothing is found twice, and what comes next is always the shortest left. Takes
/// at most one sweep against the arcs for each vertex of each path, and keeps no more than the best of what may still be
/// asked for. None from a vertex to itself. Ours, because Boost.Graph has no such algorithm.
/// @throws error cancelled when asked to stop
/// @source J. Y. Yen, Finding the k shortest loopless paths in a network, Management Science 17 (1971); E. L. Lawler, ibid. 18 (1972)
template <class Allow = every_arc>
[[nodiscard]] found_paths simple_paths(const csr_graph& g, vertex_index from, vertex_index to, path_limits limits = {},
                                       Allow allow = {}, const std::stop_token& stop = {}) {
  found_paths found;
  if (from == to) return found;
  const auto useful = leading_to(g, to, allow);
  if (!useful.contains(from)) return found;

  struct candidate {
    std::vector<vertex_index> path = {};
    std::size_t turns = 0;                  ///< where it left the path that it was made from
    std::vector<vertex_index> barred = {};  ///< where it may not go from there
  };
  const auto sooner = [](const candidate& a, const candidate& b) {
    return a.path.size() != b.path.size() ? a.path.size() < b.path.size() : a.path < b.path;
  };
  std::set<candidate, decltype(sooner)> waiting(sooner);
  const auto wait = [&](candidate&& c) {
    waiting.insert(std::move(c));
    if (waiting.size() <= limits.paths - found.paths.size()) return;
    waiting.erase(std::prev(waiting.end()));  // its turn would never come
    found.more = true;
  };

  std::uint64_t work = 0;
  std::vector<std::size_t> steps(g.vertex_count());
  std::vector<std::uint64_t> known(g.vertex_count(), 0), on_root(g.vertex_count(), 0), barred(g.vertex_count(), 0);
  std::uint64_t round = 0;
  std::vector<vertex_index> queue;

  // The shortest way on from the end of `root` that meets none of it again, and does not begin with what is barred.
  const auto extend = [&](candidate& c, std::size_t root) {
    ++round;
    work += c.path.size() + c.barred.size();
    for (std::size_t i = 0; i < root; ++i) on_root[c.path[i]] = round;
    for (const auto w : c.barred) barred[w] = round;
    queue.assign(1, to);
    known[to] = round;
    steps[to] = 0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const auto at = queue[i];
      for (auto place = g.first_in(at); place < g.first_in(at + 1); ++place) {
        ++work;
        const auto before = g.source_in(place);
        if (known[before] == round || on_root[before] == round || !allow(g.arc_in(place))) continue;
        known[before] = round;
        steps[before] = steps[at] + 1;
        queue.push_back(before);
      }
    }
    c.path.resize(root);
    for (auto at = c.path.back(); at != to;) {
      auto best = no_vertex;
      for (auto arc = g.first_out(at); arc < g.first_out(at + 1); ++arc) {
        ++work;
        const auto w = g.target(arc);
        if (known[w] != round || !allow(arc) || (c.path.size() == root && barred[w] == round)) continue;
        if (best == no_vertex || steps[w] < steps[best] || (steps[w] == steps[best] && w < best)) best = w;
      }
      if (best == no_vertex) return false;
      c.path.push_back(best);
      at = best;
    }
    return true;
  };

  candidate start{{from}, 0, {}};
  if (extend(start, 1)) wait(std::move(start));
  while (!waiting.empty()) {
    if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
    work_limits::count(1);
    auto best = std::move(waiting.extract(waiting.begin()).value());
    found.paths.push_back(best.path);
    for (auto turn = best.turns; turn + 1 < best.path.size(); ++turn) {
      if (found.more && found.paths.size() == limits.paths) return found;
      if (work > limits.work) {
        found.more = true;
        return found;
      }
      if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
      work_limits::count(1);
      candidate next{best.path, turn, {}};
      if (turn == best.turns) next.barred = best.barred;
      next.barred.push_back(best.path[turn + 1]);
      if (extend(next, turn + 1)) wait(std::move(next));
    }
  }
  return found;
}

}  // namespace habeas::graph
