// SPDX-License-Identifier: MIT
#include <habeas/model/custody.hpp>

#include <algorithm>
#include <concepts>
#include <string>

#include <doctest/doctest.h>

namespace test_custody {

using namespace habeas;

static_assert(std::regular<custody_change>);

TEST_CASE("each facet takes its own words and no other facet's") {
  CHECK(is_facet_value(facet::deprived_of_liberty, "yes"));
  CHECK(is_facet_value(facet::regime, "house_arrest"));
  CHECK(is_facet_value(facet::regime, "unknown"));
  CHECK(is_facet_value(facet::whereabouts, "unknown"));
  CHECK(is_facet_value(facet::acknowledgement, "denied"));
  CHECK(is_facet_value(facet::legal_stage, "not_charged"));
  CHECK_FALSE(is_facet_value(facet::deprived_of_liberty, "unknown"));
  CHECK_FALSE(is_facet_value(facet::deprived_of_liberty, "Yes"));
  CHECK_FALSE(is_facet_value(facet::regime, "convicted"));
  CHECK_FALSE(is_facet_value(facet::whereabouts, ""));
  // Any actor may hold somebody.
  CHECK(is_facet_value(facet::holder, "some actor"));
  CHECK_FALSE(is_facet_value(facet::holder, ""));
}

TEST_CASE("the words that messages offer are the words that are taken") {
  for (const auto& [f, name] : slug_table<facet>::rows) {
    CAPTURE(name);
    const auto list = facet_values(f);
    CHECK(list.empty() == (f == facet::holder));
    for (std::size_t from = 0; from < list.size();) {
      const auto comma = std::min(list.find(", ", from), list.size());
      CHECK(is_facet_value(f, list.substr(from, comma - from)));
      from = comma + 2;
    }
  }
}

TEST_CASE("the words of custody") {
  CHECK(slug_list<facet>() == "deprived_of_liberty, regime, whereabouts, acknowledgement, holder, legal_stage");
  CHECK(slug_list<mechanism>() ==
        "arrest, rearrest, transfer, release, exchange, expulsion, escape, death, correction, late_registration, "
        "disappearance, reappearance, abduction, surrender");
  CHECK(slug_list<legal_ground>() ==
        "none_stated, precautionary_measures, sentence_served, pardon, amnesty, acquittal, dismissal, medical, plea, "
        "commutation, parole, habeas_corpus, conviction_quashed, time_limit, extradition, decree");
  CHECK(slug_list<condition_kind>() ==
        "reporting, travel_ban, silence, house_arrest, exile, surety, movement_limits, no_contact, no_public_activity, "
        "confession, declaration, documents_withheld, monitoring_device, claims_renounced, other");
  CHECK(slug_list<condition_answer>() == "offered, accepted, refused");
}

}  // namespace test_custody
