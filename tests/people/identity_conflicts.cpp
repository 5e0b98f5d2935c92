// SPDX-License-Identifier: MIT
#include "people/identity_conflicts.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_identity_conflicts {

using namespace habeas;

namespace {

struct claimed_identities {
  testing::small_dossier d;
  claimed_identities() {
    for (char c = 'a'; c < 'g'; ++c) {
      person p;
      p.id = person_id(std::string(1, c));
      p.synthetic = true;
      d.content.people.push_back(p);
    }
  }
  claim& says(const char* name, const char* a, const char* b, identity_verdict how) {
    return d.add(name, identity_claim{person_id(a), person_id(b), how});
  }
};

}  // namespace

TEST_CASE("identity_conflicts: the smallest sets, of those that something rests on") {
  claimed_identities made;
  using enum identity_verdict;
  made.says("ab", "a", "b", same);
  made.says("bc", "c", "b", same);
  made.says("perhaps", "a", "c", possibly_same);
  made.says("ac", "a", "c", different);
  made.says("de", "d", "e", same);
  made.says("ed", "e", "d", different);
  made.says("ef", "e", "f", same);
  const auto view = made.d.make();
  const claim_premises premises(view);
  const auto of = [&](const char* name) { return premises.of_claim(*view.find_place(claim_id(name))); };
  const auto all = [&](std::vector<const char*> names) {
    std::vector<solve::premise> found;
    for (const auto* n : names) found.push_back(of(n));
    std::sort(found.begin(), found.end());
    return found;
  };
  const identity_conflicts found(view, premises, {of("bc")});
  CHECK(found.claims() == all({"ab", "bc", "ac"}));  // d, e and f are no business of theirs
  CHECK(found.find({}) == all({"ab", "bc", "ac"}));
  for (const auto* name : {"ab", "bc", "ac"}) {
    solve::premise_mask off;
    off.off(of(name));
    CHECK_FALSE(found.find(off));
  }
  const auto told = found.contradiction_of(all({"ab", "bc", "ac"}));
  REQUIRE(told);
  CHECK(verify::check(*told, view));
  CHECK_FALSE(found.contradiction_of(all({"ab", "de"})));
  // One link fewer, and it is none: the checker says so.
  auto less = *told;
  less.claims = {claim_id("ab"), claim_id("ac")};
  less.proof.steps.front().claims = less.claims;
  CHECK_FALSE(verify::check(less, view));
  auto more = *told;
  more.claims.push_back(claim_id("ef"));
  more.proof.steps.front().claims = more.claims;
  CHECK_FALSE(verify::check(more, view));

  CHECK(identity_conflicts(view, premises, {}).claims().empty());
  CHECK(identity_conflicts(view, premises, {of("ef")}).find({}) == all({"de", "ed"}));
}

TEST_CASE("identity_conflicts: what the claims are under is told with them") {
  claimed_identities made;
  made.d.assume("coded", true);
  made.says("ab", "a", "b", identity_verdict::same).under = {assumption_id("coded")};
  made.says("ba", "b", "a", identity_verdict::different);
  const auto view = made.d.make();
  const claim_premises premises(view);
  const auto place = [&](const char* name) { return premises.of_claim(*view.find_place(claim_id(name))); };
  const identity_conflicts found(view, premises, {place("ab")});
  const auto conflict = found.find({});
  REQUIRE(conflict);
  const auto told = found.contradiction_of(*conflict);
  REQUIRE(told);
  CHECK(told->assumptions == std::vector{assumption_id("coded")});
  CHECK(verify::check(*told, view));
  auto silent = *told;
  silent.assumptions.clear();
  silent.proof.steps.front().assumptions.clear();
  CHECK_FALSE(verify::check(silent, view));
}

}  // namespace test_identity_conflicts
