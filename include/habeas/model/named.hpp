// SPDX-License-Identifier: MIT
// Things by the names that people call them.
#pragma once

#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// The account of that id; else the only one whose population, or whose counter, is called so, in upper or lower case.
/// @throws error unknown_id with near ids, and ambiguous where several are called so
[[nodiscard]] HABEAS_API account_id account_named(const dossier& d, std::string_view name);

/// The actor of that id; else the only one of that name.
/// @throws error unknown_id with near ids, and ambiguous where several are called so
[[nodiscard]] HABEAS_API actor_id actor_named(const dossier& d, std::string_view name);

}  // namespace habeas
