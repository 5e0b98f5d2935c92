// SPDX-License-Identifier: MIT
// What would let a contradiction hold: a number changed, a date moved, an assumption off.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/model/excerpt.hpp>
#include <habeas/time/shifted.hpp>

namespace habeas {

/// The date of a claim that moves.
enum class date_role { cutoff, start, end, during, date };

template <>
struct slug_table<date_role> {
  static constexpr auto rows = make_slugs<date_role>({{date_role::cutoff, "cutoff"},
                                                      {date_role::start, "start"},
                                                      {date_role::end, "end"},
                                                      {date_role::during, "during"},
                                                      {date_role::date, "date"}});
};

/// The least change of a number, up or down, that lets the claims hold together.
struct changed_number {
  quantity from = {}, to = {};
  std::int64_t by = 0;
};

/// The fewest days, later or earlier, by which one date must move for the claims to hold together.
struct moved_date {
  date_role what = date_role::cutoff;
  std::int64_t days = 0;  ///< below 0: earlier
  edtf from, to;
};

/// What would do for one claim, besides taking it away.
struct claim_repair {
  claim_id claim = {};
  std::vector<changed_number> numbers = {};  ///< at most one down and one up, in this order
  std::vector<moved_date> dates = {};        ///< for each date at most one earlier and one later, in this order
};

/// Each change by itself lets the claims of a contradiction hold together; nothing is said of the other claims.
/// Taking any one of the claims away always does, since the set is minimal.
struct repairs {
  std::vector<claim_repair> claims = {};        ///< in the order of the contradiction
  std::vector<assumption_id> assumptions = {};  ///< each, switched off by itself
};

/// What would let the claims of a minimal contradiction hold together. Costs some tens of ledgers of these few claims.
/// Throws errc::cancelled on request.
/// @param whole of the view in which the contradiction was found
/// @param account where it was found; null: in the timeline
[[nodiscard]] HABEAS_API repairs find_repairs(const excerpts& whole, const contradiction& c, const account_id& account,
                                                 ledger_options options = {}, std::stop_token stop = {});

}  // namespace habeas
