// SPDX-License-Identifier: MIT
#include "io/json/hidden_quotes.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/slug.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/model/content.hpp>

#include "io/json/json_text.hpp"

namespace habeas::io {
namespace {

namespace json = boost::json;

std::vector<std::string> parts_of(std::string_view pointer) {
  std::vector<std::string> parts;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const auto end = std::min(pointer.find('/'), pointer.size());
    parts.emplace_back(pointer.substr(0, end));
    pointer.remove_prefix(end);
  }
  return parts;
}

std::optional<std::size_t> place_in(const json::array& list, std::string_view part) {
  std::size_t n = 0;
  const auto read = std::from_chars(part.data(), part.data() + part.size(), n);
  return read.ec == std::errc() && read.ptr == part.data() + part.size() && n < list.size() ? std::optional(n) : std::nullopt;
}

void gather_names(const json::value& schema, std::set<std::string, std::less<>>& names) {
  if (const auto* list = schema.if_array())
    for (const auto& item : *list) gather_names(item, names);
  const auto* object = schema.if_object();
  if (object == nullptr) return;
  for (const auto& [key, inner] : *object) {
    if (key == "properties" && inner.is_object())
      for (const auto& [name, unused] : inner.get_object()) names.emplace(name.data(), name.size());
    gather_names(inner, names);
  }
}

/// Names of fields that every dossier may have: they are nobody's words.
const std::set<std::string, std::less<>>& field_names() {
  static const auto all = [] {
    std::set<std::string, std::less<>> names;
    problem_list none;
    gather_names(parse_json(dossier_schema(), {}, none), names);
    return names;
  }();
  return all;
}

class quotes {
 public:
  quotes(const json::value& root, audience reader, const problem_list& problems) : root_(root), reader_(reader) {
    for (const auto& p : problems.kept()) note(p.pointer);
    for (const auto& place : problems.places_left_out()) note(place);
    flood_ = problems.is_flood();
  }

  /// What stands for what a problem quotes; nothing where it may be shown.
  [[nodiscard]] const char* hidden(const std::string& pointer) const {
    if (!root_.is_object()) return root_.is_string() ? not_for_this_audience : nullptr;  // of anything else its kind alone is told
    const auto parts = parts_of(pointer);
    if (parts.empty()) return nullptr;
    bool is_list = false;
    visit_lists(none_, [&](const auto&, const char* name) { is_list = is_list || parts[0] == name; });
    if (!is_list) return nullptr;  // the head of a dossier is for everybody
    const auto* value = root_.get_object().if_contains(parts[0]);
    const auto* list = value ? value->if_array() : nullptr;
    const auto place = list && parts.size() > 1 ? place_in(*list, parts[1]) : std::nullopt;
    if (place && (*list)[*place].is_array()) return nullptr;  // of a list that is no thing its length alone is told
    const auto* thing = place ? (*list)[*place].if_object() : nullptr;
    if (thing == nullptr) return not_for_this_audience;
    const auto* mark = thing->if_contains("audience");
    if (mark == nullptr) return flood_ ? not_for_this_audience : nullptr;
    if (flood_) return not_for_this_audience;
    if (unread_.count(fmt::format("/{}/{}", parts[0], parts[1])) != 0 || !mark->is_string()) return of_no_known_audience;
    const auto seen_by = find_slug<audience>(std::string_view(mark->get_string()));
    return !seen_by ? of_no_known_audience : may_see(reader_, *seen_by) ? nullptr : not_for_this_audience;
  }

  /// The pointer as far as it is made of names that every dossier may have.
  [[nodiscard]] static std::string plain_part(const std::string& pointer) {
    std::string plain;
    const auto parts = parts_of(pointer);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool number = !parts[i].empty() && parts[i].find_first_not_of("0123456789") == std::string::npos;
      if (i > 1 && !number && field_names().count(parts[i]) == 0) break;
      plain += '/' + parts[i];
      if (parts[i] == "parts" || parts[i] == "says") break;  // what follows is the author's
    }
    return plain;
  }

 private:
  /// A mark that was itself found at fault, named twice for one, is not read.
  void note(const std::string& pointer) {
    const auto parts = parts_of(pointer);
    if (parts.size() == 3 && parts[2] == "audience") unread_.insert(fmt::format("/{}/{}", parts[0], parts[1]));
  }

  const json::value& root_;
  audience reader_;
  bool flood_ = false;
  std::set<std::string> unread_;
  dossier_content none_;
};

}  // namespace

void hide_quote(problem& p, const char* why) {
  p.what = std::string(problem_list::kind_of(p));
  if (p.got != "nothing") p.got = why;
}

void hide_quotes(const json::value& root, audience reader, problem_list& problems) {
  if (reader == audience::internal) return;
  const quotes of(root, reader, problems);
  for (auto& p : problems.kept()) {
    // Text that is no JSON at all has no marks; of it no more than one character is quoted.
    if (p.line != 0 && p.pointer.empty() && root.is_null()) continue;
    const auto* why = of.hidden(p.pointer);
    if (why == nullptr) continue;
    hide_quote(p, why);
    p.pointer = quotes::plain_part(p.pointer);
  }
}

}  // namespace habeas::io
