// SPDX-License-Identifier: MIT
#include <habeas/model/claim_status.hpp>

#include <doctest/doctest.h>

namespace test_standing {

using namespace habeas;

TEST_CASE("the words of standings") {
  CHECK(slug_list<claim_status>() ==
        "counts, withheld, not_yet_said, not_yet_recorded, superseded, corrected, retracted, assumption_off, lead_off, "
        "switched_off");
}

TEST_CASE("a standing that nothing was said of counts") { CHECK(claim_status() == claim_status::counts); }

}  // namespace test_standing
