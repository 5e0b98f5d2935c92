// SPDX-License-Identifier: MIT
#include <habeas/ledger/knowledge_series.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "made/told_over_time.hpp"

namespace test_as_known {

using namespace habeas;
using testing::in_april;
using testing::january;
using testing::revised;
using testing::story;

namespace {

instant end_of(int day_of_january) { return instant::end_of(day::from_civil(2026, 1, day_of_january)); }

}  // namespace

TEST_CASE("as_known: an answer changes when something is said that counts for it, and at no other time") {
  const auto d = story().make();
  const question held{question::what::held, testing::point_of("claim:b"), testing::point_of("claim:b"), {}};
  const auto steps = as_known_series(d, testing::the_account, held, end_of(2), end_of(31));
  REQUIRE(steps.size() == 4);
  CHECK(steps[0].since == end_of(2));
  CHECK(!steps[0].answer.high);
  CHECK(steps[0].said.empty());
  CHECK(steps[1].since == end_of(3));
  CHECK(steps[1].answer.high == 9);
  CHECK(steps[1].said == std::vector{claim_id("b")});
  CHECK(!steps[2].answer.high);
  CHECK(steps[2].no_longer == std::vector{claim_id("b")});
  CHECK(steps[3].answer.set_aside.empty());
}

TEST_CASE("as_known: of a number that was revised each time knows its own revision") {
  for (const auto* bulletin : {"", "march"}) {
    CAPTURE(bulletin);
    const auto d = revised(bulletin).make();
    const ledger l(d, testing::the_account);
    const auto p = l.point_at("2031-03-31");
    const auto steps = as_known_series(d, testing::the_account, {question::what::held, p, p, {}}, in_april(1), in_april(30));
    REQUIRE(steps.size() == 4);
    CHECK(!steps[0].answer.high);
    CHECK(steps[1].answer.low == 398);
    CHECK(steps[1].answer.high == 398);
    CHECK(steps[2].answer.low == 401);
    CHECK(steps[3].answer.low == 402);
  }
}

TEST_CASE("as_known: a number of another day that supersedes is no revision of the first") {
  auto made = revised();
  made.content.claims[2].as_of = parse_edtf("2031-04-01");
  const auto d = made.make();
  const auto p = ledger(d, testing::the_account).point_at("2031-04-01");
  const auto steps = as_known_series(d, testing::the_account, {question::what::held, p, p, {}}, in_april(1), in_april(30));
  CHECK(!steps[1].answer.high);
  CHECK(!steps[2].answer.high);
  CHECK(steps[3].answer.high == 402);
}

TEST_CASE("as_known: a series that ends before it starts, and a number held of a kind, are refused") {
  const auto d = story().make();
  question held{question::what::held, testing::point_of("claim:b"), testing::point_of("claim:b"), {}};
  CHECK_THROWS_AS((void)as_known_series(d, testing::the_account, held, end_of(9), end_of(2)), error);
  held.of = mechanism::release;
  CHECK_THROWS_AS((void)as_known_series(d, testing::the_account, held, end_of(2), end_of(9)), error);
  CHECK_THROWS_AS((void)ask(ledger(d, testing::the_account), held), error);
}

TEST_CASE("as_known: that an event was may be all that changes an answer") {
  testing::small_dossier made;
  made.content.accounts[0].rule.unit = counting_unit::persons;
  made.content.accounts[0].rule.leaves = leaving_rule::when_freed;
  made.assume("held_is_counted", true, assumption_effect::enter_when_held);
  made.content.assumptions.back().account = testing::the_account;
  person ana;
  ana.id = person_id("ana");
  ana.synthetic = true;
  made.content.people.push_back(ana);
  for (const auto* name : {"arrested", "abducted"}) {
    event taken;
    taken.id = event_id(name);
    taken.people = {ana.id};
    taken.change.emplace().how = mechanism::arrest;
    made.content.events.push_back(taken);
  }
  made.dated("on", "arrested", january(8)).said = parse_edtf(january(10));
  made.add("was", occurred_claim{event_id("abducted")}).said = parse_edtf(january(12));
  const auto d = made.make();
  const question q{question::what::entries, testing::point_of("end:2026-01-06"), testing::point_of("end:2026-01-09"), {}};
  const auto steps = as_known_series(d, testing::the_account, q, end_of(9), end_of(31));
  REQUIRE(steps.size() == 3);
  CHECK(steps[1].answer.low == 1);
  CHECK(steps[2].said == std::vector{claim_id("was")});
  CHECK(steps[2].answer.low == 0);  // she may have come by the other, earlier
}

TEST_CASE("as_known: each step is the answer of the view of that day") {
  const auto d = open_dossier(folders::test_data("foro_penal.json"));
  const account_id account("foro_penal");
  const ledger whole(d, account);
  const question q{question::what::entries, whole.point_at("2025-12-29"), whole.point_at("2026-01-19"), {}};
  const auto from = instant::end_of(day::from_civil(2026, 1, 10)), to = instant::end_of(day::from_civil(2026, 2, 20));
  const auto steps = as_known_series(d, account, q, from, to);
  CHECK(steps.size() > 3);
  CHECK(steps.back().answer.low == 101);
  for (const auto& s : steps) {
    if (!s.refused.empty()) continue;
    CHECK(s.answer.low == ask(ledger(d.as_known_on(s.since), account), q).low);
  }
}

}  // namespace test_as_known
