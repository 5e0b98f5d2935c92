// SPDX-License-Identifier: MIT
#include "solve/dynamic_difference.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include "solve/difference_solver.hpp"

namespace habeas::solve {

difference_system dynamic_difference::system() const {
  difference_system all;
  all.add_variables(variable_count());
  all.reserve_rows(row_count());
  const auto no_premise = all.intern({});
  for (const auto& from : leaving_)
    for (const auto r : from) all.add_row_of_set(rows_[r].plus, rows_[r].minus, rows_[r].at_most, no_premise);
  return all;
}

dynamic_row dynamic_difference::add_row(variable plus, variable minus, std::int64_t at_most) {
  check(plus, minus, at_most);
  dynamic_row r;
  if (free_.empty()) {
    r = static_cast<dynamic_row>(rows_.size());
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

void dynamic_difference::take_gathered() {
  gathering_ = false;
  auto fresh = std::exchange(gathered_, {});
  for (auto& w : watches_) w.stale = true;
  // Of each cycle that cannot hold one row waits. Where there are many, halves find them sooner.
  const bool is_first = std::all_of(leaving_.begin(), leaving_.end(), [](const auto& from) { return from.empty(); });
  for (int cycles = 0; cycles <= most_cycles && !fresh.empty(); ++cycles)
    if (const auto last = solve_with(fresh)) {
      waiting_.push_back(*last);
      std::erase(fresh, *last);
    } else {
      fresh.clear();
    }
  if (!is_first) {
    waiting_.insert(waiting_.end(), fresh.begin(), fresh.end());
    try_waiting();
    return;
  }
  // What waits once other rows are in waits with more of them as well: each is tried once.
  const auto first = std::exchange(waiting_, {});
  take_stretch(fresh, 0, static_cast<variable>(variable_count()));
  for (const auto r : first)
    if (!take_in(r)) waiting_.push_back(r);
}

void dynamic_difference::take_stretch(const std::vector<dynamic_row>& fresh, variable begin, variable end) {
  if (fresh.empty() || solve_stretch(fresh, begin, end)) return;
  const auto middle = begin + (end - begin) / 2;
  const bool is_short = end - begin < 2 || fresh.size() < fewest_halved;
  std::vector<dynamic_row> before, after, across;
  for (const auto r : fresh) {
    const auto [low, high] = std::minmax(rows_[r].plus, rows_[r].minus);
    (is_short || (low < middle && high >= middle) ? across : high < middle ? before : after).push_back(r);
  }
  take_stretch(before, begin, middle);
  take_stretch(after, middle, end);
  for (const auto r : across)
    if (!take_in(r)) waiting_.push_back(r);
}

bool dynamic_difference::solve_stretch(const std::vector<dynamic_row>& fresh, variable begin, variable end) {
  difference_system all;
  all.add_variables(end - begin);
  for (const auto r : fresh) all.add_row(rows_[r].plus - begin, rows_[r].minus - begin, rows_[r].at_most);
  const difference_solver solver(all);
  looked_at_ += solver.relaxations();
  if (!solver.feasible()) return false;
  std::copy(solver.solution().begin(), solver.solution().end(), value_.begin() + begin);
  for (const auto r : fresh) take(r);
  return true;
}

void dynamic_difference::take(dynamic_row r) {
  leaving_[rows_[r].minus].push_back(r);
  rows_[r].taken = true;
}

void dynamic_difference::remove_row(dynamic_row r) {
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

void dynamic_difference::check(variable plus, variable minus, std::int64_t at_most) {
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

void dynamic_difference::try_waiting() {
  for (const auto r : std::exchange(waiting_, {})) {
    if (take_in(r)) {
      for (auto& w : watches_) consider(w, r);
    } else {
      waiting_.push_back(r);
    }
  }
}

std::optional<dynamic_row> dynamic_difference::solve_with(const std::vector<dynamic_row>& fresh) {
  difference_system all;
  all.add_variables(variable_count());
  std::vector<dynamic_row> names;
  const auto add = [&](dynamic_row r) {
    all.add_row(rows_[r].plus, rows_[r].minus, rows_[r].at_most);
    names.push_back(r);
  };
  for (const auto& from : leaving_)
    for (const auto r : from) add(r);
  for (const auto r : fresh) add(r);
  const difference_solver solver(all);
  looked_at_ += solver.relaxations();
  // Those taken in come first, and can hold: a cycle has one of the others.
  if (!solver.feasible()) return names[*std::max_element(solver.cycle().begin(), solver.cycle().end())];
  value_ = solver.solution();
  for (const auto r : fresh) take(r);
  return std::nullopt;
}

bool dynamic_difference::take_in(dynamic_row r) {
  const auto& fresh = rows_[r];
  if (fresh.plus == fresh.minus) {
    if (fresh.at_most < 0) return false;
  } else if (const auto slack = fresh.at_most + value_[fresh.minus] - value_[fresh.plus]; slack < 0 && !repair(r, slack)) {
    return false;
  }
  take(r);
  return true;
}

bool dynamic_difference::repair(dynamic_row r, std::int64_t slack) {
  const auto& fresh = rows_[r];
  heap_.clear();
  pull(fresh.plus, slack, r);
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
      if (fall_[arc.plus] != settled_mark) pull(arc.plus, value_[v] + arc.at_most - value_[arc.plus], next);
    }
  }
  if (!holds)
    for (const auto& [v, before] : settled_) value_[v] = before;
  settled_.clear();
  for (const auto v : moved_) fall_[v] = 0;
  moved_.clear();
  return holds;
}

std::vector<dynamic_row> dynamic_difference::cycle_of(dynamic_row waits) {
  if (std::find(waiting_.begin(), waiting_.end(), waits) == waiting_.end())
    throw error(errc::invalid_value, "no row waits by this number", fmt::format("{}", waits), "one of those that wait");
  const auto& row = rows_[waits];
  std::vector<dynamic_row> cycle{waits};
  if (row.plus == row.minus) return cycle;
  repair(waits, row.at_most + value_[row.minus] - value_[row.plus]);  // cannot, and leaves how far it came
  for (auto v = row.minus; v != row.plus; v = rows_[pulled_by_[v]].minus) cycle.push_back(pulled_by_[v]);
  return cycle;
}

void dynamic_difference::consider(watched& w, dynamic_row r) {
  if (w.stale) return;
  w.from.resize(variable_count(), unbounded);
  w.by.resize(variable_count(), 0);
  heap_.clear();
  const auto reach = [&](dynamic_row row) {
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

void dynamic_difference::search(watched& w) {
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

}  // namespace habeas::solve
