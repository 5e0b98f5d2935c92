// SPDX-License-Identifier: MIT
#include "ledger/related_kinds.hpp"

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_related_kinds {

using namespace habeas;

TEST_CASE("transfers, corrections and exits of no stated kind leave no whole") {
  const auto leaves = [](mechanism m, direction way = direction::exits) { return leaves_the_whole({way, m, {}}); };
  for (const auto m : {mechanism::release, mechanism::exchange, mechanism::expulsion, mechanism::escape, mechanism::death}) CHECK(leaves(m));
  for (const auto m : {mechanism::transfer, mechanism::reappearance, mechanism::correction, mechanism::late_registration}) CHECK(!leaves(m));
  CHECK(leaves(mechanism::disappearance, direction::entries));
  CHECK(!leaves(mechanism::disappearance));
  CHECK(!leaves_the_whole({direction::exits, {}, {}}));
}

TEST_CASE("kinds are called the same by one counter, or where the relation says so") {
  testing::small_dossier made;
  account part;
  part.id = account_id("part");
  part.counter = actor_id("somebody_else");
  actor other;
  other.id = part.counter;
  made.content.actors.push_back(other);
  made.content.accounts.push_back(part);
  related_claim said;
  said.account = testing::the_account;
  said.relation = account_relation::contains;
  said.others = {part.id};
  said.flows = true;
  made.add("rel", said);
  flow_claim freed;
  freed.account = part.id;
  freed.number = quantity::exact(3);
  freed.of = mechanism::release;
  freed.ground = legal_ground::pardon;
  made.add("freed", freed);
  CHECK(!call_kinds_the_same(made.make(), said, testing::the_account, part.id));
  CHECK(kinds_of_related(made.make(), testing::the_account).empty());
  said.same_kinds = true;
  CHECK(call_kinds_the_same(made.make(), said, testing::the_account, part.id));
  std::get<related_claim>(made.content.claims.front().says).same_kinds = true;
  const auto kinds = kinds_of_related(made.make(), testing::the_account);
  REQUIRE(kinds.size() == 1);
  CHECK(to_string(kinds.front()) == "exits:release;ground=pardon");
  CHECK(kinds_of_related(made.make(), part.id).empty());
}

}  // namespace test_related_kinds
