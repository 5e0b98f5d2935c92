// SPDX-License-Identifier: MIT
// Counting the people that a list names, and setting them against the number that was published.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/ledger.hpp>

namespace habeas {

/// A published number for what was tallied, and how far apart the two are: 0 where they can be one.
struct published_number {
  claim_id claim = {};
  std::string part = {};  ///< the part of a breakdown; empty for the whole
  integer_interval number = {};
  std::int64_t differs_by = 0;  ///< the tally less the published number, by the least that it must be
};

/// How many of the list have one value on the axis, at least and at most.
struct tally_row {
  std::string value = {};
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::vector<published_number> published = {};
};

/// A list counted under its account's rule.
struct tally {
  edition_id edition = {};
  account_id account = {};
  std::string axis = {};        ///< empty: none was asked for
  account_point at = {};           ///< the point at which published numbers were looked for; null: none was given or found
  std::int64_t lines = 0;  ///< as many people are named, each once
  std::int64_t not_counted = 0;  ///< certainly left out by the rule
  std::int64_t open = 0;         ///< whom the rule leaves open
  std::int64_t not_stated = 0;   ///< of whom the list says nothing on the axis
  tally_row total = {};
  std::vector<tally_row> rows = {};  ///< by value
  std::optional<bound> held = {};  ///< what the claims of the account leave for the stock at that point
};

/// Counts an edition under its account's rule, by the values of one property where an axis is named, and sets the counts
/// against the numbers that the account published at the same point.
///
/// `at` is a point as people write it; empty: that of the edition's bulletin, else its own day where a stock was
/// published on it. A property that the list does not state widens every row of the axis. Throws errc::unknown_id, and as
/// `ledger::point_at` does for a point that is named.
[[nodiscard]] HABEAS_API tally tally_edition(const dossier& d, const edition_id& name, const std::string& axis = {},
                                             const std::string& at = {}, const ledger_options& options = {});

}  // namespace habeas
