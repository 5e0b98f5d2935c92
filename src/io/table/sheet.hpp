// SPDX-License-Identifier: MIT
// A table as people keep it in a spreadsheet: its habits are read where they can mean one thing.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/io/csv.hpp>
#include <habeas/io/table_settings.hpp>

#include "core/problem_list.hpp"

namespace habeas::io {

/// How much a table of a dossier may hold.
inline constexpr csv_limits sheet_limits{std::size_t{1} << 20, 1'000, 1'000'000, 1'000, 20'000'000};

/// Rows under headings; each row is as wide as the header.
struct sheet {
  std::string file;
  csv_row header;
  std::size_t header_number = 1;
  std::vector<csv_row> rows;
  std::vector<std::size_t> numbers;  ///< of each row in a spreadsheet
  table_settings said;               ///< with what its own lines before the header say
  struct own_line {
    std::size_t line, number;
  };
  std::map<std::string, own_line, std::less<>> said_at;  ///< where columns of `said` stand, of those that its own lines say

  /// A problem of a cell, with its address; of a heading where `row` is none of the rows.
  [[nodiscard]] problem at(std::size_t row, std::size_t column, std::string what, std::string got, std::string wanted) const;
};

inline constexpr std::size_t heading = std::size_t(-1);

/// Reads a table and adds its problems to the others. Byte order mark, CRLF, blank lines and columns, spaces around cells
/// and any separator are read; lines before the header that start with `#` and hold a colon or `=` are settings.
/// @param is_known  is this a heading of the table that is wanted? Settles which of two separators is meant
[[nodiscard]] sheet read_sheet(std::string_view text, const std::string& file, const table_settings& said,
                               const std::function<bool(std::string_view)>& is_known, problem_list& problems);

/// Letters of windows-1252 in UTF-8. A byte without a letter is left as it is: the reader of rows then finds it, in its cell.
[[nodiscard]] std::string from_windows_1252(std::string_view text);

/// A sheet whose cells were read elsewhere, without its unnamed columns that hold nothing; adds what is wrong with its header
/// to the problems. Each row is as wide as the header.
[[nodiscard]] sheet with_sound_header(sheet cells, problem_list& problems);

}  // namespace habeas::io
