// SPDX-License-Identifier: MIT
#include "ledger/account_index.hpp"

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_live_rows {

using namespace habeas;
using testing::end_of_january;

TEST_CASE("live_rows: rows of a claim read again take the place of what they were, and of a new kind are refused") {
  testing::small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-02");
  auto content = d.content;
  const dossier first(content);
  const claim_premises premises(first);
  dynamic_rows rows(ledger_system(first, premises, nullptr, testing::the_account, {}, {testing::end_of_january(4)}), first, premises);
  dynamic_watch held{{question::what::held, testing::point_of("claim:a"), testing::point_of("claim:a"), {}}, {}};
  rows.watch(held);
  REQUIRE(held.known);
  CHECK(rows.ends(held) == bound_ends{10, 10});
  dynamic_watch later{{question::what::entries, testing::point_of("claim:a"), testing::point_of("end:2026-01-04"), {}}, {}};
  rows.watch(later);
  CHECK(rows.ends(later) == bound_ends{0, {}});
  dynamic_watch nowhere{{question::what::held, testing::point_of("claim:b"), testing::point_of("claim:b"), {}}, {}};
  rows.watch(nowhere);
  CHECK(!nowhere.known);

  std::get<held_claim>(content.claims[0].says).number = quantity::at_least(7);
  const dossier second(content);
  const claim_premises premises_then(second);
  CHECK(rows.read_again(ledger_system(second, premises_then, nullptr, testing::the_account, {}, {}), second, premises_then, {claim_id("a")}));
  CHECK(rows.ends(held) == bound_ends{7, {}});

  testing::small_dossier kind;
  kind.flow("k", direction::exits, quantity::exact(1), testing::time_ref_at(time_ref::how::start_of, "2026-01-01"),
            testing::time_ref_at(time_ref::how::end_of, "2026-01-01"), mechanism::release);
  const dossier third(kind.content);
  const claim_premises labels_of_kind(third);
  CHECK(!rows.read_again(ledger_system(third, labels_of_kind, nullptr, testing::the_account, {}, {}), third, labels_of_kind, {claim_id("k")}));
  CHECK(rows.ends(held) == bound_ends{7, {}});
}

}  // namespace test_live_rows
