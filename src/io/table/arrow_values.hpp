// SPDX-License-Identifier: MIT
// Single values of Arrow arrays, where they lie. Places count from the start of the buffers, an array's offset included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <habeas/io/arrow.hpp>

namespace habeas::io {

/// An array without bits of what is there has no nulls.
[[nodiscard]] inline bool is_null(const ArrowArray& array, std::int64_t at) {
  const auto* bits = array.n_buffers > 0 ? static_cast<const std::uint8_t*>(array.buffers[0]) : nullptr;
  return bits != nullptr && array.null_count != 0 && (bits[at / 8] >> (at % 8) & 1) == 0;
}

/// A text of offsets and bytes.
template <class Offset>
[[nodiscard]] std::string_view text_at(const ArrowArray& array, std::int64_t at) {
  const auto* offsets = static_cast<const Offset*>(array.buffers[1]);
  const auto* bytes = static_cast<const char*>(array.buffers[2]);
  const auto length = static_cast<std::size_t>(offsets[at + 1] - offsets[at]);
  return length == 0 ? std::string_view() : std::string_view(bytes + offsets[at], length);
}

/// A text of a view: within it where it is short, else in one of the buffers after.
[[nodiscard]] inline std::string_view view_at(const ArrowArray& array, std::int64_t at) {
  const auto* view = static_cast<const char*>(array.buffers[1]) + at * 16;
  std::int32_t length = 0, buffer = 0, offset = 0;
  std::memcpy(&length, view, 4);
  if (length <= 12) return {view + 4, static_cast<std::size_t>(length)};
  std::memcpy(&buffer, view + 8, 4);
  std::memcpy(&offset, view + 12, 4);
  return {static_cast<const char*>(array.buffers[2 + buffer]) + offset, static_cast<std::size_t>(length)};
}

/// A whole number of one of the eight widths, as the index of a dictionary is; of 64 bits without a sign, as if it had one.
[[nodiscard]] inline std::int64_t index_at(char format, const void* from, std::int64_t at) {
  switch (format) {
    case 'c': return static_cast<const std::int8_t*>(from)[at];
    case 'C': return static_cast<const std::uint8_t*>(from)[at];
    case 's': return static_cast<const std::int16_t*>(from)[at];
    case 'S': return static_cast<const std::uint16_t*>(from)[at];
    case 'i': return static_cast<const std::int32_t*>(from)[at];
    case 'I': return static_cast<const std::uint32_t*>(from)[at];
    default: return static_cast<const std::int64_t*>(from)[at];
  }
}

}  // namespace habeas::io
