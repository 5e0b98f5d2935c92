// SPDX-License-Identifier: MIT
// Claims from a table: a mapping in JSON says what the columns, words and measures of a CSV file mean.
#pragma once

#include <string>
#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/io/csv.hpp>
#include <habeas/io/files.hpp>
#include <habeas/model/content.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/id_of_name.hpp>

namespace habeas {

/// Makes a dossier of a table of claims by a mapping, as docs/mapping.md describes it.
///
/// Each row becomes one claim with the row's id; what the mapping's "dossier" holds stands before what
/// the rows bring. Nothing readable is dropped: a column that the mapping does not know, and a cell that its
/// claim has no place for, are problems or are kept as `x_<column>`.
///
/// @param mapping       the text of the mapping
/// @param mapping_name  names it in problems; its folder is that of the table
/// @param load          called for the table, and for each mapping that is extended; what it throws of errc::invalid_file is
///                      listed with the rest
/// @throws error invalid_file with all problems of the mapping and of the table at once: those of a row with
///         the table's name, line and column, those of the mapping with its JSON pointer, line and column
[[nodiscard]] HABEAS_API dossier_content import_claims(std::string_view mapping, const std::string& mapping_name,
                                                       const table_loader& load, const csv_limits& limits = {});

/// The same of a mapping in a file. The table must be in its folder or beneath it.
[[nodiscard]] HABEAS_API dossier_content import_claims_file(const std::string& mapping_path);

/// The same as a dossier, its lists judged once.
[[nodiscard]] HABEAS_API dossier open_claims(const std::string& mapping_path);

/// A first mapping of a table, to be judged and written over: which columns are for what by their names, a rule for each
/// measure by its words, and an account for each speaker of one. Throws errc::invalid_file for what is no table.
[[nodiscard]] HABEAS_API std::string suggest_mapping(std::string_view table, const std::string& name);

/// How a table that was not made for habeas is read as it is.
struct table_suggestion {
  std::vector<std::string> settings = {};    ///< as `parse_table_settings` takes them: "as_of=Fecha", "dates=dmy"
  std::vector<std::string> not_placed = {};  ///< what could not be placed, and why, each with its cell
};

/// What the headings of a table stand for, by what people call such columns in six languages, how its dates and numbers are
/// written, and what of it could not be placed: titles, shares, a column for each month, rows of totals. Nothing is certain: it
/// is to be judged. Throws nothing for a table of any kind.
[[nodiscard]] HABEAS_API table_suggestion suggest_table_settings(std::string_view table, const std::string& name);

/// A name as a word that can be an id: "Comité X (Y)" gives `comite_x_y`. Letters of Latin scripts lose their marks,
/// everything else but a to z and 0 to 9 becomes one underscore. Empty where nothing is left.
[[nodiscard]] HABEAS_API std::string id_of_name(std::string_view name);

}  // namespace habeas
