// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>
#include <variant>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>

#include "io/folder/claims_writer.hpp"
#include "io/folder/table_reader.hpp"
#include "io/json/json_text.hpp"

namespace habeas {
namespace {

namespace json = boost::json;
using namespace io;

json::string text_of(std::string_view s) { return json::string(s.data(), s.size()); }

/// The list whose things have ids of this type; empty where none has.
template <class Id>
std::string list_of() {
  std::string name;
  std::apply(
      [&](const auto&... row) {
        const auto see = [&](const auto& one) {
          using thing = typename std::decay_t<decltype(one)>::thing;
          if constexpr (std::is_same_v<decltype(thing::id), Id>) name = one.name;
        };
        (see(row), ...);
      },
      dossier_lists);
  return name;
}

template <class T>
struct inside {
  using type = T;
};
template <class T>
struct inside<std::optional<T>> {
  using type = T;
};

/// What a cell of a number and one of a date look like, for validators that know no more. All that is no date is not told by it.
constexpr std::string_view number_pattern = "-?[0-9]+|(at least|more than|at most|fewer than|about) [0-9]+|[0-9]+ to [0-9]+|unquantified";
constexpr std::string_view date_pattern = R"("?[0-9XYESTZ.?~%:/,{}\[\]+-]*"?)";

/// What a table schema (Frictionless) says of each field: its type, its words, and the list that it names things of.
struct field_schemas {
  std::map<std::string, json::object> fields;
  std::map<std::string, std::string> names_of;

  template <class Member>
  void operator()(const char* name, const Member&, need) {
    using type = typename inside<Member>::type;
    json::object field{{"type", std::is_same_v<type, bool> ? "boolean" : std::is_same_v<type, std::int64_t> ? "integer" : "string"}};
    if constexpr (slugged<type>) {
      json::array words;
      for (const auto& row : slug_table<type>::rows) words.push_back(text_of(row.second));
      field["constraints"] = json::object{{"enum", std::move(words)}};
    }
    if constexpr (std::is_same_v<type, edtf>) field["constraints"] = json::object{{"pattern", text_of(date_pattern)}};
    if constexpr (std::is_same_v<type, quantity>) field["constraints"] = json::object{{"pattern", text_of(number_pattern)}};
    std::string list;
    if constexpr (is_id<type>) list = list_of<type>();
    if (list == "assumptions") list.clear();  // two of them are in every dossier, and in no table
    const auto [seen, fresh] = fields.try_emplace(name, field);
    // A field that means something else in another kind of claim is text in all.
    if (!fresh && seen->second != field) seen->second = {{"type", "string"}};
    const auto [of, first] = names_of.try_emplace(name, list);
    if (!first && of->second != list) of->second.clear();
  }
};

template <class T>
field_schemas schemas_of() {
  field_schemas all;
  if constexpr (std::is_same_v<T, claim>) {
    for (const auto& [kind, slug] : slug_table<claim_kind>::rows) {
      claim one;
      one.says = empty_statement(kind);
      std::visit([&](const auto& says) { describe(all, says); }, one.says);
      describe_source(all, one);
    }
    const claim one;
    all("id", one.id, need::required);
    all("speaker", one.speaker, need::required);
    all("kind", claim_kind::held, need::required);
  } else {
    const T one;
    describe(all, one);
  }
  return all;
}

json::object resource(const std::string& name, const field_schemas& known, const std::vector<std::string>& columns, const std::set<std::string>& lists) {
  json::array fields, keys;
  for (const auto& column : columns) {
    json::object field{{"name", text_of(column)}};
    const auto equals = column.find('=');
    const bool is_number = name == "claims" && (column == "number" || (equals != std::string::npos && equals + 1 < column.size()));
    const auto found = known.fields.find(is_number ? "quantity" : column);
    for (const auto& [key, value] : found == known.fields.end() ? json::object{{"type", column == own_fields_column ? "object" : "string"}} : found->second) field[key] = value;
    if (column == "id" || (name == "claims" && (column == "speaker" || column == "kind"))) {
      if (!field.contains("constraints")) field["constraints"] = json::object();
      field["constraints"].as_object()["required"] = true;
    }
    fields.push_back(std::move(field));
    const auto of = known.names_of.find(column);
    if (of == known.names_of.end() || !lists.contains(of->second) || column == "id") continue;
    keys.push_back(json::object{{"fields", text_of(column)}, {"reference", json::object{{"resource", text_of(of->second == name ? "" : of->second)}, {"fields", "id"}}}});
  }
  json::object schema{{"fields", std::move(fields)}, {"primaryKey", "id"}};
  if (!keys.empty()) schema["foreignKeys"] = std::move(keys);
  return {{"name", text_of(name)}, {"path", text_of(name + ".csv")}, {"profile", "tabular-data-resource"}, {"format", "csv"},
          {"mediatype", "text/csv"}, {"encoding", "utf-8"}, {"schema", std::move(schema)}};
}

/// A name as Frictionless wants it: lower case, digits, and - _ . between.
std::string package_name(const std::string& id) {
  std::string name;
  for (char c : id) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    name += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ? c : '-';
  }
  return name.empty() ? "dossier" : name;
}

}  // namespace

std::vector<file_text> dossier_folder(const dossier_content& content) {
  std::vector<file_text> files;
  std::set<std::string> lists;
  visit_lists(content, [&](const auto& list, const char* name) {
    if (!list.empty() || name == std::string_view("claims")) lists.insert(name);
  });
  json::array resources;
  auto head = content;
  visit_lists(head, [&](auto& list, const char* name) {
    using thing = typename std::decay_t<decltype(list)>::value_type;
    auto things = std::move(list);
    list.clear();
    if constexpr (std::is_same_v<thing, assumption>) std::erase_if(things, is_in_every_dossier);
    if (things.empty() && name != std::string_view("claims")) return;
    written_table written;
    if constexpr (std::is_same_v<thing, claim>) written = write_claims(things);
    else written = write_list(things);
    resources.push_back(resource(name, schemas_of<thing>(), written.columns, lists));
    files.push_back({fmt::format("{}.csv", name), std::move(written.text)});
  });
  problem_list none;
  json::object package{{"name", text_of(package_name(content.id))}};
  if (!content.title.empty()) package["title"] = text_of(content.title);
  package["profile"] = "tabular-data-package";
  package["dossier"] = parse_json(write_dossier(head), {}, none);
  package["resources"] = std::move(resources);
  files.push_back({"datapackage.json", pretty(package)});
  return files;
}

}  // namespace habeas
