// SPDX-License-Identifier: MIT
// The version, in one place: CMake and pyproject.toml read it from here.
#pragma once

#define HABEAS_VERSION "0.1.0"

namespace habeas {

inline constexpr const char* version = HABEAS_VERSION;

/// The number that a dossier file carries in its key "habeas".
inline constexpr int dossier_version = 1;

}  // namespace habeas
