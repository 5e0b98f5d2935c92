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

std::string text_of(const ledger_change& c, const ledger& l, const sentence_writer& writer) {
  std::string text;
  if (!c.hard.empty()) {
    text += writer.format("least_change_hard", {}) + '\n';
    for (const auto& one : c.hard) text += contradiction_text(one, writer, {});
    text += left_out_text(c.hard_left, c.hard_settled, writer, "");
  }
  if (c.high) text += minimal_adjustment_sentence(c, l.account(), writer) + '\n';
  const auto kinds = fmt::format("{}", fmt::join(c.used_in_part, ", "));
  for (const auto& one : c.changes) {
    const auto row = writer.format("least_change_row", {{"who", writer.said_by(std::vector{one.claim})},
                                                      {"stated", range_text(one.stated.low, one.stated.high, writer.written_in())},
                                                      {"range", moved_text(one.low, one.high)}});
    text += "  " + writer.assuming(writer.coded_under({one.claim}), row) + '\n';
  }
  std::vector<std::vector<std::string>> table;
  for (const auto& r : c.ranges) {
    const auto range = range_text(r.range.low, r.range.high, writer.written_in());
    const auto account = l.account().text();
    if (r.asked.kind == question::what::held) {
      table.push_back({"  " + writer.point(r.asked.from), range});
      continue;
    }
    text += "  " + writer.format(r.asked.kind == question::what::entries ? sentence_key("answer_entries") : "answer_exits",
                               {{"account", account}, {"from", writer.point_in_passing(r.asked.from)}, {"to", writer.point(r.asked.to)},
                                {"kind", writer.kind(r.asked.of, r.asked.by)}, {"range", range}}) + '\n';
  }
  text += table_text(table);
  if (!c.changes.empty()) text += writer.format("least_change_means", {}) + '\n';
  if (c.reach != range_reach::exact)
    text += writer.format(c.reach == range_reach::outer ? sentence_key("least_change_outer") : "least_change_two_steps", {{"kinds", kinds}}) + '\n';
  if (c.rounded && !c.changes.empty()) text += writer.format("least_change_rounded", {{"n", parts_text(1, c.unit)}}) + '\n';
  if (!c.not_used.empty()) text += writer.format("least_change_not_used", {{"claims", writer.listed(c.not_used)}}) + '\n';
  return text;
}

int least(const change_asked& a) {
  const auto d = a.reading.open();
  const ledger l(d, account_named(d, a.question.account), a.reading.ledger());
  const sentence_writer writer(l.of(), a.reading.written_in());
  const auto c = find_minimal_adjustment(l, questions_of(a, l), *find_slug<vote_policy>(a.policy), a.reading.ledger());
  if (a.reading.json) put(io::to_value(c, l, writer), l.of());
  else put(text_of(c, l, writer) + withheld_text(l.of(), writer.written_in()));
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
