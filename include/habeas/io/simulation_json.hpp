// SPDX-License-Identifier: MIT
// The truth beside a simulated dossier, as JSON.
#pragma once

#include <string>
#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/simulate/simulate.hpp>

namespace habeas {

/// What truth.json says of itself.
inline constexpr std::string_view truth_note =
    "Simulated: nothing here ever happened. Hours are counted from the start of the first day; what happens at an hour happens within it. "
    "-1: before the first day.";

/// truth.json: what is true of every account at every hour, when the cut-offs were, which claims are not so, and
/// what was planted. Linear in what it holds.
[[nodiscard]] HABEAS_API std::string write_truth(const simulated_truth& truth);

/// Writes dossier.json and truth.json into a folder, both or neither, as `write_folder` does. Throws errc::invalid_file.
HABEAS_API void write_simulation(const simulation& made, const std::string& folder);

}  // namespace habeas
