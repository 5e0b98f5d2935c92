// SPDX-License-Identifier: MIT
#include "ledger/incremental_ledger.hpp"

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>
#include <habeas/ledger/knowledge_series.hpp>

#include "made/random_ledgers.hpp"

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

/// Nothing where the question has no answer any more.
bound_ends from_the_start(const dynamic_ledger& live, std::size_t watch) {
  try {
    const auto b = ask(ledger(live.now(), testing::the_account), live.asked(watch));
    return {b.low, b.high};
  } catch (const error& e) {
    REQUIRE((e.code() == errc::not_ordered || e.code() == errc::unknown_id));
    return {};
  }
}

}  // namespace

TEST_CASE("live_ledger: a claim that comes moves the bounds that it reaches, and says which") {
  testing::small_dossier d;
  d.held("first", quantity::exact(10), "2026-01-01");
  d.held("last", quantity::exact(12), "2026-01-05");
  dynamic_ledger live(d.make(), testing::the_account);
  const auto entries = live.watch(flow_of(question::what::entries, testing::point_of("claim:first"), testing::point_of("claim:last")));
  const auto held = live.watch(stock(testing::point_of("claim:first")));
  CHECK(text_of(live.bound(entries)) == "2..-");
  testing::small_dossier more;
  const auto update = live.add(more.flow("left", direction::exits, quantity::exact(3),
                                         testing::time_ref_at(time_ref::how::end_of, january(1)), testing::time_ref_at(time_ref::how::end_of, january(4))));
  CHECK(update.holds_now);
  CHECK(!update.anew);
  REQUIRE(update.changed.size() == 1);
  CHECK(update.changed[0].watch == entries);
  CHECK(text_of(update.changed[0].after) == "5..-");
  CHECK(text_of(live.bound(held)) == "10..10");
  const auto back = live.take_away(claim_id("left"));
  REQUIRE(back.changed.size() == 1);
  CHECK(text_of(back.changed[0].after) == "2..-");
  const auto again = live.put_back(claim_id("left"));
  CHECK(text_of(live.bound(entries)) == "5..-");
  CHECK(again.changed.size() == 1);
  CHECK(live.started_anew() == 1);
}

TEST_CASE("live_ledger: a claim that contradicts is told, answers as a ledger does, and goes without a trace") {
  testing::small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-01T12:00");
  dynamic_ledger live(d.make(), testing::the_account);
  const auto held = live.watch(stock(testing::point_of("claim:a")));
  testing::small_dossier more;
  const auto worse = live.add(more.held("b", quantity::exact(11), "2026-01-01T12:00"));
  CHECK(worse.held_before);
  CHECK(!worse.holds_now);
  CHECK(live.bound(held) == from_the_start(live, held));
  const auto better = live.take_away(claim_id("b"));
  CHECK(better.holds_now);
  CHECK(text_of(live.bound(held)) == "10..10");
}

TEST_CASE("live_ledger: while claims contradict one another, one ledger is made for all that is asked after a change") {
  testing::small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-01T12:00");
  d.held("b", quantity::exact(11), "2026-01-01T12:00");
  dynamic_ledger live(d.make(), testing::the_account);
  (void)live.watch({stock(testing::point_of("claim:a")), stock(testing::point_of("claim:b"))});
  const auto* first = &live.made_anew();
  CHECK(first->contradictions().size() == 1);
  CHECK(&live.made_anew() == first);
  (void)live.take_away(claim_id("b"));
  CHECK(live.made_anew().contradictions().empty());
}

TEST_CASE("live_ledger: what no dossier could hold is refused, and nothing changes") {
  testing::small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-01");
  dynamic_ledger live(d.make(), testing::the_account);
  testing::small_dossier more;
  CHECK_THROWS_AS(live.add(more.held("a", quantity::exact(11), "2026-01-02")), error);
  auto stray = more.held("b", quantity::exact(11), "2026-01-02");
  stray.bulletin = bulletin_id("nowhere");
  CHECK_THROWS_AS(live.add(stray), error);
  CHECK(live.now().content().claims.size() == 1);
  CHECK_THROWS_AS(live.take_away(claim_id("b")), error);
}

TEST_CASE("live_ledger: as a ledger of the same claims, whatever comes and goes") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t changes = 0, contradictory = 0, told = 0, changes_of_one_kind = 0, anew_of_one_kind = 0;
  for (int round = 0; round < 50; ++round) {
    auto begin = testing::random_dossier(random, 5, true);
    // Kinds beside one another add up at every point: an account with several is read anew at each change.
    const bool one_kind = round % 2 == 1;
    const auto limited = [&](claim& c) {
      auto* flow = std::get_if<flow_claim>(&c.says);
      if (one_kind && flow != nullptr) flow->of.reset();
    };
    for (auto& c : begin.content.claims) limited(c);
    dynamic_ledger live(begin.make(), testing::the_account);
    std::vector<std::size_t> watches;
    for (int i = 1; i <= 5; i += 2) {
      watches.push_back(live.watch(stock(end_of_january(i))));
      watches.push_back(live.watch(flow_of(question::what::entries, end_of_january(i), end_of_january(i + 1))));
      watches.push_back(live.watch(flow_of(question::what::exits, end_of_january(1), end_of_january(i))));
    }
    std::vector<claim_id> on, off;
    for (const auto& c : begin.content.claims) on.push_back(c.id);
    const auto pick = [&](std::vector<claim_id>& from) {
      const auto at = static_cast<std::size_t>(random(0, static_cast<std::int64_t>(from.size()) - 1));
      const auto id = from[at];
      from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
      return id;
    };
    for (int step = 0; step < 14; ++step) {
      ledger_update update;
      const auto what = random(0, 3);
      if (what <= 1) {
        auto c = testing::random_claim("n" + std::to_string(step), random, true);
        limited(c);
        if (random(0, 4) == 0 && !on.empty()) c.supersedes = on.front();
        on.push_back(c.id);
        update = live.add(c);
      } else if (what == 2 && !on.empty()) {
        off.push_back(pick(on));
        update = live.take_away(off.back());
      } else if (!off.empty()) {
        on.push_back(pick(off));
        update = live.put_back(on.back());
      } else {
        continue;
      }
      ++changes;
      if (one_kind && live.feasible() && update.held_before) {
        ++changes_of_one_kind;
        anew_of_one_kind += update.anew ? 1 : 0;
      }
      told += update.changed.size();
      const ledger whole(live.now(), testing::the_account);
      REQUIRE(live.feasible() == whole.contradictions().empty());
      REQUIRE(update.holds_now == live.feasible());
      contradictory += live.feasible() ? 0 : 1;
      for (const auto w : watches) {
        CAPTURE(round);
        CAPTURE(step);
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

TEST_CASE("live_ledger: one claim among many costs a small part of reading them all") {
  testing::small_dossier d;
  for (int i = 0; i < 1500; ++i) {
    const auto day_ = to_string(day(20'000 + i * 2));
    d.held("s" + std::to_string(i), quantity::at_least(100 + i % 7), day_);
    d.flow("f" + std::to_string(i), direction::exits, quantity::at_most(9), testing::time_ref_at(time_ref::how::start_of, day_),
           testing::time_ref_at(time_ref::how::end_of, to_string(day(20'000 + i * 2 + 3))));
  }
  dynamic_ledger live(d.make(), testing::the_account);
  const auto all = live.looked_at();
  (void)live.watch(stock(testing::point_of("claim:s700")));
  const auto before = live.looked_at();
  testing::small_dossier more;
  const auto update = live.add(more.held("new", quantity::at_least(97), to_string(day(20'000 + 1401))));
  CHECK(!update.anew);
  CHECK(live.started_anew() == 1);
  CHECK((live.looked_at() - before) * 20 < all);
}

TEST_CASE("live_ledger: a time that a claim gives its bulletin is the hour of all, from then on and as long as it counts") {
  testing::small_dossier d;
  d.content.accounts[0].rule.cutoff = cutoff_hour::end_of_day;
  d.add_bulletin("b", "2026-01-05");
  d.held("in", quantity::exact(5), "").bulletin = bulletin_id("b");
  d.flow("day", direction::exits, quantity::exact(2), testing::time_ref_at(time_ref::how::start_of, "2026-01-05"),
         testing::time_ref_at(time_ref::how::end_of, "2026-01-05"));
  dynamic_ledger live(d.make(), testing::the_account);
  const auto at_end = live.watch(stock(testing::point_of("end:2026-01-05")));
  CHECK(text_of(live.bound(at_end)) == "5..5");
  testing::small_dossier more;
  auto& timed = more.held("timed", quantity::at_least(0), "2026-01-05T10:00");
  timed.bulletin = bulletin_id("b");
  (void)live.add(timed);
  CHECK(text_of(live.bound(at_end)) == "3..-");
  CHECK(text_of(live.bound(at_end)) == text_of(from_the_start(live, at_end)));
  (void)live.take_away(claim_id("timed"));
  CHECK(text_of(live.bound(at_end)) == "5..5");
}

TEST_CASE("live_ledger: very many answers are followed together, and are those of a ledger") {
  testing::small_dossier d;
  for (int i = 0; i < 30; ++i) {
    const auto day_ = to_string(day(20'000 + i * 2));
    d.held("s" + std::to_string(i), quantity::at_least(100 + i % 7), day_);
    d.flow("f" + std::to_string(i), direction::exits, quantity::at_most(9), testing::time_ref_at(time_ref::how::start_of, day_),
           testing::time_ref_at(time_ref::how::end_of, to_string(day(20'000 + i * 2 + 3))));
  }
  const auto view = d.make();
  dynamic_ledger live(view, testing::the_account);
  const auto questions = usual_questions(ledger(view, testing::the_account));
  REQUIRE(questions.size() > 80);
  const auto first = live.watch(questions);
  const auto compare = [&] {
    for (std::size_t i = 0; i < questions.size(); ++i) CHECK(live.bound(first + i) == from_the_start(live, first + i));
  };
  compare();
  CHECK(live.searches() == 0);
  testing::small_dossier more;
  const auto update = live.add(more.held("new", quantity::exact(120), to_string(day(20'021))));
  CHECK(update.holds_now);
  CHECK(update.changed.size() > 1);
  compare();
  (void)live.take_away(claim_id("s7"));
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
  member_claim member;
  member.person = person_id("p");
  member.account = testing::the_account;
  d.add("member", member);
  dynamic_ledger live(d.make(), testing::the_account);
  const auto exits = live.watch(flow_of(question::what::exits, testing::point_of("claim:a"), testing::point_of("claim:b")));
  CHECK(text_of(live.bound(exits)) == text_of(from_the_start(live, exits)));
  (void)live.take_away(claim_id("member"));
  CHECK(text_of(live.bound(exits)) == "0..-");
  (void)live.put_back(claim_id("member"));
  CHECK(text_of(live.bound(exits)) == text_of(from_the_start(live, exits)));
  testing::small_dossier more;
  auto elsewhere = more.held("elsewhere", quantity::exact(3), "2026-01-03");
  std::get<held_claim>(elsewhere.says).account = account_id("other");
  CHECK(live.add(elsewhere).changed.empty());
}

}  // namespace test_live_ledger
