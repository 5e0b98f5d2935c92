// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "people/change_kind.hpp"

namespace habeas {
namespace test_change_kind {

custody_change pardoned() {
  custody_change c;
  c.how = mechanism::release;
  c.ground = legal_ground::pardon;
  c.conditions = {{condition_kind::exile, condition_answer::accepted}, {condition_kind::silence, condition_answer::offered}};
  c.destination = place_id("border");
  return c;
}

TEST_CASE("a change is of each kind that it says, with the conditions that were accepted") {
  const change_kind kind(pardoned());
  CHECK(kind.is_of({}, {}));
  CHECK(kind.is_of(mechanism::release, {legal_ground::pardon, condition_kind::exile, place_id("border"), {}}));
  CHECK(!kind.is_of(mechanism::death, {}));
  CHECK(!kind.is_of({}, {legal_ground::amnesty, {}, {}, {}}));
  CHECK(!kind.is_of({}, {{}, condition_kind::silence, {}, {}}));
  CHECK(!kind.is_of({}, {{}, {}, {}, actor_id("court")}));
}

TEST_CASE("of two changes what both are is left") {
  change_kind kind(pardoned());
  auto other = pardoned();
  other.how = mechanism::death;
  other.destination = {};
  other.conditions.clear();
  kind.meet(change_kind(other));
  CHECK(!kind.of);
  CHECK(kind.by == narrower_kind{legal_ground::pardon, {}, {}, {}});
  CHECK(kind.under.empty());
}

}  // namespace test_change_kind
}  // namespace habeas
