// SPDX-License-Identifier: MIT
// A stream of Arrow batches as a table of cells.
#pragma once

#include <string>

#include <habeas/io/arrow.hpp>
#include <habeas/io/table_settings.hpp>

#include "core/problem_list.hpp"
#include "io/table/sheet.hpp"

namespace habeas::io {

/// Reads the stream to its end and adds the table's problems to the others. Throws errc::invalid_value where the stream
/// fails, or holds no table.
[[nodiscard]] sheet read_arrow_sheet(ArrowArrayStream& stream, const std::string& file, const table_settings& said, problem_list& problems);

}  // namespace habeas::io
