// SPDX-License-Identifier: MIT
#include "core/each_once.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace test_each_once {

TEST_CASE("each_once: a list in order, with nothing twice") {
  std::vector<std::string> names{"b", "a", "b", "c", "a"};
  habeas::keep_each_once(names);
  CHECK(names == std::vector<std::string>{"a", "b", "c"});
  std::vector<int> none;
  habeas::keep_each_once(none);
  CHECK(none.empty());
}

}  // namespace test_each_once
