// SPDX-License-Identifier: MIT
// Every search of the library counts its work, ends soon after the limit of a thread, and says that it did.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/coding/coder_agreement.hpp>
#include <habeas/conflict/conflict_report.hpp>
#include <habeas/core/work_limits.hpp>
#include <habeas/io/answers.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/ledger/unaccounted_series.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/lint/draft_check.hpp>
#include <habeas/lists/edition_diff.hpp>
#include <habeas/lists/tally.hpp>
#include <habeas/simulate/simulate.hpp>
#include <habeas/timeline/event_panel.hpp>
#include <habeas/timeline/temporal_paths.hpp>

#include "made/lists.hpp"
#include "process/negotiation_rules.hpp"

namespace test_searches_within_limits {

using namespace habeas;
using testing::january;

namespace {

/// Twelve stocks that now and then contradict one another, events in a chain with masked dates, talks, and two lists.
const dossier& busy() {
  static const auto made = [] {
    testing::two_lists d;
    for (int i = 0; i < 12; ++i) {
      const auto day = january(1 + i % 28);
      auto& c = d.held("c" + std::to_string(100 + i), quantity::exact(50 + i * 7 % 11), day + "T12:00-04:00");
      c.said = parse_edtf(day);
    }
    d.flow("left", direction::exits, quantity::exact(9), testing::time_ref_at(time_ref::how::claim, "c100"), testing::time_ref_at(time_ref::how::claim, "c110"));
    for (int i = 0; i < 8; ++i) {
      const auto name = "e" + std::to_string(i);
      d.add_event(name);
      d.content.events.back().kind = event_kind::negotiation_stall;
      d.dated("dated-" + name, name, i % 2 == 0 ? "2026-01-1X" : "2026-01");
      if (i > 0) d.linked("linked-" + name, name, relation::follows, "e" + std::to_string(i - 1));
    }
    negotiation talks;
    talks.id = negotiation_id("talks");
    for (int i = 0; i < 6; ++i) {
      const auto name = "m" + std::to_string(i);
      d.add_event(name);
      d.dated("dated-" + name, name, "2026");
      talks.moves.push_back({event_id(name), i % 2 == 0 ? negotiation_state::suspended : negotiation_state::resumed});
    }
    d.content.negotiations.push_back(talks);
    return d.make();
  }();
  return made;
}

question held_at(const ledger& l) {
  const auto at = l.point_at("claim:c110");
  return {question::what::held, at, at, {}};
}

struct search {
  const char* name;
  std::function<void()> run;
};

std::vector<search> all_searches() {
  const auto& d = busy();
  static const event_graph graph(d);
  static const sentence_writer writer(d, language::en);
  // Ledgers and timelines keep what they have answered: each search has its own, so that it takes the same steps again.
  const auto of_ledger = [&](auto&& ask) {
    return [&, ask] {
      const ledger l(d, testing::the_account);
      ask(l);
    };
  };
  const auto of_days = [&](auto&& ask) {
    return [&, ask] {
      const timeline days(d);
      ask(days);
    };
  };
  return {
      {"ledger", [&] { (void)ledger(d, testing::the_account); }},
      {"held", of_ledger([](const ledger& l) { (void)l.held("claim:c110"); })},
      {"unaccounted", of_ledger([](const ledger& l) { (void)l.unaccounted(direction::exits, "claim:c100", "claim:c110"); })},
      {"unaccounted_series", of_ledger([](const ledger& l) { (void)unaccounted_series(l); })},
      {"sensitivity", of_ledger([](const ledger& l) { (void)sensitivity(l, held_at(l)); })},
      {"series_sensitivity", of_ledger([](const ledger& l) { (void)series_sensitivity(l, {held_at(l)}); })},
      {"unaccounted_sensitivity", of_ledger([](const ledger& l) { (void)unaccounted_sensitivity(l, direction::exits, l.point_at("claim:c100"), l.point_at("claim:c110")); })},
      {"find_minimal_adjustment", of_ledger([](const ledger& l) { (void)find_minimal_adjustment(l); })},
      {"as_known_series", of_ledger([&](const ledger& l) { (void)as_known_series(d, testing::the_account, held_at(l), instant::earliest(), instant::latest()); })},
      {"changes_since", of_ledger([&](const ledger& l) { (void)changes_since(d, testing::the_account, instant::start_of(day::from_civil(2026, 1, 9)), usual_questions(l)); })},
      {"timeline", [&] { (void)timeline(d); }},
      {"start", of_days([](const timeline& days) { (void)days.start(event_id("e7")); })},
      {"first_contradictions of an account", of_ledger([](const ledger& l) { (void)first_contradictions(l, 3); })},
      {"first_contradictions of the timeline", of_days([](const timeline& days) { (void)first_contradictions(days, 3); })},
      {"explain_contradictions", [&] { (void)explain_contradictions(d, 3, writer); }},
      {"check_dossier", [&] { (void)check_dossier(d); }},
      {"judge_draft", [&] { (void)judge_draft(d.without("c110"), d, writer); }},
      {"check_negotiations", of_days([](const timeline& days) { (void)check_negotiations(days, writer); })},
      {"event_paths", [] { (void)event_paths(graph).between(event_id("e7"), event_id("e0")); }},
      {"make_panel", of_days([](const timeline& days) { (void)make_panel(graph, days); })},
      {"transitive_reduction", [] { (void)transitive_reduction(graph); }},
      {"tally_edition", [&] { (void)tally_edition(d, edition_id("january"), "sex"); }},
      {"compare_editions", [&] { (void)compare_editions(d, edition_id("january"), edition_id("february")); }},
      {"bootstrap_alpha", [] { (void)bootstrap_alpha({{1, 1}, {2, 1}, {1, 2}, {2, 2}}, measurement::nominal, 500, 1); }},
      {"simulate", [] { (void)simulate(simulation_settings{}); }},
  };
}

/// The most that a search does between two looks at its limits.
constexpr std::uint64_t stride = 20'000;

}  // namespace

TEST_CASE("each search counts its work, and ends soon after the limit") {
  for (const auto& s : all_searches()) {
    CAPTURE(s.name);
    std::uint64_t steps = 0;
    {
      const work_limits ample;
      s.run();
      steps = ample.steps();
      CHECK_FALSE(ample.stopped());
    }
    CHECK(steps > 0);
    for (const auto most : {std::uint64_t{0}, steps / 2, steps - 1}) {
      CAPTURE(most);
      const work_limits within({}, most);
      bool thrown = false;
      try {
        s.run();
      } catch (const error& e) {
        CHECK(e.code() == errc::cancelled);
        thrown = true;
      }
      CHECK(thrown != within.stopped().has_value());  // all of it, or what was found by then
      CHECK(within.steps() > most);
      CHECK(within.steps() <= most + stride);
    }
    {
      const work_limits enough({}, steps);
      s.run();
      CHECK_FALSE(enough.stopped());
      CHECK(enough.steps() == steps);
    }
  }
}

TEST_CASE("each search ends when it is asked to stop") {
  std::stop_source source;
  source.request_stop();
  for (const auto& s : all_searches()) {
    CAPTURE(s.name);
    const work_limits within(source.get_token());
    bool thrown = false;
    try {
      s.run();
    } catch (const error& e) {
      CHECK(e.code() == errc::cancelled);
      thrown = true;
    }
    CHECK(thrown != (within.stopped() == stop_cause::time));
    CHECK(within.steps() <= stride);
  }
}

TEST_CASE("a check that ends early has some of what the whole one has, and is marked") {
  const auto whole = check_dossier(busy());
  CHECK(whole.whole);
  CHECK(to_json(whole, sentence_writer(busy(), language::en)).find("whole") == std::string::npos);
  const auto steps = [] {
    const work_limits counted;
    (void)check_dossier(busy());
    return counted.steps();
  }();
  std::size_t most_seen = 0;
  for (std::uint64_t tenth = 0; tenth < 10; ++tenth) {
    const work_limits within({}, steps * tenth / 10);
    const auto part = check_dossier(busy());
    CHECK_FALSE(part.whole);
    CHECK(to_json(part, sentence_writer(busy(), language::en)).find("\"whole\":false") != std::string::npos);
    CHECK(within.stopped() == stop_cause::work);
    for (const auto& c : part.contradictions)
      CHECK(std::any_of(whole.contradictions.begin(), whole.contradictions.end(), [&](const auto& w) { return w.found.claims == c.found.claims; }));
    most_seen = std::max(most_seen, part.findings.size() + part.contradictions.size());
  }
  CHECK(most_seen > 0);
}

TEST_CASE("talks of many moves, every order of which is possible: a note, within stated work") {
  for (const int n : {8, 40, 90}) {
    testing::small_dossier d;
    negotiation talks;
    talks.id = negotiation_id("talks");
    for (int i = 0; i < n; ++i) {
      const auto name = "m" + std::to_string(i);
      d.add_event(name);
      d.dated("dated-" + name, name, "2026");
      talks.moves.push_back({event_id(name), i % 2 == 0 ? negotiation_state::suspended : negotiation_state::resumed});
    }
    d.content.negotiations.push_back(talks);
    const auto made = d.make();
    const timeline days(made);
    const work_limits counted;
    const auto found = check_negotiations(days, sentence_writer(made, language::en));
    CHECK(std::any_of(found.begin(), found.end(), [](const auto& f) { return f.rule == "talks_not_all_orders"; }));
    CHECK(std::none_of(found.begin(), found.end(), [](const auto& f) { return f.severity == severity::error; }));
    CHECK(counted.steps() < 60'000'000);
  }
}

}  // namespace test_searches_within_limits
