// SPDX-License-Identifier: MIT
// The rows of a spreadsheet's table, before anybody says which of them is the header.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/io/csv.hpp>

namespace habeas::io {

/// Rows that hold anything. Blank ones are left out, and counted in the numbers.
struct csv_rows {
  std::vector<csv_row> rows;
  std::vector<std::size_t> numbers;  ///< of each row in a spreadsheet, from 1
  std::vector<problem> problems;     ///< each with the address of its cell as its pointer
};

/// As `try_read_csv` reads, but for spaces around a cell that has no quotes, which count for nothing.
[[nodiscard]] csv_rows read_csv_rows(std::string_view text, const std::string& file, const csv_limits& limits, csv_separator between);

/// "B7": the place of a cell, its column from 0 and its row from 1.
[[nodiscard]] std::string cell_address(std::size_t column, std::size_t row);

/// A text without the spaces, tabs and no-break spaces around it.
[[nodiscard]] std::string_view without_blanks(std::string_view text);

}  // namespace habeas::io
