// SPDX-License-Identifier: MIT
#include "core/shorter_first.hpp"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

namespace test_shorter_first {

TEST_CASE("shorter_first: sets of fewer members come first, those of one size by what they hold") {
  std::vector<std::vector<int>> sets{{1, 2}, {3}, {1, 1}, {2}, {}};
  std::sort(sets.begin(), sets.end(), habeas::shorter_first);
  CHECK(sets == std::vector<std::vector<int>>{{}, {2}, {3}, {1, 1}, {1, 2}});
}

}  // namespace test_shorter_first
