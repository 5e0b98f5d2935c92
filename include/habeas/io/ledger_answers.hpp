// SPDX-License-Identifier: MIT
// Longer answers of the ledger as JSON text, in the shapes that scripts rely on (schemas/answers).
#pragma once

#include <string>

#include <habeas/infer/told_contradictions.hpp>

namespace habeas {

/// The first contradictions, each with `quote` and `dissolves`; `more` says whether there are others.
[[nodiscard]] std::string to_json(const told_contradictions& told, const narrator& speak);

}  // namespace habeas
