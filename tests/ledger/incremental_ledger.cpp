// SPDX-License-Identifier: MIT
#include "ledger/incremental_ledger.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>
#include <habeas/ledger/knowledge_series.hpp>

#include "made/random_ledgers.hpp"
#include "made/weekly.hpp"

namespace test_live_ledger {

using namespace habeas;
using testing::end_of_january;
using testing::january;

namespace {

question stock(const account_point& at) { return {question::what::held, at, at, {}}; }
question flow_of(question::what what, const account_point& from, const account_point& to, std::optional<mechanism> of = {}) {
  return {what, from, to, of};
}

std::string text_of(const bound_ends& b) {
  return (b.low ? std::to_string(*b.low) : "-") + ".." + (b.high ? std::to_string(*b.high) : "-");
}

/// Nothing where the question has no answer yet.
bound_ends from_the_start(incremental_ledger& live, std::size_t watch) {
  try {
    const auto b = ask(ledger(live.now(), testing::the_account), live.asked(watch));
    return {b.low, b.high};
  } catch (const error& e) {
    REQUIRE((e.code() == errc::not_ordered || e.code() == errc::unknown_id));
    return {};
  }
}

void say_on(claim& c, int day_of_january) { c.said = parse_edtf(january(day_of_january)); }
void say_all_on(testing::small_dossier& d, int day_of_january) {
  for (auto& c : d.content.claims) say_on(c, day_of_january);
}
claim& retracts(testing::small_dossier& d, const std::string& name, const std::string& about) {
  response_claim gone;
  gone.kind = response::retracted;
  gone.about = claim_id(about);
  return d.add(name, gone);
}

dossier known_on(const dossier& d, int day_of_january) { return d.as_known_on(instant::end_of(day::from_civil(2026, 1, day_of_january))); }

/// As known at the end of 1 January.
incremental_ledger at_first(const dossier& d) { return {d, known_on(d, 1), testing::the_account}; }

}  // namespace

TEST_CASE("live_ledger: a claim that is said moves the bounds that it reaches, and tells which") {
  testing::small_dossier d;
  d.held("first", quantity::exact(10), "2026-01-01");
  d.held("last", quantity::exact(12), "2026-01-05");
  say_all_on(d, 1);
  say_on(d.flow("left", direction::exits, quantity::exact(3), testing::time_ref_at(time_ref::how::end_of, january(1)), testing::time_ref_at(time_ref::how::end_of, january(4))), 6);
  say_on(retracts(d, "no", "left"), 7);
  auto live = at_first(d.make());
  const auto entries = live.watch({flow_of(question::what::entries, testing::point_of("claim:first"), testing::point_of("claim:last")), stock(testing::point_of("claim:first"))});
  CHECK(text_of(live.bound(entries)) == "2..-");
  const auto update = live.say(claim_id("left"));
  CHECK(update.holds_now);
  CHECK(!update.anew);
  REQUIRE(update.changed.size() == 1);
  CHECK(update.changed[0].watch == entries);
  CHECK(text_of(update.changed[0].after) == "5..-");
  CHECK(text_of(live.bound(entries + 1)) == "10..10");
  const auto back = live.say(claim_id("no"));
  REQUIRE(back.changed.size() == 1);
  CHECK(text_of(back.changed[0].after) == "2..-");
  CHECK(live.started_anew() == 1);
}

TEST_CASE("live_ledger: a claim that contradicts is told, answers as a ledger does, and goes without a trace") {
  testing::small_dossier d;
  say_on(d.held("a", quantity::exact(10), "2026-01-01T12:00"), 1);
  say_on(d.held("b", quantity::exact(11), "2026-01-01T12:00"), 2);
  say_on(retracts(d, "no", "b"), 3);
  auto live = at_first(d.make());
  const auto held = live.watch({stock(testing::point_of("claim:a"))});
  const auto worse = live.say(claim_id("b"));
  CHECK(worse.held_before);
  CHECK(!worse.holds_now);
  CHECK(live.bound(held) == from_the_start(live, held));
  const auto better = live.say(claim_id("no"));
  CHECK(better.holds_now);
  CHECK(text_of(live.bound(held)) == "10..10");
}

TEST_CASE("live_ledger: while claims contradict one another, one ledger is made for all that is asked after a change") {
  testing::small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-01T12:00");
  d.held("b", quantity::exact(11), "2026-01-01T12:00");
  say_all_on(d, 1);
  say_on(retracts(d, "no", "b"), 3);
  auto live = at_first(d.make());
  (void)live.watch({stock(testing::point_of("claim:a")), stock(testing::point_of("claim:b"))});
  const auto* first = &live.made_anew();
  CHECK(first->contradictions().size() == 1);
  CHECK(&live.made_anew() == first);
  (void)live.say(claim_id("no"));
  CHECK(live.made_anew().contradictions().empty());
}

TEST_CASE("live_ledger: a claim that is not there, or was never said, is refused, and nothing changes") {
  testing::small_dossier d;
  say_on(d.held("a", quantity::exact(10), "2026-01-01"), 1);
  d.held("b", quantity::exact(11), "2026-01-02");
  auto live = at_first(d.make());
  const auto held = live.watch({stock(testing::point_of("claim:a"))});
  CHECK_THROWS_AS(live.say(claim_id("c")), error);
  CHECK_THROWS_AS(live.say(claim_id("b")), error);
  CHECK(live.now().status_of(claim_id("a")) == claim_status::counts);
  CHECK(text_of(live.bound(held)) == "10..10");
}

TEST_CASE("live_ledger: as a ledger of what is known, whatever comes and goes") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t changes = 0, contradictory = 0, told = 0, changes_of_one_kind = 0, anew_of_one_kind = 0;
  for (int round = 0; round < 60; ++round) {
    auto made = testing::random_dossier(random, 14, true);
    // Kinds beside one another add up at every point: an account with several is read anew at each change.
    const bool one_kind = round % 2 == 1;
    auto& claims = made.content.claims;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      auto* flow = std::get_if<flow_claim>(&claims[i].says);
      if (one_kind && flow != nullptr) flow->of.reset();
      say_on(claims[i], static_cast<int>(random(1, 9)));
      if (i > 0 && random(0, 5) == 0) claims[i].supersedes = claims[static_cast<std::size_t>(random(0, static_cast<std::int64_t>(i) - 1))].id;
    }
    for (const auto* name : {"c2", "c5", "c8"}) say_on(retracts(made, std::string("no_") + name, name), static_cast<int>(random(2, 9)));
    const auto d = made.make();
    auto live = at_first(d);
    std::vector<question> asked;
    for (int i = 1; i <= 5; i += 2) {
      asked.push_back(stock(end_of_january(i)));
      asked.push_back(flow_of(question::what::entries, end_of_january(i), end_of_january(i + 1)));
      asked.push_back(flow_of(question::what::exits, end_of_january(1), end_of_january(i)));
    }
    (void)live.watch(asked);
    for (const auto place : d.canonical_order()) {
      if (known_on(d, 1).status_of(place) != claim_status::not_yet_said) continue;
      const auto& name = d.content().claims[place].id;
      const auto update = live.say(name);
      ++changes;
      if (one_kind && live.feasible() && update.held_before) {
        ++changes_of_one_kind;
        anew_of_one_kind += update.anew ? 1 : 0;
      }
      told += update.changed.size();
      const ledger whole(d.as_known_after(name), testing::the_account);
      REQUIRE(live.feasible() == whole.contradictions().empty());
      REQUIRE(update.holds_now == live.feasible());
      contradictory += live.feasible() ? 0 : 1;
      for (std::size_t w = 0; w < asked.size(); ++w) {
        CAPTURE(round);
        CAPTURE(name);
        CAPTURE(to_string(live.asked(w).from));
        CAPTURE(to_slug(live.asked(w).kind));
        REQUIRE(text_of(live.bound(w)) == text_of(from_the_start(live, w)));
      }
    }
  }
  CHECK(changes > 200);
  CHECK(contradictory > 30);
  CHECK(told > 200);
  CHECK(changes_of_one_kind > 50);
  CHECK(anew_of_one_kind < changes_of_one_kind / 2);
}

namespace {

testing::small_dossier many_counts(int n) {
  testing::small_dossier d;
  for (int i = 0; i < n; ++i) {
    const auto day_ = to_string(day(20'000 + i * 2));
    d.held("s" + std::to_string(i), quantity::at_least(100 + i % 7), day_);
    d.flow("f" + std::to_string(i), direction::exits, quantity::at_most(9), testing::time_ref_at(time_ref::how::start_of, day_),
           testing::time_ref_at(time_ref::how::end_of, to_string(day(20'000 + i * 2 + 3))));
  }
  say_all_on(d, 1);
  return d;
}

}  // namespace

TEST_CASE("live_ledger: one claim among many costs a small part of reading them all") {
  auto d = many_counts(1500);
  say_on(d.held("new", quantity::at_least(97), to_string(day(20'000 + 1401))), 2);
  auto live = at_first(d.make());
  const auto all = live.looked_at();
  (void)live.watch({stock(testing::point_of("claim:s700"))});
  const auto before = live.looked_at();
  const auto update = live.say(claim_id("new"));
  CHECK(!update.anew);
  CHECK(live.started_anew() == 1);
  CHECK((live.looked_at() - before) * 20 < all);
}

TEST_CASE("live_ledger: a window that ends where another ends knows of what moves that end") {
  testing::small_dossier d;
  say_on(d.held("c", quantity::exact(100), january(5)), 1);
  say_on(d.flow("b", direction::exits, quantity::exact(5), testing::time_ref_at(time_ref::how::start_of, january(1)), testing::time_ref_at(time_ref::how::claim, "c")), 1);
  say_on(retracts(d, "no", "c"), 1);
  say_on(d.flow("a", direction::exits, quantity::exact(8), testing::time_ref_at(time_ref::how::claim, "b"), testing::time_ref_at(time_ref::how::end_of, january(9))), 2);
  auto live = at_first(d.make());
  const auto held = live.watch({stock(testing::point_of("claim:c"))});
  (void)live.say(claim_id("a"));
  CHECK(text_of(live.bound(held)) == "0..-");
  CHECK(live.bound(held) == from_the_start(live, held));
}

TEST_CASE("live_ledger: windows from number to number hang together by their ends alone, and are read as a ledger reads them") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t told = 0, changes = 0, anew = 0;
  for (int round = 0; round < 30; ++round) {
    CAPTURE(round);
    auto d = testing::weekly_counts(6, static_cast<std::uint64_t>(round));
    d.add_bulletin("b", testing::day_of_2031(14));
    auto& claims = d.content.claims;
    for (auto& c : claims) {
      auto* flow = std::get_if<flow_claim>(&c.says);
      // Said at any time, some on the first day; and now and then a number that slipped, stands in a bulletin, or starts elsewhere.
      c.said = parse_edtf(testing::day_of_2031(random(0, 5) == 0 ? 0 : static_cast<int>(random(1, 70))));
      if (flow != nullptr && random(0, 1) == 0) flow->number = quantity::at_least(random(0, 40));
      if (flow != nullptr && random(0, 6) == 0) flow->from = testing::time_ref_at(time_ref::how::claim, "s" + std::to_string(random(0, 3)));
      if (round % 2 == 0 && flow == nullptr && random(0, 6) == 0) std::get<held_claim>(c.says).number = quantity::exact(3000 + random(0, 90));
      // Or where another flow ends, which is of an earlier week.
      const auto week = flow != nullptr ? std::stoi(c.id.text().substr(1)) : 0;
      if (week > 1 && random(0, 1) == 0) flow->from = testing::time_ref_at(time_ref::how::claim, (random(0, 1) == 0 ? "e" : "x") + std::to_string(random(1, week - 1)));
      if (flow == nullptr && random(0, 7) == 0) c.bulletin = bulletin_id("b");
    }
    for (const auto* name : {"s2", "x2", "x4", "s5"}) retracts(d, std::string("no_") + name, name).said = parse_edtf(testing::day_of_2031(static_cast<int>(random(2, 40))));
    const auto made = d.make();
    const auto first = made.as_known_on(instant::end_of(day::from_civil(2031, 1, 1)));
    incremental_ledger live(made, first, testing::the_account);
    auto questions = usual_questions(ledger(made, testing::the_account));
    questions.resize(std::min<std::size_t>(questions.size(), 8));
    (void)live.watch(questions);
    for (const auto place : made.canonical_order()) {
      if (first.status_of(place) != claim_status::not_yet_said) continue;
      const auto& name = made.content().claims[place].id;
      CAPTURE(name.text());
      const auto update = live.say(name);
      told += update.changed.size();
      ++changes;
      anew += update.anew ? 1 : 0;
      const ledger whole(made.as_known_after(name), testing::the_account);
      REQUIRE(live.feasible() == whole.contradictions().empty());
      for (std::size_t w = 0; w < questions.size(); ++w) {
        CAPTURE(w);
        REQUIRE(text_of(live.bound(w)) == text_of(from_the_start(live, w)));
      }
    }
  }
  CHECK(told > 200);
  CHECK(anew < changes);
}

TEST_CASE("live_ledger: a time that a claim gives its bulletin is the hour of all, from then on and as long as it counts") {
  testing::small_dossier d;
  d.content.accounts[0].rule.cutoff = cutoff_hour::end_of_day;
  d.add_bulletin("b", "2026-01-05");
  d.held("in", quantity::exact(5), "").bulletin = bulletin_id("b");
  d.flow("day", direction::exits, quantity::exact(2), testing::time_ref_at(time_ref::how::start_of, "2026-01-05"),
         testing::time_ref_at(time_ref::how::end_of, "2026-01-05"));
  say_all_on(d, 1);
  auto& timed = d.held("timed", quantity::at_least(0), "2026-01-05T10:00");
  timed.bulletin = bulletin_id("b");
  say_on(timed, 2);
  say_on(retracts(d, "no", "timed"), 3);
  auto live = at_first(d.make());
  const auto at_end = live.watch({stock(testing::point_of("end:2026-01-05"))});
  CHECK(text_of(live.bound(at_end)) == "5..5");
  (void)live.say(claim_id("timed"));
  CHECK(text_of(live.bound(at_end)) == "3..-");
  CHECK(text_of(live.bound(at_end)) == text_of(from_the_start(live, at_end)));
  (void)live.say(claim_id("no"));
  CHECK(text_of(live.bound(at_end)) == "5..5");
}

TEST_CASE("live_ledger: very many answers are followed together, and are those of a ledger") {
  auto d = many_counts(30);
  say_on(d.held("new", quantity::exact(120), to_string(day(20'021))), 2);
  say_on(retracts(d, "no", "s7"), 3);
  const auto view = d.make();
  auto live = at_first(view);
  const auto questions = usual_questions(ledger(known_on(view, 1), testing::the_account));
  REQUIRE(questions.size() > 80);
  const auto first = live.watch(questions);
  const auto compare = [&] {
    for (std::size_t i = 0; i < questions.size(); ++i) CHECK(live.bound(first + i) == from_the_start(live, first + i));
  };
  compare();
  CHECK(live.searches() == 0);
  const auto update = live.say(claim_id("new"));
  CHECK(update.holds_now);
  CHECK(update.changed.size() > 1);
  compare();
  (void)live.say(claim_id("no"));
  compare();
}

TEST_CASE("live_ledger: named people move a count by events, and claims of other accounts do not") {
  testing::small_dossier d;
  d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
  account other = d.content.accounts[0];
  other.id = account_id("other");
  d.content.accounts.push_back(other);
  person somebody;
  somebody.id = person_id("p");
  d.content.people.push_back(somebody);
  event freed;
  freed.id = event_id("freed");
  freed.people = {person_id("p")};
  custody_change change;
  change.how = mechanism::release;
  freed.change = change;
  d.content.events.push_back(freed);
  d.held("a", quantity::exact(10), "2026-01-01");
  d.held("b", quantity::at_least(1), "2026-01-05");
  d.dated("when", "freed", "2026-01-03");
  say_all_on(d, 1);
  member_claim member;
  member.person = person_id("p");
  member.account = testing::the_account;
  say_on(d.add("member", member), 2);
  auto& elsewhere = d.held("elsewhere", quantity::exact(3), "2026-01-03");
  std::get<held_claim>(elsewhere.says).account = account_id("other");
  say_on(elsewhere, 3);
  auto live = at_first(d.make());
  const auto exits = live.watch({flow_of(question::what::exits, testing::point_of("claim:a"), testing::point_of("claim:b"))});
  CHECK(text_of(live.bound(exits)) == "0..-");
  (void)live.say(claim_id("member"));
  CHECK(text_of(live.bound(exits)) == "1..-");
  CHECK(text_of(live.bound(exits)) == text_of(from_the_start(live, exits)));
  CHECK(live.say(claim_id("elsewhere")).changed.empty());
}

}  // namespace test_live_ledger
