// SPDX-License-Identifier: MIT
// Sums of numbers that a file chooses: they end at the greatest number there is, and never wrap around.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace habeas {

/// a + b of numbers not below 0, or the greatest number there is, whichever is less.
[[nodiscard]] constexpr std::int64_t capped_sum(std::int64_t a, std::int64_t b) noexcept {
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  return b > greatest - a ? greatest : a + b;
}

/// The same, where a sum that is not below the greatest number, or of which a part is without limit, is without limit.
[[nodiscard]] constexpr std::optional<std::int64_t> limited_sum(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b) noexcept {
  if (!a || !b) return std::nullopt;
  const auto sum = capped_sum(*a, *b);
  return sum == std::numeric_limits<std::int64_t>::max() ? std::nullopt : std::optional(sum);
}

}  // namespace habeas
