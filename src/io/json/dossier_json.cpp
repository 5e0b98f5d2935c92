// SPDX-License-Identifier: MIT
#include <habeas/io/dossier_json.hpp>

#include <algorithm>
#include <filesystem>
#include <type_traits>
#include <utility>

#include <habeas/core/version.hpp>

#include "io/json/claim_json.hpp"
#include "io/json/codec.hpp"
#include "io/json/read_content.hpp"

namespace habeas {
namespace {

namespace json = boost::json;
using namespace io;

template <class T>
json::value thing_value(const T& thing) {
  if constexpr (std::is_same_v<T, claim>) return claim_object(thing);
  else return field_writer::value(thing);
}

/// The shared problem lists of reading: places in the text, and the order of the text.
[[noreturn]] void refuse(std::string_view text, std::vector<problem> problems) {
  locate(text, problems);
  std::stable_sort(problems.begin(), problems.end(), [](const problem& a, const problem& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  throw error::invalid_file(std::move(problems));
}

/// What a text holds, before anything is judged against anything else. Throws errc::invalid_file where it is no object.
dossier_content lists_of(std::string_view text, const std::string& file, bool whole, std::vector<problem>& problems) {
  const auto root = parse_json(text, file, problems);
  const auto* object = root.if_object();
  if (object == nullptr) {
    if (problems.empty()) problems.push_back({file, {}, 1, 1, "not a dossier", name_of(root), "an object { \"habeas\": 1, ... }"});
    throw error::invalid_file(std::move(problems));
  }
  value_reader reader(file, problems);
  return read_lists(*object, reader, whole);
}

std::vector<problem> of_file(std::vector<problem> problems, const std::string& file) {
  for (auto& p : problems) p.file = file;
  return problems;
}

}  // namespace

dossier_content read_dossier(std::string_view text, const std::string& file) {
  std::vector<problem> problems;
  auto content = lists_of(text, file, true, problems);
  // References are judged too, so that all problems come at once.
  problems = all_faults(content, std::move(problems));
  if (!problems.empty()) refuse(text, of_file(std::move(problems), file));
  return content;
}

dossier parse_dossier(std::string_view text, const std::string& file) {
  std::vector<problem> problems;
  auto made = judged(lists_of(text, file, true, problems), problems);
  if (!made) refuse(text, of_file(std::move(problems), file));
  return *std::move(made);
}

dossier with_additions(const dossier& view, std::string_view text, const std::string& file) {
  std::vector<problem> problems;
  const auto more = lists_of(text, file, false, problems);
  if (!problems.empty()) refuse(text, std::move(problems));
  auto made = joined(view, more, file, problems);
  if (!made) refuse(text, std::move(problems));
  return *std::move(made);
}

dossier open_dossier(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_directory(path, failed)) return parse_dossier(read_file(path), path);
  return parse_dossier(read_file_beneath(path, "dossier.json"), (std::filesystem::path(path) / "dossier.json").string());
}

std::string write_dossier(const dossier_content& content) {
  field_writer w;
  w.put("habeas", dossier_version);
  describe_head(w, content);
  if (content.clock != 0) w.put("clock", json::string(clock_text(content.clock)));
  visit_lists(content, [&](const auto& list, const char* name) {
    json::array items;
    for (const auto& thing : list) {
      if constexpr (std::is_same_v<std::decay_t<decltype(thing)>, assumption>) {
        if (is_built_in(thing.effect) && thing == built_in_assumption(thing.effect)) continue;
      }
      items.push_back(thing_value(thing));
    }
    if (!items.empty()) w.put(name, std::move(items));
  });
  w.keep(content.extra);
  return pretty(w.take());
}

dossier_content shown_content(const dossier& view) { return view.shown(); }

}  // namespace habeas
