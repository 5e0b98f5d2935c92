// SPDX-License-Identifier: MIT
// Dossiers as JSON: reading, writing, and the schema that both keep to.
#pragma once

#include <string>
#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/io/files.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// Reads the lists of a dossier from JSON text. Throws errc::invalid_file with all problems at once, each
/// with its JSON pointer, line and column; of more than twenty alike the first five, and how many more there are.
/// `file` only names the text in messages. Problems quote what stood there, but for things that are marked narrower than
/// `reader` or whose mark cannot be read: pass audience::internal as the author.
[[nodiscard]] HABEAS_API dossier_content read_dossier(std::string_view text, const std::string& file = {},
                                                      audience reader = audience::everyone);

/// A dossier of JSON text, judged once: `dossier(read_dossier(text))` judges the lists again, since they may have been
/// changed between. Throws errc::invalid_file as `read_dossier` does.
[[nodiscard]] HABEAS_API dossier parse_dossier(std::string_view text, const std::string& file = {}, audience reader = audience::everyone);

/// Opens a dossier in whatever it is kept: a `dossier.json`, a claims table (CSV), or a directory that holds a `dossier.json`
/// or a `claims.csv` and other tables (a link in it that leads out is refused). `open_dossier_files` takes what is said of
/// its tables, and tells how they were read. Throws errc::invalid_file as `read_dossier` does.
[[nodiscard]] HABEAS_API dossier open_dossier(const std::string& path, audience reader = audience::everyone);

/// The same view of a dossier with the things of a JSON text added: `{"claims": [...]}` may name what the dossier
/// holds. Throws errc::invalid_file with places in that text, which quotes what the view's reader may see.
[[nodiscard]] HABEAS_API dossier with_additions(const dossier& view, std::string_view text, const std::string& file = {});

/// The dossier as JSON text in one canonical layout: what habeas wrote itself reads and writes to the same
/// bytes. The two built-in assumptions are written only where they differ from how every dossier has them.
[[nodiscard]] HABEAS_API std::string write_dossier(const dossier_content& content);

/// The dossier as the newest version of the format writes it. What was written for an earlier one and is read otherwise since
/// is put in words that leave no doubt: a window from a month to a month becomes one from its first day to its last.
[[nodiscard]] HABEAS_API dossier_content in_newest_format(dossier_content content);

/// What the view shows of a dossier, as lists: without what is withheld, and without names of it.
[[nodiscard]] HABEAS_API dossier_content shown_content(const dossier& view);

/// The JSON Schema (draft 2020-12) of `dossier.json`.
[[nodiscard]] HABEAS_API std::string dossier_schema();

}  // namespace habeas
