// SPDX-License-Identifier: MIT
#include "ledger/growing_knowledge.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>
#include <habeas/io/ledger_answers.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/simulate/simulate.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include "ledger/counting_claims.hpp"

#include "made/random_custody.hpp"
#include "made/random_ledgers.hpp"
#include "made/small.hpp"
#include "made/weekly.hpp"

namespace test_growing_knowledge {

using namespace habeas;
using testing::january;
using testing::time_ref_at;

namespace {

/// The steps as a ledger of each day gives them.
std::vector<known_answer> day_by_day(const dossier& d, const account_id& account, const question& q) {
  std::vector<instant> times{instant::earliest()};
  for (const auto place : d.canonical_order())
    if (const auto at = d.said_at(place); at && times.back() < *at) times.push_back(*at);
  std::vector<known_answer> steps;
  std::vector<std::size_t> before;
  for (const auto t : times) {
    const auto then = d.as_known_on(t);
    const auto counting = detail::counting_for(then, account);
    if (!steps.empty() && counting == before) continue;
    known_answer step{t, {}, {}, {}, {}};
    const auto add = [&](const std::vector<std::size_t>& from, const std::vector<std::size_t>& but, std::vector<claim_id>& into) {
      for (const auto p : from)
        if (!std::binary_search(but.begin(), but.end(), p)) into.push_back(d.content().claims[p].id);
      std::sort(into.begin(), into.end());
    };
    if (!steps.empty()) {
      add(counting, before, step.said);
      add(before, counting, step.no_longer);
    }
    before = counting;
    try {
      step.answer = ask(ledger(then, account), q);
    } catch (const error& e) {
      step.refused = e.what();
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

void check_same(const dossier& d, const account_id& account, const question& q) {
  const sentence_writer writer(d, language::en);
  const auto steps = as_known_series(d, account, q, instant::earliest(), instant::latest());
  CHECK(series_json(account, q, steps, writer) == series_json(account, q, day_by_day(d, account, q), writer));
}

std::vector<question> some_questions(const dossier& d, const account_id& account) {
  const auto all = usual_questions(ledger(d, account));
  std::vector<question> some;
  for (std::size_t i = 0; i < all.size(); i += std::max<std::size_t>(1, all.size() / 5)) some.push_back(all[i]);
  return some;
}

std::uint64_t steps_of_a_series(int weeks) {
  const auto d = testing::weekly_counts(weeks).make();
  const question q{question::what::held, account_point::at(instant::end_of(day::from_civil(2031, 2, 1))), account_point::at(instant::end_of(day::from_civil(2031, 2, 1))), {}};
  const work_limits counted;
  CHECK(as_known_series(d, testing::the_account, q, instant::earliest(), instant::latest()).size() == static_cast<std::size_t>(weeks) + 1);
  return counted.steps();
}

/// How often a ledger is looked at for people who are arrested and freed one after another, each told three days later.
std::size_t looks_at_a_series_of_people(int people) {
  testing::small_dossier d;
  d.assume("at_once", true, assumption_effect::enter_when_held);
  d.content.assumptions.back().account = testing::the_account;
  d.held("first", quantity::at_least(0), testing::day_of_2031(0)).said = parse_edtf(testing::day_of_2031(1));
  const auto change = [&](const std::string& who, mechanism how, int on) {
    event e;
    e.id = event_id(who + std::string(to_slug(how)));
    e.people.emplace_back(who);
    e.change.emplace();
    e.change->how = how;
    d.content.events.push_back(e);
    d.dated("d" + e.id.text(), e.id.text(), testing::day_of_2031(on)).said = parse_edtf(testing::day_of_2031(on + 3));
  };
  for (int i = 0; i < people; ++i) {
    const auto who = "p" + std::to_string(i);
    person p;
    p.id = person_id(who);
    p.synthetic = true;
    d.content.people.push_back(p);
    change(who, mechanism::arrest, 20 + 5 * i);
    change(who, mechanism::release, 22 + 5 * i);
  }
  const auto early = account_point::at(instant::end_of(day::from_civil(2031, 1, 4)));
  std::size_t looks = 0;
  const auto steps = as_known_series(d.make(), testing::the_account, {question::what::held, early, early, {}}, instant::earliest(), instant::latest(), {}, {},
                                     [&](std::size_t, std::size_t) { ++looks; });
  CHECK(steps.size() == static_cast<std::size_t>(2 * people) + 2);
  return looks;
}

}  // namespace

TEST_CASE("growing_knowledge: claims that only add are listed by when they were said") {
  const auto d = testing::weekly_counts(3).make();
  const auto known = detail::growing_knowledge(d, testing::the_account);
  REQUIRE(known);
  REQUIRE(known->in_order.size() == 7);
  CHECK(d.content().claims[known->in_order.front().place].id == claim_id("s0"));
  CHECK(known->in_order.front().since == instant::end_of(day::from_civil(2031, 1, 2)));
  CHECK(known->in_order.back().since == instant::end_of(day::from_civil(2031, 1, 16)));
}

TEST_CASE("growing_knowledge: what may take back, or move an hour, is no growing") {
  const auto grows = [](const testing::small_dossier& d) { return detail::growing_knowledge(d.make(), testing::the_account).has_value(); };
  auto d = testing::weekly_counts(3);
  CHECK(grows(d));
  SUBCASE("a retraction") {
    response_claim gone;
    gone.kind = response::retracted;
    gone.about = claim_id("s1");
    d.add("r", gone).said = parse_edtf(testing::day_of_2031(30));
    CHECK_FALSE(grows(d));
  }
  SUBCASE("a claim that supersedes another") {
    d.content.claims.back().supersedes = claim_id("x1");
    CHECK_FALSE(grows(d));
  }
  SUBCASE("a kind") {
    d.flow("k", direction::exits, quantity::exact(1), time_ref_at(time_ref::how::claim, "s0"), time_ref_at(time_ref::how::claim, "s1"), mechanism::release);
    CHECK_FALSE(grows(d));
  }
  SUBCASE("claims of one bulletin that were said on two days") {
    d.add_bulletin("b");
    d.content.claims[0].bulletin = bulletin_id("b");
    CHECK(grows(d));
    d.content.claims[1].bulletin = bulletin_id("b");
    CHECK_FALSE(grows(d));
  }
  SUBCASE("a flow up to a number of a bulletin that was said later") {
    d.add_bulletin("b");
    d.content.claims[1].bulletin = bulletin_id("b");
    CHECK(grows(d));
    d.content.claims[2].said = parse_edtf(testing::day_of_2031(3));
    CHECK_FALSE(grows(d));
  }
}

TEST_CASE("growing_knowledge: a series is that of each day, by its words and proofs") {
  CAPTURE(testing::seed);
  testing::random_source random(testing::seed);
  SUBCASE("all claims can hold") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      const auto d = testing::weekly_counts(14, seed).make();
      REQUIRE(detail::growing_knowledge(d, testing::the_account));
      for (const auto& q : some_questions(d, testing::the_account)) check_same(d, testing::the_account, q);
    }
  }
  SUBCASE("a bulletin each week") {
    auto told = testing::weekly_counts(12);
    for (auto& c : told.content.claims)
      if (std::holds_alternative<held_claim>(c.says)) {
        told.add_bulletin("b" + c.id.text());
        c.bulletin = bulletin_id("b" + c.id.text());
      }
    const auto d = told.make();
    REQUIRE(detail::growing_knowledge(d, testing::the_account));
    for (const auto& q : some_questions(d, testing::the_account)) check_same(d, testing::the_account, q);
  }
  SUBCASE("one number slipped") {
    auto told = testing::weekly_counts(12);
    for (auto& c : told.content.claims)
      if (c.id == claim_id("s6")) std::get<held_claim>(c.says).number = quantity::exact(4000);
    const auto d = told.make();
    REQUIRE(detail::growing_knowledge(d, testing::the_account));
    for (const auto& q : some_questions(d, testing::the_account)) check_same(d, testing::the_account, q);
  }
  SUBCASE("said in any order, now and then at odds, some of kinds") {
    std::size_t growing = 0;
    for (int round = 0; round < 60; ++round) {
      auto told = testing::random_dossier(random, 7, round % 2 == 0);
      for (auto& c : told.content.claims) c.said = parse_edtf(january(static_cast<int>(random(1, 20))));
      const auto d = told.make();
      growing += detail::growing_knowledge(d, testing::the_account).has_value();
      for (const auto& q : some_questions(d, testing::the_account)) check_same(d, testing::the_account, q);
    }
    CHECK(growing > 5);
  }
  SUBCASE("simulated") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      simulation_settings s;
      s.seed = seed;
      s.claims = 40;
      s.people = 60;
      s.counters = 2;
      const dossier d(simulate(s).content);
      for (const auto& account : d.content().accounts) {
        const auto asked = some_questions(d, account.id);
        if (!asked.empty()) check_same(d, account.id, asked.back());
      }
    }
  }
}

TEST_CASE("growing_knowledge: a series of people who come and go is that of each day") {
  CAPTURE(testing::seed);
  testing::random_source random(testing::seed);
  std::size_t growing = 0;
  const auto check_some = [&](const testing::rare_custody& rare, int rounds) {
    for (int round = 0; round < rounds; ++round) {
      CAPTURE(round);
      const auto d = testing::random_custody(random, 2 + round % 7, rare).make();
      growing += detail::growing_knowledge(d, testing::the_account).has_value();
      for (const auto& q : some_questions(d, testing::the_account)) check_same(d, testing::the_account, q);
      const auto early = account_point::at(instant::end_of(day::from_civil(2031, 1, 4)));
      check_same(d, testing::the_account, {question::what::held, early, early, {}});
    }
  };
  SUBCASE("each once, on days that are known") {
    check_some({}, 16);
    CHECK(growing == 16);
  }
  SUBCASE("some twice") { check_some({.second_times = true}, 5); }
  SUBCASE("some days are wide, or two") { check_some({.wide_days = true, .two_days = true}, 5); }
  SUBCASE("lists of a day, retractions, kinds, links and records that may be of one person") {
    check_some({.dated_lists = true, .retractions = true, .kinds = true, .links = true, .possibly_one = true, .aborted = true}, 12);
    CHECK(growing > 0);
    CHECK(growing < 12);
  }
}

TEST_CASE("growing_knowledge: eight times as many claims cost a series little more than eight times as much") {
  const auto few = steps_of_a_series(40), many = steps_of_a_series(320);
  CAPTURE(few);
  CAPTURE(many);
  CHECK(std::log(static_cast<double>(many) / static_cast<double>(few)) / std::log(8.0) < 1.3);
}

TEST_CASE("growing_knowledge: of eight times as many people who come and go three more days are looked at") {
  const auto few = looks_at_a_series_of_people(12), many = looks_at_a_series_of_people(96);
  CHECK(few < 10);
  CHECK(many <= few + 3);
}

}  // namespace test_growing_knowledge
