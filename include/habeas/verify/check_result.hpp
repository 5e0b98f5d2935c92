// SPDX-License-Identifier: MIT
// What checking a proof says: nothing, or why it does not hold.
#pragma once

#include <string>
#include <vector>

namespace habeas::verify {

/// What is wrong with a proof, in plain words; nothing: it holds.
struct check_result {
  std::vector<std::string> reasons = {};
  [[nodiscard]] bool valid() const noexcept { return reasons.empty(); }
  explicit operator bool() const noexcept { return valid(); }
};

}  // namespace habeas::verify
