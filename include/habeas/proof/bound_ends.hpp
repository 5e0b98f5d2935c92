// SPDX-License-Identifier: MIT
// A bound without its proofs.
#pragma once

#include <cstdint>
#include <optional>

namespace habeas {

/// The ends of a bound, without its proofs.
struct bound_ends {
  std::optional<std::int64_t> low = {}, high = {};
  friend bool operator==(const bound_ends&, const bound_ends&) = default;
};

}  // namespace habeas
