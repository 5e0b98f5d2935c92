// SPDX-License-Identifier: MIT
// The version, in one place: CMake and pyproject.toml read it from here.
#pragma once

#define HABEAS_VERSION "0.1.0"

namespace habeas {

inline constexpr const char* version = HABEAS_VERSION;

/// The number that a dossier file carries in its key "habeas": that of the files that are written. Earlier ones are read too.
inline constexpr int dossier_version = 2;

}  // namespace habeas
