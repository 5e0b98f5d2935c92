// SPDX-License-Identifier: MIT
// Conflicts that share nothing, found in one walk along a system whose rows join what is near.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include <habeas/solve/difference_system.hpp>
#include <habeas/solve/premise_set.hpp>
#include "solve/deletion_filter.hpp"

namespace habeas::solve {

/// Conflicts without whose premises the rest can hold, and the rows that were looked at on the way.
struct conflicts_of_scan {
  std::vector<std::vector<premise>> conflicts = {};
  std::size_t looked_at = 0;
};

/// Takes the rows in one by one, from the last variables to the first; where one cannot hold beside those before, all
/// that a conflict rests on is left out, and the walk goes on. Each conflict is found among rows that are near it, and numbers that
/// satisfy the rows are repaired, not found anew: a long system with few conflicts costs little more than its rows.
/// @param may_go whether a premise may be left out; rows without such a one are hard
/// @param thinned of premises that may go and cannot hold together, ascending: as many as cannot either, none of which can
/// be spared; and the rows that finding them took
/// @param most rows that may be looked at
/// @param stop throws errc::cancelled
/// @return nothing where the work did not suffice, or the hard rows alone cannot hold
[[nodiscard]] std::optional<conflicts_of_scan> scan_for_conflicts(
    const difference_system& rows, const std::function<bool(premise)>& may_go,
    const std::function<filtered_conflict(std::vector<premise>)>& thinned, std::size_t most, const std::stop_token& stop = {});

/// Premises that may go and cannot hold together, ascending, met first on the same walk: of few rows, where few that are near
/// suffice, but some may be spared. None where all rows that are on hold; and how many rows were looked at.
[[nodiscard]] filtered_conflict first_fault(const difference_system& rows, const premise_mask& off, const std::function<bool(premise)>& may_go,
                                            const std::stop_token& stop = {});

}  // namespace habeas::solve
