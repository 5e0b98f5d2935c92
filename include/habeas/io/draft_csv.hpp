// SPDX-License-Identifier: MIT
// Draft claims as a plain table: what somebody is about to publish, one claim a row.
#pragma once

#include <string>
#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// The same view of a dossier with the claims of a table added, as `with_additions` adds those of JSON.
///
/// Columns, in any order; `id`, `speaker`, `kind` are needed, empty cells are left out: `id`, `speaker`, `kind` (held,
/// entries, exits, net), `account`, `number` (`302`, `at least 302`, `more than 302`, `at most 302`, `fewer than 302`,
/// `about 302`, `300 to 310`), `as_of`, `said` (dates), `from` and `to` (a day: its start and its end; `end:DAY`,
/// `start:DAY`, `bulletin:ID`, `claim:ID`), `of` (release, death, ...), `bulletin`, `document`, `derived_from`, `supersedes`,
/// `under` (ids with spaces between), `note`, `audience`.
///
/// @param file names the table in problems
/// @throws error invalid_file with all problems at once, each with its line and column
[[nodiscard]] HABEAS_API dossier with_draft(const dossier& view, std::string_view table, const std::string& file = {});

}  // namespace habeas
