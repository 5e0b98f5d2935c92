// SPDX-License-Identifier: MIT
// The claims table: one row a claim or, under columns of counts, one row a day.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/model/content.hpp>

#include "io/import/claims_columns.hpp"
#include "io/import/named_things.hpp"
#include "io/json/codec.hpp"
#include "io/table/row_places.hpp"
#include "io/table/sheet.hpp"

namespace habeas::io {

/// What the claims of a table are read with.
struct claims_reading {
  named_things& names;
  const std::vector<claim>& before;  ///< whose ids are taken
  dossier_content& to;            ///< gets the claims, and what `names` makes
  row_places& places;
  problem_list& faults;   ///< by places in the lists of `to`
  problem_list& problems; ///< of cells
  std::vector<std::string>& told;
  std::set<std::string>& settings_told;  ///< settings of the caller's that were refused
  std::optional<claim_kind> kind = {};  ///< of rows that do not say theirs
};

/// Adds the claims of a table. The table has to live as long as the places.
void read_claims_sheet(const sheet& table, const claims_reading& with, field_columns& columns);

}  // namespace habeas::io
