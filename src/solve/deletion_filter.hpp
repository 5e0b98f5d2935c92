// SPDX-License-Identifier: MIT
// A minimal conflict within a larger one: premises that can be spared are taken out one by one.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include <habeas/solve/difference_system.hpp>

namespace habeas::solve {

/// Premises that cannot hold together, and how many rows were looked at to find that none of them can be spared.
struct filtered_conflict {
  std::vector<premise> conflict = {};
  std::size_t looked_at = 0;
};

/// The deletion filter (Chinneck and Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA Journal
/// on Computing 1991), in the order of the premises.
///
/// All but one premise are asked about again and again. The one that is off moves on from premise to premise, and numbers that satisfy
/// the other rows are repaired as it goes: a row goes and comes back once for each of its premises, not for each premise of all.
/// @param rows every row that the premises touch; those without any of them hold beside each set
/// @param fault premises that cannot hold together, ascending
/// @param smaller premises of some that cannot hold which cannot either, ascending; nothing where they can
/// @param stop throws errc::cancelled
[[nodiscard]] filtered_conflict deletion_filter(const difference_system& rows, std::vector<premise> fault,
                                                const std::function<std::optional<std::vector<premise>>(const std::vector<premise>&)>& smaller,
                                                const std::stop_token& stop = {});

}  // namespace habeas::solve
