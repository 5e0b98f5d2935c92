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
#include "core/visible.hpp"
#include "io/answers/answer_values.hpp"

namespace habeas::command {
namespace {

struct date_options {
  std::string text, hemisphere, language = "en";
  widening_option wider;
  bool json = false;
};

/// When it starts and ends, on a line each.
std::string bounds_text(const date_bounds& b, const std::string& indent, language l) {
  const auto starts = say(l, "date_starts"), ends = say(l, "date_ends");
  const auto width = std::max(starts.size(), ends.size());
  return fmt::format("{}{:{}} {} .. {}\n", indent, starts, width, to_string(b.earliest_start), to_string(b.latest_start)) +
         fmt::format("{}{:{}} {} .. {}\n", indent, ends, width, to_string(b.earliest_end), to_string(b.latest_end));
}

std::string refusal(const std::string& text, const edtf_failure& why, language l) {
  return visible(text) + ": " +
         say(l, "date_refused", {{"n", fmt::format("{}", why.offset)}, {"found", why.found}, {"expected", why.expected}}) + '\n';
}

std::string explain(const std::string& text, const edtf& d, std::optional<hemisphere> where,
                    const std::optional<widening_policy>& wider, language l) {
  std::string out = visible(text) + ": " + say(l, "date_level", {{"n", fmt::format("{}", d.level())}}) + '\n';
  if (!d.needs_hemisphere() || where) {
    try {
      out += bounds_text(d.bounds(where), "  ", l);
      if (wider) out += "  " + say(l, "date_widened") + '\n' + bounds_text(widened(d, *wider, where), "    ", l);
    } catch (const error& e) {
      // A range of seasons may run forwards in one hemisphere and backwards in the other, where it is no date.
      return out + "  " + visible(e.what()) + '\n';
    }
  }
  const auto words = explain_date(d, where, l);
  const auto list = [&](sentence_key head, const std::vector<std::string>& sentences) {
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
  const auto l = find_slug<habeas::language>(o.language).value_or(language::en);
  const auto read = try_parse_edtf(text);
  if (o.json) put(boost::json::serialize(io::date_value(text, where, wider)) + '\n');
  else put(read ? explain(text, *read, where, wider, l) : refusal(text, read.failure(), l));
  return read ? answered : found_errors;
}

int run(const date_options& o) {
  const auto wider = o.wider.read();
  if (o.text != "-") return one(o.text, o, wider);
  int worst = answered;
  for (std::string line; await_more(), std::getline(std::cin, line);) {
    work_limits::count(1);
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
