// SPDX-License-Identifier: MIT
// The first contradictions of a whole dossier, each with its sentence to quote and what would dissolve it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/conflict/placed_contradiction.hpp>
#include <habeas/conflict/conflict_enumeration.hpp>
#include <habeas/conflict/conflict_text.hpp>

namespace habeas {

struct conflict_report {
  placed_contradiction where = {};
  std::string quote = {};
  repairs ways = {};
};

struct conflict_reports {
  std::vector<conflict_report> list = {};  ///< the smallest sets first, then by ids, then by account
  std::optional<bool> more = {};              ///< are there others? Nothing: the search reached its limit
};

/// Quotes a contradiction and says what would dissolve it.
[[nodiscard]] HABEAS_API conflict_report explain(placed_contradiction c, const dossier& d, const excerpts& whole, const sentence_writer& writer,
                                                 ledger_options options = {}, std::stop_token stop = {});

/// The first k minimal contradictions over the timeline and all accounts of a view. Throws errc::cancelled on request.
/// @param effort how often the rows of each account may be solved at most
[[nodiscard]] HABEAS_API conflict_reports explain_contradictions(const dossier& d, std::size_t k, const sentence_writer& writer,
                                                                 ledger_options options = {}, std::size_t effort = default_conflict_effort,
                                                                 std::stop_token stop = {});

}  // namespace habeas
