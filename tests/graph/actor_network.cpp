// SPDX-License-Identifier: MIT
#include <habeas/graph/actor_network.hpp>

#include <map>
#include <string>

#include <doctest/doctest.h>

#include "graph/small_events.hpp"

namespace test_actor_network {

using namespace habeas;
using namespace habeas::testing;

namespace {

small_events story() {
  small_events s;
  for (const auto* name : {"north", "south", "host", "fund"}) s.who(name);
  s.what("round one", event_kind::round);
  s.what("round two", event_kind::round);
  s.what("deal", event_kind::agreement_signed);
  s.role("r1", "north", actor_role::party, "round one");
  s.role("r2", "host", actor_role::mediator, "round one");
  s.role("r3", "south", actor_role::party, "round two");
  s.role("r4", "host", actor_role::facilitator, "round two");
  s.role("r5", "host", actor_role::host, "round two");
  s.role("r6", "north", actor_role::signatory, "deal");
  s.role("r7", "host", actor_role::witness, "deal");
  s.role("r8", "fund", actor_role::administrator, "deal");
  return s;
}

}  // namespace

TEST_CASE("actors are tied by the events that they share") {
  const actor_network n(story().make());
  REQUIRE(n.actors().size() == 4);  // fund, host, north, south
  REQUIRE(n.ties().size() == 4);
  CHECK(n.ties()[0] == actor_tie{actor_id("fund"), actor_id("host"), ids({"deal"}), claims({"r7", "r8"})});
  CHECK(n.ties()[2] == actor_tie{actor_id("host"), actor_id("north"), ids({"deal", "round one"}), claims({"r1", "r2", "r6", "r7"})});
  CHECK(n.ties()[3] == actor_tie{actor_id("host"), actor_id("south"), ids({"round two"}), claims({"r3", "r4", "r5"})});
  CHECK(n.degree() == std::vector<std::size_t>{2, 3, 2, 1});
  CHECK(n.weight() == std::vector<std::size_t>{2, 4, 3, 1});
  // Between fund and south, north and south: both by way of the host.
  CHECK(n.betweenness(false) == std::vector<double>{0, 2, 0, 0});
  CHECK(n.betweenness() == std::vector<double>{0, 2.0 / 3, 0, 0});
}

TEST_CASE("by role, by kind of event, by what the caller keeps") {
  const auto d = story().make();
  network_options o;
  o.roles = std::set{actor_role::party, actor_role::mediator};
  CHECK(actor_network(d, o).ties().size() == 1);
  CHECK(actor_network(d, o).actors().size() == 3);
  o = {};
  o.kinds = std::set{event_kind::round};
  CHECK(actor_network(d, o).ties().size() == 2);
  o = {};
  o.keep = [](const event_id& e) { return e.text() == "deal"; };
  CHECK(actor_network(d, o).ties().size() == 3);
}

TEST_CASE("a role that does not count ties nobody; a withheld actor is not there") {
  auto s = story();
  CHECK(actor_network(s.make().without("r3")).actors().size() == 3);
  for (auto& a : s.content.actors)
    if (a.id == actor_id("south")) a.seen_by = audience::partner;
  CHECK(actor_network(s.make()).actors().size() == 3);
  CHECK(actor_network(s.make().for_audience(audience::partner)).actors().size() == 4);
}

TEST_CASE("marriages among Florentine families: the Medici stand between the most") {
  // The ties of J. F. Padgett and C. K. Ansell, Robust action and the rise of the Medici, Am. J. Sociology 98 (1993), as
  // R. L. Breiger and P. E. Pattison, Cumulated social roles, Social Networks 8 (1986), have them; the Pucci stand alone.
  const std::vector<std::pair<std::string, std::string>> marriages{
      {"Acciaiuoli", "Medici"},   {"Medici", "Barbadori"},   {"Medici", "Ridolfi"},    {"Medici", "Tornabuoni"},
      {"Medici", "Albizzi"},      {"Medici", "Salviati"},    {"Castellani", "Peruzzi"}, {"Castellani", "Strozzi"},
      {"Castellani", "Barbadori"}, {"Peruzzi", "Strozzi"},   {"Peruzzi", "Bischeri"},  {"Strozzi", "Ridolfi"},
      {"Strozzi", "Bischeri"},    {"Ridolfi", "Tornabuoni"}, {"Tornabuoni", "Guadagni"}, {"Albizzi", "Ginori"},
      {"Albizzi", "Guadagni"},    {"Salviati", "Pazzi"},     {"Bischeri", "Guadagni"}, {"Guadagni", "Lamberteschi"}};
  std::vector<actor_tie> ties;
  for (const auto& [a, b] : marriages) ties.push_back({actor_id(a), actor_id(b), {}, {}});
  const actor_network n({}, ties);
  REQUIRE(n.actors().size() == 15);
  std::map<std::string, double> between;
  const auto found = n.betweenness();
  for (std::size_t i = 0; i < found.size(); ++i) between[n.actors()[i].text()] = found[i];
  CHECK(between["Medici"] == doctest::Approx(47.5 / 91).epsilon(1e-12));
  CHECK(between["Medici"] == doctest::Approx(0.521978).epsilon(1e-6));
  CHECK(between["Guadagni"] == doctest::Approx(0.254579).epsilon(1e-5));
  CHECK(between["Pazzi"] == 0.0);
  std::size_t at = 0;
  while (n.actors()[at].text() != "Medici") ++at;
  CHECK(n.degree()[at] == 6);
}

TEST_CASE("ties given by hand are checked") {
  const actor_id a("a"), b("b");
  CHECK_THROWS_AS(actor_network({}, {{a, a, {}, {}}}), error);
  CHECK_THROWS_AS(actor_network({}, {{a, b, {}, {}}, {b, a, {}, {}}}), error);
  CHECK(actor_network({actor_id("alone")}, {{b, a, {}, {}}}).actors().size() == 3);
}

TEST_CASE("an event of very many actors is refused before its ties are made") {
  small_events s;
  s.what("assembly");
  for (int i = 0; i < 40; ++i) {
    s.who("a" + std::to_string(i));
    s.role("r" + std::to_string(i), "a" + std::to_string(i), actor_role::party, "assembly");
  }
  network_options o;
  o.most = 40 * 39 / 2 * 3;  // each tie names the event and two roles
  const auto whole = actor_network(s.make(), o);
  CHECK(whole.ties().size() == 780);
  std::size_t named = 0;
  for (const auto& t : whole.ties()) named += t.events.size() + t.claims.size();
  CHECK(named == o.most);
  --o.most;
  try {
    (void)actor_network(s.make(), o);
    FAIL("no limit");
  } catch (const error& e) {
    CHECK(e.code() == errc::limit_exceeded);
  }
}

}  // namespace test_actor_network
