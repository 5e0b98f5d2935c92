// SPDX-License-Identifier: MIT
#include <habeas/model/entity_handles.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/model/dossier_builder.hpp>
#include <habeas/model/nouns.hpp>

namespace test_entity_handles {

using namespace habeas;

TEST_CASE("talks have roles, channels, moves and rounds") {
  dossier_builder b;
  const auto north = b.actor("north"), south = b.actor("south"), isles = b.actor("isles");
  const auto hall = b.place("hall");
  const auto talks = b.negotiation("talks").between({north, south, isles}).mediated_by(isles, said_by(north));
  talks.channel(channel_kind::shuttle, "the boat", hall).role(isles, actor_role::host);
  talks.announced("2030-01-01");
  talks.started("2030-01-02");
  const auto stall = talks.suspended();
  talks.collapsed("2030");
  talks.round("2030-01-03", said_by(south));
  const auto walk = b.event("walk", event_kind::meeting, "2030-01-04");
  talks.round(walk);
  talks.moved_by(b.event("end", event_kind::statement), negotiation_state::concluded);
  const auto& c = b.content();
  const auto& n = c.negotiations[0];
  CHECK(n.channels == std::vector<channel>{{channel_kind::shuttle, "the boat", place_id("hall")}});
  CHECK(n.rounds == std::vector{event_id("talks_round"), event_id("walk")});
  REQUIRE(n.moves.size() == 5);
  CHECK(n.moves[0] == negotiation_move{event_id("talks_announced"), negotiation_state::announced});
  CHECK(n.moves[2] == negotiation_move{stall, negotiation_state::suspended});
  CHECK(n.moves[4].to == negotiation_state::concluded);
  CHECK(c.events[2].kind == event_kind::negotiation_stall);
  // Of a move that nobody dates it is only said that it was.
  CHECK(std::get<occurred_claim>(c.claims[7].says).event == stall);
  CHECK(b.build().roles().size() == 5);
}

TEST_CASE("a deal has signatories, a signing, provisions and pledges") {
  dossier_builder b;
  const auto north = b.actor("north"), south = b.actor("south");
  const auto count = b.account("count", south, "prisoners");
  const auto relief = b.fund("relief", {.title = "Relief"}).administered_by(south);
  const auto deal = b.negotiation("talks").agreement("deal").signed_by(north, south).on("2030-03-06").creates(relief);
  deal.provision(provision_kind::ceasefire, "All arms rest.");
  deal.provision(provision_kind::ceasefire, "At sea too.");
  const auto ten = deal.pledges("ten", 10, mechanism::exchange, said_by(north)).counted_in(count).by("2030-04").from(north).to(south);
  ten.promised(12, said_by(south)).by("2030-05").on_condition("if the truce holds").once(b.event("truce", event_kind::other));
  const auto& c = b.content();
  const auto& a = c.agreements[0];
  CHECK(a.negotiation == negotiation_id("talks"));
  CHECK(a.signing == event_id("deal_signed"));
  std::vector<std::string> provisions;
  for (const auto& p : a.provisions) provisions.push_back(p.id.text());
  CHECK(provisions == std::vector<std::string>{"fund", "ceasefire", "ceasefire_2", "prisoner_exchange"});
  CHECK(a.provisions[3].pledge == ten);
  CHECK(a.provisions[3].said_by == std::vector{claim_id("ten_pledged")});
  CHECK(c.pledges[0].from == north);
  const auto says = [&](const char* name) -> const statement& {
    for (const auto& one : c.claims)
      if (one.id == claim_id(name)) return one.says;
    FAIL(name);
    return c.claims[0].says;
  };
  CHECK(std::get<pledge_claim>(says("ten_pledged")).by->text() == "2030-04");
  const auto& later = std::get<pledge_claim>(says("ten_pledged_2"));
  CHECK(later.by->text() == "2030-05");
  CHECK(later.condition == "if the truce holds");
  CHECK(later.once == event_id("truce"));
  const auto& counts = std::get<counts_claim>(says("count_towards_ten"));
  CHECK(counts.of == mechanism::exchange);
  CHECK(counts.from == time_ref{time_ref::how::start_of, parse_edtf("2030-03-06"), {}});
  CHECK_NOTHROW((void)b.build());
}

TEST_CASE("what counts towards a pledge counts from some day on") {
  dossier_builder b;
  const auto count = b.account("count", b.actor("north"), "prisoners");
  b.pledge("ten").promised(10).counted_in(count);
  try {
    (void)b.build();
    FAIL("built");
  } catch (const error& e) {
    REQUIRE(e.problems().size() == 1);
    CHECK(e.problems()[0].pointer == "/claims/1/from");
  }
  dossier_builder other;
  const auto same = other.account("count", other.actor("north"), "prisoners");
  const auto freed = other.release("freed", "2030-01-02");
  other.pledge("ten").promised(10).counted_in(same, release_stage::announced, flow_end::start_of(freed));
  CHECK_NOTHROW((void)other.build());
}

TEST_CASE("an event of many has a group, in which whoever is named is included") {
  dossier_builder b;
  const auto count = b.account("count", b.actor("north"), "prisoners");
  const auto ana = b.detainee("ana"), eva = b.detainee("eva"), leo = b.detainee("leo");
  const auto hall = b.place("hall");
  b.release("freed", "2030-01-02").including(ana).of(18).including({eva, leo}).from(count).where(hall);
  b.release("one", "2030-01-03").including(ana);
  const auto taken = b.detention("taken", "2029");
  b.custody_change("again", event_kind::rearrest, mechanism::rearrest).follows(taken).ground(legal_ground::decree).to(hall);
  b.release("home", {}).on_condition(condition_kind::house_arrest, condition_answer::accepted).occurred();
  const auto& c = b.content();
  CHECK(c.events[0].group == group_id("freed_people"));
  CHECK(c.events[0].people.empty());
  CHECK(c.groups == std::vector{group{.id = group_id("freed_people"), .size = quantity::exact(18), .members = {ana, eva, leo}, .counted_in = count}});
  CHECK(c.events[1].people == std::vector{ana});
  CHECK(c.events[3].change == custody_change{mechanism::rearrest, legal_ground::decree, {}, hall, taken});
  CHECK(c.events[4].change->conditions == std::vector<release_condition>{{condition_kind::house_arrest, condition_answer::accepted}});
  CHECK_NOTHROW((void)b.build());
}

TEST_CASE("accounts, assumptions, lists, pages, bulletins, funds and exchanges") {
  dossier_builder b;
  const auto north = b.actor("north");
  const auto count = b.account("count", north, "prisoners").unit(counting_unit::detentions).minimum_days(3).counts(facet::regime, "prison").leaves_out(facet::holder, "north");
  b.assumption("quiet", "Nobody else came.").by(north).no_other_entries(count).off();
  b.assumption("a", "x").no_other_exits(count);
  b.assumption("b", "x").leave_when_freed(count);
  b.assumption("c", "x").enter_when_held(count);
  const auto page = b.document("page", {.title = "A page", .publisher = north}).published("2030-01-05").accessed("2030-02");
  const auto together = b.bulletin("b1", north).as_of("2030-01-04").in(page);
  const auto ana = b.detainee("ana");
  b.edition("list", count).as_of("2030-01-04").in(page).in(together).names(ana, {{"sex", "female"}});
  b.group("eighteen", 18).including(ana).counted_in(count);
  const auto swap = b.event("swap", event_kind::exchange);
  const auto talks = b.negotiation("talks");
  b.exchange("july").in(talks).happened(swap).leg("home", {.title = "Home", .custodian = north, .free_on_arrival = true});
  b.point("start", "2029");
  const auto& c = b.content();
  CHECK(c.accounts[0].rule == counting_rule{.unit = counting_unit::detentions, .clauses = {{facet::regime, "prison", true}, {facet::holder, "north", false}}, .minimum_days = 3});
  CHECK(c.assumptions[0] == assumption{.id = assumption_id("quiet"), .speaker = north, .statement = "Nobody else came.", .on = false, .effect = assumption_effect::no_other_entries, .account = count});
  CHECK(c.assumptions[2].on);
  CHECK(c.assumptions[3].effect == assumption_effect::enter_when_held);
  CHECK(c.documents[0].published->text() == "2030-01-05");
  CHECK(c.bulletins[0].documents == std::vector<document_id>{page});
  CHECK(c.editions[0].people == std::vector<listed_person>{{ana, {{"sex", "female"}}}});
  CHECK(c.groups[0].size == quantity::exact(18));
  CHECK(c.exchanges[0].legs[0] == exchange_leg{.id = leg_id("home"), .title = "Home", .custodian = north, .free_on_arrival = true});
  CHECK(c.points[0].date->text() == "2029");
  CHECK_NOTHROW((void)b.build());
}

}  // namespace test_entity_handles
