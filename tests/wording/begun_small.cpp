// SPDX-License-Identifier: MIT
#include "wording/begun_small.hpp"

#include <doctest/doctest.h>

namespace test_begun_small {

TEST_CASE("the first letter of a sentence is made small, and nothing else") {
  CHECK(habeas::begun_small("Part of a Count.") == "part of a Count.");
  CHECK(habeas::begun_small("any") == "any");
  CHECK(habeas::begun_small("Éste") == "Éste");  // only plain letters: the words that begin sentences here have no others
  CHECK(habeas::begun_small("").empty());
}

}  // namespace test_begun_small
