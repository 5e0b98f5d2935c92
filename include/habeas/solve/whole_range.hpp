// SPDX-License-Identifier: MIT
// A range of whole numbers; an end that is missing is open.
#pragma once

#include <cstdint>
#include <optional>


namespace habeas::solve {

/// How far a number can be from one to the other, both attained; nothing where there is no end.
struct whole_range {
  std::optional<std::int64_t> low = {}, high = {};
  friend bool operator==(const whole_range&, const whole_range&) = default;
};

}  // namespace habeas::solve
