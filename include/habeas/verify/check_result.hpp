// SPDX-License-Identifier: MIT
// What checking a proof says: nothing, or why it does not hold; and what nobody could check.
#pragma once

#include <string>
#include <vector>

namespace habeas::verify {

/// What is wrong with a proof, in plain words; nothing: it holds.
struct check_result {
  std::vector<std::string> reasons = {};
  /// What was not checked, since the answer does not bring it or it would be too much: it may be right or wrong.
  std::vector<std::string> unchecked = {};
  /// Is nothing wrong in what was checked?
  [[nodiscard]] bool valid() const noexcept { return reasons.empty(); }
  explicit operator bool() const noexcept { return valid(); }
};

}  // namespace habeas::verify
