// SPDX-License-Identifier: MIT
// Small things that reading cells into claims needs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <habeas/core/quantity.hpp>

#include "core/utf8.hpp"

namespace habeas::io {

/// The day of a cut-off, without its time.
inline std::string day_part(const std::string& date) {
  return date.substr(0, date.find('T'));
}

inline bool is_blank(std::string_view s) {
  return s.find_first_not_of(" \t") == std::string_view::npos;
}

inline std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

/// A whole number in plain digits that a quantity can hold.
inline std::optional<std::int64_t> whole_number(std::string_view s) {
  if (s.empty() || s.size() > 13 || (s.size() > 1 && s[0] == '0')) return std::nullopt;
  std::int64_t n = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n <= quantity::greatest ? std::optional(n) : std::nullopt;
}

/// The host of an address, or what stands before its first slash, as an id can have it.
inline std::string host_of(std::string_view address) {
  if (const auto scheme = address.find("://"); scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  if (address.substr(0, 4) == "www.") address.remove_prefix(4);
  std::string host(utf8_prefix(address, 100));
  std::replace_if(host.begin(), host.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '_');
  return host.empty() ? "document" : host;
}

}  // namespace habeas::io
