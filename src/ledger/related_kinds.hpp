// SPDX-License-Identifier: MIT
// Kinds of entry and exit across related accounts.
#pragma once

#include <vector>

#include <habeas/ledger/chain.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// Does such a change of a part certainly change the whole too? A transfer, a reappearance, a correction of a list and a late
/// registration may stay within it, and so may somebody who disappears from where he was held.
[[nodiscard]] bool leaves_the_whole(const chain& c);

/// Is a kind of one account a kind of the other: do both have one counter, or does the claim that relates them say so?
[[nodiscard]] bool call_kinds_the_same(const dossier& d, const related_claim& said, const account_id& one, const account_id& other);

/// Kinds that claims of other accounts count, and that are this account's too by a relation that names flows.
[[nodiscard]] std::vector<chain> kinds_of_related(const dossier& d, const account_id& account);

}  // namespace habeas
