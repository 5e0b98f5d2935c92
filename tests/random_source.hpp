// SPDX-License-Identifier: MIT
// Random numbers for property tests: seeded, and the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace habeas::testing {

inline constexpr std::uint64_t seed = 20'260'119;

class random_source {
 public:
  explicit random_source(std::uint64_t start) : engine_(start) {}
  /// A number from low to high; the same on every machine.
  std::int64_t operator()(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i)
      std::swap(items[i - 1], items[static_cast<std::size_t>((*this)(0, static_cast<std::int64_t>(i) - 1))]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace habeas::testing
