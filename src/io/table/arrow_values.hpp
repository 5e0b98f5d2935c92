// SPDX-License-Identifier: MIT
// Single values of Arrow arrays, where they lie. Places count from the start of the buffers, an array's offset included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include <habeas/io/arrow.hpp>

namespace habeas::io {

/// An array without bits of what is there has no nulls.
[[nodiscard]] inline bool is_null(const ArrowArray& array, std::int64_t at) {
  const auto* bits = array.n_buffers > 0 && array.buffers != nullptr ? static_cast<const std::uint8_t*>(array.buffers[0]) : nullptr;
  return bits != nullptr && array.null_count != 0 && (bits[at / 8] >> (at % 8) & 1) == 0;
}

/// A text of offsets and bytes; nothing where the offsets lead to no text.
template <class Offset>
[[nodiscard]] std::optional<std::string_view> text_at(const ArrowArray& array, std::int64_t at) {
  const auto* offsets = static_cast<const Offset*>(array.buffers[1]);
  const auto* bytes = static_cast<const char*>(array.buffers[2]);
  const Offset from = offsets[at], to = offsets[at + 1];
  if (from == to) return std::string_view();
  if (from < 0 || to < from || bytes == nullptr) return std::nullopt;
  return std::string_view(bytes + from, static_cast<std::size_t>(to - from));
}

/// A text of a view: within it where it is short, else in one of the buffers after, whose sizes are in the last; nothing where
/// it leads to no text.
[[nodiscard]] inline std::optional<std::string_view> view_at(const ArrowArray& array, std::int64_t at) {
  const auto* view = static_cast<const char*>(array.buffers[1]) + at * 16;
  std::int32_t length = 0, buffer = 0, offset = 0;
  std::memcpy(&length, view, 4);
  if (length < 0) return std::nullopt;
  if (length <= 12) return std::string_view(view + 4, static_cast<std::size_t>(length));
  std::memcpy(&buffer, view + 8, 4);
  std::memcpy(&offset, view + 12, 4);
  const auto* sizes = static_cast<const std::int64_t*>(array.buffers[array.n_buffers - 1]);
  if (buffer < 0 || buffer >= array.n_buffers - 3 || offset < 0 || array.buffers[2 + buffer] == nullptr || sizes == nullptr) return std::nullopt;
  if (std::int64_t{offset} + length > sizes[buffer]) return std::nullopt;
  return std::string_view(static_cast<const char*>(array.buffers[2 + buffer]) + offset, static_cast<std::size_t>(length));
}

/// A text of any of the three layouts, by its format; nothing where it leads to none.
[[nodiscard]] inline std::optional<std::string_view> text_of(std::string_view format, const ArrowArray& array, std::int64_t at) {
  if (format == "u") return text_at<std::int32_t>(array, at);
  if (format == "U") return text_at<std::int64_t>(array, at);
  return view_at(array, at);
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
