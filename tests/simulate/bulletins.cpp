// SPDX-License-Identifier: MIT
#include <set>

#include <doctest/doctest.h>

#include "simulate/bulletins.hpp"
#include <habeas/simulate/simulate.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace test_bulletins {

using namespace habeas;

TEST_CASE("every exact number that counts is the true one, and so are its parts") {
  simulation_settings s;
  s.seed = 9;
  s.claims = 600;
  const auto made = simulate(s);
  const std::set<std::string> untrue(made.truth.untrue.begin(), made.truth.untrue.end());
  int stocks = 0, parts = 0;
  for (const auto& c : made.content.claims) {
    const auto* held = std::get_if<held_claim>(&c.says);
    if (!held || held->during || held->number.how() != quantifier::exact || untrue.count(c.id.text()) > 0) continue;
    const auto at = made.truth.hour_of(account_point::cutoff_of(c.id));
    REQUIRE(at);
    const auto& true_counts = made.truth.accounts.at(held->account.text());
    CHECK(held->number.first() == true_counts.held(*at));
    ++stocks;
    for (const auto& b : c.breakdowns)
      for (const auto& p : b.parts) {
        CHECK(p.number.first() == true_counts.held(*at, find_slug<stratum>(p.name)));
        ++parts;
      }
  }
  CHECK(stocks > 50);
  CHECK(parts > 50);
}

TEST_CASE("dates hold the hour that they speak of") {
  simulation_settings s;
  random_source throws(4);
  detail::hour_words words(s, throws);
  for (int i = 0; i < 2'000; ++i) {
    const auto hour = throws.between(0, s.days * 24 - 1);
    const auto p = cutoff_point(parse_edtf(words.some_text(hour)), 0);
    const instant t{s.first_day.plus(hour / 24).since_epoch(), static_cast<std::int32_t>(hour % 24 * 3600)};
    REQUIRE(p.earliest <= t);
    REQUIRE(t <= p.latest);
  }
}

TEST_CASE("the variety is there: revisions, repeats, breakdowns, uncertain dates, vague numbers, relations") {
  simulation_settings s;
  s.claims = 800;
  const auto made = simulate(s);
  std::set<claim_kind> kinds;
  int superseding = 0, repeats = 0, broken_down = 0, qualified = 0, vague = 0;
  for (const auto& c : made.content.claims) {
    kinds.insert(kind_of(c));
    superseding += c.supersedes ? 1 : 0;
    repeats += c.derived_from ? 1 : 0;
    broken_down += c.breakdowns.empty() ? 0 : 1;
    qualified += c.as_of && c.as_of->is_qualified() ? 1 : 0;
    if (const auto* held = std::get_if<held_claim>(&c.says)) vague += held->number.interval().is_unbounded() ? 1 : 0;
  }
  for (const auto kind : {claim_kind::held, claim_kind::entries, claim_kind::exits, claim_kind::net, claim_kind::ever_held, claim_kind::related,
                          claim_kind::corrected, claim_kind::retracted, claim_kind::dated, claim_kind::attribute})
    CHECK(kinds.count(kind) == 1);
  for (const auto n : {superseding, repeats, broken_down, qualified, vague}) CHECK(n > 3);
}

}  // namespace test_bulletins
