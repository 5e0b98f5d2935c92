// SPDX-License-Identifier: MIT
// The first k contradictions of an account or of the timeline, those that share claims included.
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/timeline/timeline.hpp>

namespace habeas {

/// Minimal contradictions, the smallest sets first, then by ids.
struct contradiction_list {
  std::vector<contradiction> found = {};
  std::optional<bool> more = {};  ///< are there others? Nothing: the search reached its limit
};

/// How often rows may be solved at most while contradictions are looked for, unless a call says otherwise.
inline constexpr std::size_t default_conflict_effort = 4000;

/// The first k minimal contradictions of a ledger, from those that it knows. Where it does not know all, others are looked
/// for, the smallest first, so that none is missing before those found. Throws errc::cancelled on request.
/// @param effort how often the rows may be solved at most where others are looked for
[[nodiscard]] HABEAS_API contradiction_list first_contradictions(const ledger& l, std::size_t k,
                                                                 std::size_t effort = default_conflict_effort, std::stop_token stop = {});
/// The same of a timeline.
[[nodiscard]] HABEAS_API contradiction_list first_contradictions(const timeline& t, std::size_t k,
                                                                 std::size_t effort = default_conflict_effort, std::stop_token stop = {});

}  // namespace habeas
