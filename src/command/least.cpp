// SPDX-License-Identifier: MIT
// least-change: the least that claims of an account would have to change by so that all hold.
#include <algorithm>
#include <memory>

#include <fmt/ranges.h>

#include <habeas/ledger/minimal_adjustment.hpp>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "io/answers/answer_values.hpp"

namespace habeas::command {
namespace {

struct change_asked {
  reading_options reading;
  question_options question;
  std::string policy = "one_vote";
};

/// What is asked for; where nothing is, the stock at each of its points.
std::vector<question> questions_of(const change_asked& a, const ledger& l) {
  std::vector<question> list;
  const auto& q = a.question;
  if (!q.at.empty()) list.push_back(q.read(l, question::what::held));
  if (!q.from.empty() || !q.to.empty()) {
    const auto counts = [&l](direction way, mechanism of) {
      const auto kinds = l.kinds(way);
      return std::find(kinds.begin(), kinds.end(), of) != kinds.end();
    };
    for (const auto what : {question::what::entries, question::what::exits}) {
      auto one = q.read(l, what);
      const bool enters = what == question::what::entries;
      // A kind is of one way or of the other; one of neither is asked for, and refused with those that there are.
      if (one.of && !counts(enters ? direction::entries : direction::exits, *one.of) &&
          counts(enters ? direction::exits : direction::entries, *one.of))
        continue;
      list.push_back(std::move(one));
    }
  }
  if (!list.empty()) return list;
  for (const auto& p : l.stock_points()) list.push_back({question::what::held, p, p, {}});
  return list;
}

std::string moved_text(std::int64_t low, std::int64_t high) {
  return low == high ? fmt::format("{:+}", low) : fmt::format("{:+} .. {:+}", low, high);
}

std::string text_of(const ledger_change& c, const ledger& l, const narrator& speak) {
  std::string text;
  if (!c.hard.empty()) {
    text += speak.speak("least_change_hard", {}) + '\n';
    for (const auto& one : c.hard) text += contradiction_text(one, speak, {});
  }
  if (c.high) text += least_change_sentence(c, l.account(), speak) + '\n';
  const auto kinds = fmt::format("{}", fmt::join(c.used_in_part, ", "));
  for (const auto& one : c.changes) {
    const auto row = speak.speak("least_change_row", {{"who", speak.said_by(std::vector{one.claim})},
                                                      {"stated", range_text(one.stated.low, one.stated.high, speak.spoken())},
                                                      {"range", moved_text(one.low, one.high)}});
    text += "  " + speak.assuming(speak.coded_under({one.claim}), row) + '\n';
  }
  std::vector<std::vector<std::string>> table;
  for (const auto& r : c.ranges) {
    const auto range = range_text(r.range.low, r.range.high, speak.spoken());
    const auto account = l.account().text();
    if (r.asked.kind == question::what::held) {
      table.push_back({"  " + speak.point(r.asked.from), range});
      continue;
    }
    text += "  " + speak.speak(r.asked.kind == question::what::entries ? sentence_key("answer_entries") : "answer_exits",
                               {{"account", account}, {"from", speak.point(r.asked.from)}, {"to", speak.point(r.asked.to)},
                                {"kind", r.asked.of ? std::string(to_slug(*r.asked.of)) : speak.speak("any_kind", {})}, {"range", range}}) + '\n';
  }
  text += table_text(table);
  if (!c.changes.empty()) text += speak.speak("least_change_means", {}) + '\n';
  if (c.reach != range_reach::exact)
    text += speak.speak(c.reach == range_reach::outer ? sentence_key("least_change_outer") : "least_change_two_steps", {{"kinds", kinds}}) + '\n';
  if (!c.not_used.empty()) text += speak.speak("least_change_not_used", {{"claims", speak.listed(c.not_used)}}) + '\n';
  return text;
}

int least(const change_asked& a) {
  const ledger l(a.reading.open(), account_id(a.question.account), a.reading.ledger());
  const narrator speak(l.of(), a.reading.spoken());
  const auto c = find_least_change(l, questions_of(a, l), *find_slug<vote_policy>(a.policy), a.reading.ledger());
  if (a.reading.json) put(io::to_value(c, l, speak), l.of());
  else put(text_of(c, l, speak) + withheld_text(l.of(), speak.spoken()));
  return answered;
}

}  // namespace

void add_least_change(line app) {
  auto a = std::make_shared<change_asked>();
  const auto word = app.word("least-change", "Find the smallest changes that would make all claims consistent; a diagnostic, not a correction");
  a->reading.add_to(word);
  a->question.add_to(word, true, true);
  word.option("--policy", a->policy, "Weights of changes: one_vote for each origin, by_grading or by_size")
      .type_name("POLICY")
      .one_of({"one_vote", "by_grading", "by_size"})
      .shows_default();
  word.examples({"habeas least-change examples/dossiers/venezuela --account foro_penal --at 2026-02-02"});
  word.does([a] { return least(*a); });
}

}  // namespace habeas::command
