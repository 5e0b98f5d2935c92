// SPDX-License-Identifier: MIT
// Sums of numbers that a file chooses: they end at the greatest number there is, and never wrap around.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace habeas {

/// a + b, or the greatest (least) number there is where the sum lies beyond it.
[[nodiscard]] constexpr std::int64_t capped_sum(std::int64_t a, std::int64_t b) noexcept {
  using limits = std::numeric_limits<std::int64_t>;
  if (b >= 0) return a > limits::max() - b ? limits::max() : a + b;
  return a < limits::min() - b ? limits::min() : a + b;
}

/// The same, where a sum that is not below the greatest number, or of which a part is without limit, is without limit.
[[nodiscard]] constexpr std::optional<std::int64_t> limited_sum(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b) noexcept {
  if (!a || !b) return std::nullopt;
  const auto sum = capped_sum(*a, *b);
  return sum == std::numeric_limits<std::int64_t>::max() ? std::nullopt : std::optional(sum);
}

}  // namespace habeas
