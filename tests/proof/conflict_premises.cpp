// SPDX-License-Identifier: MIT
#include "proof/conflict_premises.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_conflict_premises {

using namespace habeas;

TEST_CASE("conflict premises: what is left on conflicts, and nothing of it could be spared") {
  testing::small_dossier d;
  for (const auto* name : {"a", "b", "c"}) d.held(name, quantity::exact(1), "2026-01-01");
  for (const auto* name : {"needed", "spare"}) d.assume(name, true);
  const auto view = d.make();
  const claim_premises premises(view);
  const auto on = [&](const char* name) { return premises.of_assumption(*view.find_place(assumption_id(name))); };
  claim_system s(premises);
  const auto zero = s.add({}), x = s.add(testing::count_at("entries", "point:x"));
  // a and b say of one number 1 and 2, the second under an assumption; c agrees with a, under another.
  const std::vector<std::vector<solve::premise>> rests_on{
      {premises.of_claim(0)}, {premises.of_claim(1), on("needed")}, {premises.of_claim(2), on("spare")}};
  for (const auto& [claim, value] : {std::pair(0, 1), {1, 2}, {2, 1}}) {
    s.at_least(x, zero, value, row_rule::held, rests_on[claim]);
    s.at_most(x, zero, value, row_rule::held, rests_on[claim]);
  }
  const auto used = premises_used(s.system());
  const auto judge = [&](const solve::premise_mask& off) { return solve::difference_solver(s.system(), off).feasible(); };
  std::vector<solve::premise> conflict{premises.of_claim(0), premises.of_claim(1)};
  std::sort(conflict.begin(), conflict.end());
  const auto alone = only_conflict(premises, used, conflict, judge);
  CHECK_FALSE(judge(alone));
  CHECK(assumptions_left(premises, used, alone) == std::vector{assumption_id("needed")});
  CHECK(alone.is_off(premises.of_claim(2)));
  for (const auto l : used) {
    if (alone.is_off(l)) continue;
    auto less = alone;
    less.off(l);
    CHECK(judge(less));
  }
}

TEST_CASE("conflict premises: labels in use, ascending and once each") {
  solve::difference_system s;
  s.add_variables(2);
  s.add_row(0, 1, 1, std::vector<solve::premise>{5, 2});
  s.add_row(1, 0, 1, std::vector<solve::premise>{2, 9});
  CHECK(premises_used(s) == std::vector<solve::premise>{2, 5, 9});
}

TEST_CASE("conflict premises: the smallest contradictions first, then by ids") {
  std::vector<contradiction> all(3);
  all[0].claims = {claim_id("a"), claim_id("b"), claim_id("c")};
  all[1].claims = {claim_id("b"), claim_id("c")};
  all[2].claims = {claim_id("a"), claim_id("z")};
  sort_contradictions(all);
  CHECK(all[0].claims.back().text() == "z");
  CHECK(all[1].claims.front().text() == "b");
  CHECK(all[2].claims.size() == 3);
}

}  // namespace test_conflict_premises
