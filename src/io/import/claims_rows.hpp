// SPDX-License-Identifier: MIT
// The rows of a claims table, cell by cell, and where what is wrong with them is told.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/import/claims_columns.hpp"
#include "io/import/claims_sheet.hpp"
#include "io/json/codec.hpp"
#include "io/table/cell_values.hpp"
#include "io/table/row_fields.hpp"
#include "time/boundary_date.hpp"

namespace habeas::io {

/// What a row names, by ids that live as long as the rows.
struct row_facts {
  std::string_view speaker, via, account, bulletin, document, authority, destination;
};

/// Where the cells of a field are, and what they say where they are empty or missing.
struct field_source {
  std::size_t column = heading;
  std::string_view constant = {};
};

/// A claims table under its columns.
class claims_rows {
 protected:
  claims_rows(const sheet& table, const claims_reading& with, const claims_columns& found) : table_(table), with_(with), found_(found) {}

  [[nodiscard]] std::string_view cell(std::size_t r, std::size_t column) const { return table_.rows[r].cells[column].text; }

  void report(std::size_t r, std::size_t column, std::string what, std::string_view got, std::string wanted) const {
    with_.problems.push_back(table_.at(r, column, std::move(what), quoted(got), std::move(wanted)));
  }

  [[nodiscard]] field_source source_of(std::string_view name) const {
    field_source from;
    if (const auto found = found_.fields.find(name); found != found_.fields.end()) from.column = found->second;
    if (const auto said = found_.constants.find(name); said != found_.constants.end()) from.constant = said->second;
    return from;
  }
  [[nodiscard]] std::string_view text_of(std::size_t r, const field_source& from) const {
    if (from.column == heading) return from.constant;
    const auto text = cell(r, from.column);
    return text.empty() ? from.constant : text;
  }

  /// The cells of a row by their fields; what is said of the whole table where they are empty.
  void take_cells(std::size_t r, named_cells& row) const {
    row.clear();
    for (const auto& [name, column] : found_.fields)
      if (const auto text = cell(r, column); !text.empty()) row.add(name, text);
    for (const auto& [name, value] : found_.constants)
      if (!value.empty()) row.add(name == "number" ? std::string_view("quantity") : std::string_view(name), value);
  }

  /// The column of a field; the first where it has none.
  [[nodiscard]] std::size_t column(std::string_view name) const {
    const auto found = found_.fields.find(name);
    return found == found_.fields.end() ? 0 : found->second;
  }

  /// Is the field of this row said of the whole table?
  [[nodiscard]] bool from_constant(std::size_t r, std::string_view name) const {
    const auto found = found_.fields.find(name);
    return found_.constants.contains(name == "quantity" ? "number" : name) && (found == found_.fields.end() || cell(r, found->second).empty());
  }

  /// The kind of a row's claims, or of one like them; nothing where the word is none.
  [[nodiscard]] std::optional<claim_kind> kind_of_word(std::string_view word) const {
    if (!found_.counts.empty()) return found_.counts.front().kind;
    return word.empty() ? with_.kind : find_word<claim_kind>(word);
  }

  /// Of a count, the date alone is that of its cut-off.
  static void day_as_cutoff(named_cells& row) {
    const auto date = row.at("date");
    if (date.empty() || row.contains("as_of")) return;
    row.add("as_of", date);
    row.erase("date");
  }

  /// The day of a cell, where it is one; what it is otherwise is told with the claim.
  [[nodiscard]] std::optional<edtf> cutoff(std::string_view text) const {
    if (text.empty()) return std::nullopt;
    if (auto boundary = boundary_date(text)) return boundary;
    const auto read = read_date(text, table_.said);
    if (const auto* date = std::get_if<std::string>(&read))
      if (auto parsed = try_parse_edtf(*date)) return *std::move(parsed);
    return std::nullopt;
  }

  const sheet& table_;
  const claims_reading& with_;
  const claims_columns& found_;
};

}  // namespace habeas::io
