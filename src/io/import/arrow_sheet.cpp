// SPDX-License-Identifier: MIT
#include "io/import/arrow_sheet.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/work_limits.hpp>

#include "core/utf8.hpp"
#include "io/import/claims_sheet.hpp"
#include "io/table/arrow_cells.hpp"
#include "io/table/arrow_values.hpp"
#include "io/table/csv_rows.hpp"

namespace habeas::io {
namespace {

/// An Arrow structure that is released with it, once.
template <class Arrow>
struct taken {
  Arrow it{};
  taken() = default;
  taken(const taken&) = delete;
  taken& operator=(const taken&) = delete;
  ~taken() { release(it); }
};

void check(ArrowArrayStream& stream, int code) {
  if (code == 0) return;
  const char* why = stream.get_last_error != nullptr ? stream.get_last_error(&stream) : nullptr;
  throw error(errc::invalid_value, "the Arrow stream could not be read", why == nullptr || *why == '\0' ? fmt::format("error {}", code) : why,
              "a stream that can be read to its end");
}

constexpr const char* readable_types = "texts, numbers, decimals, booleans, days, timestamps, a dictionary of them, or lists of texts";

class sheet_of_batches {
 public:
  sheet_of_batches(const ArrowSchema& schema, std::string file, const table_settings& said, problem_list& problems)
      : schema_(schema), said_(said), problems_(problems) {
    made_.file = std::move(file);
    made_.said = said;
    if (std::string_view(schema.format == nullptr ? "" : schema.format) != "+s")
      throw error(errc::invalid_value, "not a table", "one Arrow column (" + arrow_type_name(schema) + ")", "record batches: named columns of one length");
    if (static_cast<std::uint64_t>(schema.n_children) > sheet_limits.columns)
      throw error(errc::invalid_value, "too many columns", fmt::format("{}", schema.n_children), fmt::format("at most {}", sheet_limits.columns));
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
      if (schema.children == nullptr || schema.children[i] == nullptr || !has_types(*schema.children[i])) throw error(errc::invalid_value, "not an Arrow schema", "a column without a type", "a format for each column");
      const auto* name = schema.children[i]->name;
      made_.header.cells.push_back({std::string(without_blanks(name == nullptr ? std::string_view() : std::string_view(name))), 1, static_cast<std::size_t>(i) + 1});
    }
    made_.header.line = 1;
    for (std::size_t i = 0; i < made_.header.cells.size(); ++i) judge(i);
  }

  void add(const ArrowArray& batch) {
    if (batch.n_children != schema_.n_children)
      throw error(errc::invalid_value, "a batch that is not of its schema", fmt::format("{} columns", batch.n_children), fmt::format("{}", schema_.n_children));
    if (batch.length < 0 || batch.offset < 0 || batch.length > std::numeric_limits<std::int64_t>::max() - batch.offset)
      throw error(errc::invalid_value, "a batch without rows", fmt::format("{} from {}", batch.length, batch.offset), "rows that there are");
    for (std::int64_t i = 0; i < batch.n_children; ++i) check_column(batch, static_cast<std::size_t>(i));
    // Rows of nothing take no room in a batch, and time all the same.
    if (static_cast<std::uint64_t>(batch.length) > most_rows_read - std::min(most_rows_read, number_ - 1)) too_long(most_rows_read + 1);
    for (std::int64_t r = 0; r < batch.length; ++r) {
      work_limits::count(0);  // reading is no search, and stops when asked to
      ++number_;
      const bool nothing = is_null(batch, r + batch.offset);
      csv_row row;
      row.line = number_;
      bool blank = true;
      for (std::int64_t i = 0; i < batch.n_children; ++i) {
        row.cells.push_back({nothing || !reads_[static_cast<std::size_t>(i)] ? std::string() : cell(batch, i, r), number_, static_cast<std::size_t>(i) + 1});
        blank = blank && row.cells.back().text.empty();
      }
      if (blank) continue;
      if (made_.rows.size() == sheet_limits.rows || (made_.rows.size() + 1) * row.cells.size() > sheet_limits.cells) too_long(number_);
      made_.rows.push_back(std::move(row));
      made_.numbers.push_back(number_);
    }
  }

  sheet finished() && {
    auto table = with_sound_header(std::move(made_), problems_);
    if (table.header.cells.empty() && problems_.empty()) problems_.push_back({table.file, {}, 0, 0, "an empty table", "no columns", "named columns"});
    return table;
  }

 private:
  [[noreturn]] static void too_long(std::size_t row) {
    throw error(errc::invalid_value, "too long a table", fmt::format("row {}", row),
                fmt::format("at most {} rows and {} cells", sheet_limits.rows, sheet_limits.cells));
  }

  /// A batch that is not what its schema says would be read where nothing is.
  void check_column(const ArrowArray& batch, std::size_t i) const {
    if (batch.children == nullptr || batch.children[i] == nullptr)
      throw error(errc::invalid_value, "a batch that is not of its schema", "a column that is not there", "an array for each column");
    const auto& column = *batch.children[i];
    auto fault = reads_[i] ? layout_fault(*schema_.children[i], column) : std::string();
    if (fault.empty() && column.length < batch.offset + batch.length) fault = fmt::format("{} rows of {}", column.length, batch.offset + batch.length);
    if (!fault.empty())
      throw error(errc::invalid_value, fmt::format("a batch that is not of its schema, in column '{}'", made_.header.cells[i].text), fault,
                  "an array of " + arrow_type_name(*schema_.children[i]));
  }

  /// A column of a type that no cell can hold is a problem, unless nobody would look at it.
  void judge(std::size_t i) {
    const auto& column = *schema_.children[i];
    const auto& name = made_.header.cells[i].text;
    reads_.push_back(is_readable(column));
    if (reads_.back()) return;
    const auto names_it = [&](const auto& pair) { return pair.second == name; };
    const bool wanted = is_claims_heading(name) || std::any_of(said_.columns.begin(), said_.columns.end(), names_it);
    if (wanted || said_.others != other_columns::ignore)
      problems_.push_back(made_.at(heading, i, fmt::format("a column that no table of text holds, '{}'", name), arrow_type_name(column), readable_types));
  }

  std::string cell(const ArrowArray& batch, std::int64_t column, std::int64_t row) {
    const auto& values = *batch.children[column];
    cell_refusal refused;
    auto text = arrow_cell(*schema_.children[column], values, row + batch.offset + values.offset, refused);
    const auto wrong = [&](std::string what, std::string got, std::string wanted) {
      problems_.push_back({made_.file, fmt::format("{}, {}", cell_address(static_cast<std::size_t>(column), number_), made_.header.cells[static_cast<std::size_t>(column)].text),
                           number_, static_cast<std::size_t>(column) + 1, std::move(what), std::move(got), std::move(wanted)});
      return std::string();
    };
    if (!refused.got.empty()) return wrong("a value that no cell holds", refused.got, refused.wanted);
    if (text.size() > sheet_limits.cell_bytes) return wrong("too long a cell", fmt::format("{} bytes", text.size()), fmt::format("at most {}", sheet_limits.cell_bytes));
    if (!is_utf8(text)) return wrong("bytes that are not UTF-8", "bytes", "UTF-8");
    const auto acts = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F; };
    if (const auto at = std::find_if(text.begin(), text.end(), acts); at != text.end())
      return wrong("a control character", fmt::format("byte {:02X}", static_cast<unsigned char>(*at)), "printable text");
    const auto bare = without_blanks(text);
    return bare.size() == text.size() ? text : std::string(bare);
  }

  /// Rows, blank ones included.
  static constexpr std::size_t most_rows_read = 2 * sheet_limits.rows;

  const ArrowSchema& schema_;
  const table_settings& said_;
  problem_list& problems_;
  sheet made_;
  std::vector<bool> reads_;
  std::size_t number_ = 1;  ///< of a row in a spreadsheet; the header is the first
};

}  // namespace

sheet read_arrow_sheet(ArrowArrayStream& stream, const std::string& file, const table_settings& said, problem_list& problems) {
  taken<ArrowSchema> schema;
  check(stream, stream.get_schema(&stream, &schema.it));
  sheet_of_batches made(schema.it, file, said, problems);
  for (;;) {
    taken<ArrowArray> batch;
    check(stream, stream.get_next(&stream, &batch.it));
    if (!is_live(batch.it)) return std::move(made).finished();
    made.add(batch.it);
  }
}

}  // namespace habeas::io
