// SPDX-License-Identifier: MIT
#include <habeas/model/claim.hpp>

#include <concepts>

#include <doctest/doctest.h>

namespace test_claim {

using namespace habeas;

static_assert(std::regular<claim>);

TEST_CASE("every kind has an empty statement, and that statement is of the kind") {
  for (const auto& [kind, word] : slug_table<claim_kind>::rows) {
    CAPTURE(word);
    claim c;
    c.says = empty_statement(kind);
    CHECK(kind_of(c) == kind);
  }
}

TEST_CASE("the number of a claim, where its kind has one") {
  claim c;
  c.says = held_claim{account_id("list"), quantity::exact(777), {}, reading::sometime};
  REQUIRE(number_of(c) != nullptr);
  CHECK(*number_of(c) == quantity::exact(777));
  c.says = flow_claim{direction::net, account_id("list"), quantity::about(3), {}, {}, {}, {}, true};
  CHECK(*number_of(c) == quantity::about(3));
  c.says = pledge_claim{quantity::at_least(80), {}, {}, {}, {}, {}};
  CHECK(*number_of(c) == quantity::at_least(80));
  c.says = response_claim{response::corrected, claim_id("V1"), quantity::exact(778)};
  CHECK(*number_of(c) == quantity::exact(778));
  c.says = response_claim{response::corrected, claim_id("V1"), {}};
  CHECK(number_of(c) == nullptr);
  c.says = occurred_claim{event_id("release")};
  CHECK(number_of(c) == nullptr);
}

TEST_CASE("a claim that is not graded has no grade, and is no lead") {
  CHECK_FALSE(claim().grade);
  CHECK_FALSE(claim().tentative);
}

}  // namespace test_claim
