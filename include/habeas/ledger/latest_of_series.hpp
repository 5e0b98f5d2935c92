// SPDX-License-Identifier: MIT
// A counter's later number of one series, read as its correction of the earlier.
#pragma once

#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/ledger.hpp>

namespace habeas {

/// The claims that a later number of their own series contradicts, sorted. A series is what one speaker says of one account, of
/// one kind and from one start (stocks have none); later is what counts to a later point, or to the same and was said later. What both
/// fit is no correction.
[[nodiscard]] HABEAS_API std::vector<claim_id> corrected_in_series(const ledger& l);

/// The view without those of any account: every series as last said.
[[nodiscard]] HABEAS_API dossier as_last_said(const dossier& view, const ledger_options& options = {});

}  // namespace habeas
