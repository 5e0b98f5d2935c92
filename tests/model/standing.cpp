// SPDX-License-Identifier: MIT
#include <habeas/model/standing.hpp>

#include <doctest/doctest.h>

namespace test_standing {

using namespace habeas;

TEST_CASE("the words of standings") {
  CHECK(slug_list<standing>() ==
        "counts, withheld, not_yet_said, not_yet_recorded, superseded, corrected, retracted, assumption_off, lead_off, "
        "switched_off");
}

TEST_CASE("a standing that nothing was said of counts") { CHECK(standing() == standing::counts); }

}  // namespace test_standing
