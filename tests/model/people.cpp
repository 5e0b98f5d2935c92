// SPDX-License-Identifier: MIT
#include <habeas/model/people.hpp>

#include <concepts>

#include <doctest/doctest.h>

namespace test_people {

using namespace habeas;

static_assert(std::regular<person> && std::regular<group>);

TEST_CASE("a member who surfaces later leaves the size of the group as it was") {
  group freed;
  freed.id = group_id("freed on 8 January");
  freed.size = quantity::exact(18);
  freed.members.push_back(person_id("one"));
  auto later = freed;
  later.members.push_back(person_id("another"));
  CHECK(later.size == freed.size);
  CHECK_FALSE(later == freed);
}

TEST_CASE("a person is not invented unless marked so") { CHECK_FALSE(person().synthetic); }

}  // namespace test_people
