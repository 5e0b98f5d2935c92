// SPDX-License-Identifier: MIT
// Which claims may have a part in an account's answers.
#pragma once

#include <cstddef>
#include <vector>

#include <habeas/model/dossier.hpp>

namespace habeas::detail {

/// Claims that may have a part in an account's answers, as far as they count: its own and those of accounts related to it,
/// those of others that date a bulletin of theirs, corrections, and what events say.
[[nodiscard]] std::vector<std::size_t> counting_for(const dossier& d, const account_id& account);

}  // namespace habeas::detail
