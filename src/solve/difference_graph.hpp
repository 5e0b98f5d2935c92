// SPDX-License-Identifier: MIT
// The rows of a system that count, frozen as a graph: row `plus - minus <= c` is an arc minus -> plus of length c.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/solve/difference_system.hpp>

namespace habeas {

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

  /// Takes time linear in the rows, but for sorting the arcs that leave one variable.
  explicit difference_graph(const difference_system& system, const label_mask& off = {}) : system_(&system) {
    gather_rows(off);
    make_arcs();
    turn_arcs();
  }
  explicit difference_graph(difference_system&&, const label_mask& = {}) = delete;

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

  /// Calls f(row_index) for each row that is as tight as the arc between its variables.
  template <class F>
  void for_each_row(const difference_arc& arc, F&& f) const {
    for (auto i = system_first_[arc.from]; i < system_first_[arc.from + 1]; ++i)
      if (gathered_[i].to == arc.to && gathered_[i].at_most == arc.length) f(gathered_[i].row);
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
    return canonical_order(system_->labels(), system_->rows()[a], system_->rows()[b]) < 0;
  }

  void gather_rows(const label_mask& off) {
    const auto& rows = system_->rows();
    const auto n = system_->variable_count();
    std::vector<char> allowed;
    if (!off.is_empty()) {
      allowed.resize(system_->labels().size());
      for (label_set_id set = 0; set < allowed.size(); ++set) allowed[set] = off.allows(system_->labels()[set]);
    }
    const auto counts = [&](const difference_row& row) {
      return (allowed.empty() || allowed[row.labels]) && row.plus != row.minus;
    };
    system_first_.assign(n + 1, 0);
    for (row_index i = 0; i < rows.size(); ++i) {
      if (counts(rows[i])) {
        ++system_first_[rows[i].minus + 1];
      } else if (rows[i].plus == rows[i].minus && rows[i].at_most < 0 && (allowed.empty() || allowed[rows[i].labels])) {
        if (!impossible_ || precedes(i, *impossible_)) impossible_ = i;
      }
    }
    for (std::size_t v = 0; v < n; ++v) system_first_[v + 1] += system_first_[v];
    gathered_.resize(system_first_[n]);
    auto next = system_first_;
    for (row_index i = 0; i < rows.size(); ++i)
      if (counts(rows[i])) gathered_[next[rows[i].minus]++] = {rows[i].at_most, rows[i].plus, i};
  }

  void make_arcs() {
    const auto n = variable_count();
    constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    first_.assign(n + 1, 0);
    first_up_.assign(n, 0);
    arcs_.reserve(gathered_.size());
    std::vector<std::uint32_t> place(n, none);
    std::int64_t total = 0;
    for (variable v = 0; v < n; ++v) {
      const auto begin = static_cast<std::uint32_t>(arcs_.size());
      for (auto i = system_first_[v]; i < system_first_[v + 1]; ++i) {
        const auto& row = gathered_[i];
        // Places left by earlier variables lie before `begin`.
        if (place[row.to] == none || place[row.to] < begin) {
          place[row.to] = static_cast<std::uint32_t>(arcs_.size());
          arcs_.push_back({row.at_most, v, row.to});
        } else if (row.at_most < arcs_[place[row.to]].length) {
          arcs_[place[row.to]].length = row.at_most;
        }
      }
      std::sort(arcs_.begin() + begin, arcs_.end(),
                [](const difference_arc& a, const difference_arc& b) { return a.to < b.to; });
      std::int64_t longest = 0;
      first_up_[v] = static_cast<std::uint32_t>(arcs_.size());
      for (auto i = static_cast<std::uint32_t>(arcs_.size()); i-- > begin;) {
        longest = std::max(longest, arcs_[i].length < 0 ? -arcs_[i].length : arcs_[i].length);
        if (arcs_[i].to > v) first_up_[v] = i;
      }
      total += longest;
      if (total >= greatest_total)
        throw error(errc::limit_exceeded, "the rows together are too large", fmt::format("over {}", total),
                    "sums below 2^58");
      first_[v + 1] = static_cast<std::uint32_t>(arcs_.size());
    }
  }

  void turn_arcs() {
    const auto n = variable_count();
    turned_first_.assign(n + 1, 0);
    for (const auto& arc : arcs_) ++turned_first_[arc.to + 1];
    for (std::size_t v = 0; v < n; ++v) turned_first_[v + 1] += turned_first_[v];
    turned_.resize(arcs_.size());
    auto next = turned_first_;
    for (const auto& arc : arcs_) turned_[next[arc.to]++] = arc;
  }

  const difference_system* system_;
  std::vector<std::uint32_t> system_first_;
  std::vector<gathered_row> gathered_;
  std::vector<std::uint32_t> first_, first_up_, turned_first_;
  std::vector<difference_arc> arcs_, turned_;
  std::optional<row_index> impossible_;
};

}  // namespace habeas
