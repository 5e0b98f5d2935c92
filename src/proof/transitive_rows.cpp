// SPDX-License-Identifier: MIT
#include "proof/transitive_rows.hpp"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include <habeas/graph/transitive_reduction.hpp>
#include <habeas/solve/difference_system.hpp>

namespace habeas {

namespace detail {

order_reducer::order_reducer(const solve::difference_system& s)
    : rows_(&s.rows()), vertices_(s.variable_count()), needed_(s.rows().size(), 1) {
  std::map<solve::premise_set_id, std::vector<solve::row_index>> by_premises;
  for (solve::row_index r = 0; r < rows_->size(); ++r)
    if ((*rows_)[r].at_most == 0) by_premises[(*rows_)[r].premises].push_back(r);
  reduce({}, by_premises[0]);
  std::vector<solve::row_index> plain;
  for (const auto r : by_premises[0])
    if (needed_[r]) plain.push_back(r);
  by_premises.erase(0);
  for (const auto& [premises, rows] : by_premises)
    if (rows.size() >= fewest) reduce(plain, rows);
}

void order_reducer::reduce(const std::vector<solve::row_index>& sure, const std::vector<solve::row_index>& rows) {
  graph::graph_builder arcs(vertices_);
  for (const auto* some : {&sure, &rows})
    for (const auto r : *some) arcs.add((*rows_)[r].plus, (*rows_)[r].minus);
  const auto g = arcs.freeze();
  const auto parts = strong_components(g, graph::every_arc{});
  const auto ends = [&](solve::row_index r) { return std::pair(parts.of[(*rows_)[r].plus], parts.of[(*rows_)[r].minus]); };
  // Of rows between the same two cycles, or of the same two variables, one will do.
  std::set<std::pair<graph::vertex_index, graph::vertex_index>> between, within;
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

}  // namespace detail

}  // namespace habeas
