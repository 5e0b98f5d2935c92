// SPDX-License-Identifier: MIT
#include <habeas/ledger/knowledge_series.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "made/random_ledgers.hpp"

namespace test_as_known {

using namespace habeas;
using testing::january;

namespace {

instant end_of(int day_of_january) { return instant::end_of(day::from_civil(2026, 1, day_of_january)); }

std::string text_of(const bound_ends& b) {
  return (b.low ? std::to_string(*b.low) : "-") + ".." + (b.high ? std::to_string(*b.high) : "-");
}

/// Ten held on the first; on the third it is said that nine were held on the second, on the fifth this is retracted, and on
/// the sixth that exactly eleven were held at the very same hour.
testing::small_dossier story() {
  testing::small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-01T12:00").said = parse_edtf(january(1));
  d.held("b", quantity::exact(9), "2026-01-02T12:00").said = parse_edtf(january(3));
  response_claim gone;
  gone.kind = response::retracted;
  gone.about = claim_id("b");
  d.add("c", gone).said = parse_edtf(january(5));
  d.held("d", quantity::exact(11), "2026-01-01T12:00").said = parse_edtf(january(6));
  return d;
}

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

namespace {

/// 398 as of 31 March, said on 3 April; on the 10th the same speaker corrects it to 401, and on the 20th to 402.
testing::small_dossier revised(const std::string& bulletin = {}) {
  testing::small_dossier d;
  if (!bulletin.empty()) d.add_bulletin(bulletin, "2031-03-31");
  const auto add = [&](const char* name, std::int64_t n, const char* said, const char* supersedes) {
    auto& c = d.held(name, quantity::exact(n), "2031-03-31");
    c.said = parse_edtf(said);
    if (supersedes != nullptr) c.supersedes = claim_id(supersedes);
    if (!bulletin.empty()) c.bulletin = bulletin_id(bulletin);
  };
  add("first", 398, "2031-04-03", nullptr);
  add("second", 401, "2031-04-10", "first");
  add("third", 402, "2031-04-20", "second");
  return d;
}

instant in_april(int n) { return instant::end_of(day::from_civil(2031, 4, n)); }

}  // namespace

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

TEST_CASE("changes: a revision changes the number that was known before it") {
  const auto d = revised().make();
  const ledger l(d, testing::the_account);
  const auto told = changes_since(d, testing::the_account, in_april(5), usual_questions(l));
  REQUIRE(told.effects.size() == 2);
  REQUIRE(told.effects[0].changed.size() == 1);
  CHECK(told.effects[0].claim == claim_id("second"));
  CHECK(text_of(told.effects[0].changed[0].before) == "398..398");
  CHECK(text_of(told.effects[0].changed[0].after) == "401..401");
  CHECK(text_of(told.effects[1].changed[0].before) == "401..401");
  CHECK(text_of(told.effects[1].changed[0].after) == "402..402");
  // From before anything was said.
  const auto all = changes_since(d, testing::the_account, in_april(1), usual_questions(l));
  REQUIRE(all.effects.size() == 3);
  CHECK(text_of(all.effects[0].changed[0].before) == "0..-");
  CHECK(text_of(all.effects[0].changed[0].after) == "398..398");
}

TEST_CASE("changes: a flow is asked between the revisions that were known") {
  auto made = revised();
  made.held("april", quantity::exact(380), "2031-04-15").said = parse_edtf("2031-04-16");
  const auto d = made.make();
  const ledger l(d, testing::the_account);
  const auto told = changes_since(d, testing::the_account, in_april(16), usual_questions(l));
  REQUIRE(told.effects.size() == 1);
  std::vector<std::string> texts;
  for (const auto& c : told.effects[0].changed) texts.push_back(text_of(c.before) + " " + text_of(c.after));
  CHECK(texts == std::vector<std::string>{"401..401 402..402", "21..- 22..-"});
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

TEST_CASE("as_known: what each claim changed, and which contradictions came and went with it") {
  const auto d = story().make();
  const auto changes = changes_since(d, testing::the_account, end_of(2), {{question::what::held, testing::point_of("claim:a"), testing::point_of("claim:a"), {}},
                                                                        {question::what::held, testing::point_of("claim:b"), testing::point_of("claim:b"), {}}});
  CHECK(changes.said == 3);
  REQUIRE(changes.effects.size() == 3);
  CHECK(changes.effects[0].claim == claim_id("b"));
  REQUIRE(changes.effects[0].changed.size() == 1);
  CHECK(changes.effects[0].changed[0].question == 1);
  CHECK(text_of(changes.effects[0].changed[0].before) == "0..-");
  CHECK(text_of(changes.effects[0].changed[0].after) == "9..9");
  CHECK(changes.effects[1].claim == claim_id("c"));
  CHECK(text_of(changes.effects[1].changed.at(0).after) == "0..-");
  CHECK(changes.effects[2].claim == claim_id("d"));
  CHECK(changes.effects[2].appeared == std::vector<std::vector<claim_id>>{{claim_id("a"), claim_id("d")}});
  CHECK(text_of(changes.effects[2].changed.at(0).before) == "10..10");
}

TEST_CASE("as_known: claim by claim, random ledgers change as ledgers made anew do") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t effects = 0;
  for (int round = 0; round < 12; ++round) {
    auto told = testing::random_dossier(random, 9, true);
    for (std::size_t i = 0; i < told.content.claims.size(); ++i) told.content.claims[i].said = parse_edtf(january(random(1, 9)));
    const auto d = told.make();
    const auto questions = usual_questions(ledger(d, testing::the_account));
    const auto since = end_of(3);
    const auto changes = changes_since(d, testing::the_account, since, questions);
    std::vector<claim_id> off;
    for (const auto place : d.canonical_order())
      if (*d.said_at(place) > since) off.push_back(d.content().claims[place].id);
    auto answers = [&] {
      std::vector<std::string> all;
      const ledger l(d.without(off), testing::the_account);
      for (const auto& q : questions) {
        try {
          const auto b = ask(l, q);
          all.push_back(text_of({b.low, b.high}));
        } catch (const error&) {
          all.emplace_back("-..-");
        }
      }
      return all;
    };
    auto before = answers();
    auto effect = changes.effects.begin();
    while (!off.empty()) {
      const auto name = off.front();
      off.erase(off.begin());
      const auto after = answers();
      std::vector<std::string> expected, got;
      for (std::size_t i = 0; i < questions.size(); ++i)
        if (before[i] != after[i]) expected.push_back(fmt::format("{} {} {}", i, before[i], after[i]));
      if (effect != changes.effects.end() && effect->claim == name) {
        for (const auto& c : effect->changed) got.push_back(fmt::format("{} {} {}", c.question, text_of(c.before), text_of(c.after)));
        ++effect;
      }
      CHECK(got == expected);
      effects += expected.size();
      before = after;
    }
    CHECK(effect == changes.effects.end());
  }
  CHECK(effects > 50);
}

}  // namespace test_as_known
