// SPDX-License-Identifier: MIT
// The frozen graph and the event graph of a dossier as Boost.Graph sees them, so that its algorithms run on either as it
// is. The only header that brings Boost.Graph.
//
// Both model VertexListGraph, EdgeListGraph, BidirectionalGraph and AdjacencyGraph; boost::vertex_index and
// boost::edge_index are their properties. Any column that is numbered by vertex or arc is a property map through them.
#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <tuple>
#include <utility>

#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/filter_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include <habeas/graph/csr_graph.hpp>
#include <habeas/graph/event_graph.hpp>

namespace habeas::graph {

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

}  // namespace habeas::graph

namespace habeas {

/// The arcs that a view of the event graph follows, and the vertices that it shows, as filters of Boost's iterators.
struct followed_edge {
  const char* open = nullptr;
  bool operator()(const graph::csr_edge& e) const noexcept { return open[e.arc] != 0; }
};
struct shown_vertex {
  const event_graph* of = nullptr;
  bool operator()(graph::vertex_index v) const { return of->shows(v); }
};

}  // namespace habeas

template <>
struct boost::graph_traits<habeas::graph::csr_graph> {
  using vertex_descriptor = habeas::graph::vertex_index;
  using edge_descriptor = habeas::graph::csr_edge;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = habeas::graph::csr_traversal;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::counting_iterator<habeas::graph::vertex_index>;
  using out_edge_iterator = habeas::graph::csr_out_iterator;
  using in_edge_iterator = habeas::graph::csr_in_iterator;
  using edge_iterator = habeas::graph::csr_edge_iterator;
  using adjacency_iterator = habeas::graph::csr_adjacent_iterator;
  static vertex_descriptor null_vertex() { return habeas::graph::no_vertex; }
};

template <>
struct boost::graph_traits<habeas::event_graph> : boost::graph_traits<habeas::graph::csr_graph> {
  using vertex_iterator = boost::filter_iterator<habeas::shown_vertex, boost::counting_iterator<habeas::graph::vertex_index>>;
  using out_edge_iterator = boost::filter_iterator<habeas::followed_edge, habeas::graph::csr_out_iterator>;
  using in_edge_iterator = boost::filter_iterator<habeas::followed_edge, habeas::graph::csr_in_iterator>;
  using edge_iterator = boost::filter_iterator<habeas::followed_edge, habeas::graph::csr_edge_iterator>;
  using adjacency_iterator = boost::adjacency_iterator_generator<habeas::event_graph, habeas::graph::vertex_index, out_edge_iterator>::type;
};

// Some algorithms, Brandes' among them, ask for the traits of a const graph.
template <>
struct boost::graph_traits<const habeas::graph::csr_graph> : boost::graph_traits<habeas::graph::csr_graph> {};
template <>
struct boost::graph_traits<const habeas::event_graph> : boost::graph_traits<habeas::event_graph> {};

template <>
struct boost::property_map<habeas::graph::csr_graph, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<habeas::graph::vertex_index>;
  using const_type = type;
};
template <>
struct boost::property_map<habeas::graph::csr_graph, boost::edge_index_t> {
  using type = habeas::graph::csr_edge_index_map;
  using const_type = type;
};
template <class Property>
struct boost::property_map<habeas::event_graph, Property> : boost::property_map<habeas::graph::csr_graph, Property> {};

namespace habeas::graph {

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

}  // namespace habeas::graph

namespace habeas {

// The event graph: links that the view follows, in their direction, and a link without a direction as an edge each way.
// A vertex that the view hides has no edge, and `vertices` passes over it; `num_vertices` counts it, as that of
// boost::filtered_graph does, because columns are as long as the numbers of vertices run. `event_at(v)` and
// `claim_of(e.arc)` say what a vertex and an edge are. Iterators must not outlive the graph.

using event_boost_traits = boost::graph_traits<event_graph>;

namespace detail {
/// Both ends of a range, seen through a filter.
template <class Filter, class Iterator>
[[nodiscard]] std::pair<boost::filter_iterator<Filter, Iterator>, boost::filter_iterator<Filter, Iterator>> through(
    Filter filter, const std::pair<Iterator, Iterator>& range) {
  return {{filter, range.first, range.second}, {filter, range.second, range.second}};
}
[[nodiscard]] inline followed_edge followed_by(const event_graph& g) { return {g.allow().open}; }
template <class Range>
[[nodiscard]] std::size_t length_of(const Range& range) {
  return static_cast<std::size_t>(std::distance(range.first, range.second));
}
}  // namespace detail

[[nodiscard]] inline std::pair<event_boost_traits::vertex_iterator, event_boost_traits::vertex_iterator> vertices(const event_graph& g) {
  return detail::through(shown_vertex{&g}, vertices(g.arcs()));
}
[[nodiscard]] inline std::size_t num_vertices(const event_graph& g) { return g.arcs().vertex_count(); }
[[nodiscard]] inline std::pair<event_boost_traits::edge_iterator, event_boost_traits::edge_iterator> edges(const event_graph& g) {
  return detail::through(detail::followed_by(g), edges(g.arcs()));
}
/// Linear.
[[nodiscard]] inline std::size_t num_edges(const event_graph& g) { return detail::length_of(edges(g)); }
[[nodiscard]] inline graph::vertex_index source(const graph::csr_edge& e, const event_graph&) { return e.from; }
[[nodiscard]] inline graph::vertex_index target(const graph::csr_edge& e, const event_graph&) { return e.to; }
[[nodiscard]] inline std::pair<event_boost_traits::out_edge_iterator, event_boost_traits::out_edge_iterator> out_edges(
    graph::vertex_index v, const event_graph& g) {
  return detail::through(detail::followed_by(g), out_edges(v, g.arcs()));
}
[[nodiscard]] inline std::size_t out_degree(graph::vertex_index v, const event_graph& g) { return detail::length_of(out_edges(v, g)); }
[[nodiscard]] inline std::pair<event_boost_traits::in_edge_iterator, event_boost_traits::in_edge_iterator> in_edges(
    graph::vertex_index v, const event_graph& g) {
  return detail::through(detail::followed_by(g), in_edges(v, g.arcs()));
}
[[nodiscard]] inline std::size_t in_degree(graph::vertex_index v, const event_graph& g) { return detail::length_of(in_edges(v, g)); }
[[nodiscard]] inline std::size_t degree(graph::vertex_index v, const event_graph& g) { return in_degree(v, g) + out_degree(v, g); }
[[nodiscard]] inline std::pair<event_boost_traits::adjacency_iterator, event_boost_traits::adjacency_iterator> adjacent_vertices(
    graph::vertex_index v, const event_graph& g) {
  const auto range = out_edges(v, g);
  return {{range.first, &g}, {range.second, &g}};
}
template <class Property>
[[nodiscard]] auto get(Property property, const event_graph& g) -> decltype(get(property, g.arcs())) {
  return get(property, g.arcs());
}
template <class Property, class Key>
[[nodiscard]] auto get(Property property, const event_graph& g, const Key& key) -> decltype(get(property, g.arcs(), key)) {
  return get(property, g.arcs(), key);
}

}  // namespace habeas
