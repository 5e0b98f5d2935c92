// SPDX-License-Identifier: MIT
// Codes of other standards as one text that any format carries: "cameo 084 broader; plover RETREAT/release exact".
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <habeas/core/slug.hpp>
#include <habeas/io/crosswalk.hpp>

namespace habeas::io {

/// A code, and how it stands to the kind of an event: `broader` covers more than the kind.
struct graph_code {
  std::string standard, code;
  habeas::code_match match = code_match::exact;
};

/// By standard, the closest match first; so that what a format groups comes back in one order.
inline void put_in_order(std::vector<graph_code>& codes) {
  std::stable_sort(codes.begin(), codes.end(), [](const graph_code& a, const graph_code& b) {
    return std::tie(a.standard, a.match) < std::tie(b.standard, b.match);
  });
}

[[nodiscard]] inline std::string codes_text(const std::vector<graph_code>& codes) {
  std::string text;
  for (const auto& c : codes) {
    if (!text.empty()) text += "; ";
    text.append(c.standard).append(" ").append(c.code).append(" ").append(to_slug(c.match));
  }
  return text;
}

/// What `codes_text` wrote; nothing where the text is none of it. A code may hold spaces, and no semicolon.
[[nodiscard]] inline std::optional<std::vector<graph_code>> read_codes(std::string_view text) {
  std::vector<graph_code> codes;
  while (!text.empty()) {
    const auto end = text.find("; ");
    const auto one = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
    const auto first = one.find(' '), last = one.rfind(' ');
    const auto how = last != std::string_view::npos ? find_slug<code_match>(one.substr(last + 1)) : std::nullopt;
    if (!how || *how == code_match::none || first == 0 || first == last || one.find(';') != std::string_view::npos) return std::nullopt;
    codes.push_back({std::string(one.substr(0, first)), std::string(one.substr(first + 1, last - first - 1)), *how});
  }
  return codes;
}

}  // namespace habeas::io
