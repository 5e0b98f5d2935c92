// SPDX-License-Identifier: MIT
#include "proof/roles.hpp"

#include <string>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_roles {

using namespace habeas;
using testing::small_dossier;

namespace {

small_dossier talks() {
  small_dossier d;
  for (const auto* name : {"norway", "other"}) {
    actor a;
    a.id = actor_id(name);
    d.content.actors.push_back(a);
  }
  d.add_event("meet");
  d.add_event("elsewhere");
  negotiation n;
  n.id = negotiation_id("talks");
  n.rounds = {event_id("meet")};
  d.content.negotiations = {n};
  return d;
}
std::string text_of(const std::vector<attributed_role>& roles) {
  std::string text;
  for (const auto& r : roles) {
    text += std::string(to_slug(r.role)) + " " + r.actor.text();
    for (const auto& c : r.claims) text += " " + c.text();
    for (const auto& s : r.speakers) text += " [" + s.text() + "]";
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("an actor is a mediator for one and a facilitator for another; both stand side by side") {
  auto d = talks();
  role_claim in_talks{actor_id("norway"), actor_role::mediator, {}};
  in_talks.negotiation = negotiation_id("talks");
  d.add("C1", in_talks);
  in_talks.role = actor_role::facilitator;
  d.add("C2", in_talks).speaker = actor_id("other");
  d.add("C3", role_claim{actor_id("norway"), actor_role::mediator, event_id("meet")});
  d.add("C4", role_claim{actor_id("norway"), actor_role::host, event_id("elsewhere")});
  const auto whole = d.make();
  CHECK(text_of(roles_in(whole, whole.get(negotiation_id("talks")))) ==
        "mediator norway C1 C3 [speaker]\nfacilitator norway C2 [other]\n");
  const auto less = whole.without("C1").without("C3");
  CHECK(text_of(roles_in(less, less.get(negotiation_id("talks")))) == "facilitator norway C2 [other]\n");
}

TEST_CASE("who signed, and who administers") {
  auto d = talks();
  agreement a;
  a.id = agreement_id("accord");
  a.signing = event_id("meet");
  d.content.agreements = {a};
  fund f;
  f.id = fund_id("relief");
  d.content.funds = {f};
  d.add("C1", role_claim{actor_id("other"), actor_role::signatory, event_id("meet")});
  role_claim administers{actor_id("norway"), actor_role::administrator, {}};
  administers.fund = fund_id("relief");
  d.add("C2", administers);
  const auto whole = d.make();
  CHECK(text_of(roles_in(whole, whole.get(agreement_id("accord")))) == "signatory other C1 [speaker]\n");
  CHECK(text_of(roles_in(whole, whole.get(fund_id("relief")))) == "administrator norway C2 [speaker]\n");
}

}  // namespace test_roles
