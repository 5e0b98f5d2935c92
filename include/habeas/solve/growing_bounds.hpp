// SPDX-License-Identifier: MIT
// The least and the greatest of every variable, kept up to date as rows arrive: only what a row moves is looked at.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <habeas/solve/incremental.hpp>

namespace habeas {

/// Bounds of every variable against one of them, the root, under rows that only become more.
///
/// `incremental_difference` keeps numbers that satisfy the rows; with them as potentials, the bounds that a row moves
/// are found by two searches that visit those alone, each once. A row that contradicts is left out.
class growing_bounds {
 public:
  /// n variables and no rows.
  explicit growing_bounds(std::size_t n, variable root = 0)
      : rows_(n), root_(root), greatest_(n, unbounded), least_(n, unbounded), above_(n), below_(n), leaving_(n), reaching_(n) {
    greatest_[root] = least_[root] = 0;
  }
  /// Goes on from a solved system. Two searches over the whole.
  explicit growing_bounds(const difference_solver& solved, variable root = 0)
      : rows_(solved), root_(root), greatest_(solved.upper_from(root)), least_(solved.lower_from(root)),
        above_(greatest_.size()), below_(greatest_.size()), leaving_(greatest_.size()), reaching_(greatest_.size()) {
    for (auto& d : least_) d = d == unbounded_below ? unbounded : -d;
    for (variable u = 0; u < greatest_.size(); ++u)
      for (const auto& step : solved.graph().leaving(u)) keep(step.to, u, step.length, solved.graph().row_of(step));
    find_ways(greatest_, leaving_, above_);
    find_ways(least_, reaching_, below_);
  }

  variable add_variable() {
    greatest_.push_back(unbounded);
    least_.push_back(unbounded);
    above_.emplace_back();
    below_.emplace_back();
    leaving_.emplace_back();
    reaching_.emplace_back();
    return rows_.add_variable();
  }
  [[nodiscard]] std::size_t variable_count() const noexcept { return greatest_.size(); }

  /// The most that v can exceed the root by; nothing where there is no limit.
  [[nodiscard]] std::optional<std::int64_t> greatest(variable v) const {
    return greatest_[v] == unbounded ? std::nullopt : std::optional(greatest_[v]);
  }
  /// The least that v can exceed the root by; nothing where there is no limit.
  [[nodiscard]] std::optional<std::int64_t> least(variable v) const {
    return least_[v] == unbounded ? std::nullopt : std::optional(-least_[v]);
  }
  /// Rows that chain from the root to v and sum to its greatest.
  [[nodiscard]] std::vector<row_index> proof_of_greatest(variable v) const {
    auto rows = way_to(v, greatest_, above_);
    std::reverse(rows.begin(), rows.end());
    return rows;
  }
  /// Rows that chain from v to the root and sum to its least, turned round.
  [[nodiscard]] std::vector<row_index> proof_of_least(variable v) const { return way_to(v, least_, below_); }

  /// Adds plus - minus <= at_most. False when that cannot hold beside the rows before it: then it is left out, no bound
  /// changes, and `cycle()` names what it contradicts. Throws as `incremental_difference::add_row`.
  bool add_row(variable plus, variable minus, std::int64_t at_most, row_index row = 0) {
    if (!rows_.add_row(plus, minus, at_most, row)) return false;
    if (plus == minus) return true;
    keep(plus, minus, at_most, row);
    spread(greatest_, leaving_, above_, minus, plus, at_most, row, 1);
    spread(least_, reaching_, below_, plus, minus, at_most, row, -1);
    return true;
  }
  [[nodiscard]] const std::vector<row_index>& cycle() const noexcept { return rows_.cycle(); }

  /// The variables whose bounds have moved since they were last taken, one of them perhaps twice.
  [[nodiscard]] std::vector<variable> take_moved() { return std::exchange(moved_, {}); }
  /// How many bounds have moved in all: the work, for tests.
  [[nodiscard]] std::size_t moves() const noexcept { return moves_; }

 private:
  struct arc {
    variable to;
    std::int64_t length;
    row_index row;
  };
  struct way {
    variable from = 0;
    row_index row = 0;
  };
  using entry = std::pair<std::int64_t, variable>;
  using arcs = std::vector<std::vector<arc>>;

  void keep(variable plus, variable minus, std::int64_t length, row_index row) {
    leaving_[minus].push_back({plus, length, row});
    reaching_[plus].push_back({minus, length, row});
  }

  /// A shorter way over one arc, and what it shortens. `sign` turns the potentials for the way back.
  void spread(std::vector<std::int64_t>& distance, const arcs& next, std::vector<way>& by, variable from, variable to,
              std::int64_t length, row_index row, std::int64_t sign) {
    if (distance[from] == unbounded || distance[from] + length >= distance[to]) return;
    const auto& potential = rows_.solution();
    heap_.clear();
    const auto shorten = [&](variable v, std::int64_t d, way w) {
      if (d >= distance[v]) return;
      distance[v] = d;
      by[v] = w;
      heap_.emplace_back(d - sign * potential[v], v);
      std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
    };
    shorten(to, distance[from] + length, {from, row});
    while (!heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
      const auto [reduced, u] = heap_.back();
      heap_.pop_back();
      if (reduced != distance[u] - sign * potential[u]) continue;
      moved_.push_back(u);
      ++moves_;
      for (const auto& a : next[u]) shorten(a.to, distance[u] + a.length, {u, a.row});
    }
  }

  /// The ways of bounds that were found elsewhere: a walk from the root over arcs that attain them, breadth first, so
  /// that no way runs in a circle.
  void find_ways(const std::vector<std::int64_t>& distance, const arcs& next, std::vector<way>& by) const {
    std::vector<char> seen(distance.size(), 0);
    std::vector<variable> walk{root_};
    seen[root_] = 1;
    for (std::size_t i = 0; i < walk.size(); ++i)
      for (const auto& a : next[walk[i]]) {
        if (seen[a.to] != 0 || distance[a.to] != distance[walk[i]] + a.length) continue;
        seen[a.to] = 1;
        by[a.to] = {walk[i], a.row};
        walk.push_back(a.to);
      }
  }
  [[nodiscard]] std::vector<row_index> way_to(variable v, const std::vector<std::int64_t>& distance,
                                              const std::vector<way>& by) const {
    std::vector<row_index> rows;
    if (distance[v] == unbounded) return rows;
    for (; v != root_; v = by[v].from) rows.push_back(by[v].row);
    return rows;
  }

  incremental_difference rows_;
  variable root_;
  std::vector<std::int64_t> greatest_, least_;  // distances from the root, and to it
  std::vector<way> above_, below_;
  arcs leaving_, reaching_;
  std::vector<entry> heap_;
  std::vector<variable> moved_;
  std::size_t moves_ = 0;
};

}  // namespace habeas
