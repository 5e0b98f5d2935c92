// SPDX-License-Identifier: MIT
#include <habeas/model/id_of_name.hpp>

#include <doctest/doctest.h>

namespace test_id_of_name {

TEST_CASE("a name gives an id that can be typed") {
  CHECK(habeas::id_of_name("The Watch") == "the_watch");
  CHECK(habeas::id_of_name("  Ana  N. ") == "ana_n");
  CHECK(habeas::id_of_name("\xD0\x96").empty());
  // An accent in a character of its own, and two of them on one letter.
  CHECK(habeas::id_of_name("Jose\xCC\x81 R") == habeas::id_of_name("Jos\xC3\xA9 R"));
  CHECK(habeas::id_of_name("Nguy\xE1\xBB\x85n") == "nguyen");
}

}  // namespace test_id_of_name
