// SPDX-License-Identifier: MIT
// Rows that come and go: feasibility and watched bounds kept up to date, each change costing what it moves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>
#include "solve/difference_solver.hpp"

namespace habeas::solve {

/// The number of a row in a `dynamic_difference`; used again once the row is gone.
using dynamic_row = std::uint32_t;

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
class dynamic_difference {
 public:
  using watch_id = std::size_t;

  variable add_variable() {
    longest_.push_back(0);
    value_.push_back(0);
    fall_.push_back(0);
    pulled_by_.push_back(0);
    leaving_.emplace_back();
    return static_cast<variable>(value_.size() - 1);
  }
  [[nodiscard]] std::size_t variable_count() const noexcept { return value_.size(); }
  /// Rows that are there, those that wait included.
  [[nodiscard]] std::size_t row_count() const noexcept { return rows_.size() - free_.size(); }
  /// Can all rows hold together?
  [[nodiscard]] bool feasible() const noexcept { return waiting_.empty(); }
  /// The rows that wait.
  [[nodiscard]] const std::vector<dynamic_row>& waiting() const noexcept { return waiting_; }
  /// Why a row waits: it and rows taken in that cannot hold together, none of which can be spared.
  [[nodiscard]] std::vector<dynamic_row> cycle_of(dynamic_row waits);
  /// Numbers that satisfy every row taken in.
  [[nodiscard]] const std::vector<std::int64_t>& solution() const noexcept { return value_; }
  /// Rows looked at so far: the work, for tests.
  [[nodiscard]] std::size_t looked_at() const noexcept { return looked_at_; }
  /// Searches run for watched bounds so far.
  [[nodiscard]] std::size_t searches() const noexcept { return searches_; }

  /// The rows taken in, as a system that is solved at once.
  [[nodiscard]] difference_system system() const;

  /// Adds plus - minus <= at_most. Throws as `difference_system::add_row` and `difference_graph` do.
  dynamic_row add_row(variable plus, variable minus, std::int64_t at_most);

  /// Rows that come all at once cost far less when they are solved together than one by one: those added from now on are
  /// only noted, until `take_gathered`. Between the two no row may go, and nothing is answered.
  void gather() noexcept { gathering_ = true; }
  void take_gathered();

  /// Takes a row away, and tries again those that waited.
  void remove_row(dynamic_row r);

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
  static constexpr int most_cycles = 16;
  static constexpr std::size_t fewest_halved = 16;
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
    std::vector<dynamic_row> path;      ///< rows that make the bound
    bool stale;                      ///< to be searched for again when it is asked for
    bool exact;                      ///< has no row gone since?
    std::vector<std::int64_t> from;  ///< how far each variable is from `minus` at least; exactly, while `exact`
    std::vector<dynamic_row> by;        ///< the last row on the way there
  };

  void check(variable plus, variable minus, std::int64_t at_most);

  void try_waiting();

  /// Takes in what it can of rows between variables of a stretch that has none yet: all at once where they hold, else half by half, and what
  /// crosses one by one; the rest waits.
  void take_stretch(const std::vector<dynamic_row>& fresh, variable begin, variable end);
  /// Takes all of these in at once, or none.
  bool solve_stretch(const std::vector<dynamic_row>& fresh, variable begin, variable end);
  void take(dynamic_row r);

  /// Takes all of these in at once; or says which of them to leave out, and takes none.
  std::optional<dynamic_row> solve_with(const std::vector<dynamic_row>& fresh);

  /// False where the row cannot hold beside those taken in; then nothing changes.
  bool take_in(dynamic_row r);

  /// Lowers what the row pulls down, most first: each variable moves once. False where that would lower its own start.
  bool repair(dynamic_row r, std::int64_t slack);
  void pull(variable v, std::int64_t fall, dynamic_row by) {
    if (fall >= fall_[v]) return;
    if (fall_[v] == 0) moved_.push_back(v);
    fall_[v] = fall;
    pulled_by_[v] = by;
    push(fall, v);
  }

  /// Carries on what a new row shortens. A variable whose row has gone may be farther than is known, never nearer: so what
  /// does not shorten the bound here does not shorten it at all, and what does is searched for if rows have gone.
  void consider(watched& w, dynamic_row r);

  /// Dijkstra's search over lengths measured against the numbers, which are never below 0.
  void search(watched& w);
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
  std::vector<dynamic_row> free_, waiting_, gathered_;
  bool gathering_ = false;
  std::vector<std::vector<dynamic_row>> leaving_;
  std::vector<std::int64_t> longest_, value_, fall_;
  std::vector<watched> watches_;
  std::vector<entry> heap_;
  std::vector<variable> moved_;
  std::vector<dynamic_row> pulled_by_;  ///< of each variable: the row that lowered it last
  std::vector<std::pair<variable, std::int64_t>> settled_;
  std::int64_t total_ = 0;
  std::size_t looked_at_ = 0, searches_ = 0;
};

}  // namespace habeas::solve
