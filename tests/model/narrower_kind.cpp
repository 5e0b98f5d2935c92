// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <habeas/model/narrower_kind.hpp>

namespace habeas {
namespace test_narrower_kind {

TEST_CASE("a kind lies inside each that says less, and in no other") {
  const narrower_kind pardoned{legal_ground::pardon, {}, {}, {}};
  const narrower_kind both{legal_ground::pardon, condition_kind::exile, place_id("border"), actor_id("court")};
  CHECK(lies_inside(mechanism::release, both, mechanism::release, pardoned));
  CHECK(lies_inside(mechanism::release, both, {}, {}));
  CHECK(lies_inside(mechanism::release, both, {}, both));
  CHECK(lies_inside({}, {}, {}, {}));
  CHECK(!lies_inside(mechanism::release, pardoned, mechanism::release, both));
  CHECK(!lies_inside({}, pardoned, mechanism::release, pardoned));
  CHECK(!lies_inside(mechanism::death, {}, mechanism::release, {}));
  CHECK(narrower_kind{}.is_empty());
  CHECK(!pardoned.is_empty());
}

TEST_CASE("kinds by name") {
  CHECK(kind_text({}, {}).empty());
  CHECK(kind_text(mechanism::release, {}) == "release");
  CHECK(kind_text(mechanism::release, {legal_ground::pardon, condition_kind::exile, place_id("border"), actor_id("court")}) ==
        "release;ground=pardon;condition=exile;destination=border;authority=court");
  CHECK(kind_text({}, {{}, {}, place_id("border"), {}}) == "destination=border");
}

}  // namespace test_narrower_kind
}  // namespace habeas
