// SPDX-License-Identifier: MIT
// Random whole numbers that are the same on every machine for the same seed.
#pragma once

#include <cstdint>
#include <random>

namespace habeas {

/// Draws from std::mt19937_64, whose numbers the C++ standard fixes. The distributions of the standard library
/// differ between libraries, so none is used.
class random_source {
 public:
  explicit random_source(std::uint64_t seed) : engine_(seed) {}

  /// A number from low to high, each equally likely. `low` must not be above `high`.
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
  /// True in so many of a hundred throws.
  [[nodiscard]] bool chance(std::int64_t percent) { return between(1, 100) <= percent; }
  /// A number for the seed of another source.
  [[nodiscard]] std::uint64_t seed() { return engine_(); }

 private:
  std::mt19937_64 engine_;
};

}  // namespace habeas
