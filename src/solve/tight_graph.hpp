// SPDX-License-Identifier: MIT
// The tight arcs of a difference graph as Boost.Graph sees them: enough for its depth-first algorithms, and no copy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <span>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/filter_iterator.hpp>

#include "solve/difference_graph.hpp"

namespace habeas::solve {

/// Is an arc as short as the numbers of its ends allow? Or every arc.
struct tight_arc {
  std::span<const std::int64_t> potential;
  bool every = false;
  bool operator()(const difference_arc* arc) const noexcept { return every || arc->length + potential[arc->from] == potential[arc->to]; }
};

/// A difference graph and numbers that satisfy its rows: VertexListGraph and IncidenceGraph.
struct tight_graph {
  using vertex_descriptor = variable;
  using edge_descriptor = const difference_arc*;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::disallow_parallel_edge_tag;
  struct traversal_category : boost::vertex_list_graph_tag, boost::incidence_graph_tag {};
  using vertices_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::counting_iterator<variable>;
  using out_edge_iterator = boost::filter_iterator<tight_arc, boost::counting_iterator<const difference_arc*>>;
  static constexpr variable null_vertex() noexcept { return std::numeric_limits<variable>::max(); }

  const difference_graph* arcs;
  tight_arc tight;
};

[[nodiscard]] inline std::pair<tight_graph::vertex_iterator, tight_graph::vertex_iterator> vertices(const tight_graph& g) {
  return {tight_graph::vertex_iterator(0), tight_graph::vertex_iterator(static_cast<variable>(g.arcs->variable_count()))};
}
[[nodiscard]] inline std::size_t num_vertices(const tight_graph& g) { return g.arcs->variable_count(); }
[[nodiscard]] inline variable source(const difference_arc* arc, const tight_graph&) { return arc->from; }
[[nodiscard]] inline variable target(const difference_arc* arc, const tight_graph&) { return arc->to; }
[[nodiscard]] inline std::pair<tight_graph::out_edge_iterator, tight_graph::out_edge_iterator> out_edges(variable v, const tight_graph& g) {
  const auto all = g.arcs->leaving(v);
  const boost::counting_iterator<const difference_arc*> begin(all.data()), end(all.data() + all.size());
  return {{g.tight, begin, end}, {g.tight, end, end}};
}
[[nodiscard]] inline std::size_t out_degree(variable v, const tight_graph& g) {
  const auto range = out_edges(v, g);
  return static_cast<std::size_t>(std::distance(range.first, range.second));
}

}  // namespace habeas::solve
