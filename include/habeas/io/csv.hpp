// SPDX-License-Identifier: MIT
// Comma-separated tables, read strictly and written so that they read back the same.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {

/// What stands between cells. All else is the same: quotes too, which tables with tabs seldom need.
enum class csv_separator { comma, semicolon, tab };

template <>
struct slug_table<csv_separator> {
  static constexpr auto rows = make_slugs<csv_separator>({
      {csv_separator::comma, "comma"},
      {csv_separator::semicolon, "semicolon"},
      {csv_separator::tab, "tab"},
  });
};

/// How much a table may hold. What goes beyond is a problem of the file, never cut off silently.
struct csv_limits {
  std::size_t cell_bytes = std::size_t{1} << 20;
  std::size_t columns = 1'000;
  std::size_t rows = 10'000'000;  ///< without the header
  std::size_t problems = 1'000;   ///< reading stops when this many are found
  std::size_t cells = 1'000'000'000;  ///< of all rows together
};

/// One cell, and where it starts in its file.
struct csv_cell {
  std::string text = {};
  std::size_t line = 0;    ///< from 1
  std::size_t column = 0;  ///< from 1, in bytes of that line
  friend bool operator==(const csv_cell&, const csv_cell&) = default;
};

struct csv_row {
  std::size_t line = 0;  ///< where the row starts
  std::vector<csv_cell> cells = {};
  bool sound = true;  ///< false: a problem of this row has been reported
  friend bool operator==(const csv_row&, const csv_row&) = default;
};

/// A table with a header; each row that is sound has as many cells as the header.
struct HABEAS_API csv_table {
  std::string file = {};
  csv_row header = {};
  std::vector<csv_row> rows = {};

  /// The place of a column by its name, exactly as written.
  [[nodiscard]] std::optional<std::size_t> find_column(std::string_view name) const noexcept;
  friend bool operator==(const csv_table&, const csv_table&) = default;
};

/// A table as far as it could be read, and everything that is wrong with it.
struct csv_reading {
  csv_table table = {};
  std::vector<problem> problems = {};
};

/// Reads a table and lists all of its problems. Never throws on what the text holds.
///
/// RFC 4180 with a header: cells between commas (or another separator), rows between line ends (CRLF or LF, the last one
/// optional), quotes around a cell that holds separators, quotes or line ends, and a quote inside them doubled.
/// UTF-8, a byte order mark at the start allowed. Spaces belong to their cell. Problems are rows with too
/// many or too few cells, a quote that never ends, a quote inside an unquoted cell, text after a closing quote,
/// a carriage return without a line feed, control characters, bytes that are no UTF-8, columns without a
/// name or with the same one, and what goes beyond the limits. Linear in the size of the text.
///
/// @param file  the name that problems carry
/// @source RFC 4180, sections 2.1 to 2.7
[[nodiscard]] HABEAS_API csv_reading try_read_csv(std::string_view text, std::string file, const csv_limits& limits = {},
                                                  csv_separator between = csv_separator::comma);

/// Reads a table. Throws errc::invalid_file with all of its problems.
[[nodiscard]] HABEAS_API csv_table read_csv(std::string_view text, std::string file, const csv_limits& limits = {},
                                            csv_separator between = csv_separator::comma);

/// Appends one row and its line feed; cells are quoted only where they must be: for those who leave out the blanks around a
/// cell without quotes, around blanks too.
///
/// Reading the row gives the same cells. Control characters other than tab, CR and LF are written as
/// they are, and the reader refuses them.
HABEAS_API void append_csv_row(std::string& out, std::span<const std::string> cells);

/// A text cell of a table that is made for spreadsheets: what one of these would run as a formula (=, +, -, @, a tab or an
/// end of line before it) has a ' before it, which they do not show. Not for numbers, nor for tables that are read back.
[[nodiscard]] HABEAS_API std::string spreadsheet_text(std::string_view cell);

}  // namespace habeas
