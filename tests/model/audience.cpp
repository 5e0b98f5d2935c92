// SPDX-License-Identifier: MIT
#include <habeas/model/audience.hpp>

#include <doctest/doctest.h>

namespace test_audience {

using namespace habeas;

TEST_CASE("a wider mark may be seen by every narrower circle, never the other way") {
  using enum audience;
  for (const auto& [reader, word] : slug_table<audience>::rows) {
    CAPTURE(word);
    CHECK(may_see(reader, everyone));
    CHECK(may_see(reader, reader));
    CHECK(may_see(internal, reader));
  }
  CHECK_FALSE(may_see(everyone, partner));
  CHECK_FALSE(may_see(everyone, internal));
  CHECK_FALSE(may_see(partner, internal));
}

TEST_CASE("the narrower of two marks is seen by whoever may see both") {
  for (const auto& a : slug_table<audience>::rows)
    for (const auto& b : slug_table<audience>::rows)
      for (const auto& reader : slug_table<audience>::rows)
        CHECK(may_see(reader.first, narrower(a.first, b.first)) ==
              (may_see(reader.first, a.first) && may_see(reader.first, b.first)));
}

TEST_CASE("the words of audiences") { CHECK(slug_list<audience>() == "public, partner, internal"); }

}  // namespace test_audience
