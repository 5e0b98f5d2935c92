// SPDX-License-Identifier: MIT
#include <habeas/model/negotiation.hpp>

#include <concepts>
#include <string>

#include <doctest/doctest.h>

#include "lists.hpp"

namespace test_negotiation {

using namespace habeas;
using testing::foro;

static_assert(std::regular<negotiation>);

namespace {

dossier_content talks() {
  auto c = foro();
  c.events = {testing::an_event("begin"), testing::an_event("stall"), testing::an_event("meet")};
  negotiation n;
  n.id = negotiation_id("talks");
  n.moves = {{event_id("begin"), negotiation_state::under_way}, {event_id("stall"), negotiation_state::suspended}};
  n.rounds = {event_id("meet")};
  c.negotiations = {n};
  return c;
}
std::string pointers(const dossier_content& c) {
  std::string text;
  for (const auto& p : validate(c)) text += p.pointer + ' ';
  return text;
}

}  // namespace

TEST_CASE("the words of states and channels") {
  CHECK(slug_list<negotiation_state>() == "not_stated, announced, under_way, suspended, resumed, concluded, collapsed");
  CHECK(slug_list<channel_kind>() == "direct, mediated, shuttle, back_channel, written, remote, other");
}

TEST_CASE("each event moves talks once, into a state, or is a round of them") {
  CHECK(pointers(talks()).empty());
  auto twice = talks();
  twice.negotiations[0].moves[1].event = event_id("begin");
  CHECK(pointers(twice) == "/negotiations/0/moves/1/event ");
  auto nowhere = talks();
  nowhere.negotiations[0].moves[0].to = negotiation_state::not_stated;
  CHECK(pointers(nowhere) == "/negotiations/0/moves/0/to ");
  auto round = talks();
  round.negotiations[0].rounds.push_back(event_id("stall"));
  CHECK(pointers(round) == "/negotiations/0/rounds/1 ");
  auto unknown = talks();
  unknown.negotiations[0].moves[0].event = event_id("nothing");
  CHECK(pointers(unknown) == "/negotiations/0/moves/0/event ");
  auto empty = talks();
  empty.negotiations[0].moves[0].event = {};
  CHECK(pointers(empty) == "/negotiations/0/moves/0/event ");
}

TEST_CASE("a role is in one thing") {
  auto c = talks();
  role_claim says{actor_id("foro"), actor_role::mediator, {}};
  c.claims = {testing::a_claim("R", says)};
  CHECK(pointers(c) == "/claims/0/event ");
  says.negotiation = negotiation_id("talks");
  c.claims[0].says = says;
  CHECK(pointers(c).empty());
  says.event = event_id("meet");
  c.claims[0].says = says;
  CHECK(pointers(c) == "/claims/0 ");
}

TEST_CASE("an event that only withheld claims tell of is not brought to light by talks that list it") {
  auto c = talks();
  c.claims = {testing::a_claim("C1", occurred_claim{event_id("begin")}), testing::a_claim("C2", occurred_claim{event_id("stall")})};
  c.claims[1].seen_by = audience::internal;
  const dossier all(c);
  CHECK(all.find(event_id("begin")) != nullptr);
  CHECK(all.find(event_id("meet")) != nullptr);  // nobody tells of it: the talks themselves name it
  CHECK(all.find(event_id("stall")) == nullptr);
  const auto shown = all.shown();
  REQUIRE(shown.negotiations.size() == 1);
  REQUIRE(shown.negotiations[0].moves.size() == 1);
  CHECK(shown.negotiations[0].moves[0].event == event_id("begin"));
  CHECK(all.for_audience(audience::internal).shown().negotiations[0].moves.size() == 2);
}

}  // namespace test_negotiation
