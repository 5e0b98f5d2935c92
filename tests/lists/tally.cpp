// SPDX-License-Identifier: MIT
#include <habeas/lists/tally.hpp>

#include <doctest/doctest.h>

#include "made/lists.hpp"

namespace test_tally {

using namespace habeas;

namespace {

const tally_row& row(const tally& t, const std::string& value) {
  for (const auto& r : t.rows)
    if (r.value == value) return r;
  throw std::out_of_range(value);
}

}  // namespace

TEST_CASE("a list is tallied by a property, and what it does not state widens every row") {
  const auto t = tally_edition(testing::two_lists().make(), edition_id("january"), "sex");
  CHECK(t.lines == 4);
  CHECK(t.total.low == 4);
  CHECK(t.total.high == 4);
  CHECK(t.not_stated == 1);
  CHECK(row(t, "female").low == 1);
  CHECK(row(t, "female").high == 2);
  CHECK(row(t, "male").low == 2);
  CHECK(row(t, "male").high == 3);
  CHECK(t.at.is_null());
}

TEST_CASE("a tally is set against the number published at the same point, whole and parts") {
  testing::two_lists d;
  auto& stock = d.held("published", quantity::exact(6), "2026-01-10");
  stock.breakdowns = {{"sex", composition::partition, {{"male", quantity::exact(3)}, {"female", quantity::exact(3)}}},
                      {"force", composition::partition, {{"military", quantity::exact(1)}}}};
  const auto t = tally_edition(d.make(), edition_id("january"), "sex");
  CHECK(t.at == account_point::cutoff_of(claim_id("published")));
  REQUIRE(t.total.published.size() == 1);
  CHECK(t.total.published[0].claim == claim_id("published"));
  CHECK(t.total.published[0].differs_by == -2);
  REQUIRE(row(t, "male").published.size() == 1);
  CHECK(row(t, "male").published[0].differs_by == 0);    // 2 to 3, and 3 published
  CHECK(row(t, "female").published[0].differs_by == -1);  // 1 to 2, and 3 published
  REQUIRE(t.held);
  CHECK(t.held->low == 6);
  // A part that nobody on the list has.
  const auto by_force = tally_edition(d.make(), edition_id("january"), "force");
  CHECK(row(by_force, "military").low == 0);
  CHECK(row(by_force, "military").high == 4);
}

TEST_CASE("what the list says may leave somebody out of its own count") {
  testing::two_lists d;
  d.content.accounts[0].rule.clauses = {{facet::regime, "hospital", false}};
  auto t = tally_edition(d.make(), edition_id("february"), "sex");
  CHECK(t.not_counted == 1);
  CHECK(t.total.high == 3);
  // A facet of which the list is silent is as the rule wants it.
  CHECK(t.open == 0);
  CHECK(t.total.low == 3);
}

TEST_CASE("records that may be of one person widen the tally") {
  testing::two_lists d;
  d.add("alike", identity_claim{person_id("a"), person_id("d"), identity_verdict::possibly_same});
  d.content.editions[0].people.push_back({person_id("b"), {}});
  const auto t = tally_edition(d.make(), edition_id("january"));
  CHECK(t.lines == 4);
  CHECK(t.total.low == 3);
  CHECK(t.total.high == 4);
}

TEST_CASE("a point that is named must be one") {
  testing::two_lists d;
  d.held("published", quantity::exact(6), "2026-01-12");
  CHECK(tally_edition(d.make(), edition_id("january")).at.is_null());
  CHECK(tally_edition(d.make(), edition_id("january"), {}, "2026-01-12").total.published.size() == 1);
  CHECK_THROWS_AS(tally_edition(d.make(), edition_id("january"), {}, "2026-03"), error);
}

}  // namespace test_tally
