// SPDX-License-Identifier: MIT
// Things as the rows of a table, and claims as a claims table.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/io/csv.hpp>
#include <habeas/model/content.hpp>

#include "io/table/own_fields.hpp"
#include "io/table/row_fields.hpp"

namespace habeas::io {

/// A table that grows by named cells: a column for each name, in the order in which they are first seen.
class growing_table {
 public:
  using row = std::vector<std::pair<std::string, std::string>>;

  explicit growing_table(const std::vector<std::string>& first) { expect(first); }
  /// Columns that stand here if they are used.
  void expect(const std::vector<std::string>& names) {
    for (const auto& name : names) (void)column(name);
  }
  void add(const row& cells) {
    auto& values = rows_.emplace_back();
    for (const auto& [name, text] : cells) {
      const auto at = column(name);
      if (values.size() <= at) values.resize(at + 1);
      values[at] = text;
      used_[at] = true;
    }
  }
  /// The columns that hold anything, or were asked to be there, in order.
  [[nodiscard]] std::vector<std::string> names(const std::vector<std::string>& always) const;
  [[nodiscard]] std::string text(const std::vector<std::string>& names) const;

 private:
  std::size_t column(const std::string& name) {
    const auto [found, fresh] = places_.try_emplace(name, names_.size());
    if (fresh) {
      names_.push_back(name);
      used_.push_back(false);
    }
    return found->second;
  }
  std::vector<std::string> names_;
  std::vector<bool> used_;
  std::map<std::string, std::size_t> places_;
  std::vector<std::vector<std::string>> rows_;
};

/// Own fields as cells: a column each where their order allows it, else one object.
class own_field_columns {
 public:
  void see(const extra_fields& extra) {
    for (const auto& [name, json] : extra)
      if (order_.size() < 400 && order_.try_emplace(name, order_.size()).second) names_.push_back(name);
  }
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  void add(const extra_fields& extra, growing_table::row& to) const;

 private:
  std::map<std::string, std::size_t> order_;
  std::vector<std::string> names_;
};

/// Is the assumption as every dossier has it, and not written?
[[nodiscard]] inline bool is_in_every_dossier(const assumption& a) { return is_built_in(a.effect) && a == built_in_assumption(a.effect); }

/// A table, and the names of its columns.
struct written_table {
  std::string text;
  std::vector<std::string> columns;
};
/// The account that a claim counts or promises of; empty where it does neither.
[[nodiscard]] std::string account_counted(const claim& c);

/// What a table of claims alone says of things that have no table beside it.
struct beside_claims {
  std::map<std::string, std::string> addresses;  ///< of documents
  std::map<std::string, std::string> counters;   ///< of accounts that a row's speaker alone would not tell
};
/// The claims as a table. Documents' addresses and accounts' counters, where given, stand in columns of their own.
[[nodiscard]] written_table write_claims(const std::vector<claim>& claims, const beside_claims& beside = {});

/// The names of the fields of a thing, in their order.
struct names_in_order {
  std::vector<std::string> names;
  template <class Member>
  void operator()(const char* name, const Member&, need) {
    names.emplace_back(name);
  }
};

/// Any other list.
template <class T>
[[nodiscard]] written_table write_list(const std::vector<T>& list) {
  own_field_columns own;
  if constexpr (requires(T t) { t.extra; })
    for (const auto& one : list) own.see(one.extra);
  growing_table table({"id"});
  names_in_order fields;
  T empty;
  describe(fields, empty);
  table.expect(fields.names);
  table.expect(own.names());
  for (const auto& one : list) {
    row_cells cells;
    describe(cells, one);
    auto row = cells.take();
    if constexpr (requires { one.extra; }) own.add(one.extra, row);
    table.add(row);
  }
  auto names = table.names({"id"});
  return {table.text(names), std::move(names)};
}

}  // namespace habeas::io
