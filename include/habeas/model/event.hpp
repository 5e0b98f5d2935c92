// SPDX-License-Identifier: MIT
// Events: the vertices of the event graph. When they were is said by claims, not by the event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <habeas/model/custody.hpp>
#include <habeas/model/entities.hpp>

namespace habeas {

enum class event_kind { negotiation_start, negotiation_stall, negotiation_resumption, negotiation_end, round,
                        agreement_signed, law, detention, release, custody_change, exchange, statement, report,
                        publication, negotiation_announcement, negotiation_conclusion, negotiation_collapse, meeting,
                        mediation, proposal, rejection, agreement_announced, agreement_ratified, agreement_in_force,
                        agreement_suspended, agreement_ended, agreement_breached, pledge, demand, threat, fund_created,
                        bill, decree, law_repealed, amnesty, pardon, charge, hearing, hearing_postponed, trial_start,
                        verdict, conviction, acquittal, sentence, case_closed, appeal_filed, appeal_decided,
                        habeas_corpus_filed, habeas_corpus_ignored, habeas_corpus_refused, habeas_corpus_granted,
                        petition_filed, petition_ignored, petition_refused, petition_granted, arrest, rearrest,
                        abduction, disappearance, reappearance, transfer, expulsion, escape, death, list_published,
                        verification, visit, protest, hunger_strike, sanction, sanction_eased, release_aborted, other };

template <>
struct slug_table<event_kind> {
  static constexpr auto rows = make_slugs<event_kind>({
      {event_kind::negotiation_start, "negotiation_start"},
      {event_kind::negotiation_stall, "negotiation_stall"},
      {event_kind::negotiation_resumption, "negotiation_resumption"},
      {event_kind::negotiation_end, "negotiation_end"},
      {event_kind::round, "round"},
      {event_kind::agreement_signed, "agreement_signed"},
      {event_kind::law, "law"},
      {event_kind::detention, "detention"},
      {event_kind::release, "release"},
      {event_kind::custody_change, "custody_change"},
      {event_kind::exchange, "exchange"},
      {event_kind::statement, "statement"},
      {event_kind::report, "report"},
      {event_kind::publication, "publication"},
      {event_kind::negotiation_announcement, "negotiation_announcement"},
      {event_kind::negotiation_conclusion, "negotiation_conclusion"},
      {event_kind::negotiation_collapse, "negotiation_collapse"},
      {event_kind::meeting, "meeting"},
      {event_kind::mediation, "mediation"},
      {event_kind::proposal, "proposal"},
      {event_kind::rejection, "rejection"},
      {event_kind::agreement_announced, "agreement_announced"},
      {event_kind::agreement_ratified, "agreement_ratified"},
      {event_kind::agreement_in_force, "agreement_in_force"},
      {event_kind::agreement_suspended, "agreement_suspended"},
      {event_kind::agreement_ended, "agreement_ended"},
      {event_kind::agreement_breached, "agreement_breached"},
      {event_kind::pledge, "pledge"},
      {event_kind::demand, "demand"},
      {event_kind::threat, "threat"},
      {event_kind::fund_created, "fund_created"},
      {event_kind::bill, "bill"},
      {event_kind::decree, "decree"},
      {event_kind::law_repealed, "law_repealed"},
      {event_kind::amnesty, "amnesty"},
      {event_kind::pardon, "pardon"},
      {event_kind::charge, "charge"},
      {event_kind::hearing, "hearing"},
      {event_kind::hearing_postponed, "hearing_postponed"},
      {event_kind::trial_start, "trial_start"},
      {event_kind::verdict, "verdict"},
      {event_kind::conviction, "conviction"},
      {event_kind::acquittal, "acquittal"},
      {event_kind::sentence, "sentence"},
      {event_kind::case_closed, "case_closed"},
      {event_kind::appeal_filed, "appeal_filed"},
      {event_kind::appeal_decided, "appeal_decided"},
      {event_kind::habeas_corpus_filed, "habeas_corpus_filed"},
      {event_kind::habeas_corpus_ignored, "habeas_corpus_ignored"},
      {event_kind::habeas_corpus_refused, "habeas_corpus_refused"},
      {event_kind::habeas_corpus_granted, "habeas_corpus_granted"},
      {event_kind::petition_filed, "petition_filed"},
      {event_kind::petition_ignored, "petition_ignored"},
      {event_kind::petition_refused, "petition_refused"},
      {event_kind::petition_granted, "petition_granted"},
      {event_kind::arrest, "arrest"},
      {event_kind::rearrest, "rearrest"},
      {event_kind::abduction, "abduction"},
      {event_kind::disappearance, "disappearance"},
      {event_kind::reappearance, "reappearance"},
      {event_kind::transfer, "transfer"},
      {event_kind::expulsion, "expulsion"},
      {event_kind::escape, "escape"},
      {event_kind::death, "death"},
      {event_kind::list_published, "list_published"},
      {event_kind::verification, "verification"},
      {event_kind::visit, "visit"},
      {event_kind::protest, "protest"},
      {event_kind::hunger_strike, "hunger_strike"},
      {event_kind::sanction, "sanction"},
      {event_kind::sanction_eased, "sanction_eased"},
      {event_kind::release_aborted, "release_aborted"},
      {event_kind::other, "other"},
  });
};

/// Something that happened, or is claimed to have happened.
struct event {
  event_id id = {};
  event_kind kind = event_kind::other;
  std::string title = {};
  place_id where = {};
  std::vector<person_id> people = {};
  group_id group = {};
  std::optional<habeas::custody_change> change = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const event&, const event&) = default;
};

/// How one event stands to another. Those with a meaning in time say so; the timeline uses them.
enum class relation { follows, precedes, meets, during, overlaps, starts_with, ends_with, within, causes, tied_to,
                      part_of, repeats, same_as, enables, hinders, responds_to, implements, breaches, announces };

template <>
struct slug_table<relation> {
  static constexpr auto rows = make_slugs<relation>({
      {relation::follows, "follows"},          // a starts when b has ended, or later
      {relation::precedes, "precedes"},        // a has ended when b starts
      {relation::meets, "meets"},              // a ends on the day before b starts
      {relation::during, "during"},            // a lies within b
      {relation::overlaps, "overlaps"},        // a and b share a day
      {relation::starts_with, "starts_with"},  // a and b start on one day
      {relation::ends_with, "ends_with"},      // a and b end on one day
      {relation::within, "within"},            // a ends at most this many days before b starts
      {relation::causes, "causes"},            // no meaning in time: said to be the cause
      {relation::tied_to, "tied_to"},          // no meaning in time: said to be connected
      {relation::part_of, "part_of"},          // a lies within b, as a part of it
      {relation::repeats, "repeats"},          // no meaning in time
      {relation::same_as, "same_as"},          // a and b start and end together
      {relation::enables, "enables"},          // no meaning in time: said to have made it possible
      {relation::hinders, "hinders"},          // no meaning in time: said to stand in its way
      {relation::responds_to, "responds_to"},  // no meaning in time: said to answer it
      {relation::implements, "implements"},    // no meaning in time: said to carry it out
      {relation::breaches, "breaches"},        // no meaning in time: said to break it
      {relation::announces, "announces"},      // no meaning in time: says that it has been or will be
  });
};

}  // namespace habeas
