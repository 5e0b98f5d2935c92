// SPDX-License-Identifier: MIT
// Shortest paths over a difference graph: sweeps that find numbers for all variables or a contradiction, and
// searches from one variable once such numbers are known.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "solve/difference_graph.hpp"

namespace habeas::solve {

/// The distance to what cannot be reached: a bound that is not there.
inline constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

/// What `sweep` found: numbers that satisfy every row, or arcs that together cannot hold.
struct sweep_result {
  std::vector<std::int64_t> potential;  ///< one number for each variable, 0 or less; empty when there is a cycle
  std::vector<difference_arc> cycle;    ///< a cycle of negative length, each arc starting where the last ended
  std::size_t relaxations = 0;          ///< arcs looked at
};

namespace detail {

/// Variables waiting for a sweep; taking the lowest or highest of a range costs a word at a time.
class waiting_set {
 public:
  explicit waiting_set(std::size_t n, bool all = false) : words_((n + 63) / 64, all ? ~std::uint64_t{0} : 0) {
    if (all && n % 64 != 0) words_.back() = (std::uint64_t{1} << (n % 64)) - 1;
  }
  [[nodiscard]] std::size_t words() const noexcept { return words_.size(); }
  void add(variable v) noexcept { words_[v / 64] |= std::uint64_t{1} << (v % 64); }
  /// Takes every member in these words in ascending order, those added above the present one meanwhile included.
  template <class F>
  bool sweep_up(std::size_t begin, std::size_t end, F&& f) {
    bool any = false;
    for (auto w = begin; w < end; ++w) {
      while (words_[w] != 0) {
        const auto b = std::countr_zero(words_[w]);
        words_[w] &= words_[w] - 1;
        any = true;
        f(static_cast<variable>(w * 64 + static_cast<std::size_t>(b)));
      }
    }
    return any;
  }
  template <class F>
  bool sweep_down(std::size_t begin, std::size_t end, F&& f) {
    bool any = false;
    for (auto w = end; w-- > begin;) {
      while (words_[w] != 0) {
        const auto b = 63 - std::countl_zero(words_[w]);
        words_[w] &= ~(std::uint64_t{1} << b);
        any = true;
        f(static_cast<variable>(w * 64 + static_cast<std::size_t>(b)));
      }
    }
    return any;
  }

 private:
  std::vector<std::uint64_t> words_;
};

/// The way each variable was last improved; a cycle in it is a cycle of negative length.
class predecessor_graph {
 public:
  explicit predecessor_graph(std::size_t n) : by_(n, nullptr), seen_(n, 0) {}
  void set(variable v, const difference_arc* arc) noexcept { by_[v] = arc; }

  void start_check() noexcept { check_start_ = walk_; }
  /// Follows the ways back from v; true and the cycle where they run in a cycle. Linear over one check.
  bool find_cycle(variable v, std::vector<difference_arc>& cycle);

 private:
  std::vector<const difference_arc*> by_;
  std::vector<std::uint64_t> seen_;
  std::uint64_t walk_ = 0;
  std::uint64_t check_start_ = 0;
};

}  // namespace detail

namespace detail {

/// The state of `sweep` between blocks.
class block_sweeper {
 public:
  explicit block_sweeper(const difference_graph& graph);

  [[nodiscard]] sweep_result run();

 private:
  bool settle(std::size_t begin, std::size_t end) {
    for (bool any = false;; any = true) {
      const bool rose = up_.sweep_up(begin, end, [this](variable u) { relax(u, graph_.leaving_up(u)); });
      const bool fell = down_.sweep_down(begin, end, [this](variable u) { relax(u, graph_.leaving_down(u)); });
      if (!rose && !fell) return any;
      if (improvements_ >= check_after_ && look_for_cycle()) return true;
    }
  }
  void relax(variable u, std::span<const difference_arc> arcs);
  bool look_for_cycle() {
    improvements_ = 0;
    back_.start_check();
    bool found = false;
    changed_.sweep_up(0, changed_.words(), [&](variable v) { found = found || back_.find_cycle(v, result_.cycle); });
    return found;
  }

  const difference_graph& graph_;
  sweep_result result_;
  waiting_set up_, down_, changed_;
  predecessor_graph back_;
  std::size_t improvements_ = 0;
  std::size_t check_after_ = 0;
  step_counter steps_;
};

}  // namespace detail

/// Finds numbers for all variables, or a negative cycle: sweeps up the numbering along the arcs that lead up,
/// then down along those that lead down, block by block, visiting only what has changed since, and looks for a cycle
/// among the last improvements now and then. On systems numbered along their time each arc is looked at
/// a handful of times; the worst case is a thousand times Bellman and Ford's, variables times arcs.
[[nodiscard]] inline sweep_result sweep(const difference_graph& graph) {
  return detail::block_sweeper(graph).run();
}

/// Which way a search runs: along the arcs (distances from a variable) or against them (distances to it).
enum class search_direction { along, against };

/// Room for searches that follow one another, so that each costs what it visits and not the whole graph.
class path_search {
 public:
  path_search(const difference_graph& graph, std::span<const std::int64_t> potential)
      : graph_(&graph), potential_(potential), distance_(graph.variable_count(), unbounded) {}

  /// Settles variables by growing reduced distance until `stop(v, reduced)` says so for a settled v, or all are
  /// settled.
  template <search_direction Direction, class Stop>
  void run(variable source, Stop&& stop) {
    clear();
    source_ = source;
    along_ = Direction == search_direction::along;
    reach(source, 0);
    while (!heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
      const auto [reduced, u] = heap_.back();
      heap_.pop_back();
      if (reduced != distance_[u]) continue;
      if (stop(u, reduced)) break;
      const auto arcs = along_ ? graph_->leaving(u) : graph_->reaching(u);
      relaxations_ += arcs.size();
      steps_.add(arcs.size() + 1);
      for (const auto& arc : arcs) {
        const auto v = along_ ? arc.to : arc.from;
        reach(v, reduced + arc.length + potential_[arc.from] - potential_[arc.to]);
      }
    }
    steps_.tell();
  }
  template <search_direction Direction>
  void run(variable source) {
    run<Direction>(source, [](variable, std::int64_t) { return false; });
  }

  /// The true distance between the last source and v, in the direction of the search; exact where v was settled.
  [[nodiscard]] std::int64_t distance(variable v) const noexcept {
    if (distance_[v] == unbounded) return unbounded;
    const auto back = along_ ? potential_[v] - potential_[source_] : potential_[source_] - potential_[v];
    return distance_[v] + back;
  }
  [[nodiscard]] std::size_t relaxations() const noexcept { return relaxations_; }

 private:
  using entry = std::pair<std::int64_t, variable>;

  void clear() noexcept {
    for (const auto v : touched_) distance_[v] = unbounded;
    touched_.clear();
    heap_.clear();
  }
  void reach(variable v, std::int64_t reduced) {
    if (reduced >= distance_[v]) return;
    if (distance_[v] == unbounded) touched_.push_back(v);
    distance_[v] = reduced;
    heap_.emplace_back(reduced, v);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }

  const difference_graph* graph_;
  std::span<const std::int64_t> potential_;
  std::vector<std::int64_t> distance_;
  std::vector<variable> touched_;
  std::vector<entry> heap_;
  variable source_ = 0;
  bool along_ = true;
  std::size_t relaxations_ = 0;
  step_counter steps_;
};

/// A search along the arcs that goes round one variable, and costs what it visits: in systems whose parts meet in one variable
/// alone, a part.
class search_around {
 public:
  /// Settles what can lie on a path to `target` that is no longer than the shortest, nor than `most`.
  search_around(const difference_graph& graph, std::span<const std::int64_t> potential, variable source, variable target, variable around,
                std::int64_t most = unbounded);

  /// The length of the shortest such path from the source to v, if it was settled; else `unbounded`.
  [[nodiscard]] std::int64_t distance(variable v) const {
    const auto found = reduced_.find(v);
    return found == reduced_.end() || found->second > limit_ ? unbounded : found->second + potential_[v] - potential_[source_];
  }

 private:
  std::span<const std::int64_t> potential_;
  variable source_;
  std::int64_t limit_;  ///< what is farther need not be settled
  std::unordered_map<variable, std::int64_t> reduced_;
};

}  // namespace habeas::solve
