// SPDX-License-Identifier: MIT
#include "solve/canonical_proof.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "solve/difference_graph.hpp"
#include "solve/proof_sections.hpp"
#include "solve/shortest_path.hpp"

namespace habeas::solve {

namespace detail {

tight_rows::tight_rows(const difference_graph& graph, std::span<const std::int64_t> potential, variable source,
                       variable target) {
  path_search from(graph, potential), to(graph, potential);
  run_to<search_direction::along>(from, source, target);
  const auto total = from.distance(target);
  if (total == unbounded) return;
  reachable_ = true;
  run_to<search_direction::against>(to, target, source);
  std::vector<variable> pending{source};
  while (!pending.empty()) {
    const auto u = pending.back();
    pending.pop_back();
    if (const auto [place, fresh] = rows_.try_emplace(u); !fresh) continue;
    auto& rows = rows_[u];
    for (const auto& arc : graph.leaving(u)) {
      const auto rest = to.distance(arc.to);
      if (rest == unbounded || from.distance(u) + arc.length + rest != total) continue;
      graph.for_each_row(arc, [&](row_index row) { rows.push_back(row); });
      pending.push_back(arc.to);
    }
    keep_one_of_each(graph.system(), rows);
  }
}

tight_rows::tight_rows(const difference_graph& graph, const distances_from& from, variable target)
    : reachable_(from.distance[target] != unbounded) {
  if (reachable_) trace_back(graph, from.source, target, [&](variable v) { return from.distance[v]; });
  tidy(graph.system());
}

tight_rows::tight_rows(const difference_graph& graph, variable source, const distances_to& to)
    : reachable_(to.distance[source] != unbounded) {
  if (reachable_) trace_on(graph, source, to.target, [&](variable v) { return to.distance[v]; });
  tidy(graph.system());
}

tight_rows::tight_rows(const difference_graph& graph, variable target, is_within within)
    : graph_(&graph), target_(target), within_(std::move(within)) {}

void tight_rows::begin_at(variable source, std::int64_t distance) {
  reachable_ = distance != unbounded;
  if (reachable_) to_.emplace(source, distance);
}

const std::vector<row_index>& tight_rows::look_at(variable u) const {
  if (const auto found = rows_.find(u); found != rows_.end()) return found->second;
  // Kept once it was looked at whole: counting and searching may be stopped, and the next proof asks again.
  std::vector<row_index> rows;
  if (u != target_) {  // no path goes on from where all end
    work_limits::count(graph_->leaving(u).size() + 1);
    const auto left = to_.at(u);
    for (const auto& arc : graph_->leaving(u)) {
      if (!within_(arc.to, left - arc.length)) continue;
      to_.emplace(arc.to, left - arc.length);
      graph_->for_each_row(arc, [&](row_index row) { rows.push_back(row); });
    }
    keep_one_of_each(graph_->system(), rows);
  }
  return rows_.emplace(u, std::move(rows)).first->second;
}

tight_rows::tight_rows(const difference_graph& graph, std::span<const std::int64_t> potential, variable source,
                       variable target, const meeting_point& hub) {
  const auto through = hub.through(source, target);
  const search_around within(graph, potential, source, target, hub.at, through);
  const auto inside = within.distance(target);
  reachable_ = std::min(through, inside) != unbounded;
  if (!reachable_) return;
  if (inside <= through) trace_back(graph, source, target, [&](variable v) { return within.distance(v); });
  if (through <= inside) {
    trace_on(graph, source, hub.at, [&](variable v) { return hub.to[v]; });
    trace_back(graph, hub.at, target, [&](variable v) { return hub.from[v]; });
  }
  tidy(graph.system());
}

void tight_rows::trace_back(const difference_graph& graph, variable source, variable target, const distance_of& from) {
  std::vector<variable> pending{target};
  std::set<variable> seen{target};
  (void)rows_[source];
  while (!pending.empty()) {
    const auto w = pending.back();
    pending.pop_back();
    (void)rows_[w];
    if (w == source) continue;  // what comes back to where all paths start is on no shortest one
    work_limits::count(graph.reaching(w).size() + 1);
    for (const auto& arc : graph.reaching(w)) {
      const auto before = from(arc.from);
      if (before == unbounded || before + arc.length != from(w)) continue;
      graph.for_each_row(arc, [&](row_index row) { rows_[arc.from].push_back(row); });
      if (seen.insert(arc.from).second) pending.push_back(arc.from);
    }
  }
}

void tight_rows::trace_on(const difference_graph& graph, variable source, variable target, const distance_of& to) {
  std::vector<variable> pending{source};
  std::set<variable> seen{source};
  (void)rows_[target];
  while (!pending.empty()) {
    const auto u = pending.back();
    pending.pop_back();
    if (u == target) continue;  // no path goes on from where all end
    auto& rows = rows_[u];
    work_limits::count(graph.leaving(u).size() + 1);
    for (const auto& arc : graph.leaving(u)) {
      const auto rest = to(arc.to);
      if (rest == unbounded || arc.length + rest != to(u)) continue;
      graph.for_each_row(arc, [&](row_index row) { rows.push_back(row); });
      if (seen.insert(arc.to).second) pending.push_back(arc.to);
    }
  }
}

void tight_rows::tidy(const difference_system& system) {
  for (auto& [u, rows] : rows_) keep_one_of_each(system, rows);
}

void tight_rows::keep_one_of_each(const difference_system& system, std::vector<row_index>& rows) {
  std::sort(rows.begin(), rows.end(), [&](row_index a, row_index b) {
    return canonical_order(system.premises(), system.rows()[a], system.rows()[b]) < 0;
  });
  // Rows that differ in their tag alone prove the same: the first stands for them.
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [&](row_index a, row_index b) {
                           const auto& left = system.rows()[a];
                           const auto& right = system.rows()[b];
                           return left.plus == right.plus && left.premises == right.premises;
                         }),
             rows.end());
}

}  // namespace detail

namespace {

/// Rows among which all that `effort` allows is spent on one search; of more, most proofs are found with few steps or not at all.
constexpr std::size_t few_rows = 2'048;

bool are_few(const difference_system& system, const detail::tight_rows& tight, variable source) {
  std::set<variable> seen{source};
  std::vector<variable> pending{source};
  std::size_t rows = 0;
  while (!pending.empty() && rows <= few_rows) {
    const auto u = pending.back();
    pending.pop_back();
    rows += tight.leaving(u).size();
    for (const auto row : tight.leaving(u))
      if (const auto v = system.rows()[row].plus; seen.insert(v).second) pending.push_back(v);
  }
  return rows <= few_rows;
}

}  // namespace

std::vector<row_index> best_path(const difference_system& system, const detail::tight_rows& tight, variable source, variable target,
                                 std::size_t effort) {
  std::vector<row_index> path;
  if (source == target || !tight.is_reachable()) return path;
  // Most are found with few steps, which look at few rows.
  detail::proof_search<true> whole(system, tight);
  if (whole.run(source, target, std::min(effort, plain_proof_effort), path)) return path;
  if (effort > plain_proof_effort) {
    if (!are_few(system, tight, source))
      if (auto found = path_by_sections(system, tight, source, target, effort)) return *found;
    detail::proof_search<true> exact(system, tight);
    if (exact.run(source, target, effort, path)) return path;
  }
  detail::proof_search<false> plain(system, tight);
  plain.run(source, target, unbounded, path);
  return path;
}

}  // namespace habeas::solve
