// SPDX-License-Identifier: MIT
// date: what a text says as a date.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "wording/date_words.hpp"

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "io/answers/answer_values.hpp"

namespace habeas::command {
namespace {

struct date_options {
  std::string text, hemisphere, language = "en";
  widening_option wider;
  bool json = false;
};

/// When it starts and ends, on a line each.
std::string bounds_text(const boost::json::value& v, const std::string& indent, language l) {
  const auto word = [&](const char* key) { return std::string(v.at(key).get_string().c_str()); };
  const auto starts = say(l, "date_starts"), ends = say(l, "date_ends");
  const auto width = std::max(starts.size(), ends.size());
  return fmt::format("{}{:{}} {} .. {}\n", indent, starts, width, word("earliest_start"), word("latest_start")) +
         fmt::format("{}{:{}} {} .. {}\n", indent, ends, width, word("earliest_end"), word("latest_end"));
}

std::string explain(const std::string& text, const boost::json::value& v, std::optional<hemisphere> where,
                    const std::optional<widening_policy>& wider, language l) {
  if (!v.at("valid").get_bool()) {
    const auto& e = v.at("error");
    return io::as_utf8(text) + ": " +
           say(l, "date_refused", {{"n", fmt::format("{}", e.at("offset").to_number<std::int64_t>())},
                                   {"found", std::string(e.at("found").get_string().c_str())},
                                   {"expected", std::string(e.at("expected").get_string().c_str())}}) + '\n';
  }
  const auto d = parse_edtf(text);
  std::string out = text + ": " + say(l, "date_level", {{"n", fmt::format("{}", d.level())}}) + '\n';
  if (!v.at("earliest_start").is_null()) {
    out += bounds_text(v, "  ", l);
    if (wider) out += "  " + say(l, "date_widened") + '\n' + bounds_text(v.at("widened"), "    ", l);
  } else if (where) {
    return out + "  " + std::string(v.at("note").get_string().c_str()) + '\n';
  }
  const auto words = explain_date(d, where, l);
  const auto list = [&](const char* head, const std::vector<std::string>& sentences) {
    if (sentences.empty()) return;
    out += "  " + say(l, head) + '\n';
    for (const auto& s : sentences) out += "    " + s + '\n';
  };
  list("date_standard", words.says);
  list("date_left", words.leaves_open);
  if (wider) out += "  " + widening_text(*wider, l) + '\n';
  return out;
}

int one(const std::string& text, const date_options& o, const std::optional<widening_policy>& wider) {
  const auto where = o.hemisphere.empty() ? std::nullopt : find_slug<habeas::hemisphere>(o.hemisphere);
  const auto v = io::date_value(text, where, wider);
  const auto l = find_slug<habeas::language>(o.language).value_or(language::en);
  put(o.json ? boost::json::serialize(v) + '\n' : explain(text, v, where, wider, l));
  return v.at("valid").get_bool() ? answered : found_errors;
}

int run(const date_options& o) {
  const auto wider = o.wider.read();
  if (o.text != "-") return one(o.text, o, wider);
  int worst = answered;
  for (std::string line; std::getline(std::cin, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    worst = std::max(worst, one(line, o, wider));
  }
  if (std::cin.bad() || std::ferror(stdin) != 0)
    throw error::invalid_file({problem{"standard input", {}, 0, 0, "cannot be read", {}, "a date a line"}});
  return worst;
}

}  // namespace

void add_date(line app) {
  auto o = std::make_shared<date_options>();
  const auto word = app.word("date", "Explain a date written in EDTF: its earliest and latest days, and what it leaves open");
  word.option("TEXT", o->text, "A date, or - to read one per line from standard input").required();
  word.option("--hemisphere", o->hemisphere, "Hemisphere of seasons: north or south").one_of({"north", "south"});
  o->wider.add_to(word);
  word.option("--language", o->language, "Language of sentences: en or es").one_of({"en", "es"});
  word.flag("--json", o->json, "Answer with one JSON document per line");
  word.examples({"habeas date 2023?-10-18/2023-10-23",
                 "habeas date 2004-21 --hemisphere north --language es"});
  word.does([o] { return run(*o); });
}

}  // namespace habeas::command
