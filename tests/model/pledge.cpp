// SPDX-License-Identifier: MIT
#include <habeas/model/pledge.hpp>

#include <concepts>
#include <string>

#include <doctest/doctest.h>

#include "lists.hpp"

namespace test_pledge {

using namespace habeas;
using testing::a_claim;
using testing::foro;

static_assert(std::regular<pledge> && std::regular<exchange>);

namespace {

dossier_content promised(std::vector<claim> claims) {
  auto c = foro(std::move(claims));
  pledge p;
  p.id = pledge_id("eighty");
  c.pledges = {p};
  exchange x;
  x.id = exchange_id("swap");
  x.legs.resize(3);
  x.legs[0].id = leg_id("a");
  x.legs[1].id = leg_id("b");
  x.legs[2].id = leg_id("c");
  x.legs[2].pledge = p.id;
  c.exchanges = {x};
  return c;
}
std::string pointers(const dossier_content& c) {
  std::string text;
  for (const auto& p : validate(c)) text += p.pointer + ' ';
  return text;
}
time_ref since(const char* date) { return {time_ref::how::start_of, parse_edtf(date), {}}; }

}  // namespace

TEST_CASE("the rungs between a promise and freedom") {
  CHECK(slug_list<release_stage>() == "announced, verified, fully_free, rearrested");
}

TEST_CASE("an exchange has any number of legs, each with an id of its own") {
  auto c = promised({});
  CHECK(pointers(c).empty());
  c.exchanges[0].legs[1].id = leg_id("c");
  CHECK(pointers(c) == "/exchanges/0/legs/2/id ");
  c.exchanges[0].legs[1].id = leg_id("b");
  c.exchanges[0].legs[0].custodian = actor_id("nobody");
  CHECK(pointers(c) == "/exchanges/0/legs/0/custodian ");
}

TEST_CASE("what counts towards a pledge is said by a claim, from a day on") {
  counts_claim says{pledge_id("eighty"), account_id("list"), mechanism::release, release_stage::verified, since("2025-07-18")};
  CHECK(pointers(promised({a_claim("C", says)})).empty());
  says.from.date.reset();
  CHECK(pointers(promised({a_claim("C", says)})) == "/claims/0/from ");
  says = {{}, {}, {}, release_stage::verified, since("2025-07-18")};
  CHECK(pointers(promised({a_claim("C", says)})) == "/claims/0/pledge /claims/0/account ");
}

TEST_CASE("a leg is shown to those who may see a claim that tells of it, without what is withheld") {
  auto c = promised({a_claim("C1", testing::stock(1)), a_claim("C2", testing::stock(2))});
  c.actors.push_back(testing::an_actor("spy", audience::internal));
  c.claims[1].seen_by = audience::internal;
  c.exchanges[0].legs[0].said_by = {claim_id("C2")};
  c.exchanges[0].legs[1].said_by = {claim_id("C1"), claim_id("C2")};
  c.exchanges[0].legs[1].handed_to = actor_id("spy");
  const auto shown = dossier(c).shown();
  REQUIRE(shown.exchanges[0].legs.size() == 2);
  CHECK(shown.exchanges[0].legs[0].id == leg_id("b"));
  CHECK(shown.exchanges[0].legs[0].handed_to.is_null());
  CHECK(shown.exchanges[0].legs[1].pledge == pledge_id("eighty"));
  CHECK(validate(shown).empty());
}

}  // namespace test_pledge
