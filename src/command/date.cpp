// SPDX-License-Identifier: MIT
// date: what a text says as a date.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "commands.hpp"
#include "io/answer_values.hpp"
#include "options.hpp"
#include "output.hpp"

namespace habeas::command {
namespace {

struct date_options {
  std::string text, hemisphere;
  bool json = false;
};

std::string explain(const std::string& text, const boost::json::value& v) {
  const auto word = [&](const char* key) {
    return v.at(key).is_string() ? std::string(v.at(key).get_string().c_str()) : std::string("-");
  };
  if (!v.at("valid").get_bool()) {
    const auto& e = v.at("error");
    return fmt::format("{}: not a date. At offset {}: found {}, expected {}.\n", io::as_utf8(text), e.at("offset").to_number<std::int64_t>(),
                       std::string(e.at("found").get_string().c_str()), std::string(e.at("expected").get_string().c_str()));
  }
  const auto d = parse_edtf(text);
  std::string out = fmt::format("{}: EDTF level {}.\n", text, d.level());
  if (v.at("earliest_start").is_null()) return out + "  a season without a hemisphere: --hemisphere north or south tells its months\n";
  out += fmt::format("  starts {} .. {}\n  ends   {} .. {}\n", word("earliest_start"), word("latest_start"), word("earliest_end"), word("latest_end"));
  if (d.is_interval()) out += "  something that lasts, from its start to its end\n";
  if (d.is_one_of()) out += "  one of these days\n";
  if (d.is_all_of()) out += "  all of these days\n";
  if (d.has_mask()) out += "  only the days that match what is written; the bounds are their first and last\n";
  if (d.is_uncertain()) out += "  marked uncertain (?): the standard gives that no width, so it widens nothing here\n";
  if (d.is_approximate()) out += "  marked approximate (~): the standard gives that no width, so it widens nothing here\n";
  return out;
}

int one(const std::string& text, const date_options& o) {
  const auto where = o.hemisphere.empty() ? std::nullopt : find_slug<hemisphere>(o.hemisphere);
  const auto v = io::date_value(text, where);
  put(o.json ? boost::json::serialize(v) + '\n' : explain(text, v));
  return v.at("valid").get_bool() ? answered : found_errors;
}

int run(const date_options& o) {
  if (o.text != "-") return one(o.text, o);
  int worst = answered;
  for (std::string line; std::getline(std::cin, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    worst = std::max(worst, one(line, o));
  }
  if (std::cin.bad() || std::ferror(stdin) != 0)
    throw error::invalid_file({problem{"standard input", {}, 0, 0, "cannot be read", {}, "a date a line"}});
  return worst;
}

}  // namespace

void add_date(CLI::App& app, action& chosen) {
  auto o = std::make_shared<date_options>();
  auto* word = app.add_subcommand("date", "what a text says as a date (EDTF); - reads one a line");
  word->add_option("TEXT", o->text, "a date, or - for standard input")->required();
  word->add_option("--hemisphere", o->hemisphere, "where seasons are: north or south")->check(CLI::IsMember({"north", "south"}));
  word->add_flag("--json", o->json, "one JSON document a line");
  word->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace habeas::command
