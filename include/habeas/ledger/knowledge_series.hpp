// SPDX-License-Identifier: MIT
// What did we know when: answers as each day's knowledge gave them, and what each new claim changed.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/bound_ends.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/sensitivity.hpp>

namespace habeas {

/// An answer as it was known from one instant until the next step.
struct known_answer {
  instant since = {};  ///< from then on, the first step: at the start of the series
  bound answer = {};
  std::string refused = {};              ///< why there was none, where there was none
  std::vector<claim_id> said = {};       ///< claims that began to count then, sorted; of the first step none are listed
  std::vector<claim_id> no_longer = {};  ///< claims that stopped counting then: retracted, superseded, corrected
};

/// The answer to one question as known at each instant from one to another: a step where it can have changed, since what
/// counts for the account did. Points are those of the whole view, so that the question stays the same.
/// Costs one ledger for each step. Throws errc::cancelled on request, errc::unknown_id for the account, and errc::invalid_value for
/// a series that ends before it starts and for a number held of a kind.
[[nodiscard]] HABEAS_API std::vector<known_answer> as_known_series(const dossier& view, const account_id& account, const question& q, instant from,
                                                                   instant to, ledger_options options = {}, std::stop_token stop = {},
                                                                   const progress& told = {});

/// What one claim changed when it was said.
struct claim_effect {
  struct changed_answer {
    std::size_t question = {};  ///< its place among those asked
    bound_ends before = {}, after = {};
  };
  claim_id claim = {};
  instant said = {};
  habeas::claim_status status = claim_status::counts;             ///< its status in the whole view
  std::vector<changed_answer> changed = {};
  /// Contradictions, by their claims. Where not all could be found, only those that certainly appeared or dissolved.
  std::vector<std::vector<claim_id>> appeared = {}, repaired = {};
};

struct account_changes {
  std::vector<question> asked = {};
  std::vector<claim_effect> effects = {};  ///< of the claims that changed something, in the order in which they were said
  std::size_t said = 0;                    ///< how many claims were said, those that changed nothing included
  bool contradictions_settled = true;      ///< were all contradictions found, before and after each claim?
  std::size_t started_anew = 0;            ///< how often the account was worked out from the start: the work, for tests
};

/// The questions that an account is watched by where none are asked: each stock, and what came and went between each two
/// that follow one another.
[[nodiscard]] HABEAS_API std::vector<question> usual_questions(const ledger& l);

/// What each claim said after an instant changed, one by one in the order (said, id): which bounds, from what to what, and
/// which contradictions appeared and dissolved. Costs what the claims move, not a ledger each, as long as nothing contradicts.
/// Throws errc::cancelled on request.
[[nodiscard]] HABEAS_API account_changes changes_since(const dossier& view, const account_id& account, instant since, std::vector<question> questions,
                                                       ledger_options options = {}, std::stop_token stop = {}, const progress& told = {});

}  // namespace habeas
