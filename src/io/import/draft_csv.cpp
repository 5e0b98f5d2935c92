// SPDX-License-Identifier: MIT
#include <habeas/io/draft_csv.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/io/csv.hpp>

#include "io/json/codec.hpp"
#include "io/json/hidden_quotes.hpp"
#include "io/json/read_content.hpp"

#include "core/join.hpp"

namespace habeas {
namespace {

using namespace io;

/// A column, and the field of a claim that it fills.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> columns{{{"id", "id"},
                                                                                 {"speaker", "speaker"},
                                                                                 {"kind", "kind"},
                                                                                 {"account", "account"},
                                                                                 {"number", "quantity"},
                                                                                 {"as_of", "as_of"},
                                                                                 {"said", "said"},
                                                                                 {"from", "from"},
                                                                                 {"to", "to"},
                                                                                 {"of", "of"},
                                                                                 {"bulletin", "bulletin"},
                                                                                 {"document", "document"},
                                                                                 {"derived_from", "derived_from"},
                                                                                 {"supersedes", "supersedes"},
                                                                                 {"under", "under"},
                                                                                 {"note", "note"},
                                                                                 {"audience", "audience"}}};
constexpr const char* number_forms = "302, at least 302, more than 302, at most 302, fewer than 302, about 302, or 300 to 310";

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t n = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (fault != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return n;
}

/// A number of people as a cell states it, not yet held to what a quantity can be.
struct stated_number {
  quantifier how = quantifier::exact;
  std::int64_t first = 0, second = 0;

  [[nodiscard]] quantity made() const { return how == quantifier::between ? quantity::between(first, second) : quantity::of(how, first); }
};

/// Nothing where the cell has none of the known forms.
std::optional<stated_number> number(std::string_view text) {
  if (const auto n = whole(text)) return stated_number{quantifier::exact, *n};
  if (const auto middle = text.find(" to "); middle != std::string_view::npos) {
    const auto low = whole(text.substr(0, middle)), high = whole(text.substr(middle + 4));
    return low && high ? std::optional(stated_number{quantifier::between, *low, *high}) : std::nullopt;
  }
  for (const auto& [words, how] : {std::pair<std::string_view, quantifier>{"at least ", quantifier::at_least}, {"more than ", quantifier::more_than},
                                   {"at most ", quantifier::at_most}, {"fewer than ", quantifier::fewer_than}, {"about ", quantifier::about}})
    if (text.substr(0, words.size()) == words)
      if (const auto n = whole(text.substr(words.size()))) return stated_number{how, *n};
  return std::nullopt;
}

/// The cells of a row by the fields that they fill. What a cell holds goes by its column alone: a number, an end of a window,
/// ids, or text; a field of a claim that wants something else has a fault.
class row_fields {
 public:
  row_fields(value_reader& reader, const std::map<std::string, std::string_view>& cells, std::string at)
      : reader_(reader), cells_(cells), at_(std::move(at)) {}

  template <class Member>
  void operator()(const char* name, Member& member, need wanted) {
    known_.emplace_back(name);
    const auto cell = cells_.find(name);
    if (cell != cells_.end()) fill(name, cell->second, at_ + '/' + name, member);
    else if (wanted == need::required) reader_.missing(at_, name);
  }
  /// Cells that the claim's kind has no field for.
  void unknown() {
    for (const auto& [name, text] : cells_)
      if (std::find(known_.begin(), known_.end(), name) == known_.end()) reader_.unknown_field(at_, name, known_, true);
  }

 private:
  enum class holds { text, number, end, ids };
  static holds held_in(std::string_view field) {
    if (field == "quantity") return holds::number;
    if (field == "from" || field == "to") return holds::end;
    return field == "under" ? holds::ids : holds::text;
  }

  template <class Member>
  void fill(std::string_view field, std::string_view text, const std::string& at, Member& out) {
    const auto what = held_in(field);
    if constexpr (std::is_same_v<Member, quantity>) {
      if (what == holds::number) return read_number(text, at, out);
    } else if constexpr (std::is_same_v<Member, time_ref>) {
      if (what == holds::end) return read_end(field == "from", text, at, out);
    } else if constexpr (std::is_same_v<Member, std::vector<assumption_id>>) {
      if (what == holds::ids) return read_ids(text, out);
    } else if constexpr (std::is_same_v<Member, std::optional<edtf>>) {
      if (what == holds::text) return reader_.read_date_text(text, at, out);
    } else if constexpr (requires { typename Member::value_type; out.emplace(); }) {
      const auto before = reader_.faults();
      typename Member::value_type value{};
      fill(field, text, at, value);
      if (reader_.faults() == before) out = std::move(value);
      return;
    }
    // Ids and words are read as a file has them; an end of a window is no text, and no id.
    if (what == holds::end) return reader_.report(at, "an end of a window where an id belongs", fmt::format("'{}'", text), "the id of a bulletin, claim or event");
    reader_.read(json::value(json::string_view(text.data(), text.size())), at, out);
  }

  void read_number(std::string_view text, const std::string& at, quantity& out) {
    try {
      out = number(text).value_or(stated_number{}).made();  // what is no number was told with the cells
    } catch (const error& e) {
      reader_.report(at, "not a count", e.got(), e.wanted());
    }
  }

  /// An end of a window: a bare day is its start at `from` and its end at `to`.
  void read_end(bool start, std::string_view text, const std::string& at, time_ref& out) {
    const auto colon = text.find(':');
    const auto word = colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon);
    const auto rest = colon == std::string_view::npos ? text : text.substr(colon + 1);
    for (const auto kind : {time_ref::how::bulletin, time_ref::how::claim, time_ref::how::point, time_ref::how::event_start, time_ref::how::event_end})
      if (word == to_slug(kind)) {
        out = {kind, {}, std::string(rest)};
        if (rest.empty()) reader_.empty_id(fmt::format("{}/{}", at, word));
        return;
      }
    const bool said = word == "start" || word == "end";
    out.kind = (said ? word == "start" : start) ? time_ref::how::start_of : time_ref::how::end_of;
    reader_.read_date_text(said ? rest : text, fmt::format("{}/{}", at, to_slug(out.kind)), out.date);
  }

  static void read_ids(std::string_view text, std::vector<assumption_id>& out) {
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find(' ', at), text.size());
      if (end > at) out.emplace_back(std::string(text.substr(at, end - at)));
      at = end + 1;
    }
  }

  value_reader& reader_;
  const std::map<std::string, std::string_view>& cells_;
  std::string at_;
  std::vector<std::string_view> known_;
};

class draft_reader {
 public:
  draft_reader(std::string_view text, const std::string& file) : reading_(try_read_csv(text, file)) {
    for (const auto& p : reading_.problems) problems_.push_back(p);
    for (std::size_t i = 0; i < table().header.cells.size(); ++i) {
      const auto& cell = table().header.cells[i];
      const auto known = std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.first == cell.text; });
      if (known != columns.end()) place_[std::string(known->second)] = i;
      else problems_.push_back(problem_of(cell, "not a column of a draft", fmt::format("'{}'", cell.text), names()));
      field_.push_back(known == columns.end() ? std::string() : std::string(known->second));
    }
    for (const char* needed : {"id", "speaker", "kind"})
      if (!table().header.cells.empty() && !place_.count(needed))
        problems_.push_back({table().file, {}, table().header.line, 1, fmt::format("a column is missing: {}", needed), {}, names()});
    value_reader reader({}, of_fields_);
    for (const auto& row : table().rows)
      if (row.sound && row.cells.size() == field_.size()) read(row, reader);  // none fits a header that broke off
  }

  /// The view with the claims of the rows; nothing where there is a problem.
  std::optional<dossier> joined_to(const dossier& view) {
    for (auto& [at, p] : of_cells_) {
      if (is_hidden_from(view.reader(), rows_[at])) hide(p);
      problems_.push_back(std::move(p));
    }
    auto faults = std::move(of_fields_);
    auto made = faults.empty() ? joined(view, drafted_, table().file, faults) : std::nullopt;
    // Of a row, what it lacks before what is wrong in its first cell.
    std::stable_partition(faults.kept().begin(), faults.kept().end(), [&](const problem& p) { return cell_of(p) == nullptr; });
    for (auto& p : faults.kept()) {
      if (is_hidden_from(view.reader(), row_of(p))) hide(p);
      place(p);
      problems_.push_back(std::move(p));
    }
    problems_.add_left_out_of(faults);
    return problems_.empty() ? std::move(made) : std::nullopt;
  }
  [[nodiscard]] std::vector<problem> problems() && {
    std::stable_sort(problems_.kept().begin(), problems_.kept().end(),
                     [](const problem& a, const problem& b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); });
    return std::move(problems_).told();
  }

 private:
  /// The row of a place in the claims drafted, and the cell of its field; nothing where it is of no row, or has none.
  [[nodiscard]] const csv_row* row_of(const problem& p) const {
    constexpr std::string_view start = "/claims/";
    if (p.pointer.rfind(start, 0) != 0) return nullptr;
    const auto rest = std::string_view(p.pointer).substr(start.size());
    const auto at = whole(rest.substr(0, rest.find('/')));
    return at && static_cast<std::size_t>(*at) < rows_.size() ? rows_[static_cast<std::size_t>(*at)] : nullptr;
  }
  [[nodiscard]] const csv_cell* column_of(const problem& p, const csv_row& row) const {
    const auto field = std::string_view(p.pointer).substr(std::min(p.pointer.find('/', std::string_view("/claims/").size()), p.pointer.size() - 1) + 1);
    const auto found = place_.find(std::string(field.substr(0, field.find('/'))));
    return found == place_.end() ? nullptr : &row.cells[found->second];
  }
  [[nodiscard]] const csv_cell* cell_of(const problem& p) const {
    const auto* row = row_of(p);
    const auto* cell = row ? column_of(p, *row) : nullptr;
    return cell && !cell->text.empty() ? cell : nullptr;
  }

  /// Is a row marked narrower than a reader, or with what is no mark?
  [[nodiscard]] bool is_hidden_from(audience reader, const csv_row* row) const {
    const auto column = place_.find("audience");
    if (row == nullptr || column == place_.end() || reader == audience::internal) return false;
    const auto& text = row->cells[column->second].text;
    const auto mark = find_slug<audience>(text);
    return !text.empty() && (!mark || !may_see(reader, *mark));
  }
  static void hide(problem& p) {
    p.what = std::string(problem_list::kind_of(p));
    if (p.got != "nothing") p.got = not_for_this_audience;
  }

  /// A place in the claims drafted, as a place in the table.
  void place(problem& p) const {
    p.file = table().file;
    p.line = p.column = 0;
    const auto* row = row_of(p);
    if (row == nullptr) return;
    const auto* cell = column_of(p, *row);
    p.line = cell ? cell->line : row->line;
    p.column = cell ? cell->column : 1;
    p.pointer.clear();
  }

  [[nodiscard]] const csv_table& table() const noexcept { return reading_.table; }
  static std::string names() {
    return joined(columns, ", ", [](const auto& c) { return c.first; });
  }
  [[nodiscard]] problem problem_of(const csv_cell& cell, std::string what, std::string got, std::string wanted) const {
    return {table().file, {}, cell.line, cell.column, std::move(what), std::move(got), std::move(wanted)};
  }

  void read(const csv_row& row, value_reader& reader) {
    std::map<std::string, std::string_view> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& cell = row.cells[i];
      if (cell.text.empty() || field_[i].empty()) continue;
      cells[field_[i]] = cell.text;
      if (field_[i] == "quantity" && !number(cell.text))
        of_cells_.push_back({rows_.size(), problem_of(cell, "not a number of people", fmt::format("'{}'", cell.text), number_forms)});
    }
    row_fields fields(reader, cells, fmt::format("/claims/{}", drafted_.claims.size()));
    // Without a kind nobody can say which cells are of no use.
    if (describe_claim(fields, drafted_.claims.emplace_back())) fields.unknown();
    rows_.push_back(&row);
  }

  csv_reading reading_;
  problem_list problems_;
  std::map<std::string, std::size_t> place_;  ///< of each field, its column
  std::vector<std::string> field_;            ///< of each column, its field
  problem_list of_fields_;                    ///< by their places in the claims drafted
  std::vector<std::pair<std::size_t, problem>> of_cells_;  ///< by the number of the row
  dossier_content drafted_;
  std::vector<const csv_row*> rows_;
};

}  // namespace

dossier with_draft(const dossier& view, std::string_view table, const std::string& file) {
  draft_reader draft(table, file);
  if (auto made = draft.joined_to(view)) return *std::move(made);
  throw error::invalid_file(std::move(draft).problems());
}

}  // namespace habeas
