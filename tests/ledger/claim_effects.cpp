// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/ledger/knowledge_series.hpp>

#include "made/random_custody.hpp"
#include "made/random_ledgers.hpp"
#include "made/told_over_time.hpp"

namespace test_claim_effects {

using namespace habeas;
using testing::in_april;
using testing::january;
using testing::revised;
using testing::story;
using testing::the_account;

namespace {

instant end_of(int day_of_january) { return instant::end_of(day::from_civil(2026, 1, day_of_january)); }

std::string text_of(const bound_ends& b) {
  return (b.low ? std::to_string(*b.low) : "-") + ".." + (b.high ? std::to_string(*b.high) : "-");
}

/// What is known at one time: answers, and contradictions by their claims.
struct known {
  std::vector<std::string> answers = {};
  std::vector<std::vector<claim_id>> conflicts = {};
  bool settled = true;
};

known known_in(const dossier& d, const std::vector<question>& questions) {
  known all;
  const ledger l(d, the_account);
  for (const auto& q : questions) {
    try {
      const auto b = ask(l, q);
      all.answers.push_back(text_of({b.low, b.high}));
    } catch (const error&) {
      all.answers.emplace_back("-..-");
    }
  }
  all.conflicts = l.conflict_sets();
  std::sort(all.conflicts.begin(), all.conflicts.end());
  all.settled = l.conflicts_settled();
  return all;
}

std::vector<std::vector<claim_id>> only_in(const known& one, const known& other) {
  std::vector<std::vector<claim_id>> found;
  std::set_difference(one.conflicts.begin(), one.conflicts.end(), other.conflicts.begin(), other.conflicts.end(), std::back_inserter(found));
  return found;
}

struct looked_at {
  std::size_t answers = 0, contradictions = 0;  ///< that changed, and that appeared
};

/// Is what each claim changed what differs between the dossier as known before and after it?
looked_at check_each_claim(const dossier& d, instant since, const std::vector<question>& questions) {
  const auto changes = changes_since(d, the_account, since, questions);
  auto effect = changes.effects.begin();
  auto before = known_in(d.as_known_on(since), questions);
  looked_at all;
  for (const auto place : d.canonical_order()) {
    if (!d.said_at(place) || *d.said_at(place) <= since) continue;
    const auto& name = d.content().claims[place].id;
    CAPTURE(name.text());
    const auto now = d.as_known_after(name);
    auto after = known_in(now, questions);
    const bool is_told = effect != changes.effects.end() && effect->claim == name;
    std::vector<std::string> expected, got;
    for (std::size_t i = 0; i < questions.size(); ++i)
      if (before.answers[i] != after.answers[i]) expected.push_back(fmt::format("{} {} {}", i, before.answers[i], after.answers[i]));
    if (is_told)
      for (const auto& c : effect->changed) got.push_back(fmt::format("{} {} {}", c.question, text_of(c.before), text_of(c.after)));
    CHECK(fmt::format("{}", fmt::join(got, ", ")) == fmt::format("{}", fmt::join(expected, ", ")));
    if (before.settled && after.settled) {
      CHECK((is_told ? effect->appeared : std::vector<std::vector<claim_id>>{}) == only_in(after, before));
      for (const auto& gone : only_in(before, after)) {
        const bool lost_one = std::any_of(gone.begin(), gone.end(), [&](const claim_id& c) { return now.status_of(c) != claim_status::counts; });
        if (lost_one) CHECK((is_told && std::count(effect->repaired.begin(), effect->repaired.end(), gone) == 1));
      }
      all.contradictions += only_in(after, before).size();
    }
    if (is_told) ++effect;
    all.answers += expected.size();
    before = std::move(after);
  }
  CHECK(effect == changes.effects.end());
  return all;
}

}  // namespace

TEST_CASE("changes: a revision changes the number that was known before it") {
  const auto d = revised().make();
  const ledger l(d, the_account);
  const auto told = changes_since(d, the_account, in_april(5), usual_questions(l));
  REQUIRE(told.effects.size() == 2);
  REQUIRE(told.effects[0].changed.size() == 1);
  CHECK(told.effects[0].claim == claim_id("second"));
  CHECK(text_of(told.effects[0].changed[0].before) == "398..398");
  CHECK(text_of(told.effects[0].changed[0].after) == "401..401");
  CHECK(text_of(told.effects[1].changed[0].before) == "401..401");
  CHECK(text_of(told.effects[1].changed[0].after) == "402..402");
  // From before anything was said.
  const auto all = changes_since(d, the_account, in_april(1), usual_questions(l));
  REQUIRE(all.effects.size() == 3);
  CHECK(text_of(all.effects[0].changed[0].before) == "0..-");
  CHECK(text_of(all.effects[0].changed[0].after) == "398..398");
}

TEST_CASE("changes: a flow is asked between the revisions that were known") {
  auto made = revised();
  made.held("april", quantity::exact(380), "2031-04-15").said = parse_edtf("2031-04-16");
  const auto d = made.make();
  const ledger l(d, the_account);
  const auto told = changes_since(d, the_account, in_april(16), usual_questions(l));
  REQUIRE(told.effects.size() == 1);
  std::vector<std::string> texts;
  for (const auto& c : told.effects[0].changed) texts.push_back(text_of(c.before) + " " + text_of(c.after));
  CHECK(texts == std::vector<std::string>{"401..401 402..402", "21..- 22..-"});
}

TEST_CASE("changes: what each claim changed, and which contradictions came and went with it") {
  const auto d = story().make();
  const auto changes = changes_since(d, the_account, end_of(2), {{question::what::held, testing::point_of("claim:a"), testing::point_of("claim:a"), {}},
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


TEST_CASE("changes: claim by claim, random ledgers change as ledgers made anew do") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  looked_at all;
  for (int round = 0; round < 12; ++round) {
    CAPTURE(round);
    auto told = testing::random_dossier(random, 9, true);
    for (auto& c : told.content.claims) c.said = parse_edtf(january(random(1, 9)));
    const auto d = told.make();
    const auto one = check_each_claim(d, end_of(3), usual_questions(ledger(d, the_account)));
    all.answers += one.answers;
    all.contradictions += one.contradictions;
  }
  CHECK(all.answers > 50);
  CHECK(all.contradictions > 10);
}

TEST_CASE("changes: claim by claim, people come and go as they are known to") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  looked_at looked;
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    auto told = testing::random_custody(random, 4, {true, true, true, true, true, true, true, true, true});
    auto& all = told.content;
    // Groups beside people: some are freed, some stayed after all.
    for (std::size_t i = 0; i < all.events.size() && i < 2; ++i) {
      group g;
      g.id = group_id("g" + std::to_string(i));
      g.size = quantity::at_least(random(1, 3));
      g.counted_in = the_account;
      if (random(0, 1) == 0) g.members.emplace_back("p" + std::to_string(random(0, 3)));
      all.events[i].group = g.id;
      all.groups.push_back(g);
      if (random(0, 1) == 0) told.add("was" + std::to_string(i), occurred_claim{all.events[i].id}).said = parse_edtf(testing::day_of_2031(static_cast<int>(random(20, 60))));
    }
    // And claims of who is who, or of which group, that contradict one another now and then.
    const auto sometime = [&](claim& c) { c.said = parse_edtf(testing::day_of_2031(static_cast<int>(random(20, 60)))); };
    if (round % 3 == 0)
      for (const auto* name : {"i1", "i2"})
        sometime(told.add(name, identity_claim{person_id("p2"), person_id("p3"), random(0, 1) == 0 ? identity_verdict::same : identity_verdict::different}));
    if (round % 4 == 0 && !all.groups.empty()) {
      all.groups[0].size = quantity::at_most(1);
      for (const auto* name : {"p1", "p2"}) sometime(told.add(std::string("of_") + name, member_claim{person_id(name), all.groups[0].id, {}}));
    }
    const auto d = told.make();
    auto questions = usual_questions(ledger(d, the_account));
    const auto point = [](int n) { return testing::point_of("end:" + testing::day_of_2031(n)); };
    for (const auto what : {question::what::entries, question::what::exits}) questions.push_back({what, point(1), point(12), {}});
    const auto one = check_each_claim(d, instant::end_of(day::from_civil(2031, 1, 1)), questions);
    looked.answers += one.answers;
    looked.contradictions += one.contradictions;
  }
  CHECK(looked.answers > 100);
  CHECK(looked.contradictions > 10);
}

TEST_CASE("changes: a later date of somebody's aborted release takes what an earlier one of a group's expulsion gave") {
  testing::small_dossier made;
  auto& all = made.content;
  all.accounts[0].rule.leaves = leaving_rule::when_freed;
  person ana;
  ana.id = person_id("ana");
  ana.synthetic = true;
  all.people.push_back(ana);
  group some;
  some.id = group_id("some");
  some.size = quantity::at_least(1);
  some.members = {ana.id};
  some.counted_in = the_account;
  all.groups.push_back(some);
  event expelled;
  expelled.id = event_id("expelled");
  expelled.group = some.id;
  expelled.change.emplace().how = mechanism::expulsion;
  all.events.push_back(expelled);
  event stayed;
  stayed.id = event_id("stayed");
  stayed.kind = event_kind::release_aborted;
  stayed.people = {ana.id};
  all.events.push_back(stayed);
  made.dated("expulsion", "expelled", "2031-01-20").said = parse_edtf("2031-01-27");
  made.dated("return", "stayed", "2031-01-20").said = parse_edtf("2031-02-09");
  const auto d = made.make();
  const question exits{question::what::exits, testing::point_of("end:2031-01-10"), testing::point_of("end:2031-02-01"), {}};
  const auto since = instant::end_of(day::from_civil(2031, 1, 28));
  REQUIRE(check_each_claim(d, since, {exits}).answers == 1);
  const auto changes = changes_since(d, the_account, since, {exits});
  CHECK(changes.effects[0].claim == claim_id("return"));
  CHECK(text_of(changes.effects[0].changed[0].before) == "1..-");
  CHECK(text_of(changes.effects[0].changed[0].after) == "0..-");
}

}  // namespace test_claim_effects
