// SPDX-License-Identifier: MIT
#include "core/value_place.hpp"

#include <string>

#include <doctest/doctest.h>

namespace test_value_place {

using namespace habeas;

TEST_CASE("a place of a value is a JSON pointer, made of the places that hold it") {
  const value_place whole("");
  CHECK(whole.pointer().empty());
  const auto claims = whole / "claims";
  const auto third = claims / 2;
  CHECK(third.pointer() == "/claims/2");
  CHECK((third / "breakdown" / 10 / "parts").pointer() == "/claims/2/breakdown/10/parts");
  CHECK(third.then("/under/0").pointer() == "/claims/2/under/0");
  const std::string known = "/people/7";
  CHECK((value_place(known) / "id").pointer() == "/people/7/id");
}

TEST_CASE("a place of a value writes the signs of pointers in names otherwise, and keeps those of a pointer") {
  CHECK((value_place("/a/b") / "of/which~").pointer() == "/a/b/of~1which~0");
  std::string text = "/x";
  append_pointer_part(text, "/~");
  CHECK(text == "/x~1~0");
}

TEST_CASE("a place of a value knows its last field") {
  const value_place claim("/claims/2");
  CHECK((claim / "as_of").is_field("as_of"));
  CHECK_FALSE((claim / "said").is_field("as_of"));
  CHECK(value_place("/claims/2/as_of").is_field("as_of"));
  CHECK(claim.then("/from/as_of").is_field("as_of"));
  CHECK_FALSE((claim / "as_of" / 2).is_field("as_of"));
  CHECK_FALSE((claim / "has_as_of").is_field("as_of"));
  CHECK_FALSE(claim.is_field("claims"));
}

}  // namespace test_value_place
