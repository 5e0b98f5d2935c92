// SPDX-License-Identifier: MIT
// A contradiction together with where in a dossier it is.
#pragma once

#include <habeas/core/export.hpp>
#include <habeas/model/ids.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas {

/// A contradiction with where it is: an account, or nothing for the timeline.
struct placed_contradiction {
  account_id account = {};
  contradiction found = {};
};

/// The smallest sets first, then by ids, then by account.
[[nodiscard]] HABEAS_API bool comes_first(const placed_contradiction& a, const placed_contradiction& b);

}  // namespace habeas
