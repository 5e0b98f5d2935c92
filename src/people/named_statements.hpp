// SPDX-License-Identifier: MIT
// What a dossier states of entries and exits by naming people and groups, as the most that it can mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "people/people_rows.hpp"

namespace habeas {

/// So many that an event names came into an account or left it, within some days, at the most.
struct named_statement {
  named_change change;
  std::optional<std::int64_t> number = 1;  ///< nothing: of a group of which nobody says how large it is at most
  std::vector<std::size_t> claims = {};    ///< those that the event was, as places
};

/// The statements of one direction: of each event that may be an entry (exit) of the account, whom it names of those who are, or
/// may be, counted there, and a group that is counted as a whole. Without a rule or an assumption by which people leave (come) on
/// the day of the change it may be any later day. Claims are those that the view shows, also those left out by hand.
[[nodiscard]] std::vector<named_statement> named_statements(const dossier& d, const account_id& account, direction way);

}  // namespace habeas
