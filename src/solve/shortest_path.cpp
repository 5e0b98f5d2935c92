// SPDX-License-Identifier: MIT
#include "solve/shortest_path.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "solve/difference_graph.hpp"

namespace habeas::solve {

namespace detail {

bool predecessor_graph::find_cycle(variable v, std::vector<difference_arc>& cycle) {
  ++walk_;
  while (seen_[v] <= check_start_) {
    seen_[v] = walk_;
    if (by_[v] == nullptr) return false;
    v = by_[v]->from;
  }
  if (seen_[v] != walk_) return false;
  const auto last = v;
  do {
    cycle.push_back(*by_[v]);
    v = by_[v]->from;
  } while (v != last);
  std::reverse(cycle.begin(), cycle.end());
  const auto least =
      std::min_element(cycle.begin(), cycle.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  std::rotate(cycle.begin(), least, cycle.end());
  return true;
}

block_sweeper::block_sweeper(const difference_graph& graph)
    : graph_(graph), up_(graph.variable_count(), true), down_(graph.variable_count(), true),
      changed_(graph.variable_count()), back_(graph.variable_count()) {
  result_.potential.assign(graph.variable_count(), 0);
  std::int64_t longest = 1;
  for (const auto& arc : graph.arcs()) longest = std::max(longest, arc.length < 0 ? -arc.length : arc.length);
  // No improvement takes more than the longest arc off the least number, so checking this often rules out overflow.
  const auto safe = static_cast<std::size_t>(difference_graph::greatest_total / longest);
  check_after_ = std::min(std::max<std::size_t>(graph.variable_count(), 64), safe);
}

sweep_result block_sweeper::run() {
  // Blocks of 1,024 variables are brought to rest one by one, up the numbering and down again: paths that go to and
  // fro within a season are then no work for sweeps over the centuries.
  constexpr std::size_t block = 16;
  const auto words = up_.words();
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t begin = 0; begin < words && result_.cycle.empty(); begin += block)
      moved = settle(begin, std::min(begin + block, words)) || moved;
    for (std::size_t end = words; end > 0 && result_.cycle.empty(); end = (end - 1) / block * block)
      moved = settle((end - 1) / block * block, end) || moved;
    if (!result_.cycle.empty()) {
      result_.potential.clear();
      break;
    }
  }
  steps_.tell();
  return std::move(result_);
}

void block_sweeper::relax(variable u, std::span<const difference_arc> arcs) {
  auto& d = result_.potential;
  const auto base = d[u];
  result_.relaxations += arcs.size();
  steps_.add(arcs.size() + 1);
  for (const auto& arc : arcs) {
    if (base + arc.length >= d[arc.to]) continue;
    d[arc.to] = base + arc.length;
    back_.set(arc.to, &arc);
    up_.add(arc.to);
    down_.add(arc.to);
    changed_.add(arc.to);
    ++improvements_;
  }
}

}  // namespace detail

search_around::search_around(const difference_graph& graph, std::span<const std::int64_t> potential, variable source,
                             variable target, variable around, std::int64_t most)
    : potential_(potential), source_(source), limit_(most == unbounded ? unbounded - 1 : most - potential[target] + potential[source]) {
  using entry = std::pair<std::int64_t, variable>;
  std::vector<entry> heap{{0, source}};
  reduced_.emplace(source, 0);
  step_counter steps;
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), std::greater<>{});
    const auto [reduced, u] = heap.back();
    heap.pop_back();
    if (reduced != reduced_.at(u)) continue;
    if (reduced > limit_) break;
    if (u == target) limit_ = std::min(limit_, reduced);
    const auto arcs = graph.leaving(u);
    steps.add(arcs.size() + 1);
    for (const auto& arc : arcs) {
      const auto next = reduced + arc.length + potential[u] - potential[arc.to];
      if (arc.to == around || next > limit_) continue;
      const auto [there, fresh] = reduced_.try_emplace(arc.to, next);
      if (!fresh && there->second <= next) continue;
      there->second = next;
      heap.emplace_back(next, arc.to);
      std::push_heap(heap.begin(), heap.end(), std::greater<>{});
    }
  }
  steps.tell();
}

}  // namespace habeas::solve
