// SPDX-License-Identifier: MIT
// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing past U+10FFFF.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <habeas/core/export.hpp>

namespace habeas {

/// The character that a text begins with, and how many bytes it takes: 1 to 4, or 0 where the bytes are none.
struct utf8_character {
  char32_t code = 0;
  std::size_t length = 0;
};

/// Reads the first character of a text; none where the text is empty, or its first bytes are no character.
[[nodiscard]] HABEAS_API utf8_character first_utf8(std::string_view text) noexcept;

/// Is the whole text UTF-8?
[[nodiscard]] HABEAS_API bool is_utf8(std::string_view text) noexcept;

/// The text, each byte that begins no character replaced by U+FFFD.
[[nodiscard]] HABEAS_API std::string as_utf8(std::string_view text);

/// The beginning of a text, at most so many bytes, cut between characters.
[[nodiscard]] HABEAS_API std::string_view utf8_prefix(std::string_view text, std::size_t longest) noexcept;

}  // namespace habeas
