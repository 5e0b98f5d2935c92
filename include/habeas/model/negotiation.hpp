// SPDX-License-Identifier: MIT
// Negotiations: what they are about, through which channels, and which events move their state.
#pragma once

#include <string>
#include <vector>

#include <habeas/model/event.hpp>

namespace habeas {

/// State of a negotiation. `not_stated`: before the first move that a claim states.
enum class negotiation_state { not_stated, announced, under_way, suspended, resumed, concluded, collapsed };

template <>
struct slug_table<negotiation_state> {
  static constexpr auto rows = make_slugs<negotiation_state>({
      {negotiation_state::not_stated, "not_stated"},
      {negotiation_state::announced, "announced"},
      {negotiation_state::under_way, "under_way"},
      {negotiation_state::suspended, "suspended"},
      {negotiation_state::resumed, "resumed"},
      {negotiation_state::concluded, "concluded"},
      {negotiation_state::collapsed, "collapsed"},
  });
};

/// An event that brings a negotiation into a state, at the event's start.
struct negotiation_move {
  event_id event = {};
  negotiation_state to = negotiation_state::under_way;
  friend bool operator==(const negotiation_move&, const negotiation_move&) = default;
};

/// How the sides reach each other.
enum class channel_kind { direct, mediated, shuttle, back_channel, written, remote, other };

template <>
struct slug_table<channel_kind> {
  static constexpr auto rows = make_slugs<channel_kind>({
      {channel_kind::direct, "direct"},              // face to face
      {channel_kind::mediated, "mediated"},          // a third party sits between
      {channel_kind::shuttle, "shuttle"},            // a third party travels between
      {channel_kind::back_channel, "back_channel"},  // kept from the public
      {channel_kind::written, "written"},            // letters, notes, drafts
      {channel_kind::remote, "remote"},              // by telephone or screen
      {channel_kind::other, "other"},
  });
};

struct channel {
  channel_kind kind = channel_kind::other;
  std::string name = {};
  place_id where = {};
  friend bool operator==(const channel&, const channel&) = default;
};

/// Talks between parties. Who takes part in them, and as what, is said by claims of a role: a mediator for one
/// speaker may be a facilitator for another.
struct negotiation {
  negotiation_id id = {};
  std::string title = {};
  std::vector<channel> channels = {};
  std::vector<event_id> rounds = {};
  std::vector<negotiation_move> moves = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const negotiation&, const negotiation&) = default;
};

}  // namespace habeas
