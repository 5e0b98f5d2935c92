// SPDX-License-Identifier: MIT
#include <habeas/io/dossier_files.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <habeas/io/arrow_dossier.hpp>
#include <habeas/io/dossier_json.hpp>

#include "io/files/file_error.hpp"
#include "io/folder/table_reader.hpp"
#include "io/import/claims_sheet.hpp"
#include "io/json/codec.hpp"
#include "io/json/read_content.hpp"

namespace habeas {
namespace {

namespace fs = std::filesystem;
using namespace io;

bool ends_with(const std::string& name, std::string_view ending) {
  return name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
}

/// What datapackage.json says of the dossier itself, and which tables there should be.
void read_package(const std::string& text, const std::string& file, const std::set<std::string>& tables, table_reader& reader) {
  problem_list problems;
  const auto root = parse_json(text, file, problems);
  const auto* package = root.if_object();
  dossier_content head;
  if (package == nullptr) {
    if (problems.empty()) problems.push_back({file, {}, 1, 1, "not a data package", name_of(root), "an object { \"resources\": [...] }"});
    return reader.start({}, std::move(problems));
  }
  value_reader values(file, problems);
  if (const auto* own = package->if_contains("dossier")) {
    if (const auto* object = values.as_object(*own, "/dossier")) {
      problem_list faults;
      value_reader of_head(file, faults);
      head = read_lists(*object, of_head, true);
      visit_lists(head, [&](auto& list, const char* name) {
        if (!list.empty()) of_head.report(fmt::format("/{}", name), "a list beside its table", "a list", fmt::format("its things in {}.csv", name));
        list.clear();
      });
      for (auto& p : faults.kept()) {
        p.pointer.insert(0, "/dossier");
        problems.push_back(std::move(p));
      }
      problems.add_left_out_of(faults);
    }
  }
  if (const auto* resources = package->if_contains("resources"); resources != nullptr && resources->is_array()) {
    const auto& list = resources->get_array();
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto* one = list[i].if_object();
      const auto* path = one ? one->if_contains("path") : nullptr;
      if (path == nullptr || !path->is_string()) continue;
      const std::string name(path->get_string());
      if (!tables.contains(name)) values.report(fmt::format("/resources/{}/path", i), "a table that is not there", io::quoted(name), "a file of the folder");
    }
  }
  locate(text, problems.kept());
  reader.start(std::move(head), std::move(problems));
}

table_reader read_folder(const std::string& folder, const table_settings& said, audience for_whom) {
  table_reader reader(said, for_whom);
  std::set<std::string> tables;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    auto name = entry.path().filename().string();
    if (ends_with(name, ".csv") && name[0] != '.') tables.insert(std::move(name));
  }
  if (failed) throw io::file_error(folder, "cannot be read", failed.value(), "a folder that can be read");
  const auto path = [&](const std::string& name) { return (fs::path(folder) / name).string(); };
  if (fs::exists(fs::path(folder) / "datapackage.json", failed))
    read_package(read_file_beneath(folder, "datapackage.json"), path("datapackage.json"), tables, reader);
  for (const auto& name : tables)
    if (!is_list_table(name.substr(0, name.size() - 4)) && name != "claims.csv" && name != "links.csv")
      reader.add_problem({path(name), {}, 0, 0, "a table that is none of a dossier", io::quoted(name),
                          "claims.csv, links.csv, actors.csv, accounts.csv, people.csv, events.csv, ...; other files in a folder of their own"});
  const dossier_content lists;
  visit_lists(lists, [&](const auto&, const char* list) {
    const auto name = fmt::format("{}.csv", list);
    if (name != "claims.csv" && tables.contains(name)) reader.read_list(list, read_file_beneath(folder, name), path(name));
  });
  if (tables.contains("claims.csv")) reader.read_claims(read_file_beneath(folder, "claims.csv"), path("claims.csv"));
  if (tables.contains("links.csv")) reader.read_claims(read_file_beneath(folder, "links.csv"), path("links.csv"), claim_kind::linked);
  return reader;
}

/// Opens what is at a path, as `as_json` makes it of JSON text and `as_tables` of tables.
template <class OfText, class OfTables>
auto read_path(const std::string& path, const table_settings& said, audience for_whom, const OfText& of_text, const OfTables& of_tables) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) return of_text(read_file(path), path);
  const bool json = fs::exists(fs::path(path) / "dossier.json", failed), tables = fs::exists(fs::path(path) / "claims.csv", failed);
  if (json && tables)
    throw error::invalid_file({{path, {}, 0, 0, "two dossiers in one folder", "dossier.json and claims.csv", "one of them, named by its path"}});
  if (!json && (tables || fs::exists(fs::path(path) / "datapackage.json", failed))) return of_tables(read_folder(path, said, for_whom));
  return of_text(read_file_beneath(path, "dossier.json"), (fs::path(path) / "dossier.json").string());
}

table_reader read_table(std::string_view text, const std::string& file, const table_settings& said, audience for_whom) {
  table_reader reader(said, for_whom);
  reader.read_claims(text, file);
  return reader;
}

/// What the reader has to tell, before it is asked for what it read.
table_reader&& telling(table_reader&& reader, std::vector<std::string>& told) {
  told = reader.told();
  return std::move(reader);
}

}  // namespace

// JSON starts with a bracket, and a table's first line has a heading that we know, or at least separators.
bool is_table(std::string_view text, const std::string& file) {
  if (ends_with(file, ".csv") || ends_with(file, ".tsv") || ends_with(file, ".txt")) return true;
  if (ends_with(file, ".json")) return false;
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] == '{' || text[first] == '[') return false;
  if (text[first] == '#') return true;
  const auto line = text.substr(first, text.find_first_of("\r\n", first) - first);
  for (std::size_t at = 0; at < line.size();) {
    const auto end = std::min(line.find_first_of(",;\t", at), line.size());
    auto name = line.substr(at, end - at);
    while (!name.empty() && (name.front() == '"' || name.front() == ' ')) name.remove_prefix(1);
    while (!name.empty() && (name.back() == '"' || name.back() == ' ')) name.remove_suffix(1);
    if (is_claims_heading(name) && end != line.size()) return true;
    at = end + 1;
  }
  return line.find_first_of(",;\t") != std::string_view::npos && line.find_first_of("{}[]") == std::string_view::npos;
}

dossier open_dossier_files(const std::string& path, const table_settings& said, std::vector<std::string>& told, audience reader) {
  return read_path(
      path, said, reader, [&](const std::string& text, const std::string& file) { return dossier_of_text(text, file, said, told, reader); },
      [&](table_reader tables) { return telling(std::move(tables), told).whole(); });
}

dossier open_dossier(const std::string& path, audience reader) {
  std::vector<std::string> told;
  return open_dossier_files(path, {}, told, reader);
}

dossier dossier_of_text(std::string_view text, const std::string& file, const table_settings& said, std::vector<std::string>& told, audience reader) {
  return is_table(text, file) ? telling(read_table(text, file, said, reader), told).whole() : parse_dossier(text, file, reader);
}

dossier dossier_of_arrow(ArrowArrayStream& stream, const table_settings& said, std::vector<std::string>& told) {
  table_reader reader(said);
  reader.read_claims(stream, "the table");
  return telling(std::move(reader), told).whole();
}

dossier_content read_dossier_files(const std::string& path, const table_settings& said, std::vector<std::string>& told, audience reader) {
  return read_path(
      path, said, reader, [&](const std::string& text, const std::string& file) { return content_of_text(text, file, said, told, reader); },
      [&](table_reader tables) { return telling(std::move(tables), told).content(); });
}

dossier_content content_of_text(std::string_view text, const std::string& file, const table_settings& said, std::vector<std::string>& told,
                                audience reader) {
  return is_table(text, file) ? telling(read_table(text, file, said, reader), told).content() : read_dossier(text, file, reader);
}

}  // namespace habeas
