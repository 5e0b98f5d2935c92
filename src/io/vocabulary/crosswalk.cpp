// SPDX-License-Identifier: MIT
#include <habeas/io/crosswalk.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

#include <boost/json.hpp>

#include <habeas/core/error.hpp>
#include <habeas/io/vocabulary.hpp>

#include "io/vocabulary/tables.hpp"
#include "io/vocabulary/vocabulary_values.hpp"

namespace habeas {
namespace {

namespace json = boost::json;

std::vector<crosswalk_row> read_crosswalk() {
  std::vector<crosswalk_row> rows;
  for (const auto line : io::table_crosswalk().subspan(1)) {
    const auto cells = io::cells_of(line);
    const auto how = cells.size() == 7 ? find_slug<code_match>(cells[2]) : std::nullopt;
    if (!how) throw std::logic_error("a row of the crosswalk has seven cells, and a match in the third");
    rows.push_back({cells[0], cells[1], *how, cells[3], cells[4], cells[5], cells[6]});
  }
  return rows;
}

void expect_standard(std::string_view standard) {
  const auto standards = crosswalk_standards();
  if (std::find(standards.begin(), standards.end(), standard) != standards.end()) return;
  throw error::unknown_id("standard of the crosswalk", standard, {standards.begin(), standards.end()});
}

std::vector<crosswalk_row> closest_first(std::vector<crosswalk_row> rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.match < b.match; });
  return rows;
}

/// Codes of a standard that begin as this one does, for messages.
std::vector<std::string> near_codes(std::string_view standard, std::string_view code) {
  std::vector<std::string> near;
  for (auto length = code.size(); near.empty() && length > 0; --length)
    for (const auto& row : crosswalk())
      if (row.standard == standard && row.code.substr(0, length) == code.substr(0, length) && near.size() < 5 &&
          std::find(near.begin(), near.end(), row.code) == near.end())
        near.emplace_back(row.code);
  return near;
}

json::string text_of(std::string_view text) { return json::string(text.data(), text.size()); }

json::object value_of(const crosswalk_row& row) {
  const auto or_null = [](std::string_view text) { return text.empty() ? json::value(nullptr) : json::value(text_of(text)); };
  return {{"standard", text_of(row.standard)}, {"code", text_of(row.code)}, {"match", text_of(to_slug(row.match))},
          {"list", or_null(row.list)},         {"slug", or_null(row.slug)}, {"says", text_of(row.says)},
          {"note", or_null(row.note)}};
}

json::array list_of(const std::vector<crosswalk_row>& rows) {
  json::array list;
  for (const auto& row : rows) list.push_back(value_of(row));
  return list;
}

}  // namespace

const std::vector<crosswalk_row>& crosswalk() {
  static const auto rows = read_crosswalk();
  return rows;
}

std::vector<std::string_view> crosswalk_standards() {
  std::vector<std::string_view> standards;
  for (const auto& row : crosswalk())
    if (standards.empty() || standards.back() != row.standard) standards.push_back(row.standard);
  return standards;
}

std::vector<crosswalk_row> words_of_code(std::string_view standard, std::string_view code) {
  expect_standard(standard);
  std::vector<crosswalk_row> found;
  for (const auto& row : crosswalk())
    if (row.standard == standard && row.code == code) found.push_back(row);
  return closest_first(std::move(found));
}

std::vector<crosswalk_row> codes_of_word(std::string_view list, std::string_view slug, std::string_view standard) {
  if (!standard.empty()) expect_standard(standard);
  if (find_word(list, slug) == nullptr) {
    std::vector<std::string> near;
    for (const auto& row : vocabulary())
      if (row.list == list) near.emplace_back(row.slug);
    if (near.empty())
      for (const auto l : vocabulary_lists()) near.emplace_back(l);
    throw error::unknown_id("word of the vocabulary", fmt::format("{} {}", list, slug), std::move(near));
  }
  std::vector<crosswalk_row> found;
  for (const auto& row : crosswalk())
    if (row.list == list && row.slug == slug && (standard.empty() || row.standard == standard)) found.push_back(row);
  return closest_first(std::move(found));
}

json::object io::crosswalk_value(std::string_view standard, std::string_view code) {
  std::vector<crosswalk_row> rows;
  if (code.empty()) {
    expect_standard(standard);
    for (const auto& row : crosswalk())
      if (row.standard == standard) rows.push_back(row);
  } else {
    rows = words_of_code(standard, code);
    if (rows.empty()) throw error::unknown_id(fmt::format("code of {} in the crosswalk", standard), code, near_codes(standard, code));
  }
  std::set<std::string_view> mapped, not_mapped;
  for (const auto& row : rows) (row.match == code_match::none ? not_mapped : mapped).insert(row.code);
  return {{"standard", text_of(standard)}, {"codes", mapped.size() + not_mapped.size()}, {"mapped", mapped.size()}, {"rows", list_of(rows)}};
}

json::object io::word_codes_value(std::string_view list, std::string_view slug, std::string_view standard) {
  return {{"list", text_of(list)}, {"slug", text_of(slug)}, {"rows", list_of(codes_of_word(list, slug, standard))}};
}

std::string crosswalk_json(std::string_view standard, std::string_view code) { return json::serialize(io::crosswalk_value(standard, code)); }

std::string word_codes_json(std::string_view list, std::string_view slug, std::string_view standard) {
  return json::serialize(io::word_codes_value(list, slug, standard));
}

}  // namespace habeas
