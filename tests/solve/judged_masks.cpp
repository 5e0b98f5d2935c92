// SPDX-License-Identifier: MIT
#include "solve/judged_masks.hpp"

#include <vector>

#include <doctest/doctest.h>

namespace test_judged_masks {

using namespace habeas::solve;

namespace {

premise_mask off(const std::vector<premise>& premises) {
  premise_mask mask;
  for (const auto p : premises) mask.off(p);
  return mask;
}

}  // namespace

TEST_CASE("judged_masks: what can hold with more can hold with less, and what cannot with less cannot with more") {
  judged_masks known;
  CHECK_FALSE(known.look_up({}));
  known.add_impossible({2, 5});
  known.add_holding({5, 7});
  // 2 and 5 are both on.
  REQUIRE(known.look_up(off({1, 7})));
  CHECK_FALSE(known.look_up(off({1, 7}))->hold);
  CHECK(known.look_up(off({1, 7}))->fault == std::vector<premise>{2, 5});
  // 5 and 7 are off, and 2 besides.
  REQUIRE(known.look_up(off({2, 5, 7})));
  CHECK(known.look_up(off({2, 5, 7}))->hold);
  CHECK_FALSE(known.look_up(off({5})));
  CHECK_FALSE(known.look_up(off({2, 7})));
}

TEST_CASE("judged_masks: of a mask that breaks all that is impossible no more is left off than breaks it") {
  judged_masks known;
  known.add_impossible({1, 2});
  known.add_impossible({2, 3});
  known.add_impossible({4, 6});
  CHECK(known.fewest_off(off({2, 3, 6, 9})) == off({2, 6}));
}

}  // namespace test_judged_masks
