// SPDX-License-Identifier: MIT
#include <habeas/model/ids.hpp>

#include <type_traits>

#include <doctest/doctest.h>

namespace test_ids {

using namespace habeas;

template <class... Ids>
constexpr bool no_two_alike() {
  int same = 0;
  const auto count = [&]<class One>(const One*) { same += (0 + ... + (std::is_same_v<One, Ids> ? 1 : 0)); };
  (count(static_cast<const Ids*>(nullptr)), ...);
  return same == sizeof...(Ids);
}

TEST_CASE("each kind of thing has ids of its own, and none becomes another") {
  static_assert(no_two_alike<actor_id, place_id, document_id, bulletin_id, account_id, assumption_id, named_time_id, person_id,
                             group_id, edition_id, event_id, claim_id, negotiation_id, agreement_id, provision_id, pledge_id,
                             exchange_id, leg_id, fund_id>());
  static_assert(!std::is_convertible_v<person_id, event_id> && !std::is_constructible_v<person_id, event_id>);
  CHECK(person_id("a") < person_id("b"));
}

}  // namespace test_ids
