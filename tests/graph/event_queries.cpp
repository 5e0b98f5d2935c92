// SPDX-License-Identifier: MIT
#include <habeas/graph/event_queries.hpp>

#include <doctest/doctest.h>

#include "graph/small_events.hpp"

namespace test_event_queries {

using namespace habeas;
using namespace habeas::testing;

namespace {

/// talks -> deal -> fund, talks -> fund; deal tied to release; lone stands alone.
small_events talks_and_fund() {
  small_events s;
  for (const auto* name : {"talks", "deal", "fund", "release", "lone"}) s.what(name);
  s.link("a", "deal", relation::follows, "talks");
  s.link("b", "deal", relation::precedes, "fund");
  s.link("c", "talks", relation::causes, "fund", "may have led to");
  s.link("d", "release", relation::tied_to, "deal");
  return s;
}

}  // namespace

TEST_CASE("ancestors and descendants leave the event itself out") {
  const event_graph g(talks_and_fund().make());
  CHECK(descendants(g, event_id("talks")) == ids({"deal", "fund", "release"}));
  CHECK(ancestors(g, event_id("fund")) == ids({"deal", "release", "talks"}));
  CHECK(descendants(g, event_id("release")) == ids({"deal", "fund"}));
  CHECK(descendants(g, event_id("lone")).empty());
  CHECK_THROWS_AS((void)descendants(g, event_id("nothing")), error);
}

TEST_CASE("what lies on every path") {
  const event_graph g(talks_and_fund().make());
  CHECK(dominators_between(g, event_id("talks"), event_id("release")) == ids({"talks", "deal", "release"}));
  CHECK(dominators_between(g, event_id("talks"), event_id("fund")) == ids({"talks", "fund"}));
  CHECK(dominators_between(g.unhedged(), event_id("talks"), event_id("fund")) == ids({"talks", "deal", "fund"}));
  CHECK(dominators_between(g, event_id("fund"), event_id("talks")).empty());
}

TEST_CASE("components join what links join") {
  const event_graph g(talks_and_fund().make());
  CHECK(components(g) == std::vector<std::vector<event_id>>{ids({"deal", "fund", "release", "talks"}), ids({"lone"})});
}

TEST_CASE("an order of all, by links with a direction") {
  const event_graph g(talks_and_fund().make());
  CHECK(topological_order(g) == std::vector<std::vector<event_id>>{ids({"lone"}), ids({"release"}), ids({"talks"}), ids({"deal"}), ids({"fund"})});
}

TEST_CASE("a link without direction makes no circle; claims against each other do") {
  auto s = talks_and_fund();
  CHECK(cycles(event_graph(s.make())).empty());
  s.link("e", "talks", relation::follows, "fund");
  const event_graph g(s.make());
  const auto found = cycles(g);
  REQUIRE(found.size() == 1);
  CHECK(found[0].events == ids({"deal", "fund", "talks"}));
  CHECK(found[0].shortest == ids({"deal", "fund", "talks"}));
  CHECK(found[0].links == std::vector<std::vector<claim_id>>{claims({"b"}), claims({"e"}), claims({"a"})});
  CHECK(topological_order(g).front() == ids({"deal", "fund", "talks"}));
}

TEST_CASE("a drawing leaves out what a longer way tells, never a link without direction") {
  const event_graph g(talks_and_fund().make());
  CHECK(transitive_reduction(g) == claims({"a", "b", "d"}));
  CHECK(transitive_reduction(g.without("b")) == claims({"a", "c", "d"}));
}

}  // namespace test_event_queries
