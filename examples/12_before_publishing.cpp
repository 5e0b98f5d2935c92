// SPDX-License-Identifier: MIT
// 12. Before publishing: does a draft fit what is said already, and what does it imply that it does not say? And afterwards:
// what did each new claim change, and what was known when?
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/lint/draft_check.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/io/draft_csv.hpp>
#include <habeas/format.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace {

std::string asked(const habeas::question& q) {
  if (q.kind == habeas::question::what::held) return "held at " + to_string(q.from);
  return fmt::format("{} from {} to {}", habeas::to_slug(q.kind), q.from, q.to);
}
std::string ends(const habeas::bound_ends& b) { return habeas::range_text(b.low, b.high); }

/// The end of a day, as an instant writes it, is the day.
std::string day_of(habeas::instant t) { return t.second == 0 ? to_string(habeas::day(t.day - 1)) : to_string(t); }

}  // namespace

int main() {
  // Without VEN-090, a stock that was printed as a flow: 11 says how one sees it.
  const auto dossier = habeas::open_dossier("dossiers/venezuela").without("VEN-090");
  const habeas::sentence_writer writer(dossier, habeas::language::en);
  const auto draft = habeas::read_file("drafts/bulletin.csv");

  // 300 freed by 3 February are fewer than are said already for days before it.
  const auto with = habeas::with_draft(dossier, draft);
  const habeas::sentence_writer speak_of_draft(with, habeas::language::en);
  const auto report = habeas::judge_draft(dossier, with, speak_of_draft);
  fmt::print("The draft fits: {}\n", report.fits() ? "yes" : "no");
  for (const auto& against : report.contradictions) fmt::print("  {}\n", against.quote);
  fmt::print("Each of these changes would resolve the first of them:\n");
  const auto& ways = report.contradictions.front().ways;
  for (const auto& c : ways.claims) {
    for (const auto& n : c.numbers) fmt::print("  {}: {}\n", c.claim, in_words(n, speak_of_draft));
    for (const auto& m : c.dates) fmt::print("  {}: {}\n", c.claim, in_words(m, speak_of_draft));
    fmt::print("  {}: {}\n", c.claim, writer.format("remedy_away", {}));
  }
  for (const auto& a : ways.assumptions) fmt::print("  {}\n", writer.format("remedy_assumption", {{"id", a.text()}}));

  // The least that fits all: what the draft's number would have to be against each of them.
  std::string numbers;
  for (const auto& against : report.contradictions)
    for (const auto& c : against.ways.claims)
      if (c.claim.text() == "D1")
        for (const auto& n : c.numbers) numbers += (numbers.empty() ? "" : ", ") + to_string(n.to);
  fmt::print("D1 against each of them: {}\n", numbers);
  auto text = draft;
  text.replace(text.find(",300,"), 5, ",344,");
  const auto corrected = habeas::judge_draft(dossier, habeas::with_draft(dossier, text), writer);
  fmt::print("\nWith 344 the draft fits: {}\nWhat it implies of entries and exits, and does not say:\n", corrected.fits() ? "yes" : "no");
  for (const auto& implied : corrected.implied)
    if (implied.asked.kind != habeas::question::what::held && implied.after.low != 0) fmt::print("  {}: {}\n", asked(implied.asked), implied.after);

  // What each claim said since a day changed.
  const habeas::ledger ledger(dossier, habeas::account_id("foro_penal"));
  const auto since = *dossier.end_of(habeas::parse_edtf("2026-02-20"));
  const auto changes = habeas::changes_since(dossier, ledger.account(), since, habeas::usual_questions(ledger));
  fmt::print("\nSaid after 20 February:\n{} of {} claims changed something\n", changes.effects.size(), changes.said);
  for (const auto& effect : changes.effects) {
    fmt::print("  {}  {}\n", day_of(effect.said), effect.claim);
    for (const auto& c : effect.changed)
      fmt::print("    {}: {}, now {}\n", asked(changes.asked[c.question]), ends(c.before), ends(c.after));
  }

  // What was known when of entries from 29 December to 19 January: the steps at which the answer became another.
  fmt::print("\nEntries from 29 December to 19 January, as known:\n");
  const habeas::question entries{habeas::question::what::entries, ledger.point_at("2025-12-29"), ledger.point_at("2026-01-19"), {}};
  auto steps = habeas::as_known_series(dossier, ledger.account(), entries, habeas::instant::earliest(), habeas::instant::latest());
  steps.erase(steps.begin());  // before anything was said
  std::string last;
  for (const auto& step : steps) {
    const auto answer = to_string(step.answer);
    if (answer != last) fmt::print("  since {}: {} ({})\n", day_of(step.since), answer, fmt::join(step.said, ", "));
    last = answer;
  }
}
