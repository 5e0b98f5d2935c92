// SPDX-License-Identifier: MIT
// What our values share when they print themselves: width, fill and alignment as of a string.
#pragma once

#include <string_view>

#include <fmt/format.h>

#include <habeas/core/export.hpp>

namespace habeas {

/// A formatter of a type derives from this and hands its text to `put`. Compiled once: formatting a string is much to
/// compile in every source that prints an id.
struct text_formatter : fmt::formatter<fmt::string_view> {
  HABEAS_API fmt::format_context::iterator put(std::string_view text, fmt::format_context& context) const;
};

}  // namespace habeas
