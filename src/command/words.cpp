// SPDX-License-Identifier: MIT
// vocabulary, crosswalk: what words mean, and how the codes of other standards stand to them.
#include <memory>

#include <fmt/ranges.h>

#include <habeas/io/crosswalk.hpp>
#include <habeas/io/vocabulary.hpp>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"

namespace habeas::command {
namespace {

struct vocabulary_options {
  std::string list, language = "en";
  bool json = false, page = false;
};

int print_vocabulary(const vocabulary_options& o) {
  if (o.page) {
    put_document(vocabulary_page());
    return answered;
  }
  const auto answer = vocabulary_json(o.list);
  if (o.json) {
    put(answer + '\n');
    return answered;
  }
  std::vector<std::vector<std::string>> table;
  for (const auto& row : vocabulary()) {
    if (!o.list.empty() && row.list != o.list) continue;
    const auto sources = fmt::format("{}", fmt::join(row.sources, ", "));
    table.push_back({o.list.empty() ? fmt::format("{}.{}", row.list, row.slug) : std::string(row.slug), sources,
                     std::string(meaning(row, *find_slug<language>(o.language)))});
  }
  put(table_text(table));
  return answered;
}

struct crosswalk_options {
  std::string standard, code, word;
  bool json = false;
};

int print_crosswalk(const crosswalk_options& o) {
  std::string list, slug;
  if (!o.word.empty()) {
    if (!o.code.empty()) throw error(errc::invalid_value, "a code and a word together", "'" + o.word + "'", "one of them");
    const auto dot = o.word.find('.');
    if (dot == std::string::npos) throw error(errc::invalid_value, "not a word of the vocabulary", "'" + o.word + "'", "LIST.WORD");
    list = o.word.substr(0, dot);
    slug = o.word.substr(dot + 1);
  } else if (o.standard.empty()) {
    throw error(errc::invalid_value, "nothing was asked for", "nothing", "a standard, or --word LIST.WORD");
  }
  const auto answer = o.word.empty() ? crosswalk_json(o.standard, o.code) : word_codes_json(list, slug, o.standard);
  if (o.json) {
    put(answer + '\n');
    return answered;
  }
  std::vector<std::vector<std::string>> table;
  const auto rows = o.word.empty() ? crosswalk() : codes_of_word(list, slug, o.standard);
  for (const auto& row : rows) {
    if (o.word.empty() && (row.standard != o.standard || (!o.code.empty() && row.code != o.code))) continue;
    table.push_back({o.word.empty() ? "" : std::string(row.standard), std::string(row.code), std::string(to_slug(row.match)),
                     row.slug.empty() ? "-" : fmt::format("{}.{}", row.list, row.slug), std::string(row.says),
                     row.note.empty() ? "" : fmt::format("({})", row.note)});
  }
  if (o.word.empty())
    for (auto& line : table) line.erase(line.begin());
  put(table_text(table));
  return answered;
}

}  // namespace

void add_vocabulary(line app) {
  auto o = std::make_shared<vocabulary_options>();
  const auto word = app.word("vocabulary", "List the words that a dossier may use, with their meanings and sources");
  word.option("LIST", o->list, "One list, such as event_kind or actor_role; otherwise all");
  word.option("--language", o->language, "Language of meanings: en or es").type_name("LANG").one_of({"en", "es"}).shows_default();
  word.flag("--json", o->json, "Answer with one JSON document, in both languages");
  word.flag("--page", o->page, "Print the page docs/vocabulary.md");
  word.examples({"habeas vocabulary provision_strength"});
  word.does([o] { return print_vocabulary(*o); });
}

void add_crosswalk(line app) {
  auto o = std::make_shared<crosswalk_options>();
  const auto word = app.word("crosswalk", "Show how codes of other standards correspond to words of the vocabulary");
  word.option("STANDARD", o->standard, "Standard: cameo, plover, acled, pax or huridocs");
  word.option("CODE", o->code, "One code of that standard");
  word.option("--word", o->word, "Show the codes of this word, such as event_kind.arrest").type_name("LIST.WORD");
  word.flag("--json", o->json, "Answer with one JSON document");
  word.examples({"habeas crosswalk cameo 173",
                 "habeas crosswalk --word mechanism.release"});
  word.does([o] { return print_crosswalk(*o); });
}

}  // namespace habeas::command
