// SPDX-License-Identifier: MIT
// Unaccounted movement from each stock to the next, and the sensitivity of series.
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/sensitivity.hpp>

namespace habeas {

/// What came and went between two points, and what no claim states of it.
struct unaccounted_step {
  account_point from = {}, to = {};
  unaccounted_flow entries = {}, exits = {};
};

/// Unaccounted entries and exits between each two stocks that follow one another and are certainly in order, along the
/// calendar. Steps may not be added up: a claim may state movements of several. Throws errc::cancelled on request.
/// @param proofs without them, and without the claims that state some, the account is solved once for all steps
[[nodiscard]] HABEAS_API std::vector<unaccounted_step> unaccounted_series(const ledger& l, std::stop_token stop = {}, const progress& told = {}, bool proofs = true);

/// For each claim and assumption that an unaccounted movement rests on (those that state some included): what is unaccounted
/// for without it, as the lower end of the row. Costs one ledger a row. Throws as `ledger::unaccounted`.
[[nodiscard]] HABEAS_API std::vector<sensitivity_row> unaccounted_sensitivity(const ledger& l, direction way, const account_point& from, const account_point& to,
                                                                              ledger_options options = {}, std::stop_token stop = {},
                                                                              const progress& told = {});

/// One answer of several that is another without a claim or assumption.
struct series_change {
  std::size_t question = {};  ///< its place among those asked
  sensitivity_row row = {};
};

/// The sensitivity of several answers at once: for each claim and assumption that any of them rests on, each answer that is
/// another without it. Costs one ledger for each claim and assumption, not for each answer.
[[nodiscard]] HABEAS_API std::vector<series_change> series_sensitivity(const ledger& l, const std::vector<question>& questions, ledger_options options = {},
                                                                       std::stop_token stop = {}, const progress& told = {});

}  // namespace habeas
