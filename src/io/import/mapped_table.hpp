// SPDX-License-Identifier: MIT
// The table that a mapping names, and the problems of both, told at their places and thrown together.
#pragma once

#include <algorithm>
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
#include <habeas/io/dossier_json.hpp>

#include "io/json/codec.hpp"
#include "io/json/json_text.hpp"
#include "io/json/read_content.hpp"

namespace habeas::io {

inline constexpr std::size_t nowhere = std::size_t(-1);

/// A cell of the table by its row and column.
struct cell_place {
  std::size_t row = nowhere;
  std::size_t column = nowhere;
  auto operator<=>(const cell_place&) const = default;
};

/// A table under its mapping. Problems of both are gathered and thrown together.
class mapped_table {
 protected:
  mapped_table(std::string mapping_name, const csv_limits& limits)
      : mapping_name_(std::move(mapping_name)), limits_(limits) {}

  [[noreturn]] void fail(std::string_view mapping_text) {
    // Problems of the mapping first, in its order; then those of the table in its own.
    std::vector<problem> own, others;
    for (auto& p : problems_.kept()) (p.file == mapping_name_ ? own : others).push_back(std::move(p));
    locate(mapping_text, own);
    for (auto* list : {&own, &others})
      std::stable_sort(list->begin(), list->end(), [](const problem& a, const problem& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
      });
    own.insert(own.end(), others.begin(), others.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    problems_.kept() = std::move(own);
    throw error::invalid_file(std::move(problems_).told());
  }

  /// Reads the table of that name, beside the mapping; nothing where it could not be read, or no name is known.
  void read_table(const std::string& table, csv_separator between, const table_loader& load) {
    if (table.empty()) return;
    const auto folder = mapping_name_.rfind('/');
    const std::string name = folder == std::string::npos ? table : mapping_name_.substr(0, folder + 1) + table;
    std::string text;
    try {
      text = load(table);
    } catch (const error& e) {
      if (e.code() != errc::invalid_file) throw;
      for (const auto& p : e.problems()) problems_.push_back(p);
      return;
    }
    auto reading = try_read_csv(text, name, limits_, between);
    for (auto& p : reading.problems) problems_.push_back(std::move(p));
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

  std::string mapping_name_;
  csv_limits limits_;
  problem_list problems_;  ///< as they will be told
  problem_list read_;      ///< of the things made, by their places in the lists of a dossier
  value_reader reader_{{}, read_};
  std::optional<csv_table> table_;

 private:
  std::set<cell_place> reported_;
};

}  // namespace habeas::io
