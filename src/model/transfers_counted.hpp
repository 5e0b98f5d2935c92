// SPDX-License-Identifier: MIT
// Transfers of people between places that are counted apart.
#pragma once

#include <habeas/core/export.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas::detail {

/// May a transfer move an account whose rule does not say of which place or holder it counts?
///
/// It may where the account's own claims count transfers, and where it is said to be a part of another: the account of one
/// prison. Claims left out by a question or given up in a repair say so too, so that leaving one out never adds a unit.
[[nodiscard]] HABEAS_API bool transfers_may_move(const dossier& view, const account_id& account);

/// The effect of a change, where a transfer that the rule leaves inside is open.
[[nodiscard]] inline counting_effect open_if_moved(counting_effect effect, const custody_change& change, bool by_transfers) {
  return by_transfers && change.how == mechanism::transfer && effect == counting_effect::neither ? counting_effect::open : effect;
}

}  // namespace habeas::detail
