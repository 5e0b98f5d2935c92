// SPDX-License-Identifier: MIT
// The least that claims of an account would have to change by so that all hold: a diagnostic, no correction.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/solve/whole_range.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/proof/vote_policy.hpp>

namespace habeas {

/// What ranges over cheapest changes are.
enum class range_reach {
  exact,         ///< just what some cheapest change makes of it
  outer,         ///< no cheapest change goes beyond; claims of kinds of entry or exit were used in part
  of_two_steps,  ///< of one way to settle all: the kinds for themselves first, then the totals
};

template <>
struct slug_table<range_reach> {
  static constexpr auto rows = make_slugs<range_reach>({
      {range_reach::exact, "exact"}, {range_reach::outer, "outer"}, {range_reach::of_two_steps, "of_two_steps"}});
};

/// By how much one claim's number moves, over all cheapest changes: below 0 it falls.
struct claim_change {
  claim_id claim = {};
  integer_interval stated = {};
  std::int64_t weight = 1;  ///< in parts of a vote
  std::int64_t low = 0, high = 0;
};

/// What the answer to a question is, over all cheapest changes.
struct asked_range {
  question asked = {};
  solve::whole_range range = {};
};

/// The answer. Ranges do not all hold at once: each is attained by some cheapest change, not by one and the same.
struct ledger_change {
  vote_policy policy = vote_policy::one_vote;
  std::int64_t unit = 1;  ///< weights and totals are in parts of a vote: this many make one vote
  bool rounded = false;   ///< no exact weights fit: these are rounded to whole parts, and totals and ranges are of these
  /// The least weighted total of changes: at least `low`, and `high` is one that suffices; nothing: none was found.
  std::int64_t low = 0;
  std::optional<std::int64_t> high = {};
  range_reach reach = range_reach::exact;
  std::vector<claim_change> changes = {};       ///< of claims that some cheapest change moves, by id
  std::vector<asked_range> ranges = {};         ///< in the order asked
  std::vector<contradiction> hard = {};         ///< contradictions of what cannot change (dates, order); reported first
  std::size_t hard_left = 0;                    ///< how many more of these there are, as far as they were looked for
  bool hard_settled = true;                     ///< are those all there are?
  std::vector<std::string> used_in_part = {};   ///< kinds of which only what follows for the totals was used
  std::vector<claim_id> not_used = {};          ///< claims that bound nothing here
  std::vector<assumption_id> assumptions = {};  ///< those in force, which stay as they are
  habeas::engine engine = engine::difference;

  [[nodiscard]] bool is_exact() const noexcept { return high == low; }
  /// On the rows that were used nothing needs to change.
  [[nodiscard]] bool is_consistent() const noexcept { return hard.empty() && is_exact() && low == 0; }
};

/// Finds the least change of a ledger's claims, none of them set aside, and what all cheapest changes make of each claim
/// and of each question.
///
/// Soft are the claims' numbers; an interval costs the distance outside it, and a claim that holds throughout a stretch is
/// counted at each of its points. Hard are order, dates, the ledger's own rules and the assumptions that are on. Exact on
/// the totals, and on a kind that is all of its way. Other kinds are settled for themselves, and then bound the totals
/// from below: where that costs nothing more, the price is the least of all and ranges are `outer`; else
/// `low` and `high` hold it between them. Throws as `ask` does for a question, errc::cancelled on request.
[[nodiscard]] HABEAS_API ledger_change find_minimal_adjustment(const ledger& l, const std::vector<question>& questions = {},
                                                         vote_policy policy = vote_policy::one_vote, const ledger_options& options = {},
                                                         std::stop_token stop = {});

/// An amount in parts of a vote, as people read it: "414", "2.5" where a tenth is exact, else "5/3".
[[nodiscard]] HABEAS_API std::string parts_text(std::int64_t parts, std::int64_t unit);

/// The answer in one sentence.
[[nodiscard]] HABEAS_API std::string minimal_adjustment_sentence(const ledger_change& c, const account_id& account, const sentence_writer& writer);

}  // namespace habeas
