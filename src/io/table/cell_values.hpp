// SPDX-License-Identifier: MIT
// Numbers, dates and points as cells write them, and what spreadsheets make of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <habeas/core/quantity.hpp>
#include <habeas/core/slug.hpp>
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
/// The text may still be no date. Midnight without an offset is how programs write a day, whichever carrier it came by; the
/// instant itself stands in its cell as JSON text, in double quotes.
[[nodiscard]] std::variant<std::string, cell_fault> read_date(std::string_view cell, const table_settings& said);

/// The cell of a date: its text, or JSON text where the cell would be read as another date.
[[nodiscard]] std::string cell_of_date(const edtf& date);

/// The day of a day at midnight without an offset, and a time without a fraction of nothing; any other text as it is.
[[nodiscard]] std::string_view without_midnight(std::string_view date);

/// A word of ours as people type it into cells: HELD, At Home and at-home are held and at_home.
[[nodiscard]] std::string plain_word(std::string_view cell);
template <slugged Enum>
[[nodiscard]] std::optional<Enum> find_word(std::string_view cell) {
  if (const auto found = find_slug<Enum>(cell)) return found;
  return find_slug<Enum>(plain_word(cell));
}

/// "start:2026-01-08", "claim:C1": a point as a cell writes it.
[[nodiscard]] std::string point_text(const time_ref& point);

/// Is it what people write before a sum of the rows above: Total, Sum, Gesamt, Suma total, Total 2031?
[[nodiscard]] bool is_word_for_total(std::string_view cell);
inline constexpr std::string_view instead_of_totals = "rows of single numbers; a sum of the rows above is left out, or is said with its speaker and its day";

/// A text that a cell may hold as it is: what a spreadsheet would take for a formula, what is empty and what a table cannot
/// hold stands there as JSON text.
[[nodiscard]] std::string cell_of_text(std::string_view text);
[[nodiscard]] std::string text_of_cell(std::string_view cell);

}  // namespace habeas::io
