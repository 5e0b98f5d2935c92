// SPDX-License-Identifier: MIT
// One proof among many: the shortest path that rests on the fewest premises, whatever the order of input was.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <queue>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include "solve/difference_graph.hpp"
#include "solve/grown_sets.hpp"
#include "solve/shortest_path.hpp"

namespace habeas::solve {

/// How many steps the search for a smallest proof may take before it settles for a plainer choice.
inline constexpr std::size_t default_proof_effort = 200'000;

/// The length of the shortest path from one variable to each; `unbounded` where there is none.
struct distances_from {
  variable source;
  std::span<const std::int64_t> distance;
};
/// The length of the shortest path from each variable to one.
struct distances_to {
  variable target;
  std::span<const std::int64_t> distance;
};

/// A variable in which parts of a system meet that nothing else joins, and the distances from it and to it.
struct meeting_point {
  variable at;
  std::span<const std::int64_t> from, to;

  /// The length of the shortest path through it.
  [[nodiscard]] std::int64_t through(variable source, variable target) const {
    return to[source] == unbounded || from[target] == unbounded ? unbounded : to[source] + from[target];
  }
};

namespace detail {

/// Arcs that lie on some shortest path from one variable to another, and the rows that make each.
class tight_rows {
 public:
  tight_rows(const difference_graph& graph, std::span<const std::int64_t> potential, variable source, variable target);
  /// The same where all distances from the source are known: costs what lies on shortest paths to the target, and no search.
  tight_rows(const difference_graph& graph, const distances_from& from, variable target);
  tight_rows(const difference_graph& graph, variable source, const distances_to& to);
  using distance_of = std::function<std::int64_t(variable)>;
  /// May be asked of a variable: is the shortest path from it to the target no longer than this?
  using is_within = std::function<bool(variable, std::int64_t)>;
  /// The same where that is quickly asked: rows are looked at where they are asked for, so that a search costs what it looks at,
  /// and what was looked at serves all paths to the target. The graph and what `within` refers to must outlive this.
  tight_rows(const difference_graph& graph, variable target, is_within within);
  /// Paths from here are asked for next. Only of rows that are looked at as they are asked for.
  /// @param distance the length of the shortest, or `unbounded`
  void begin_at(variable source, std::int64_t distance);
  /// The same where paths either run through a meeting point or stay within a part: costs what that part has.
  tight_rows(const difference_graph& graph, std::span<const std::int64_t> potential, variable source, variable target,
             const meeting_point& hub);

  /// Some of the rows, by what they leave.
  explicit tight_rows(std::map<variable, std::vector<row_index>> rows) : rows_(std::move(rows)), reachable_(true) {}

  [[nodiscard]] bool is_reachable() const noexcept { return reachable_; }
  /// Rows that leave u, in canonical order.
  [[nodiscard]] const std::vector<row_index>& leaving(variable u) const { return within_ ? look_at(u) : rows_.at(u); }

 private:
  /// Settles everything up to the distance of `end`, all that is just as far included: no shortest path goes farther.
  template <search_direction Direction>
  static void run_to(path_search& search, variable begin, variable end) {
    auto limit = unbounded;
    search.run<Direction>(begin, [&](variable v, std::int64_t reduced) {
      if (v == end) limit = reduced;
      return reduced > limit;
    });
  }

  /// Rows on shortest paths to `target`, by the distances from `source`.
  void trace_back(const difference_graph& graph, variable source, variable target, const distance_of& from);
  /// Rows on shortest paths from `source`, by the distances to `target`.
  void trace_on(const difference_graph& graph, variable source, variable target, const distance_of& to);
  /// Rows that leave u on shortest paths to the target. Where one leads is as far from it as the path has left.
  [[nodiscard]] const std::vector<row_index>& look_at(variable u) const;
  /// Puts rows in canonical order, and keeps one of those that prove the same.
  void tidy(const difference_system& system);
  static void keep_one_of_each(const difference_system& system, std::vector<row_index>& rows);

  mutable std::map<variable, std::vector<row_index>> rows_;
  bool reachable_ = false;
  const difference_graph* graph_ = nullptr;
  variable target_ = 0;
  is_within within_ = {};
  mutable std::unordered_map<variable, std::int64_t> to_ = {};  ///< of what some shortest path passes
};

/// A path under construction: where it ends, what it rests on, and the step before.
struct proof_state {
  variable at;
  grown_sets::set_id premises;  // the union; the plain search leaves it 0
  std::size_t weight;    // premises of the union, or premises counted as often as they occur
  std::size_t length;    // rows
  std::size_t previous;  // place of the state before; its order of settling breaks ties
  row_index row;
};

/// Best-first over (variable, set of premises) when Exact, over variables alone when not.
template <bool Exact>
class proof_search {
 public:
  /// @param common premises that all paths rest on, which count for nothing; may be null
  proof_search(const difference_system& system, const tight_rows& tight, const std::set<premise>* common = nullptr)
      : system_(system), tight_(tight), common_(common) {}

  /// States settled by the last run.
  [[nodiscard]] std::size_t settled() const noexcept { return ranks_.size(); }

  /// The rows of the best path, or nothing once `effort` states have been settled. The path exists.
  bool run(variable source, variable target, std::size_t effort, std::vector<row_index>& path) {
    states_.push_back({source, 0, 0, 0, 0, 0});
    const auto later = [this](std::size_t a, std::size_t b) { return comes_before(states_[b], states_[a], b, a); };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> queue(later);
    queue.push(0);
    for (std::size_t settled = 0; !queue.empty();) {
      const auto place = queue.top();
      queue.pop();
      const auto state = states_[place];
      if (is_dominated(state)) continue;
      // Sets that are long, or compared with very many others, cost as much as that many steps.
      const auto compared = std::exchange(compared_, 0) / compared_in_a_step;
      work_limits::count(1 + compared);
      settled += compared;
      if (settled++ >= effort) return false;
      settled_at_[state.at].push_back({sets_.marks(state.premises), state.premises});
      const auto rank = ranks_.size();
      ranks_.push_back(place);
      if (state.at == target) {
        for (auto i = place; i != 0; i = ranks_[states_[i].previous]) path.push_back(states_[i].row);
        std::reverse(path.begin(), path.end());
        return true;
      }
      for (const auto row : tight_.leaving(state.at)) {
        auto next = step(state, row);
        if (is_dominated(next)) continue;
        next.previous = rank;
        states_.push_back(next);
        queue.push(states_.size() - 1);
      }
    }
    return false;
  }

 private:
  [[nodiscard]] proof_state step(const proof_state& state, row_index row) {
    auto premises = system_.premises_of(row);
    if (common_ != nullptr) {
      own_.clear();
      std::copy_if(premises.begin(), premises.end(), std::back_inserter(own_), [&](premise p) { return common_->count(p) == 0; });
      premises = own_;
    }
    proof_state next{system_.rows()[row].plus, 0, state.weight + premises.size(), state.length + 1, 0, row};
    if constexpr (Exact) {
      next.premises = sets_.with(state.premises, premises);
      next.weight = sets_.size_of(next.premises);
      compared_ += next.weight;
    }
    return next;
  }

  [[nodiscard]] bool comes_before(const proof_state& a, const proof_state& b, std::size_t place_a,
                                  std::size_t place_b) const {
    if (a.weight != b.weight) return a.weight < b.weight;
    if (a.premises != b.premises) {
      const auto left = sets_[a.premises];
      const auto right = sets_[b.premises];
      return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
    }
    if (a.length != b.length) return a.length < b.length;
    if (a.at != b.at) return a.at < b.at;
    if (a.previous != b.previous) return a.previous < b.previous;
    return place_a < place_b;
  }

  /// True when the same variable was reached before on no more than these premises.
  [[nodiscard]] bool is_dominated(const proof_state& state) const {
    const auto found = settled_at_.find(state.at);
    if (found == settled_at_.end()) return false;
    const auto premises = sets_[state.premises];
    const auto marks = sets_.marks(state.premises);
    compared_ += found->second.size();
    return std::any_of(found->second.begin(), found->second.end(), [&](const settled_set& earlier) {
      if ((earlier.marks & ~marks) != 0) return false;
      const auto fewer = sets_[earlier.premises];
      compared_ += fewer.size();
      return std::includes(premises.begin(), premises.end(), fewer.begin(), fewer.end());
    });
  }
  struct settled_set {
    std::uint64_t marks;
    grown_sets::set_id premises;
  };

  const difference_system& system_;
  const tight_rows& tight_;
  const std::set<premise>* common_;
  grown_sets sets_;
  std::vector<premise> own_;
  std::vector<proof_state> states_;
  std::vector<std::size_t> ranks_;
  static constexpr std::size_t compared_in_a_step = 64;
  mutable std::size_t compared_ = 0;  ///< sets and members of sets, since the last step
  std::unordered_map<variable, std::vector<settled_set>> settled_at_;
};

}  // namespace detail

/// So many steps find most proofs; a longer one is looked for in sections.
inline constexpr std::size_t plain_proof_effort = 2'000;

/// The best path over tight arcs; see `canonical_proof`.
[[nodiscard]] std::vector<row_index> best_path(const difference_system& system, const detail::tight_rows& tight,
                                               variable source, variable target, std::size_t effort);

/// The rows of the canonical shortest path from `source` to `target`, in order; empty where there is none or
/// both are one. Of all shortest paths: the fewest different premises, then the smallest list of premises. Where that
/// takes more than `effort` steps, the fewest premises counted as often as they occur, then the fewest rows. What is
/// still equal is settled by the rows themselves, never by their order of insertion.
[[nodiscard]] inline std::vector<row_index> canonical_proof(const difference_graph& graph,
                                                            std::span<const std::int64_t> potential, variable source,
                                                            variable target,
                                                            std::size_t effort = default_proof_effort) {
  if (source == target) return {};
  return best_path(graph.system(), detail::tight_rows(graph, potential, source, target), source, target, effort);
}
/// The same path where the distances from its source, or to its target, are known for all variables. Many proofs that share
/// an end then cost what lies on their own shortest paths.
[[nodiscard]] inline std::vector<row_index> canonical_proof(const difference_graph& graph, const distances_from& from,
                                                            variable target, std::size_t effort = default_proof_effort) {
  return best_path(graph.system(), detail::tight_rows(graph, from, target), from.source, target, effort);
}
[[nodiscard]] inline std::vector<row_index> canonical_proof(const difference_graph& graph,
                                                            std::span<const std::int64_t> potential, variable source,
                                                            variable target, const meeting_point& hub,
                                                            std::size_t effort = default_proof_effort) {
  if (source == target) return {};
  return best_path(graph.system(), detail::tight_rows(graph, potential, source, target, hub), source, target, effort);
}
[[nodiscard]] inline std::vector<row_index> canonical_proof(const difference_graph& graph, variable source,
                                                            const distances_to& to, std::size_t effort = default_proof_effort) {
  return best_path(graph.system(), detail::tight_rows(graph, source, to), source, to.target, effort);
}

}  // namespace habeas::solve
