// SPDX-License-Identifier: MIT
// The kind of a change of custody, as counts of kinds see it.
#pragma once

#include <algorithm>
#include <compare>
#include <optional>
#include <vector>

#include <habeas/model/custody.hpp>
#include <habeas/model/narrower_kind.hpp>
#include "core/each_once.hpp"

namespace habeas {

/// What a change of custody certainly is: its mechanism, ground, destination and authority, and the conditions accepted.
/// One that was only offered is left open, and makes the change no certain one of that kind.
struct change_kind {
  std::optional<mechanism> of = {};
  narrower_kind by = {};                    ///< without a condition
  std::vector<condition_kind> under = {};  ///< ascending

  change_kind() = default;
  explicit change_kind(const custody_change& c) : of(c.how), by{c.ground, {}, c.destination, c.authority} {
    for (const auto& one : c.conditions)
      if (one.answer == condition_answer::accepted) under.push_back(one.kind);
    keep_each_once(under);
  }

  /// Does the kind that a count is of hold for it?
  [[nodiscard]] bool is_of(const std::optional<mechanism>& kind, const narrower_kind& narrowed) const {
    auto without = narrowed;
    without.condition.reset();
    return lies_inside(of, by, kind, without) && (!narrowed.condition || std::binary_search(under.begin(), under.end(), *narrowed.condition));
  }

  /// Is whatever is of this kind of the other, too?
  [[nodiscard]] bool is_part_of(const change_kind& wider) const {
    return lies_inside(of, by, wider.of, wider.by) && std::includes(under.begin(), under.end(), wider.under.begin(), wider.under.end());
  }

  /// Keeps what another change is too.
  void meet(const change_kind& other) {
    if (of != other.of) of.reset();
    if (by.ground != other.by.ground) by.ground.reset();
    if (by.destination != other.by.destination) by.destination = {};
    if (by.authority != other.by.authority) by.authority = {};
    std::erase_if(under, [&](condition_kind c) { return !std::binary_search(other.under.begin(), other.under.end(), c); });
  }

  friend bool operator==(const change_kind&, const change_kind&) = default;
  friend auto operator<=>(const change_kind&, const change_kind&) = default;
};

}  // namespace habeas
