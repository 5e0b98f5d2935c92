// SPDX-License-Identifier: MIT
// The rows of a system that count, frozen as a graph: row `plus - minus <= c` is an arc minus -> plus of length c.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/solve/difference_system.hpp>

namespace habeas::solve {

/// The tightest of all rows between two variables.
struct difference_arc {
  std::int64_t length;
  variable from;
  variable to;
};

/// Compressed rows in both directions, one arc for each pair of variables that rows join.
///
/// The length of every simple path must stay below 2^58: the constructor adds up, over the variables, the
/// longest arc that leaves each, and throws errc::limit_exceeded beyond. (A quarter of a million variables may each
/// have a row of 10^12.) So no sum in the solver overflows. The system must outlive the graph and keep its rows.
class difference_graph {
 public:
  static constexpr std::int64_t greatest_total = std::int64_t{1} << 58;

  /// Takes time linear in the rows.
  explicit difference_graph(const difference_system& system, const premise_mask& off = {}) : system_(&system) {
    gather_rows(off);
    make_arcs();
    turn_arcs();
  }
  explicit difference_graph(difference_system&&, const premise_mask& = {}) = delete;

  [[nodiscard]] const difference_system& system() const noexcept { return *system_; }
  [[nodiscard]] std::size_t variable_count() const noexcept { return system_first_.size() - 1; }
  [[nodiscard]] std::size_t arc_count() const noexcept { return arcs_.size(); }
  /// All arcs by `from`, then `to`.
  [[nodiscard]] std::span<const difference_arc> arcs() const noexcept { return arcs_; }

  /// Arcs that leave a variable, by `to`.
  [[nodiscard]] std::span<const difference_arc> leaving(variable v) const noexcept {
    return {arcs_.data() + first_[v], arcs_.data() + first_[v + 1]};
  }
  /// Arcs that leave towards higher numbers.
  [[nodiscard]] std::span<const difference_arc> leaving_up(variable v) const noexcept {
    return {arcs_.data() + first_up_[v], arcs_.data() + first_[v + 1]};
  }
  /// Arcs that leave towards lower numbers.
  [[nodiscard]] std::span<const difference_arc> leaving_down(variable v) const noexcept {
    return {arcs_.data() + first_[v], arcs_.data() + first_up_[v]};
  }
  /// Arcs that reach a variable, by `from`.
  [[nodiscard]] std::span<const difference_arc> reaching(variable v) const noexcept {
    return {turned_.data() + turned_first_[v], turned_.data() + turned_first_[v + 1]};
  }

  /// A row that no numbers satisfy (v - v <= c with c < 0); the canonical one of several.
  [[nodiscard]] std::optional<row_index> impossible_row() const noexcept { return impossible_; }

  /// Calls f(row_index) for each row that is as tight as the arc between its variables. Takes a binary search.
  template <class F>
  void for_each_row(const difference_arc& arc, F&& f) const {
    const auto* const end = gathered_.data() + system_first_[arc.from + 1];
    const auto* at = std::lower_bound(gathered_.data() + system_first_[arc.from], end, arc.to,
                                      [](const gathered_row& row, variable to) { return row.to < to; });
    for (; at != end && at->to == arc.to; ++at)
      if (at->at_most == arc.length) f(at->row);
  }

  /// The row of an arc: the first in canonical order among the tightest.
  [[nodiscard]] row_index row_of(const difference_arc& arc) const {
    std::optional<row_index> best;
    for_each_row(arc, [&](row_index row) {
      if (!best || precedes(row, *best)) best = row;
    });
    return *best;
  }

 private:
  struct gathered_row {
    std::int64_t at_most;
    variable to;
    row_index row;
  };

  [[nodiscard]] bool precedes(row_index a, row_index b) const {
    return canonical_order(system_->premises(), system_->rows()[a], system_->rows()[b]) < 0;
  }

  void gather_rows(const premise_mask& off);

  void make_arcs();

  void turn_arcs();

  const difference_system* system_;
  std::vector<std::uint32_t> system_first_;
  std::vector<gathered_row> gathered_;  ///< by `minus`, then `to`
  std::vector<std::uint32_t> first_, first_up_, turned_first_;
  std::vector<difference_arc> arcs_, turned_;
  std::optional<row_index> impossible_;
};

}  // namespace habeas::solve
