// SPDX-License-Identifier: MIT
#include "people/contradiction_of_people.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_contradiction_of_people {

using namespace habeas;

TEST_CASE("claims about people are told with what they were made under, each assumption once") {
  testing::small_dossier d;
  for (const auto* name : {"a", "b", "c"}) {
    person p;
    p.id = person_id(name);
    p.synthetic = true;
    d.content.people.push_back(p);
  }
  assumption same_list;
  same_list.id = assumption_id("same_list");
  same_list.statement = "Both lists are of the same people.";
  same_list.on = true;
  d.content.assumptions.push_back(same_list);
  d.add("one", identity_claim{person_id("a"), person_id("b"), identity_verdict::same});
  d.content.claims.back().under = {same_list.id};
  d.add("two", identity_claim{person_id("b"), person_id("c"), identity_verdict::same});
  d.content.claims.back().under = {same_list.id};
  d.add("not", identity_claim{person_id("a"), person_id("c"), identity_verdict::different});
  const auto made = d.make();
  const claim_premises premises(made);
  std::vector<solve::premise> conflict;
  for (const auto* name : {"not", "one", "two"}) conflict.push_back(premises.of_claim(*made.find_place(claim_id(name))));
  const auto c = detail::contradiction_of_people(made, premises, conflict);
  CHECK(c.claims == std::vector<claim_id>{claim_id("not"), claim_id("one"), claim_id("two")});
  CHECK(c.assumptions == std::vector<assumption_id>{same_list.id});
  REQUIRE(c.proof.steps.size() == 1);
  CHECK(c.proof.steps.front().by == row_rule::named_people);
  CHECK(c.proof.steps.front().claims == c.claims);
  CHECK(c.proof.steps.front().amount == -1);
  CHECK(c.proof.value == -1);
}

}  // namespace test_contradiction_of_people
