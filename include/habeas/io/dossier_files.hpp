// SPDX-License-Identifier: MIT
// A dossier in whatever it is kept: JSON, a table of claims, or a folder of tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/io/files.hpp>
#include <habeas/io/table_settings.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// Opens a dossier: a `dossier.json`, a claims table (docs/tables.md), or a folder that holds a `dossier.json` or a
/// `claims.csv` and other tables. A table has at most a million rows, a million claims and twenty million cells.
///
/// @param said  what is said of its tables; nothing for JSON
/// @param told  gets what a reader should know of how tables were read: what was made of names that nothing describes
/// @param reader  for whom problems are told: they quote nothing that is marked narrower
/// @throws error invalid_file with all problems at once; those of a table with the address of their cell, as in `B7`
[[nodiscard]] HABEAS_API dossier open_dossier_files(const std::string& path, const table_settings& said, std::vector<std::string>& told,
                                                audience reader = audience::everyone);

/// Is a text a table, or JSON? A table where its file's name ends in `.csv`, `.tsv` or `.txt`, JSON where it ends in `.json`,
/// else what it looks like.
[[nodiscard]] HABEAS_API bool is_table(std::string_view text, const std::string& file);

/// The same as `open_dossier_files` of a text that was read already.
[[nodiscard]] HABEAS_API dossier dossier_of_text(std::string_view text, const std::string& file, const table_settings& said,
                                                 std::vector<std::string>& told, audience reader = audience::everyone);

/// The lists of a dossier, in whatever it is kept: for what writes them elsewhere. Throws as `open_dossier_files`.
[[nodiscard]] HABEAS_API dossier_content read_dossier_files(const std::string& path, const table_settings& said, std::vector<std::string>& told,
                                                audience reader = audience::everyone);

/// The same of a text.
[[nodiscard]] HABEAS_API dossier_content content_of_text(std::string_view text, const std::string& file, const table_settings& said,
                                                         std::vector<std::string>& told, audience reader = audience::everyone);

/// The dossier as a folder of tables, one for each list that holds anything, and a `datapackage.json` (Frictionless) that
/// says what their columns are. Reading them gives the same lists. Linear in what they hold.
[[nodiscard]] HABEAS_API std::vector<file_text> dossier_folder(const dossier_content& content);

/// The claims as one table. `lost` gets what such a table does not say: a sentence for each list.
[[nodiscard]] HABEAS_API std::string claims_table(const dossier_content& content, std::vector<std::string>& lost);

/// A folder to start from: an invented dossier of few claims as tables, and a README that explains them.
[[nodiscard]] HABEAS_API std::vector<file_text> new_dossier();

}  // namespace habeas
