// SPDX-License-Identifier: MIT
// What reading a mapping needs, whatever it maps: fields of a kind, with problems at their JSON pointers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/io/csv.hpp>

#include "io/json/codec.hpp"
#include "io/json/json_text.hpp"

namespace habeas::io {

/// Reads fields as far as they can be read; problems carry JSON pointers, not yet lines.
class mapping_fields {
 public:
  mapping_fields(std::string file, problem_list& problems) : file_(std::move(file)), problems_(problems) {}

 protected:
  static std::string text_of(const json::string& s) { return {s.data(), s.size()}; }
  static std::string text_of(json::string_view s) { return {s.data(), s.size()}; }

  void report(std::string pointer, std::string what, std::string got, std::string wanted) {
    problems_.push_back({file_, std::move(pointer), 0, 0, std::move(what), std::move(got), std::move(wanted)});
  }
  static std::string under(const std::string& at, std::string_view name) { return at + '/' + pointer_part(name); }

  const json::object* as_object(const json::value& v, const std::string& at) {
    const auto* object = v.if_object();
    if (object == nullptr) report(at, "not an object", name_of(v), "an object { ... }");
    return object;
  }
  const json::array* as_list(const json::value& v, const std::string& at) {
    const auto* list = v.if_array();
    if (list == nullptr) report(at, "not a list", name_of(v), "a list");
    return list;
  }
  bool text(const json::value& v, const std::string& at, std::string& out) {
    const auto* s = v.if_string();
    if (s == nullptr || s->empty()) {
      report(at, "not text", name_of(v), "text in quotes, not empty");
      return false;
    }
    out = text_of(*s);
    return true;
  }
  void required_text(const json::object& o, const std::string& at, const char* name, std::string& out) {
    if (const auto* v = o.if_contains(name))
      text(*v, under(at, name), out);
    else
      report(under(at, name), fmt::format("'{}' is missing", name), "nothing", "text");
  }
  void texts(const json::object& o, const std::string& at, const char* name, std::vector<std::string>& out) {
    const auto* v = o.if_contains(name);
    if (v == nullptr) return;
    const auto* list = as_list(*v, under(at, name));
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
      std::string one;
      if (text((*list)[i], fmt::format("{}/{}/{}", at, name, i), one)) out.push_back(std::move(one));
    }
  }
  template <slugged Enum>
  std::optional<Enum> word(const json::value& v, const std::string& at, const char* what) {
    std::string given;
    if (!text(v, at, given)) return std::nullopt;
    const auto found = find_slug<Enum>(given);
    if (!found) report(at, fmt::format("not {}", what), name_of(v), "one of " + slug_list<Enum>());
    return found;
  }
  void separator(const json::object& o, csv_separator& out) {
    if (const auto* v = o.if_contains("separator"))
      if (const auto named = word<csv_separator>(*v, "/separator", "a separator")) out = *named;
  }
  void known(const json::object& o, const std::string& at, std::initializer_list<std::string_view> names) {
    for (const auto& [key, unused] : o) {
      const auto name = text_of(key);
      if (name.substr(0, 2) == "x_" || std::find(names.begin(), names.end(), name) != names.end()) continue;
      report(under(at, name), "an unknown field", fmt::format("'{}'", name), fmt::format("one of {}", fmt::join(names, ", ")));
    }
  }

  void version(const json::object& o, const std::string& field, std::int64_t wanted) {
    const auto* v = o.if_contains(field);
    if (v == nullptr)
      report('/' + field, fmt::format("'{}' is missing", field), "nothing", fmt::format("{}", wanted));
    else if (!v->is_int64() || v->get_int64() != wanted)
      report('/' + field, "a mapping of another version", name_of(*v), fmt::format("{}", wanted));
  }

 private:
  std::string file_;
  problem_list& problems_;
};

}  // namespace habeas::io
