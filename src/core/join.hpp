// SPDX-License-Identifier: MIT
// A list as one text, where each item first becomes a text. Items that fmt can print take fmt::join.
#pragma once

#include <string>
#include <string_view>

namespace habeas {

/// What `text_of` makes of each item, one after another with `between` in between.
template <class Range, class TextOf>
[[nodiscard]] std::string joined(const Range& items, std::string_view between, TextOf&& text_of) {
  std::string all;
  bool first = true;
  for (const auto& item : items) {
    if (!first) all += between;
    first = false;
    all += text_of(item);
  }
  return all;
}

}  // namespace habeas
