// SPDX-License-Identifier: MIT
#include "ledger/search_in_all.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>

#include "ledger/growing_knowledge.hpp"
#include "made/random_ledgers.hpp"
#include "made/weekly.hpp"

namespace test_search_in_all {

using namespace habeas;
using testing::the_account;

namespace {

/// Weeks of counts, some of which slipped.
dossier slipped(int weeks, const std::vector<int>& slips, const char* bulletin = nullptr) {
  auto d = testing::weekly_counts(weeks);
  if (bulletin != nullptr) {
    d.add_bulletin(bulletin, testing::day_of_2031(0));
    d.content.claims.front().bulletin = bulletin_id(bulletin);
  }
  for (auto& c : d.content.claims)
    for (const auto w : slips)
      if (c.id == claim_id("s" + std::to_string(w))) {
        auto& says = std::get<held_claim>(c.says);
        says.number = quantity::exact(says.number.first() + 1000);
      }
  return d.make();
}

question held_at(const account_point& p) { return {question::what::held, p, p, {}}; }
question held_early() { return held_at(account_point::at(instant::end_of(day::from_civil(2031, 1, 12)))); }

std::vector<known_answer> series(const dossier& d, const question& q, std::uint64_t most) {
  return detail::as_known_series_within(most, d, the_account, q, instant::earliest(), instant::latest());
}

bool contains(const bound_ends& wide, const bound_ends& exact) {
  return (!wide.low || (exact.low && *wide.low <= *exact.low)) && (!wide.high || (exact.high && *exact.high <= *wide.high));
}
bound_ends ends_of(const bound& b) { return {b.low, b.high}; }

std::size_t outer_among(const std::vector<known_answer>& steps) {
  std::size_t n = 0;
  for (const auto& s : steps) n += s.answer.repairs == repairs_told::outer ? 1 : 0;
  return n;
}

/// Is each answer right whichever claims are wrong, and what a ledger says where it is not told to be wider?
void check_each_step(const dossier& d, const question& q, const std::vector<known_answer>& steps) {
  for (const auto& s : steps) {
    CAPTURE(s.since.day);
    bound exact;
    try {
      exact = ask(ledger(d.as_known_on(s.since), the_account), q);
    } catch (const error&) {
      CHECK_FALSE(s.refused.empty());
      continue;
    }
    if (!s.refused.empty()) continue;
    CHECK(contains(ends_of(s.answer), ends_of(exact)));
    if (s.answer.repairs == repairs_told::outer) continue;
    CHECK(ends_of(s.answer) == ends_of(exact));
    CHECK(s.answer.repairs == exact.repairs);
  }
}

}  // namespace

TEST_CASE("search_in_all: steps at which nothing contradicts are not counted") {
  detail::search_in_all searched(5);
  searched.count([] {
    work_limits::count(100);
    return false;
  });
  CHECK_FALSE(searched.is_spent());
  searched.count([] {
    work_limits::count(5);
    return true;
  });
  CHECK_FALSE(searched.is_spent());
  searched.count([] {
    work_limits::count(1);
    return true;
  });
  CHECK(searched.is_spent());
}

TEST_CASE("search_in_all: when all that a series may search is spent, its answers are wide, and say so") {
  const auto d = slipped(12, {4, 9});
  const auto patient = series(d, held_early(), detail::most_search_in_all);
  CHECK(outer_among(patient) == 0);
  for (const std::uint64_t most : {0, 200, 5'000, 20'000}) {
    CAPTURE(most);
    const auto hurried = series(d, held_early(), most);
    REQUIRE(hurried.size() == patient.size());
    check_each_step(d, held_early(), hurried);
    for (std::size_t i = 0; i < hurried.size(); ++i) {
      CHECK(hurried[i].since == patient[i].since);
      CHECK(hurried[i].said == patient[i].said);
    }
    if (most == 0) CHECK(outer_among(hurried) > 4);
  }
  // Once nothing is searched any more, what may be disputed in the end is given up at each time.
  const auto rest = detail::without_all_disputed(d, the_account, {}, {});
  REQUIRE(rest);
  const auto settled = series(d, held_early(), 0);
  CHECK(ends_of(settled.back().answer) == ends_of(ask(ledger(*rest, the_account), held_early())));
}

TEST_CASE("search_in_all: after that the steps cost no more than of an account that contradicts nothing") {
  const auto steps_of = [](int weeks) {
    const auto d = slipped(weeks, {3, 4});
    const work_limits counted;
    CHECK(series(d, held_early(), 0).size() == static_cast<std::size_t>(weeks) + 1);
    return static_cast<double>(counted.steps());
  };
  const auto few = steps_of(40), many = steps_of(320);
  CAPTURE(few);
  CAPTURE(many);
  CHECK(std::log(many / few) / std::log(8.0) < 1.4);
}

TEST_CASE("search_in_all: where claims stand in bulletins each step is asked by itself, without a search") {
  const auto d = slipped(8, {3, 4}, "first");
  CHECK_FALSE(detail::without_all_disputed(d, the_account, {}, {}));
  const auto steps = series(d, held_early(), 0);
  CHECK(outer_among(steps) > 3);
  check_each_step(d, held_early(), steps);
}

TEST_CASE("search_in_all: the view without all that is disputed contradicts nothing; there is none where nothing is disputed") {
  const auto d = slipped(8, {3, 4});
  const auto rest = detail::without_all_disputed(d, the_account, {}, {});
  REQUIRE(rest);
  CHECK(rest->status_of(claim_id("s3")) == claim_status::switched_off);
  CHECK(ledger(*rest, the_account).contradictions().empty());
  CHECK(detail::growing_knowledge(*rest, the_account).has_value());
  CHECK_FALSE(detail::without_all_disputed(slipped(8, {}), the_account, {}, {}));
}

TEST_CASE("search_in_all: changes are told after the limit as well, of bounds that may be wider") {
  const auto d = slipped(16, {9});
  const auto questions = usual_questions(ledger(d, the_account));
  const auto since = instant::end_of(day::from_civil(2031, 2, 20));
  const auto patient = changes_since(d, the_account, since, questions);
  CHECK(patient.contradictions_settled);
  for (const std::uint64_t most : {0, 3'000}) {
    const auto hurried = detail::changes_since_within(most, d, the_account, since, questions);
    CHECK_FALSE(hurried.contradictions_settled);
    CHECK(hurried.said == patient.said);
    CHECK(hurried.started_anew < patient.started_anew);
    CHECK_FALSE(hurried.effects.empty());
    for (const auto& e : hurried.effects) {
      std::vector<claim_id> later;
      bool after = false;
      for (const auto place : d.canonical_order()) {
        const auto& name = d.content().claims[place].id;
        if (after) later.push_back(name);
        after = after || name == e.claim;
      }
      const ledger then(d.without(later), the_account);
      for (const auto& c : e.changed) CHECK(contains(c.after, ends_of(ask(then, questions[c.question], false))));
    }
  }
  const auto whole = detail::changes_since_within(detail::most_search_in_all, d, the_account, since, questions);
  CHECK(whole.effects.size() == patient.effects.size());
  CHECK(whole.started_anew == patient.started_anew);
}

TEST_CASE("search_in_all: what nobody knows when it was said stays away after the limit too") {
  auto told = testing::weekly_counts(16);
  for (auto& c : told.content.claims)
    if (c.id == claim_id("s9")) std::get<held_claim>(c.says).number = quantity::exact(9000);
  const auto without = told.make();
  // Of a day long after: it changes no other bound, whether it is known or not.
  told.held("undated", quantity::exact(5000), "2032-01-01");
  const auto with = told.make();
  REQUIRE_FALSE(with.said_at(with.content().claims.size() - 1));
  const auto questions = usual_questions(ledger(without, the_account));
  const auto since = instant::end_of(day::from_civil(2031, 2, 20));
  const auto effects = [&](const dossier& d) {
    std::vector<std::pair<claim_id, std::vector<bound_ends>>> all;
    for (const auto& e : detail::changes_since_within(0, d, the_account, since, questions).effects) {
      all.emplace_back(e.claim, std::vector<bound_ends>());
      for (const auto& c : e.changed) all.back().second.push_back(c.after);
    }
    return all;
  };
  CHECK(effects(without).size() > 3);
  CHECK(effects(with) == effects(without));
}

TEST_CASE("search_in_all: random accounts, answered within whatever limit") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t outer = 0;
  for (int round = 0; round < 30; ++round) {
    const bool bulletins = round % 2 == 0;
    auto told = testing::random_dossier(random, 9, bulletins);
    for (auto& c : told.content.claims) {
      c.said = parse_edtf(testing::january(random(1, 9)));
      // Without kinds and bulletins, what is known grows.
      if (auto* flow = std::get_if<flow_claim>(&c.says); flow != nullptr && !bulletins) flow->of.reset();
    }
    const auto d = told.make();
    const auto questions = usual_questions(ledger(d, the_account));
    for (std::size_t i = 0; i < questions.size(); i += 2) {
      const auto steps = series(d, questions[i], static_cast<std::uint64_t>(random(0, 2)) * 400);
      check_each_step(d, questions[i], steps);
      outer += outer_among(steps);
    }
  }
  CHECK(outer > 50);
}

}  // namespace test_search_in_all
