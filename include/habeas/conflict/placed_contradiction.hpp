// SPDX-License-Identifier: MIT
// A contradiction together with where in a dossier it is.
#pragma once

#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/ids.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas {

/// A contradiction with where it is: an account, or nothing for the timeline.
struct placed_contradiction {
  account_id account = {};
  contradiction found = {};
  std::vector<account_id> accounts = {};  ///< of a contradiction between accounts, all that its claims are about, sorted; else empty
};

/// Puts a contradiction under the accounts that its claims are about, where these are several.
HABEAS_API void file_under_accounts(placed_contradiction& c, const dossier& d);

/// "watch, ministry": the accounts that a contradiction is filed under; empty for the timeline.
[[nodiscard]] HABEAS_API std::string accounts_text(const placed_contradiction& c);

/// The smallest sets first, then by ids, then by account.
[[nodiscard]] HABEAS_API bool comes_first(const placed_contradiction& a, const placed_contradiction& b);

}  // namespace habeas
