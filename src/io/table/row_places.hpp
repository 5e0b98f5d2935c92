// SPDX-License-Identifier: MIT
// Of which cells the things of a dossier were made, so that what is wrong with them is told there.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/table/csv_rows.hpp"
#include "io/table/sheet.hpp"

namespace habeas::io {

/// The columns of a table by the fields that they fill.
using field_columns = std::map<std::string, std::size_t, std::less<>>;

class row_places {
 public:
  struct place {
    const sheet* of = nullptr;
    std::size_t row = 0;
    const field_columns* columns = nullptr;
    std::size_t number = heading;  ///< the column of its number, where it is not that of its table
  };

  /// Of which rows the things of a list were made, to add many; stays where it is.
  [[nodiscard]] std::vector<place>& rows_of(const std::string& list) { return rows_[list]; }
  /// The next thing of a list was made of this row.
  void add(const std::string& list, const place& from) { rows_[list].push_back(from); }
  /// Things of a list before this one were made of no row, unless they were said to be.
  void skip_to(const std::string& list, std::size_t count) {
    auto& rows = rows_[list];
    if (rows.size() < count) rows.resize(count);
  }

  /// Columns that live as long as the places that name them.
  const field_columns& keep(field_columns columns) { return kept_.emplace_back(std::move(columns)); }
  /// How many things of a list were said to be made of rows, or of none.
  [[nodiscard]] std::size_t size(const char* list) const {
    const auto found = rows_.find(std::string_view(list));
    return found == rows_.end() ? 0 : found->second.size();
  }

  /// "A2": the cell that named a thing of a list; empty where no row made it.
  [[nodiscard]] std::string cell_of(std::string_view list, std::size_t number) const {
    const auto rows = rows_.find(list);
    if (rows == rows_.end() || number >= rows->second.size() || rows->second[number].of == nullptr) return {};
    const auto& from = rows->second[number];
    const auto column = from.columns->find("id");
    return cell_address(column == from.columns->end() ? 0 : column->second, from.of->numbers[from.row]);
  }

  /// A problem at a JSON pointer becomes one at its cell; false where no row made the thing.
  bool locate(problem& p) const {
    const auto* from = find(p.pointer);
    if (from == nullptr) return false;
    const std::string field(field_of(p.pointer));
    std::size_t column = heading;
    if (from->number != heading && field == "quantity") column = from->number;
    else if (const auto found = from->columns->find(field); found != from->columns->end()) column = found->second;
    const auto at = from->of->at(from->row, column == heading ? 0 : column, {}, {}, {});
    p.file = at.file;
    p.line = at.line;
    p.column = at.column;
    p.pointer = at.pointer;
    if (field == "quantity" && p.what == "'quantity' is missing") p.what = "'number' is missing";  // as the column is called
    // Of the row rather than of its first cell.
    if (column == heading) p.pointer = fmt::format("row {}", from->of->numbers[from->row]);
    return true;
  }

  /// Is it of a field that a row without it gets from its other cells: the id of a claim or of an account, and whose account it is?
  [[nodiscard]] static bool is_made_of_others(std::string_view pointer) {
    const auto field = field_of(pointer);
    return field == "id" || field == "account";
  }

  /// Does the row say anything of the field? What it lacks is told before what is wrong in it.
  [[nodiscard]] bool has_cell(const problem& p) const {
    const auto* from = find(p.pointer);
    if (from == nullptr) return false;
    const auto found = from->columns->find(field_of(p.pointer));
    return found != from->columns->end() && !from->of->rows[from->row].cells[found->second].text.empty();
  }

 private:
  // Of "/claims/12/from/end_of": claims, 12, from.
  [[nodiscard]] const place* find(std::string_view pointer) const {
    const auto slash = pointer.find('/', 1);
    if (pointer.empty() || slash == std::string_view::npos) return nullptr;
    const auto list = rows_.find(std::string(pointer.substr(1, slash - 1)));
    std::size_t n = 0;
    const auto [end, fault] = std::from_chars(pointer.data() + slash + 1, pointer.data() + pointer.size(), n);
    if (fault != std::errc() || list == rows_.end() || n >= list->second.size() || list->second[n].of == nullptr) return nullptr;
    return &list->second[n];
  }
  static std::string_view field_of(std::string_view pointer) {
    const auto number = pointer.find('/', 1);
    const auto start = std::min(pointer.find('/', number + 1), pointer.size() - 1) + 1;
    return pointer.substr(start, pointer.find('/', start) - start);
  }

  std::map<std::string, std::vector<place>, std::less<>> rows_;
  std::deque<field_columns> kept_;
};

}  // namespace habeas::io
