// SPDX-License-Identifier: MIT
#include <habeas/model/assuming.hpp>

#include <string>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/model/dossier_builder.hpp>

#include "made/small.hpp"

namespace test_assuming {

using namespace habeas;

namespace {

dossier twenty_freed() {
  dossier_builder b;
  const auto watch = b.actor("watch");
  const auto count = b.account("count", watch, "prisoners");
  b.says(watch).exits(count, 20, mechanism::release).during("2031-02");
  return b.build();
}

bound left(const dossier& d) {
  return ledger(d, account_id("count")).exits(testing::point_of("end:2031-01-31"), testing::point_of("end:2031-02-28"));
}

}  // namespace

TEST_CASE("what an asker supposes holds for that answer, and is told as theirs") {
  const auto d = twenty_freed();
  CHECK_FALSE(left(d).high);
  const auto supposed = assuming(d, assumption_effect::no_other_exits, account_id("count"));
  const auto b = left(supposed);
  CHECK(b.low == 20);
  CHECK(b.high == 20);
  REQUIRE(b.assumptions.size() == 1);
  CHECK(b.assumptions[0].text() == "asked_no_other_exits_count");
  CHECK(supposed.get(b.assumptions[0]).statement == "Whoever asks supposes: all exits of count are of kinds that claims count.");
  CHECK_FALSE(left(d).high);  // the dossier is what it was
  CHECK(left(assuming(d, assumption_effect::no_other_exits, account_id("count"), {mechanism::release})).high == 20);
  // Twice is no fault.
  CHECK(left(assuming(supposed, assumption_effect::no_other_exits, account_id("count"))).high == 20);
}

TEST_CASE("an effect that every dossier has an assumption of is switched on") {
  const auto d = twenty_freed();
  CHECK_FALSE(d.assumes(counts_at_day_end));
  CHECK(assuming(d, assumption_effect::counts_at_day_end).assumes(counts_at_day_end));
}

TEST_CASE("what makes no assumption is refused") {
  const auto d = twenty_freed();
  CHECK_THROWS_AS((void)assuming(d, assumption_effect::none), error);
  CHECK_THROWS_AS((void)assuming(d, assumption_effect::no_other_exits), error);
  CHECK_THROWS_AS((void)assuming(d, assumption_effect::no_other_exits, account_id("cuont")), error);
  CHECK_THROWS_AS((void)assuming(d, assumption_effect::shared_cutoff, account_id("count")), error);
  CHECK_THROWS_AS((void)assuming(d, assumption_effect::leave_when_freed, account_id("count"), {mechanism::release}), error);
}

TEST_CASE("a statement of habeas' own is told from an author's") {
  const auto d = twenty_freed();
  auto supposed = assuming(d, assumption_effect::no_other_exits, account_id("count"), {mechanism::release, mechanism::death}).content().assumptions.back();
  CHECK(supposed.statement == "Whoever asks supposes: all exits of count are by release or by death.");
  CHECK(is_stated_by_habeas(supposed));
  supposed.kinds.pop_back();
  CHECK_FALSE(is_stated_by_habeas(supposed));
  CHECK(is_stated_by_habeas(built_in_assumption(assumption_effect::shared_cutoff)));
  assumption own;
  own.statement = "The numbers of one bulletin share one cut-off.";
  CHECK_FALSE(is_stated_by_habeas(own));
}

}  // namespace test_assuming
