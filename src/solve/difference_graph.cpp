// SPDX-License-Identifier: MIT
#include "solve/difference_graph.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/solve/difference_system.hpp>

namespace habeas::solve {

void difference_graph::gather_rows(const premise_mask& off) {
  const auto& rows = system_->rows();
  const auto n = system_->variable_count();
  std::vector<char> allowed;
  if (!off.is_empty()) {
    allowed.resize(system_->premises().size());
    for (premise_set_id set = 0; set < allowed.size(); ++set) allowed[set] = off.allows(system_->premises()[set]);
  }
  const auto counts = [&](const difference_row& row) {
    return (allowed.empty() || allowed[row.premises]) && row.plus != row.minus;
  };
  system_first_.assign(n + 1, 0);
  for (row_index i = 0; i < rows.size(); ++i) {
    if (counts(rows[i])) {
      ++system_first_[rows[i].minus + 1];
    } else if (rows[i].plus == rows[i].minus && rows[i].at_most < 0 && (allowed.empty() || allowed[rows[i].premises])) {
      if (!impossible_ || precedes(i, *impossible_)) impossible_ = i;
    }
  }
  for (std::size_t v = 0; v < n; ++v) system_first_[v + 1] += system_first_[v];
  // By `plus` first: what leaves one variable then comes by `to`, without sorting.
  std::vector<std::uint32_t> by_plus(n + 1, 0);
  for (const auto& row : rows)
    if (counts(row)) ++by_plus[row.plus + 1];
  for (std::size_t v = 0; v < n; ++v) by_plus[v + 1] += by_plus[v];
  std::vector<row_index> in_order(system_first_[n]);
  for (row_index i = 0; i < rows.size(); ++i)
    if (counts(rows[i])) in_order[by_plus[rows[i].plus]++] = i;
  gathered_.resize(system_first_[n]);
  auto next = system_first_;
  for (const auto i : in_order) gathered_[next[rows[i].minus]++] = {rows[i].at_most, rows[i].plus, i};
}

void difference_graph::make_arcs() {
  const auto n = variable_count();
  first_.assign(n + 1, 0);
  first_up_.assign(n, 0);
  arcs_.reserve(gathered_.size());
  std::int64_t total = 0;
  for (variable v = 0; v < n; ++v) {
    const auto begin = static_cast<std::uint32_t>(arcs_.size());
    for (auto i = system_first_[v]; i < system_first_[v + 1]; ++i) {
      const auto& row = gathered_[i];
      if (arcs_.size() == begin || arcs_.back().to != row.to) arcs_.push_back({row.at_most, v, row.to});
      else arcs_.back().length = std::min(arcs_.back().length, row.at_most);
    }
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

void difference_graph::turn_arcs() {
  const auto n = variable_count();
  turned_first_.assign(n + 1, 0);
  for (const auto& arc : arcs_) ++turned_first_[arc.to + 1];
  for (std::size_t v = 0; v < n; ++v) turned_first_[v + 1] += turned_first_[v];
  turned_.resize(arcs_.size());
  auto next = turned_first_;
  for (const auto& arc : arcs_) turned_[next[arc.to]++] = arc;
}

}  // namespace habeas::solve
