// SPDX-License-Identifier: MIT
#include "ledger/account_conflicts.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "made/random_ledgers.hpp"
#include "made/small.hpp"
#include "random_source.hpp"
#include <habeas/timeline/timeline.hpp>

namespace test_account_conflicts {

using namespace habeas;
using namespace habeas::testing;

namespace {

/// Days with two counts each that exclude one another, and releases that say only "at least".
small_dossier days_apart(int n) {
  small_dossier d;
  for (int i = 1; i <= n; ++i) {
    const auto at = to_string(day(day::from_civil(2026, 1, 1).since_epoch() + i)) + "T12:00:00";
    d.held(fmt::format("a{:04}", i), quantity::exact(100), at);
    d.held(fmt::format("b{:04}", i), quantity::exact(110), at);
  }
  return d;
}

struct made_account {
  explicit made_account(dossier d)
      : view(std::move(d)), premises(view), events(view), system(view, premises, &events, the_account, {}, {}), all(system, {}, true), conflicts(system, all) {}
  dossier view;
  claim_premises premises;
  timeline events;
  ledger_system system;
  ledger_solution all;
  account_conflicts conflicts;
};

}  // namespace

TEST_CASE("conflicts of days that nothing joins are parts by themselves, and a part costs what it touches") {
  const made_account few(days_apart(8).make()), many(days_apart(64).make());
  REQUIRE(few.conflicts.parts().size() == 8);
  REQUIRE(many.conflicts.parts().size() == 64);
  for (const auto& part : many.conflicts.parts()) {
    CHECK(part.claims.size() == 2);
    CHECK(part.rivals.size() == 1);
  }
  // The same number of rows for one part of eight times as many.
  const auto rows_of_one = [](const made_account& m) {
    const auto before = m.conflicts.rows_built();
    CHECK_FALSE(m.conflicts.test(m.conflicts.parts()[3].claims).holds);
    return m.conflicts.rows_built() - before;
  };
  CHECK(rows_of_one(many) == rows_of_one(few));
}

TEST_CASE("a few claims by the rows that they touch: as the whole account judges them") {
  INFO("seed " << seed);
  random_source random(seed + 31);
  int refused = 0;
  for (int round = 0; round < 60; ++round) {
    small_dossier d;
    for (int i = 0; i < 8; ++i) d.content.claims.push_back(random_claim(fmt::format("c{}", i), random));
    const made_account m(d.make());
    std::vector<solve::premise> claims;
    for (std::size_t i = 0; i < m.view.content().claims.size(); ++i) claims.push_back(m.premises.of_claim(i));
    std::sort(claims.begin(), claims.end());
    for (int pick = 0; pick < 20; ++pick) {
      std::vector<solve::premise> on;
      solve::premise_mask off;
      for (const auto p : claims) {
        if (random(0, 1) == 0) on.push_back(p);
        else off.off(p);
      }
      const auto quick = m.conflicts.test(on);
      CHECK(quick.holds == ledger_solution(m.system, off).feasible());
      if (quick.holds) continue;
      ++refused;
      REQUIRE(quick.fault);
      CHECK_FALSE(m.conflicts.test(*quick.fault).holds);
      const auto conflict = m.conflicts.thinned(*quick.fault);
      CHECK_FALSE(m.conflicts.test(conflict).holds);
      for (const auto p : conflict) {
        auto rest = conflict;
        std::erase(rest, p);
        CHECK(m.conflicts.test(rest).holds);
      }
    }
  }
  CHECK(refused > 20);
}

TEST_CASE("the same claims but a few, again and again: judged as each set by itself") {
  INFO("seed " << seed);
  random_source random(seed + 32);
  int refused = 0;
  for (int round = 0; round < 40; ++round) {
    small_dossier d;
    for (int i = 0; i < 12; ++i) d.content.claims.push_back(random_claim(fmt::format("c{}", i), random));
    const made_account m(d.make());
    std::vector<solve::premise> claims;
    for (std::size_t i = 0; i < m.view.content().claims.size(); ++i) claims.push_back(m.premises.of_claim(i));
    std::sort(claims.begin(), claims.end());
    account_conflicts::repeated again(m.conflicts);
    for (int pick = 0; pick < 30; ++pick) {
      std::vector<solve::premise> on;
      const auto most = random(0, 5) == 0 ? 1 : 8;  // often nearly all, at times half
      for (const auto p : claims)
        if (random(0, most) != 0) on.push_back(p);
      const auto told = again.test(on);
      CHECK(told.holds == m.conflicts.test(on).holds);
      if (told.holds) continue;
      ++refused;
      REQUIRE(told.fault);
      CHECK(std::includes(on.begin(), on.end(), told.fault->begin(), told.fault->end()));
      CHECK_FALSE(m.conflicts.test(*told.fault).holds);
    }
  }
  CHECK(refused > 100);
}

}  // namespace test_account_conflicts
