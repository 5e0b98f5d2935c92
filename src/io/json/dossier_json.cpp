// SPDX-License-Identifier: MIT
#include <habeas/io/dossier_json.hpp>

#include <algorithm>
#include <type_traits>
#include <utility>

#include <habeas/core/version.hpp>

#include "io/json/claim_json.hpp"
#include "io/json/codec.hpp"
#include "io/json/hidden_quotes.hpp"
#include "io/json/read_content.hpp"
#include "io/json/value_doors.hpp"
#include "model/format_changes.hpp"

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
[[noreturn]] void refuse(std::string_view text, audience reader, problem_list problems) {
  auto& kept = problems.kept();
  locate(text, kept);
  if (reader != audience::internal) {
    problem_list again;
    hide_quotes(parse_json(text, {}, again), reader, problems);
  }
  std::stable_sort(kept.begin(), kept.end(), [](const problem& a, const problem& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  throw error::invalid_file(std::move(problems).told());
}

/// The same of values that were never text.
[[noreturn]] void refuse(const json::value& root, audience reader, problem_list problems) {
  if (reader != audience::internal) hide_quotes(root, reader, problems);
  sort_as_lists(problems.kept());
  throw error::invalid_file(std::move(problems).told());
}

/// What a text holds, before anything is judged against anything else. Throws errc::invalid_file where it is no object.
dossier_content lists_of(std::string_view text, const std::string& file, bool whole, audience reader_of_faults, problem_list& problems) {
  json::monotonic_resource memory;  // read once, and then let go as a whole
  const auto root = parse_json(text, file, problems, &memory);
  const auto* object = root.if_object();
  if (object == nullptr) {
    if (problems.empty()) problems.push_back({file, {}, 1, 1, "not a dossier", name_of(root), "an object { \"habeas\": 2, ... }"});
    refuse(text, reader_of_faults, std::move(problems));
  }
  value_reader reader(file, problems);
  return read_lists(*object, reader, whole);
}

problem_list of_file(problem_list problems, const std::string& file) {
  for (auto& p : problems.kept()) p.file = file;
  return problems;
}

}  // namespace

dossier_content read_dossier(std::string_view text, const std::string& file, audience reader) {
  problem_list problems;
  auto content = lists_of(text, file, true, reader, problems);
  // References are judged too, so that all problems come at once.
  problems = all_faults(content, std::move(problems));
  if (!problems.empty()) refuse(text, reader, of_file(std::move(problems), file));
  return content;
}

dossier parse_dossier(std::string_view text, const std::string& file, audience reader) {
  problem_list problems;
  auto made = judged(lists_of(text, file, true, reader, problems), problems);
  if (!made) refuse(text, reader, of_file(std::move(problems), file));
  return *std::move(made);
}

dossier with_additions(const dossier& view, std::string_view text, const std::string& file) {
  problem_list problems;
  const auto more = lists_of(text, file, false, view.reader(), problems);
  if (!problems.empty()) refuse(text, view.reader(), std::move(problems));
  auto made = joined(view, more, file, problems);
  if (!made) refuse(text, view.reader(), std::move(problems));
  return *std::move(made);
}

dossier io::with_added_values(const dossier& view, const json::value& more) {
  problem_list problems;
  const auto* object = more.if_object();
  if (object == nullptr) {
    problems.push_back({{}, {}, 0, 0, "not a dossier", name_of(more), "an object { \"claims\": [ ... ], ... }"});
    refuse(more, view.reader(), std::move(problems));
  }
  value_reader reader({}, problems);
  const auto lists = read_lists(*object, reader, false);
  if (!problems.empty()) refuse(more, view.reader(), std::move(problems));
  auto made = joined(view, lists, {}, problems);
  if (!made) refuse(more, view.reader(), std::move(problems));
  return *std::move(made);
}

json::object io::dossier_value(const dossier_content& content) {
  field_writer w;
  w.put("habeas", content.format);
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
  return w.take();
}

std::string write_dossier(const dossier_content& content) { return pretty(dossier_value(content)); }

dossier_content in_newest_format(dossier_content content) {
  if (content.format < dossier_version)
    for (auto& c : content.claims) (void)make_windows_explicit(c, content.hemisphere);
  content.format = dossier_version;
  return content;
}

dossier_content shown_content(const dossier& view) { return view.shown(); }

}  // namespace habeas
