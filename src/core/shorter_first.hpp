// SPDX-License-Identifier: MIT
// The order of sets in which those of fewer members come first.
#pragma once

namespace habeas {

/// Orders sets by how many they hold, and those of one size by what they hold.
struct shorter_first_order {
  template <class Set>
  constexpr bool operator()(const Set& a, const Set& b) const {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  }
};
inline constexpr shorter_first_order shorter_first{};

}  // namespace habeas
