// SPDX-License-Identifier: MIT
// The frozen graph as Boost.Graph sees it, so that its algorithms run on it. The only header that brings Boost.Graph.
//
// Models VertexListGraph, EdgeListGraph, BidirectionalGraph and AdjacencyGraph; boost::vertex_index and boost::edge_index are
// its properties. Any column that is numbered by vertex or arc is a property map through them.
#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <tuple>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include <habeas/graph/csr_graph.hpp>

namespace habeas {

/// An arc with its two ends, as Boost.Graph hands it about.
struct csr_edge {
  vertex_index from = 0, to = 0;
  arc_index arc = 0;
  friend bool operator==(const csr_edge& a, const csr_edge& b) noexcept { return a.arc == b.arc; }
  friend bool operator!=(const csr_edge& a, const csr_edge& b) noexcept { return a.arc != b.arc; }
  friend bool operator<(const csr_edge& a, const csr_edge& b) noexcept { return a.arc < b.arc; }
};

/// Runs over the arcs out of one vertex.
class csr_out_iterator
    : public boost::iterator_facade<csr_out_iterator, csr_edge, boost::random_access_traversal_tag, csr_edge, std::ptrdiff_t> {
 public:
  csr_out_iterator() = default;
  csr_out_iterator(const csr_graph& g, vertex_index from, arc_index arc) : graph_(&g), from_(from), arc_(arc) {}

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] csr_edge dereference() const { return {from_, graph_->target(arc_), arc_}; }
  [[nodiscard]] bool equal(const csr_out_iterator& other) const { return arc_ == other.arc_; }
  void increment() { ++arc_; }
  void decrement() { --arc_; }
  void advance(std::ptrdiff_t n) { arc_ = static_cast<arc_index>(arc_ + n); }
  [[nodiscard]] std::ptrdiff_t distance_to(const csr_out_iterator& other) const {
    return static_cast<std::ptrdiff_t>(other.arc_) - static_cast<std::ptrdiff_t>(arc_);
  }
  const csr_graph* graph_ = nullptr;
  vertex_index from_ = 0;
  arc_index arc_ = 0;
};

/// Runs over the arcs into one vertex.
class csr_in_iterator
    : public boost::iterator_facade<csr_in_iterator, csr_edge, boost::random_access_traversal_tag, csr_edge, std::ptrdiff_t> {
 public:
  csr_in_iterator() = default;
  csr_in_iterator(const csr_graph& g, vertex_index to, arc_index place) : graph_(&g), to_(to), place_(place) {}

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] csr_edge dereference() const { return {graph_->source_in(place_), to_, graph_->arc_in(place_)}; }
  [[nodiscard]] bool equal(const csr_in_iterator& other) const { return place_ == other.place_; }
  void increment() { ++place_; }
  void decrement() { --place_; }
  void advance(std::ptrdiff_t n) { place_ = static_cast<arc_index>(place_ + n); }
  [[nodiscard]] std::ptrdiff_t distance_to(const csr_in_iterator& other) const {
    return static_cast<std::ptrdiff_t>(other.place_) - static_cast<std::ptrdiff_t>(place_);
  }
  const csr_graph* graph_ = nullptr;
  vertex_index to_ = 0;
  arc_index place_ = 0;
};

/// Runs over all arcs.
class csr_edge_iterator
    : public boost::iterator_facade<csr_edge_iterator, csr_edge, boost::forward_traversal_tag, csr_edge, std::ptrdiff_t> {
 public:
  csr_edge_iterator() = default;
  csr_edge_iterator(const csr_graph& g, arc_index arc) : graph_(&g), from_(arc < g.arc_count() ? g.source(arc) : 0), arc_(arc) {}

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] csr_edge dereference() const { return {from_, graph_->target(arc_), arc_}; }
  [[nodiscard]] bool equal(const csr_edge_iterator& other) const { return arc_ == other.arc_; }
  void increment() {
    ++arc_;
    while (arc_ < graph_->arc_count() && graph_->first_out(from_ + 1) <= arc_) ++from_;
  }
  const csr_graph* graph_ = nullptr;
  vertex_index from_ = 0;
  arc_index arc_ = 0;
};

/// Runs over the vertices that one leads to.
class csr_adjacent_iterator : public boost::iterator_facade<csr_adjacent_iterator, vertex_index, boost::random_access_traversal_tag,
                                                            vertex_index, std::ptrdiff_t> {
 public:
  csr_adjacent_iterator() = default;
  explicit csr_adjacent_iterator(const vertex_index* at) : at_(at) {}

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] vertex_index dereference() const { return *at_; }
  [[nodiscard]] bool equal(const csr_adjacent_iterator& other) const { return at_ == other.at_; }
  void increment() { ++at_; }
  void decrement() { --at_; }
  void advance(std::ptrdiff_t n) { at_ += n; }
  [[nodiscard]] std::ptrdiff_t distance_to(const csr_adjacent_iterator& other) const { return other.at_ - at_; }
  const vertex_index* at_ = nullptr;
};

/// The number of an arc, as a property map.
struct csr_edge_index_map {
  using value_type = arc_index;
  using reference = arc_index;
  using key_type = csr_edge;
  using category = boost::readable_property_map_tag;
  friend arc_index get(const csr_edge_index_map&, const csr_edge& e) noexcept { return e.arc; }
  arc_index operator[](const csr_edge& e) const noexcept { return e.arc; }
};

struct csr_traversal : boost::vertex_list_graph_tag, boost::edge_list_graph_tag, boost::bidirectional_graph_tag, boost::adjacency_graph_tag {};

}  // namespace habeas

template <>
struct boost::graph_traits<habeas::csr_graph> {
  using vertex_descriptor = habeas::vertex_index;
  using edge_descriptor = habeas::csr_edge;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = habeas::csr_traversal;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::counting_iterator<habeas::vertex_index>;
  using out_edge_iterator = habeas::csr_out_iterator;
  using in_edge_iterator = habeas::csr_in_iterator;
  using edge_iterator = habeas::csr_edge_iterator;
  using adjacency_iterator = habeas::csr_adjacent_iterator;
  static vertex_descriptor null_vertex() { return habeas::no_vertex; }
};

template <>
struct boost::property_map<habeas::csr_graph, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<habeas::vertex_index>;
  using const_type = type;
};
template <>
struct boost::property_map<habeas::csr_graph, boost::edge_index_t> {
  using type = habeas::csr_edge_index_map;
  using const_type = type;
};

namespace habeas {

using csr_boost_traits = boost::graph_traits<csr_graph>;

[[nodiscard]] inline std::pair<csr_boost_traits::vertex_iterator, csr_boost_traits::vertex_iterator> vertices(const csr_graph& g) {
  return {csr_boost_traits::vertex_iterator(0), csr_boost_traits::vertex_iterator(static_cast<vertex_index>(g.vertex_count()))};
}
[[nodiscard]] inline std::size_t num_vertices(const csr_graph& g) { return g.vertex_count(); }
[[nodiscard]] inline std::pair<csr_edge_iterator, csr_edge_iterator> edges(const csr_graph& g) {
  return {{g, 0}, {g, static_cast<arc_index>(g.arc_count())}};
}
[[nodiscard]] inline std::size_t num_edges(const csr_graph& g) { return g.arc_count(); }
[[nodiscard]] inline vertex_index source(const csr_edge& e, const csr_graph&) { return e.from; }
[[nodiscard]] inline vertex_index target(const csr_edge& e, const csr_graph&) { return e.to; }
[[nodiscard]] inline std::pair<csr_out_iterator, csr_out_iterator> out_edges(vertex_index v, const csr_graph& g) {
  return {{g, v, g.first_out(v)}, {g, v, g.first_out(v + 1)}};
}
[[nodiscard]] inline std::size_t out_degree(vertex_index v, const csr_graph& g) { return g.out_degree(v); }
[[nodiscard]] inline std::pair<csr_in_iterator, csr_in_iterator> in_edges(vertex_index v, const csr_graph& g) {
  return {{g, v, g.first_in(v)}, {g, v, g.first_in(v + 1)}};
}
[[nodiscard]] inline std::size_t in_degree(vertex_index v, const csr_graph& g) { return g.in_degree(v); }
[[nodiscard]] inline std::size_t degree(vertex_index v, const csr_graph& g) { return g.in_degree(v) + g.out_degree(v); }
[[nodiscard]] inline std::pair<csr_adjacent_iterator, csr_adjacent_iterator> adjacent_vertices(vertex_index v, const csr_graph& g) {
  const auto all = g.targets(v);
  return {csr_adjacent_iterator(all.data()), csr_adjacent_iterator(all.data() + all.size())};
}
[[nodiscard]] inline boost::typed_identity_property_map<vertex_index> get(boost::vertex_index_t, const csr_graph&) { return {}; }
[[nodiscard]] inline vertex_index get(boost::vertex_index_t, const csr_graph&, vertex_index v) { return v; }
[[nodiscard]] inline csr_edge_index_map get(boost::edge_index_t, const csr_graph&) { return {}; }
[[nodiscard]] inline arc_index get(boost::edge_index_t, const csr_graph&, const csr_edge& e) { return e.arc; }

}  // namespace habeas
