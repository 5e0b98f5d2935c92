// SPDX-License-Identifier: MIT
// import, schema: from tables to dossiers, and the shape of a dossier.
#include <filesystem>
#include <fstream>
#include <memory>

#include <habeas/io/claims_csv.hpp>

#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"

namespace habeas::command {
namespace {

struct import_options {
  std::string mapping, out;
};

int import(const import_options& o) {
  const auto folder = std::filesystem::path(o.mapping).parent_path();
  const auto content = import_claims(read_file(o.mapping), o.mapping,
                                     [&](std::string_view table) { return read_file((folder / std::filesystem::path(table)).string()); });
  const auto text = write_dossier(content);
  if (o.out.empty()) {
    put(text);
    return answered;
  }
  std::ofstream file(o.out, std::ios::binary);
  file << text;
  if (!file.flush()) throw error::invalid_file({problem{o.out, {}, 0, 0, "cannot be written", {}, "a place to write to"}});
  return answered;
}

}  // namespace

void add_import(CLI::App& app, action& chosen) {
  auto o = std::make_shared<import_options>();
  auto* word = app.add_subcommand("import", "a dossier from a table of claims and its mapping");
  word->add_option("MAPPING", o->mapping, "mapping.json; the table that it names is read beside it")->required();
  word->add_option("--out", o->out, "where to write dossier.json; else to standard output")->type_name("FILE");
  word->callback([o, &chosen] { chosen = [o] { return import(*o); }; });
}

void add_schema(CLI::App& app, action& chosen) {
  auto* word = app.add_subcommand("schema", "the JSON Schema of dossier.json");
  word->callback([&chosen] {
    chosen = [] {
      put(dossier_schema());
      return int(answered);
    };
  });
}

}  // namespace habeas::command
