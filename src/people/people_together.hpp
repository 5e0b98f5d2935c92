// SPDX-License-Identifier: MIT
// Different people whose exits (or entries) lie in stretches that overlap: how many there were in all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "people/people_rows.hpp"

namespace habeas::detail {

/// At least so many exits (or entries) of one person in a stretch, and what that rests on.
struct personal_flow {
  std::size_t person = 0;
  instant first = instant::earliest(), last = instant::latest();
  std::int64_t number = 0;
  change_kind kind = {};
  std::vector<solve::premise> on = {};
  const event* alone = nullptr;  ///< the one event that it is, which has a row of its own for all its people
};

/// The rows that several people give together. Rows of stretches that overlap cannot be added up, since one exit could be in both;
/// exits of two people are two. So of people whose stretches overlap there is a row for each stretch that holds more of them than
/// any within it: of up to `most_by_stretch` at a time, else those from each start on and up to each end, and of more than
/// `most_by_end` those of stretches twice as long each time.
///
/// Without them an answer would be sound and lower. Near-linear where few overlap.
[[nodiscard]] std::vector<people_row> rows_together(std::vector<personal_flow> flows, direction way);

inline constexpr std::size_t most_by_stretch = 24, most_by_end = 500;

}  // namespace habeas::detail
