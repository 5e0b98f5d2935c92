// SPDX-License-Identifier: MIT
// The points, chains and strata of answers, read from the words in which answers name them.
#pragma once

#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas::io {

/// A point as an answer about this dossier names it. Ids may hold any character, so the words of two points can be the
/// same: `claim:s:from` is the cut-off of the claim `s:from` where the dossier has one, else the start of the window of
/// `s`. Throws errc::invalid_value for words that name no point.
[[nodiscard]] HABEAS_API account_point read_point(std::string_view text, const dossier& d);

/// "entries", "exits:release", "held", "start", "end"; empty: none. Throws errc::invalid_value.
[[nodiscard]] HABEAS_API term_chain read_chain(std::string_view text);

/// AXIS=NAME: a part that claims of the dossier name, where there is one; else what stands before and after the first `=`.
[[nodiscard]] HABEAS_API stratum_name read_stratum(std::string_view text, const dossier& d);

}  // namespace habeas::io
