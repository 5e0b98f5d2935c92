// SPDX-License-Identifier: MIT
#include "core/visible.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <fmt/format.h>

#include "core/utf8.hpp"

namespace habeas {
namespace {

bool acts(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::string escaped(std::string_view text, bool keeps_lines) {
  // Most text has nothing to show.
  const auto harmless = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F; };
  if (std::all_of(text.begin(), text.end(), harmless)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto c = first_utf8(text);
    const auto length = std::max<std::size_t>(c.length, 1);
    if (c.length == 0) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
    } else if (!acts(c.code) || (c.code == '\n' && keeps_lines)) {
      out += text.substr(0, length);
    } else if (c.code == '\n' || c.code == '\r' || c.code == '\t') {
      out += c.code == '\n' ? "\\n" : c.code == '\r' ? "\\r" : "\\t";
    } else {
      out += c.code < 0x20 ? fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c.code)) : fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c.code));
    }
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace

std::string visible(std::string_view text) { return escaped(text, false); }
std::string visible_lines(std::string_view text) { return escaped(text, true); }

}  // namespace habeas
