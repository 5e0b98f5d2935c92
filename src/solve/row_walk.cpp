// SPDX-License-Identifier: MIT
#include "solve/row_walk.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>

namespace habeas::solve {

namespace {

constexpr std::int64_t most_times = std::int64_t{1} << 20, greatest = std::int64_t{1} << 40;

bool is_small(std::int64_t n) { return n < greatest && n > -greatest; }

}  // namespace

row_walk::row_walk(const linear_program& p) : program_(&p), first_(p.variable_count() + 1) {
  for (row_index r = 0; r < p.row_count(); ++r) {
    std::int64_t times = 0;
    for (const auto& w : p.sum_of(r)) {
      ++first_[w.of + 1];
      times += w.times < 0 ? -w.times : w.times;
    }
    is_small_ = is_small_ && times < most_times;
  }
  for (std::size_t v = 0; v + 1 < first_.size(); ++v) first_[v + 1] += first_[v];
  rows_.resize(p.term_count());
  auto next = first_;
  for (row_index r = 0; r < p.row_count(); ++r)
    for (const auto& w : p.sum_of(r)) rows_[next[w.of]++] = r;
}

class row_walk::one_walk {
 public:
  /// @param at_nothing every row's right side is 0: the numbers are a direction
  /// @param only 1: numbers are raised alone, -1: lowered alone, 0: either
  one_walk(const row_walk& over, std::span<const row_index> rows, numbers from, bool at_nothing, int only)
      : over_(&over), only_(only), at_(std::move(from)), over_by_(over.program_->row_count()), on_(over_by_.size()), direction_(at_.size()),
        times_moved_(at_.size()) {
    const auto& p = *over.program_;
    for (const auto r : rows) {
      on_[r] = 1;
      over_by_[r] = at_nothing ? 0 : -p.at_most(r);
      for (const auto& w : p.sum_of(r)) over_by_[r] += w.times * at_[w.of];
      if (over_by_[r] > 0) note(r);
    }
    work_limits::count(rows.size());
  }

  void fix(variable v) { direction_[v] = fixed; }

  void move(variable v, std::int64_t by) {
    at_[v] += by;
    if (direction_[v] != fixed) direction_[v] = by > 0 ? 1 : -1;
    for (const auto r : over_->rows_with(v)) {
      if (!on_[r]) continue;
      const bool was_broken = over_by_[r] > 0;
      over_by_[r] += by * times_of(r, v);
      if (over_by_[r] > 0 && !was_broken) note(r);
    }
  }

  [[nodiscard]] std::optional<numbers> run() {
    const auto most_moves = 2 * at_.size() + 50;
    while (!differences_.empty() || !broken_.empty()) {
      auto& next = differences_.empty() ? broken_ : differences_;
      const auto r = next.back();
      next.pop_back();
      if (over_by_[r] > 0 && !mend(r)) return std::nullopt;
      if (moves_ > most_moves) return std::nullopt;
    }
    return std::move(at_);
  }

 private:
  static constexpr signed char fixed = 2;
  static constexpr unsigned char most_times_moved = 40;  ///< what moves more often goes round in a circle
  struct way {
    variable of;
    std::int64_t step, room;  ///< how far it has to go, and how far it may before it breaks a row
  };

  void note(row_index r) { (over_->program_->sum_of(r).size() > 2 ? broken_ : differences_).push_back(r); }

  [[nodiscard]] std::int64_t times_of(row_index r, variable v) const {
    for (const auto& w : over_->program_->sum_of(r))
      if (w.of == v) return w.times;
    return 0;
  }

  /// How far a number may go that way, `most` at most, before a row breaks.
  [[nodiscard]] std::int64_t room(variable v, int sign, std::int64_t most) const {
    for (const auto r : over_->rows_with(v)) {
      if (!on_[r] || most == 0) continue;
      const auto rise = sign * times_of(r, v);
      if (rise > 0) most = std::min(most, std::max<std::int64_t>(0, -over_by_[r]) / rise);
    }
    return most;
  }

  /// How many rows it would break to go so far.
  [[nodiscard]] std::size_t broken_by(variable v, std::int64_t by) const {
    const auto rows = over_->rows_with(v);
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](row_index r) {
      const auto rise = on_[r] ? by * times_of(r, v) : 0;
      return rise > 0 && over_by_[r] + rise > 0;
    }));
  }

  /// Moves numbers of a broken row: one that breaks nothing else where there is one; else each as far as it may go; else one
  /// that breaks the fewest rows.
  bool mend(row_index r) {
    const auto sum = over_->program_->sum_of(r);
    work_limits::count(sum.size());
    ways_.clear();
    for (const auto& w : sum) {
      const int sign = w.times < 0 ? 1 : -1;
      if (direction_[w.of] == fixed || direction_[w.of] == -sign || only_ == -sign) continue;
      const auto times = w.times < 0 ? -w.times : w.times, step = (over_by_[r] + times - 1) / times;
      const auto free = room(w.of, sign, step);
      if (free == step) return go(w.of, sign * step);
      ways_.push_back({w.of, sign * step, sign * free});
    }
    if (ways_.empty()) return false;
    for (const auto& way : ways_)
      if (way.room != 0 && over_by_[r] > 0) go(way.of, way.room);
    if (over_by_[r] <= 0) return true;
    const way* best = nullptr;
    std::size_t least = 0;
    for (auto& way : ways_) {
      const auto times = times_of(r, way.of), size = times < 0 ? -times : times;
      way.step = (times < 0 ? 1 : -1) * ((over_by_[r] + size - 1) / size);
      // What goes one way alone goes along with the whole, which is in the most rows; else the fewest rows are to be broken.
      std::size_t cost = 0;
      if (ways_.size() > 1 && is_small(way.step)) cost = only_ == 0 ? broken_by(way.of, way.step) : over_->rows_.size() - over_->rows_with(way.of).size();
      if (best != nullptr && cost >= least) continue;
      best = &way;
      least = cost;
    }
    return go(best->of, best->step);
  }

  bool go(variable v, std::int64_t by) {
    ++moves_;
    if (!is_small(by) || !is_small(at_[v] + by) || ++times_moved_[v] > most_times_moved) return false;
    move(v, by);
    return true;
  }

  const row_walk* over_;
  int only_;
  numbers at_, over_by_;  ///< over_by_ of each row that is on: by how much its sum is more than it may be
  std::vector<char> on_;
  std::vector<signed char> direction_;
  std::vector<unsigned char> times_moved_;
  std::vector<row_index> differences_, broken_;  ///< rows to mend: those of two numbers, which leave little choice, before the rest
  std::vector<way> ways_;
  std::size_t moves_ = 0;
};

std::optional<row_walk::numbers> row_walk::satisfy(std::span<const row_index> rows, numbers from, std::span<const variable> fixed) const {
  if (!is_small_ || from.size() != program_->variable_count() || !std::all_of(from.begin(), from.end(), is_small)) return std::nullopt;
  one_walk walk(*this, rows, std::move(from), false, 0);
  for (const auto v : fixed) walk.fix(v);
  return walk.run();
}

std::optional<row_walk::numbers> row_walk::move_goal(std::span<const row_index> rows, const numbers& from, std::span<const weighted_variable> goal,
                                                     std::int64_t by, bool at_nothing) const {
  if (!is_small_ || !is_small(by) || !std::all_of(from.begin(), from.end(), is_small)) return std::nullopt;
  for (const auto& moved : goal) {
    if (moved.times != 1 && moved.times != -1) continue;
    const auto step = moved.times * by;
    for (const int only : {step > 0 ? 1 : -1, 0}) {
      one_walk walk(*this, rows, from, at_nothing, only);
      for (const auto& w : goal) walk.fix(w.of);
      walk.move(moved.of, step);
      if (auto found = walk.run()) return found;
    }
  }
  return std::nullopt;
}

std::optional<row_walk::numbers> row_walk::reach(std::span<const row_index> rows, const numbers& from, std::span<const weighted_variable> goal,
                                                 std::int64_t value) const {
  const auto fits = [&](const weighted_variable& w) { return w.times < most_times && w.times > -most_times && is_small(from[w.of]); };
  if (!is_small(value) || !std::all_of(goal.begin(), goal.end(), fits)) return std::nullopt;
  for (const auto& w : goal) value -= w.times * from[w.of];
  return move_goal(rows, from, goal, value, false);
}

std::optional<row_walk::numbers> row_walk::ray(std::span<const row_index> rows, std::span<const weighted_variable> goal) const {
  return move_goal(rows, numbers(program_->variable_count()), goal, 1, true);
}

}  // namespace habeas::solve
