// SPDX-License-Identifier: MIT
// The most that claims of a flow state for a stretch: what is left over is stated by nobody.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/difference_rows.hpp"

namespace habeas {

/// The most movements that claims could state in a stretch, and the claims that could.
struct reported_flow {
  std::optional<std::int64_t> number;  ///< nothing: a claim there has no upper end
  std::vector<std::size_t> claims;     ///< places in the dossier, ascending
};

/// The most that claims of entries (or exits) state between two points: for each kind its own, summed over
/// kinds, whether or not they exclude one another. Claims of all kinds together are one more kind. What a claim states
/// within the window of a claim of what its kind lies in, that one states already.
/// Of one kind: by claims of it, of what it lies in, and of what lies in it.
/// @param off claims that state nothing
/// @param order_off premises without which the order of the points holds
[[nodiscard]] reported_flow most_reported(const ledger_system& s, const solve::premise_mask& off, const solve::premise_mask& order_off,
                                          const chain& of, std::size_t from, std::size_t to);
[[nodiscard]] inline reported_flow most_reported(const ledger_system& s, const solve::premise_mask& off, direction way, std::size_t from,
                                                 std::size_t to) {
  return most_reported(s, off, off, chain{way, {}, {}}, from, to);
}

}  // namespace habeas
