// SPDX-License-Identifier: MIT
// import, schema: from tables to dossiers, and the shape of a dossier.
#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/io/claims_csv.hpp>
#include <habeas/io/coded_events_csv.hpp>
#include <habeas/io/files.hpp>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/written_over.hpp"
#include "core/visible.hpp"

namespace habeas::command {
namespace {

struct import_options {
  std::string mapping, out, report;
  bool quiet = false;
};

/// The dossier of coded events; what became of their codes is told on standard error, and in the report.
dossier_content import_coded(const import_options& o, const std::string& mapping, const table_loader& load) {
  auto made = import_events(mapping, o.mapping, load);
  if (!o.report.empty()) write_file(o.report, to_json(made) + '\n');
  if (!o.quiet) std::fputs(visible_lines(to_text(made)).c_str(), stderr);
  return std::move(made.content);
}

int import(const import_options& o) {
  const named_files outputs{{"--out", o.out}, {"--report", o.report}};
  refuse_to_write_over(outputs, files_of(o.mapping, "the mapping"));
  const auto beside = table_beside(o.mapping);
  const table_loader load = [&](std::string_view table) {
    auto text = beside(table);
    refuse_to_write_over(outputs, {{"the table", (std::filesystem::path(o.mapping).parent_path() / table).string()}});
    return text;
  };
  const auto mapping = read_text(o.mapping);
  const bool coded = is_event_mapping(mapping);
  if (!coded && !o.report.empty())
    throw error(errc::invalid_value, "--report works only with coded events", "a mapping of claims", "a mapping with \"habeas_event_mapping\"");
  const auto text = write_dossier(coded ? import_coded(o, mapping, load) : import_claims(mapping, o.mapping, load));
  if (o.out.empty()) put_document(text);
  else write_file(o.out, text);
  return answered;
}

}  // namespace

void add_import(line app) {
  auto o = std::make_shared<import_options>();
  const auto word = app.word("import", "Make a dossier from a mapping and the table of claims or coded events that it names");
  word.option("MAPPING", o->mapping, "mapping.json; the table is read from the same directory").required();
  word.option("--out", o->out, "Write dossier.json here instead of to standard output").type_name("FILE");
  word.option("--report", o->report, "For coded events: write here, as JSON, how each code was used").type_name("FILE");
  word.flag("--quiet", o->quiet, "Print only errors to standard error");
  word.examples({"habeas import examples/dossiers/venezuela/mapping.json",
                 "habeas import examples/dossiers/coded/mapping.json --quiet"});
  word.does([o] { return import(*o); });
}

void add_mapping(line app) {
  auto table = std::make_shared<std::string>();
  const auto mapping = app.word("mapping", "Start a mapping of a table that was not made for habeas");
  mapping.needs_a_word();
  const auto word = mapping.word("suggest", "Say how a table can be read as it is and what of it cannot be placed, and print a first mapping of it; both are guesses to be judged");
  word.option("TABLE", *table, "The table (CSV); the mapping belongs beside it").required();
  mapping.examples({"habeas mapping suggest examples/dossiers/venezuela/counts.csv"});
  word.examples({"habeas mapping suggest examples/dossiers/venezuela/counts.csv"});
  word.does([table] {
    const auto text = read_text(*table);
    const auto name = std::filesystem::path(*table).filename().string();
    const auto how = suggest_table_settings(text, name);
    std::string line = "as it is: habeas check " + visible(*table);
    for (const auto& one : how.settings) line += fmt::format(" --table {}", one.find_first_of(" '&;|()$") == std::string::npos ? one : '"' + one + '"');
    std::fprintf(stderr, "habeas: %s\n", line.c_str());
    for (const auto& one : how.not_placed) std::fprintf(stderr, "habeas: not placed: %s\n", visible(one).c_str());
    put_document(suggest_mapping(text, name));
    return int(answered);
  });
}

void add_schema(line app) {
  const auto word = app.word("schema", "Print the JSON Schema of dossier.json");
  word.examples({"habeas schema"});
  word.does([] {
    put_document(dossier_schema());
    return int(answered);
  });
}

}  // namespace habeas::command
