// SPDX-License-Identifier: MIT
// Numbers, dates and points as cells write them, and what spreadsheets make of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <habeas/core/quantity.hpp>
#include <habeas/io/table_settings.hpp>
#include <habeas/model/statement.hpp>

namespace habeas::io {

/// Why a cell was not read, and what would be.
struct cell_fault {
  std::string what;
  std::string wanted;
};

/// A number of people as a cell states it, not yet held to what a quantity can be.
struct stated_number {
  quantifier how = quantifier::exact;
  std::int64_t first = 0, second = 0;
  bool negative = false;  ///< of an exact one

  [[nodiscard]] quantity made() const;
};

/// "302", "at least 302", ">= 302", "300 to 310", "unquantified"; digits as the settings group them.
[[nodiscard]] std::variant<stated_number, cell_fault> read_number(std::string_view cell, const table_settings& said);

/// A cell as the text of an EDTF date: what is EDTF, 2023/10/24, a day at midnight, and the declared order of day and month.
/// The text may still be no date.
[[nodiscard]] std::variant<std::string, cell_fault> read_date(std::string_view cell, const table_settings& said);

/// "start:2026-01-08", "claim:C1": a point as a cell writes it.
[[nodiscard]] std::string point_text(const time_ref& point);

/// A text that a cell may hold as it is: what a spreadsheet would take for a formula, what is empty and what a table cannot
/// hold stands there as JSON text.
[[nodiscard]] std::string cell_of_text(std::string_view text);
[[nodiscard]] std::string text_of_cell(std::string_view cell);

}  // namespace habeas::io
