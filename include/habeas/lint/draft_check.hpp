// SPDX-License-Identifier: MIT
// A draft before it is published: does it fit what is said already, and what does it imply that it does not say?
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/conflict/conflict_report.hpp>

namespace habeas {

/// A bound that a draft makes narrower (or, where it contradicts, other).
struct implied_bound {
  account_id account = {};
  question asked = {};
  bound before = {}, after = {};
};

struct draft_report {
  std::vector<claim_id> claims = {};  ///< of the draft, sorted
  std::vector<conflict_report> contradictions = {};  ///< those with a claim of the draft in them, at most `most_of_draft` of an account
  std::size_t contradictions_left = 0;  ///< how many more of these are known
  bool contradictions_settled = true;   ///< were all found within the work allowed?
  std::vector<placed_contradiction> gone = {};  ///< those that were there without it and are no more, by what it supersedes
  std::vector<implied_bound> implied = {};
  [[nodiscard]] bool fits() const noexcept { return contradictions.empty() && contradictions_left == 0; }
};

/// How many contradictions of an account with a draft, and how many that it dissolves, are listed at most.
inline constexpr std::size_t most_of_draft = 200;

/// Compares a view with the same view and a draft added: each stock of the accounts that both have, and what came and went
/// between each two that follow one another, as the draft leaves them. Throws errc::cancelled on request.
[[nodiscard]] HABEAS_API draft_report judge_draft(const dossier& without, const dossier& with, const sentence_writer& writer, ledger_options options = {},
                                                  std::stop_token stop = {});

}  // namespace habeas
