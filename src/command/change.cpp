// SPDX-License-Identifier: MIT
// series, changes, draft: what was known when, what each claim changed, and what a draft would change.
#include <memory>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "command/progress.hpp"
#include "io/answers/ledger_values.hpp"

namespace habeas::command {
namespace {

/// "held at the cut-off of VEN-080", "entries from ... to ...".
std::string question_text(const question& q, const sentence_writer& writer) {
  if (q.kind == question::what::held) return writer.format("question_held", {{"at", writer.point(q.from)}});
  return writer.format(q.kind == question::what::entries ? sentence_key("question_entries") : "question_exits",
                     {{"from", writer.point_in_passing(q.from)}, {"to", writer.point(q.to)}});
}

struct series_options {
  reading_options reading;
  question_options question;
  std::string what, since, until;
};

int series(const series_options& a) {
  const auto d = a.reading.open();
  const ledger l(d, account_named(d, a.question.account), a.reading.ledger());
  const sentence_writer writer(l.of(), a.reading.written_in());
  const auto q = a.question.read(l, *find_slug<question::what>(a.what));
  const auto from = a.since.empty() ? instant::earliest() : time_ref_of(d, a.since, "--known-from");
  const auto to = a.until.empty() ? instant::latest() : time_ref_of(d, a.until, "--known-to");
  if (to < from) throw error(errc::invalid_value, "--known-to is before --known-from", a.until, "a time from " + a.since + " on");
  auto steps = as_known_series(d, l.account(), q, from, to, a.reading.ledger(), {}, progress_for(a.reading));
  if (a.since.empty() && !steps.empty()) steps.erase(steps.begin());  // before anything was said
  if (a.reading.json) {
    put(io::series_value(l.account(), q, steps, writer), d);
    return answered;
  }
  std::string text = writer.format("series_head", {{"account", l.account().text()}, {"question", question_text(q, writer)}}) + '\n';
  std::vector<std::vector<std::string>> table;
  listed_ranges range(writer.written_in());
  for (const auto& s : steps) {
    std::string why = s.said.empty() ? "" : "+ " + writer.listed(s.said);
    if (!s.no_longer.empty()) why += (why.empty() ? "- " : "  - ") + writer.listed(s.no_longer);
    table.push_back({"  " + io::instant_text(s.since), s.refused.empty() ? range(s.answer) : s.refused, why});
  }
  text += table_text(table) + range.notes();
  put(text + unsaid_text(d, writer.written_in()) + withheld_text(d, writer.written_in()));
  return answered;
}

struct changes_options {
  reading_options reading;
  std::string since, account, at, from, to;
};

/// What is watched: what was asked for, else the usual of the account.
std::vector<question> watched(const changes_options& a, const ledger& l) {
  if (a.at.empty() && a.from.empty() && a.to.empty()) return usual_questions(l);
  std::vector<question> asked;
  if (!a.at.empty()) {
    const auto at = l.point_at(a.at);
    asked.push_back({question::what::held, at, at, {}});
  }
  if (a.from.empty() != a.to.empty()) throw error(errc::invalid_value, "a point is missing", "nothing", "--from P and --to P");
  if (!a.from.empty())
    for (const auto what : {question::what::entries, question::what::exits}) asked.push_back({what, l.point_at(a.from), l.point_at(a.to), {}});
  return asked;
}

int changes(const changes_options& a) {
  const auto d = a.reading.open();
  const sentence_writer writer(d, a.reading.written_in());
  const auto since = time_ref_of(d, a.since, "--since");
  std::vector<std::pair<account_id, account_changes>> accounts;
  std::string text;
  const auto& list = d.content().accounts;
  if (a.account.empty() && (!a.at.empty() || !a.from.empty() || !a.to.empty()))
    throw error(errc::invalid_value, "a point belongs to one account, and none was given", "no --account", "--account ID");
  const auto only = a.account.empty() ? account_id() : account_named(d, a.account);
  for (const auto i : io::shown_by_id(d, list)) {
    if (only && list[i].id != only) continue;
    account_changes found;
    const bool known = work_limits::allow([&] {
      const ledger l(d, list[i].id, a.reading.ledger());
      if (a.account.empty() && l.points().empty()) return;
      found = changes_since(d, list[i].id, since, watched(a, l), a.reading.ledger(), {}, progress_for(a.reading));
    });
    if (!known) break;
    if (a.account.empty() && found.effects.empty() && found.contradictions_settled) continue;
    text += writer.format("changes_head", {{"account", list[i].id.text()}, {"n", fmt::format("{}", found.effects.size())}, {"m", fmt::format("{}", found.said)}}) + '\n';
    for (const auto& e : found.effects) {
      text += fmt::format("{}  {}\n", io::instant_text(e.said), e.claim);
      for (const auto& c : e.changed)
        text += "    " + writer.format("changed", {{"question", question_text(found.asked[c.question], writer)},
                                                 {"before", range_text(c.before.low, c.before.high, writer.written_in())},
                                                 {"after", range_text(c.after.low, c.after.high, writer.written_in())}}) + '\n';
      for (const auto& c : e.appeared) {
        text += "    " + writer.format("now_contradict", {{"claims", writer.listed(c)}}) + '\n';
        for (const auto& claim : c) text += "      " + source_text(d, claim, writer) + '\n';
      }
      for (const auto& c : e.repaired) text += "    " + writer.format("contradict_no_more", {{"claims", writer.listed(c)}}) + '\n';
    }
    if (!found.contradictions_settled) text += writer.format("contradictions_not_compared", {}) + '\n';
    text += '\n';
    accounts.emplace_back(list[i].id, std::move(found));
  }
  if (a.reading.json) put(io::changes_value(since, accounts, d.unsaid()), d);
  else put((text.empty() ? writer.format("nothing_changed", {}) + '\n' : text) + unsaid_text(d, writer.written_in()) + withheld_text(d, writer.written_in()));
  return answered;
}

int draft(const reading_options& o) {
  if (o.with_files.empty()) throw error(errc::invalid_value, "no draft was given", "nothing", "--with FILE (JSON, or a table that ends in .csv)");
  const auto [before, after] = o.open_both();
  const sentence_writer writer(after, o.written_in());
  const auto report = judge_draft(before, after, writer, o.ledger());
  const int code = report.fits() ? answered : found_errors;
  if (o.json) {
    put(io::to_value(report, writer), after);
    return code;
  }
  std::string text = writer.format(report.fits() ? sentence_key("draft_fits") : "draft_does_not_fit", {{"claims", writer.listed(report.claims)}}) + '\n';
  for (const auto& c : report.contradictions) text += '\n' + report_text(c, writer);
  text += left_out_text(report.contradictions_left, report.contradictions_settled, writer, "");
  for (const auto& c : report.gone) text += writer.format("draft_settles", {{"claims", writer.listed(c.found.claims)}}) + '\n';
  if (!report.implied.empty()) text += '\n' + writer.format("draft_implies", {}) + '\n';
  for (const auto& i : report.implied)
    text += "  " + i.account.text() + ": " + writer.format("changed", {{"question", question_text(i.asked, writer)},
                                                                      {"before", range_text(i.before.low, i.before.high, writer.written_in())},
                                                                      {"after", range_text(i.after.low, i.after.high, writer.written_in())}}) + '\n';
  put(text + withheld_text(after, writer.written_in()));
  return code;
}

}  // namespace

void add_series(line app) {
  auto a = std::make_shared<series_options>();
  const auto word = app.word("series", "Show how one answer changed as claims were made: what was known when");
  a->reading.add_to(word);
  word.option("QUESTION", a->what, "held, entries or exits").required().one_of({"held", "entries", "exits"});
  a->question.add_to(word, true, true);
  word.option("--known-from", a->since, "Start with what was known at this time; a day means its end").type_name("T");
  word.option("--known-to", a->until, "Stop at this time").type_name("T");
  word.examples({"habeas series examples/dossiers/venezuela entries --account foro_penal --from 2025-12-29 --to 2026-01-19 --known-from 2026-01-03"});
  word.does([a] { return series(*a); });
}

void add_changes(line app) {
  auto a = std::make_shared<changes_options>();
  const auto word = app.word("changes", "Show which bounds and contradictions changed with each claim made since a day");
  a->reading.add_to(word);
  word.option("--since", a->since, "Only claims made after this time; a day means its end").type_name("T").required();
  word.option("--account", a->account, "Only this account; otherwise all accounts").type_name("ID");
  word.option("--at", a->at, "Follow only the number held at this point").type_name("P");
  word.option("--from", a->from, "With --to: follow only entries and exits between two points").type_name("P");
  word.option("--to", a->to, "The later point").type_name("P");
  word.examples({"habeas changes examples/dossiers/venezuela --since 2026-02-07 --account foro_penal"});
  word.does([a] { return changes(*a); });
}

void add_draft(line app) {
  auto o = std::make_shared<reading_options>();
  const auto word = app.word("draft", "Before publishing: check the claims of --with FILE against the dossier, and show what follows from them");
  o->add_to(word);
  word.examples({"habeas draft examples/dossiers/venezuela --with examples/drafts/bulletin.csv"});
  word.does([o] { return draft(*o); });
}

}  // namespace habeas::command
