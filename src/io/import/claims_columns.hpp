// SPDX-License-Identifier: MIT
// The columns of a claims table by what they mean, and what is said of all its rows.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/model/custody.hpp>
#include <habeas/model/statement.hpp>

#include "core/problem_list.hpp"
#include "io/table/row_places.hpp"
#include "io/table/sheet.hpp"

namespace habeas::io {

/// Is this the heading of a column of a claims table?
[[nodiscard]] bool is_claims_heading(std::string_view name);

[[nodiscard]] inline bool is_flow(claim_kind kind) {
  return kind == claim_kind::entries || kind == claim_kind::exits || kind == claim_kind::net || kind == claim_kind::ever_held;
}
[[nodiscard]] inline bool is_count(claim_kind kind) { return is_flow(kind) || kind == claim_kind::held; }

/// A column of numbers of one kind: the rows of such a table are days, not claims.
struct count_column {
  claim_kind kind = claim_kind::held;
  std::optional<mechanism> of = {};
  std::string word = {};  ///< the heading's own, for ids
  std::size_t column = 0;
};

/// A column of a part of a breakdown: sex=women. Without a name of the part, how the parts make up the whole.
struct part_column {
  std::string axis, part;
  std::size_t column;
};

struct claims_columns {
  field_columns fields;
  std::map<std::string, std::string, std::less<>> constants;  ///< what cells say where they are empty or missing
  std::vector<count_column> counts;
  std::vector<part_column> parts;
  std::map<std::string, std::size_t, std::less<>> compositions;  ///< by axis
  std::vector<std::pair<std::string, std::size_t>> own;          ///< x_ fields
  bool sound = true;  ///< may its rows be read?

  [[nodiscard]] bool has(std::string_view name) const { return fields.contains(name) || constants.contains(name); }
};

/// `kind`: that of rows that do not say theirs. `settings_told`: settings of the caller's that were refused before, and gets more.
[[nodiscard]] claims_columns find_claims_columns(const sheet& table, std::optional<claim_kind> kind, problem_list& problems, std::set<std::string>& settings_told);

}  // namespace habeas::io
