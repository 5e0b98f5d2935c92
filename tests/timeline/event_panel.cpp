// SPDX-License-Identifier: MIT
#include <habeas/timeline/event_panel.hpp>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "graph/small_events.hpp"
#include "random_source.hpp"

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
const panel_count& at(const event_panel& p, const std::string& unit, calendar_month m, event_kind k) {
  for (const auto& r : p.rows)
    if (r.unit == unit && r.month == m)
      return r.counts.at(static_cast<std::size_t>(std::find(p.kinds.begin(), p.kinds.end(), k) - p.kinds.begin()));
  FAIL("no such row");
  return p.rows.front().counts.front();
}

}  // namespace

TEST_CASE("months") {
  CHECK(calendar_month::parse("2023-10") == calendar_month{2023, 10});
  CHECK(calendar_month{2023, 12}.next() == calendar_month{2024, 1});
  CHECK(calendar_month{2024, 2}.last() == day::from_civil(2024, 2, 29));
  CHECK(calendar_month{2023, 10}.text() == "2023-10");
  for (const auto* text : {"2023", "2023-10-05", "2023-21", "2023-10/2023-11"}) CHECK_THROWS_AS((void)calendar_month::parse(text), error);
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
  const calendar_month january{2030, 1}, february{2030, 2}, march{2030, 3};
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
  o.from = calendar_month{2029, 12};
  o.to = calendar_month{2030, 5};
  o.kinds = std::set{event_kind::release, event_kind::detention};
  const auto p = panel_of(d, o);
  CHECK(p.kinds == std::vector{event_kind::detention, event_kind::release});
  CHECK(p.rows.size() == 12);
  o.to = calendar_month{9'000'000, 1};
  CHECK_THROWS_AS((void)panel_of(d, o), error);
  o.to = calendar_month{2029, 11};
  CHECK_THROWS_AS((void)panel_of(d, o), error);
  CHECK(panel_of(small_events().make()).rows.empty());
}

TEST_CASE("each certain count is what every choice of dates gives at least, each possible one at most") {
  const auto d = story().make();
  const auto p = panel_of(d);
  for (const unsigned n : {30U, 31U, 32U, 33U}) {  // the days on which round 2 can have been
    const auto m = calendar_month::of(day::from_civil(2030, 1, 1).plus(n - 1));
    for (const auto& r : p.rows) {
      if (r.unit != "round 1") continue;
      const std::int64_t rounds = (r.month == calendar_month{2030, 1} ? 1 : 0) + (r.month == m ? 1 : 0);
      CHECK(r.counts[1].certain <= rounds);
      CHECK(rounds <= r.counts[1].possible);
    }
  }
}

namespace {

/// The same talks as a negotiation of the dossier: a round and a move of it; "round 2" is joined to it by a link alone.
small_events entered() {
  auto s = story();
  negotiation n;
  n.id = negotiation_id("geneva");
  n.moves = {{event_id("talks"), negotiation_state::under_way}, {event_id("nobody says"), negotiation_state::collapsed}};
  n.rounds = {event_id("round 1")};
  s.content.negotiations = {n};
  return s;
}

}  // namespace

TEST_CASE("a negotiation of the dossier is a unit: its moves and rounds that are told of, and talks that a link joins to them") {
  const auto units = negotiations_of(event_graph(entered().make()));
  REQUIRE(units.size() == 2);
  CHECK(units[0].name == "geneva");
  CHECK(units[0].entity == negotiation_id("geneva"));
  CHECK(units[0].negotiation == ids({"round 1", "round 2", "talks"}));
  CHECK(units[0].certain == ids({"freed", "round 1", "round 2", "talks"}));
  CHECK(units[0].possible == ids({"freed", "freed later", "round 1", "round 2", "talks"}));
  CHECK(units[1].name == "other talks");
  CHECK_FALSE(units[1].entity);
}

TEST_CASE("talks that no link joins are one negotiation where the dossier has them as one, and two where it has them as two") {
  small_events s;
  for (const auto* name : {"spring", "summer", "autumn"}) s.what(name, event_kind::round);
  s.date("d1", "spring", "2030-04-01");
  s.date("d2", "summer", "2030-07-01");
  s.date("d3", "autumn", "2030-10-01");
  s.link("l", "spring", relation::precedes, "summer");
  const auto names = [&] {
    std::vector<std::string> list;
    for (const auto& u : negotiations_of(event_graph(s.make()))) list.push_back(u.name);
    return list;
  };
  CHECK(names() == std::vector<std::string>{"autumn", "spring"});
  negotiation one;
  one.id = negotiation_id("x");
  one.rounds = {event_id("spring"), event_id("autumn")};
  s.content.negotiations = {one};
  CHECK(names() == std::vector<std::string>{"x"});  // "summer" follows "spring", which is a round of it
  negotiation two;
  two.id = negotiation_id("y");
  two.rounds = {event_id("summer"), event_id("autumn")};
  s.content.negotiations.push_back(two);
  const auto units = negotiations_of(event_graph(s.make()));
  REQUIRE(units.size() == 2);
  CHECK(units[0].negotiation == ids({"autumn", "spring"}));
  CHECK(units[0].certain == ids({"autumn", "spring", "summer"}));  // what came of one may be part of another
  CHECK(units[1].negotiation == ids({"autumn", "summer"}));
}

TEST_CASE("the signing of an agreement that came of a negotiation belongs to it, with what came of that") {
  auto s = entered();
  s.what("signed", event_kind::agreement_signed);
  s.what("fund", event_kind::other);
  s.date("d8", "signed", "2030-02-20");
  s.link("l8", "signed", relation::causes, "fund");
  agreement a;
  a.id = agreement_id("paper");
  a.signing = event_id("signed");
  s.content.agreements = {a};
  CHECK(negotiations_of(event_graph(s.make()))[0].certain == ids({"freed", "round 1", "round 2", "talks"}));
  s.content.agreements[0].negotiation = negotiation_id("geneva");
  const auto units = negotiations_of(event_graph(s.make()));
  CHECK(units[0].negotiation == ids({"round 1", "round 2", "talks"}));
  CHECK(units[0].certain == ids({"freed", "fund", "round 1", "round 2", "signed", "talks"}));
}

TEST_CASE("a negotiation that is withheld names no unit: its events count as if nobody had entered it") {
  auto s = entered();
  s.content.negotiations[0].seen_by = audience::partner;
  const auto units = negotiations_of(event_graph(s.make()));
  REQUIRE(units.size() == 2);
  CHECK(units[1].name == "round 1");
  CHECK_FALSE(units[1].entity);
  CHECK(negotiations_of(event_graph(s.make().for_audience(audience::partner)))[0].name == "geneva");
}

TEST_CASE("units have names of their own where a negotiation and an event share an id") {
  auto s = entered();
  s.content.negotiations[0].id = negotiation_id("other talks");
  const auto units = negotiations_of(event_graph(s.make()));
  REQUIRE(units.size() == 2);
  CHECK(units[0].name == "event:other talks");
  CHECK(units[0].negotiation == ids({"other talks"}));
  CHECK(units[1].name == "other talks");
  CHECK(units[1].entity == negotiation_id("other talks"));
}

TEST_CASE("units that would name more events than allowed are refused") {
  panel_options o;
  o.most_events = 11;  // geneva names 4 and 5, the other talks 1 and 1
  CHECK(panel_of(entered().make(), o).units.size() == 2);
  o.most_events = 10;
  CHECK_THROWS_AS((void)panel_of(entered().make(), o), error);
}

TEST_CASE("counts by month are those of asking each month by itself") {
  random_source random(seed);
  CAPTURE(seed);
  for (int round = 0; round < 40; ++round) {
    small_events s;
    s.what("talks", event_kind::negotiation_start);
    for (int i = 0; i < 8; ++i) {
      const auto name = "e" + std::to_string(i);
      s.what(name, i % 2 == 0 ? event_kind::release : event_kind::detention);
      s.link("l" + name, "talks", relation::enables, name, random(0, 2) == 0 ? "perhaps" : "");
      const auto from = random(1, 8), to = random(from, 9);
      const auto how = random(0, 3);
      if (how == 1) s.date("d" + name, name, fmt::format("2030-{:02}", from));
      if (how == 2) s.date("d" + name, name, fmt::format("[2030-{:02}-15..2030-{:02}-02]", from, to + 1));
      if (how == 3) s.date("d" + name, name, fmt::format("[2030-{:02}-15..]", from));
    }
    const auto d = s.make();
    const event_graph g(d);
    const timeline days(d);
    panel_options o;
    o.from = calendar_month{2030, static_cast<unsigned>(random(1, 4))};
    o.to = calendar_month{2030, static_cast<unsigned>(random(5, 12))};
    const auto p = make_panel(g, days, o);
    REQUIRE(p.units.size() == 1);
    for (const auto& r : p.rows)
      for (std::size_t k = 0; k < p.kinds.size(); ++k) {
        panel_count wanted;
        for (const auto& name : p.units[0].possible) {
          if (d.get(name).kind != p.kinds[k]) continue;
          const auto in = starts_within(starts_of(days, name), r.month.first(), r.month.last());
          const auto& sure = p.units[0].certain;
          wanted.possible += in != trilean::no ? 1 : 0;
          wanted.certain += in == trilean::yes && std::find(sure.begin(), sure.end(), name) != sure.end() ? 1 : 0;
        }
        CHECK(r.counts[k] == wanted);
      }
  }
}

TEST_CASE("the founding article: one negotiation; the releases possibly came of it") {
  const auto article = open_dossier(folders::examples("dossiers/article")).without("lately_is_60_days");
  const auto p = panel_of(article);
  REQUIRE(p.units.size() == 1);
  CHECK(p.units[0].name == "mexico_talks");
  CHECK(p.units[0].entity == negotiation_id("mexico_talks"));
  CHECK(p.units[0].negotiation == ids({"talks_restart", "talks_stalled"}));
  CHECK(at(p, p.units[0].name, {2023, 10}, event_kind::release).certain == 0);
  CHECK(at(p, p.units[0].name, {2023, 10}, event_kind::release).possible == 2);
  CHECK(panel_of(article.as_known_on(*article.end_of(parse_edtf("2026-01-10")))).units.empty());
}

}  // namespace test_event_panel
