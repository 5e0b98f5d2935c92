// SPDX-License-Identifier: MIT
// The table that a mapping names: its columns, its cells, and problems told at their places.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/io/claims_csv.hpp>
#include <habeas/io/csv.hpp>

#include "claims_mapping.hpp"
#include "json_text.hpp"

namespace habeas::io {

inline constexpr std::size_t nowhere = std::size_t(-1);

/// A cell of the table by its row and column.
struct cell_place {
  std::size_t row = nowhere;
  std::size_t column = nowhere;
  auto operator<=>(const cell_place&) const = default;
};

/// A table under its mapping. Problems of both are gathered and thrown together.
class claims_table {
 protected:
  claims_table(std::string mapping_name, const csv_limits& limits)
      : mapping_name_(std::move(mapping_name)), limits_(limits) {}

  [[noreturn]] void fail(std::string_view mapping_text) {
    // Problems of the mapping first, in its order; then those of the table in its own.
    std::vector<problem> own, others;
    for (auto& p : problems_) (p.file == mapping_name_ ? own : others).push_back(std::move(p));
    locate(mapping_text, own);
    for (auto* list : {&own, &others})
      std::stable_sort(list->begin(), list->end(), [](const problem& a, const problem& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
      });
    own.insert(own.end(), others.begin(), others.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    throw error::invalid_file(std::move(own));
  }

  void read_table(const table_loader& load) {
    if (m_.table.empty()) return;
    const auto folder = mapping_name_.rfind('/');
    const std::string name = folder == std::string::npos ? m_.table : mapping_name_.substr(0, folder + 1) + m_.table;
    std::string text;
    try {
      text = load(m_.table);
    } catch (const error& e) {
      if (e.code() != errc::invalid_file) throw;
      problems_.insert(problems_.end(), e.problems().begin(), e.problems().end());
      return;
    }
    auto reading = try_read_csv(text, name, limits_);
    problems_.insert(problems_.end(), reading.problems.begin(), reading.problems.end());
    if (!reading.table.header.cells.empty()) table_ = std::move(reading.table);
  }

  void report_mapping(std::string pointer, std::string what, std::string got, std::string wanted) {
    problems_.push_back({mapping_name_, std::move(pointer), 0, 0, std::move(what), std::move(got), std::move(wanted)});
  }
  /// One problem a cell: what follows from it is not said again.
  void report_cell(cell_place at, std::string what, std::string got, std::string wanted, std::string pointer = {}) {
    if (!reported_.insert(at).second) return;
    const auto& row = table_->rows[at.row];
    const auto* cell = at.column < row.cells.size() ? &row.cells[at.column] : nullptr;
    problems_.push_back({table_->file, std::move(pointer), cell ? cell->line : row.line, cell ? cell->column : 0,
                         std::move(what), std::move(got), std::move(wanted)});
  }
  void report_cell(std::size_t row, column_use use, std::string what, std::string got, std::string wanted) {
    report_cell({row, column_[index_of(use)]}, std::move(what), std::move(got), std::move(wanted));
  }

  void check_columns() {
    column_.fill(nowhere);
    const auto& header = table_->header;
    std::set<std::string> known;
    const auto missing = [&](const std::string& pointer, const std::string& name) {
      report_mapping(pointer, "no such column in the table", fmt::format("'{}'", name),
                     fmt::format("a column of {}", table_->file));
    };
    for (std::size_t u = 0; u < column_uses; ++u) {
      const auto& name = m_.columns[u];
      if (name.empty()) continue;
      known.insert(name);
      if (const auto found = table_->find_column(name))
        column_[u] = *found;
      else
        missing(fmt::format("/columns/{}", to_slug(static_cast<column_use>(u))), name);
    }
    const auto listed = [&](const std::vector<std::string>& names, const char* field, bool keep) {
      std::set<std::string> here;
      for (std::size_t i = 0; i < names.size(); ++i) {
        const auto at = fmt::format("/{}/{}", field, i);
        const auto found = table_->find_column(names[i]);
        // A column may be used and kept: what it says to the rules is not all that it says.
        const bool twice = !here.insert(names[i]).second || (!keep && known.contains(names[i]));
        if (!found)
          missing(at, names[i]);
        else if (twice)
          report_mapping(at, "a column with two uses", fmt::format("'{}'", names[i]), "one use of each column");
        else if (keep)
          kept_.push_back(*found);
      }
      known.insert(here.begin(), here.end());
    };
    listed(m_.kept, "kept_columns", true);
    listed(m_.ignored, "ignored_columns", false);
    for (const auto& cell : header.cells)
      if (!cell.text.empty() && !known.contains(cell.text))
        problems_.push_back({table_->file,
                             {},
                             cell.line,
                             cell.column,
                             "a column that the mapping does not name",
                             fmt::format("'{}'", cell.text),
                             "a use in \"columns\", or a place in \"kept_columns\" or \"ignored_columns\""});
  }

  [[nodiscard]] const std::string& cell(std::size_t row, column_use use) const {
    static const std::string none;
    const auto c = column_[index_of(use)];
    return c == nowhere ? none : table_->rows[row].cells[c].text;
  }

  std::string mapping_name_;
  csv_limits limits_;
  std::vector<problem> problems_;
  claims_mapping m_;
  std::optional<csv_table> table_;
  std::array<std::size_t, column_uses> column_{};
  std::vector<std::size_t> kept_;
  std::set<cell_place> reported_;
};

}  // namespace habeas::io
