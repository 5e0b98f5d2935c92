// SPDX-License-Identifier: MIT
// Draft claims as a plain table: what somebody is about to publish, one claim a row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/io/table_settings.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// The same view of a dossier with the claims of a table added, as `with_additions` adds those of JSON.
///
/// The columns are those of a claims table (docs/tables.md): `speaker`, `kind`, a number and a date are needed. Speakers and
/// accounts are named as the dossier names them; bulletins and documents that the table names are made.
///
/// @param file names the table in problems
/// @throws error invalid_file with all problems at once, each with its line and column
[[nodiscard]] HABEAS_API dossier with_draft(const dossier& view, std::string_view table, const std::string& file = {});

/// The same, with what is said of the whole table; `told` gets what a reader should know of how it was read.
[[nodiscard]] HABEAS_API dossier with_draft(const dossier& view, std::string_view table, const std::string& file, const table_settings& said,
                                            std::vector<std::string>& told);

}  // namespace habeas
