// SPDX-License-Identifier: MIT
#include <habeas/graph/betweenness.hpp>

#include <cstdint>
#include <stop_token>
#include <vector>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/property_map/property_map.hpp>

#include <habeas/core/error.hpp>
#include <habeas/graph/boost_graph.hpp>
#include <habeas/graph/csr_graph.hpp>

#include "core/cancel.hpp"

namespace habeas::graph {

namespace {

/// A number of paths, which may be far beyond a double, or a share of one: value * 2^(512 times).
struct path_count {
  double value = 0.0;
  std::uint32_t times = 0;

  path_count() = default;
  path_count(double v) : value(v) {}  // NOLINT(google-explicit-constructor): Boost.Graph writes 0 and 1

  friend path_count operator+(path_count a, const path_count& b) {
    if (b.times > a.times) {
      a.value = b.times == a.times + 1 ? a.value * 0x1p-512 : 0.0;
      a.times = b.times;
    }
    if (b.times == a.times) a.value += b.value;
    else if (b.times + 1 == a.times) a.value += b.value * 0x1p-512;
    if (a.value > 0x1p512) {
      a.value *= 0x1p-512;
      ++a.times;
    }
    return a;
  }
  /// As a share of a number that is not smaller.
  friend path_count operator/(const path_count& part, const path_count& whole) {
    if (part.times == whole.times) return part.value / whole.value;
    return part.times + 1 == whole.times ? part.value / whole.value * 0x1p-512 : 0.0;
  }
  /// Of two shares, neither beyond a double.
  path_count& operator*=(const path_count& other) {
    value *= other.value;
    return *this;
  }
  friend double operator+(double sum, const path_count& share) { return sum + share.value; }
};

/// A column of shares as a property map. Boost.Graph cannot be told to stop; it sets all shares to 0 before it starts from
/// another vertex, so whoever sets that of the first vertex asks.
struct share_map {
  using key_type = vertex_index;
  using value_type = path_count;
  using reference = path_count;
  using category = boost::read_write_property_map_tag;

  path_count* shares;
  const std::stop_token* stop;

  friend path_count get(const share_map& m, vertex_index v) { return m.shares[v]; }
  friend void put(const share_map& m, vertex_index v, const path_count& share) {
    if (v == 0) throw_if_stopped(*m.stop);
    m.shares[v] = share;
  }
};

}  // namespace

std::vector<double> betweenness(const csr_graph& g, betweenness_options options, const std::stop_token& stop) {
  const auto n = g.vertex_count();
  std::vector<double> sum(n, 0.0);
  std::vector<std::vector<csr_edge>> incoming(n);
  std::vector<vertex_index> steps(n);
  std::vector<path_count> share(n), paths(n);
  const auto index = get(boost::vertex_index, g);
  const auto by_vertex = [&](auto& column) { return boost::make_iterator_property_map(column.begin(), index); };
  boost::brandes_betweenness_centrality(g, by_vertex(sum), boost::dummy_property_map(), by_vertex(incoming), by_vertex(steps),
                                        share_map{share.data(), &stop}, by_vertex(paths), index);
  double scale = options.directed ? 1.0 : 0.5;
  if (options.normalised) scale = n > 2 ? 1.0 / (static_cast<double>(n - 1) * static_cast<double>(n - 2)) : 0.0;
  for (auto& s : sum) s *= scale;
  return sum;
}

}  // namespace habeas::graph
