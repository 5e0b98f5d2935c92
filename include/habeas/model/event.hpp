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
                        publication, other };

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
      {event_kind::other, "other"},
  });
};

/// Something that happened, or is claimed to have happened.
struct event {
  event_id id;
  event_kind kind = event_kind::other;
  std::string title;
  place_id where;
  std::vector<person_id> people;
  group_id group;
  std::optional<habeas::custody_change> change;
  std::string note;
  audience seen_by = audience::everyone;
  extra_fields extra;
  friend bool operator==(const event&, const event&) = default;
};

/// How one event stands to another. Those with a meaning in time say so; the timeline uses them.
enum class relation { follows, precedes, meets, during, overlaps, starts_with, ends_with, within, causes, tied_to,
                      part_of, repeats, same_as };

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
      {relation::within, "within"},            // a ends no more than so many days before b starts
      {relation::causes, "causes"},            // no meaning in time: said to be the cause
      {relation::tied_to, "tied_to"},          // no meaning in time: said to be connected
      {relation::part_of, "part_of"},          // a lies within b, as a part of it
      {relation::repeats, "repeats"},          // no meaning in time
      {relation::same_as, "same_as"},          // a and b start and end together
  });
};

}  // namespace habeas
