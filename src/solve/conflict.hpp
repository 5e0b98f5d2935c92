// SPDX-License-Identifier: MIT
// Which items cannot all hold: minimal sets, always the same one, whatever the order of input was.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "solve/difference_solver.hpp"

namespace habeas::solve {

namespace detail {

/// An answer to "can these hold"; if not, the enabled items of one fault where they are known.
struct conflict_answer {
  bool feasible = true;
  std::optional<std::vector<std::size_t>> fault = std::nullopt;
};

/// Shrinks one conflict. The first `known` items hold, the first `end` do not, for the reason in `fault`; items in
/// `gone` are never enabled.
template <class Ask>
[[nodiscard]] std::vector<std::size_t> shrink_conflict(std::size_t n, std::size_t known, conflict_answer fault,
                                                       const std::vector<bool>& gone, Ask&& ask) {
  std::vector<std::size_t> found;
  const auto prefix_holds = [&](std::size_t length) {
    std::vector<bool> enabled(n);
    for (std::size_t i = 0; i < length; ++i) enabled[i] = !gone[i];
    for (const auto i : found) enabled[i] = true;
    return ask(enabled);
  };
  // How much of a prefix a fault needs besides the items found; `otherwise` where that is not known.
  const auto reach_of_fault = [&](std::size_t otherwise) {
    if (!fault.fault) return otherwise;
    std::size_t reach = 0;
    for (const auto i : *fault.fault)
      if (std::find(found.begin(), found.end(), i) == found.end()) reach = std::max(reach, i + 1);
    return std::min(reach, otherwise);
  };
  auto low = known;
  auto end = std::max(reach_of_fault(n), low + 1);
  for (;;) {
    // The first `low` items hold with the found ones, the first `end` do not. A known fault often is the one sought, so
    // whether all before its last item hold is asked first, but never twice running.
    bool guess = fault.fault.has_value();
    while (end - low > 1) {
      const auto middle = guess ? end - 1 : low + (end - low) / 2;
      auto answer = prefix_holds(middle);
      if (answer.feasible) {
        low = middle;
        guess = false;
      } else {
        fault = std::move(answer);
        end = std::max(reach_of_fault(middle), low + 1);
        guess = !guess && fault.fault.has_value();
      }
    }
    found.push_back(end - 1);
    end = reach_of_fault(end - 1);
    low = 0;
    if (end == 0 || !prefix_holds(0).feasible) break;
  }
  std::reverse(found.begin(), found.end());
  return found;
}

template <class Ask>
[[nodiscard]] std::vector<std::vector<std::size_t>> find_conflicts(std::size_t n, std::size_t most, Ask&& ask) {
  std::vector<std::vector<std::size_t>> conflicts;
  std::vector<bool> rest(n, true), gone(n, false);
  std::size_t known = 0;
  while (conflicts.size() < most) {
    auto answer = ask(rest);
    if (answer.feasible) break;
    if (conflicts.empty() && !ask(std::vector<bool>(n, false)).feasible) {
      conflicts.emplace_back();
      break;
    }
    conflicts.push_back(shrink_conflict(n, known, std::move(answer), gone, ask));
    for (const auto i : conflicts.back()) {
      gone[i] = true;
      rest[i] = false;
    }
    // All before the last of them held together, and fewer hold still.
    known = conflicts.back().back() + 1;
  }
  return conflicts;
}

template <class Feasible>
[[nodiscard]] auto plain_answer(Feasible& feasible) {
  return [&feasible](const std::vector<bool>& enabled) {
    return conflict_answer{static_cast<bool>(feasible(enabled)), std::nullopt};
  };
}

}  // namespace detail

/// Every one, for the arguments that say how many conflicts are wanted.
inline constexpr std::size_t all_conflicts = std::numeric_limits<std::size_t>::max();

/// Disjoint minimal sets of items that cannot hold, in the order in which they come to light: find one, set all its
/// items aside, go on until the rest is consistent (or `most` are found). Each is ascending and minimal: without any
/// one of its items the others hold. One set that is empty means that nothing holds even without the items.
/// `feasible(const std::vector<bool>& enabled)` says whether the items enabled can all hold; fewer items must never be
/// harder. One call when all is well, at most about 2 x size x log2(n)
/// for each conflict.
template <class Feasible>
[[nodiscard]] std::vector<std::vector<std::size_t>> disjoint_conflicts(std::size_t n, Feasible feasible,
                                                                       std::size_t most = all_conflicts) {
  return detail::find_conflicts(n, most, detail::plain_answer(feasible));
}

/// One minimal set of items that cannot all hold, ascending; nothing where all can. The item that ends the shortest
/// inconsistent prefix comes first; then, with what was found kept, again the item that ends the shortest inconsistent
/// prefix, until the found ones alone cannot hold. Empty when nothing holds even without the items.
template <class Feasible>
[[nodiscard]] std::optional<std::vector<std::size_t>> first_conflict(std::size_t n, Feasible feasible) {
  auto conflicts = detail::find_conflicts(n, 1, detail::plain_answer(feasible));
  if (conflicts.empty()) return std::nullopt;
  return std::move(conflicts.front());
}

namespace detail {

/// Asks the solver, and reads the fault from its cycle.
class premise_oracle {
 public:
  premise_oracle(const difference_system& system, std::span<const premise> order, const premise_mask& off)
      : system_(&system), order_(order), off_(off) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (order[i] >= place_.size()) place_.resize(order[i] + std::size_t{1}, nowhere);
      place_[order[i]] = i;
    }
  }
  [[nodiscard]] conflict_answer operator()(const std::vector<bool>& enabled) const;

 private:
  static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
  const difference_system* system_;
  std::span<const premise> order_;
  premise_mask off_;
  std::vector<std::size_t> place_;
};

}  // namespace detail

/// Disjoint minimal sets of premises that cannot all stay on, found in the given canonical order, each in that order.
/// Premises that are off in the mask stay off; premises that are on and not listed are hard. An empty set means
/// that the hard rows conflict on their own.
[[nodiscard]] inline std::vector<std::vector<premise>> disjoint_conflicts(const difference_system& system,
                                                                        std::span<const premise> order,
                                                                        const premise_mask& off = {},
                                                                        std::size_t most = all_conflicts) {
  std::vector<std::vector<premise>> conflicts;
  for (const auto& places : detail::find_conflicts(order.size(), most, detail::premise_oracle(system, order, off))) {
    conflicts.emplace_back();
    for (const auto i : places) conflicts.back().push_back(order[i]);
  }
  return conflicts;
}

/// The first of `disjoint_conflicts`, or nothing where all premises can stay on.
[[nodiscard]] inline std::optional<std::vector<premise>> minimal_conflict(const difference_system& system,
                                                                        std::span<const premise> order,
                                                                        const premise_mask& off = {}) {
  auto conflicts = disjoint_conflicts(system, order, off, 1);
  if (conflicts.empty()) return std::nullopt;
  return std::move(conflicts.front());
}

}  // namespace habeas::solve
