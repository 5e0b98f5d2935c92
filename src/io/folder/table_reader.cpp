// SPDX-License-Identifier: MIT
#include "io/folder/table_reader.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/core/work_limits.hpp>

#include "io/folder/claims_writer.hpp"
#include "io/import/arrow_sheet.hpp"
#include "io/import/claims_sheet.hpp"
#include "io/json/hidden_quotes.hpp"
#include "io/json/read_content.hpp"
#include "io/table/own_fields.hpp"
#include "io/table/row_fields.hpp"

namespace habeas::io {
namespace {

template <class T>
const std::vector<std::string>& fields_of() {
  static const auto names = [] {
    names_in_order seen;
    T one;
    describe(seen, one);
    return seen.names;
  }();
  return names;
}

/// Reads the rows of a table as things of a list.
template <class T>
class list_rows {
 public:
  list_rows(const sheet& table, problem_list& faults, problem_list& problems)
      : table_(table), problems_(problems), reader_({}, faults) {}

  void run(const std::string& list, std::vector<T>& to, field_columns& columns, row_places& places) {
    const auto& fields = fields_of<T>();
    std::vector<std::pair<std::string, std::size_t>> own;
    std::size_t own_list = heading;
    for (std::size_t i = 0; i < table_.header.cells.size(); ++i) {
      const auto& name = table_.header.cells[i].text;
      if (std::find(fields.begin(), fields.end(), name) != fields.end()) columns.emplace(name, i);
      else if (name.substr(0, 2) == "x_") own.emplace_back(name, i);
      else if (name == own_fields_column) own_list = i;
      else if (!name.empty() && table_.said.others == other_columns::keep) own.emplace_back("x_" + name, i);
      else if (!name.empty() && table_.said.others == other_columns::refuse)
        problems_.push_back(table_.at(heading, i, fmt::format("not a column of {}", list), quoted(name),
                                      fmt::format("one of {}, or a name that starts with x_", fmt::join(fields, ", "))));
    }
    row_fields visit(reader_, table_.said);
    named_cells row;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      work_limits::count(0);  // reading is no search, and stops when asked to
      row.clear();
      for (const auto& [name, i] : columns)
        if (const auto& text = table_.rows[r].cells[i].text; !text.empty()) row.add(name, text);
      places.add(list, {&table_, r, &columns});
      auto& made = to.emplace_back();
      visit.start(row, fmt::format("/{}/{}", list, to.size() - 1));
      describe(visit, made);
      if constexpr (requires { made.extra; }) {
        for (const auto& [name, i] : own)
          if (const auto& text = table_.rows[r].cells[i].text; !text.empty()) made.extra.emplace_back(name, own_field_of_cell(text));
        if (own_list != heading && !table_.rows[r].cells[own_list].text.empty())
          read_own_fields(table_.rows[r].cells[own_list].text, made.extra, [&](const std::string& what, std::string_view got, const std::string& wanted) {
            problems_.push_back(table_.at(r, own_list, what, quoted(got), wanted));
          });
      }
    }
  }

 private:
  const sheet& table_;
  problem_list& problems_;
  value_reader reader_;
};

}  // namespace

bool is_list_table(std::string_view name) {
  bool found = false;
  const dossier_content lists;
  visit_lists(lists, [&](const auto&, const char* list) { found = found || (name == list && name != "claims"); });
  return found;
}

void table_reader::start(dossier_content head, problem_list problems) {
  content_ = std::move(head);
  visit_lists(content_, [&](const auto& list, const char* name) { places_.skip_to(name, list.size()); });
  problems_ = std::move(problems);
}

void table_reader::read_list(const std::string& name, std::string_view text, const std::string& file) {
  visit_lists(content_, [&](auto& list, const char* called) {
    if (name != called) return;
    using thing = typename std::decay_t<decltype(list)>::value_type;
    if constexpr (!std::is_same_v<thing, claim>) {
      const auto& fields = fields_of<thing>();
      auto said = said_;
      said.columns.clear();  // of claims alone
      const auto& table = sheets_.emplace_back(read_sheet(text, file, said, [&](std::string_view h) {
        return std::find(fields.begin(), fields.end(), h) != fields.end();
      }, problems_));
      auto& columns = columns_.emplace_back();
      if (table.said.columns.size() > 0)
        problems_.push_back({file, {}, 1, 1, "a constant in a table that is not of claims", quoted(table.said.columns.begin()->first), "a column"});
      if (!table.header.cells.empty()) list_rows<thing>(table, faults_, problems_).run(name, list, columns, places_);
    }
  });
}

void table_reader::read_claims(std::string_view text, const std::string& file, std::optional<claim_kind> kind) {
  read_claims_of(content_, naming::makes_all, read_sheet(text, file, said_, is_claims_heading, problems_), kind);
}

void table_reader::read_claims(ArrowArrayStream& batches, const std::string& file) {
  read_claims_of(content_, naming::makes_all, read_arrow_sheet(batches, file, said_, problems_), {});
}

void table_reader::read_draft(const dossier_content& shown, std::string_view text, const std::string& file) {
  read_claims_of(shown, naming::makes_sources, read_sheet(text, file, said_, is_claims_heading, problems_), {});
}

void table_reader::read_claims_of(const dossier_content& known, naming how, sheet read, std::optional<claim_kind> kind) {
  const auto& table = sheets_.emplace_back(std::move(read));
  auto& columns = columns_.emplace_back();
  if (table.header.cells.empty()) return;
  named_things names(known, content_, how);
  visit_lists(content_, [&](const auto& list, const char* name) { places_.skip_to(name, list.size()); });
  read_claims_sheet(table, {names, known.claims, content_, places_, faults_, problems_, told_, settings_told_, kind}, columns);
  bool ids = true;
  if (may_hide(table, columns))
    for (std::size_t r = 0; r < table.rows.size(); ++r) ids = ids && hidden_by(table, columns, r) == nullptr;
  if (auto made = names.told(table.file, ids); !made.empty()) told_.insert(told_.begin(), std::move(made));
}

bool table_reader::may_hide(const sheet& table, const field_columns& columns) const {
  return reader_ != audience::internal && (columns.contains("audience") || table.said.columns.contains("audience"));
}

const char* table_reader::hidden_by(const sheet& table, const field_columns& columns, std::size_t row) const {
  if (reader_ == audience::internal) return nullptr;
  const auto column = columns.find("audience");
  const auto said = table.said.columns.find("audience");
  std::string_view text = column == columns.end() ? std::string_view() : std::string_view(table.rows[row].cells[column->second].text);
  if (text.empty() && said != table.said.columns.end()) text = said->second;
  const auto mark = find_word<audience>(text);
  if (text.empty() || (mark && may_see(reader_, *mark))) return nullptr;
  return mark ? not_for_this_audience : of_no_known_audience;
}

void table_reader::hide() {
  // By the lines of each file that such a row takes up.
  struct rows_lines {
    std::size_t first, last;
    const char* why;
  };
  std::map<std::string, std::vector<rows_lines>> hidden;
  for (std::size_t i = 0; i < sheets_.size(); ++i)
    for (std::size_t r = 0; may_hide(sheets_[i], columns_[i]) && r < sheets_[i].rows.size(); ++r)
      if (const auto* why = hidden_by(sheets_[i], columns_[i], r)) {
        const auto& row = sheets_[i].rows[r];
        hidden[sheets_[i].file].push_back({row.line, row.cells.back().line, why});
      }
  for (auto& p : problems_.kept()) {
    const auto found = hidden.find(p.file);
    if (found == hidden.end()) continue;
    const auto row = std::upper_bound(found->second.begin(), found->second.end(), p.line, [](std::size_t line, const rows_lines& lines) { return line < lines.first; });
    if (row == found->second.begin() || p.line > std::prev(row)->last) continue;
    hide_quote(p, std::prev(row)->why);
  }
}

void table_reader::refuse_if_any() {
  auto& faults = faults_.kept();
  sort_as_lists(faults);
  // Of a row, what it lacks before what is wrong in its first cell.
  std::stable_partition(faults.begin(), faults.end(), [&](const problem& p) { return !places_.has_cell(p); });
  std::set<std::tuple<std::string, std::size_t, std::size_t>> told;
  std::set<std::pair<std::string, std::size_t>> rows_told;
  for (const auto& p : problems_.kept()) {
    told.emplace(p.file, p.line, p.column);
    rows_told.emplace(p.file, p.line);
  }
  // What follows from a cell that could not be read is not said again: neither of the cell nor, where the row's id or account
  // is made of it, of the row.
  std::vector<problem> of_rows;
  for (auto& p : faults) {
    const bool made = row_places::is_made_of_others(p.pointer) && !places_.has_cell(p);
    if (!places_.locate(p)) {
      problems_.push_back(std::move(p));
    } else if (made) {
      of_rows.push_back(std::move(p));
    } else if (p.pointer.substr(0, 3) == "row") {
      problems_.push_back(std::move(p));
    } else if (!told.contains({p.file, p.line, p.column})) {
      rows_told.emplace(p.file, p.line);
      problems_.push_back(std::move(p));
    }
  }
  for (auto& p : of_rows)
    if (rows_told.emplace(p.file, p.line).second) problems_.push_back(std::move(p));
  problems_.add_left_out_of(faults_);
  faults_ = {};
  if (problems_.empty()) return;
  std::stable_sort(problems_.kept().begin(), problems_.kept().end(), [](const problem& a, const problem& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  hide();
  throw error::invalid_file(std::move(problems_).told());
}

std::vector<std::size_t> table_reader::unfit_claims() const {
  std::set<std::size_t> found;
  const auto faults = all_faults(content_, faults_);
  const auto add = [&](const std::string& pointer) {
    if (pointer.substr(0, 8) == "/claims/") found.insert(static_cast<std::size_t>(std::stoull(pointer.substr(8))));
  };
  for (const auto& p : faults.kept()) add(p.pointer);
  for (const auto& pointer : faults.places_left_out()) add(pointer);
  // Of a problem of a cell, the row: in a table of a claim a row, the place of the claim.
  if (!sheets_.empty()) {
    const auto& rows = sheets_.back().rows;
    for (const auto& p : problems_.kept()) {
      const auto after = std::upper_bound(rows.begin(), rows.end(), p.line, [](std::size_t line, const csv_row& row) { return line < row.line; });
      if (after != rows.begin()) found.insert(static_cast<std::size_t>(after - rows.begin()) - 1);
    }
  }
  return {found.begin(), found.end()};
}

dossier_content table_reader::content() && {
  faults_ = all_faults(content_, std::move(faults_));
  refuse_if_any();
  return std::move(content_);
}

dossier table_reader::whole() && {
  if (!problems_.empty()) faults_ = all_faults(content_, std::move(faults_));
  if (!problems_.empty()) refuse_if_any();
  auto made = judged(std::move(content_), faults_);
  refuse_if_any();
  return *std::move(made);
}

dossier table_reader::joined_to(const dossier& view) && {
  if (!faults_.empty() || !problems_.empty()) refuse_if_any();
  auto made = joined(view, content_, {}, faults_);
  refuse_if_any();
  return *std::move(made);
}

}  // namespace habeas::io
