// SPDX-License-Identifier: MIT
#include <fmt/ranges.h>

#include <habeas/io/vocabulary.hpp>

#include <algorithm>
#include <stdexcept>

#include <boost/json.hpp>

#include <habeas/core/error.hpp>

#include "io/vocabulary/tables.hpp"
#include "io/vocabulary/vocabulary_values.hpp"

namespace habeas {
namespace {

namespace json = boost::json;

std::vector<vocabulary_row> read_vocabulary() {
  std::vector<vocabulary_row> rows;
  for (const auto line : io::table_vocabulary().subspan(1)) {
    const auto cells = io::cells_of(line);
    if (cells.size() != 5) throw std::logic_error("a row of the vocabulary has five cells");
    vocabulary_row row{cells[0], cells[1], cells[3], cells[4], {}};
    for (auto left = cells[2]; !left.empty();) {
      const auto comma = std::min(left.find(", "), left.size());
      row.sources.push_back(left.substr(0, comma));
      left.remove_prefix(std::min(comma + 2, left.size()));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

json::string as_string(std::string_view text) { return json::string(text.data(), text.size()); }

void expect_list(std::string_view list) {
  const auto lists = vocabulary_lists();
  if (std::find(lists.begin(), lists.end(), list) != lists.end()) return;
  throw error::unknown_id("list of the vocabulary", list, {lists.begin(), lists.end()});
}

}  // namespace

const std::vector<vocabulary_row>& vocabulary() {
  static const auto rows = read_vocabulary();
  return rows;
}

std::vector<std::string_view> vocabulary_lists() {
  std::vector<std::string_view> lists;
  for (const auto& row : vocabulary())
    if (lists.empty() || lists.back() != row.list) lists.push_back(row.list);
  return lists;
}

const vocabulary_row* find_word(std::string_view list, std::string_view slug) {
  for (const auto& row : vocabulary())
    if (row.list == list && row.slug == slug) return &row;
  return nullptr;
}

json::object io::vocabulary_value(std::string_view list) {
  if (!list.empty()) expect_list(list);
  json::array lists;
  for (const auto& row : vocabulary()) {
    if (!list.empty() && row.list != list) continue;
    if (lists.empty() || lists.back().at("list").get_string() != row.list)
      lists.push_back(json::object{{"list", as_string(row.list)}, {"words", json::array()}});
    json::array sources;
    for (const auto s : row.sources) sources.push_back(as_string(s));
    lists.back().at("words").as_array().push_back(
        json::object{{"slug", as_string(row.slug)}, {"en", as_string(row.en)}, {"es", as_string(row.es)}, {"sources", std::move(sources)}});
  }
  return {{"vocabulary", std::move(lists)}};
}

std::string vocabulary_json(std::string_view list) { return json::serialize(io::vocabulary_value(list)); }

std::string vocabulary_page() {
  std::string page =
      "# The vocabulary\n\n"
      "Every word that a dossier may hold where a list of words is closed, one sentence for each in English and in Spanish, and\n"
      "the standards that have the same notion. A standard named beside a word is where the notion can be looked up; the\n"
      "sentences are this library's own, and the table `src/io/vocabulary/tables/crosswalk.tsv` says how close each code is. This page is made by\n"
      "`vocabulary_page()` of `src/io/vocabulary/tables/vocabulary.tsv`; words are never renamed.\n";
  std::string_view list;
  for (const auto& row : vocabulary()) {
    if (row.list != list) {
      list = row.list;
      page += fmt::format("\n## {}\n\n| word | means | significa | source |\n|---|---|---|---|\n", list);
    }
    page += fmt::format("| `{}` | {} | {} | {} |\n", row.slug, row.en, row.es, fmt::join(row.sources, ", "));
  }
  return page;
}

}  // namespace habeas
