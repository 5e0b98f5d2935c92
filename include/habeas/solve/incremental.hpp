// SPDX-License-Identifier: MIT
// Rows one at a time: the first that contradicts those before it is named, and left out.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/solve/difference_graph.hpp>
#include <habeas/solve/difference_solver.hpp>

namespace habeas {

/// Keeps numbers that satisfy all rows so far, repairing them as each row arrives (Cotton and Maler, "Fast and
/// flexible difference constraint propagation for DPLL(T)", SAT 2006). A row costs what it makes move.
///
/// The limit on all rows together is that of `difference_graph`, by the longest row ever seen from each variable. Rows
/// keep the number the caller gives.
class incremental_difference {
 public:
  /// n variables and no rows.
  explicit incremental_difference(std::size_t n) : longest_(n, 0), value_(n, 0), fall_(n, 0), by_(n), leaving_(n) {}
  /// Goes on from a system that is solved, with the rows that counted there, by their numbers there. Linear.
  /// Throws errc::invalid_value for a contradictory one.
  explicit incremental_difference(const difference_solver& solved)
      : incremental_difference(solved.graph().variable_count()) {
    value_ = solved.solution();
    for (variable u = 0; u < value_.size(); ++u)
      for (const auto& arc : solved.graph().leaving(u)) {
        check(arc.to, u, arc.length);
        leaving_[u].push_back({arc.length, arc.to, solved.graph().row_of(arc)});
      }
  }

  variable add_variable() {
    longest_.push_back(0);
    value_.push_back(0);
    fall_.push_back(0);
    by_.emplace_back();
    leaving_.emplace_back();
    return static_cast<variable>(value_.size() - 1);
  }
  [[nodiscard]] std::size_t variable_count() const noexcept { return value_.size(); }
  /// Numbers that satisfy every row accepted: the greatest that are nowhere above 0, as `difference_solver` has them.
  [[nodiscard]] const std::vector<std::int64_t>& solution() const noexcept { return value_; }

  /// Adds plus - minus <= at_most. True when it can hold beside the rows before it; if not, the row is left out,
  /// nothing else changes, and `cycle()` names the rows that it contradicts. Throws as `difference_system::add_row`
  /// and `difference_graph` do.
  bool add_row(variable plus, variable minus, std::int64_t at_most, row_index row = 0) {
    check(plus, minus, at_most);
    cycle_.clear();
    const kept_row fresh{at_most, plus, row};
    if (plus == minus) {
      if (at_most >= 0) return true;
      cycle_.push_back(row);
      return false;
    }
    const auto slack = at_most + value_[minus] - value_[plus];
    if (slack < 0 && !repair(minus, fresh, slack)) return false;
    keep(minus, fresh);
    return true;
  }

  /// The rows that cannot hold together, in a circle, the last one refused first; empty when it was accepted.
  [[nodiscard]] const std::vector<row_index>& cycle() const noexcept { return cycle_; }

 private:
  struct kept_row {
    std::int64_t at_most;
    variable plus;
    row_index row;
  };
  struct way {
    variable from = 0;
    row_index row = 0;
  };
  using entry = std::pair<std::int64_t, variable>;

  void check(variable plus, variable minus, std::int64_t at_most) {
    if (plus >= variable_count() || minus >= variable_count())
      throw error(errc::invalid_value, "no such variable", fmt::format("{} - {}", plus, minus),
                  fmt::format("numbers below {}", variable_count()));
    if (at_most > greatest_at_most || at_most < -greatest_at_most)
      throw error(errc::limit_exceeded, "a row's right side is too large", fmt::format("{}", at_most),
                  "at most 2^45 either way");
    const auto length = at_most < 0 ? -at_most : at_most;
    if (length <= longest_[minus]) return;
    if (total_ + length - longest_[minus] >= difference_graph::greatest_total)
      throw error(errc::limit_exceeded, "the rows together are too large", {}, "sums below 2^58");
    total_ += length - longest_[minus];
    longest_[minus] = length;
  }

  /// Lowers what the row pulls down, most first: each variable moves once. False where that would lower `minus`.
  bool repair(variable minus, const kept_row& fresh, std::int64_t slack) {
    heap_.clear();
    moved_.clear();
    pull(fresh.plus, slack, {minus, fresh.row});
    bool holds = true;
    while (!heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
      const auto [fall, v] = heap_.back();
      heap_.pop_back();
      if (fall != fall_[v] || is_settled(v)) continue;
      if (v == minus) {
        holds = false;
        break;
      }
      settled_.push_back({v, value_[v]});
      value_[v] += fall;
      fall_[v] = settled_mark;
      for (const auto& next : leaving_[v])
        if (!is_settled(next.plus)) pull(next.plus, value_[v] + next.at_most - value_[next.plus], {v, next.row});
    }
    if (!holds) {
      for (const auto& [v, before] : settled_) value_[v] = before;
      trace(minus);
    }
    settled_.clear();
    for (const auto v : moved_) fall_[v] = 0;
    return holds;
  }

  void pull(variable v, std::int64_t fall, way by) {
    if (fall >= fall_[v]) return;
    if (fall_[v] == 0) moved_.push_back(v);
    fall_[v] = fall;
    by_[v] = by;
    heap_.emplace_back(fall, v);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }
  [[nodiscard]] bool is_settled(variable v) const noexcept { return fall_[v] == settled_mark; }

  void trace(variable minus) {
    auto v = minus;
    do {
      cycle_.push_back(by_[v].row);
      v = by_[v].from;
    } while (v != minus);
    std::reverse(cycle_.begin(), cycle_.end());
  }

  void keep(variable minus, const kept_row& fresh) {
    // A short look for a row that the new one makes needless, or that makes it so: claims on one thing come together.
    auto& rows = leaving_[minus];
    constexpr std::size_t look = 16;
    for (std::size_t i = rows.size(); i-- > 0 && i + look >= rows.size();) {
      if (rows[i].plus != fresh.plus) continue;
      if (fresh.at_most < rows[i].at_most) rows[i] = fresh;
      return;
    }
    rows.push_back(fresh);
  }

  static constexpr std::int64_t settled_mark = std::numeric_limits<std::int64_t>::min();

  std::vector<std::int64_t> longest_, value_, fall_;
  std::vector<way> by_;
  std::vector<std::vector<kept_row>> leaving_;
  std::vector<entry> heap_;
  std::vector<variable> moved_;
  std::vector<std::pair<variable, std::int64_t>> settled_;
  std::vector<row_index> cycle_;
  std::int64_t total_ = 0;
};

}  // namespace habeas
