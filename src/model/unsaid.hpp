// SPDX-License-Identifier: MIT
// Claims of which nobody knows when they were said.
#pragma once

#include <cstddef>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas::detail {

/// How many claims a view as known at a time leaves out since neither they nor their document say when they were said: of such a
/// view those that it leaves out, of any other those that one would.
[[nodiscard]] HABEAS_API std::size_t claims_unsaid(const dossier& view);

}  // namespace habeas::detail
