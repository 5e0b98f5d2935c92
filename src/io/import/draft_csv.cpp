// SPDX-License-Identifier: MIT
#include <habeas/io/draft_csv.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <habeas/io/csv.hpp>
#include <habeas/io/dossier_json.hpp>

#include "core/join.hpp"

namespace habeas {
namespace {

namespace json = boost::json;

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

std::optional<json::value> number(std::string_view text) {
  if (const auto n = whole(text)) return json::value(*n);
  if (const auto middle = text.find(" to "); middle != std::string_view::npos) {
    const auto low = whole(text.substr(0, middle)), high = whole(text.substr(middle + 4));
    if (low && high) return json::value(json::object{{"between", json::array{*low, *high}}});
    return std::nullopt;
  }
  for (const auto& [words, slug] : {std::pair<std::string_view, const char*>{"at least ", "at_least"}, {"more than ", "more_than"},
                                    {"at most ", "at_most"}, {"fewer than ", "fewer_than"}, {"about ", "about"}})
    if (text.substr(0, words.size()) == words)
      if (const auto n = whole(text.substr(words.size()))) return json::value(json::object{{slug, *n}});
  return std::nullopt;
}

/// An end of a window: a bare day is its start at `from` and its end at `to`.
json::value moment_of(std::string_view text, bool start) {
  const auto colon = text.find(':');
  const auto word = colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon);
  const auto rest = colon == std::string_view::npos ? text : text.substr(colon + 1);
  const auto is = [&](const char* key) { return json::object{{key, json::string(rest.data(), rest.size())}}; };
  if (word == "end") return is("end_of");
  if (word == "start") return is("start_of");
  if (word == "bulletin" || word == "claim" || word == "point" || word == "event_start" || word == "event_end") return is(std::string(word).c_str());
  return json::object{{start ? "start_of" : "end_of", json::string(text.data(), text.size())}};
}

class draft_reader {
 public:
  draft_reader(std::string_view text, const std::string& file) : reading_(try_read_csv(text, file)), problems_(reading_.problems) {
    for (std::size_t i = 0; i < table().header.cells.size(); ++i) {
      const auto& cell = table().header.cells[i];
      const auto known = std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.first == cell.text; });
      if (known != columns.end()) place_[std::string(known->second)] = i;
      else add(cell, "not a column of a draft", fmt::format("'{}'", cell.text), names());
      field_.push_back(known == columns.end() ? std::string() : std::string(known->second));
    }
    for (const char* needed : {"id", "speaker", "kind"})
      if (!table().header.cells.empty() && !place_.count(needed))
        problems_.push_back({table().file, {}, table().header.line, 1, fmt::format("a column is missing: {}", needed), {}, names()});
    for (const auto& row : table().rows)
      if (row.sound) claims_.emplace_back(claim_of(row)), rows_.push_back(&row);
  }

  [[nodiscard]] std::vector<problem>& problems() noexcept { return problems_; }
  [[nodiscard]] std::string text() const { return json::serialize(json::object{{"claims", claims_}}); }

  /// A place in the JSON made of the table, as a place in the table.
  void place(problem& p) const {
    constexpr std::string_view start = "/claims/";
    p.file = table().file;
    p.line = p.column = 0;
    if (p.pointer.rfind(start, 0) != 0) return;
    const auto rest = p.pointer.substr(start.size());
    const auto digits = std::min(rest.find('/'), rest.size());
    const auto at = whole(rest.substr(0, digits));
    if (!at || static_cast<std::size_t>(*at) >= rows_.size()) return;
    const auto& row = *rows_[static_cast<std::size_t>(*at)];
    p.line = row.line;
    p.column = 1;
    const auto field = rest.substr(std::min(digits + 1, rest.size()));
    if (const auto cell = place_.find(field.substr(0, std::min(field.find('/'), field.size()))); cell != place_.end()) {
      p.line = row.cells[cell->second].line;
      p.column = row.cells[cell->second].column;
    }
    p.pointer.clear();
  }

 private:
  [[nodiscard]] const csv_table& table() const noexcept { return reading_.table; }
  static std::string names() {
    return joined(columns, ", ", [](const auto& c) { return c.first; });
  }
  void add(const csv_cell& cell, std::string what, std::string got, std::string wanted) {
    problems_.push_back({table().file, {}, cell.line, cell.column, std::move(what), std::move(got), std::move(wanted)});
  }

  json::object claim_of(const csv_row& row) {
    json::object claim;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& cell = row.cells[i];
      const auto& field = field_[i];
      if (cell.text.empty() || field.empty()) continue;
      if (field == "quantity") {
        const auto n = number(cell.text);
        if (n) claim[field] = *n;
        else add(cell, "not a number of people", fmt::format("'{}'", cell.text), number_forms), claim[field] = 0;
      } else if (field == "from" || field == "to") {
        claim[field] = moment_of(cell.text, field == "from");
      } else if (field == "under") {
        json::array ids;
        for (std::size_t at = 0; at < cell.text.size();) {
          const auto end = std::min(cell.text.find(' ', at), cell.text.size());
          if (end > at) ids.push_back(json::string(cell.text.substr(at, end - at)));
          at = end + 1;
        }
        claim[field] = std::move(ids);
      } else {
        claim[field] = cell.text;
      }
    }
    return claim;
  }

  csv_reading reading_;
  std::vector<problem> problems_;
  std::map<std::string, std::size_t> place_;  ///< of each field, its column
  std::vector<std::string> field_;            ///< of each column, its field
  json::array claims_;
  std::vector<const csv_row*> rows_;
};

}  // namespace

dossier with_draft(const dossier& view, std::string_view table, const std::string& file) {
  draft_reader draft(table, file);
  auto& problems = draft.problems();
  std::optional<dossier> joined;
  try {
    joined = with_additions(view, draft.text(), file);
  } catch (const error& e) {
    if (e.code() != errc::invalid_file) throw;
    for (auto p : e.problems()) {
      draft.place(p);
      problems.push_back(std::move(p));
    }
  }
  if (problems.empty()) return *joined;
  std::stable_sort(problems.begin(), problems.end(),
                   [](const problem& a, const problem& b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); });
  throw error::invalid_file(std::move(problems));
}

}  // namespace habeas
