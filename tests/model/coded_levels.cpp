// SPDX-License-Identifier: MIT
#include <habeas/model/coded_levels.hpp>

#include <cstdint>

#include <doctest/doctest.h>

namespace test_coded_levels {

using namespace habeas;

TEST_CASE("the words of levels stand for 0 to 3, in that order") {
  CHECK(slug_list<provision_strength>() == "absent, mentioned, specified, detailed");
  CHECK(slug_list<implementation_level>() == "none, minimal, intermediate, full");
  for (std::int64_t n = 0; n < 4; ++n) {
    REQUIRE(find_level<provision_strength>(n));
    CHECK(to_level(*find_level<provision_strength>(n)) == n);
    CHECK(to_level(*find_level<implementation_level>(n)) == n);
  }
  CHECK_FALSE(find_level<provision_strength>(-1));
  CHECK_FALSE(find_level<provision_strength>(4));
}

}  // namespace test_coded_levels
