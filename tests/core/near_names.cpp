// SPDX-License-Identifier: MIT
#include "core/near_names.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace habeas;

TEST_CASE("near names: slips are counted as a keyboard makes them") {
  CHECK(slips_between("", "") == 0);
  CHECK(slips_between("watch", "watch") == 0);
  CHECK(slips_between("watch", "wotch") == 1);
  CHECK(slips_between("watch", "wacth") == 1);
  CHECK(slips_between("watch", "wach") == 1);
  CHECK(slips_between("", "abc") == 3);
  CHECK(slips_between("ca", "abc") == 3);  // of the alignment that edits nothing twice
  CHECK(slips_between(std::string(300, 'a'), std::string(400, 'a')) == 0);
  CHECK(slips_between(std::string(200, 'a'), "b") == 200);
}

TEST_CASE("near names: the nearest first, at most six, each once") {
  CHECK(near_names({"wine", "watch", "match"}, "wotch", 0) == std::vector<std::string>{"watch"});
  CHECK(near_names({"c7", "c5", "c4", "c6", "c3", "c2", "c3"}, "c1") == std::vector<std::string>{"c2", "c3", "c4", "c5", "c6", "c7"});
  CHECK(near_names({"the_lantern", "the_herald"}, "Lantern") == std::vector<std::string>{"the_lantern"});
  CHECK(near_names({"release", "death"}, "xxxxxxxxxx").empty());
  CHECK(near_names({}, "a").empty());
}
