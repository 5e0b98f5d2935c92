// SPDX-License-Identifier: MIT
#include "io/folder/table_reader.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "io/folder/claims_writer.hpp"
#include "io/import/claims_sheet.hpp"
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
  list_rows(const sheet& table, std::vector<problem>& faults, std::vector<problem>& problems)
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
    for (std::size_t r = 0; r < table_.rows.size() && problems_.size() < sheet_limits.problems; ++r) {
      row_fields::cells row;
      for (const auto& [name, i] : columns)
        if (const auto& text = table_.rows[r].cells[i].text; !text.empty()) row.emplace(name, text);
      places.add(list, {&table_, r, &columns});
      auto& made = to.emplace_back();
      row_fields visit(reader_, table_.said, row, fmt::format("/{}/{}", list, to.size() - 1));
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
  std::vector<problem>& problems_;
  value_reader reader_;
};

}  // namespace

bool is_list_table(std::string_view name) {
  bool found = false;
  const dossier_content lists;
  visit_lists(lists, [&](const auto&, const char* list) { found = found || (name == list && name != "claims"); });
  return found;
}

void table_reader::start(dossier_content head, std::vector<problem> problems) {
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
      if (table.said.columns.size() > 0)
        problems_.push_back({file, {}, 1, 1, "a constant in a table that is not of claims", quoted(table.said.columns.begin()->first), "a column"});
      if (!table.header.cells.empty()) list_rows<thing>(table, faults_, problems_).run(name, list, columns_.emplace_back(), places_);
    }
  });
}

void table_reader::read_claims(std::string_view text, const std::string& file, std::optional<claim_kind> kind) {
  read_claims_of(content_, naming::makes_all, text, file, kind);
}

void table_reader::read_draft(const dossier_content& shown, std::string_view text, const std::string& file) {
  read_claims_of(shown, naming::makes_sources, text, file, {});
}

void table_reader::read_claims_of(const dossier_content& known, naming how, std::string_view text, const std::string& file,
                                  std::optional<claim_kind> kind) {
  const auto& table = sheets_.emplace_back(read_sheet(text, file, said_, is_claims_heading, problems_));
  if (table.header.cells.empty()) return;
  named_things names(known, content_, how);
  visit_lists(content_, [&](const auto& list, const char* name) { places_.skip_to(name, list.size()); });
  read_claims_sheet(table, {names, known.claims, content_, places_, faults_, problems_, told_, kind}, columns_.emplace_back());
  if (auto made = names.told(file); !made.empty()) told_.insert(told_.begin(), std::move(made));
}

void table_reader::refuse_if_any() {
  sort_as_lists(faults_);
  // Of a row, what it lacks before what is wrong in its first cell.
  std::stable_partition(faults_.begin(), faults_.end(), [&](const problem& p) { return !places_.has_cell(p); });
  std::set<std::tuple<std::string, std::size_t, std::size_t>> told;
  for (const auto& p : problems_) told.emplace(p.file, p.line, p.column);
  for (auto& p : faults_)
    // What follows from a cell that could not be read is not said again.
    if (!places_.locate(p) || p.pointer.substr(0, 3) == "row" || told.count({p.file, p.line, p.column}) == 0) problems_.push_back(std::move(p));
  faults_.clear();
  if (problems_.empty()) return;
  std::stable_sort(problems_.begin(), problems_.end(), [](const problem& a, const problem& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  throw error::invalid_file(std::move(problems_));
}

std::vector<std::size_t> table_reader::unfit_claims() const {
  std::set<std::size_t> found;
  for (const auto& p : all_faults(content_, faults_))
    if (p.pointer.substr(0, 8) == "/claims/") found.insert(static_cast<std::size_t>(std::stoull(p.pointer.substr(8))));
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
