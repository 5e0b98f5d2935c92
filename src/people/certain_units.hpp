// SPDX-License-Identifier: MIT
// Units of flow that hold whichever records are of one person.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "people/custody_runs.hpp"
#include "people/identity_worlds.hpp"

namespace habeas::detail {

/// So many units of a person, or of records that may be of several people, and what they rest on.
struct certain_unit {
  std::size_t person = 0;                   ///< the record that stands for all that are tied to it
  std::vector<std::size_t> joined_by = {};  ///< claims that records are of one person, without which it is not there
  std::int64_t number = 1;
  personal_unit unit;
};

/// Of each person, by the record that stands for all tied to it, the units in each case.
using units_by_case = std::map<std::size_t, std::vector<std::vector<personal_unit>>>;

/// What all cases have in common: at one event, or within a stretch that holds as many units in each of them.
///
/// Under each reading of the claims of identity, those with the fewest first; what fewer claims show already is left out.
[[nodiscard]] std::vector<certain_unit> units_in_every_case(const identity_worlds& worlds, const units_by_case& found);

}  // namespace habeas::detail
