// SPDX-License-Identifier: MIT
// The tables of a dossier: read one after another, judged together, their problems told at their cells.
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/io/arrow.hpp>
#include <habeas/model/dossier.hpp>

#include "io/import/named_things.hpp"
#include "io/table/row_places.hpp"
#include "io/table/sheet.hpp"

namespace habeas::io {

class HABEAS_API table_reader {
 public:
  explicit table_reader(const table_settings& said, audience reader = audience::everyone) : said_(said), reader_(reader) {}

  /// Lists that stand before all tables, and the problems of reading them.
  void start(dossier_content head, problem_list problems);
  /// A table of one of the lists but claims, by its name.
  void read_list(const std::string& list, std::string_view text, const std::string& file);
  /// A table of claims; `kind` is theirs where the rows do not say it.
  void read_claims(std::string_view text, const std::string& file, std::optional<claim_kind> kind = {});
  /// The same of Arrow batches. Throws errc::invalid_value where there are none to be read.
  void read_claims(ArrowArrayStream& batches, const std::string& file);
  /// The claims of a table that is judged against a view: it may not bring speakers or accounts.
  void read_draft(const dossier_content& shown, std::string_view text, const std::string& file);
  void add_problem(problem p) { problems_.push_back(std::move(p)); }

  /// The claims that something is wrong with, by their places; of one table, with a claim a row.
  [[nodiscard]] std::vector<std::size_t> unfit_claims() const;
  /// The lists. Throws errc::invalid_file.
  [[nodiscard]] dossier_content content() &&;
  /// The dossier of them, judged once. Throws errc::invalid_file.
  [[nodiscard]] dossier whole() &&;
  /// The view with them, judged once. Throws errc::invalid_file.
  [[nodiscard]] dossier joined_to(const dossier& view) &&;

  [[nodiscard]] const std::vector<std::string>& told() const noexcept { return told_; }

 private:
  void refuse_if_any();
  /// Does the table say of any row who may see it?
  [[nodiscard]] bool may_hide(const sheet& table, const field_columns& columns) const;
  /// What stands for the cells of a row that is marked narrower than the reader, or with what is no mark; nothing: they are shown.
  [[nodiscard]] const char* hidden_by(const sheet& table, const field_columns& columns, std::size_t row) const;
  /// Takes out of the problems what stood in such rows.
  void hide();
  void read_claims_of(const dossier_content& known, naming how, sheet read, std::optional<claim_kind> kind);

  table_settings said_;
  audience reader_;
  dossier_content content_;
  std::deque<sheet> sheets_;
  std::deque<field_columns> columns_;  ///< of each sheet
  row_places places_;
  problem_list faults_;    ///< by places in the lists
  problem_list problems_;  ///< as they are told
  std::vector<std::string> told_;
  std::set<std::string> settings_told_;
};

/// Is it the name of a list of a dossier other than claims?
[[nodiscard]] bool is_list_table(std::string_view name);

}  // namespace habeas::io
