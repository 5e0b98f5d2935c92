// SPDX-License-Identifier: MIT
// What version 2 of the format reads otherwise than version 1 did.
#pragma once

#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/content.hpp>

namespace habeas {

/// Claims that a file of version 1 has and that mean something else by today's rules, sorted.
struct format_changes {
  std::vector<claim_id> windows = {};     ///< whole months and years at an end of a window: no longer some instant of them
  std::vector<claim_id> lengths = {};     ///< how long something lasted: people count both ends, or what lies between
  std::vector<claim_id> sets = {};        ///< one member, or all, and no longer their hull
  std::vector<claim_id> open_sides = {};  ///< throughout a stretch with an open side: on the day that is stated
};

[[nodiscard]] HABEAS_API format_changes changes_of_format(const dossier_content& content);

/// Whole months and years at the ends of windows as the days that they mean; true where there were any.
HABEAS_API bool make_windows_explicit(claim& c, std::optional<hemisphere> where);

}  // namespace habeas
