// SPDX-License-Identifier: MIT
// 7. Dates that admit what they do not know: their bounds, how they can lie to one another, and what links add to them;
// and days of Boost.DateTime, which questions take and answers become.
#include <optional>
#include <string>

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <fmt/format.h>

#include <habeas/format.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/time/allen.hpp>
#include <habeas/time/boost_date_time.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace {

std::string names(habeas::allen_set relations) {
  std::string text;
  for (std::size_t i = 0; i < habeas::allen_relation_count; ++i) {
    const auto one = static_cast<habeas::allen_relation>(i);
    if (relations.contains(one)) text += (text.empty() ? "" : ", ") + std::string(to_slug(one));
  }
  return text;
}

const char* word(habeas::trilean t) {
  return t == habeas::trilean::yes ? "yes" : t == habeas::trilean::no ? "no" : "not known";
}

std::string days(const habeas::event_days& d) {
  const auto text = [](const std::optional<habeas::day>& one) { return one ? to_string(*one) : std::string("unknown"); };
  return text(d.earliest()) + " .. " + text(d.latest());
}

}  // namespace

int main() {
  fmt::print("what is written           level  starts                    ends\n");
  for (const char* text : {"2023-10", "2023?-10-18/2023?-10-23", "2023-10-2X", "2023-10/..", "2023-23", "[2023-10-18,2023-10-23]"}) {
    const auto date = habeas::parse_edtf(text);
    const auto b = date.bounds(habeas::hemisphere::north);
    fmt::print("{:<25} {:>5}  {:<24}  {}\n", text, date.level(), to_string(b.earliest_start) + " .. " + to_string(b.latest_start),
               to_string(b.earliest_end) + " .. " + to_string(b.latest_end));
  }

  // A column from a spreadsheet, with what no calendar has: each refusal says where.
  for (const char* text : {"2023-02-29", "18.10.2023", "2023-10-1x"}) {
    const auto read = habeas::try_parse_edtf(text);
    if (!read) fmt::print("{}: at offset {} {}, expected {}\n", text, read.failure().offset, read.failure().found, read.failure().expected);
  }

  // Two dates that are only partly known: what Allen's relations leave open between them.
  const auto bounds = [](const char* text) { return habeas::parse_edtf(text).bounds(); };
  const auto releases = bounds("2023-10-18/2023-10-23"), report = bounds("2023-10-24"), october = bounds("2023-10");
  fmt::print("\nreleases to the report: {}\n", names(possible_relations(releases, report)));
  fmt::print("something in October to the report: {}\n", names(possible_relations(october, report)));
  fmt::print("were the releases over before the report? {}\n", word(ends_before(releases, report)));
  fmt::print("was something in October over before the report? {}\n", word(ends_before(october, report)));

  // The dates of an article, and what its links add: the days that the claims leave to each end of each event.
  const auto article = habeas::open_dossier("dossiers/article").without("lately_is_60_days");
  const habeas::timeline timeline(article);
  fmt::print("\nevent                 starts                    ends\n");
  for (const auto& event : article.content().events)
    fmt::print("{:<20}  {:<24}  {}\n", event.id.text(), days(timeline.start(event.id)), days(timeline.end(event.id)));

  fmt::print("\nWhy the talks cannot have restarted later:\n");
  const habeas::sentence_writer writer(article, habeas::language::en);
  const auto restart = timeline.start(habeas::event_id("talks_restart"));
  for (const auto& step : restart.days.high_proof->steps) fmt::print("  {:>+6}  {}\n", step.amount, writer.sentence(step));

  // Days of another library: a question takes boost::gregorian::date as it is, and the days of an answer become such dates.
  const boost::gregorian::date taken(2023, 10, 24);
  const habeas::ledger ledger(article.with("as_of_24_october"), habeas::account_id("foro_penal"));
  fmt::print("\nIf the report of {} counts that day, a {}, held then: {}\n", habeas::from_boost_date(taken), taken.day_of_week().as_long_string(), ledger.held(taken));
  const auto first = habeas::to_boost_date(*timeline.start(habeas::event_id("releases")).earliest());
  fmt::print("Days from the first possible release to that day: {}\n", (taken - first).days());
  return 0;
}
