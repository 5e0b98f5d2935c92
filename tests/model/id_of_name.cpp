// SPDX-License-Identifier: MIT
#include <habeas/model/id_of_name.hpp>

#include <doctest/doctest.h>

namespace test_id_of_name {

TEST_CASE("a name gives an id that can be typed") {
  CHECK(habeas::id_of_name("The Watch") == "the_watch");
  CHECK(habeas::id_of_name("  Ana  N. ") == "ana_n");
  CHECK(habeas::id_of_name("\xD0\x96").empty());
}

}  // namespace test_id_of_name
