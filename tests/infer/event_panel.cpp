// SPDX-License-Identifier: MIT
#include <habeas/infer/event_panel.hpp>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

#include "graph/small_events.hpp"

namespace test_event_panel {

using namespace habeas;
using namespace habeas::testing;

namespace {

/// Talks with two rounds, releases that follow (one linked with a hedge), a report about all of it, and other talks.
small_events story() {
  small_events s;
  s.what("talks", event_kind::negotiation_start);
  s.what("round 1", event_kind::round);
  s.what("round 2", event_kind::round);
  s.what("freed", event_kind::release);
  s.what("freed later", event_kind::release);
  s.what("arrests", event_kind::detention);
  s.what("report", event_kind::report);
  s.what("other talks", event_kind::negotiation_start);
  s.what("nobody says", event_kind::round);
  s.link("l1", "round 1", relation::part_of, "talks");
  s.link("l2", "round 2", relation::follows, "round 1");
  s.link("l3", "freed", relation::follows, "round 1");
  s.link("l4", "freed later", relation::tied_to, "round 2", "seems tied");
  s.link("l5", "talks", relation::precedes, "report");
  s.link("l6", "report", relation::tied_to, "arrests");
  s.link("l7", "report", relation::tied_to, "other talks");
  s.date("d1", "talks", "2030-01-10/2030-04-01");
  s.date("d2", "round 1", "2030-01-20");
  s.date("d3", "round 2", "[2030-01-30..2030-02-02]");
  s.date("d4", "freed", "2030-02-05");
  s.date("d5", "freed later", "2030-02-06");
  s.date("d6", "arrests", "2030-02-07");
  s.date("d7", "other talks", "2030-03-01");
  return s;
}
event_panel panel_of(const dossier& d, const panel_options& o = {}) {
  const event_graph g(d);
  return make_panel(g, timeline(d), o);
}
const panel_count& at(const event_panel& p, const std::string& unit, month m, event_kind k) {
  for (const auto& r : p.rows)
    if (r.unit == unit && r.month == m)
      return r.counts.at(static_cast<std::size_t>(std::find(p.kinds.begin(), p.kinds.end(), k) - p.kinds.begin()));
  FAIL("no such row");
  return p.rows.front().counts.front();
}

}  // namespace

TEST_CASE("months") {
  CHECK(month::parse("2023-10") == month{2023, 10});
  CHECK(month{2023, 12}.next() == month{2024, 1});
  CHECK(month{2024, 2}.last() == day::from_civil(2024, 2, 29));
  CHECK(month{2023, 10}.text() == "2023-10");
  for (const auto* text : {"2023", "2023-10-05", "2023-21", "2023-10/2023-11"}) CHECK_THROWS_AS((void)month::parse(text), error);
}

TEST_CASE("a negotiation is what unhedged links join; what a report mentions is no part of it") {
  const auto units = negotiations_of(event_graph(story().make()));
  REQUIRE(units.size() == 2);
  CHECK(units[0].name == "other talks");
  CHECK(units[1].name == "round 1");
  CHECK(units[1].negotiation == ids({"round 1", "round 2", "talks"}));
  CHECK(units[1].certain == ids({"freed", "round 1", "round 2", "talks"}));
  CHECK(units[1].possible == ids({"freed", "freed later", "round 1", "round 2", "talks"}));
}

TEST_CASE("events are counted in the month in which they started, certainly or possibly") {
  const auto p = panel_of(story().make());
  CHECK(p.kinds == std::vector{event_kind::negotiation_start, event_kind::round, event_kind::release});
  CHECK(p.rows.size() == 2 * 3);  // January to March of both
  const month january{2030, 1}, february{2030, 2}, march{2030, 3};
  CHECK(at(p, "round 1", january, event_kind::round) == panel_count{1, 2});
  CHECK(at(p, "round 1", february, event_kind::round) == panel_count{0, 1});
  CHECK(at(p, "round 1", february, event_kind::release) == panel_count{1, 2});
  CHECK(at(p, "round 1", march, event_kind::release) == panel_count{0, 0});
  CHECK(at(p, "round 1", january, event_kind::negotiation_start) == panel_count{1, 1});
  CHECK(at(p, "round 1", february, event_kind::negotiation_start) == panel_count{0, 0});
  CHECK(at(p, "other talks", march, event_kind::negotiation_start) == panel_count{1, 1});
}

TEST_CASE("months and kinds as asked, and no more rows than allowed") {
  const auto d = story().make();
  panel_options o;
  o.from = month{2029, 12};
  o.to = month{2030, 5};
  o.kinds = std::set{event_kind::release, event_kind::detention};
  const auto p = panel_of(d, o);
  CHECK(p.kinds == std::vector{event_kind::detention, event_kind::release});
  CHECK(p.rows.size() == 12);
  o.to = month{9'000'000, 1};
  CHECK_THROWS_AS((void)panel_of(d, o), error);
  o.to = month{2029, 11};
  CHECK_THROWS_AS((void)panel_of(d, o), error);
  CHECK(panel_of(small_events().make()).rows.empty());
}

TEST_CASE("each certain count is what every choice of dates gives at least, each possible one at most") {
  const auto d = story().make();
  const auto p = panel_of(d);
  for (const unsigned n : {30U, 31U, 32U, 33U}) {  // the days on which round 2 can have been
    const auto m = month::of(day::from_civil(2030, 1, 1).plus(n - 1));
    for (const auto& r : p.rows) {
      if (r.unit != "round 1") continue;
      const std::int64_t rounds = (r.month == month{2030, 1} ? 1 : 0) + (r.month == m ? 1 : 0);
      CHECK(r.counts[1].certain <= rounds);
      CHECK(rounds <= r.counts[1].possible);
    }
  }
}

TEST_CASE("the founding article: one negotiation; the releases possibly came of it") {
  const auto article = open_dossier(HABEAS_EXAMPLES_DIR "/dossiers/article").without("lately_is_60_days");
  const auto p = panel_of(article);
  REQUIRE(p.units.size() == 1);
  CHECK(p.units[0].negotiation == ids({"talks_restart", "talks_stalled"}));
  CHECK(at(p, p.units[0].name, {2023, 10}, event_kind::release).certain == 0);
  CHECK(at(p, p.units[0].name, {2023, 10}, event_kind::release).possible == 2);
  CHECK(panel_of(article.as_known_on(*article.end_of(parse_edtf("2026-01-10")))).units.empty());
}

}  // namespace test_event_panel
