// SPDX-License-Identifier: MIT
// A long proof in sections: where every shortest path passes the same variables, each stretch is chosen by itself.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "solve/canonical_proof.hpp"

namespace habeas::solve {

/// The best path as `canonical_proof` defines it, found in sections; nothing where it is one section, or once all together have
/// taken `effort` steps.
///
/// Every path passes the ends of the sections. Premises that all paths rest on are no reason to prefer one, and where two
/// sections share no other, the smallest list of each makes the smallest of both. Sections that do share some are one.
[[nodiscard]] std::optional<std::vector<row_index>> path_by_sections(const difference_system& system, const detail::tight_rows& tight,
                                                                     variable source, variable target, std::size_t effort);

}  // namespace habeas::solve
