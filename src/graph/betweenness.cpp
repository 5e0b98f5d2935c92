// SPDX-License-Identifier: MIT
#include <habeas/graph/betweenness.hpp>

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/graph/csr_graph.hpp>

namespace habeas {

namespace {

/// A number of paths, which may be far beyond a double: value * 2^(512 times).
struct path_count {
  double value = 0.0;
  std::uint32_t times = 0;

  void add(const path_count& other) {
    if (other.times > times) {
      value = other.times == times + 1 ? value * 0x1p-512 : 0.0;
      times = other.times;
    }
    if (other.times == times) value += other.value;
    else if (other.times + 1 == times) value += other.value * 0x1p-512;
    if (value > 0x1p512) {
      value *= 0x1p-512;
      ++times;
    }
  }
  /// As a share of a number that is not smaller.
  [[nodiscard]] double of(const path_count& whole) const {
    if (times == whole.times) return value / whole.value;
    return times + 1 == whole.times ? value / whole.value * 0x1p-512 : 0.0;
  }
};

}  // namespace

std::vector<double> betweenness(const csr_graph& g, betweenness_options options, const std::stop_token& stop) {
  const auto n = g.vertex_count();
  constexpr auto far = static_cast<std::size_t>(-1);
  std::vector<double> sum(n, 0.0), share(n);
  std::vector<path_count> paths(n);
  std::vector<std::size_t> steps(n);
  std::vector<vertex_index> queue;
  for (vertex_index source = 0; source < n; ++source) {
    if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
    std::fill(paths.begin(), paths.end(), path_count{});
    std::fill(share.begin(), share.end(), 0.0);
    std::fill(steps.begin(), steps.end(), far);
    queue.assign(1, source);
    paths[source].value = 1.0;
    steps[source] = 0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const auto v = queue[i];
      for (const auto w : g.targets(v)) {
        if (steps[w] == far) {
          steps[w] = steps[v] + 1;
          queue.push_back(w);
        }
        if (steps[w] == steps[v] + 1) paths[w].add(paths[v]);
      }
    }
    for (std::size_t i = queue.size(); i-- > 1;) {
      const auto w = queue[i];
      for (const auto v : g.sources(w))
        if (steps[v] != far && steps[v] + 1 == steps[w]) share[v] += paths[v].of(paths[w]) * (1.0 + share[w]);
      sum[w] += share[w];
    }
  }
  double scale = options.directed ? 1.0 : 0.5;
  if (options.normalised) scale = n > 2 ? 1.0 / (static_cast<double>(n - 1) * static_cast<double>(n - 2)) : 0.0;
  for (auto& s : sum) s *= scale;
  return sum;
}

}  // namespace habeas
