// SPDX-License-Identifier: MIT
#include "core/join.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace test_join {

using namespace habeas;

TEST_CASE("joined: nothing before the first or after the last, and an empty text still counts") {
  const auto twice = [](const std::string& s) { return s + s; };
  CHECK(joined(std::vector<std::string>{}, ", ", twice).empty());
  CHECK(joined(std::vector<std::string>{"a"}, ", ", twice) == "aa");
  CHECK(joined(std::vector<std::string>{"a", "", "c"}, ", ", twice) == "aa, , cc");
}

}  // namespace test_join
