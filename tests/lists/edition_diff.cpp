// SPDX-License-Identifier: MIT
#include <habeas/lists/edition_diff.hpp>

#include <doctest/doctest.h>

#include "made/lists.hpp"

namespace test_edition_diff {

using namespace habeas;

namespace {

edition_diff compared(const dossier& d) { return compare_editions(d, edition_id("january"), edition_id("february")); }
std::vector<std::string> names(const std::vector<person_id>& people) {
  std::vector<std::string> list;
  for (const auto& p : people) list.push_back(p.text());
  return list;
}
using list = std::vector<std::string>;

}  // namespace

TEST_CASE("two editions: who joined, who left and why, and what is said differently") {
  const auto diff = compared(testing::two_lists().make());
  CHECK(names(diff.joined) == list{"e", "f"});
  CHECK(diff.stayed == 2);
  REQUIRE(diff.left.size() == 2);
  CHECK(diff.left[0].person == person_id("a"));
  CHECK(diff.left[0].reasons.empty());
  CHECK(diff.without_reason() == 1);
  REQUIRE(diff.left[1].reasons.size() == 1);
  const auto& why = diff.left[1].reasons[0];
  CHECK(why.event == event_id("freed"));
  CHECK(why.effect == counting_effect::exit);
  CHECK(why.certain);
  CHECK(why.claims == std::vector{claim_id("freed-was")});
  REQUIRE(diff.changed.size() == 2);
  CHECK(diff.changed[0].person == person_id("c"));
  CHECK(diff.changed[0].property == "regime");
  CHECK(diff.changed[0].before == "prison");
  CHECK(diff.changed[0].after == "hospital");
  CHECK(diff.changed[1].property == "sex");
  CHECK(diff.changed[1].before.empty());
}

TEST_CASE("a reason is one that may lie between the lists, and that somebody says was") {
  testing::two_lists d;
  d.happens("died", mechanism::death, "a", "2025-12-31");
  CHECK(compared(d.make()).without_reason() == 1);
  d.happens("freed-sometime", mechanism::release, "a", "2026");
  const auto diff = compared(d.make());
  REQUIRE(diff.left[0].reasons.size() == 1);
  CHECK(diff.left[0].reasons[0].event == event_id("freed-sometime"));
  CHECK_FALSE(diff.left[0].reasons[0].certain);
  CHECK(compared(d.make().without("freed-sometime-was")).without_reason() == 1);
}

TEST_CASE("what takes nobody off the list is no reason") {
  testing::two_lists d;
  d.happens("moved", mechanism::transfer, "a", "2026-01-20");
  CHECK(compared(d.make()).without_reason() == 1);
  // Under a rule that leaves out a regime, a transfer may be.
  d.content.accounts[0].rule.clauses = {{facet::regime, "house_arrest", false}};
  const auto diff = compared(d.make());
  REQUIRE(diff.left[0].reasons.size() == 1);
  CHECK(diff.left[0].reasons[0].effect == counting_effect::open);
}

TEST_CASE("one person under two names neither left nor joined, where a claim says so") {
  testing::two_lists d;
  auto& claimed = d.add("alike", identity_claim{person_id("f"), person_id("a"), identity_verdict::possibly_same});
  auto diff = compared(d.make());
  REQUIRE(diff.renamed.size() == 1);
  CHECK(diff.renamed[0].before == person_id("a"));
  CHECK(diff.renamed[0].after == person_id("f"));
  CHECK(diff.left.size() == 2);
  claimed.says = identity_claim{person_id("f"), person_id("a"), identity_verdict::same};
  diff = compared(d.make());
  CHECK(diff.left.size() == 1);
  CHECK(names(diff.joined) == list{"e"});
  CHECK(diff.stayed == 3);
  CHECK(compared(d.make().without("alike")).left.size() == 2);
}

TEST_CASE("a person listed twice is told, and counts once") {
  testing::two_lists d;
  d.content.editions[0].people.push_back({person_id("d"), {}});
  const auto diff = compared(d.make());
  CHECK(names(diff.listed_twice) == list{"d"});
  CHECK(diff.stayed == 2);
}

TEST_CASE("lists of different counts are not compared, and people withheld are on neither") {
  testing::two_lists d;
  account other;
  other.id = account_id("other");
  d.content.accounts.push_back(other);
  d.content.editions[1].account = other.id;
  CHECK_THROWS_WITH_AS(compared(d.make()), doctest::Contains("two lists of different accounts"), error);
  CHECK_THROWS_AS(compare_editions(d.make(), edition_id("january"), edition_id("march")), error);
  testing::two_lists hidden;
  hidden.content.people[0].seen_by = audience::internal;
  CHECK(compared(hidden.make()).left.size() == 1);
  CHECK(compared(hidden.make().for_audience(audience::internal)).left.size() == 2);
}

}  // namespace test_edition_diff
