// SPDX-License-Identifier: MIT
#include <habeas/model/claim_handles.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/model/dossier_builder.hpp>

namespace test_claim_handles {

using namespace habeas;

TEST_CASE("a speaker can make every kind of claim") {
  dossier_builder b;
  const auto north = b.actor("north");
  const auto count = b.account("count", north, "prisoners"), part = b.account("part", north, "women");
  const auto ana = b.person("ana"), eva = b.person("eva");
  const auto all = b.group("all");
  const auto a = b.event("a", event_kind::other), z = b.event("z", event_kind::other);
  const auto deal = b.agreement("deal").provision(provision_kind::ceasefire, "Arms rest.");
  const auto ten = b.pledge("ten");
  const auto quiet = b.assumption("quiet", "x");
  const auto says = b.says(north);
  const auto first = says.held(count, 5).throughout("2030-01").under(quiet).breakdown("sex", composition::subset, {{"women", 2}, {"men", quantity::at_least(1)}});
  says.held(count, 5).during("2030-02");
  says.entries(count, 1, mechanism::arrest).from("2030-01-01").to("2030-01-05");
  says.exits(count, 1).from_under("2030-01-01", quiet).to(first);
  says.net(count, 3).during("2030-01-01/2030-01-31").falls();
  says.pledged(10, ten).by("2030").to(north).out_of(count).out_of("of the islands").on_condition("peace").once(a);
  says.occurred(a);
  says.dated(a, "2030").reading(reading::throughout).lasted(3, time_unit::weeks);
  says.linked(a, relation::within, z).days(3).since("2030");
  says.role(north, actor_role::host, a);
  says.attribute(ana, "sex", "female").on("2030").reading(reading::sometime);
  says.custody(ana, facet::whereabouts, "unknown").on("2030").known_to("nobody");
  says.holder(all, north);
  says.labelled(ana, "political_prisoner").criterion("own_criteria").since("2029").until("2030").does_not_apply();
  says.labelled(count, "hostages");
  says.identity(ana, eva, identity_verdict::different);
  says.member(ana, all);
  says.member(ana, count);
  says.related(count, account_relation::contains, part).overlap(2).of_flows();
  says.status(deal, agreement_status::in_force).on("2030");
  says.stage(deal, agreement_stage::ceasefire);
  says.strength(deal, provision_id("ceasefire"), 2);
  says.implemented(deal, provision_id("ceasefire"), 1).on("2031");
  says.counts_towards(ten, count, release_stage::verified, "2030-01-01", mechanism::release);
  says.denied(first);
  says.corrected(first, 6);
  says.retracted(first);
  says.unconfirmed(first);
  says.absent("No list was published.");
  says.ever_held(count, 9).during("2030-01-01/2030-01-31");
  exchange swap;
  swap.id = exchange_id("swap");
  for (const auto* name : {"left", "right"}) {
    exchange_leg leg;
    leg.id = leg_id(name);
    swap.legs.push_back(std::move(leg));
  }
  says.ratio(b.add(std::move(swap)), leg_id("left"), 3, leg_id("right"));
  std::set<claim_kind> kinds;
  for (const auto& c : b.content().claims) kinds.insert(kind_of(c));
  CHECK(kinds.size() == slug_table<claim_kind>::rows.size());
  CHECK_NOTHROW((void)b.build());

  const auto& claims = b.content().claims;
  CHECK(std::get<held_claim>(claims[0].says).reading == reading::throughout);
  CHECK(claims[0].under == std::vector{assumption_id("quiet")});
  CHECK(claims[0].breakdowns == std::vector<breakdown>{{"sex", composition::subset, {{"women", quantity::exact(2)}, {"men", quantity::at_least(1)}}}});
  CHECK(std::get<flow_claim>(claims[3].says).to == time_ref{time_ref::how::claim, {}, "held_count"});
  CHECK(std::get<flow_claim>(claims[4].says).falls);
  CHECK(std::get<pledge_claim>(claims[5].says) == pledge_claim{quantity::exact(10), account_id("count"), "of the islands", actor_id("north"), parse_edtf("2030"), "peace", pledge_id("ten"), event_id("a")});
  CHECK(std::get<dated_claim>(claims[7].says).lasted == duration{quantity::exact(3), time_unit::weeks});
  CHECK(std::get<custody_claim>(claims[11].says).known_to == "nobody");
  CHECK(std::get<labelled_claim>(claims[13].says).applies == false);
  CHECK(std::get<related_claim>(claims[18].says).overlap == quantity::exact(2));
  CHECK(std::get<response_claim>(claims[25].says).number == quantity::exact(6));
}

TEST_CASE("somebody, or everybody of another group, is said to be outside a group") {
  dossier_builder b;
  const auto says = b.says(b.actor("north"));
  const auto ana = b.person("ana");
  const auto first = b.group("first"), second = b.group("second");
  says.outside(ana, first);
  says.outside(second, first);
  const auto& claims = b.content().claims;
  const auto member = [&](std::size_t i) { return std::get<member_claim>(claims[i].says); };
  CHECK(member(0) == member_claim{.person = person_id("ana"), .group = group_id("first"), .outside = true});
  CHECK(member(1) == member_claim{.group = group_id("first"), .outside = true, .members_of = group_id("second")});
  CHECK_NOTHROW((void)b.build());
}

TEST_CASE("a count, a bulletin and a list are as of the very start or end of a month, as in files") {
  dossier_builder b;
  const auto north = b.actor("north");
  const auto count = b.account("count", north, "prisoners");
  b.says(north).held(count, 840).as_of("start:2031-06");
  b.says(north).held(count, 846).as_of("end:2031-06");
  (void)b.bulletin("june", north).as_of("end:2031-06-30");
  (void)b.edition("list", count).as_of("end:2031-06");
  const auto& content = b.content();
  CHECK(content.claims[0].as_of == parse_edtf("2031-06-01T00:00:00"));
  CHECK(content.claims[1].as_of == parse_edtf("2031-06-30T24:00:00"));
  CHECK(content.bulletins[0].as_of == parse_edtf("2031-06-30T24:00:00"));
  CHECK(content.editions[0].as_of == parse_edtf("2031-06-30T24:00:00"));
  b.says(north).held(count, 1).as_of("end:soon");
  CHECK_THROWS_AS((void)b.build(), error);
}

TEST_CASE("the ends of a stretch that are open are not stated") {
  dossier_builder b;
  const auto count = b.account("count", b.actor("north"), "prisoners");
  const auto says = b.says(actor_id("north"));
  says.exits(count, 1).during("/2030-01-05");
  says.exits(count, 1).during("2030-01-05/..");
  says.exits(count, 1).during("2030-01");
  says.exits(count, 1).from(flow_end::end_of("2030-01-01")).to(flow_end::as_of("2030-01-05"));
  const auto flow = [&](std::size_t i) { return std::get<flow_claim>(b.content().claims[i].says); };
  CHECK(!flow(0).from);
  CHECK(flow(0).to == time_ref{time_ref::how::end_of, parse_edtf("2030-01-05"), {}});
  CHECK(!flow(1).to);
  CHECK(flow(2).from == time_ref{time_ref::how::start_of, parse_edtf("2030-01"), {}});
  CHECK(flow(3).from == time_ref{time_ref::how::end_of, parse_edtf("2030-01-01"), {}});
  CHECK(flow(3).to == time_ref{time_ref::how::as_of, parse_edtf("2030-01-05"), {}});
}

TEST_CASE("words of a facet are of custody alone") {
  dossier_builder b;
  const auto north = b.actor("north");
  b.says(north).status(b.agreement("deal"), agreement_status::in_force).known_to("all").reading(reading::sometime);
  try {
    (void)b.build();
    FAIL("built");
  } catch (const error& e) {
    CHECK(e.problems().size() == 2);
  }
}

}  // namespace test_claim_handles
