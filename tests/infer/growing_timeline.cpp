// SPDX-License-Identifier: MIT
#include <habeas/infer/growing_timeline.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "small.hpp"

namespace test_growing_timeline {

using namespace habeas;
using testing::january;

namespace {

/// One claim about some of the events e0, e1, ...: dates, masks, lengths, links with and without dates.
claim random_claim(testing::random_source& random, const std::string& name, std::int64_t events) {
  testing::small_dossier d;
  const auto event = [&] { return fmt::format("e{}", random(0, events - 1)); };
  const auto a = random(1, 25), b = random(a, 28);
  switch (random(0, 6)) {
    case 0: d.dated(name, event(), fmt::format("[{}..{}]", january(a), january(b))); break;
    case 1: d.dated(name, event(), fmt::format("{}/{}", january(a), january(b)), random(0, 1) == 0 ? reading::sometime : reading::throughout); break;
    case 2: {
      const std::array<const char*, 5> masks{"2026-01-1X", "2026-01-X5", "2026-01-0X", "XXXX-01-X2", "2026-01-X7~"};
      d.dated(name, event(), masks[static_cast<std::size_t>(random(0, 4))]);
      break;
    }
    case 3: d.lasted(name, event(), random(0, 1) == 0 ? quantity::at_most(random(0, 6)) : quantity::more_than(random(0, 3)), time_unit::days); break;
    default: {
      const std::array<relation, 8> all{relation::follows,  relation::precedes,    relation::meets,   relation::during,
                                        relation::overlaps, relation::starts_with, relation::same_as, relation::within};
      const auto how = all[static_cast<std::size_t>(random(0, 7))];
      const auto days = how == relation::within || random(0, 2) == 0 ? std::optional(random(0, 4)) : std::nullopt;
      d.linked(name, event(), how, event(), days, random(0, 3) == 0 ? january(a) : "");
    }
  }
  auto c = d.content.claims.back();
  // Said in any order, or never.
  if (random(0, 4) != 0) c.said = parse_edtf(january(random(1, 9)));
  return c;
}

void require_same(const growing_timeline& grown, std::int64_t events) {
  const auto whole = grown.solved();
  REQUIRE(grown.set_aside() == whole.set_aside());
  REQUIRE(testing::text_of(grown.contradictions()) == testing::text_of(whole.contradictions()));
  for (std::int64_t i = 0; i < events; ++i) {
    const event_id e(fmt::format("e{}", i));
    CAPTURE(i);
    REQUIRE(grown.days(e) == whole.days(e));
  }
}

}  // namespace

TEST_CASE("a timeline that grows is at every moment the one that is made at once") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t claims = 0, solved = 0, contradictory = 0;
  for (int round = 0; round < 24; ++round) {
    CAPTURE(round);
    const auto events = random(2, 5);
    testing::small_dossier d;
    for (std::int64_t i = 0; i < events; ++i) d.add_event(fmt::format("e{}", i));
    growing_timeline grown(d.make());
    std::int64_t said = 1;
    for (int i = 0; i < 10; ++i) {
      auto c = random_claim(random, fmt::format("c{}", i), events);
      // In half of the rounds claims arrive as they are said.
      if (round % 2 == 0) c.said = parse_edtf(january(said++));
      const auto id = c.id;
      const auto aside = grown.set_aside();
      const bool fits = grown.add(std::move(c));
      if (fits) REQUIRE(grown.set_aside().size() <= aside.size());
      ++claims;
      require_same(grown, events);
    }
    solved += grown.times_solved();
    if (!grown.contradictions().empty()) ++contradictory;
  }
  CHECK(contradictory > 5);
  CHECK(solved < claims / 2);  // most claims were only added
}

TEST_CASE("a claim costs what it moves, however much stands there") {
  testing::small_dossier d;
  constexpr int n = 100;
  for (int i = 0; i < n; ++i) d.add_event(fmt::format("e{}", i));
  for (int i = 0; i + 1 < n; ++i)
    d.linked(fmt::format("c{}", i), fmt::format("e{}", i + 1), relation::follows, fmt::format("e{}", i));
  growing_timeline grown(d.make());
  const auto add = [&](const char* name, int event, const char* date) {
    testing::small_dossier one;
    return grown.add(one.dated(name, fmt::format("e{}", event), date));
  };
  CHECK(add("first", 0, "2025-01-01"));
  const auto all = grown.moves();
  CHECK(all >= n);  // every start and end, from below
  CHECK(add("late", n - 3, "2025-06"));
  const auto some = grown.moves();
  CHECK(add("later", n - 2, "2025-07-04"));
  CHECK(grown.moves() - some <= 10);
  CHECK(*grown.days(event_id("e99")).earliest_start == day::from_civil(2025, 7, 4));
  CHECK(*grown.days(event_id("e50")).latest_end == day::from_civil(2025, 6, 30));
  CHECK(grown.times_solved() == 1);
  // What cannot hold is found, and all is solved anew without it.
  CHECK_FALSE(add("never", n - 4, "2026"));
  CHECK(grown.times_solved() == 2);
  CHECK(grown.contradictions().size() == 1);
}

TEST_CASE("what other claims, views and dossiers have a say in goes through them") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("old", "e", "2025-03");
  growing_timeline grown(d.make());
  testing::small_dossier more;
  auto c = more.dated("new", "e", "2025-05");
  c.supersedes = claim_id("old");
  CHECK(grown.add(c));
  CHECK(grown.times_solved() == 2);
  CHECK(*grown.days(event_id("e")).earliest_start == day::from_civil(2025, 5, 1));
  CHECK_THROWS_AS(grown.add(c), error);  // the id is taken
  CHECK_THROWS_AS(grown.add(testing::small_dossier().dated("x", "nothing", "2025")), error);
  CHECK(*grown.days(event_id("e")).latest_end == day::from_civil(2025, 5, 31));
  event later;
  later.id = event_id("later");
  grown.add(later);
  CHECK(grown.add(testing::small_dossier().linked("l", "later", relation::follows, "e")));
  CHECK(*grown.days(event_id("later")).earliest_start == day::from_civil(2025, 5, 1));
  CHECK(grown.of().content().claims.size() == 3);
  CHECK_THROWS_AS((void)grown.days(event_id("nothing")), error);
  // A retraction takes away what only it could.
  auto away = more.dated("away", "e", "2025-05");
  remark_claim says;
  says.kind = remark::retracted;
  says.about = claim_id("new");
  away.says = says;
  CHECK(grown.add(away));
  CHECK(*grown.days(event_id("e")).earliest_start == day::from_civil(2025, 3, 1));
  // As known in January, what is said in February is not there.
  testing::small_dossier quiet;
  quiet.add_event("e");
  growing_timeline known(quiet.make().as_known_on(instant::end_of(day::from_civil(2026, 1, 31))));
  auto unsaid = testing::small_dossier().dated("c", "e", "2025");
  unsaid.said = parse_edtf("2026-02-01");
  CHECK(known.add(unsaid));
  CHECK_FALSE(known.days(event_id("e")).earliest_start);
}

}  // namespace test_growing_timeline
