// SPDX-License-Identifier: MIT
// What is said of a whole table: how it is written, and what stands in every row.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/io/csv.hpp>

namespace habeas {

/// How the bytes of a table are letters.
enum class table_encoding { utf_8, windows_1252 };

template <>
struct slug_table<table_encoding> {
  static constexpr auto rows = make_slugs<table_encoding>({
      {table_encoding::utf_8, "utf_8"},
      {table_encoding::windows_1252, "windows_1252"},
  });
};

/// What stands between the thousands of a number.
enum class thousands_mark { none, comma, point, space, apostrophe };

template <>
struct slug_table<thousands_mark> {
  static constexpr auto rows = make_slugs<thousands_mark>({
      {thousands_mark::none, "none"},
      {thousands_mark::comma, "comma"},
      {thousands_mark::point, "point"},
      {thousands_mark::space, "space"},
      {thousands_mark::apostrophe, "apostrophe"},
  });
};

/// Which of the parts of 24/10/2023 comes first. Dates as EDTF writes them are read whatever is said.
enum class date_order { edtf, dmy, mdy, ymd };

template <>
struct slug_table<date_order> {
  static constexpr auto rows = make_slugs<date_order>({
      {date_order::edtf, "edtf"},
      {date_order::dmy, "dmy"},
      {date_order::mdy, "mdy"},
      {date_order::ymd, "ymd"},
  });
};

/// What becomes of columns that a claims table does not have.
enum class other_columns { refuse, ignore, keep };

template <>
struct slug_table<other_columns> {
  static constexpr auto rows = make_slugs<other_columns>({
      {other_columns::refuse, "refuse"},
      {other_columns::ignore, "ignore"},
      {other_columns::keep, "keep"},
  });
};

/// What somebody says of a table that its cells do not say themselves.
struct table_settings {
  std::optional<csv_separator> separator = {};  ///< nothing: what stands in the header
  table_encoding encoding = table_encoding::utf_8;
  thousands_mark thousands = thousands_mark::none;
  date_order dates = date_order::edtf;
  other_columns others = other_columns::refuse;
  /// By the name of a column of a claims table: the heading that stands for it or, where the table has no such heading,
  /// what its cells are taken to say where they are empty or missing.
  std::map<std::string, std::string> columns = {};
};

/// Settings as they are typed, `NAME=VALUE`: `separator`, `encoding`, `thousands`, `dates` and `others` take a word, every
/// other name is that of a column.
/// @throws error invalid_value for a text without `=`, an empty name, or a word that is none of those known
[[nodiscard]] HABEAS_API table_settings parse_table_settings(std::span<const std::string> said);

}  // namespace habeas
