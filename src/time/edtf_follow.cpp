// SPDX-License-Identifier: MIT
#include "time/edtf_follow.hpp"

#include <cstddef>
#include <string>

namespace habeas {

namespace detail {

std::string describe_followers(unsigned follow) {
  static constexpr const char* words[] = {"'-' and a month",
                                          "'-' and a day",
                                          "'S'",
                                          "a qualifier",
                                          "'T' and a time",
                                          "':' and seconds",
                                          "':'",
                                          "'Z'",
                                          "an offset",
                                          "'/'",
                                          "'..'",
                                          "','",
                                          "']'",
                                          "'}'"};
  const char* fitting[std::size(words) + 1] = {};
  std::size_t count = 0;
  for (std::size_t i = 0; i < std::size(words); ++i)
    if ((follow >> i & 1U) != 0) fitting[count++] = words[i];
  if ((follow & (close_one | close_all)) == 0) fitting[count++] = "the end of the text";
  std::string list;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) list += i + 1 == count ? " or " : ", ";
    list += fitting[i];
  }
  return list;
}

}  // namespace detail

}  // namespace habeas
