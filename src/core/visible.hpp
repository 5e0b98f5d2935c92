// SPDX-License-Identifier: MIT
// Text of others as it may stand in a line of ours: what would move a cursor, start a line or turn the direction of
// writing is shown instead of done.
#pragma once

#include <string>
#include <string_view>

#include <habeas/core/export.hpp>

namespace habeas {

/// The text with its control characters as escapes: `\n`, `\r`, `\t`, `\x1b`, and `\u202e` past ASCII's own. These
/// are the controls of C0 and C1, DEL, the marks that set the direction of writing, and the separators of lines and
/// paragraphs. Bytes that are no UTF-8 are shown as `\x..`; everything else stays as it is. Linear.
[[nodiscard]] HABEAS_API std::string visible(std::string_view text);

/// The same of text in lines of our own: a line feed stays.
[[nodiscard]] HABEAS_API std::string visible_lines(std::string_view text);

}  // namespace habeas
