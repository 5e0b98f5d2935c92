// SPDX-License-Identifier: MIT
#include <habeas/timeline/event_window.hpp>

#include <doctest/doctest.h>

#include <habeas/graph/actor_network.hpp>

#include "graph/small_events.hpp"

namespace test_event_window {

using namespace habeas;
using namespace habeas::testing;

namespace {
day d(unsigned n) { return day::from_civil(2030, 1, n); }
}  // namespace

TEST_CASE("an event started within days when all its possible starts lie there") {
  CHECK(starts_within({d(3), d(5)}, d(3), d(5)) == trilean::yes);
  CHECK(starts_within({d(3), d(5)}, d(4), d(9)) == trilean::unknown);
  CHECK(starts_within({d(3), d(5)}, d(6), d(9)) == trilean::no);
  CHECK(starts_within({d(3), d(5)}, d(1), d(2)) == trilean::no);
  CHECK(starts_within({{}, d(5)}, d(1), d(9)) == trilean::unknown);
  CHECK(starts_within({{}, d(5)}, d(6), d(9)) == trilean::no);
  CHECK(starts_within({}, d(1), d(9)) == trilean::unknown);
}

TEST_CASE("a network of the events of some days") {
  small_events s;
  s.who("north");
  s.who("host");
  for (const auto* name : {"early", "late", "undated"}) {
    s.what(name);
    s.role(std::string("n ") + name, "north", actor_role::party, name);
    s.role(std::string("h ") + name, "host", actor_role::mediator, name);
  }
  s.date("d1", "early", "2030-01-02");
  s.date("d2", "late", "2030-02-02");
  const auto dossier = s.make();
  const auto days = std::make_shared<const timeline>(dossier);
  network_options o;
  o.keep = started_within(days, d(1), d(31));
  REQUIRE(actor_network(dossier, o).ties().size() == 1);
  CHECK(actor_network(dossier, o).ties()[0].events == ids({"early"}));
  o.keep = started_within(days, d(1), d(31), true);
  CHECK(actor_network(dossier, o).ties()[0].events == ids({"early", "undated"}));
}

}  // namespace test_event_window
