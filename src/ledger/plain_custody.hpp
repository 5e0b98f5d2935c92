// SPDX-License-Identifier: MIT
// People whose changes of custody can only add to what is known of an account, whatever order they become known in.
#pragma once

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas::detail {

/// Is nobody in the dossier part of more than one change that is an entry to the account, and of one that is an exit, and
/// none of a change that may be either, or of a group? Then there is nothing that one change could be the same as, and each
/// person's entry and exit stand for themselves.
[[nodiscard]] bool changes_stand_alone(const dossier& d, const account_id& account);

/// Is it one whole day, known for certain?
[[nodiscard]] bool is_one_day(const dated_claim& says);

/// Does it say that a person is counted, and neither when nor as one of a group?
[[nodiscard]] bool is_plain_membership(const claim& c);

}  // namespace habeas::detail
