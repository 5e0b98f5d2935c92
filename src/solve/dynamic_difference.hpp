// SPDX-License-Identifier: MIT
// Rows that come and go: feasibility and watched bounds kept up to date, each change costing what it moves.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include "solve/difference_solver.hpp"

namespace habeas {

/// The number of a row in a `live_difference`; used again once the row is gone.
using live_row = std::uint32_t;

/// A difference system that rows are added to and taken from.
///
/// Rows are taken in as long as they can hold beside those before; the others wait, and are tried again when a row goes:
/// the whole can hold exactly when none waits. Numbers that satisfy the rows taken in are repaired as each arrives
/// (Cotton and Maler, "Fast and flexible difference constraint propagation for DPLL(T)", SAT 2006), and stay good when one goes.
///
/// A watched bound is the length of a shortest path. How far each variable is from its start is kept, so that a new row costs
/// what it brings nearer; a row that goes can lengthen the bound only if it lies on the path that makes it. So most changes
/// leave most bounds without a search. Each watched bound keeps two numbers for each variable. The limit on all rows is that of `difference_graph`, by the
/// longest row ever seen from each variable.
class live_difference {
 public:
  using watch_id = std::size_t;

  variable add_variable() {
    longest_.push_back(0);
    value_.push_back(0);
    fall_.push_back(0);
    leaving_.emplace_back();
    return static_cast<variable>(value_.size() - 1);
  }
  [[nodiscard]] std::size_t variable_count() const noexcept { return value_.size(); }
  /// Rows that are there, those that wait included.
  [[nodiscard]] std::size_t row_count() const noexcept { return rows_.size() - free_.size(); }
  /// Can all rows hold together?
  [[nodiscard]] bool feasible() const noexcept { return waiting_.empty(); }
  /// The rows that wait.
  [[nodiscard]] const std::vector<live_row>& waiting() const noexcept { return waiting_; }
  /// Numbers that satisfy every row taken in.
  [[nodiscard]] const std::vector<std::int64_t>& solution() const noexcept { return value_; }
  /// Rows looked at so far: the work, for tests.
  [[nodiscard]] std::size_t looked_at() const noexcept { return looked_at_; }
  /// Searches run for watched bounds so far.
  [[nodiscard]] std::size_t searches() const noexcept { return searches_; }

  /// Adds plus - minus <= at_most. Throws as `difference_system::add_row` and `difference_graph` do.
  live_row add_row(variable plus, variable minus, std::int64_t at_most) {
    check(plus, minus, at_most);
    live_row r;
    if (free_.empty()) {
      r = static_cast<live_row>(rows_.size());
      rows_.emplace_back();
    } else {
      r = free_.back();
      free_.pop_back();
    }
    rows_[r] = {at_most, plus, minus, false};
    if (gathering_) {
      gathered_.push_back(r);
    } else if (take_in(r)) {
      for (auto& w : watches_) consider(w, r);
    } else {
      waiting_.push_back(r);
    }
    return r;
  }

  /// Rows that come all at once cost far less when they are solved together than one by one: those added from now on are
  /// only noted, until `take_gathered`. Between the two no row may go, and nothing is answered.
  void gather() noexcept { gathering_ = true; }
  void take_gathered() {
    gathering_ = false;
    auto fresh = std::exchange(gathered_, {});
    for (auto& w : watches_) w.stale = true;
    // Of each circle that cannot hold one row waits. Where there are many, one by one finds them sooner.
    for (int circles = 0; circles <= most_circles && !fresh.empty(); ++circles)
      if (const auto last = solve_with(fresh)) {
        waiting_.push_back(*last);
        std::erase(fresh, *last);
      } else {
        fresh.clear();
      }
    waiting_.insert(waiting_.end(), fresh.begin(), fresh.end());
    try_waiting();
  }

  /// Takes a row away, and tries again those that waited.
  void remove_row(live_row r) {
    if (r >= rows_.size() || rows_[r].minus == gone)
      throw error(errc::invalid_value, "no such row", fmt::format("{}", r), "a row that was added and is still there");
    if (rows_[r].taken) {
      auto& out = leaving_[rows_[r].minus];
      *std::find(out.begin(), out.end(), r) = out.back();
      out.pop_back();
    } else if (const auto at = std::find(waiting_.begin(), waiting_.end(), r); at != waiting_.end()) {
      waiting_.erase(at);
    }
    for (auto& w : watches_) {
      w.exact = false;
      w.stale = w.stale || std::find(w.path.begin(), w.path.end(), r) != w.path.end();
    }
    const bool made_room = rows_[r].taken;
    rows_[r].minus = gone;
    free_.push_back(r);
    if (made_room) try_waiting();
  }

  /// Keeps the least upper bound of plus - minus at hand.
  watch_id watch(variable plus, variable minus) {
    check(plus, minus, 0);
    watches_.push_back({plus, minus, unbounded, {}, true, false, {}, {}});
    return watches_.size() - 1;
  }
  /// The bound, of the rows taken in; `unbounded` where there is none. Meaningless while rows wait.
  [[nodiscard]] std::int64_t bound(watch_id id) {
    auto& w = watches_.at(id);
    if (w.stale) search(w);
    return w.bound;
  }

 private:
  static constexpr variable gone = std::numeric_limits<variable>::max();
  static constexpr int most_circles = 16;
  static constexpr std::int64_t settled_mark = std::numeric_limits<std::int64_t>::min();
  using entry = std::pair<std::int64_t, variable>;

  struct row {
    std::int64_t at_most = 0;
    variable plus = 0;
    variable minus = gone;
    bool taken = false;
  };
  struct watched {
    variable plus, minus;
    std::int64_t bound;
    std::vector<live_row> path;      ///< rows that make the bound
    bool stale;                      ///< to be searched for again when it is asked for
    bool exact;                      ///< has no row gone since?
    std::vector<std::int64_t> from;  ///< how far each variable is from `minus` at least; exactly, while `exact`
    std::vector<live_row> by;        ///< the last row on the way there
  };

  void check(variable plus, variable minus, std::int64_t at_most) {
    if (plus >= variable_count() || minus >= variable_count())
      throw error(errc::invalid_value, "no such variable", fmt::format("{} - {}", plus, minus), fmt::format("numbers below {}", variable_count()));
    if (at_most > greatest_at_most || at_most < -greatest_at_most)
      throw error(errc::limit_exceeded, "a row's right side is too large", fmt::format("{}", at_most), "at most 2^45 either way");
    const auto length = at_most < 0 ? -at_most : at_most;
    if (length <= longest_[minus]) return;
    if (total_ + length - longest_[minus] >= difference_graph::greatest_total)
      throw error(errc::limit_exceeded, "the rows together are too large", {}, "sums below 2^58");
    total_ += length - longest_[minus];
    longest_[minus] = length;
  }

  void try_waiting() {
    for (const auto r : std::exchange(waiting_, {})) {
      if (take_in(r)) {
        for (auto& w : watches_) consider(w, r);
      } else {
        waiting_.push_back(r);
      }
    }
  }

  /// Takes all of these in at once; or says which of them to leave out, and takes none.
  std::optional<live_row> solve_with(const std::vector<live_row>& fresh) {
    difference_system all;
    all.add_variables(variable_count());
    std::vector<live_row> names;
    const auto add = [&](live_row r) {
      all.add_row(rows_[r].plus, rows_[r].minus, rows_[r].at_most);
      names.push_back(r);
    };
    for (const auto& from : leaving_)
      for (const auto r : from) add(r);
    for (const auto r : fresh) add(r);
    const difference_solver solver(all);
    looked_at_ += solver.relaxations();
    // Those taken in come first, and can hold: a circle has one of the others.
    if (!solver.feasible()) return names[*std::max_element(solver.cycle().begin(), solver.cycle().end())];
    value_ = solver.solution();
    for (const auto r : fresh) {
      leaving_[rows_[r].minus].push_back(r);
      rows_[r].taken = true;
    }
    return std::nullopt;
  }

  /// False where the row cannot hold beside those taken in; then nothing changes.
  bool take_in(live_row r) {
    const auto& fresh = rows_[r];
    if (fresh.plus == fresh.minus) {
      if (fresh.at_most < 0) return false;
    } else if (const auto slack = fresh.at_most + value_[fresh.minus] - value_[fresh.plus]; slack < 0 && !repair(fresh, slack)) {
      return false;
    }
    leaving_[fresh.minus].push_back(r);
    rows_[r].taken = true;
    return true;
  }

  /// Lowers what the row pulls down, most first: each variable moves once. False where that would lower its own start.
  bool repair(const row& fresh, std::int64_t slack) {
    heap_.clear();
    pull(fresh.plus, slack);
    bool holds = true;
    while (!heap_.empty()) {
      const auto [fall, v] = pop();
      if (fall != fall_[v]) continue;
      if (v == fresh.minus) {
        holds = false;
        break;
      }
      settled_.emplace_back(v, value_[v]);
      value_[v] += fall;
      fall_[v] = settled_mark;
      looked_at_ += leaving_[v].size();
      for (const auto next : leaving_[v]) {
        const auto& arc = rows_[next];
        if (fall_[arc.plus] != settled_mark) pull(arc.plus, value_[v] + arc.at_most - value_[arc.plus]);
      }
    }
    if (!holds)
      for (const auto& [v, before] : settled_) value_[v] = before;
    settled_.clear();
    for (const auto v : moved_) fall_[v] = 0;
    moved_.clear();
    return holds;
  }
  void pull(variable v, std::int64_t fall) {
    if (fall >= fall_[v]) return;
    if (fall_[v] == 0) moved_.push_back(v);
    fall_[v] = fall;
    push(fall, v);
  }

  /// Carries on what a new row shortens. A variable whose row has gone may be farther than is known, never nearer: so what
  /// does not shorten the bound here does not shorten it at all, and what does is searched for if rows have gone.
  void consider(watched& w, live_row r) {
    if (w.stale) return;
    w.from.resize(variable_count(), unbounded);
    w.by.resize(variable_count(), 0);
    heap_.clear();
    const auto reach = [&](live_row row) {
      const auto& arc = rows_[row];
      if (w.from[arc.minus] == unbounded || w.from[arc.minus] + arc.at_most >= w.from[arc.plus]) return;
      w.from[arc.plus] = w.from[arc.minus] + arc.at_most;
      w.by[arc.plus] = row;
      push(w.from[arc.plus] - value_[arc.plus], arc.plus);
    };
    reach(r);
    while (!heap_.empty()) {
      const auto [key, v] = pop();
      if (key != w.from[v] - value_[v]) continue;
      looked_at_ += leaving_[v].size();
      for (const auto next : leaving_[v]) reach(next);
    }
    if (w.from[w.plus] >= w.bound) return;
    if (w.exact) settle(w);
    else w.stale = true;
  }

  /// Dijkstra's search over lengths measured against the numbers, which are never below 0.
  void search(watched& w) {
    ++searches_;
    heap_.clear();
    w.from.assign(variable_count(), unbounded);
    w.by.assign(variable_count(), 0);
    w.from[w.minus] = 0;
    push(-value_[w.minus], w.minus);
    while (!heap_.empty()) {
      const auto [key, v] = pop();
      if (key != w.from[v] - value_[v]) continue;
      looked_at_ += leaving_[v].size();
      for (const auto next : leaving_[v]) {
        const auto& arc = rows_[next];
        if (w.from[v] + arc.at_most >= w.from[arc.plus]) continue;
        w.from[arc.plus] = w.from[v] + arc.at_most;
        w.by[arc.plus] = next;
        push(w.from[arc.plus] - value_[arc.plus], arc.plus);
      }
    }
    w.stale = false;
    w.exact = true;
    settle(w);
  }
  void settle(watched& w) const {
    w.bound = w.from[w.plus];
    w.path.clear();
    if (w.bound == unbounded) return;
    for (auto at = w.plus; at != w.minus; at = rows_[w.by[at]].minus) w.path.push_back(w.by[at]);
  }

  void push(std::int64_t key, variable v) {
    heap_.emplace_back(key, v);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }
  entry pop() {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    const auto top = heap_.back();
    heap_.pop_back();
    return top;
  }

  std::vector<row> rows_;
  std::vector<live_row> free_, waiting_, gathered_;
  bool gathering_ = false;
  std::vector<std::vector<live_row>> leaving_;
  std::vector<std::int64_t> longest_, value_, fall_;
  std::vector<watched> watches_;
  std::vector<entry> heap_;
  std::vector<variable> moved_;
  std::vector<std::pair<variable, std::int64_t>> settled_;
  std::int64_t total_ = 0;
  std::size_t looked_at_ = 0, searches_ = 0;
};

}  // namespace habeas
