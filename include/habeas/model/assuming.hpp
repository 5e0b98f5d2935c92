// SPDX-License-Identifier: MIT
// An assumption of whoever asks, for one answer: it need not be in the dossier.
#pragma once

#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// The view with an assumption of that effect on, as the asker's own: its id starts with `asked_`, and every sentence and
/// proof that uses it says so. An effect that every dossier has an assumption of is switched on.
///
/// @param kinds of `no_other_exits` and `no_other_entries`: all that there are; none: those of claims that count
/// @throws error unknown_id for no such account; invalid_value for an effect that needs an account without one, for one that
///         needs none with one, and for kinds where the effect lists none
/// @code
/// ledger(assuming(d, assumption_effect::no_other_exits, watch), watch).held("end:2031-03-31")
/// @endcode
[[nodiscard]] HABEAS_API dossier assuming(const dossier& view, assumption_effect effect, const account_id& account = {}, std::vector<mechanism> kinds = {});

/// Is its statement the one that habeas gives its effect, of every dossier's assumptions and of what an asker supposes, so that it
/// may be said in another language?
[[nodiscard]] HABEAS_API bool is_stated_by_habeas(const assumption& a);

}  // namespace habeas
