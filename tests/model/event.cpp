// SPDX-License-Identifier: MIT
#include <habeas/model/event.hpp>

#include <concepts>

#include <doctest/doctest.h>

using namespace habeas;

static_assert(std::regular<event>);

TEST_CASE("an event without a custody change is another than one with an empty change") {
  event a;
  a.id = event_id("release");
  event b = a;
  b.change.emplace();
  CHECK_FALSE(a == b);
}

TEST_CASE("the words of events and of what links them") {
  CHECK(slug_list<event_kind>() ==
        "negotiation_start, negotiation_stall, negotiation_resumption, negotiation_end, round, agreement_signed, law, "
        "detention, release, custody_change, exchange, statement, report, publication, other");
  CHECK(slug_list<relation>() ==
        "follows, precedes, meets, during, overlaps, starts_with, ends_with, within, causes, tied_to, part_of, repeats, "
        "same_as");
}
