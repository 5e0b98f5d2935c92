// SPDX-License-Identifier: MIT
// Longer answers of the ledger as JSON: contradictions told, series, changes, drafts.
#pragma once

#include <habeas/infer/told_contradictions.hpp>

#include "io/answer_values.hpp"

namespace habeas::io {

/// Each contradiction with its account, `quote` and `dissolves`.
[[nodiscard]] json::array to_value(const told_contradictions& told, const narrator& speak);
[[nodiscard]] json::value to_value(const told_contradiction& c, const narrator& speak);

}  // namespace habeas::io
