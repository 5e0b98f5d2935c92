// SPDX-License-Identifier: MIT
// Pledges and exchanges. How many were promised, and how many came, is said by claims.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <habeas/model/entities.hpp>

namespace habeas {

/// The stages between a promise and freedom. Each is a number of its own, by a speaker of its own.
enum class release_stage { announced, verified, fully_free, rearrested };

template <>
struct slug_table<release_stage> {
  static constexpr auto rows = make_slugs<release_stage>({
      {release_stage::announced, "announced"},    // who promised says that they were let out
      {release_stage::verified, "verified"},      // somebody else has confirmed it
      {release_stage::fully_free, "fully_free"},  // without conditions
      {release_stage::rearrested, "rearrested"},  // held again: set beside the others, never subtracted
  });
};

/// A promise to let people go: one thing, of which several speakers may speak (claims of kind `pledged`).
struct pledge {
  pledge_id id = {};
  std::string title = {};
  actor_id from = {};
  actor_id to = {};
  account_id population = {};  ///< those out of whom people are to be let go
  std::string unit = {};       ///< what is counted, where that is not people: bodies, vehicles
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const pledge&, const pledge&) = default;
};

/// One direction of an exchange. Empty fields are not stated; `said_by` are the claims it was read from.
struct exchange_leg {
  leg_id id = {};  ///< unique within its exchange
  std::string title = {};
  pledge_id pledge = {};                 ///< what was promised of this leg, and what counts towards it
  actor_id custodian = {};               ///< from whose custody
  actor_id on_behalf = {};               ///< on whose behalf they were held, or are let go
  std::vector<place_id> by_way_of = {};  ///< states passed through
  actor_id handed_to = {};
  place_id destination = {};
  std::optional<bool> free_on_arrival = {};
  std::string unit = {};  ///< what is counted, where that is not people; nothing: what the pledge says
  std::vector<claim_id> said_by = {};
  friend bool operator==(const exchange_leg&, const exchange_leg&) = default;
};

/// People against people, with any number of sides.
struct exchange {
  exchange_id id = {};
  std::string title = {};
  negotiation_id negotiation = {};
  event_id event = {};
  std::vector<exchange_leg> legs = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const exchange&, const exchange&) = default;
};

}  // namespace habeas
