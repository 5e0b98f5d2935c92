// SPDX-License-Identifier: MIT
// What the solver is compared with: random small systems, and answers worked out the slow and plain way.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <habeas/solve/difference_system.hpp>
#include "solve/shortest_path.hpp"

#include "random_source.hpp"

namespace habeas::testing {
using namespace habeas::solve;

/// A row with its labels spelt out, so that a system can be made again in another order.
struct plain_row {
  variable plus;
  variable minus;
  std::int64_t at_most;
  std::vector<premise> premises = {};
  std::uint32_t tag;
  friend bool operator==(const plain_row&, const plain_row&) = default;
};

inline difference_system make_system(std::size_t variables, const std::vector<plain_row>& rows) {
  difference_system system;
  system.add_variables(variables);
  for (const auto& row : rows) system.add_row(row.plus, row.minus, row.at_most, row.premises, row.tag);
  return system;
}

/// Rows of small numbers, so that equal paths and zero cycles are common. A hidden solution keeps them consistent
/// unless `wild`.
inline std::vector<plain_row> random_rows(random_source& random, std::size_t variables, std::size_t count,
                                          std::uint32_t premises, bool wild) {
  std::vector<std::int64_t> hidden(variables);
  for (auto& h : hidden) h = random(-4, 4);
  std::vector<plain_row> rows;
  const auto last = static_cast<std::int64_t>(variables) - 1;
  for (std::size_t i = 0; i < count; ++i) {
    plain_row row{static_cast<variable>(random(0, last)), static_cast<variable>(random(0, last)), 0, {}, 0};
    row.at_most = wild ? random(-3, 6) : hidden[row.plus] - hidden[row.minus] + random(0, 2);
    if (wild && row.plus == row.minus && random(0, 3) != 0) row.at_most = 0;
    for (auto n = random(0, 2); n > 0 && premises > 0; --n)
      row.premises.push_back(static_cast<premise>(random(0, premises - 1)));
    row.tag = static_cast<std::uint32_t>(random(0, 2));
    rows.push_back(row);
  }
  return rows;
}

/// All distances by Floyd and Warshall; `bound[minus][plus]`, and whether no cycle is negative.
struct all_pairs {
  std::vector<std::vector<std::int64_t>> bound;
  bool feasible = true;

  explicit all_pairs(const difference_system& system, const premise_mask& off = {})
      : bound(system.variable_count(), std::vector<std::int64_t>(system.variable_count(), unbounded)) {
    const auto n = bound.size();
    for (std::size_t v = 0; v < n; ++v) bound[v][v] = 0;
    for (const auto& row : system.rows())
      if (off.allows(system.premises()[row.premises]))
        bound[row.minus][row.plus] = std::min(bound[row.minus][row.plus], row.at_most);
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
          if (bound[i][k] != unbounded && bound[k][j] != unbounded)
            bound[i][j] = std::min(bound[i][j], bound[i][k] + bound[k][j]);
    for (std::size_t v = 0; v < n; ++v) feasible = feasible && bound[v][v] >= 0;
  }
};

/// Rows as they read, for comparing answers of systems whose rows are numbered differently.
inline std::vector<plain_row> spelt_out(const difference_system& system, const std::vector<row_index>& rows) {
  std::vector<plain_row> result;
  for (const auto i : rows) {
    const auto& row = system.rows()[i];
    const auto premises = system.premises_of(i);
    result.push_back({row.plus, row.minus, row.at_most, {premises.begin(), premises.end()}, row.tag});
  }
  return result;
}

/// The rows of a ledger: entries and exits by day, numbered in time order, with claims that a hidden truth satisfies.
/// Variable 2d is entries up to day d, 2d + 1 exits. Claim i has label i. `slack` widens claims at random.
inline difference_system ledger(std::size_t claims, std::size_t days, std::int64_t slack, std::uint64_t start) {
  random_source random(start);
  std::vector<std::int64_t> in(days), out(days);
  in[0] = 500;
  for (std::size_t d = 1; d < days; ++d) {
    in[d] = in[d - 1] + random(0, 3);
    out[d] = out[d - 1] + std::min(in[d] - out[d - 1], random(0, 3));
  }
  difference_system system;
  system.add_variables(2 * days);
  const auto a = [](std::size_t d) { return static_cast<variable>(2 * d); };
  const auto x = [](std::size_t d) { return static_cast<variable>(2 * d + 1); };
  for (std::size_t d = 0; d < days; ++d) {
    system.add_row(x(d), a(d), 0);
    if (d == 0) continue;
    system.add_row(a(d - 1), a(d), 0);
    system.add_row(x(d - 1), x(d), 0);
  }
  const auto last = static_cast<std::int64_t>(days) - 1;
  for (std::size_t i = 0; i < claims; ++i) {
    const premise premises[1] = {static_cast<premise>(i)};
    const auto kind = random(0, 3);
    auto s = static_cast<std::size_t>(random(0, last - 1));
    const auto e = std::min(static_cast<std::size_t>(last), s + static_cast<std::size_t>(random(1, 60)));
    auto minus = kind == 3 ? x(s) : a(s);
    auto plus = kind == 3 ? x(e) : a(e);
    auto value = kind == 3 ? out[e] - out[s] : in[e] - in[s];
    if (kind < 2) {
      plus = a(s);
      minus = x(s);
      value = in[s] - out[s];
    }
    system.add_row(plus, minus, value + random(0, slack), premises);
    system.add_row(minus, plus, -value + random(0, slack), premises);
  }
  return system;
}

}  // namespace habeas::testing
