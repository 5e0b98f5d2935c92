// SPDX-License-Identifier: MIT
#include <habeas/model/excerpt.hpp>

#include <doctest/doctest.h>

namespace test_excerpt {

using namespace habeas;

namespace {

dossier_content lists() {
  dossier_content content;
  content.id = "d";
  for (const char* name : {"s", "t"}) {
    actor a;
    a.id = actor_id(name);
    content.actors.push_back(a);
  }
  account counted;
  counted.id = account_id("count");
  counted.counter = actor_id("s");
  content.accounts.push_back(counted);
  const auto add = [&](const char* name) -> claim& {
    claim c;
    c.id = claim_id(name);
    c.speaker = actor_id("s");
    held_claim held;
    held.account = counted.id;
    held.number = quantity::exact(1);
    c.says = held;
    content.claims.push_back(c);
    return content.claims.back();
  };
  add("a");
  add("b").derived_from = claim_id("a");
  add("c").supersedes = claim_id("b");
  add("lead").tentative = true;
  add("hidden").seen_by = audience::internal;
  return content;
}

}  // namespace

TEST_CASE("excerpt: the claims asked for count, what they name comes along and does not") {
  const dossier d(lists());
  const excerpts whole(d);
  const auto c = whole.only({claim_id("c")});
  CHECK(c.content().claims.size() == 3);  // c, b that it supersedes, a that b repeats
  CHECK(c.status_of(claim_id("c")) == claim_status::counts);
  CHECK(c.status_of(claim_id("b")) == claim_status::superseded);
  CHECK(c.status_of(claim_id("a")) == claim_status::switched_off);
  CHECK(c.find(actor_id("s")));
  CHECK(!c.find(actor_id("t")));
}

TEST_CASE("excerpt: claims that do not say when they were recorded were recorded with the dossier") {
  auto content = lists();
  content.recorded = parse_edtf("2031-03-01");
  const excerpts whole{dossier(content)};
  const dossier part(whole.of({claim_id("a")}));
  const auto recorded = [&](int month) { return part.as_recorded_on(instant::end_of(day::from_civil(2031, static_cast<unsigned>(month), 1))).counts(0); };
  CHECK_FALSE(recorded(2));
  CHECK(recorded(3));
}

TEST_CASE("excerpt: switches and the reader of the view are kept") {
  const auto on = dossier(lists()).with("lead").without("shared_cutoff");
  const auto d = excerpts(on).only({claim_id("lead")});
  CHECK(d.status_of(claim_id("lead")) == claim_status::counts);
  CHECK(!d.assumes(shared_cutoff));
  CHECK(!excerpts(dossier(lists())).only({claim_id("hidden")}).find(claim_id("hidden")));
  const auto inside = dossier(lists()).for_audience(audience::internal);
  CHECK(excerpts(inside).only({claim_id("hidden")}).status_of(claim_id("hidden")) == claim_status::counts);
}

}  // namespace test_excerpt
