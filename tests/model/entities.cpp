// SPDX-License-Identifier: MIT
#include <habeas/model/entities.hpp>

#include <concepts>

#include <doctest/doctest.h>

namespace test_entities {

using namespace habeas;

static_assert(std::regular<actor> && std::regular<place> && std::regular<document> && std::regular<bulletin>);
static_assert(std::regular<named_time> && std::regular<assumption>);

TEST_CASE("things are public unless marked, and assumptions off unless set on") {
  CHECK(actor().seen_by == audience::everyone);
  CHECK(actor().kind == actor_kind::other);
  CHECK_FALSE(assumption().on);
  CHECK(assumption().effect == assumption_effect::none);
}

TEST_CASE("two actors are equal when all of them is") {
  actor a;
  a.id = actor_id("foro");
  actor b = a;
  CHECK(a == b);
  b.extra.emplace_back("x_row", "1");
  CHECK_FALSE(a == b);
}

TEST_CASE("the words of entities") {
  CHECK(slug_list<actor_kind>() ==
        "person, government, state_agency, armed_group, political_party, ngo, igo, media, company, religious, coalition, "
        "analyst, state, legislature, court, prosecution, police, armed_forces, intelligence_service, prison_service, "
        "paramilitary, opposition, delegation, ombudsperson, civil_society, families, trade_union, academic, lawyers, fund, "
        "community, other");
  CHECK(slug_list<assumption_effect>() == "none, no_other_exits, no_other_entries, leave_when_freed, enter_when_held, shared_cutoff, dates_as_written, counts_at_day_end, nobody_twice");
}

}  // namespace test_entities
