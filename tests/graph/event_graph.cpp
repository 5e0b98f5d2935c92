// SPDX-License-Identifier: MIT
#include <habeas/graph/event_graph.hpp>

#include <doctest/doctest.h>

#include <habeas/graph/event_queries.hpp>

#include "graph/small_events.hpp"

namespace test_event_graph {

using namespace habeas;
using namespace habeas::testing;

namespace {

instant on(const dossier& d, const char* day) { return *d.end_of(parse_edtf(day)); }

small_events talks_and_release() {
  small_events s;
  for (const auto* name : {"talks", "deal", "release", "hidden"}) s.what(name);
  s.link("l1", "deal", relation::follows, "talks");
  s.link("l2", "release", relation::tied_to, "deal", "seems tied").said = parse_edtf("2030-02-01");
  auto& secret = s.link("l3", "hidden", relation::causes, "release");
  secret.seen_by = audience::internal;
  return s;
}

}  // namespace

TEST_CASE("links are followed along their course, those without direction either way") {
  const event_graph g(talks_and_release().make());
  CHECK(g.events() == ids({"deal", "release", "talks"}));
  CHECK(g.links() == claims({"l1", "l2"}));
  CHECK(descendants(g, event_id("talks")) == ids({"deal", "release"}));
  CHECK(descendants(g, event_id("release")) == ids({"deal"}));
  CHECK(g.link(claim_id("l2")).says == g.of().get(claim_id("l2")).says);
  CHECK(g.links_between(g.vertex_of(event_id("talks")), g.vertex_of(event_id("deal"))) == claims({"l1"}));
}

TEST_CASE("views share the arcs and follow other links") {
  const event_graph g(talks_and_release().make());
  const auto early = g.as_known_on(on(g.of(), "2030-01-15"));
  CHECK(&early.arcs() == &g.arcs());
  CHECK(early.links() == claims({"l1"}));
  CHECK(g.as_known_on(on(g.of(), "2029-01-01")).links().empty());
  CHECK(&g.directed().arcs() == &g.arcs());
  CHECK(g.directed().links() == claims({"l1"}));
  CHECK(g.unhedged().links() == claims({"l1"}));
  CHECK(g.only({relation::tied_to}).links() == claims({"l2"}));
  CHECK(g.only({relation::tied_to}).only({relation::follows}).links().empty());
  CHECK(g.without("l1").links() == claims({"l2"}));
  CHECK(g.without("l1").with("l1").links() == g.links());
  CHECK(g.only({relation::tied_to}).for_audience(audience::internal).filter() == g.only({relation::tied_to}).filter());
}

TEST_CASE("what is withheld is no vertex, no link, and not found") {
  const event_graph g(talks_and_release().make());
  CHECK_THROWS_AS((void)g.vertex_of(event_id("hidden")), error);
  CHECK_THROWS_AS((void)g.link(claim_id("l3")), error);
  CHECK(ancestors(g, event_id("release")) == ids({"deal", "talks"}));
  const auto inside = event_graph(g.of().for_audience(audience::internal));
  CHECK(inside.links() == claims({"l1", "l2", "l3"}));
  CHECK(ancestors(inside, event_id("release")) == ids({"deal", "hidden", "talks"}));
  // An audience once set is never widened, and narrows again to the public.
  CHECK(inside.for_audience(audience::everyone).links() == g.links());
}

TEST_CASE("a claim that does not link is no link, nor one that the filter leaves out") {
  auto s = talks_and_release();
  s.date("d1", "talks", "2030-01-01");
  const event_graph g(s.make());
  CHECK_THROWS_AS((void)g.link(claim_id("d1")), error);
  CHECK_THROWS_AS((void)g.directed().link(claim_id("l2")), error);
}

TEST_CASE("another dossier has arcs of its own, under the same filter") {
  const event_graph g(talks_and_release().make());
  dossier_content more;
  auto extra = talks_and_release();
  extra.content = {};
  extra.link("l4", "talks", relation::precedes, "release");
  more.claims = extra.content.claims;
  const auto grown = g.directed().seen_as(g.of().with(more));
  CHECK(&grown.arcs() != &g.arcs());
  CHECK(grown.links() == claims({"l1", "l4"}));
}

TEST_CASE("the order of the file decides nothing") {
  auto s = talks_and_release();
  const event_graph a(s.make());
  std::reverse(s.content.events.begin(), s.content.events.end());
  std::reverse(s.content.claims.begin(), s.content.claims.end());
  const event_graph b(s.make());
  CHECK(a.arcs() == b.arcs());
  CHECK(a.events() == b.events());
  CHECK(a.links() == b.links());
}

}  // namespace test_event_graph
