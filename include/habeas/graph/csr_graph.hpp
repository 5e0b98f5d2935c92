// SPDX-License-Identifier: MIT
// A directed graph frozen into a few packed columns: arcs out of each vertex, arcs into it, and an order of all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>

namespace habeas::graph {

/// The place of a vertex in its graph, and of an arc among the arcs of its graph.
using vertex_index = std::uint32_t;
using arc_index = std::uint32_t;

/// No vertex at all.
inline constexpr vertex_index no_vertex = std::numeric_limits<vertex_index>::max();

/// Lets every arc through: the filter of those who do not filter.
struct every_arc {
  constexpr bool operator()(arc_index) const noexcept { return true; }
};

/// A frozen graph: made by `graph_builder`, moved in constant time, never changed.
///
/// Arcs are numbered by the vertex that they leave, and among those of one vertex in the order in which they were added.
/// Parallel arcs and arcs from a vertex to itself are kept.
class HABEAS_API csr_graph {
 public:
  csr_graph() = default;

  [[nodiscard]] std::size_t vertex_count() const noexcept { return first_out_.empty() ? 0 : first_out_.size() - 1; }
  [[nodiscard]] std::size_t arc_count() const noexcept { return target_.size(); }

  /// The arcs that leave v are those from first_out(v) up to first_out(v + 1).
  [[nodiscard]] arc_index first_out(vertex_index v) const noexcept { return first_out_[v]; }
  [[nodiscard]] vertex_index target(arc_index arc) const noexcept { return target_[arc]; }
  /// Where an arc comes from: a search among the vertices.
  [[nodiscard]] vertex_index source(arc_index arc) const noexcept;
  [[nodiscard]] std::span<const vertex_index> targets(vertex_index v) const noexcept {
    return {target_.data() + first_out_[v], target_.data() + first_out_[v + 1]};
  }

  /// The arcs into v stand at the places from first_in(v) up to first_in(v + 1), by source.
  [[nodiscard]] arc_index first_in(vertex_index v) const noexcept { return first_in_[v]; }
  [[nodiscard]] vertex_index source_in(arc_index place) const noexcept { return source_in_[place]; }
  [[nodiscard]] arc_index arc_in(arc_index place) const noexcept { return arc_in_[place]; }
  [[nodiscard]] std::span<const vertex_index> sources(vertex_index v) const noexcept {
    return {source_in_.data() + first_in_[v], source_in_.data() + first_in_[v + 1]};
  }

  [[nodiscard]] std::size_t out_degree(vertex_index v) const noexcept { return first_out_[v + 1] - first_out_[v]; }
  [[nodiscard]] std::size_t in_degree(vertex_index v) const noexcept { return first_in_[v + 1] - first_in_[v]; }

  /// As what number an arc was added to the builder, from 0.
  [[nodiscard]] arc_index added_as(arc_index arc) const noexcept { return added_as_[arc]; }

  /// Every vertex once. Arcs lead forward in it, but for those within a cycle, whose vertices stand side by side.
  [[nodiscard]] const std::vector<vertex_index>& order() const noexcept { return order_; }
  [[nodiscard]] bool has_cycle() const noexcept { return !component_.empty(); }
  /// Do both lie on one cycle? Always true of a vertex and itself.
  [[nodiscard]] bool in_one_cycle(vertex_index a, vertex_index b) const noexcept {
    return a == b || (has_cycle() && component_[a] == component_[b]);
  }

  [[nodiscard]] std::span<const arc_index> firsts() const noexcept { return first_out_; }
  [[nodiscard]] std::span<const vertex_index> all_targets() const noexcept { return target_; }
  /// What its columns take, in bytes.
  [[nodiscard]] std::size_t bytes() const noexcept {
    return 4 * (first_out_.size() + first_in_.size() + target_.size() + added_as_.size() + source_in_.size() +
                arc_in_.size() + order_.size() + component_.size());
  }

  friend bool operator==(const csr_graph&, const csr_graph&) = default;

 private:
  friend class graph_builder;

  std::vector<arc_index> first_out_{0}, first_in_{0};
  std::vector<vertex_index> target_, source_in_;
  std::vector<arc_index> added_as_, arc_in_;
  std::vector<vertex_index> order_;
  std::vector<vertex_index> component_;  ///< empty if there is no cycle
};

/// Gathers arcs as two columns; `freeze` packs them.
class HABEAS_API graph_builder {
 public:
  /// Throws errc::limit_exceeded past 2^32 - 2 vertices.
  explicit graph_builder(std::size_t vertices);

  void reserve(std::size_t arcs) {
    source_.reserve(arcs);
    target_.reserve(arcs);
  }
  /// Adds an arc. Throws errc::invalid_value for a vertex that is not there, errc::limit_exceeded past 2^32 - 2 arcs.
  void add(vertex_index source, vertex_index target);
  [[nodiscard]] std::size_t arc_count() const noexcept { return source_.size(); }

  /// Packs the arcs both ways and puts the vertices in order: linear. The builder is empty afterwards.
  [[nodiscard]] csr_graph freeze();

 private:
  void pack_out(csr_graph& g);

  void pack_in(csr_graph& g) const;

  void put_in_order(csr_graph& g) const;

  std::size_t vertices_;
  std::vector<vertex_index> source_, target_;
};

}  // namespace habeas::graph
