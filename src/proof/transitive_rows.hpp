// SPDX-License-Identifier: MIT
// Which rows of an order a solver needs: p to r says nothing that p to q and q to r do not.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <habeas/graph/transitive_reduction.hpp>
#include <habeas/solve/difference_system.hpp>

namespace habeas {

namespace detail {

/// Rows plus <= minus as arcs. Those of one set of labels are judged at a time, beside those that rest on nothing.
class order_reducer {
 public:
  explicit order_reducer(const difference_system& s) : rows_(&s.rows()), vertices_(s.variable_count()), needed_(s.rows().size(), 1) {
    std::map<label_set_id, std::vector<row_index>> by_labels;
    for (row_index r = 0; r < rows_->size(); ++r)
      if ((*rows_)[r].at_most == 0) by_labels[(*rows_)[r].labels].push_back(r);
    reduce({}, by_labels[0]);
    std::vector<row_index> plain;
    for (const auto r : by_labels[0])
      if (needed_[r]) plain.push_back(r);
    by_labels.erase(0);
    for (const auto& [labels, rows] : by_labels)
      if (rows.size() >= fewest) reduce(plain, rows);
  }
  [[nodiscard]] std::vector<char> needed() && { return std::move(needed_); }

 private:
  /// A claim's own rows are few: looking at all others for their sake would cost more than they do.
  static constexpr std::size_t fewest = 16;

  /// Leaves out rows that the others, and those given as sure, say already.
  void reduce(const std::vector<row_index>& sure, const std::vector<row_index>& rows) {
    graph_builder arcs(vertices_);
    for (const auto* some : {&sure, &rows})
      for (const auto r : *some) arcs.add((*rows_)[r].plus, (*rows_)[r].minus);
    const auto g = arcs.freeze();
    const auto parts = strong_components(g, every_arc{});
    const auto ends = [&](row_index r) { return std::pair(parts.of[(*rows_)[r].plus], parts.of[(*rows_)[r].minus]); };
    // Of rows between the same two circles, or of the same two variables, one will do.
    std::set<std::pair<vertex_index, vertex_index>> between, within;
    for (const auto r : sure) {
      between.insert(ends(r));
      within.emplace((*rows_)[r].plus, (*rows_)[r].minus);
    }
    for (const auto r : rows) needed_[r] = 0;
    for (const auto arc : transitive_reduction(g)) {
      const auto place = g.added_as(arc);
      if (place < sure.size()) continue;
      const auto r = rows[place - sure.size()];
      const auto [from, to] = ends(r);
      needed_[r] = from != to ? between.emplace(from, to).second : within.emplace((*rows_)[r].plus, (*rows_)[r].minus).second;
    }
  }

  const std::vector<difference_row>* rows_;
  std::size_t vertices_;
  std::vector<char> needed_;
};

}  // namespace detail

/// For each row whether it is needed. One that is not is the sum of others that rest on no more than it does, under
/// whatever labels are off; only rows `plus - minus <= 0` are ever left out.
///
/// Takes one transitive reduction for each set of labels that many rows share.
[[nodiscard]] inline std::vector<char> needed_rows(const difference_system& s) { return detail::order_reducer(s).needed(); }

}  // namespace habeas
