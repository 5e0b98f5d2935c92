// SPDX-License-Identifier: MIT
#include "simulate/random_source.hpp"

#include <cstdint>

namespace habeas {

std::int64_t random_source::between(std::int64_t low, std::int64_t high) {
  const auto size = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
  if (size == 0) return static_cast<std::int64_t>(engine_());
  // Draws from the incomplete last round are thrown again, or small numbers would come more often.
  const auto limit = UINT64_MAX - UINT64_MAX % size;
  auto drawn = engine_();
  while (drawn >= limit) drawn = engine_();
  return low + static_cast<std::int64_t>(drawn % size);
}

}  // namespace habeas
