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

/// The claims that count for an account, in the order (said, place), where each can only add to what follows. While they do
/// not contradict one another, bounds then never become wider, and of two equally good proofs the same one is chosen: an
/// answer that is the same at two instants was the same at all between them.
///
/// Nothing where that is not certain: where claims are retracted, corrected or superseded, speak of events, people, kinds, parts
/// or other accounts, or where the claims of one bulletin, which may share an hour, became known one after another.
[[nodiscard]] std::optional<std::vector<known_claim>> growing_knowledge(const dossier& view, const account_id& account);

/// Are two answers the same, proofs included? Of answers without contradictions.
[[nodiscard]] bool same_answer(const bound& a, const bound& b);

}  // namespace habeas::detail
