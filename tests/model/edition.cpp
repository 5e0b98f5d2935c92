// SPDX-License-Identifier: MIT
#include <habeas/model/edition.hpp>

#include <concepts>

#include <doctest/doctest.h>

namespace test_edition {

using namespace habeas;

static_assert(std::regular<edition> && std::regular<listed_person>);

TEST_CASE("a line of a list says what it says, and nothing of what it leaves open") {
  const listed_person line{person_id("a"), {{"sex", "female"}, {"regime", "prison"}}};
  REQUIRE(find_listed(line, "regime"));
  CHECK(*find_listed(line, "regime") == "prison");
  CHECK(find_listed(line, "age") == nullptr);
}

}  // namespace test_edition
