// SPDX-License-Identifier: MIT
// Accounts of which more and more becomes known, and nothing is taken back: what followed once follows ever after.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas::detail {

/// A claim that counts for an account, and since when it is known.
struct known_claim {
  std::size_t place;
  instant since;
};

struct known_claims {
  std::vector<known_claim> in_order = {};  ///< by (said, place)
  /// Is a row of the account the same ever after? People who came or left on one day are one row together: with more of
  /// them it is another one, and with very many events their order is told by fewer.
  bool keeps_proofs = true;
};

/// The claims that count for an account where each can only add to what follows. While they do not contradict one another,
/// bounds then never become wider, and of two equally good proofs the same one is chosen: an answer that is the same at two
/// instants was the same at all between them. Where rows change as they grow that is so of answers that rest on nothing.
///
/// Nothing where that is not certain: where claims are retracted, corrected or superseded, speak of kinds, parts or other
/// accounts, where the claims of one bulletin, which may share an hour, became known one after another, and of people where
/// somebody came or left more than once, an event has two days or one that is not exact, or a list says when it counted.
[[nodiscard]] std::optional<known_claims> growing_knowledge(const dossier& view, const account_id& account);

/// Are two answers the same, proofs included? Of answers without contradictions.
[[nodiscard]] bool same_answer(const bound& a, const bound& b);

/// Do the ends of an answer follow from no claim and no assumption?
[[nodiscard]] bool rests_on_nothing(const bound& b);

}  // namespace habeas::detail
