// SPDX-License-Identifier: MIT
// What follows from a system of rows `plus - minus <= at_most`: whether all can hold, every bound, and its proof.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include "solve/canonical_proof.hpp"
#include "solve/difference_graph.hpp"
#include <habeas/solve/difference_system.hpp>
#include "solve/shortest_path.hpp"

namespace habeas::solve {

/// A bound from below that is not there; `unbounded` is the one from above.
inline constexpr std::int64_t unbounded_below = std::numeric_limits<std::int64_t>::min();

/// Answers for the rows of a system that count under a mask, frozen when it is made.
///
/// The system must outlive the solver and keep its rows. All members are const and may be called from several
/// threads. Answers depend on the rows, not on their order.
class difference_solver {
 public:
  /// Solves: near-linear on systems numbered along their time. Throws errc::limit_exceeded where the rows together are
  /// larger than `difference_graph` can hold.
  explicit difference_solver(const difference_system& system, const premise_mask& off = {});
  explicit difference_solver(difference_system&&, const premise_mask& = {}) = delete;

  /// True when numbers exist that satisfy every row that counts.
  [[nodiscard]] bool feasible() const noexcept { return cycle_.empty(); }
  /// Rows that together cannot hold, in a cycle: each starts (`minus`) where the one before ended (`plus`), and their
  /// right sides sum below 0. Empty when feasible. Not minimal in premises; see conflict.hpp.
  [[nodiscard]] const std::vector<row_index>& cycle() const noexcept { return cycle_; }
  /// Numbers, one for each variable, that satisfy every row; each 0 or less. Throws when infeasible.
  [[nodiscard]] const std::vector<std::int64_t>& solution() const {
    require_feasible();
    return potential_;
  }
  [[nodiscard]] const difference_graph& graph() const noexcept { return graph_; }
  [[nodiscard]] const difference_system& system() const noexcept { return graph_.system(); }
  /// Arcs looked at while solving: the work, for tests.
  [[nodiscard]] std::size_t relaxations() const noexcept { return relaxations_; }

  /// The least upper bound of plus - minus, attained by whole numbers; nothing where it may grow without end.
  /// Throws errc::invalid_value when infeasible or for a variable that is not there, as do all below.
  [[nodiscard]] std::optional<std::int64_t> upper(variable plus, variable minus) const {
    require(plus, minus);
    path_search search(graph_, potential_);
    search.run<search_direction::along>(minus, [&](variable v, std::int64_t) { return v == plus; });
    const auto bound = search.distance(plus);
    if (bound == unbounded) return std::nullopt;
    return bound;
  }
  /// The greatest lower bound of plus - minus; nothing where it may fall without end.
  [[nodiscard]] std::optional<std::int64_t> lower(variable plus, variable minus) const {
    const auto bound = upper(minus, plus);
    if (!bound) return std::nullopt;
    return -*bound;
  }

  /// The least upper bound of v - minus for every variable v; `unbounded` where there is none.
  [[nodiscard]] std::vector<std::int64_t> upper_from(variable minus) const {
    require(minus, minus);
    return distances<search_direction::along>(minus);
  }
  /// The least upper bound of plus - v for every variable v; `unbounded` where there is none.
  [[nodiscard]] std::vector<std::int64_t> upper_to(variable plus) const {
    require(plus, plus);
    return distances<search_direction::against>(plus);
  }
  /// The greatest lower bound of v - minus for every variable v; `unbounded_below` where there is none.
  [[nodiscard]] std::vector<std::int64_t> lower_from(variable minus) const {
    require(minus, minus);
    auto bounds = distances<search_direction::against>(minus);
    for (auto& b : bounds) b = b == unbounded ? unbounded_below : -b;
    return bounds;
  }

  /// The rows that prove upper(plus, minus): they chain from `minus` to `plus` and sum to the bound. Of all such proofs
  /// the one that `canonical_proof` names. Empty where there is no bound or plus is minus.
  [[nodiscard]] std::vector<row_index> proof(variable plus, variable minus,
                                             std::size_t effort = default_proof_effort) const {
    require(plus, minus);
    return canonical_proof(graph_, potential_, minus, plus, effort);
  }

  /// The same proof for one `minus` of many, where upper_from(minus) is at hand: no search is needed then.
  [[nodiscard]] std::vector<row_index> proof(variable plus, const distances_from& from, std::size_t effort = default_proof_effort) const {
    require(plus, from.source);
    return canonical_proof(graph_, from, plus, effort);
  }
  /// The least upper bound, and its proof, in a system whose parts meet in one variable: what the other parts have costs nothing.
  [[nodiscard]] std::optional<std::int64_t> upper(variable plus, variable minus, const meeting_point& hub) const {
    require(plus, minus);
    const auto through = hub.through(minus, plus);
    const auto bound = std::min(through, search_around(graph_, potential_, minus, plus, hub.at, through).distance(plus));
    return bound == unbounded ? std::nullopt : std::optional(bound);
  }
  [[nodiscard]] std::vector<row_index> proof(variable plus, variable minus, const meeting_point& hub, std::size_t effort = default_proof_effort) const {
    require(plus, minus);
    return canonical_proof(graph_, potential_, minus, plus, hub, effort);
  }
  /// And for one `plus` of many, where the distances to it are.
  [[nodiscard]] std::vector<row_index> proof(const distances_to& to, variable minus, std::size_t effort = default_proof_effort) const {
    require(to.target, minus);
    return canonical_proof(graph_, minus, to, effort);
  }

 private:
  void require_feasible() const {
    if (!feasible()) throw error(errc::invalid_value, "a contradictory system has no bounds");
  }
  void require(variable plus, variable minus) const {
    require_feasible();
    if (plus >= graph_.variable_count() || minus >= graph_.variable_count())
      throw error(errc::invalid_value, "no such variable", fmt::format("{} - {}", plus, minus),
                  fmt::format("numbers below {}", graph_.variable_count()));
  }
  template <search_direction Direction>
  [[nodiscard]] std::vector<std::int64_t> distances(variable source) const {
    path_search search(graph_, potential_);
    search.run<Direction>(source);
    std::vector<std::int64_t> bounds(graph_.variable_count());
    for (variable v = 0; v < bounds.size(); ++v) bounds[v] = search.distance(v);
    return bounds;
  }

  difference_graph graph_;
  std::vector<std::int64_t> potential_;
  std::vector<row_index> cycle_;
  std::size_t relaxations_ = 0;
};

}  // namespace habeas::solve
