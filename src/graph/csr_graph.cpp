// SPDX-License-Identifier: MIT
#include <habeas/graph/csr_graph.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

#include <boost/graph/topological_sort.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/graph/boost_graph.hpp>
#include <habeas/graph/components.hpp>

namespace habeas::graph {

vertex_index csr_graph::source(arc_index arc) const noexcept {
  vertex_index low = 0, high = static_cast<vertex_index>(vertex_count());
  while (high - low > 1) {
    const auto middle = low + (high - low) / 2;
    if (first_out_[middle] <= arc) low = middle;
    else high = middle;
  }
  return low;
}

graph_builder::graph_builder(std::size_t vertices) : vertices_(vertices) {
  if (vertices >= no_vertex)
    throw error(errc::limit_exceeded, "too many vertices", fmt::format("{}", vertices), "fewer than 2^32 - 1");
}

void graph_builder::add(vertex_index source, vertex_index target) {
  if (source >= vertices_ || target >= vertices_)
    throw error(errc::invalid_value, "no such vertex", fmt::format("{} -> {}", source, target),
                fmt::format("numbers below {}", vertices_));
  if (source_.size() >= std::numeric_limits<arc_index>::max() - 1)
    throw error(errc::limit_exceeded, "too many arcs", {}, "fewer than 2^32 - 1");
  source_.push_back(source);
  target_.push_back(target);
}

csr_graph graph_builder::freeze() {
  csr_graph g;
  pack_out(g);
  pack_in(g);
  put_in_order(g);
  return g;
}

void graph_builder::pack_out(csr_graph& g) {
  auto& first = g.first_out_;
  first.assign(vertices_ + 2, 0);
  // Shifted by one, so that the places counted on are the firsts afterwards.
  for (const auto s : source_) ++first[s + 2];
  for (std::size_t v = 2; v < first.size(); ++v) first[v] += first[v - 1];
  g.target_.resize(source_.size());
  g.added_as_.resize(source_.size());
  for (std::size_t i = 0; i < source_.size(); ++i) {
    const auto place = first[source_[i] + 1]++;
    g.target_[place] = target_[i];
    g.added_as_[place] = static_cast<arc_index>(i);
  }
  first.pop_back();
  // Given back, not only emptied: what follows needs as much.
  source_ = std::vector<vertex_index>();
  target_ = std::vector<vertex_index>();
}

void graph_builder::pack_in(csr_graph& g) const {
  auto& first = g.first_in_;
  first.assign(vertices_ + 2, 0);
  for (const auto t : g.target_) ++first[t + 2];
  for (std::size_t v = 2; v < first.size(); ++v) first[v] += first[v - 1];
  g.source_in_.resize(g.target_.size());
  g.arc_in_.resize(g.target_.size());
  for (vertex_index v = 0; v < vertices_; ++v)
    for (auto arc = g.first_out_[v]; arc < g.first_out_[v + 1]; ++arc) {
      const auto place = first[g.target_[arc] + 1]++;
      g.source_in_[place] = v;
      g.arc_in_[place] = arc;
    }
  first.pop_back();
}

void graph_builder::put_in_order(csr_graph& g) const {
  auto& order = g.order_;
  order.reserve(vertices_);
  try {
    boost::topological_sort(g, std::back_inserter(order),
                            boost::color_map(boost::make_two_bit_color_map(vertices_, get(boost::vertex_index, g))));
    std::reverse(order.begin(), order.end());  // Boost gives the last first
    return;
  } catch (const boost::not_a_dag&) {
  }
  // Cycles: the components in order, the vertices of each side by side.
  auto found = strong_components(g);
  std::vector<vertex_index> place(found.count + std::size_t{1}, 0);
  for (const auto c : found.of) ++place[c + std::size_t{1}];
  for (std::size_t c = 1; c < place.size(); ++c) place[c] += place[c - 1];
  order.resize(vertices_);
  for (vertex_index v = 0; v < vertices_; ++v) order[place[found.of[v]]++] = v;
  g.component_ = std::move(found.of);
}

}  // namespace habeas::graph
