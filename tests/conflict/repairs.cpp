// SPDX-License-Identifier: MIT
#include <habeas/timeline/timeline.hpp>
#include <habeas/conflict/repairs.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "made/random_ledgers.hpp"

namespace test_dissolve {

using namespace habeas;

namespace {

std::string text_of(const claim_repair& r) {
  std::string text;
  for (const auto& n : r.numbers) text += fmt::format("{} for {} ({:+}); ", to_string(n.to), to_string(n.from), n.by);
  for (const auto& m : r.dates) text += fmt::format("{} {:+} to {}; ", to_slug(m.what), m.days, m.to.text());
  return text;
}

bool holds(const dossier_content& content) { return ledger(dossier(content), testing::the_account).contradictions().empty(); }

quantity shifted_by(const quantity& q, std::int64_t by) { return quantity::of(q.how(), q.first() + by); }

}  // namespace

TEST_CASE("dissolve: what would let 302 and 711 stand together, by hand") {
  const auto d = open_dossier(folders::test_data("foro_penal.json"));
  const excerpts whole(d);
  const account_id foro_penal("foro_penal");
  const auto both = ledger(d, foro_penal).contradictions();
  REQUIRE(both.size() == 10);
  const auto first = find_repairs(whole, both[0], foro_penal);
  REQUIRE(first.claims.size() == 2);
  // 711 by some instant of 28 January, 302 by 13:00 of 29 January: a day more or less, and neither is certainly first.
  CHECK(text_of(first.claims[0]) == "711 for 302 (+409); cutoff -1 to 2026-01-28T13:00-04:00; start +1 to 2026-01-09; ");
  CHECK(text_of(first.claims[1]) == "302 for 711 (-409); cutoff +1 to 2026-01-29; start -1 to 2026-01-07; ");
  CHECK(first.assumptions == std::vector{assumption_id("releases")});
  const auto second = find_repairs(whole, both.back(), foro_penal);
  CHECK(text_of(second.claims[0]) == "426 for 431 (-5); cutoff +1 to 2026-02-09; start -1 to 2026-01-07; ");
  CHECK(text_of(second.claims[1]) == "431 for 426 (+5); cutoff -1 to 2026-02-08; start +1 to 2026-01-09; ");
}

TEST_CASE("dissolve: each change does, one less does not, and the other claims of the dossier are left alone") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t numbers = 0, dates = 0;
  for (int round = 0; round < 150; ++round) {
    const auto d = testing::random_dossier(random, 8).make();
    const excerpts whole(d);
    for (const auto& c : ledger(d, testing::the_account).contradictions()) {
      const auto content = testing::only(d.content(), [&](const claim_id& id) { return testing::contains(c.claims, id); });
      REQUIRE(!holds(content));
      const auto ways = find_repairs(whole, c, testing::the_account);
      REQUIRE(ways.claims.size() == c.claims.size());
      for (const auto& r : ways.claims) {
        const auto changed = [&](auto change) {
          auto other = content;
          for (auto& one : other.claims)
            if (one.id == r.claim) change(one);
          return other;
        };
        const auto with_number = [&](const quantity& q) {
          return holds(changed([&](claim& one) {
            if (auto* held = std::get_if<held_claim>(&one.says)) held->number = q;
            else std::get<flow_claim>(one.says).number = q;
          }));
        };
        for (const auto& n : r.numbers) {
          ++numbers;
          CHECK(with_number(n.to));
          for (auto by = n.by; by != 0; by += by > 0 ? -1 : 1)
            if (by != n.by) CHECK(!with_number(shifted_by(n.from, by)));
        }
        for (const auto& m : r.dates) {
          ++dates;
          for (auto days = m.days; days != 0; days += days > 0 ? -1 : 1) {
            const auto moved = holds(changed([&](claim& one) {
              const auto to = *shifted(m.from, days);
              auto* flow = std::get_if<flow_claim>(&one.says);
              if (m.what == date_role::cutoff) one.as_of = to;
              else (m.what == date_role::start ? flow->from : flow->to)->date = to;
            }));
            CHECK(moved == (days == m.days));
          }
        }
      }
    }
  }
  CHECK(numbers > 100);
  CHECK(dates > 50);
}

TEST_CASE("dissolve: days of the timeline") {
  testing::small_dossier d;
  d.add_event("e");
  d.add_event("f");
  d.dated("a", "e", "2026-01-10");
  d.dated("b", "f", "2026-01-07");
  d.linked("c", "f", relation::follows, "e");
  const auto made = d.make();
  const auto found = timeline(made).contradictions();
  REQUIRE(found.size() == 1);
  const auto ways = find_repairs(excerpts(made), found[0], {});
  REQUIRE(ways.claims.size() == 3);
  CHECK(text_of(ways.claims[0]) == "date -3 to 2026-01-07; ");
  CHECK(text_of(ways.claims[1]) == "date +3 to 2026-01-10; ");
  CHECK(text_of(ways.claims[2]).empty());
}

TEST_CASE("dissolve: a date that cannot be moved is left as it is") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("a", "e", "../2026-01-11");
  d.dated("b", "e", "2026-01-19");
  const auto made = d.make();
  const auto found = timeline(made).contradictions();
  REQUIRE(found.size() == 1);
  const auto ways = find_repairs(excerpts(made), found[0], {});
  REQUIRE(ways.claims.size() == 2);
  CHECK(text_of(ways.claims[0]).empty());
  CHECK(text_of(ways.claims[1]) == "date -8 to 2026-01-11; ");
}

TEST_CASE("dissolve: no conflict is looked for among the claims of one") {
  const auto d = open_dossier(folders::test_data("foro_penal.json"));
  const excerpts whole(d);
  const account_id foro_penal("foro_penal");
  ledger_options no_search;
  no_search.repair_effort = 0;
  for (const auto& c : ledger(d, foro_penal).contradictions()) {
    const auto searched = find_repairs(whole, c, foro_penal), at_once = find_repairs(whole, c, foro_penal, no_search);
    REQUIRE(at_once.claims.size() == c.claims.size());
    for (std::size_t i = 0; i < c.claims.size(); ++i) {
      CHECK_FALSE(at_once.claims[i].numbers.empty());
      CHECK(text_of(at_once.claims[i]) == text_of(searched.claims[i]));
    }
    CHECK(at_once.assumptions == searched.assumptions);
  }
}

}  // namespace test_dissolve
