// SPDX-License-Identifier: MIT
// What may come next within a text of EDTF, in bits and in words, for messages.
#pragma once

#include <string>

namespace habeas::detail {

enum edtf_follower : unsigned {
  a_month = 1U << 0,
  a_day = 1U << 1,
  an_s = 1U << 2,
  a_mark = 1U << 3,
  a_time = 1U << 4,
  a_second = 1U << 5,
  a_colon = 1U << 6,
  a_z = 1U << 7,
  an_offset = 1U << 8,
  slash = 1U << 9,
  dots = 1U << 10,
  comma = 1U << 11,
  close_one = 1U << 12,
  close_all = 1U << 13,
};

/// "'-' and a month, a qualifier or the end of the text". A set is never at its end before it is closed.
[[nodiscard]] std::string describe_followers(unsigned follow);

}  // namespace habeas::detail
