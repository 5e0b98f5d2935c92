// SPDX-License-Identifier: MIT
// Which accounts a transfer may move, though their rule does not say where they count.
#include "model/transfers_counted.hpp"

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_transfers_counted {

using namespace habeas;
using testing::small_dossier;

TEST_CASE("transfers_may_move: an account that counts transfers, and one that is a part of another") {
  const auto& north = testing::the_account;
  const account_id all("whole");
  small_dossier d;
  d.content.accounts.push_back({.id = all});
  CHECK_FALSE(detail::transfers_may_move(d.make(), north));
  auto counted = d;
  counted.flow("T", direction::exits, quantity::exact(1), {}, testing::time_ref_at(time_ref::how::end_of, testing::january(9)), mechanism::transfer);
  CHECK(detail::transfers_may_move(counted.make(), north));
  CHECK_FALSE(detail::transfers_may_move(counted.make(), all));
  CHECK(detail::transfers_may_move(counted.make().without("T"), north));
  for (const auto relation : {account_relation::contains, account_relation::disjoint_parts, account_relation::overlaps, account_relation::same}) {
    auto related = d;
    related.add("R", related_claim{.account = all, .relation = relation, .others = {north}});
    const bool is_part = relation == account_relation::contains || relation == account_relation::disjoint_parts;
    CHECK(detail::transfers_may_move(related.make(), north) == is_part);
    CHECK_FALSE(detail::transfers_may_move(related.make(), all));
  }
}

TEST_CASE("open_if_moved: only a transfer that the rule leaves inside") {
  custody_change moved, freed;
  moved.how = mechanism::transfer;
  freed.how = mechanism::release;
  CHECK(detail::open_if_moved(counting_effect::neither, moved, true) == counting_effect::open);
  CHECK(detail::open_if_moved(counting_effect::neither, moved, false) == counting_effect::neither);
  CHECK(detail::open_if_moved(counting_effect::neither, freed, true) == counting_effect::neither);
  CHECK(detail::open_if_moved(counting_effect::exit, moved, true) == counting_effect::exit);
}

}  // namespace test_transfers_counted
