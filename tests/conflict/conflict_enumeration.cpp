// SPDX-License-Identifier: MIT
#include <habeas/conflict/conflict_enumeration.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "made/random_ledgers.hpp"

namespace test_more_contradictions {

using namespace habeas;

namespace {

using sets = std::vector<std::vector<claim_id>>;

sets claims_of(const contradiction_list& list) {
  sets all;
  for (const auto& c : list.found) all.push_back(c.claims);
  return all;
}

/// Every minimal set of claims that cannot hold, by trying all sets.
sets by_trying(const dossier_content& content) {
  const auto n = content.claims.size();
  std::vector<unsigned> bad;
  for (unsigned m = 0; m < (1u << n); ++m) {
    if (std::any_of(bad.begin(), bad.end(), [&](unsigned b) { return (m & b) == b; })) continue;
    dossier_content some = content;
    some.claims.clear();
    for (std::size_t i = 0; i < n; ++i)
      if (m >> i & 1) some.claims.push_back(content.claims[i]);
    if (!ledger(dossier(some), testing::the_account).contradictions().empty()) bad.push_back(m);
  }
  // A later number may be part of an earlier one.
  sets all;
  for (const auto b : bad) {
    if (std::any_of(bad.begin(), bad.end(), [&](unsigned other) { return other != b && (b & other) == other; })) continue;
    all.emplace_back();
    for (std::size_t i = 0; i < n; ++i)
      if (b >> i & 1) all.back().push_back(content.claims[i].id);
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
  return all;
}

}  // namespace

TEST_CASE("more_contradictions: of Foro Penal's, the 711 printed as releases meets every later count of them") {
  const auto d = open_dossier(folders::test_data("foro_penal.json"));
  const ledger l(d, account_id("foro_penal"));
  const auto two = first_contradictions(l, 2);
  REQUIRE(two.found.size() == 2);
  CHECK(two.found[0].claims == std::vector{claim_id("VEN-088"), claim_id("VEN-090")});
  CHECK(two.found[0].proof.value == 302 - 711);
  CHECK(two.more == true);
  const auto all = first_contradictions(l, 100);
  CHECK(all.more == false);
  for (const auto& c : all.found) CHECK(verify::check(c, d).valid());
  for (const auto& c : l.contradictions()) {
    const auto sets_found = claims_of(all);
    CHECK(std::find(sets_found.begin(), sets_found.end(), c.claims) != sets_found.end());
  }
}

TEST_CASE("more_contradictions: all minimal sets of random ledgers, as trying every set finds them") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t contradictory = 0;
  for (int round = 0; round < 60; ++round) {
    const auto d = testing::random_dossier(random, 7).content;
    const ledger l{dossier(d), testing::the_account};
    const auto expected = by_trying(d);
    contradictory += expected.empty() ? 0 : 1;
    const auto all = first_contradictions(l, 1000, 100'000);
    CHECK(claims_of(all) == expected);
    CHECK(all.more == false);
    for (const auto& c : all.found) CHECK(verify::check(c, l.of()).valid());
  }
  CHECK(contradictory > 15);
}

TEST_CASE("more_contradictions: the timeline's are told the same way, and a call can be called off") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("a", "e", "2026-01-01");
  d.dated("b", "e", "2026-01-05");
  d.dated("c", "e", "2026-01-09");
  const timeline t(d.make());
  CHECK(claims_of(first_contradictions(t, 5)) ==
        sets{{claim_id("a"), claim_id("b")}, {claim_id("a"), claim_id("c")}, {claim_id("b"), claim_id("c")}});
  CHECK(t.contradictions().size() == 3);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS((void)first_contradictions(t, 5, 100, stop.get_token()), error);
}

}  // namespace test_more_contradictions
