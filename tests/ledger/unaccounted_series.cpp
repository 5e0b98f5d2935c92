// SPDX-License-Identifier: MIT
#include <habeas/ledger/unaccounted_series.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "made/random_ledgers.hpp"
#include "made/small.hpp"

namespace test_movement_series {

using namespace habeas;

namespace {

const account_id foro_penal{"foro_penal"};

dossier venezuela() { return open_dossier(folders::test_data("foro_penal.json")); }

}  // namespace

TEST_CASE("movement_series: each step is what is asked of its two points, with proofs that hold") {
  const auto d = venezuela();
  const ledger l(d, foro_penal);
  const auto steps = unaccounted_series(l);
  REQUIRE(steps.size() > 10);
  std::int64_t found = 0;
  for (const auto& s : steps) {
    CHECK(s.entries.unaccounted == l.unaccounted(direction::entries, s.from, s.to).unaccounted);
    if (s.entries.moved.low_proof) CHECK(verify::check(*s.entries.moved.low_proof, d).valid());
    found += s.entries.unaccounted;
  }
  CHECK(found > 0);
}

TEST_CASE("movement_series: the least of many is what is asked with the most, contradictions or not") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t compared = 0, contradictory = 0;
  for (int round = 0; round < 60; ++round) {
    const ledger l(testing::random_dossier(random, 9, true).make(), testing::the_account);
    contradictory += l.contradictions().empty() ? 0 : 1;
    std::vector<flow_stretch> stretches;
    for (int i = 1; i < 6; ++i) stretches.push_back({testing::end_of_january(i), testing::end_of_january(random(i, 6))});
    for (const auto way : {direction::entries, direction::exits}) {
      const auto both = l.unaccounted(way, stretches), least = l.least_unaccounted(way, stretches);
      REQUIRE(both.size() == least.size());
      for (std::size_t i = 0; i < both.size(); ++i) {
        REQUIRE(both[i].has_value() == least[i].has_value());
        if (!both[i]) continue;
        CHECK(both[i]->unaccounted == least[i]->unaccounted);
        CHECK(both[i]->stated == least[i]->stated);
        CHECK(both[i]->moved.low == least[i]->moved.low);
        CHECK(!least[i]->moved.high);
        ++compared;
      }
    }
  }
  CHECK(compared > 400);
  CHECK(contradictory > 10);
}

TEST_CASE("movement_series: without the 44 released around the new year there is less that nobody states") {
  const auto d = venezuela();
  const ledger l(d, foro_penal);
  const auto from = l.point_at("2025-12-29"), to = l.point_at("2026-02-02");
  const auto whole = l.unaccounted(direction::entries, from, to);
  CHECK(whole.unaccounted == 90);
  const auto rows = unaccounted_sensitivity(l, direction::entries, from, to);
  REQUIRE(!rows.empty());
  bool seen = false;
  for (const auto& r : rows) {
    if (r.without != "VEN-070") continue;
    seen = true;
    CHECK(r.low == ledger(d.without("VEN-070"), foro_penal).unaccounted(direction::entries, from, to).unaccounted);
    CHECK(*r.low < whole.unaccounted);
  }
  CHECK(seen);
}

TEST_CASE("movement_series: a series lists the answers that change, and is called off on request") {
  testing::small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-01");
  d.held("b", quantity::exact(12), "2026-01-03");
  const ledger l(d.make(), testing::the_account);
  const std::vector<question> both{{question::what::held, testing::point_of("claim:a"), testing::point_of("claim:a"), {}}, {question::what::held, testing::point_of("claim:b"), testing::point_of("claim:b"), {}}};
  std::size_t told = 0;
  const auto rows = series_sensitivity(l, both, {}, {}, [&](std::size_t, std::size_t of) {
    ++told;
    CHECK((of == 2 || of == told));
  });
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].question == 0);
  CHECK(rows[0].row.without == "a");
  CHECK(rows[0].row.low == 0);
  CHECK(!rows[0].row.high);
  CHECK(rows[1].question == 1);
  CHECK(told == 3);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS((void)series_sensitivity(l, both, {}, stop.get_token()), error);
  CHECK_THROWS_AS((void)unaccounted_series(l, stop.get_token()), error);
}

}  // namespace test_movement_series
