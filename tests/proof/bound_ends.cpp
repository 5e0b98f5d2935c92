// SPDX-License-Identifier: MIT
#include <habeas/proof/bound_ends.hpp>

#include <doctest/doctest.h>

namespace test_bound_ends_of_proof {

TEST_CASE("ends of a bound are equal where both numbers are") {
  CHECK(habeas::bound_ends{1, 2} == habeas::bound_ends{1, 2});
  CHECK_FALSE(habeas::bound_ends{1, 2} == habeas::bound_ends{1, {}});
  CHECK_FALSE(habeas::bound_ends{}.low);
}

}  // namespace test_bound_ends_of_proof
