// SPDX-License-Identifier: MIT
// convert, new: a dossier in another form, and a first one to write over.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/written_over.hpp"

namespace habeas::command {
namespace {

struct convert_options {
  std::string from, to, form;
  std::vector<std::string> table;
  bool quiet = false;
};

/// What a name ends with after its last point, in small letters.
std::string ending_of(const std::string& name) {
  auto ending = std::filesystem::path(name).extension().string();
  for (auto& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return ending;
}

/// By the name: .json, .csv, and all else a folder; but a name that promises a file of another kind is kept by none of these.
std::string form_of(const convert_options& o) {
  if (!o.form.empty()) return o.form;
  const auto ending = ending_of(o.to);
  if (o.to == "-" || ending == ".json") return "json";
  if (ending == ".csv") return "table";
  for (const auto* other : {".xlsx", ".xls", ".ods", ".tsv", ".txt", ".md", ".jsonl", ".ndjson", ".parquet", ".arrow", ".feather", ".xml", ".html", ".yaml", ".yml", ".toml",
                            ".sqlite", ".db", ".zip", ".gz", ".pdf"})
    if (ending == other)
      throw error(errc::invalid_value, "not a kind of file that is written", "'" + o.to + "'",
                  "FILE.json, FILE.csv or a folder (--as json, table or folder where the name is meant)");
  return "folder";
}

void put_or_write(const convert_options& o, const std::string& text) {
  if (o.to == "-") return put_document(text);
  refuse_to_write_over({{"what is converted", o.to}}, files_of(o.from, "a file that it is made of"));
  write_file(o.to, text);
}

/// A folder is replaced as a whole: what is read may be none of its files.
void write_tables(const convert_options& o, const std::vector<file_text>& tables) {
  named_files written{{"what is converted", o.to}};
  for (const auto& table : tables) written.emplace_back("what is converted", (std::filesystem::path(o.to) / table.name).string());
  refuse_to_write_over(written, files_of(o.from, "a file that it is made of"));
  write_folder(o.to, tables);
}

int convert(const convert_options& o) {
  const auto form = form_of(o);
  if (form == "folder" && o.to == "-") throw error(errc::invalid_value, "a folder cannot go to standard output", "-", "the path of a folder");
  const auto said = parse_table_settings(o.table);
  std::vector<std::string> told, lost;
  std::error_code failed;
  const auto read = o.from != "-" && std::filesystem::is_directory(o.from, failed)
                           ? read_dossier_files(o.from, said, told)
                           : content_of_text(read_text(o.from), o.from == "-" ? "standard input" : o.from, said, told);
  tell_of_tables(told, o.quiet);
  const auto content = in_newest_format(read);
  if (form == "json") {
    put_or_write(o, write_dossier(content));
  } else if (form == "table") {
    const auto text = claims_table(content, lost);
    put_or_write(o, text);
    for (auto& line : lost) line.insert(0, "lost in the table: ");
    tell_of_tables(lost, o.quiet);
  } else {
    write_tables(o, dossier_folder(content));
  }
  return answered;
}

}  // namespace

void add_convert(line app) {
  auto o = std::make_shared<convert_options>();
  const auto word = app.word("convert", "Write a dossier as JSON, as a folder of tables, or its claims as one table, in the newest version of the format; what is lost is told");
  word.option("DOSSIER", o->from, "dossier.json, a table of claims (CSV), or a directory of either; - reads standard input").required();
  word.option("TO", o->to, "Where to: FILE.json, FILE.csv or a new folder; - writes to standard output").required();
  word.option("--as", o->form, "json, table or folder; otherwise by the name of TO").type_name("FORM").one_of({"json", "table", "folder"});
  word.option("--table", o->table, "Say something of a whole table: speaker=NAME, since=previous, dates=dmy, held=HEADING, ...").type_name("NAME=VALUE").one_each().not_empty();
  word.flag("--quiet", o->quiet, "Print only errors to standard error");
  word.examples({"habeas convert examples/dossiers/list - --as table --quiet"});
  word.does([o] { return convert(*o); });
}

void add_new(line app) {
  auto to = std::make_shared<std::string>();
  const auto word = app.word("new", "Write a first dossier to a new folder: small invented tables to write over, and a README that explains them");
  word.option("DIR", *to, "A folder that is new or empty").required();
  word.examples({"habeas new northland"});
  word.does([to] {
    std::error_code failed;
    if (std::filesystem::exists(*to, failed) && !std::filesystem::is_empty(*to, failed))
      throw error(errc::invalid_value, "not a place for a new dossier", "'" + *to + "', which is there", "a folder that is new or empty");
    write_folder(*to, new_dossier());
    put(fmt::format("{0} holds an invented dossier; {0}/README.md explains its tables.\nhabeas check {0}\n", *to));
    return int(answered);
  });
}

}  // namespace habeas::command
