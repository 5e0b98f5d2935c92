// SPDX-License-Identifier: MIT
#include <habeas/model/event.hpp>

#include <concepts>

#include <doctest/doctest.h>

namespace test_event {

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
        "detention, release, custody_change, exchange, statement, report, publication, negotiation_announcement, "
        "negotiation_conclusion, negotiation_collapse, meeting, mediation, proposal, rejection, agreement_announced, "
        "agreement_ratified, agreement_in_force, agreement_suspended, agreement_ended, agreement_breached, pledge, demand, "
        "threat, fund_created, bill, decree, law_repealed, amnesty, pardon, charge, hearing, hearing_postponed, trial_start, "
        "verdict, conviction, acquittal, sentence, case_closed, appeal_filed, appeal_decided, habeas_corpus_filed, "
        "habeas_corpus_ignored, habeas_corpus_refused, habeas_corpus_granted, petition_filed, petition_ignored, "
        "petition_refused, petition_granted, arrest, rearrest, abduction, disappearance, reappearance, transfer, expulsion, "
        "escape, death, list_published, verification, visit, protest, hunger_strike, sanction, sanction_eased, "
        "release_aborted, other");
  CHECK(slug_list<relation>() ==
        "follows, precedes, meets, during, overlaps, starts_with, ends_with, within, causes, tied_to, part_of, repeats, "
        "same_as, enables, hinders, responds_to, implements, breaches, announces");
}

}  // namespace test_event
