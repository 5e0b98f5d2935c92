// SPDX-License-Identifier: MIT
#include <habeas/model/agreement.hpp>

#include <concepts>
#include <string>

#include <doctest/doctest.h>

#include "lists.hpp"

namespace test_agreement {

using namespace habeas;
using testing::a_claim;
using testing::foro;

static_assert(std::regular<agreement> && std::regular<fund>);

namespace {

dossier_content agreed(std::vector<claim> claims) {
  auto c = foro(std::move(claims));
  agreement a;
  a.id = agreement_id("accord");
  a.provisions.resize(2);
  a.provisions[0].id = provision_id("1");
  a.provisions[1].id = provision_id("2");
  c.agreements = {a};
  c.events = {testing::an_event("signing")};
  return c;
}
std::string pointers(const dossier_content& c) {
  std::string text;
  for (const auto& p : validate(c)) text += p.pointer + ' ';
  return text;
}
coded_claim code(coded_aspect aspect, const char* value, const char* provision = "") {
  return {agreement_id("accord"), provision, aspect, value, {}};
}

}  // namespace

TEST_CASE("the words of agreements") {
  CHECK(slug_list<agreement_status>() == "proposed, announced, signed, in_force, suspended, ended, rejected");
  CHECK(slug_list<agreement_stage>() == "prenegotiation, partial, comprehensive, ceasefire, implementation, renewal, other");
  CHECK(slug_list<fund_kind>() == "fund, commission, monitoring_body, other");
  CHECK(find_slug<provision_kind>("prisoner_release") == provision_kind::prisoner_release);
}

TEST_CASE("provisions have ids of their own") {
  auto c = agreed({});
  CHECK(pointers(c).empty());
  c.agreements[0].provisions[1].id = provision_id("1");
  CHECK(pointers(c) == "/agreements/0/provisions/1/id ");
  c.agreements[0].provisions[1].id = {};
  CHECK(pointers(c) == "/agreements/0/provisions/1/id ");
}

TEST_CASE("coders code a status, a stage, or the strength of a provision from 0 to 3") {
  CHECK(pointers(agreed({a_claim("C", code(coded_aspect::status, "signed"))})).empty());
  CHECK(pointers(agreed({a_claim("C", code(coded_aspect::stage, "partial"))})).empty());
  CHECK(pointers(agreed({a_claim("C", code(coded_aspect::strength, "3", "2"))})).empty());
  CHECK(pointers(agreed({a_claim("C", code(coded_aspect::status, "partial"))})) == "/claims/0/value ");
  CHECK(pointers(agreed({a_claim("C", code(coded_aspect::strength, "4", "2"))})) == "/claims/0/value ");
  CHECK(pointers(agreed({a_claim("C", code(coded_aspect::strength, "1"))})) == "/claims/0/provision ");
  CHECK(pointers(agreed({a_claim("C", code(coded_aspect::status, "signed", "2"))})) == "/claims/0/provision ");
}

TEST_CASE("implementation is of an event of agreeing, as before, or of an agreement") {
  implemented_claim by_event{event_id("signing"), "the fund", 1, {}};
  CHECK(pointers(agreed({a_claim("C", by_event)})).empty());
  implemented_claim of_agreement{{}, "2", 1, {}};
  CHECK(pointers(agreed({a_claim("C", of_agreement)})) == "/claims/0/agreement ");
  of_agreement.of = agreement_id("accord");
  CHECK(pointers(agreed({a_claim("C", of_agreement)})).empty());
  by_event.of = agreement_id("accord");
  by_event.provision = "1";
  CHECK(pointers(agreed({a_claim("C", by_event)})) == "/claims/0/of ");
}

TEST_CASE("a provision that only withheld claims tell of is withheld with them") {
  auto c = agreed({a_claim("C1", testing::stock(1)), a_claim("C2", testing::stock(2))});
  c.claims[1].seen_by = audience::partner;
  c.agreements[0].provisions[0].said_by = {claim_id("C1"), claim_id("C2")};
  c.agreements[0].provisions[1].said_by = {claim_id("C2")};
  const dossier all(c);
  const auto shown = all.shown();
  REQUIRE(shown.agreements[0].provisions.size() == 1);
  CHECK(shown.agreements[0].provisions[0].said_by == std::vector{claim_id("C1")});
  CHECK(all.for_audience(audience::partner).shown().agreements[0].provisions.size() == 2);
}

}  // namespace test_agreement
