// SPDX-License-Identifier: MIT
// Conflicts, repairs and hulls by trying every set of items.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <set>
#include <vector>

#include "solve/conflict_family.hpp"
#include "solve/difference_solver.hpp"

#include "oracle.hpp"

namespace habeas::testing {

/// Items 0 to n - 1.
inline item_set items_below(std::size_t n) {
  item_set all(n);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

/// Every set of items with its verdict: feasible and least ones are picked out.
struct all_subsets {
  std::vector<item_set> conflicts, repairs;

  all_subsets(std::size_t n, const std::function<bool(const item_set&)>& holds) {
    std::vector<char> fine(std::size_t{1} << n);
    for (std::size_t bits = 0; bits < fine.size(); ++bits) {
      item_set on;
      for (std::size_t i = 0; i < n; ++i)
        if (bits >> i & 1) on.push_back(i);
      fine[bits] = holds(on);
    }
    for (std::size_t bits = 0; bits < fine.size(); ++bits) {
      bool least = !fine[bits], most = fine[bits];
      item_set in, out;
      for (std::size_t i = 0; i < n; ++i) {
        if (bits >> i & 1) {
          in.push_back(i);
          least = least && fine[bits & ~(std::size_t{1} << i)];
        } else {
          out.push_back(i);
          most = most && !fine[bits | std::size_t{1} << i];
        }
      }
      if (least) conflicts.push_back(in);
      if (most) repairs.push_back(out);
    }
    const auto shorter = [](const item_set& a, const item_set& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; };
    std::sort(conflicts.begin(), conflicts.end(), shorter);
    std::sort(repairs.begin(), repairs.end(), shorter);
  }
};

/// A system whose premises 0 to n - 1 are items, and whose rows without premises hold by themselves.
struct premised_system {
  difference_system system;
  std::size_t items;

  [[nodiscard]] premise_mask mask(const item_set& on) const {
    premise_mask off;
    for (const auto i : without(items_below(items), on)) off.off(static_cast<premise>(i));
    return off;
  }
  [[nodiscard]] monotone_answer ask(const item_set& on, bool with_fault) const {
    const difference_solver solver(system, mask(on));
    if (solver.feasible()) return {};
    if (!with_fault) return {false, std::nullopt};
    item_set fault;
    for (const auto r : solver.cycle())
      for (const auto p : system.premises_of(r)) fault.push_back(p);
    std::sort(fault.begin(), fault.end());
    fault.erase(std::unique(fault.begin(), fault.end()), fault.end());
    return {false, fault};
  }
};

/// Rows of small numbers with one or two premises each; those without any are kept true by a hidden solution.
inline premised_system random_premised(random_source& random, std::size_t items) {
  const auto variables = static_cast<std::size_t>(random(2, 5));
  premised_system made{{}, items};
  made.system.add_variables(variables);
  const auto last = static_cast<std::int64_t>(variables) - 1;
  const auto premise_at_random = [&] { return static_cast<premise>(random(0, static_cast<std::int64_t>(items) - 1)); };
  for (auto n = random(1, 4); n > 0; --n) {
    const auto a = random(0, last), b = random(0, last);
    if (a != b) made.system.add_row(static_cast<variable>(a), static_cast<variable>(b), random(0, 6));
  }
  // Each item says one or two rows, some two items one row together.
  for (std::size_t i = 0; i < items; ++i)
    for (auto n = random(1, 2); n > 0; --n) {
      std::vector<premise> on{static_cast<premise>(i)};
      if (random(0, 4) == 0) on.push_back(premise_at_random());
      std::sort(on.begin(), on.end());
      on.erase(std::unique(on.begin(), on.end()), on.end());
      made.system.add_row(static_cast<variable>(random(0, last)), static_cast<variable>(random(0, last)), random(-4, 5), on);
    }
  return made;
}

}  // namespace habeas::testing
