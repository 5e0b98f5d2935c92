// SPDX-License-Identifier: MIT
#include <habeas/proof/proof.hpp>

#include <memory>
#include <vector>

#include <doctest/doctest.h>

namespace test_proof {

using namespace habeas;

namespace {
proof_step step(std::vector<const char*> claims, std::vector<const char*> assumptions) {
  proof_step s;
  for (const auto* c : claims) s.claims.push_back(claim_id(c));
  for (const auto* a : assumptions) s.assumptions.push_back(assumption_id(a));
  return s;
}
}  // namespace

TEST_CASE("proof: cites the claims and assumptions of its steps and of what they rest on, sorted and once each") {
  auto inside = std::make_shared<proof>();
  inside->steps = {step({"c", "a"}, {"x"})};
  proof p;
  p.steps = {step({"d", "b"}, {"y"}), step({"a"}, {}), step({}, {})};
  p.steps.back().because = inside;
  CHECK(claims_of(p) == std::vector<claim_id>{claim_id("a"), claim_id("b"), claim_id("c"), claim_id("d")});
  CHECK(assumptions_of(p) == std::vector<assumption_id>{assumption_id("x"), assumption_id("y")});
  CHECK(claims_of(proof{}).empty());
}

TEST_CASE("proof: a bound lists the assumptions of both its ends") {
  bound b;
  b.low_proof.emplace().steps = {step({"a"}, {"z", "y"})};
  b.high_proof.emplace().steps = {step({"a"}, {"x", "y"})};
  cite_assumptions(b);
  CHECK(b.assumptions == std::vector<assumption_id>{assumption_id("x"), assumption_id("y"), assumption_id("z")});
}

TEST_CASE("proof: the words for rules, sides and engines never change") {
  CHECK(slug_list<row_rule>() ==
        "held, held_sometime, held_throughout, entries, exits, named_people, kind_is_part, no_other_exits, no_other_entries, "
        "same_cutoff, "
        "order, held_is_not_negative, start_before_end, dated, throughout, sometime, lasted, linked, mask, "
        "net, ever_held, part_of_whole, part_is_not_negative, part, parts_make_whole, related, kind_within");
  CHECK(slug_list<bound_side>() == "low, high");
  CHECK(slug_list<engine>() == "difference, linear, integer");
}

TEST_CASE("proof: terms are told apart by all that they name") {
  const auto one = term::of(account_id("a"), term_chain::all_exits(), account_point::start());
  auto other = one;
  CHECK(one == other);
  other.point = account_point::end_of(day::from_civil(2026, 1, 7));
  CHECK(one != other);
  CHECK(term{} != one);
  CHECK(term{}.kind == term::what::calendar);
}

}  // namespace test_proof
