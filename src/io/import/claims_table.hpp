// SPDX-License-Identifier: MIT
// A table of claims: its columns by their uses, and its cells.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/import/claims_mapping.hpp"
#include "io/import/mapped_table.hpp"

namespace habeas::io {

/// A table of claims under its mapping.
class claims_table : protected mapped_table {
 protected:
  using mapped_table::mapped_table;
  using mapped_table::report_cell;

  void report_cell(std::size_t row, column_use use, std::string what, std::string got, std::string wanted) {
    report_cell({row, column_[index_of(use)]}, std::move(what), std::move(got), std::move(wanted));
  }

  void check_columns() {
    column_.fill(nowhere);
    imply_columns();
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
    for (std::size_t i = 0; i < header.cells.size(); ++i)
      if (const auto& cell = header.cells[i]; !cell.text.empty() && !known.contains(cell.text) && m_.others != other_columns::ignore) {
        if (m_.others == other_columns::keep) kept_.push_back(i);
        else problems_.push_back({table_->file,
                             {},
                             cell.line,
                             cell.column,
                             "a column that the mapping does not name",
                             fmt::format("'{}'", cell.text),
                             "a use in \"columns\", a place in \"kept_columns\" or \"ignored_columns\", or a word for all in \"other_columns\""});
      }
  }

  /// A column that is called as its use needs no entry, unless the mapping says another thing of it.
  void imply_columns() {
    const auto is_named = [&](const std::string& name) {
      const auto among = [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); };
      return among(m_.columns) || among(m_.kept) || among(m_.ignored);
    };
    for (const auto& [use, word] : slug_table<column_use>::rows) {
      // Without a country to hold it against, a column of countries is one more that nobody named.
      if (!m_.columns[index_of(use)].empty() || (use == column_use::country && m_.country.empty())) continue;
      const std::string name(word);
      if (table_->find_column(name) && !is_named(name)) m_.columns[index_of(use)] = name;
    }
    const auto is_nowhere = [&](column_use use) { return m_.columns[index_of(use)].empty() && m_.constants[index_of(use)].empty(); };
    for (const auto use : {column_use::id, column_use::speaker, column_use::measure, column_use::value})
      if (is_nowhere(use))
        report_mapping(fmt::format("/columns/{}", to_slug(use)), fmt::format("no column for '{}'", to_slug(use)), "nothing", "the name of a column");
    if (!m_.country.empty() && m_.columns[index_of(column_use::country)].empty())
      report_mapping("/country", "a country, and no column to check it by", fmt::format("'{}'", m_.country), "a column in /columns/country");
    for (std::size_t i = 0; i < m_.measures.size(); ++i)
      for (const auto& c : m_.measures[i].when)
        if (c.use && is_nowhere(*c.use))
          report_mapping(fmt::format("/measures/{}/when/{}", i, to_slug(*c.use)), "a condition on a column that the mapping does not name",
                         fmt::format("'{}'", to_slug(*c.use)), fmt::format("a name in /columns/{}", to_slug(*c.use)));
  }

  [[nodiscard]] const std::string& cell(std::size_t row, column_use use) const {
    const auto c = column_[index_of(use)];
    const auto& constant = m_.constants[index_of(use)];
    return c == nowhere || table_->rows[row].cells[c].text.empty() ? constant : table_->rows[row].cells[c].text;
  }

  claims_mapping m_;
  std::array<std::size_t, column_uses> column_{};
  std::vector<std::size_t> kept_;
};

}  // namespace habeas::io
