// SPDX-License-Identifier: MIT
// A claims table that lies in Arrow columns.
#pragma once

#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/io/arrow.hpp>
#include <habeas/io/table_settings.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// Makes a dossier of a claims table (docs/tables.md) that a stream of record batches holds. Its cells are read where
/// they lie: texts of every layout, whole numbers of all widths, floating point, decimals, booleans, days, timestamps
/// without a zone, in UTC or with a fixed offset, and dictionaries of these; slices and absent validity buffers too.
/// A null is an empty cell. Linear; limits are those of tables.
///
/// The schema and each batch that the stream gives are released once, whatever happens. The stream stays the caller's.
///
/// @param said  what is said of the table, as for a table of text
/// @param told  gets what a reader should know of how it was read
/// @throws error invalid_value where the stream fails or is none of record batches; invalid_file with all problems of
///   the table at once, each with the address of its cell; cancelled where this thread's `work_limits` say so
[[nodiscard]] HABEAS_API dossier dossier_of_arrow(ArrowArrayStream& stream, const table_settings& said, std::vector<std::string>& told);

}  // namespace habeas
