// SPDX-License-Identifier: MIT
// Texts that look the same, whichever way a keyboard or a file system writes their accents.
#pragma once

#include <string>
#include <string_view>

#include <habeas/core/export.hpp>

namespace habeas {

/// The text with each letter and its marks apart (Unicode's canonical decomposition), for comparing texts: an e with an acute accent
/// in one character and in two gives the same. Characters from U+00C0 to U+1FFF and Korean syllables are taken apart, and the
/// marks of U+0300 to U+036F put in order; everything else stays as it is.
[[nodiscard]] HABEAS_API std::string canonical_text(std::string_view text);

}  // namespace habeas
